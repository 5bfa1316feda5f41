/* Guesses the encoding of a page's bytes. Each byte has a cost, in eighths of a bit: the rarer it is in texts
 * of an encoding and language, the more it costs there. The encoding with the lowest sum wins. */
#ifndef MATN_GUESS_H
#define MATN_GUESS_H

#include "matn_encoding.h"

#include "base/base.h"

#define COST_BIT 8

/* The kinds of two-byte characters, in the order of the costs in tables/guess.h. */
typedef enum pair_kind {
  PAIR_COMMON, /* listed there */
  PAIR_SYMBOL,
  PAIR_KANA,   /* or letters of other scripts */
  PAIR_FIRST,  /* in the block of the commoner ideographs or syllables */
  PAIR_SECOND, /* in the block of the rarer ones */
  PAIR_OTHER
} pair_kind;

/* What is known besides the bytes. */
typedef struct guess_hint {
  char language[2];       /* of the html element's lang, in lower case; NULs if not known */
  matn_encoding fallback; /* the default of that language */
  matn_encoding expected; /* declared or guessed before, or MATN_ENCODING_NONE */
  uint32_t doubt;         /* added to the cost of every other encoding */
} guess_hint;

/* The encoding of bytes, the first of which is not ASCII; MATN_ENCODING_NONE if they are like no text. */
matn_encoding matn_guess(const uint8_t *bytes, size_t len, const guess_hint *hint);

/* What the bytes cost as text of a multi-byte encoding, UTF-8 included. */
uint32_t matn_guess_multi_byte_cost(matn_encoding encoding, const uint8_t *bytes, size_t len);

/* The default for documents in a language (HTML Standard 13.2.3.2, step 9), by its BCP 47 tag. */
matn_encoding matn_locale_default(const char *tag, size_t len);

#endif
