/* What the metadata say comes first as a rule. What the page shows fills the gaps, and corrects a date. */
#include "headline.h"

#include "base/text.h"
#include "metadata/byline.h"
#include "metadata/date.h"
#include "metadata/title.h"

/* Up to such a share of a headline's words, in thirty-seconds, it has nothing to do with the title element.
 */
#define SAYS_OTHER 10

/* From such a share of its characters on, in thirty-seconds, it is written in capitals. */
#define SHOUTED 26

/* How far a headline is trusted as the title: most if it links nowhere, stands where a story can, and has the
 * words of the title element; 0 if that is the better one, or says the same not in capitals alone. */
static uint8_t headline_trust(const metadata *m, const block_record *record) {
  bool elsewhere = (record->enclosing & (IN_NAV | IN_FOOTER | IN_ASIDE | IN_HIDDEN)) != 0;
  bool is_sure = record->link_words == 0 && !elsewhere;
  uint8_t share = record->features[FEATURE_TITLE_SHARE];
  if (matn_metadata_value(m, METADATA_TITLE_TAG).len == 0) {
    return is_sure ? TRUST_TITLE_HEADLINE : TRUST_TITLE_UNSURE_HEADLINE;
  }
  bool is_shouted = share == 32 && record->features[FEATURE_CAPITAL_SHARE] >= SHOUTED;
  if (share < SAYS_OTHER || is_shouted) return TRUST_NONE;
  if (!is_sure) return TRUST_TITLE_UNSURE_HEADLINE;
  return share < BLOCKS_SAYS_TITLE ? TRUST_TITLE_HEADLINE : TRUST_TITLE_HEADLINE_AS_TAG;
}

void matn_headline_title(metadata *m, const ring *r, const block_record *record) {
  matn_slice slices[2];
  size_t count = matn_ring_text(r, record, slices);
  matn_metadata_collect(m);
  for (size_t i = 0; i < count; i++) matn_metadata_text(m, slices[i].bytes, slices[i].len);
  matn_metadata_store(m, METADATA_TITLE, MATN_SOURCE_TEXT, headline_trust(m, record));
}

/* Words of a line that may hold date and authors. */
#define LINE_WORDS 16

static bool is_near_headline(const headline_line *at) {
  return blocks_near_headline(at->blocks, at->blocks->ring->first);
}

static bool is_behind_headline(const headline_line *at) {
  return at->blocks->headline_share != 0 && at->blocks->ring->first > at->blocks->headline;
}

/* Whether a line may say when the page was published: it stands near the headline, or, as long as no date is
 * known, it is marked as a date or stands by itself behind the headline. */
static bool may_have_date(const headline_line *at, const block_record *record) {
  if (is_near_headline(at)) return true;
  bool is_known = matn_metadata_value(at->metadata, METADATA_DATE).len != 0 ||
                  at->metadata->values[METADATA_MODIFIED].source == MATN_SOURCE_TEXT;
  if (is_known) return false;
  bool is_marked = record->role == MATN_ROLE_DATE || record->role == MATN_ROLE_BYLINE;
  bool is_alone = record->words <= LINE_WORDS * 2 / 3 && record->link_words <= record->words / 2;
  return is_marked ||
         (is_alone && is_behind_headline(at) && !page_kind_has_entries(matn_page_kind_best(at->kind)));
}

/* Words of a line that only says what the date in the next one is of. */
#define LABEL_WORDS 3

/* The label of the date in a line: what the words before it say, or those of the line before. */
static date_label find_date(const headline_line *at, const block_record *record, matn_slice line,
                            date_order order, char date[DATE_LEN], bool *is_found) {
  date_label said = (date_label)*at->date_label, label;
  *is_found = false;
  *at->date_label = DATE_ALONE;
  if (record->words > LABEL_WORDS && !matn_date_has_year(line.bytes, line.len)) return DATE_ALONE;
  label = matn_date_in_line(line.bytes, line.len, order, date, is_found);
  bool is_label = !*is_found && record->words <= LABEL_WORDS && label != DATE_IN_WORDS;
  if (is_label) *at->date_label = (uint8_t)label;
  return label == DATE_ALONE ? said : label;
}

/* Whether a shown date is plainly the first publication: it stands by itself, or behind words that say so.
 * Where only a time element gives a date, other words do not matter. */
