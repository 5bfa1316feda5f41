/* Features of a block and its neighbours; feature.h says what each is. */
#include "feature.h"

/* Twice the logarithm of n + 1, cut at `most`: for 1, 2, 3, 5, 7, 11, 15 ... it is 2, 3, 4, 5, 6, 7, 8 ... */
static int16_t log2_halves(uint32_t n, int16_t most) {
  int16_t halves = 0;
  uint32_t rest = n + (n < UINT32_MAX);
  for (; rest > 3; rest >>= 1) halves += 2;
  halves = (int16_t)(halves + (int16_t)rest - 1 + (rest > 1));
  return halves < most ? halves : most;
}

static int16_t least(uint32_t n, int16_t most) {
  return n < (uint32_t)most ? (int16_t)n : most;
}

static int16_t eighths(uint32_t part, uint32_t whole) {
  if (whole == 0) return 0;
  if (part >= whole) return 8;
  return (int16_t)((uint64_t)part * 8 / whole);
}

static bool is_all_link(const block_record *b) {
  return b->words != 0 && b->link_words >= b->words;
}

static uint32_t free_words(const block_record *b) {
  return b->words > b->link_words ? b->words - b->link_words : 0;
}

static uint32_t prose_words(const block_record *b) {
  return b->words >= 10 && b->link_words * 3 < b->words ? b->words : 0;
}

/* Evidence of names in eighths, -8 to 8. */
static int16_t evidence(int16_t names) {
  int16_t part = (int16_t)(names / 8);
  return part > 8 ? 8 : part < -8 ? -8 : part;
}

static void page_features(const ring *r, const block_record *b, int16_t *out) {
  bool prose_page = ring_is_prose_page(r);
  out[FEATURE_PROSE_PAGE] = log2_halves(r->prose, 20);
  out[FEATURE_LINKS_ON_PROSE_PAGE] = prose_page ? eighths(b->link_words, b->words) : 0;
  out[FEATURE_LINKED_CELL] = (b->enclosing & IN_CELL) != 0 && is_all_link(b);
}

static void own_features(const block_record *b, int16_t *out) {
  out[FEATURE_BIAS] = 1;
  out[FEATURE_WORDS] = log2_halves(b->words, 16);
  out[FEATURE_FEW_WORDS] = b->words < 4;
  out[FEATURE_PROSE] = b->words >= 15 && b->sentence_ends != 0 && b->link_words * 3 < b->words;
  out[FEATURE_MANY_WORDS] = b->words >= 24;
  out[FEATURE_LINK_SHARE] = eighths(b->link_words, b->words);
  out[FEATURE_ALL_LINK] = is_all_link(b);
  out[FEATURE_COMMAS] = least(b->commas, 4);
  out[FEATURE_ENDS_SENTENCE] = (b->flags & BLOCK_ENDS_SENTENCE) != 0;
  out[FEATURE_SEPARATORS] = least(b->separators, 3);
  out[FEATURE_COPYRIGHT] = (b->flags & BLOCK_COPYRIGHT) != 0;
  out[FEATURE_REPEATED] = (b->flags & BLOCK_REPEATED) != 0;
  out[FEATURE_HIDDEN] = (b->flags & BLOCK_HIDDEN) != 0;
  out[FEATURE_NAMES] = evidence(b->names);
  out[FEATURE_NEAR_NAMES] = evidence(b->near_names);
  out[FEATURE_BAD_NAMES] = b->names < -10 || b->near_names <= -20;
  bool hinted = b->hint == HINT_BYLINE || b->hint == HINT_DATE;
  out[FEATURE_BYLINE_OR_DATE] = hinted && b->words < 12;
  out[FEATURE_SIBLING_PROSE] = log2_halves(b->parent_long_blocks, 8);
  out[FEATURE_PLACE] = log2_halves(b->words_before, 24);
}

static void enclosing_features(const block_record *b, int16_t *out) {
  static const struct {
    uint32_t bits;
    feature feature;
  } rows[] = {
      {IN_ARTICLE, FEATURE_ARTICLE},
      {IN_MAIN, FEATURE_MAIN},
      {IN_ASIDE, FEATURE_ASIDE},
      {IN_NAV, FEATURE_NAV},
      {IN_FOOTER, FEATURE_FOOTER},
      {IN_HEADER, FEATURE_HEADER},
      {IN_FORM, FEATURE_FORM},
      {IN_P, FEATURE_PARAGRAPH},
      {IN_LIST_ITEM, FEATURE_LIST_ITEM},
      {IN_CELL, FEATURE_CELL},
      {IN_QUOTE, FEATURE_QUOTE},
      {IN_PRE, FEATURE_PREFORMATTED},
      {IN_FIGURE | IN_CAPTION, FEATURE_FIGURE},
      {IN_HEADING, FEATURE_HEADING},
      {IN_H1, FEATURE_HEADLINE},
      {IN_TERM | IN_DEFINITION, FEATURE_DEFINITION},
      {IN_CONTROL, FEATURE_CONTROL},
      {IN_TIME, FEATURE_TIME},
      {IN_ADDRESS, FEATURE_ADDRESS},
      {IN_DETAILS, FEATURE_DETAILS},
      {IN_DIALOG, FEATURE_DIALOG},
  };
  for (size_t i = 0; i < COUNT_OF(rows); i++) out[rows[i].feature] = (b->enclosing & rows[i].bits) != 0;
}

