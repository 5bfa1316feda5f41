/* What the decoders share: how text gets to the sink, and the functions that decoder.c calls.
 *
 * A decode function gets the next bytes of the document; the first one is at decoder->offset. No bytes mean
 * that the document has ended. If the last character is cut, the function keeps its beginning in
 * decoder->pending. When the function returns, decoder.c hands over what is in the output and moves the
 * offset on. */
#ifndef MATN_DECODERS_H
#define MATN_DECODERS_H

#include "matn_encoding.h"

#include "base/scan.h"
#include "base/utf8.h"

/* UTF-8 of this length or more passes as a slice of the input. Shorter pieces may be copied to the output
 * instead. */
#define SLICE_MIN 32

/* Decodes bytes in the decoder's encoding. */
void matn_decode(matn_decoder *decoder, const uint8_t *bytes, size_t len);

/* In doubt.c: whether an encoding is doubted, be it declared or the default. */
bool matn_doubt_is_due(matn_encoding encoding);

/* Takes bytes as long as the encoding is doubted. Returns how many it took; the caller decodes the rest. */
size_t matn_doubt_feed(matn_decoder *decoder, const uint8_t *bytes, size_t len);

/* The document is at its end. */
void matn_doubt_finish(matn_decoder *decoder);

void matn_decode_utf8(matn_decoder *decoder, const uint8_t *bytes, size_t len);
void matn_decode_utf16(matn_decoder *decoder, const uint8_t *bytes, size_t len);
void matn_decode_single_byte(matn_decoder *decoder, const uint8_t *bytes, size_t len);
void matn_decode_user_defined(matn_decoder *decoder, const uint8_t *bytes, size_t len);
void matn_decode_gb18030(matn_decoder *decoder, const uint8_t *bytes, size_t len);
void matn_decode_big5(matn_decoder *decoder, const uint8_t *bytes, size_t len);
void matn_decode_euc_jp(matn_decoder *decoder, const uint8_t *bytes, size_t len);
void matn_decode_iso_2022_jp(matn_decoder *decoder, const uint8_t *bytes, size_t len);
void matn_decode_shift_jis(matn_decoder *decoder, const uint8_t *bytes, size_t len);
void matn_decode_euc_kr(matn_decoder *decoder, const uint8_t *bytes, size_t len);

/* Bytes that are not ASCII. */
#define SINGLE_BYTE_HIGH 128

/* Their characters in an encoding of single bytes; U+FFFD where there is none. */
void matn_single_byte_characters(matn_encoding encoding, uint16_t characters[SINGLE_BYTE_HIGH]);

/* How many bytes at the beginning are of one well-formed sequence of UTF-8. *needed receives how many the
 * whole sequence has. If the result is less than that, and there are more bytes, the sequence is broken. */
size_t matn_utf8_prefix(const uint8_t *bytes, size_t len, size_t *needed);

/* Hands over the characters that output_put and matn_output_text have collected. */
void matn_output_flush(matn_decoder *decoder);

/* Hands over len > 0 bytes of UTF-8 as they are, after what was collected. `offset` is their place in the
 * input. */
void matn_output_slice(matn_decoder *decoder, const uint8_t *bytes, size_t len, uint64_t offset);

/* Passes len > 0 bytes of UTF-8 on: as a slice if there are many, else by copying. */
void matn_output_text(matn_decoder *decoder, const uint8_t *bytes, size_t len, uint64_t offset);

/* Makes room for `len` bytes of text, which stand for the `input_len` input bytes at `offset`. Returns their
 * delta. */
static inline uint8_t output_reserve(matn_decoder *decoder, size_t len, uint64_t offset, size_t input_len) {
  if (decoder->output_len + len > MATN_DECODER_OUTPUT_SIZE ||
      offset + input_len - decoder->output_offset > UINT8_MAX)
    matn_output_flush(decoder);
  if (decoder->output_len == 0) decoder->output_offset = offset;
  return (uint8_t)(offset - decoder->output_offset);
}

/* Adds a character that stands for the `input_len` input bytes at `offset`. */
static inline void output_put(matn_decoder *decoder, uint32_t code_point, uint64_t offset, size_t input_len) {
  uint8_t delta = output_reserve(decoder, 4, offset, input_len);
  size_t len = utf8_encode(code_point, decoder->output + decoder->output_len);
  uint8_t *deltas = decoder->deltas + decoder->output_len;
  for (size_t i = 0; i < len; i++) deltas[i] = delta;
  deltas[len] = (uint8_t)(delta + input_len);
  decoder->output_len = (uint8_t)(decoder->output_len + len);
}

static inline bool is_ascii(uint8_t byte) {
  return byte < 0x80;
}

/* How many of the bytes are ASCII before the first that is not. */
static inline size_t ascii_len(const uint8_t *bytes, size_t len) {
  const char *text = (const char *)bytes;
  return (size_t)(scan_ascii(text, text + len) - text);
}

#endif
