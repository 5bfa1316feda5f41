/* First scores are given in the order of the blocks, each once. Means of them are remembered for blocks of
 * one parent, section or design. These depend only on how far the page was read. */
#include "score.h"

#include "base/saturate.h"
#include "model/trees.h"

#define NO_SCORE 0

/* A first score this far from 0 stays as it is. To the second stage all such scores would look the same (see
 * as_feature). */
#define SURE (4 * SCORE_ONE)

void matn_scorer_init(scorer *s, const page_kind *k) {
  *s = (scorer){.model = k->model, .kind = k, .best_long = INT16_MIN};
}

/* Fewer blocks than this are scored one by one. */
#define BLOCKS_TOGETHER 16

/* As feature_signed(), but never 0, which means that there is no score. */
static uint8_t as_feature(int16_t score) {
  int32_t eighth = score / 8;
  return (uint8_t)((eighth < -127 ? -127 : eighth > 127 ? 127 : eighth) + 128);
}

_Static_assert(NO_SCORE == 0, "no score has the least byte");

/* Spreads keys over a product's upper bits: the prime next to 2^32 divided by the golden ratio. */
#define MULTIPLIER UINT32_C(0x9E3779B1)

/* Where the mean is of what has a key in common. */
static OUT_OF_LINE size_t place_of_mean(uint32_t by, uint16_t key) {
  return (key * 4u + by) * MULTIPLIER >> (32 - SCORE_MEANS_BITS);
}

/* So many scores make a mean; from there on it moves as if there were no more. */
#define MEAN_OF_MOST 64

static void add_to_mean(scorer *s, uint32_t by, uint16_t key, int16_t score) {
  score_mean *m = &s->means[place_of_mean(by, key)];
  if (m->count < MEAN_OF_MOST) m->count++;
  m->mean = (int16_t)(m->mean + (score - m->mean) / m->count);
}

enum { BY_PARENT, BY_SECTION, BY_DESIGN };

typedef struct weighted {
  int32_t sum, weight;
} weighted;

static uint8_t mean_feature(weighted sum) {
  return sum.weight != 0 ? as_feature((int16_t)(sum.sum / sum.weight * 4)) : NO_SCORE;
}

static ALWAYS_INLINE void scores_ahead(const neighbours *n, uint32_t end, bool side_by_side,
                                       uint8_t *restrict f) {
  weighted all = {0}, siblings = {0}, section = {0};
  int16_t most = INT16_MIN;
  uint8_t least = NO_SCORE;
  bool heading = false;
  memset(f + FEATURE_SCORE_A1, NO_SCORE, 3);
  UNROLLED for (uint8_t ahead = 1; ahead <= SCORE_AHEAD; ahead++) {
    const block_record *after = neighbour_at(n, end, side_by_side, ahead);
    if (after == NULL) break;
    int16_t first = after->first;
    if (ahead <= 3) {
      uint8_t score = as_feature(first);
      f[FEATURE_SCORE_A1 + ahead - 1] = score;
      least = ahead == 1 || score < least ? score : least;
    }
    most = first > most ? first : most;
    if (!heading && after->features[FEATURE_TO_HEADING] != NO_BLOCK) {
      heading = true;
      section = all;
    }
    int32_t weight = after->features[FEATURE_WORDS], sum = first / 4 * weight;
    bool is_sibling = after->parent == n->block->parent;
    all.sum += sum;
    all.weight += weight;
    /* no branch here: it would be taken about every second time */
    siblings.sum += is_sibling ? sum : 0;
    siblings.weight += is_sibling ? weight : 0;
  }
  if (!heading) section = all;
  f[FEATURE_SCORE_AFTER_8] = mean_feature(all);
  f[FEATURE_SCORE_SAME_AFTER] = mean_feature(siblings);
  f[FEATURE_SCORE_TO_HEADING] = mean_feature(section);
  f[FEATURE_SCORE_MOST_AFTER] = most != INT16_MIN ? as_feature(most) : NO_SCORE;
  f[FEATURE_SCORE_LEAST_AFTER] = least;
}

