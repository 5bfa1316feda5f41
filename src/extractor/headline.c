/* Metadata come first as a rule; what is shown fills the gaps, and corrects a date. */
#include "headline.h"

#include "metadata/byline.h"
#include "metadata/date.h"

/* Up to such a share of a headline's words, in thirty-seconds, it has nothing to do with the title element.
 */
#define SAYS_OTHER 10

/* From such a share of its characters on, in thirty-seconds, it is written in capitals. */
#define SHOUTED 26

/* How far a headline is trusted as the title: most if it links nowhere, stands where a story can, and has the
 * words of the title element; 0 if that is the better one, or says the same not in capitals alone. */
static uint8_t headline_trust(const matn_extractor *x, const block_record *record) {
  bool elsewhere = (record->enclosing & (IN_NAV | IN_FOOTER | IN_ASIDE | IN_HIDDEN)) != 0;
  bool is_sure = record->link_words == 0 && !elsewhere;
  uint8_t share = record->features[FEATURE_TITLE_SHARE];
  if (matn_metadata_value(&x->metadata, METADATA_TITLE_TAG).len == 0) {
    return is_sure ? TRUST_TITLE_HEADLINE : TRUST_TITLE_UNSURE_HEADLINE;
  }
  bool is_shouted = share == 32 && record->features[FEATURE_CAPITAL_SHARE] >= SHOUTED;
  if (share < SAYS_OTHER || is_shouted) return TRUST_NONE;
  if (!is_sure) return TRUST_TITLE_UNSURE_HEADLINE;
  return share < BLOCKS_SAYS_TITLE ? TRUST_TITLE_HEADLINE : TRUST_TITLE_HEADLINE_AS_TAG;
}

void matn_headline_title(matn_extractor *x, const block_record *record) {
  matn_slice slices[2];
  size_t count = matn_ring_text(&x->ring, record, slices);
  matn_metadata_collect(&x->metadata);
  for (size_t i = 0; i < count; i++) matn_metadata_text(&x->metadata, slices[i].bytes, slices[i].len);
  matn_metadata_store(&x->metadata, METADATA_TITLE, MATN_SOURCE_TEXT, headline_trust(x, record));
}

/* Words of a line that may hold date and authors. */
#define LINE_WORDS 16

static bool is_near_headline(const matn_extractor *x) {
  return blocks_near_headline(&x->blocks, x->ring.first);
}

static bool is_behind_headline(const matn_extractor *x) {
  return x->blocks.headline_share != 0 && x->ring.first > x->blocks.headline;
}

/* Whether a page of a kind is about many things: a date in it is that of one of them, an author wrote one. */
static bool has_many_entries(matn_page_kind kind) {
  return kind == MATN_PAGE_PRODUCT || kind == MATN_PAGE_LISTING || kind == MATN_PAGE_SERVICE;
}

/* Whether a line may say when the page was published: it stands near the headline, or, as long as no date is
 * known, it is marked as a date or stands by itself behind the headline. */
static bool may_have_date(const matn_extractor *x, const block_record *record) {
  if (is_near_headline(x)) return true;
  if (matn_metadata_value(&x->metadata, METADATA_DATE).len != 0) return false;
  bool is_marked = record->role == MATN_ROLE_DATE || record->role == MATN_ROLE_BYLINE;
  bool is_alone = record->words <= LINE_WORDS * 2 / 3 && record->link_words <= record->words / 2;
  return is_marked || (is_alone && is_behind_headline(x) && !has_many_entries(matn_kind_best(&x->kind)));
}

/* A date before the one that the metadata give is that of the first publication, or of the day where it
 * appeared; one after it that of a change. In forums people joined before. */
