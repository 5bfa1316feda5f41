/* One walk outwards over the open elements finds the distances. Another sums up what was read in them. */
#include "position_features.h"

#include "base/saturate.h"
#include "model/model.h"

/* Classes of elements for FEATURE_ELEMENT. Those that rarely hold article text come first. */
static const uint8_t element_classes[ATOM_COUNT] = {
    [ATOM_NAV] = 1,      [ATOM_FOOTER] = 2,      [ATOM_BUTTON] = 3,   [ATOM_LABEL] = 4,
    [ATOM_LEGEND] = 4,   [ATOM_OPTION] = 4,      [ATOM_FORM] = 5,     [ATOM_FIELDSET] = 5,
    [ATOM_ASIDE] = 6,    [ATOM_DIALOG] = 6,      [ATOM_ADDRESS] = 7,  [ATOM_HEADER] = 8,
    [ATOM_HGROUP] = 8,   [ATOM_UL] = 9,          [ATOM_OL] = 9,       [ATOM_MENU] = 9,
    [ATOM_DIR] = 9,      [ATOM_DL] = 9,          [ATOM_LI] = 10,      [ATOM_DIV] = 11,
    [ATOM_CENTER] = 12,  [ATOM_MARQUEE] = 12,    [ATOM_FIGURE] = 13,  [ATOM_FIGCAPTION] = 14,
    [ATOM_CAPTION] = 14, [ATOM_DT] = 15,         [ATOM_DD] = 16,      [ATOM_TH] = 17,
    [ATOM_TD] = 18,      [ATOM_TR] = 19,         [ATOM_TBODY] = 19,   [ATOM_THEAD] = 19,
    [ATOM_TABLE] = 19,   [ATOM_DETAILS] = 20,    [ATOM_SUMMARY] = 20, [ATOM_SECTION] = 21,
    [ATOM_ARTICLE] = 22, [ATOM_MAIN] = 23,       [ATOM_H1] = 24,      [ATOM_H4] = 25,
    [ATOM_H5] = 25,      [ATOM_H6] = 25,         [ATOM_H3] = 26,      [ATOM_H2] = 27,
    [ATOM_P] = 28,       [ATOM_BLOCKQUOTE] = 29, [ATOM_PRE] = 30,     [ATOM_LISTING] = 30,
    [ATOM_XMP] = 30,     [ATOM_PLAINTEXT] = 30,
};

/* For each element the feature that is the distance to it. Elements without one have FEATURE_WORDS, which is
 * filled in later, when the block's text is known. */
static const uint8_t distances[ATOM_COUNT] = {
    [ATOM_P] = FEATURE_TO_P,
    [ATOM_LI] = FEATURE_TO_LIST_ITEM,
    [ATOM_DT] = FEATURE_TO_DEFINITION,
    [ATOM_DD] = FEATURE_TO_DEFINITION,
    [ATOM_H1] = FEATURE_TO_HEADING,
    [ATOM_H2] = FEATURE_TO_HEADING,
    [ATOM_H3] = FEATURE_TO_HEADING,
    [ATOM_H4] = FEATURE_TO_HEADING,
    [ATOM_H5] = FEATURE_TO_HEADING,
    [ATOM_H6] = FEATURE_TO_HEADING,
    [ATOM_TD] = FEATURE_TO_CELL,
    [ATOM_TH] = FEATURE_TO_CELL,
    [ATOM_BLOCKQUOTE] = FEATURE_TO_QUOTE,
    [ATOM_PRE] = FEATURE_TO_PRE,
    [ATOM_LISTING] = FEATURE_TO_PRE,
    [ATOM_XMP] = FEATURE_TO_PRE,
    [ATOM_PLAINTEXT] = FEATURE_TO_PRE,
    [ATOM_FIGURE] = FEATURE_TO_FIGURE,
    [ATOM_FIGCAPTION] = FEATURE_TO_CAPTION,
    [ATOM_CAPTION] = FEATURE_TO_CAPTION,
    [ATOM_FORM] = FEATURE_TO_FORM,
    [ATOM_FIELDSET] = FEATURE_TO_FORM,
    [ATOM_BUTTON] = FEATURE_TO_CONTROL,
    [ATOM_LABEL] = FEATURE_TO_CONTROL,
    [ATOM_LEGEND] = FEATURE_TO_CONTROL,
    [ATOM_OPTION] = FEATURE_TO_CONTROL,
    [ATOM_ARTICLE] = FEATURE_TO_ARTICLE,
    [ATOM_MAIN] = FEATURE_TO_MAIN,
    [ATOM_ASIDE] = FEATURE_TO_ASIDE,
    [ATOM_NAV] = FEATURE_TO_NAV,
    [ATOM_FOOTER] = FEATURE_TO_FOOTER,
    [ATOM_HEADER] = FEATURE_TO_HEADER,
    [ATOM_SECTION] = FEATURE_TO_SECTION,
    [ATOM_TABLE] = FEATURE_TO_TABLE,
    [ATOM_UL] = FEATURE_TO_LIST,
    [ATOM_OL] = FEATURE_TO_LIST,
    [ATOM_MENU] = FEATURE_TO_LIST,
    [ATOM_DIR] = FEATURE_TO_LIST,
    [ATOM_DL] = FEATURE_TO_LIST,
    [ATOM_DETAILS] = FEATURE_TO_DETAILS,
    [ATOM_DIALOG] = FEATURE_TO_DETAILS,
    [ATOM_ADDRESS] = FEATURE_TO_DETAILS,
};

