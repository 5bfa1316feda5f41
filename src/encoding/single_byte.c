/* The single-byte decoder (Encoding Standard 9.1) and x-user-defined (14.5). */
#include "decoders.h"

#include "../tables/encodings.h"

static uint32_t single_byte_character(matn_encoding encoding, uint8_t byte) {
  if (encoding == MATN_ENCODING_X_USER_DEFINED) return 0xF700u + byte;
  return single_byte_tables[single_byte_table[encoding]][byte - 0x80];
}

void matn_decode_single_byte(matn_decoder *decoder, const uint8_t *bytes, size_t len) {
  matn_encoding encoding = (matn_encoding)decoder->encoding;
  ASSERT(encoding == MATN_ENCODING_X_USER_DEFINED || encoding < COUNT_OF(single_byte_table));
  for (size_t i = 0; i < len;) {
    size_t ascii = ascii_len(bytes + i, len - i);
    if (ascii > 0) matn_output_text(decoder, bytes + i, ascii, decoder->offset + i);
    for (i += ascii; i < len && bytes[i] >= 0x80; i++)
      output_put(decoder, single_byte_character(encoding, bytes[i]), decoder->offset + i, 1);
  }
}
