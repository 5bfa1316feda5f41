#include "author_mark.h"

#include "base/collapse.h"
#include "base/saturate.h"
#include "base/slice.h"
#include "byline.h"

/* The source of an author's name, and the trust in it, by what marks it. */
static const struct {
  uint8_t source, trust;
} marks[] = {
    [AUTHOR_CLASS] = {MATN_SOURCE_TEXT, TRUST_BYLINE_CLASS},
    [AUTHOR_PATH] = {MATN_SOURCE_TEXT, TRUST_BYLINE_PATH},
    [AUTHOR_REL] = {MATN_SOURCE_LINK, TRUST_BYLINE_REL},
    [AUTHOR_ITEMPROP] = {MATN_SOURCE_MICRODATA, TRUST_BYLINE_ITEMPROP},
    [AUTHOR_NAME] = {MATN_SOURCE_MICRODATA, TRUST_BYLINE_ITEMPROP_NAME},
};

void matn_author_mark_init(author_mark *k, char *text) {
  *k = (author_mark){.text = text};
}

void matn_author_mark_start(author_mark *k, author_sign sign, uint8_t atom, uint16_t name_hash) {
  bool in_author = k->sign >= AUTHOR_ITEMPROP;
  if (sign == AUTHOR_NAME && !in_author) sign = AUTHOR_NONE;
  bool same = k->sign != AUTHOR_NONE && atom == k->atom && name_hash == k->name_hash;
  if (sign == AUTHOR_NONE || (k->sign != AUTHOR_NONE && sign < k->sign)) {
    if (same && k->depth == UINT8_MAX) {
      k->sign = AUTHOR_NONE;
    } else if (same) {
      k->depth++;
    }
    return;
  }
  k->sign = (uint8_t)sign;
  k->atom = atom;
  k->name_hash = name_hash;
  k->depth = k->len = 0;
  k->space = false;
}

void matn_author_mark_text(author_mark *k, const char *utf8, size_t len) {
  for (size_t at = 0, step; at < len; at += step) {
    text_class class = matn_text_class(utf8 + at, &step);
    if (!collapse(class, k->len != 0, &k->space)) continue;
    if (k->len + k->space + step > AUTHOR_TEXT_MAX) {
      k->sign = AUTHOR_NONE;
      return;
    }
    if (k->space) k->text[k->len++] = ' ';
    k->space = false;
    memcpy(k->text + k->len, utf8 + at, step);
    k->len = (uint8_t)(k->len + step);
  }
}

static void offer(author_mark *k, matn_slice name, uint32_t block, metadata *m) {
  uint8_t trust = marks[k->sign].trust;
  matn_source source = (matn_source)marks[k->sign].source;
  bool is_one_of_several = k->sign >= AUTHOR_REL && block <= k->block + 1;
  if (m->values[METADATA_BYLINE].trust == trust && !is_one_of_several) {
    if (!matn_slice_equal(matn_metadata_value(m, METADATA_BYLINE), name)) add_saturating_8(&k->others, 1);
    return;
  }
  k->block = block;
  matn_metadata_collect(m);
  matn_metadata_text(m, name.bytes, name.len);
  matn_metadata_store_entry(m, METADATA_BYLINE, source, trust);
}

/* Bytes of a name that somebody has given himself. */
#define ONE_WORD_LEAST 3
#define ONE_WORD_MOST 39

/* Whether a text can be a user's name of one word, such as "ann_lee42". */
static bool is_one_word(matn_slice text) {
  bool has_letter = false;
  for (size_t at = 0, step; at < text.len; at += step) {
    text_class class = matn_text_class(text.bytes + at, &step);
    has_letter = has_letter || (text_is_word(class) && class != TEXT_DIGIT);
    if (!text_is_word(class) && text.bytes[at] != '-' && text.bytes[at] != '.') return false;
  }
  return has_letter && text.len >= ONE_WORD_LEAST && text.len <= ONE_WORD_MOST;
}

void matn_author_mark_end(author_mark *k, uint8_t atom, uint16_t name_hash, uint32_t block, metadata *m) {
  if (atom != k->atom || name_hash != k->name_hash) return;
  if (k->depth > 0) {
    k->depth--;
    return;
  }
  bool announces;
  matn_slice text = {k->text, k->len}, name = matn_byline_find(text, &announces);
  if (name.len == 0 && k->sign >= AUTHOR_PATH && is_one_word(text)) name = text;
  if (name.len != 0) offer(k, name, block, m);
  k->sign = AUTHOR_NONE;
}
