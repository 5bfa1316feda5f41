/* How often title, authors and date are those that annotators give. */
#ifndef MATN_BENCH_PAGE_METADATA_H
#define MATN_BENCH_PAGE_METADATA_H

#include "corpus.h"
#include "matn.h"

#define VALUE_SIZE 1024

/* Values of a page, ended by NUL; empty if they are not known. */
typedef struct page_values {
  char title[VALUE_SIZE], byline[VALUE_SIZE], date[VALUE_SIZE];
  uint8_t title_source, byline_source, date_source;
} page_values;

typedef struct metadata_sums {
  size_t titles, right_titles, near_titles; /* near: word F1 of 0.8 or more */
  size_t authors, right_authors;            /* pages with authors */
  size_t first_authors;                     /* pages for which the first author is among those found */
  size_t nameless, wrong_authors; /* pages without authors, and those of them for which one was found */
  size_t dates, right_dates;      /* by the day */
  struct {
    size_t titles, right_titles, bylines, right_bylines, dates, right_dates;
  } by_source[MATN_SOURCE_COUNT]; /* of pages where a value was found and one is wanted */
} metadata_sums;

/* Copies the values that are compared. */
void page_values_keep(page_values *to, const matn_metadata *from);

/* Adds a page. White space and the forms of quotes and dashes make no difference between values; in authors
 * the case of ASCII letters makes none either. */
void metadata_compare(metadata_sums *sums, const page *p, const page_values *found);

/* Prints figures, in all and by where the values were found. Prints nothing if nothing is known of the
 * pages. */
void metadata_print(const metadata_sums *sums);

#endif
