/* The single-byte decoder (Encoding Standard 9.1) and x-user-defined (14.5). */
#include "characters.h"

#if MATN_ENCODINGS >= MATN_ENCODINGS_single

#include "../tables/encodings.h"

static bool is_two_bytes(uint32_t packed) {
  return packed >> 15;
}

static uint32_t longer_character(uint32_t packed) {
  return packed < 0x7000 ? packed : packed | 0x8000;
}

/* The character of a byte, packed. */
static uint32_t packed_character(const uint8_t *table, uint32_t byte) {
  return single_byte_blocks[table[byte / SINGLE_BYTE_BLOCK]][byte % SINGLE_BYTE_BLOCK];
}

uint32_t matn_single_byte_character(matn_encoding encoding, uint8_t byte) {
  uint32_t packed = packed_character(single_byte_tables[single_byte_table[encoding]], byte);
  return is_two_bytes(packed) ? (packed & 0x1F) << 6 | (packed >> 8 & 0x3F) : longer_character(packed);
}

/* Between ASCII and two bytes of UTF-8 there is no branch: in scripts with spaces it would be hard to
 * predict. */
static size_t block_single_byte(matn_decoder *decoder, const uint8_t *bytes, size_t len, size_t enough,
                                bool last, uint8_t delta) {
  (void)len, (void)last;
  const uint8_t *table = single_byte_tables[single_byte_table[decoder->encoding]];
  struct writer writer = begin_writing(decoder, delta);
  for (const uint8_t *end = bytes + enough; bytes < end; bytes++) {
    uint32_t byte = *bytes, is_high = byte >> 7, packed = packed_character(table, byte);
    if (is_high > packed >> 15)
      put_bytes(&writer, utf8_of_three(longer_character(packed)), 3, 1);
    else
      put_bytes(&writer, packed, 1 + is_high, 1);
  }
  end_writing(decoder, &writer);
  return enough;
}

static size_t block_user_defined(matn_decoder *decoder, const uint8_t *bytes, size_t len, size_t enough,
                                 bool last, uint8_t delta) {
  (void)len, (void)last;
  struct writer writer = begin_writing(decoder, delta);
  for (size_t i = 0; i < enough; i++) put(&writer, is_ascii(bytes[i]) ? bytes[i] : 0xF700u + bytes[i], 1);
  end_writing(decoder, &writer);
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
