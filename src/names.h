/* What class, id, role and itemprop say about the text inside an element.
 *
 * A value is read in fragments and cut into words at everything that is not a letter, and where a small
 * letter is followed by a capital one. The model knows the evidence of words, and the groups of some. */
#ifndef MATN_NAMES_H
#define MATN_NAMES_H

#include "kind.h"
#include "role_words.h"

/* Bytes of a value that is remembered. */
#define NAMES_REMEMBERED 116

/* What a value told that stood in the page before: most values do so, many times. */
typedef struct names_memory {
  uint32_t design;
  int16_t weight;
  uint16_t groups;
  uint8_t marks;
  uint8_t len; /* of the value; 0: nothing is remembered */
  bool shapes;
  char value[NAMES_REMEMBERED];
} names_memory;

typedef struct names {
  uint8_t marks;        /* MARK_ bits of the words so far */
  uint8_t word_len;     /* letters of the word being read; stops counting */
  bool after_small;     /* the last character was a small letter */
  uint16_t memory_size; /* of the table: a power of two, or 0 */
  int16_t weight;       /* evidence of the words so far */
  uint16_t groups;      /* of the words so far, as bits */
  uint32_t hash;        /* of the word being read */
  uint32_t design;      /* of all words of class so far */
  const model *model;
  names_memory *memory; /* a table, by the hash of the value */
  page_kind *kind;      /* what learns of the words too; NULL: nothing */
} names;

/* Ready for a document, or for any use; `memory` has room for so many values, a power of two, or for none. */
void matn_names_init(names *n, const model *m, names_memory *memory, uint16_t memory_size);

/* A new element: forgets what was read. */
static inline void names_begin(names *n) {
  n->kind = NULL;
  n->design = 0;
  n->weight = 0;
  n->groups = n->marks = n->word_len = 0;
  n->after_small = false;
}

/* Reads one character of a value; returns the hash of the word that ends before it, 0 if none does. A value
 * ends as if a space followed. */
static inline uint32_t names_next_word(names *n, unsigned char c) {
  uint32_t ended = 0;
  if (n->word_len != 0 && (!is_alpha(c) || (n->after_small && is_upper(c)))) {
    ended = n->word_len > 1 ? n->hash : 0;
    n->word_len = 0;
  }
  n->after_small = c >= 'a' && c <= 'z';
  if (is_alpha(c)) {
    if (n->word_len == 0) n->hash = WORD_HASH;
    n->hash = word_hash_add(n->hash, to_lower(c));
    if (n->word_len < UINT8_MAX) n->word_len++;
  }
  return ended;
}

/* A fragment of an attribute's value; `last` ends it. Values that shape the page (class) are part of the
 * design that tells elements apart. */
void matn_names_value(names *n, const char *bytes, size_t len, bool last, bool shapes);

#endif