static bool is_plain_date(const headline_line *at, const block_record *record, date_label label) {
  bool is_said = label != DATE_IN_WORDS || at->metadata->values[METADATA_DATE].trust == TRUST_DATE_TIME;
  return is_said && record->role != MATN_ROLE_CAPTION && record->role != MATN_ROLE_QUOTE;
}

static bool is_sentence(matn_slice line) {
  size_t at = line.len - 1, len;
  while (at != 0 && utf8_continues(line.bytes[at])) at--;
  return matn_text_class(line.bytes + at, &len) == TEXT_SENTENCE_END;
}

/* A plain date before the one that the metadata give is that of the first publication, or of the day where it
 * appeared; one after it that of a change. In forums people joined before. */
static OUT_OF_LINE void offer_date(const headline_line *at, const block_record *record, matn_slice line) {
  if (!may_have_date(at, record)) return;
  matn_slice language = matn_metadata_value(at->metadata, METADATA_LANGUAGE);
  matn_slice known = matn_metadata_value(at->metadata, METADATA_DATE);
  char date[DATE_LEN];
  bool is_found;
  date_order order = known.len == 0 ? matn_date_order(language.bytes, language.len) : DATE_ORDER_UNKNOWN;
  date_label label = find_date(at, record, line, order, date, &is_found);
  if (!is_found || label == DATE_OTHER || (label == DATE_IN_WORDS && is_sentence(line))) return;
  matn_slice found = {date, DATE_LEN};
  int difference = known.len >= DATE_LEN ? memcmp(date, known.bytes, DATE_LEN) : 0;
  if (label == DATE_CHANGED || difference > 0) {
    matn_metadata_offer(at->metadata, METADATA_MODIFIED, found, MATN_SOURCE_TEXT, TRUST_MODIFIED_SHOWN);
  } else if (known.len == 0) {
    matn_metadata_offer(at->metadata, METADATA_DATE, found, MATN_SOURCE_TEXT, TRUST_DATE_SHOWN);
  } else if (difference < 0 && is_plain_date(at, record, label) &&
             matn_page_kind_best(at->kind) != MATN_PAGE_FORUM) {
    matn_metadata_offer(at->metadata, METADATA_DATE, found, MATN_SOURCE_TEXT, TRUST_DATE_SHOWN_EARLIER);
  }
}

/* A line may say who wrote the page: near the headline if it says so, or the block before did; elsewhere in a
 * story if its words say nothing else. */
static void offer_byline(const headline_line *at, const block_record *record, matn_slice line) {
  bool said_before = *at->byline_announced, announces;
  *at->byline_announced = false;
  if (matn_metadata_value(at->metadata, METADATA_BYLINE).len != 0) return;
  bool is_near = is_near_headline(at);
  bool is_written = at->is_clear && is_behind_headline(at) && matn_byline_announced(line);
  if (!is_near && !is_written && !said_before && record->role != MATN_ROLE_BYLINE) return;
  matn_slice name = matn_byline_find(line, &announces);
  *at->byline_announced = announces && (is_near || is_written);
  if (name.len == 0) return;
  bool is_said = ((is_near || is_written) && name.bytes != line.bytes) || (said_before && at->is_clear);
  if (is_said) {
    matn_metadata_offer(at->metadata, METADATA_BYLINE, name, MATN_SOURCE_TEXT, TRUST_BYLINE_SAID);
  } else if (record->role == MATN_ROLE_BYLINE && at->is_clear) {
    matn_metadata_offer(at->metadata, METADATA_BYLINE, name, MATN_SOURCE_TEXT, TRUST_BYLINE_SHOWN);
  }
}

void matn_headline_line(const headline_line *at, const block_record *record) {
  matn_slice slices[2];
  if (record->words > LINE_WORDS || matn_ring_text(at->blocks->ring, record, slices) != 1) return;
  offer_date(at, record, slices[0]);
  offer_byline(at, record, slices[0]);
}

/* Words of a title at most. */
#define TITLE_WORDS 60

bool matn_headline_is_title(const metadata *m, const ring *r, const block_record *record) {
  matn_slice slices[2];
  if (record->words > TITLE_WORDS || matn_ring_text(r, record, slices) != 1) return false;
  return matn_title_is(m, slices[0]);
}
