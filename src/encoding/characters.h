/* How the decoders of encodings other than UTF-8 read. Each has a function that reads one character.
 * read_block() calls it for a block of characters, and matn_decode_characters() calls that for one block
 * after the other.
 *
 * Blocks are there for speed. Sixteen ASCII bytes are looked for only once a block; the output has room for
 * whatever a block can become; and the place to write at stays in registers. */
#ifndef MATN_CHARACTERS_H
#define MATN_CHARACTERS_H

#include "decoders.h"

#define EACH_BYTE UINT32_C(0x01010101)

/* Where in the output the text of a block goes. */
struct writer {
  matn_decoder *decoder;
  size_t len;
  uint32_t delta; /* the next character's delta, repeated in each byte */
};

/* Adds the lowest `len` bytes of a number, lowest first. They stand for the next `input_len` bytes of
 * input. */
static inline void put_bytes(struct writer *writer, uint32_t bytes, size_t len, size_t input_len) {
  char *text = writer->decoder->output + writer->len;
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
  COPY_FIXED(text, &bytes, sizeof bytes);
#else
  for (size_t i = 0; i < 4; i++) text[i] = (char)(bytes >> 8 * i);
#endif
  COPY_FIXED(writer->decoder->deltas + writer->len, &writer->delta, sizeof writer->delta);
  writer->len += len;
  writer->delta += (uint32_t)input_len * EACH_BYTE;
}

static inline uint32_t utf8_of_two(uint32_t code_point) {
  return code_point >> 6 | (code_point & 0x3F) << 8 | 0x80C0;
}

static inline uint32_t utf8_of_three(uint32_t code_point) {
  return code_point >> 12 | (code_point << 2 & 0x3F00) | (code_point << 16 & 0x3F0000) | 0x8080E0;
}

static inline uint32_t utf8_of_four(uint32_t code_point) {
  return code_point >> 18 | (code_point >> 4 & 0x3F00) | (code_point << 10 & 0x3F0000) |
         (code_point & 0x3F) << 24 | 0x808080F0;
}

/* Adds a character that stands for the next `input_len` bytes of input. */
static INLINE_FOR_SPEED void put(struct writer *writer, uint32_t code_point, size_t input_len) {
  if (code_point >= 0x10000)
    put_bytes(writer, utf8_of_four(code_point), 4, input_len);
  else if (code_point >= 0x800)
    put_bytes(writer, utf8_of_three(code_point), 3, input_len);
  else if (code_point >= 0x80)
    put_bytes(writer, utf8_of_two(code_point), 2, input_len);
  else
    put_bytes(writer, code_point, 1, input_len);
}

/* Reads the first character of len > 0 bytes and puts it. Returns how many bytes it has, or 0 if there are
 * too few to know. If `last` is set no more bytes will come, and the result is at least 1. */
typedef size_t read_fn(matn_decoder *decoder, struct writer *writer, const uint8_t *bytes, size_t len,
                       bool last);

/* `len` bytes that are too few for a character. If they are the last ones they become U+FFFD; else more are
 * waited for. */
static inline size_t read_cut(struct writer *writer, size_t len, bool last) {
  if (last) put(writer, REPLACEMENT_CHARACTER, len);
  return last ? len : 0;
}

/* Puts the character of a sequence of `len` bytes. If the sequence has no code point and ends in an ASCII
 * byte, that byte is read again. Returns the bytes read. */
static inline size_t put_sequence(struct writer *writer, uint32_t code_point, const uint8_t *bytes,
                                  size_t len) {
  if (code_point == REPLACEMENT_CHARACTER && is_ascii(bytes[len - 1])) len--;
  put(writer, code_point, len);
  return len;
}

/* Reads characters as long as they begin before byte `enough`. Returns the bytes read, which are fewer if the
 * last character is cut. `delta` is that of the first character. */
typedef size_t block_fn(matn_decoder *decoder, const uint8_t *bytes, size_t len, size_t enough, bool last,
                        uint8_t delta);

static inline struct writer begin_writing(matn_decoder *decoder, uint8_t delta) {
  return (struct writer){decoder, decoder->output_len, delta * EACH_BYTE};
}

static inline void end_writing(matn_decoder *decoder, const struct writer *writer) {
  decoder->deltas[writer->len] = (uint8_t)writer->delta;
  decoder->output_len = (uint8_t)writer->len;
}

static inline size_t read_block(matn_decoder *decoder, const uint8_t *bytes, size_t len, size_t enough,
                                bool last, uint8_t delta, read_fn *read) {
  struct writer writer = begin_writing(decoder, delta);
  size_t done = 0, read_len;
  while (done < enough && (read_len = read(decoder, &writer, bytes + done, len - done, last)) > 0)
    done += read_len;
  end_writing(decoder, &writer);
  return done;
}

/* Decodes the next bytes of the document; no bytes mean its end. In the encoding, an ASCII byte that does not
 * follow a lead byte is text as it is. */
void matn_decode_ascii_compatible(matn_decoder *decoder, const uint8_t *bytes, size_t len, block_fn *block);

/* How many of the bytes, from the first on, are text as they are. May say 0 if they are few. */
typedef size_t plain_fn(const matn_decoder *decoder, const uint8_t *bytes, size_t len);

/* The same for other encodings. */
void matn_decode_characters(matn_decoder *decoder, const uint8_t *bytes, size_t len, block_fn *block,
                            plain_fn *plain);

#endif