static ALWAYS_INLINE void scores_before(const neighbours *n, bool side_by_side, uint8_t *restrict f) {
  uint8_t least = NO_SCORE;
  memset(f + FEATURE_SCORE_B3, NO_SCORE, 3);
  UNROLLED for (uint8_t back = 1; back <= NEIGHBOURS_BACK; back++) {
    const block_record *before = neighbour_at(n, n->serial, side_by_side, -back);
    if (before == NULL) break;
    uint8_t score = as_feature(before->first);
    f[FEATURE_SCORE_B1 + 1 - back] = score;
    if (back == 1 || score < least) least = score;
  }
  f[FEATURE_SCORE_LEAST_BEFORE] = least;
}

/* The first scores around a block. */
static void scores_around(const scorer *s, const neighbours *n, uint8_t *f) {
  uint32_t end = n->end < s->next ? n->end : s->next;
  if (neighbours_side_by_side(n, end)) {
    scores_before(n, true, f);
    scores_ahead(n, end, true, f);
  } else {
    scores_before(n, false, f);
    scores_ahead(n, end, false, f);
  }
}

/* From this feature on, all but FEATURE_GOOD_BEFORE are the same for all blocks of the page. */
#define FIRST_OF_PAGE FEATURE_GOOD_WORDS

static void page_features(const scorer *s, uint8_t f[FEATURE_COUNT - FIRST_OF_PAGE]) {
  f[FEATURE_GOOD_WORDS - FIRST_OF_PAGE] = feature_log(s->good_words);
  f[FEATURE_GOOD_SHARE - FIRST_OF_PAGE] = feature_share(s->good_words, s->words);
  f[FEATURE_BEST_LONG - FIRST_OF_PAGE] = as_feature(s->best_long);
  f[FEATURE_PAGE_WORDS - FIRST_OF_PAGE] = feature_log(s->words);
  f[FEATURE_PAGE_BLOCKS - FIRST_OF_PAGE] = feature_log(s->blocks);
  f[FEATURE_PAGE_LINKS - FIRST_OF_PAGE] = feature_share(s->link_words, s->words);
  f[FEATURE_PAGE_LONG - FIRST_OF_PAGE] = feature_log(s->long_blocks);
  f[FEATURE_PAGE_HEADINGS - FIRST_OF_PAGE] = feature_log(s->headings);
  f[FEATURE_PAGE_REPEATS - FIRST_OF_PAGE] = feature_share(s->repeats, s->blocks);
}

/* The features that only the second stage knows. */
static void second_features(const scorer *s, const score_history *h, const neighbours *n, const uint8_t *page,
                            uint8_t *f) {
  const block_record *b = n->block;
  f[FEATURE_SCORE] = as_feature(b->first);
  scores_around(s, n, f);
  f[FEATURE_SCORE_BEFORE] = as_feature(h->before);
  f[FEATURE_SCORE_SLOW] = as_feature(h->long_before);
  f[FEATURE_SCORE_HEADING] = as_feature(h->heading);
  score_mean of_design = s->means[place_of_mean(BY_DESIGN, b->design)];
  f[FEATURE_SCORE_PARENT] = as_feature(s->means[place_of_mean(BY_PARENT, b->parent)].mean);
  f[FEATURE_SCORE_SECTION] = as_feature(s->means[place_of_mean(BY_SECTION, b->section)].mean);
  f[FEATURE_SCORE_DESIGN] = as_feature(of_design.mean);
  f[FEATURE_DESIGN_COUNT] = feature_log(of_design.count);
  memcpy(f + FIRST_OF_PAGE, page, FEATURE_COUNT - FIRST_OF_PAGE);
  f[FEATURE_GOOD_BEFORE] = feature_share(h->good_words, s->good_words);
}

/* The block that is scored, with those around it. Features of many blocks find room in free memory of the
 * ring. If there is too little, `row` and `sum` serve one block after the other. */
typedef struct workspace {
  ring *ring;
  neighbours at;
  tree_batch batch;
  uint8_t row[FEATURE_ROW];
  int32_t sum;
  uint32_t known; /* rows that still have the first-stage features of the oldest undecided blocks */
} workspace;

/* Begins to score `count` blocks. */
static void begin_scoring(workspace *w, const scorer *s, ring *r, uint32_t count, uint32_t end) {
  w->ring = r;
  matn_neighbours_init(&w->at, r, s->kind, end);
  w->known = 0;
  w->batch = (tree_batch){.room = 0};
  if (FOR_SPEED && count >= BLOCKS_TOGETHER) {
    size_t size;
    void *memory = matn_ring_spare(r, &size);
    w->batch = matn_tree_batch(memory, size);
  }
  if (w->batch.room == 0) w->batch = (tree_batch){.rows = w->row, .sums = &w->sum, .room = 1};
}

