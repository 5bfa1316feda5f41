/* Words in class, id, role and itemprop that mark an element, apart from what the model knows. */
#ifndef MATN_ROLE_WORDS_H
#define MATN_ROLE_WORDS_H

#include "frame.h"

/* Which of the pairs below a word is in, if it is in any, by its hash. */
#define ROLE_PAIR(hash) ((uint32_t)((hash)*UINT32_C(1336307)) >> 27)

/* Words that have a mark: the upper 24 bits of their hashes, and in the lower 8 their marks. */
extern const uint32_t matn_role_words[32][2];

/* Adds the mark of an element with this word in its names; most words have none. */
static INLINE_FOR_SPEED void role_word_mark(uint32_t hash, uint8_t *marks) {
  const uint32_t *pair = matn_role_words[ROLE_PAIR(hash)];
  if ((pair[0] ^ hash) <= 0xFF) {
    *marks |= (uint8_t)pair[0];
  } else if ((pair[1] ^ hash) <= 0xFF) {
    *marks |= (uint8_t)pair[1];
  }
}

#endif
