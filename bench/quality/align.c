/* Anchors come first: runs of 6, then 4, 3 and 2 words that occur once between the matches so far, and that
 * stand in the same order in both texts (the longest increasing subsequence). Each anchor is extended both
 * ways. What is left between two matches is aligned exactly, if that is cheap. A last pass finds runs of four
 * words or more that stand in another order. */
#include "align.h"

#include <stdlib.h>
#include <string.h>

#define EXACT_CELLS 250000 /* an exact match is tried up to this size */
#define NONE SIZE_MAX

typedef struct run {
  uint64_t hash;
  size_t at;
} run;

typedef struct pair {
  size_t page, wanted;
} pair;

typedef struct alignment {
  const words *page, *wanted;
  size_t *of_page;   /* for each word of the page, its match, or NONE */
  size_t *of_wanted; /* the other way round */
} alignment;

static void *allocate(size_t count, size_t size) {
  void *memory = malloc((count + 1) * size);
  if (memory == NULL) abort();
  return memory;
}

static int compare_runs(const void *a, const void *b) {
  const run *x = a, *y = b;
  if (x->hash != y->hash) return x->hash < y->hash ? -1 : 1;
  return (x->at > y->at) - (x->at < y->at);
}

static int compare_pairs(const void *a, const void *b) {
  const pair *x = a, *y = b;
  return (x->page > y->page) - (x->page < y->page);
}

static uint64_t hash_run(const uint64_t *hashes, size_t n) {
  uint64_t hash = n;
  for (size_t i = 0; i < n; i++) {
    hash = (hash ^ hashes[i]) * UINT64_C(0x9E3779B97F4A7C15);
    hash ^= hash >> 31;
  }
  return hash;
}

/* The runs of n words from `from` to `to`, sorted; returns how many. */
static size_t list_runs(const words *w, size_t from, size_t to, size_t n, run *out) {
  size_t count = 0;
  for (size_t i = from; i + n <= to; i++) out[count++] = (run){hash_run(w->hashes + i, n), i};
  qsort(out, count, sizeof *out, compare_runs);
  return count;
}

static bool is_unique(const run *runs, size_t count, size_t i) {
  return (i == 0 || runs[i - 1].hash != runs[i].hash) && (i + 1 == count || runs[i + 1].hash != runs[i].hash);
}