#define NOWHERE 255

static bool makes_blocks(uint8_t atom) {
  return (atom_properties(atom) & ELEMENT_BLOCK) != 0;
}

/* Fills in the distances to elements, and to names of each group. */
static void measure(const outline *o, uint8_t *features) {
  memset(features + FEATURE_TO_P, NOWHERE, FEATURE_TO_CARD + 1 - FEATURE_TO_P);
  uint32_t distance = 0;                /* with OUTLINE_MOST frames it stays below NOWHERE */
  uint32_t unmet = ~(1u << GROUP_NONE); /* groups without a distance */
  for (const frame *f = o->top, *root = o->frames; f > root; f--) {
    uint8_t atom = f->atom, *to = &features[distances[atom]];
    if (*to == NOWHERE) *to = (uint8_t)distance;
    for (uint32_t met; (met = f->groups & unmet) != 0;) {
      unsigned group = bit_count(met) - 1;
      features[FEATURE_TO_BODY + group - GROUP_BODY] = (uint8_t)distance;
      unmet ^= 1u << group;
    }
    distance += makes_blocks(atom);
  }
}

/* What was read so far in an element. */
typedef struct read_words {
  uint32_t words, link_words, long_blocks;
} read_words;

static ALWAYS_INLINE void add_read(read_words *sum, const frame *f) {
  sum->words += f->words;
  sum->link_words += f->link_words;
  sum->long_blocks += f->long_blocks;
}

/* What was read so far in the enclosing elements 1, 2, 3 and 5 levels above `own`. */
static void sum_up(const outline *o, const frame *own, uint8_t *features) {
  static const uint8_t levels_more[4] = {1, 1, 1, 2};
  const frame *f = o->top + 1, *root = o->frames;
  read_words sum = {0};
  while (f > own) add_read(&sum, --f);
  UNROLLED for (uint8_t i = 0; i < COUNT_OF(levels_more); i++) {
    for (uint8_t level = 0; level < levels_more[i] && f > root; level++) add_read(&sum, --f);
    if (sum.words == 0) continue;
    features[FEATURE_WORDS_IN_1 + i] = feature_log(sum.words);
    features[FEATURE_LINKS_IN_1 + i] = feature_share(sum.link_words, sum.words);
    features[FEATURE_LONG_IN_1 + i] = feature_least(sum.long_blocks);
  }
}

/* Writes down the innermost elements, as many as there is room for. */
static void put_path(block_record *record, const outline *o) {
  uint8_t len = (uint8_t)(outline_len(o) > MATN_PATH_SIZE ? MATN_PATH_SIZE : outline_len(o) - 1);
  const frame *f = o->top + 1 - len;
  record->path_len = len;
  if (FOR_SPEED && len == MATN_PATH_SIZE) {
    UNROLLED for (size_t i = 0; i < MATN_PATH_SIZE; i++) record->path[i] = f[i].atom;
  } else {
    for (size_t i = 0; i < len; i++) record->path[i] = f[i].atom;
  }
}

