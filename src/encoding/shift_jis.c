/* The Shift_JIS decoder (Encoding Standard 12.3.1). */
#include "characters.h"
#include "choice.h"
#include "indexes.h"

#if MATN_ENCODINGS == MATN_ENCODINGS_all

static bool is_lead(uint8_t byte) {
  return (byte >= 0x81 && byte <= 0x9F) || (byte >= 0xE0 && byte <= 0xFC);
}

static size_t read_shift_jis(matn_decoder *decoder, struct writer *writer, const uint8_t *bytes, size_t len,
                             bool last) {
  (void)decoder;
  uint8_t lead = bytes[0];
  if (!is_lead(lead)) {
    bool is_katakana = lead >= 0xA1 && lead <= 0xDF;
    put(writer, lead <= 0x80 ? lead : is_katakana ? 0xFF61u - 0xA1 + lead : REPLACEMENT_CHARACTER, 1);
    return 1;
  }
  if (len < 2) return read_cut(writer, 1, last);
  uint8_t trail = bytes[1];
  uint32_t code_point = REPLACEMENT_CHARACTER;
  if (trail >= 0x40 && trail != 0x7F && trail <= 0xFC) {
    uint32_t pointer = (lead - (lead < 0xA0 ? 0x81u : 0xC1u)) * 188 + trail - (trail < 0x7F ? 0x40u : 0x41u);
    bool is_private = pointer >= 8836 && pointer <= 10715; /* characters of the user's own, on Windows */
    code_point = is_private ? 0xE000 - 8836 + pointer : index_code_point(matn_index_jis0208, pointer);
  }
  return put_sequence(writer, code_point, bytes, 2);
}

static size_t block_shift_jis(matn_decoder *decoder, const uint8_t *bytes, size_t len, size_t enough,
                              bool last, uint8_t delta) {
  return read_block(decoder, bytes, len, enough, last, delta, read_shift_jis);
}

void matn_decode_shift_jis(matn_decoder *decoder, const uint8_t *bytes, size_t len) {
  matn_decode_ascii_compatible(decoder, bytes, len, block_shift_jis);
}

#endif
