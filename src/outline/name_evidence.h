/* What the values of class, id, role and itemprop say about the text inside an element: the evidence of their
 * words adds up. The model knows that of each word, and the group of some. */
#ifndef MATN_NAME_EVIDENCE_H
#define MATN_NAME_EVIDENCE_H

#include "name_words.h"
#include "page_kind.h"
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
  page_kind *kind;      /* what learns of the words too; NULL: nothing */
  uint32_t design;      /* of all words of class so far */
  int16_t weight;       /* evidence of the words so far */
  uint16_t groups;      /* of the words so far, as bits */
  name_word word;       /* that is being read */
  uint8_t marks;        /* MARK_ bits of the words so far */
  uint16_t memory_size; /* of the table: a power of two, or 0 */
  const model *model;
  names_memory *memory; /* a table, by the hash of the value */
} names;

/* Ready for a document, or for any use; `memory` has room for so many values, a power of two, or for none. */
void matn_names_init(names *n, const model *m, names_memory *memory, uint16_t memory_size);

/* A new element: forgets what was read. */
static inline void names_begin(names *n) {
  n->kind = NULL;
  n->design = 0;
  n->weight = 0;
  n->groups = 0;
  n->word = (name_word){0};
  n->marks = 0;
}

/* A fragment of an attribute's value; `last` ends it. Values that shape the page (class) are part of the
 * design that tells elements apart. */
void matn_names_value(names *n, const char *bytes, size_t len, bool last, bool shapes);

#endif