void matn_place_in_outline(block_record *record, const outline *o) {
  const frame *root = o->frames, *top = o->top, *own = top;
  uint8_t *features = record->features;
  while (own > root && !makes_blocks(own->atom)) own--; /* the innermost element that makes blocks */
  const frame *parent = own > root ? own - 1 : own;
  record->enclosing = top->enclosing;
  record->parent = parent->serial;
  record->section = (own - root > 3 ? own - 3 : root)->serial;
  record->design = own->design;
  record->level = top->lists != 0 ? top->lists : top->quotes;
  put_path(record, o);
  measure(o, features);
  sum_up(o, own, features);
  features[FEATURE_ELEMENT] = element_classes[own->atom];
  features[FEATURE_PARENT] = element_classes[parent->atom];
  features[FEATURE_DEPTH] = feature_least(outline_len(o) + o->deeper);
  features[FEATURE_HIDDEN] = (top->enclosing & IN_HIDDEN) != 0;
  features[FEATURE_LISTS] = top->lists;
  features[FEATURE_NAMES] = feature_signed(top->names / 2);
  features[FEATURE_NEAR_NAMES] = feature_signed(top->near_names);
  features[FEATURE_WORST_NAMES] = feature_signed(top->worst_names);
  features[FEATURE_BEST_NAMES] = feature_signed(top->best_names);
}

static uint8_t count_seen(uint8_t *counts, uint16_t hash) {
  uint8_t *seen = &counts[(hash ^ hash >> 7) & (PLACE_PATHS - 1)];
  uint8_t before = *seen;
  add_saturating_8(seen, 1);
  return feature_log(before);
}

void matn_place_in_page(block_record *record, page_counts *page, uint16_t path) {
  uint8_t *features = record->features;
  features[FEATURE_PATH_SEEN] = count_seen(page->paths, path);
  features[FEATURE_DESIGN_SEEN] = count_seen(page->designs, record->design);
  features[FEATURE_WORDS_SO_FAR] = feature_log(page->words);
  features[FEATURE_BLOCKS_SO_FAR] = feature_log(page->blocks);
  features[FEATURE_LONG_SO_FAR] = feature_log(page->long_blocks);
  features[FEATURE_HEADINGS_SO_FAR] = feature_log(page->headings);
  features[FEATURE_SINCE_H1] = page->h1 ? feature_log(page->words - page->h1_at) : NOWHERE;
  features[FEATURE_SINCE_HEADING] =
      page->heading_at != 0 ? feature_least(page->blocks - page->heading_at) : NOWHERE;
  features[FEATURE_SINCE_LONG] = page->long_at != 0 ? feature_least(page->blocks - page->long_at) : NOWHERE;
  features[FEATURE_FREE_BEFORE_4] = feature_log(page->free_4 / 4u);
  features[FEATURE_FREE_BEFORE_16] = feature_log(page->free_16 / 4u);
  features[FEATURE_LINKS_BEFORE_8] = feature_share(page->links_8, page->words_8);
  features[FEATURE_HEADING_WORDS] = page->heading_at != 0 ? page->heading_words : 128;
  features[FEATURE_IMAGES_BEFORE] = page->images;
  features[FEATURE_FIELDS_BEFORE] = page->fields;
  page->images = page->fields = 0;
}

/* Moves a running mean (in sixteenths) by 1/2^shift towards a number. Numbers above 255 count as 255. */
static OUT_OF_LINE void move_mean(uint16_t *mean, uint32_t count, unsigned shift) {
  int32_t to = (count < 255 ? (int32_t)count : 255) * 16, from = *mean;
  *mean = (uint16_t)(from + (to - from) / (1 << shift));
}

void matn_place_count(page_counts *page, const block_record *record) {
  uint32_t words = record->words, free = words > record->link_words ? words - record->link_words : 0;
  page->blocks++;
  page->words += words;
  if ((record->flags & BLOCK_LONG) != 0) {
    page->long_blocks++;
    page->long_at = page->blocks;
  }
  if ((record->enclosing & IN_HEADING) != 0) {
    page->headings++;
    page->heading_at = page->blocks;
    page->heading_words = record->features[FEATURE_WORD_SUM];
  }
  if ((record->enclosing & IN_H1) != 0) {
    page->h1 = true;
    page->h1_at = page->words;
  }
  move_mean(&page->free_4, free, 2);
  move_mean(&page->free_16, free, 4);
  move_mean(&page->words_8, words, 3);
  move_mean(&page->links_8, record->link_words, 3);
}
