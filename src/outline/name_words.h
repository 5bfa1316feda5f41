/* Cuts the values of class, id, role and itemprop, and URLs, into words: at everything that is not a letter,
 * and where a small letter is followed by a capital one. A value may come in fragments. */
#ifndef MATN_NAME_WORDS_H
#define MATN_NAME_WORDS_H

#include "model/model.h"

/* A word of a value, as far as it is read. */
typedef struct name_word {
  uint32_t hash;
  uint8_t len;      /* letters; stops counting */
  bool after_small; /* the last one was a small letter */
} name_word;

/* The end of a word that goes on at p, and its hash. */
static INLINE_FOR_SPEED const char *word_end(const char *p, const char *end, bool after_small,
                                             uint32_t *hash) {
  if (!after_small) {
    while (p < end && is_upper((unsigned char)*p)) *hash = word_hash_add(*hash, (unsigned char)*p++ | 0x20);
  }
  while (p < end && is_lower((unsigned char)*p)) *hash = word_hash_add(*hash, (unsigned char)*p++);
  return p;
}

/* Remembers a word that may go on in the next fragment: it ends at p so far, and has so many letters. */
static INLINE_FOR_SPEED void pause_word(name_word *word, const char *p, size_t len) {
  word->len = (uint8_t)(len < UINT8_MAX ? len : UINT8_MAX);
  word->after_small = is_lower((unsigned char)p[-1]);
}

static INLINE_FOR_SPEED bool read_name_word(name_word *word, const char **at, const char *end, bool last) {
  const char *p = *at;
  if (word->len != 0) {
    p = word_end(p, end, word->after_small, &word->hash);
    size_t len = word->len + (size_t)(p - *at);
    bool goes_on = p == end && !last;
    if (goes_on && p != *at) pause_word(word, p, len);
    *at = p;
    if (goes_on) return false;
    word->len = 0;
    if (len > 1) return true;
  }
  for (;;) {
    while (p < end && !is_alpha((unsigned char)*p)) p++;
    if (p == end) break;
    unsigned char first = (unsigned char)*p;
    const char *begin = p++;
    uint32_t hash = word_hash_add(WORD_HASH, first | 0x20);
    p = word_end(p, end, (first & 0x20) != 0, &hash);
    if (p == end && !last) {
      word->hash = hash;
      pause_word(word, p, (size_t)(p - begin));
      break;
    }
    if (p - begin == 1) continue;
    word->hash = hash;
    *at = p;
    return true;
  }
  *at = p;
  return false;
}

/* Reads on to where a word ends; returns whether one does, whose hash the word then has. A word is capital
 * letters and the small ones behind them, two letters at least. It may go on in the next fragment unless this
 * is the last one of a value. */
bool matn_name_word_next(name_word *word, const char **at, const char *end, bool last);

/* The same, in place where that is worth its size. */
static inline bool name_word_next(name_word *word, const char **at, const char *end, bool last) {
  return FOR_SPEED ? read_name_word(word, at, end, last) : matn_name_word_next(word, at, end, last);
}

#endif