static uint8_t *row_of(workspace *w, size_t row) {
  return w->batch.rows + row * FEATURE_ROW;
}

#define KNOWN_SUM_BITS 16

/* The key of a remembered sum: a hash of the row and of what its sum begins with, in the bits from
 * KNOWN_SUM_BITS up. The sum itself goes into the bits below. Two different rows have the same hash once in
 * 2^48. */
static uint64_t known_sum(const uint8_t *row, size_t len, int32_t begin) {
  const uint64_t multiplier = UINT64_C(0x9E3779B97F4A7C15);
  uint64_t hash = (uint32_t)begin + ((uint64_t)len << 32);
  UNROLLED for (size_t at = 0; at < len - 8; at += 8) {
    hash = (hash ^ load_8(row + at)) * multiplier;
    hash ^= hash >> 32;
  }
  hash = (hash ^ load_8(row + len - 8)) * multiplier;
  return hash >> KNOWN_SUM_BITS << KNOWN_SUM_BITS;
}

/* Sums up the trees of a row that has `features` features, unless the sum is remembered. */
static void sum_row(scorer *s, tree_batch *b, const ensemble *e, size_t features) {
  uint64_t known = known_sum(b->rows, features, *b->sums);
  size_t place = 0;
  while (place < SCORE_SUMS && (s->sums[place] ^ known) >> KNOWN_SUM_BITS != 0) place++;
  if (place < SCORE_SUMS) {
    known = s->sums[place];
    *b->sums = (int16_t)(uint16_t)known;
  } else {
    matn_trees_add(b, e, 1);
    known |= (uint16_t)*b->sums;
    place--;
  }
  for (; place > 0; place--) s->sums[place] = s->sums[place - 1];
  s->sums[0] = known;
}

/* Sums up the trees of `count` rows. */
static void sum_trees(scorer *s, workspace *w, const ensemble *e, size_t count, size_t features) {
  if (FOR_SPEED && w->batch.room == 1 && count == 1) {
    sum_row(s, &w->batch, e, features);
  } else {
    matn_trees_add(&w->batch, e, count);
  }
}

/* Gives the next block its first score, and counts it. */
static void count_first(scorer *s, block_record *b, int16_t first) {
  b->first = first;
  add_to_mean(s, BY_PARENT, b->parent, b->first);
  add_to_mean(s, BY_SECTION, b->section, b->first);
  add_to_mean(s, BY_DESIGN, b->design, b->first);
  s->words += b->words;
  s->link_words += b->link_words;
  s->blocks++;
  s->long_blocks += (b->flags & BLOCK_LONG) != 0;
  s->headings += b->features[FEATURE_TO_HEADING] != NO_BLOCK;
  s->repeats += b->features[FEATURE_DESIGN_SEEN] >= feature_log(4);
  if (b->first > 0) s->good_words += b->words;
  if ((b->flags & BLOCK_LONG) != 0 && b->first > s->best_long) s->best_long = b->first;
  s->next++;
}

/* Gives first scores to the blocks before a serial number. */
static void score_first(scorer *s, workspace *w, uint32_t until) {
  neighbours *n = &w->at;
  if (s->next >= until) return;
  if (FOR_SPEED && s->next == n->ring->first && until - s->next <= w->batch.room) w->known = until - s->next;
  matn_neighbours_look_at(n, s->next);
  while (s->next < until) {
    size_t count = 0;
    for (; count < w->batch.room && n->serial < until; count++, neighbours_next(n)) {
      matn_neighbours_features(n, row_of(w, count));
      w->batch.sums[count] = 0;
    }
    sum_trees(s, w, &s->model->first, count, FEATURE_FIRST_COUNT);
    for (size_t i = 0; i < count; i++) {
      count_first(s, ring_record(w->ring, s->next), (int16_t)w->batch.sums[i]);
    }
  }
}

static void note_score(score_history *h, const block_record *b) {
  h->before = (int16_t)(h->before + (b->first - h->before) / 4);
  h->long_before = (int16_t)(h->long_before + (b->first - h->long_before) / 16);
  if (b->features[FEATURE_TO_HEADING] != NO_BLOCK) h->heading = b->first;
  if (b->first > 0) h->good_words += b->words;
}

