/* Known names are listed in src/tables/meta_names.txt. Other names may still mean a date of publication or
 * change, if they have such words in them. */
#include "meta_element.h"

#include "base/slice.h"
#include "base/string_list.h"
#include "base/text.h"
#include "byline.h"
#include "tables/meta_names.h"

static bool name_begins(const char *name, size_t len, const char *begin) {
  return matn_text_begins(name, len, begin) != 0;
}

static bool name_has(const char *name, size_t len, const char *word) {
  for (size_t at = 0; at < len; at++) {
    if (name[at] == *word && name_begins(name + at, len - at, word)) return true;
  }
  return false;
}

/* Prefixes that only say which vocabulary a name is from. */
static const char vocabularies[] = "dcterms.\0dcterms:\0dc.\0dc:\0citation_\0bt:\0ms.\0shareaholic:\0";

/* The number of the prefix that a name has, from 1 on; 0 if it has none. Moves behind the prefix. */
static unsigned skip_prefix(const char *prefixes, const char **name, size_t *len) {
  unsigned which = 1;
  for (const char *prefix = prefixes; *prefix != '\0'; prefix = matn_string_next(prefix), which++) {
    size_t skipped = **name == *prefix ? matn_text_begins(*name, *len, prefix) : 0;
    if (skipped == 0) continue;
    *name += skipped;
    *len -= skipped;
    return which;
  }
  return 0;
}

static matn_source source_of(meta_attribute attribute, const char *name, size_t len) {
  if (attribute == META_ITEMPROP) return MATN_SOURCE_MICRODATA;
  if (name_begins(name, len, "og:") || name_begins(name, len, "article:")) return MATN_SOURCE_OPEN_GRAPH;
  if (name_begins(name, len, "twitter:")) return MATN_SOURCE_TWITTER;
  return name_begins(name, len, "dc") ? MATN_SOURCE_DUBLIN_CORE : MATN_SOURCE_META;
}

/* The meaning of a name that is not listed: a date, or nothing. */
static meaning by_words(const char *name, size_t len) {
  bool is_date = name_has(name, len, "date") || name_has(name, len, "time") || name_has(name, len, "_at");
  if (name_has(name, len, "modif") || name_has(name, len, "updat") || name_has(name, len, "review")) {
    return (meaning){METADATA_MODIFIED, TRUST_MODIFIED_META_WORDS};
  }
  if ((is_date && name_has(name, len, "publi")) || name_begins(name, len, "published")) {
    return (meaning){METADATA_DATE, TRUST_DATE_META_WORDS};
  }
  return (meaning){METADATA_NONE, TRUST_NONE};
}

static meaning meaning_of(const char *name, size_t len) {
  const char *rest = name;
  size_t rest_len = len, at = 0, idx = 0;
  skip_prefix(vocabularies, &rest, &rest_len);
  unsigned family = skip_prefix(meta_name_families, &rest, &rest_len);
  if (rest_len >= COUNT_OF(meta_name_counts)) return by_words(name, len);
  for (size_t shorter = 0; shorter < rest_len; shorter++) {
    at += shorter * meta_name_counts[shorter];
    idx += meta_name_counts[shorter];
  }
  for (size_t end = idx + meta_name_counts[rest_len]; idx < end; idx++, at += rest_len) {
    meaning known = meta_name_meanings[idx];
    if (known.trust >> 4 != family || memcmp(meta_name_text + at, rest, rest_len) != 0) continue;
    known.trust &= 15;
    return known;
  }
  return by_words(name, len);
}

/* Twitter's values of free choice: only the text of the label says what the value is. */
static bool is_twitter_label(metadata *m, const char *name, size_t len) {
  matn_slice whole = {name, len};
  if (slice_is(whole, "twitter:label1")) {
    matn_byline_find(matn_metadata_collected(m), &m->labels_author);
    return true;
  }
  return slice_is(whole, "twitter:data1") && !m->labels_author;
}

void matn_meta_element_store(metadata *m, meta_attribute attribute, const char *name, size_t len) {
  if (is_twitter_label(m, name, len)) {
    m->collecting = false;
    return;
  }
  matn_source source = source_of(attribute, name, len);
  meaning known = meaning_of(name, len);
  bool is_list = known.key == METADATA_BYLINE || known.key == METADATA_TAGS;
  if (is_list) {
    matn_metadata_store_entry(m, (metadata_key)known.key, source, known.trust);
  } else {
    matn_metadata_store(m, (metadata_key)known.key, source, known.trust);
  }
}
