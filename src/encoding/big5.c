/* The Big5 decoder (Encoding Standard 11.1.1). */
#include "characters.h"
#include "choice.h"
#include "indexes.h"

#if MATN_ENCODINGS == MATN_ENCODINGS_all

/* The pointers that stand for two code points: a letter with a circumflex, and a mark above it. 0: it is
 * none. */
static uint32_t letter_of_two(uint32_t pointer) {
  switch (pointer) {
  case 1133:
  case 1135: return 0xCA;
  case 1164:
  case 1166: return 0xEA;
  default: return 0;
  }
}

static size_t read_big5(matn_decoder *decoder, struct writer *writer, const uint8_t *bytes, size_t len,
                        bool last) {
  (void)decoder;
  uint8_t lead = bytes[0];
  if (lead <= 0x80 || lead == 0xFF) {
    put(writer, is_ascii(lead) ? lead : REPLACEMENT_CHARACTER, 1);
    return 1;
  }
  if (len < 2) return read_cut(writer, 1, last);
  uint8_t trail = bytes[1];
  uint32_t code_point = REPLACEMENT_CHARACTER;
  if ((trail >= 0x40 && trail <= 0x7E) || (trail >= 0xA1 && trail <= 0xFE)) {
    uint32_t pointer = (lead - 0x81u) * 157 + trail - (trail < 0x7F ? 0x40u : 0x62u);
    uint32_t letter = letter_of_two(pointer);
    if (letter != 0) {
      put(writer, letter, 0);
      put(writer, pointer == 1133 || pointer == 1164 ? 0x304 : 0x30C, 2);
      return 2;
    }
    code_point = index_code_point(matn_index_big5, pointer);
  }
  return put_sequence(writer, code_point, bytes, 2);
}

static size_t block_big5(matn_decoder *decoder, const uint8_t *bytes, size_t len, size_t enough, bool last,
                         uint8_t delta) {
  return read_block(decoder, bytes, len, enough, last, delta, read_big5);
}

void matn_decode_big5(matn_decoder *decoder, const uint8_t *bytes, size_t len) {
  matn_decode_ascii_compatible(decoder, bytes, len, block_big5);
}

#endif