static bool is_sure(const block_record *b) {
  return b->first >= SURE || b->first <= -SURE;
}

static bool is_final(const block_record *b) {
  return (b->flags & BLOCK_FINAL) != 0;
}

/* Fills in the row of a block for the second stage. Earlier rows are of earlier blocks, so this may overwrite
 * a row that was read already. */
static void fill_row(const scorer *s, workspace *w, const uint8_t *page, size_t row) {
  const neighbours *n = &w->at;
  uint32_t before = n->serial - n->ring->first;
  uint8_t *f = row_of(w, row);
  if (!FOR_SPEED || before >= w->known) {
    matn_neighbours_features(n, f);
  } else if (before != row) {
    memcpy(f, row_of(w, before), FEATURE_FIRST_COUNT);
  }
  second_features(s, &s->scored, n, page, f);
}

/* Gives the scores of both stages to the blocks before a serial number. */
static void score_second(scorer *s, workspace *w, uint32_t until) {
  neighbours *n = &w->at;
  ring *r = w->ring;
  uint8_t page[FEATURE_COUNT - FIRST_OF_PAGE];
  if (r->first >= until) return;
  matn_neighbours_look_at(n, r->first);
  while (n->serial < until) {
    uint32_t serial = n->serial;
    size_t count = 0;
    for (; count < w->batch.room && n->serial < until; neighbours_next(n)) {
      if (is_final(n->block)) continue;
      if (!is_sure(n->block)) {
        if (count == 0) page_features(s, page);
        fill_row(s, w, page, count);
        w->batch.sums[count++] = n->block->first;
      }
      note_score(&s->scored, n->block);
    }
    sum_trees(s, w, &s->model->second, count, FEATURE_COUNT);
    count = 0;
    for (; serial < n->serial; serial++) {
      block_record *b = ring_record(r, serial);
      if (is_final(b)) continue;
      b->score = is_sure(b) ? b->first : (int16_t)w->batch.sums[count++];
      b->flags |= BLOCK_FINAL;
    }
  }
}

void matn_score_rest(scorer *s, ring *r, uint32_t end) {
  workspace w;
  begin_scoring(&w, s, r, s->next - r->first, end);
  score_second(s, &w, s->next);
}

void matn_score_all(scorer *s, ring *r) {
  workspace w;
  begin_scoring(&w, s, r, r->next - r->first, r->next);
  score_first(s, &w, r->next);
  score_second(s, &w, r->next);
}

/* Blocks that look alike: of the same design, with the same ending, and all links or all not. */
typedef struct alike {
  int32_t sum; /* of scores */
  uint16_t count, key;
} alike;

/* So many blocks that look alike are needed to tell about one another. */
#define ALIKE_LEAST 3

static uint16_t alike_key(const block_record *b) {
  bool is_link = b->link_words * 2 > b->words;
  return (uint16_t)(b->design ^ b->features[FEATURE_ENDING] << 13 ^ is_link << 12);
}

/* The entry for a key. Another key may have taken it. */
static alike *alike_entry(alike *table, unsigned bits, uint16_t key) {
  return &table[key * MULTIPLIER >> (32 - bits)];
}

/* The entry for a block; NULL if another key has taken it. */
static alike *alike_of(alike *table, unsigned bits, const block_record *b) {
  uint16_t key = alike_key(b);
  alike *entry = alike_entry(table, bits, key);
  if (entry->count == 0) entry->key = key;
  return entry->key == key ? entry : NULL;
}

void matn_score_draw_together(ring *r, void *memory, size_t size) {
  alike *table = memory;
  unsigned bits = 1;
  while (bits < 16 && sizeof *table << (bits + 1) <= size) bits++;
  if (sizeof *table << bits > size) return;
  for (uint32_t serial = r->first; serial < r->next; serial++)
    *alike_entry(table, bits, alike_key(ring_record(r, serial))) = (alike){0};
  for (uint32_t serial = r->first; serial < r->next; serial++) {
    const block_record *b = ring_record(r, serial);
    alike *entry = alike_of(table, bits, b);
    if (entry == NULL || entry->count == UINT16_MAX) continue;
    entry->sum += b->score;
    entry->count++;
  }
  for (uint32_t serial = r->first; serial < r->next; serial++) {
    block_record *b = ring_record(r, serial);
    const alike *entry = alike_of(table, bits, b);
    if (entry == NULL || entry->count < ALIKE_LEAST || (b->flags & BLOCK_COMMITTED) != 0) continue;
    b->score = (int16_t)((b->score + entry->sum / entry->count) / 2);
  }
}

