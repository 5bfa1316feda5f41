/* How the decoders of encodings other than UTF-8 read: each has a function for one character, and read_block
 * makes of it one for a block of them, which matn_decode_characters calls.
 *
 * Blocks are there for speed: sixteen ASCII bytes are looked for once a block only, there is room in the
 * output for whatever a block can become, and where to write stays in registers. One, two and three bytes of
 * UTF-8 are written alike, without a branch that text would make hard to predict. */
#ifndef MATN_CHARACTERS_H
#define MATN_CHARACTERS_H

#include "decoders.h"
#include "indexes.h"

enum {
  BLOCK_SIZE = 16,
  LONGEST_CHARACTER = 4,
  /* a byte becomes three bytes at most, or four if it is one of several; what is written last is four wide */
  BLOCK_ROOM = 3 * (BLOCK_SIZE + LONGEST_CHARACTER) + 4,
};

_Static_assert(BLOCK_ROOM <= MATN_DECODER_OUTPUT_SIZE, "a block fits into the output");

#define EACH_BYTE UINT32_C(0x01010101)

/* Where the text of a block goes. */
struct writer {
  char *text;
  uint8_t *deltas;
  uint32_t delta; /* of the next character, in each byte */
};

/* Adds a character that stands for the next `input_len` bytes of input. Between one and two bytes of UTF-8
 * there is no branch, for in scripts with spaces it would be hard to predict. */
static inline void put(struct writer *writer, uint32_t code_point, size_t input_len) {
  char *text = writer->text;
  size_t len;
  COPY_FIXED(writer->deltas, &writer->delta, sizeof writer->delta);
  if (code_point < 0x800) {
    uint32_t is_two = (0x7F - code_point) >> 31, two = 0xC0 | code_point >> 6;
    text[0] = (char)(code_point ^ ((code_point ^ two) & (0 - is_two)));
    text[1] = (char)(0x80 | (code_point & 0x3F));
    len = 1 + is_two;
  } else {
    len = utf8_encode(code_point, text);
  }
  writer->text += len;
  writer->deltas += len;
  writer->delta += (uint32_t)input_len * EACH_BYTE;
}

/* Reads the character that the len > 0 bytes begin with and puts it; returns how many of them it has, or 0 if
 * there are too few to say. With `last` there are no more to come, and it is at least 1. */
typedef size_t read_fn(matn_decoder *decoder, struct writer *writer, const uint8_t *bytes, size_t len,
                       bool last);

/* `len` bytes that may be too few for a character, and are the whole of it if they are the last. */
static inline size_t read_cut(struct writer *writer, size_t len, bool last) {
  if (last) put(writer, REPLACEMENT_CHARACTER, len);
  return last ? len : 0;
}

/* A sequence of `len` bytes, of which an ASCII one at its end is read again if it has no code point of its
 * own. Returns the bytes read. */
static inline size_t put_sequence(struct writer *writer, uint32_t code_point, const uint8_t *bytes,
                                  size_t len) {
  if (code_point == REPLACEMENT_CHARACTER && is_ascii(bytes[len - 1])) len--;
  put(writer, code_point, len);
  return len;
}

/* Reads characters up to the first that begins after `enough` of the bytes; returns the bytes read, which are
 * fewer if the last character is cut. */
typedef size_t block_fn(matn_decoder *decoder, struct writer *writer, const uint8_t *bytes, size_t len,
                        size_t enough, bool last);

static inline size_t read_block(matn_decoder *decoder, struct writer *writer, const uint8_t *bytes,
                                size_t len, size_t enough, bool last, read_fn *read) {
  struct writer here = *writer;
  size_t done = 0, read_len;
  while (done < enough && (read_len = read(decoder, &here, bytes + done, len - done, last)) > 0)
    done += read_len;
  *writer = here;
  return done;
}

/* Decodes the next bytes of the document, or its end if there are none, in an encoding in which ASCII bytes
 * that do not follow a lead byte are text as they are. */
void matn_decode_ascii_compatible(matn_decoder *decoder, const uint8_t *bytes, size_t len, block_fn *block);

/* How many of the bytes are text as they are; may be 0 if they are few. */
typedef size_t plain_fn(const matn_decoder *decoder, const uint8_t *bytes, size_t len);

/* The same for other encodings. */
void matn_decode_characters(matn_decoder *decoder, const uint8_t *bytes, size_t len, block_fn *block,
                            plain_fn *plain);

#endif
