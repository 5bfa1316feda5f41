/* The single-byte decoder (Encoding Standard 9.1) and x-user-defined (14.5). */
#include "characters.h"

#if MATN_ENCODINGS >= MATN_ENCODINGS_single

#include "../tables/encodings.h"

static size_t block_single_byte(matn_decoder *decoder, struct writer *writer, const uint8_t *bytes,
                                size_t len, size_t enough, bool last) {
  (void)len, (void)last;
  const uint16_t *table = single_byte_tables[single_byte_table[decoder->encoding]];
  struct writer here = *writer;
  for (size_t i = 0; i < enough; i++) {
    uint32_t high = table[bytes[i] & 0x7F], mask = 0 - (uint32_t)(bytes[i] >> 7);
    put(&here, (high & mask) | (bytes[i] & ~mask), 1);
  }
  *writer = here;
  return enough;
}

static size_t block_user_defined(matn_decoder *decoder, struct writer *writer, const uint8_t *bytes,
                                 size_t len, size_t enough, bool last) {
  (void)decoder, (void)len, (void)last;
  for (size_t i = 0; i < enough; i++) put(writer, is_ascii(bytes[i]) ? bytes[i] : 0xF700u + bytes[i], 1);
  return enough;
}

void matn_decode_single_byte(matn_decoder *decoder, const uint8_t *bytes, size_t len) {
  ASSERT(decoder->encoding < COUNT_OF(single_byte_table));
  matn_decode_ascii_compatible(decoder, bytes, len, block_single_byte);
}

void matn_decode_user_defined(matn_decoder *decoder, const uint8_t *bytes, size_t len) {
  matn_decode_ascii_compatible(decoder, bytes, len, block_user_defined);
}

#endif
