/* Words of a text, and how much two texts have in common: the benchmarks' metrics.
 *
 * A word is a run of letters, digits and underscores, in lower case, as the C library's UTF-8 locale tells
 * them: call setlocale(LC_CTYPE, "C.UTF-8") first. */
#ifndef MATN_BENCH_OVERLAP_H
#define MATN_BENCH_OVERLAP_H

#include <stddef.h>
#include <stdint.h>

/* Words as hashes, in order. */
typedef struct words {
  uint64_t *hashes;
  size_t count, size;
} words;

/* Adds the words of a UTF-8 text. */
void words_add(words *w, const char *text, size_t len);

void words_free(words *w);

/* What two texts have in common; a negative figure is not defined. */
typedef struct overlap {
  double precision, recall, f1;
} overlap;

/* Multisets of words. Two empty texts agree. */
overlap words_overlap(const words *found, const words *wanted);

/* Multisets of runs of four words (a shorter text is one run). */
overlap shingles_overlap(const words *found, const words *wanted);

#endif
