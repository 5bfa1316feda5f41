/* The shared UTF-16 decoder (Encoding Standard 14.2), a character instead of a byte at a time. */
#include "decoders.h"

static uint32_t utf16_unit(const uint8_t *bytes, bool big_endian) {
  return big_endian ? (uint32_t)bytes[0] << 8 | bytes[1] : (uint32_t)bytes[1] << 8 | bytes[0];
}

/* Decodes the first character; returns how many bytes it has, or 0 if these are too few to say. */
static size_t utf16_character(const uint8_t *bytes, size_t len, bool big_endian, uint32_t *code_point) {
  if (len < 2) return 0;
  uint32_t lead = utf16_unit(bytes, big_endian);
  *code_point = lead;
  if (lead < 0xD800 || lead > 0xDFFF) return 2;
  *code_point = REPLACEMENT_CHARACTER;
  if (lead > 0xDBFF) return 2;
  if (len < 4) return 0;
  uint32_t trail = utf16_unit(bytes + 2, big_endian);
  if (trail < 0xDC00 || trail > 0xDFFF) return 2;
  *code_point = 0x10000 + ((lead - 0xD800) << 10) + (trail - 0xDC00);
  return 4;
}

/* Puts all characters that are complete; returns the bytes they have. */
static size_t utf16_run(matn_decoder *decoder, const uint8_t *bytes, size_t len, uint64_t offset) {
  bool big_endian = decoder->encoding == MATN_ENCODING_UTF_16BE;
  size_t done = 0, character_len;
  uint32_t code_point;
  while ((character_len = utf16_character(bytes + done, len - done, big_endian, &code_point)) > 0) {
    output_put(decoder, code_point, offset + done, character_len);
    done += character_len;
  }
  return done;
}

void matn_decode_utf16(matn_decoder *decoder, const uint8_t *bytes, size_t len) {
  uint8_t *pending = decoder->pending;
  size_t taken = 0, pending_len = decoder->pending_len;
  while (pending_len > 0 && taken < len) {
    uint64_t offset = decoder->offset + taken - pending_len;
    pending[pending_len++] = bytes[taken++];
    size_t done = utf16_run(decoder, pending, pending_len, offset);
    pending_len -= done;
    memmove(pending, pending + done, pending_len);
  }
  if (pending_len == 0) {
    taken += utf16_run(decoder, bytes + taken, len - taken, decoder->offset + taken);
    pending_len = len - taken;
    memcpy(pending, bytes + taken, pending_len);
  }
  decoder->pending_len = (uint8_t)pending_len;
}