static void neighbour_features(const ring *r, uint64_t serial, uint64_t end, int16_t *out) {
  const block_record *b = ring_record(r, serial);
  for (uint32_t back = 1; back <= RING_BACK && back <= serial; back++) {
    const block_record *before = ring_record(r, serial - back);
    out[back == 1 ? FEATURE_WORDS_1_BEFORE : FEATURE_WORDS_2_BEFORE] = log2_halves(free_words(before), 12);
    if (back == 1) {
      out[FEATURE_LINK_BEFORE] = is_all_link(before);
      out[FEATURE_SIBLING_BEFORE] = before->parent == b->parent;
    }
  }
  uint32_t prose = 0;
  for (uint32_t ahead = 1; ahead <= 8 && serial + ahead < end; ahead++) {
    const block_record *after = ring_record(r, serial + ahead);
    prose += prose_words(after);
    if (ahead <= 2) {
      out[ahead == 1 ? FEATURE_WORDS_1_AFTER : FEATURE_WORDS_2_AFTER] = log2_halves(free_words(after), 12);
    }
    if (ahead == 1) {
      out[FEATURE_LINK_AFTER] = is_all_link(after);
      out[FEATURE_SIBLING_AFTER] = after->parent == b->parent;
    }
  }
  out[FEATURE_PROSE_AFTER] = log2_halves(prose, 16);
}

void matn_features(const ring *r, uint64_t serial, uint64_t end, int16_t out[FEATURE_COUNT]) {
  memset(out, 0, FEATURE_COUNT * sizeof *out);
  const block_record *b = ring_record(r, serial);
  own_features(b, out);
  enclosing_features(b, out);
  neighbour_features(r, serial, end, out);
  page_features(r, b, out);
}

const char *matn_feature_name(uint8_t which) {
  static const char names[FEATURE_COUNT][24] = {
      [FEATURE_BIAS] = "any block",
      [FEATURE_WORDS] = "words",
      [FEATURE_FEW_WORDS] = "few words",
      [FEATURE_PROSE] = "running text",
      [FEATURE_MANY_WORDS] = "many words",
      [FEATURE_LINK_SHARE] = "share of links",
      [FEATURE_ALL_LINK] = "all link",
      [FEATURE_COMMAS] = "commas",
      [FEATURE_ENDS_SENTENCE] = "ends a sentence",
      [FEATURE_SEPARATORS] = "separators",
      [FEATURE_COPYRIGHT] = "copyright sign",
      [FEATURE_REPEATED] = "stood before",
      [FEATURE_HIDDEN] = "hidden",
      [FEATURE_NAMES] = "names",
      [FEATURE_NEAR_NAMES] = "nearest name",
      [FEATURE_BAD_NAMES] = "bad names",
      [FEATURE_ARTICLE] = "in article",
      [FEATURE_MAIN] = "in main",
      [FEATURE_ASIDE] = "in aside",
      [FEATURE_NAV] = "in nav",
      [FEATURE_FOOTER] = "in footer",
      [FEATURE_HEADER] = "in header",
      [FEATURE_FORM] = "in form",
      [FEATURE_PARAGRAPH] = "paragraph",
      [FEATURE_LIST_ITEM] = "list item",
      [FEATURE_CELL] = "table cell",
      [FEATURE_QUOTE] = "quote",
      [FEATURE_PREFORMATTED] = "preformatted",
      [FEATURE_FIGURE] = "in figure",
      [FEATURE_HEADING] = "heading",
      [FEATURE_HEADLINE] = "headline",
      [FEATURE_DEFINITION] = "description list",
      [FEATURE_CONTROL] = "button or label",
      [FEATURE_TIME] = "time",
      [FEATURE_ADDRESS] = "address",
      [FEATURE_DETAILS] = "in details",
      [FEATURE_DIALOG] = "in dialog",
      [FEATURE_BYLINE_OR_DATE] = "byline or date",
      [FEATURE_WORDS_1_BEFORE] = "words before",
      [FEATURE_WORDS_2_BEFORE] = "words two before",
      [FEATURE_WORDS_1_AFTER] = "words after",
      [FEATURE_WORDS_2_AFTER] = "words two after",
      [FEATURE_LINK_BEFORE] = "link before",
      [FEATURE_LINK_AFTER] = "link after",
      [FEATURE_PROSE_AFTER] = "prose after",
      [FEATURE_SIBLING_BEFORE] = "sibling before",
      [FEATURE_SIBLING_AFTER] = "sibling after",
      [FEATURE_SIBLING_PROSE] = "prose among siblings",
      [FEATURE_PROSE_PAGE] = "prose in page",
      [FEATURE_LINKS_ON_PROSE_PAGE] = "links on a prose page",
      [FEATURE_LINKED_CELL] = "table cell of a link",
      [FEATURE_PLACE] = "words so far",
  };
  return which < FEATURE_COUNT ? names[which] : "";
}
