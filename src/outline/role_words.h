/* What an element or a block is marked with, apart from what the model knows. */
#ifndef MATN_ROLE_WORDS_H
#define MATN_ROLE_WORDS_H

#include "base/base.h"

enum {
  MARK_SUMMARY = 1 << 0, /* named so */
  MARK_CREDIT = 1 << 1,
  MARK_TAIL = 1 << 2,
  MARK_CODE = 1 << 3,     /* the same, or it has a code element in it */
  MARK_REVERSED = 1 << 4, /* of a list: it counts down */
  MARK_HEADER = 1 << 5,   /* of a block: it stands in th or thead */
  MARK_NESTED = 1 << 6,   /* of a block: it stands in a table inside a table */
  MARK_IN_CELL = 1 << 7   /* of a block: what holds it is a table cell */
};

/* Which of the pairs below a word is in, if it is in any, by its hash. The multiplier was searched: it leaves
 * no pair more than two words, or else their generator names one that does. */
enum { ROLE_PAIR_BITS = 5, ROLE_PAIRS = 1 << ROLE_PAIR_BITS };
#define ROLE_MULTIPLIER UINT32_C(1336307)
#define ROLE_PAIR(hash, multiplier) ((uint32_t)((hash) * (multiplier)) >> (32 - ROLE_PAIR_BITS))

/* Words that have a mark: the upper 24 bits of their hashes, and in the lower 8 their marks. */
extern const uint32_t matn_role_words[ROLE_PAIRS][2];

/* Adds the mark of an element with this word in its names; most words have none. */
static INLINE_FOR_SPEED void role_word_mark(uint32_t hash, uint8_t *marks) {
  const uint32_t *pair = matn_role_words[ROLE_PAIR(hash, ROLE_MULTIPLIER)];
  if ((pair[0] ^ hash) <= 0xFF) {
    *marks |= (uint8_t)pair[0];
  } else if ((pair[1] ^ hash) <= 0xFF) {
    *marks |= (uint8_t)pair[1];
  }
}

#endif
