/* Decodes documents in pieces, and checks what the header promises of every chunk. */
#ifndef MATN_DECODED_H
#define MATN_DECODED_H

#include "matn_encoding.h"

enum { MAX_TEXT = 8192 };

/* What a decoder made of an input. */
struct decoded {
  char text[MAX_TEXT];
  uint64_t from[MAX_TEXT]; /* the input offset of each byte of text */
  uint64_t next;           /* the input offset after the last chunk */
  size_t len, chunks;
  bool sound; /* every chunk kept what the header promises */
  matn_encoding encoding;
  matn_encoding_source source;
};

/* Feeds the first bytes, then the rest in steps. */
void decode_in_steps(struct decoded *out, matn_encoding transport, const char *input, size_t len,
                     size_t first, size_t step);

/* Decodes whole and in every cut, and returns the result. */
const struct decoded *check_decode(const char *what, matn_encoding transport, const char *input, size_t len);

/* Compares text and offsets; returns whether they are the same. */
bool check_same(const char *what, const struct decoded *got, const struct decoded *expected);

/* Compares the offsets with numbers in a string. */
bool check_offsets(const char *what, const struct decoded *out, const char *expected);

/* What the reference decoder makes of it. */
void decode_by_reference(struct decoded *out, matn_encoding encoding, const char *input, size_t len);

#endif
