/* The EUC-KR decoder (Encoding Standard 13.1.1). */
#include "characters.h"
#include "choice.h"
#include "indexes.h"

#if MATN_ENCODINGS == MATN_ENCODINGS_all

static size_t read_euc_kr(matn_decoder *decoder, struct writer *writer, const uint8_t *bytes, size_t len,
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
  if (trail >= 0x41 && trail <= 0xFE)
    code_point = index_code_point(matn_index_euc_kr, (lead - 0x81u) * 190 + trail - 0x41u);
  return put_sequence(writer, code_point, bytes, 2);
}

static size_t block_euc_kr(matn_decoder *decoder, const uint8_t *bytes, size_t len, size_t enough, bool last,
                           uint8_t delta) {
  return read_block(decoder, bytes, len, enough, last, delta, read_euc_kr);
}

void matn_decode_euc_kr(matn_decoder *decoder, const uint8_t *bytes, size_t len) {
  matn_decode_ascii_compatible(decoder, bytes, len, block_euc_kr);
}

#endif