const block_record *matn_score_ahead(scorer *s, ring *r, uint32_t end) {
  workspace w;
  if (s->next + SCORE_AHEAD >= end) return NULL;
  begin_scoring(&w, s, r, 1, end);
  score_first(s, &w, s->next + 1);
  return ring_record(r, s->next - 1);
}

void matn_score(scorer *s, ring *r, uint32_t end) {
  workspace w;
  uint32_t until = end > r->first + SCORE_AHEAD ? end - SCORE_AHEAD : r->first + 1;
  bool has_score = is_final(ring_oldest(r));
  if (has_score && s->next >= until) return;
  begin_scoring(&w, s, r, until > s->next ? until - s->next : 0, end);
  score_first(s, &w, until);
  if (!has_score) score_second(s, &w, r->first + 1);
}

void matn_score_features(const scorer *s, const ring *r, uint32_t end, uint8_t features[FEATURE_COUNT]) {
  uint8_t page[FEATURE_COUNT - FIRST_OF_PAGE];
  neighbours n;
  matn_neighbours_init(&n, r, s->kind, end);
  matn_neighbours_look_at(&n, r->first);
  matn_neighbours_features(&n, features);
  page_features(s, page);
  second_features(s, &s->decided, &n, page, features);
}

void matn_score_decided(scorer *s, const ring *r) {
  note_score(&s->decided, ring_oldest(r));
}

uint8_t matn_score_percent(int16_t score) {
  /* 100 / (1 + exp(-score / SCORE_ONE)) at steps of SCORE_ONE / 4 from 0 */
  static const uint8_t percents[] = {50, 56, 62, 68, 73, 78, 82, 85, 88, 90, 92, 94, 95, 96, 97, 98, 98, 99};
  uint32_t step = (uint32_t)(score < 0 ? -score : score) / (SCORE_ONE / 4);
  uint8_t percent = percents[step < COUNT_OF(percents) ? step : COUNT_OF(percents) - 1];
  return score < 0 ? (uint8_t)(100 - percent) : percent;
}

/* A split moves the expected score. Before it, the expected score is the mean of all leaves below the split;
 * after it, the mean of those on the side that the block takes. The difference is the share of the split's
 * feature. */
static void add_shares(const ensemble *e, const uint8_t *features, int16_t shares[FEATURE_COUNT]) {
  size_t inner = ((size_t)1 << e->depth) - 1;
  for (uint16_t tree = 0; tree < e->count; tree++) {
    const tree_split *splits = e->splits + tree * inner;
    size_t at = 0, len = inner + 1, first = tree * len;
    while (len > 1) {
      const tree_split *by = &splits[at];
      int32_t left = 0, right = 0;
      len /= 2;
      for (size_t i = 0; i < len; i++) {
        left += ensemble_leaf(e, first + i);
        right += ensemble_leaf(e, first + len + i);
      }
      bool is_right = features[by->feature] > by->threshold;
      int32_t share = (is_right ? right - left : left - right) / (int32_t)len / 2;
      add_limited(&shares[by->feature], share, INT16_MAX);
      if (is_right) first += len;
      at = 2 * at + 1 + is_right;
    }
  }
}

static int32_t magnitude(int32_t value) {
  return value < 0 ? -value : value;
}

void matn_score_reasons(const scorer *s, const uint8_t features[FEATURE_COUNT],
                        matn_reason reasons[MATN_REASON_COUNT]) {
  int16_t shares[FEATURE_COUNT] = {0};
  add_shares(&s->model->first, features, shares);
  add_shares(&s->model->second, features, shares);
  memset(reasons, 0, MATN_REASON_COUNT * sizeof *reasons);
  for (size_t i = 0; i < FEATURE_COUNT; i++) {
    matn_reason reason = {(uint8_t)i, shares[i]};
    for (size_t place = 0; place < MATN_REASON_COUNT; place++) {
      if (magnitude(reason.weight) <= magnitude(reasons[place].weight)) continue;
      matn_reason weaker = reasons[place];
      reasons[place] = reason;
      reason = weaker;
    }
  }
}
