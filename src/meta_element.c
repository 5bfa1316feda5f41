/* Names in the order of trust within a key: the figures only rank the sources of one key. Names that are not
 * listed, but tell in words of a date of publication or change, are known by those words. */
#include "meta_element.h"

#include "byline.h"
#include "text.h"

/* Of names without the prefixes "dc.", "dcterms." and "citation_", which many vocabularies share. */
static const struct meta_name {
  char name[24];
  uint8_t key, trust;
} names[] = {
    {"og:title", METADATA_TITLE, 3},
    {"headline", METADATA_TITLE, 3},
    {"twitter:title", METADATA_TITLE, 2},
    {"title", METADATA_TITLE, 1},
    {"parsely-title", METADATA_TITLE, 1},
    {"sailthru.title", METADATA_TITLE, 1},
    {"author", METADATA_BYLINE, 6},
    {"creator", METADATA_BYLINE, 5},
    {"article:author", METADATA_BYLINE, 4},
    {"article:author_name", METADATA_BYLINE, 4},
    {"og:article:author", METADATA_BYLINE, 4},
    {"parsely-author", METADATA_BYLINE, 4},
    {"sailthru.author", METADATA_BYLINE, 4},
    {"cxenseparse:author", METADATA_BYLINE, 4},
    {"byl", METADATA_BYLINE, 4},
    {"twitter:data1", METADATA_BYLINE, 1},
    {"article:published_time", METADATA_DATE, 7},
    {"datepublished", METADATA_DATE, 6},
    {"og:published_time", METADATA_DATE, 6},
    {"publication_date", METADATA_DATE, 6},
    {"parsely-pub-date", METADATA_DATE, 5},
    {"sailthru.date", METADATA_DATE, 5},
    {"date.issued", METADATA_DATE, 5},
    {"issued", METADATA_DATE, 5},
    {"created", METADATA_DATE, 4},
    {"date.created", METADATA_DATE, 4},
    {"date", METADATA_DATE, 4},
    {"pubdate", METADATA_DATE, 4},
    {"article:modified_time", METADATA_MODIFIED, 5},
    {"og:updated_time", METADATA_MODIFIED, 4},
    {"datemodified", METADATA_MODIFIED, 4},
    {"modified", METADATA_MODIFIED, 3},
    {"date.modified", METADATA_MODIFIED, 3},
    {"og:site_name", METADATA_SITE, 5},
    {"application-name", METADATA_SITE, 3},
    {"publisher", METADATA_SITE, 2},
    {"journal_title", METADATA_SITE, 2},
    {"og:description", METADATA_DESCRIPTION, 2},
    {"description", METADATA_DESCRIPTION, 3},
    {"twitter:description", METADATA_DESCRIPTION, 1},
    {"og:url", METADATA_CANONICAL, 2},
    {"og:image", METADATA_IMAGE, 4},
    {"og:image:url", METADATA_IMAGE, 4},
    {"og:image:secure_url", METADATA_IMAGE, 4},
    {"twitter:image", METADATA_IMAGE, 3},
    {"twitter:image:src", METADATA_IMAGE, 3},
    {"parsely-image-url", METADATA_IMAGE, 2},
    {"sailthru.image.full", METADATA_IMAGE, 2},
    {"thumbnail", METADATA_IMAGE, 1},
    {"content-language", METADATA_LANGUAGE, 2},
    {"language", METADATA_LANGUAGE, 1},
    {"og:locale", METADATA_LANGUAGE, 1},
    {"article:section", METADATA_SECTION, 4},
    {"parsely-section", METADATA_SECTION, 3},
    {"section", METADATA_SECTION, 3},
    {"category", METADATA_SECTION, 2},
    {"subject", METADATA_SECTION, 1},
    {"article:tag", METADATA_TAGS, 4},
    {"news_keywords", METADATA_TAGS, 3},
    {"parsely-tags", METADATA_TAGS, 3},
    {"sailthru.tags", METADATA_TAGS, 3},
    {"keywords", METADATA_TAGS, 2},
    {"rights", METADATA_LICENCE, 1},
    {"license", METADATA_LICENCE, 2},
    {"licence", METADATA_LICENCE, 2},
};

static bool begins_with(const char *name, size_t len, const char *begin) {
  return matn_text_begins(name, len, begin) != 0;
}

static bool has(const char *name, size_t len, const char *word) {
  for (size_t at = 0; at < len; at++) {
    if (begins_with(name + at, len - at, word)) return true;
  }
  return false;
}

/* Bytes of a prefix that says nothing but which vocabulary a name is of. */
static size_t vocabulary(const char *name, size_t len) {
  static const char prefixes[][16] = {
      "dcterms.", "dcterms:", "dc.", "dc:", "citation_", "bt:", "ms.", "shareaholic:"};
  size_t found = 0;
  for (size_t i = 0; i < COUNT_OF(prefixes) && found == 0; i++) {
    found = matn_text_begins(name, len, prefixes[i]);
  }
  return found;
}

static matn_source source_of(meta_attribute attribute, const char *name, size_t len) {
  if (attribute == META_ITEMPROP) return MATN_SOURCE_MICRODATA;
  if (begins_with(name, len, "og:") || begins_with(name, len, "article:")) return MATN_SOURCE_OPEN_GRAPH;
  if (begins_with(name, len, "twitter:")) return MATN_SOURCE_TWITTER;
  return begins_with(name, len, "dc") ? MATN_SOURCE_DUBLIN_CORE : MATN_SOURCE_META;
}

/* A name that is not listed: what it tells of a date, if it does. */
static struct meta_name by_words(const char *name, size_t len) {
  bool is_date = has(name, len, "date") || has(name, len, "time") || has(name, len, "_at");
  if (has(name, len, "modif") || has(name, len, "updat") || has(name, len, "review")) {
    return (struct meta_name){.key = METADATA_MODIFIED, .trust = 1};
  }
  if ((is_date && has(name, len, "publi")) || begins_with(name, len, "published")) {
    return (struct meta_name){.key = METADATA_DATE, .trust = 3};
  }
  return (struct meta_name){.key = METADATA_NONE};
}

/* What is labelled so is told only by the label's text. */
static bool is_label(metadata *m, const char *name, size_t len) {
  static const char label[] = "twitter:label1", data[] = "twitter:data1";
  if (len == sizeof label - 1 && memcmp(name, label, len) == 0) {
    matn_byline_find(matn_metadata_collected(m), &m->labels_author);
    return true;
  }
  return len == sizeof data - 1 && memcmp(name, data, len) == 0 && !m->labels_author;
}

void matn_meta_element_store(metadata *m, meta_attribute attribute, const char *name, size_t len) {
  if (is_label(m, name, len)) {
    m->collecting = false;
    return;
  }
  size_t prefix = vocabulary(name, len);
  matn_source source = source_of(attribute, name, len);
  struct meta_name known = by_words(name, len);
  for (size_t i = 0; i < COUNT_OF(names); i++) {
    size_t rest = len - prefix;
    bool same = rest < sizeof names[i].name && memcmp(names[i].name, name + prefix, rest) == 0 &&
                names[i].name[rest] == '\0';
    if (same) known = names[i];
  }
  bool is_list = known.key == METADATA_BYLINE || known.key == METADATA_TAGS;
  if (is_list) {
    matn_metadata_store_entry(m, (metadata_key)known.key, source, known.trust);
  } else {
    matn_metadata_store(m, (metadata_key)known.key, source, known.trust);
  }
}
