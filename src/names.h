/* What class, id, role, rel, itemprop and the like say about the text inside an element.
 *
 * A value is read in fragments and cut into words at everything that is not a letter, and where a small
 * letter is followed by a capital one. Each known word has a weight, and may say what the element is. */
#ifndef MATN_NAMES_H
#define MATN_NAMES_H

#include "outline.h"

#define NAMES_WORD_MAX 14

typedef struct names {
  int16_t weight;   /* sum over the words so far */
  uint8_t hint;     /* of the last word that had one */
  uint8_t word_len; /* NAMES_WORD_MAX + 1: too long to be known */
  bool after_small; /* the last character was a small letter */
  char word[NAMES_WORD_MAX];
} names;

/* Forgets everything: a new element. */
void matn_names_init(names *n);

/* A fragment of an attribute's value; `last` ends it. */
void matn_names_value(names *n, const char *bytes, size_t len, bool last);

#endif
