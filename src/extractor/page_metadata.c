#include "page_metadata.h"

#include "metadata/title.h"

static matn_value value_of(const metadata *m, metadata_key key) {
  matn_slice value = matn_metadata_value(m, key);
  return (matn_value){value.bytes, value.len, m->values[key].source};
}

static void get_values(const metadata *m, matn_metadata *out) {
  out->title = matn_title(m);
  out->byline = value_of(m, METADATA_BYLINE);
  metadata_key date = m->values[METADATA_DATE].trust != TRUST_NONE ? METADATA_DATE : METADATA_MODIFIED;
  out->date = value_of(m, date);
  out->modified = value_of(m, METADATA_MODIFIED);
  out->site = value_of(m, METADATA_SITE);
  out->description = value_of(m, METADATA_DESCRIPTION);
  out->language = value_of(m, METADATA_LANGUAGE);
  out->canonical = value_of(m, METADATA_CANONICAL);
  out->image = value_of(m, METADATA_IMAGE);
  out->section = value_of(m, METADATA_SECTION);
  out->tags = value_of(m, METADATA_TAGS);
  out->licence = value_of(m, METADATA_LICENCE);
  out->direction = (matn_direction)m->direction;
}

/* Whether the authors that were found are those of the page. What pages of some kinds name as author is a
 * brand, or wrote one of many entries; so are names that several lines differ in. */
static bool has_author(const page_sources *from, const matn_metadata *out) {
  bool is_shown = out->byline.source == MATN_SOURCE_TEXT || out->byline.source == MATN_SOURCE_LINK ||
                  out->byline.source == MATN_SOURCE_MICRODATA;
  if (out->kind == MATN_PAGE_FORUM) return true;
  if (page_kind_has_entries(out->kind)) return false;
  if (from->metadata->values[METADATA_BYLINE].trust <= TRUST_BYLINE_NEEDS_DATE && out->date.len == 0)
    return false;
  return !is_shown || from->author->others <= 1;
}

static void tell_language(const page_sources *from, matn_metadata *out) {
  if (out->language.len == 0) {
    matn_slice guess = matn_language_guess(from->language);
    if (guess.len != 0) out->language = (matn_value){guess.bytes, guess.len, MATN_SOURCE_GUESS};
  }
  if (out->direction == MATN_DIRECTION_UNKNOWN) {
    out->direction = matn_language_direction(out->language.bytes, out->language.len);
  }
}

void matn_page_metadata(const page_sources *from, matn_metadata *out) {
  *out = (matn_metadata){0};
  get_values(from->metadata, out);
  out->kind = matn_page_kind_best(from->kind);
  if (!has_author(from, out)) out->byline = (matn_value){NULL, 0, MATN_SOURCE_NONE};
  tell_language(from, out);
  out->encoding = matn_decoder_encoding(from->decoder);
  out->encoding_source = matn_decoder_source(from->decoder);
}
