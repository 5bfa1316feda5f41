/* Headings, list items and blocks of code: those that were found against those of a page's Markdown. */
#ifndef MATN_BENCH_STRUCTURE_H
#define MATN_BENCH_STRUCTURE_H

#include <stddef.h>
#include <stdint.h>

typedef enum structure_kind {
  STRUCTURE_HEADING,
  STRUCTURE_ITEM,
  STRUCTURE_CODE,
  STRUCTURE_KINDS
} structure_kind;

/* Hashes of the letters and digits of each text, of one kind. */
typedef struct texts {
  uint64_t *hashes;
  size_t count, size;
} texts;

typedef struct structure {
  texts of[STRUCTURE_KINDS];
} structure;

typedef struct structure_sums {
  size_t pages;
  size_t same[STRUCTURE_KINDS], found[STRUCTURE_KINDS], wanted[STRUCTURE_KINDS];
} structure_sums;

void structure_add(structure *s, structure_kind kind, const char *text, size_t len);

/* Adds the headings, items and code of a Markdown text, without headings that are the title. */
void structure_read(structure *s, const char *markdown, const char *title);

/* Adds a page: counts the texts that both have. */
void structure_compare(structure_sums *sums, structure *found, structure *wanted);

/* A line of figures, unless there were no pages. */
void structure_print(const structure_sums *sums);

void structure_free(structure *s);

#endif