static OUT_OF_LINE void offer_date(matn_extractor *x, const block_record *record, matn_slice line) {
  if (!may_have_date(x, record)) return;
  matn_slice language = matn_metadata_value(&x->metadata, METADATA_LANGUAGE);
  matn_slice known = matn_metadata_value(&x->metadata, METADATA_DATE);
  char date[DATE_LEN];
  date_order order = known.len == 0 ? matn_date_order(language.bytes, language.len) : DATE_ORDER_UNKNOWN;
  if (!matn_date_find(line.bytes, line.len, order, date)) return;
  matn_slice found = {date, DATE_LEN};
  int difference = known.len >= DATE_LEN ? memcmp(date, known.bytes, DATE_LEN) : 0;
  if (known.len == 0) {
    matn_metadata_offer(&x->metadata, METADATA_DATE, found, MATN_SOURCE_TEXT, TRUST_DATE_SHOWN);
  } else if (difference < 0 && matn_kind_best(&x->kind) != MATN_PAGE_FORUM) {
    matn_metadata_offer(&x->metadata, METADATA_DATE, found, MATN_SOURCE_TEXT, TRUST_DATE_SHOWN_EARLIER);
  } else if (difference > 0) {
    matn_metadata_offer(&x->metadata, METADATA_MODIFIED, found, MATN_SOURCE_TEXT, TRUST_MODIFIED_SHOWN);
  }
}

/* A line may say who wrote the page: near the headline if it says so, or the block before did; elsewhere in a
 * story if its words say nothing else. */
static void offer_byline(matn_extractor *x, const block_record *record, matn_slice line) {
  bool said_before = x->byline_announced, announces;
  x->byline_announced = false;
  if (matn_metadata_value(&x->metadata, METADATA_BYLINE).len != 0) return;
  bool is_near = is_near_headline(x);
  bool is_written = x->regions.clear && is_behind_headline(x) && matn_byline_announced(line);
  if (!is_near && !is_written && !said_before && record->role != MATN_ROLE_BYLINE) return;
  matn_slice name = matn_byline_find(line, &announces);
  x->byline_announced = announces && (is_near || is_written);
  if (name.len == 0) return;
  bool is_said = ((is_near || is_written) && name.bytes != line.bytes) || (said_before && x->regions.clear);
  if (is_said) {
    matn_metadata_offer(&x->metadata, METADATA_BYLINE, name, MATN_SOURCE_TEXT, TRUST_BYLINE_SAID);
  } else if (record->role == MATN_ROLE_BYLINE && x->regions.clear) {
    matn_metadata_offer(&x->metadata, METADATA_BYLINE, name, MATN_SOURCE_TEXT, TRUST_BYLINE_SHOWN);
  }
}

void matn_headline_line(matn_extractor *x, const block_record *record) {
  matn_slice slices[2];
  if (record->words > LINE_WORDS || matn_ring_text(&x->ring, record, slices) != 1) return;
  offer_date(x, record, slices[0]);
  offer_byline(x, record, slices[0]);
}

bool matn_headline_is_title(const matn_extractor *x, const block_record *record) {
  matn_slice slices[2];
  if (record->words > 60 || matn_ring_text(&x->ring, record, slices) != 1) return false;
  return matn_title_is(&x->metadata, slices[0]);
}

/* Whether the authors that were found are those of the page. What pages of some kinds name as author is a
 * brand, or wrote one of many entries; so are names that several lines differ in. */
static bool has_author(const matn_extractor *x, const matn_metadata *m) {
  bool is_shown = m->byline.source == MATN_SOURCE_TEXT || m->byline.source == MATN_SOURCE_LINK ||
                  m->byline.source == MATN_SOURCE_MICRODATA;
  if (m->kind == MATN_PAGE_FORUM) return true;
  if (has_many_entries(m->kind)) return false;
  if (x->metadata.values[METADATA_BYLINE].trust <= TRUST_BYLINE_NEEDS_DATE && m->date.len == 0) return false;
  return !is_shown || x->author.others <= 1;
}

void matn_headline_metadata(const matn_extractor *x, matn_metadata *out) {
  *out = (matn_metadata){0};
  matn_metadata_get(&x->metadata, out);
  out->kind = matn_kind_best(&x->kind);
  if (!has_author(x, out)) out->byline = (matn_value){NULL, 0, MATN_SOURCE_NONE};
  if (out->language.len == 0) {
    matn_slice guess = matn_language_guess(&x->language);
    if (guess.len != 0) out->language = (matn_value){guess.bytes, guess.len, MATN_SOURCE_GUESS};
  }
  if (out->direction == MATN_DIRECTION_UNKNOWN) {
    out->direction = matn_language_direction(out->language.bytes, out->language.len);
  }
  out->encoding = matn_decoder_encoding(&x->decoder);
  out->encoding_source = matn_decoder_source(&x->decoder);
}
