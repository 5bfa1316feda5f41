/* The shared UTF-16 decoder (Encoding Standard 14.2). It takes a character at a time, not a byte. */
#include "characters.h"
#include "choice.h"

#if MATN_ENCODINGS >= MATN_ENCODINGS_single

static uint32_t utf16_unit(const uint8_t *bytes, bool big_endian) {
  return big_endian ? (uint32_t)bytes[0] << 8 | bytes[1] : (uint32_t)bytes[1] << 8 | bytes[0];
}

static size_t read_utf16(matn_decoder *decoder, struct writer *writer, const uint8_t *bytes, size_t len,
                         bool last) {
  bool big_endian = decoder->encoding == MATN_ENCODING_UTF_16BE;
  if (len < 2) return read_cut(writer, len, last);
  uint32_t lead = utf16_unit(bytes, big_endian), code_point = lead;
  size_t read_len = 2;
  if (lead >= 0xD800 && lead <= 0xDFFF) {
    code_point = REPLACEMENT_CHARACTER;
    if (lead <= 0xDBFF && len < 4) return read_cut(writer, len, last);
    uint32_t trail = lead <= 0xDBFF ? utf16_unit(bytes + 2, big_endian) : 0;
    if (trail >= 0xDC00 && trail <= 0xDFFF) {
      code_point = 0x10000 + ((lead - 0xD800) << 10) + (trail - 0xDC00);
      read_len = 4;
    }
  }
  put(writer, code_point, read_len);
  return read_len;
}

static size_t plain_utf16(const matn_decoder *decoder, const uint8_t *bytes, size_t len) {
  (void)decoder, (void)bytes, (void)len;
  return 0;
}

static size_t block_utf16(matn_decoder *decoder, const uint8_t *bytes, size_t len, size_t enough, bool last,
                          uint8_t delta) {
  return read_block(decoder, bytes, len, enough, last, delta, read_utf16);
}

void matn_decode_utf16(matn_decoder *decoder, const uint8_t *bytes, size_t len) {
  matn_decode_characters(decoder, bytes, len, block_utf16, plain_utf16);
}

#endif