/* Keeps the longest subsequence of pairs (sorted by page) that increases in `wanted`; returns its length. */
static size_t longest_increasing(pair *pairs, size_t count) {
  size_t *last = allocate(count, sizeof *last), *before = allocate(count, sizeof *before), len = 0;
  for (size_t i = 0; i < count; i++) {
    size_t low = 0, high = len;
    while (low < high) {
      size_t middle = (low + high) / 2;
      if (pairs[last[middle]].wanted < pairs[i].wanted) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    before[i] = low > 0 ? last[low - 1] : NONE;
    last[low] = i;
    if (low == len) len++;
  }
  pair *kept = allocate(len, sizeof *kept);
  size_t i = len > 0 ? last[len - 1] : NONE;
  for (size_t k = len; k-- > 0; i = before[i]) kept[k] = pairs[i];
  memcpy(pairs, kept, len * sizeof *kept);
  free(kept);
  free(before);
  free(last);
  return len;
}

static void match(alignment *a, size_t page, size_t wanted) {
  a->of_page[page] = wanted;
  a->of_wanted[wanted] = page;
}

/* Extends a match of n words both ways over equal words that have no match, within bounds. */
static void match_run(alignment *a, pair at, size_t n, pair from, pair to) {
  for (size_t i = 0; i < n; i++) {
    if (a->of_page[at.page + i] == NONE && a->of_wanted[at.wanted + i] == NONE) {
      match(a, at.page + i, at.wanted + i);
    }
  }
  for (size_t p = at.page, w = at.wanted; p > from.page && w > from.wanted; p--, w--) {
    if (a->page->hashes[p - 1] != a->wanted->hashes[w - 1]) break;
    if (a->of_page[p - 1] != NONE || a->of_wanted[w - 1] != NONE) break;
    match(a, p - 1, w - 1);
  }
  for (size_t p = at.page + n, w = at.wanted + n; p < to.page && w < to.wanted; p++, w++) {
    if (a->page->hashes[p] != a->wanted->hashes[w]) break;
    if (a->of_page[p] != NONE || a->of_wanted[w] != NONE) break;
    match(a, p, w);
  }
}

static void anchor_gap(alignment *a, pair from, pair to, size_t n) {
  if (to.page - from.page < n || to.wanted - from.wanted < n) return;
  run *page = allocate(to.page - from.page, sizeof *page);
  run *wanted = allocate(to.wanted - from.wanted, sizeof *wanted);
  size_t page_count = list_runs(a->page, from.page, to.page, n, page);
  size_t wanted_count = list_runs(a->wanted, from.wanted, to.wanted, n, wanted);
  pair *pairs = allocate(page_count, sizeof *pairs);
  size_t count = 0;
  for (size_t i = 0, k = 0; i < page_count && k < wanted_count;) {
    if (page[i].hash < wanted[k].hash) {
      i++;
    } else if (page[i].hash > wanted[k].hash) {
      k++;
    } else {
      if (is_unique(page, page_count, i) && is_unique(wanted, wanted_count, k)) {
        pairs[count++] = (pair){page[i].at, wanted[k].at};
      }
      uint64_t hash = page[i].hash;
      while (i < page_count && page[i].hash == hash) i++;
      while (k < wanted_count && wanted[k].hash == hash) k++;
    }
  }
  qsort(pairs, count, sizeof *pairs, compare_pairs);
  count = longest_increasing(pairs, count);
  for (size_t i = 0; i < count; i++) match_run(a, pairs[i], n, from, to);
  free(pairs);
  free(wanted);
  free(page);
}

/* The longest common subsequence of a gap. */
static void fill_gap(alignment *a, pair from, pair to, size_t n) {
  size_t rows = to.page - from.page, columns = to.wanted - from.wanted;
  (void)n;
  if (rows == 0 || columns == 0 || rows > EXACT_CELLS / columns) return;
  uint16_t *len = allocate((rows + 1) * (columns + 1), sizeof *len);
  memset(len, 0, (rows + 1) * (columns + 1) * sizeof *len);
#define LEN(r, c) len[(r) * (columns + 1) + (c)]
  const uint64_t *p = a->page->hashes + from.page, *w = a->wanted->hashes + from.wanted;
  for (size_t r = rows; r-- > 0;) {
    for (size_t c = columns; c-- > 0;) {
      LEN(r, c) = p[r] == w[c]                    ? (uint16_t)(LEN(r + 1, c + 1) + 1)
                  : LEN(r + 1, c) > LEN(r, c + 1) ? LEN(r + 1, c)
                                                  : LEN(r, c + 1);
    }
  }
  for (size_t r = 0, c = 0; r < rows && c < columns;) {
    if (p[r] == w[c]) {
      match(a, from.page + r++, from.wanted + c++);
    } else if (LEN(r + 1, c) >= LEN(r, c + 1)) {
      r++;
    } else {
      c++;
    }
  }
#undef LEN
  free(len);
}

/* Calls `work` for what lies between each two matches. */
static void each_gap(alignment *a, void (*work)(alignment *, pair, pair, size_t), size_t n) {
  pair *gaps = allocate(2 * (a->page->count + 1), sizeof *gaps);
  size_t count = 0;
  pair from = {0, 0};
  for (size_t p = 0; p <= a->page->count; p++) {
    if (p < a->page->count && a->of_page[p] == NONE) continue;
    pair to = {p, p < a->page->count ? a->of_page[p] : a->wanted->count};
    if (to.page > from.page && to.wanted > from.wanted) {
      gaps[count++] = from;
      gaps[count++] = to;
    }
    from = (pair){to.page + 1, to.wanted + 1};
  }
  for (size_t i = 0; i < count; i += 2) work(a, gaps[i], gaps[i + 1], n);
  free(gaps);
}

/* Runs of n words and more that have no match yet, wherever they stand. */
static void match_out_of_order(alignment *a, size_t n) {
  run *wanted = allocate(a->wanted->count, sizeof *wanted);
  size_t count = list_runs(a->wanted, 0, a->wanted->count, n, wanted);
  for (size_t p = 0; p + n <= a->page->count; p++) {
    bool is_free = true;
    for (size_t i = 0; i < n; i++) is_free = is_free && a->of_page[p + i] == NONE;
    if (!is_free) continue;
    uint64_t hash = hash_run(a->page->hashes + p, n);
    size_t low = 0, high = count;
    while (low < high) {
      size_t middle = (low + high) / 2;
      if (wanted[middle].hash < hash) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    for (; low < count && wanted[low].hash == hash; low++) {
      bool matches = true;
      for (size_t i = 0; i < n; i++) matches = matches && a->of_wanted[wanted[low].at + i] == NONE;
      if (!matches) continue;
      match_run(a, (pair){p, wanted[low].at}, n, (pair){0, 0}, (pair){a->page->count, a->wanted->count});
      break;
    }
  }
  free(wanted);
}

void align(const words *page, const words *wanted, bool *matched) {
  static const size_t anchors[] = {6, 4, 3, 2};
  alignment a = {page, wanted, allocate(page->count, sizeof(size_t)),
                 allocate(wanted->count, sizeof(size_t))};
  for (size_t i = 0; i < page->count; i++) a.of_page[i] = NONE;
  for (size_t i = 0; i < wanted->count; i++) a.of_wanted[i] = NONE;
  for (size_t i = 0; i < sizeof anchors / sizeof *anchors; i++) each_gap(&a, anchor_gap, anchors[i]);
  each_gap(&a, fill_gap, 1);
  match_out_of_order(&a, 4);
  for (size_t i = 0; i < page->count; i++) matched[i] = a.of_page[i] != NONE;
  free(a.of_wanted);
  free(a.of_page);
}
