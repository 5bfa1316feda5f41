#include "overlap.h"

#include <stdlib.h>
#include <string.h>
#include <wchar.h>
#include <wctype.h>

static void add(words *w, uint64_t hash) {
  if (w->count == w->size) {
    w->size = w->size * 2 + 64;
    w->hashes = realloc(w->hashes, w->size * sizeof *w->hashes);
    if (w->hashes == NULL) abort();
  }
  w->hashes[w->count++] = hash;
}

static uint64_t mix(uint64_t hash, uint64_t value) {
  hash = (hash ^ value) * UINT64_C(0x9E3779B97F4A7C15);
  return hash ^ hash >> 29;
}

void words_add(words *w, const char *text, size_t len) {
  mbstate_t state = {0};
  uint64_t hash = 0;
  for (size_t at = 0; at < len;) {
    wchar_t c;
    size_t step = mbrtowc(&c, text + at, len - at, &state);
    if (step == 0 || step > len - at) {
      memset(&state, 0, sizeof state);
      step = 1;
      c = L' ';
    }
    at += step;
    if (iswalnum((wint_t)c) || c == L'_') {
      hash = mix(hash, (uint64_t)towlower((wint_t)c) + 1);
    } else if (hash != 0) {
      add(w, hash);
      hash = 0;
    }
  }
  if (hash != 0) add(w, hash);
}

void words_free(words *w) {
  free(w->hashes);
  *w = (words){0};
}

static int compare(const void *a, const void *b) {
  uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
  return (x > y) - (x < y);
}

/* The runs of n words, sorted. */
static words sorted_runs(const words *w, size_t n) {
  words runs = {0};
  size_t count = w->count == 0 ? 0 : w->count < n ? 1 : w->count - n + 1;
  for (size_t i = 0; i < count; i++) {
    uint64_t hash = 1;
    for (size_t k = i; k < i + n && k < w->count; k++) hash = mix(hash, w->hashes[k]);
    add(&runs, hash);
  }
  if (runs.count != 0) qsort(runs.hashes, runs.count, sizeof *runs.hashes, compare);
  return runs;
}

/* How many runs of n words two texts have in common. */
static overlap runs_overlap(const words *found, const words *wanted, size_t n) {
  words f = sorted_runs(found, n), w = sorted_runs(wanted, n);
  size_t common = 0;
  for (size_t i = 0, k = 0; i < f.count && k < w.count;) {
    if (f.hashes[i] == w.hashes[k]) {
      common++;
      i++;
      k++;
    } else if (f.hashes[i] < w.hashes[k]) {
      i++;
    } else {
      k++;
    }
  }
  overlap o = {.precision = f.count != 0 ? (double)common / (double)f.count : -1,
               .recall = w.count != 0 ? (double)common / (double)w.count : -1};
  o.f1 = common == 0 ? 0 : 2 * o.precision * o.recall / (o.precision + o.recall);
  words_free(&f);
  words_free(&w);
  return o;
}

overlap words_overlap(const words *found, const words *wanted) {
  if (found->count == 0 && wanted->count == 0) return (overlap){1, 1, 1};
  if (found->count == 0 || wanted->count == 0) return (overlap){0, 0, 0};
  return runs_overlap(found, wanted, 1);
}

overlap shingles_overlap(const words *found, const words *wanted) {
  return runs_overlap(found, wanted, 4);
}
