#include "page_kind.h"

#include "base/saturate.h"
#include "name_words.h"

#define EVIDENCE_LIMIT 200

/* By so much another kind has to be more likely than an article, which most pages are. */
#define KIND_MARGIN 10

void matn_page_kind_init(page_kind *k, const model *m) {
  *k = (page_kind){.model = m};
}

void matn_page_kind_word(page_kind *k, page_kind_source source, uint32_t hash) {
  const int8_t *weights = matn_model_kinds(&k->model->kinds, word_hash_add(hash, (unsigned char)source));
  if (weights == NULL) return;
  for (size_t i = 0; i < KIND_COUNT; i++) add_limited(&k->evidence[i], weights[i], EVIDENCE_LIMIT);
}

/* Where the path of a URL begins. */
static size_t path_of(const char *url, size_t len) {
  size_t at = 0, slashes = 0;
  while (at < len && slashes < 3) slashes += url[at++] == '/';
  return at;
}

void matn_page_kind_value(page_kind *k, page_kind_source source, const char *bytes, size_t len) {
  size_t at = 0;
  if (source == KIND_OF_META) {
    uint32_t hash = WORD_HASH;
    for (; at < len; at++) hash = word_hash_add(hash, (unsigned char)bytes[at]);
    matn_page_kind_word(k, source, hash);
    return;
  }
  if (source == KIND_OF_URL) {
    if (k->url) return;
    k->url = true;
    at = path_of(bytes, len);
  }
  name_word word = {0};
  const char *rest = bytes + at, *end = bytes + len;
  while (matn_name_word_next(&word, &rest, end, true)) matn_page_kind_word(k, source, word.hash);
}

matn_page_kind matn_page_kind_best(const page_kind *k) {
  static const uint8_t kinds[KIND_COUNT] = {
      [KIND_ARTICLE] = MATN_PAGE_ARTICLE, [KIND_FORUM] = MATN_PAGE_FORUM,
      [KIND_PRODUCT] = MATN_PAGE_PRODUCT, [KIND_COLLECTION] = MATN_PAGE_LISTING,
      [KIND_LISTING] = MATN_PAGE_LISTING, [KIND_DOCUMENTATION] = MATN_PAGE_DOCUMENTATION,
      [KIND_SERVICE] = MATN_PAGE_SERVICE};
  size_t best = KIND_ARTICLE;
  bool is_known = false;
  for (size_t i = 0; i < KIND_COUNT; i++) {
    is_known = is_known || k->evidence[i] != 0;
    if (k->evidence[i] > k->evidence[best]) best = i;
  }
  if (k->evidence[best] <= k->evidence[KIND_ARTICLE] + KIND_MARGIN) best = KIND_ARTICLE;
  return is_known ? (matn_page_kind)kinds[best] : MATN_PAGE_UNKNOWN;
}
