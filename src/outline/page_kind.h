/* What kind of page this is, as far as its head and the names of its body tell: an article, a forum, a shop's
 * product ... Each word of these has evidence for and against every kind (naive Bayes). */
#ifndef MATN_PAGE_KIND_H
#define MATN_PAGE_KIND_H

#include "matn.h"
#include "model/model.h"

/* Where words of a page come from; the same word means different things in each. */
typedef enum page_kind_source {
  KIND_OF_META = 1, /* the name of a meta element, whole */
  KIND_OF_TYPE,     /* og:type */
  KIND_OF_URL,      /* the canonical URL's path */
  KIND_OF_GENERATOR,
  KIND_OF_NAMES /* class and id of html and body */
} page_kind_source;

typedef struct page_kind {
  const model *model;
  int16_t evidence[KIND_COUNT]; /* in sixteenths of a natural log-odds unit, within limits */
  bool url;                     /* one was read */
} page_kind;

void matn_page_kind_init(page_kind *k, const model *m);

/* The kind that the page is most likely of; unknown if nothing tells of it. */
matn_page_kind matn_page_kind_best(const page_kind *k);

/* A word by its hash. */
void matn_page_kind_word(page_kind *k, page_kind_source source, uint32_t hash);

/* A value: whole for KIND_OF_META, otherwise cut into words as names are. */
void matn_page_kind_value(page_kind *k, page_kind_source source, const char *bytes, size_t len);

/* Whether a page of a kind is about many things: a date in it is that of one of them, an author wrote one. */
static inline bool page_kind_has_entries(matn_page_kind kind) {
  return kind == MATN_PAGE_PRODUCT || kind == MATN_PAGE_LISTING || kind == MATN_PAGE_SERVICE;
}

#endif
