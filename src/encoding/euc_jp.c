/* The EUC-JP decoder (Encoding Standard 12.1.1). */
#include "characters.h"
#include "choice.h"
#include "indexes.h"

#if MATN_ENCODINGS == MATN_ENCODINGS_all

enum {
  KATAKANA_LEAD = 0x8E, /* before a half-width katakana */
  JIS0212_LEAD = 0x8F,  /* before a pair of jis0212 */
};

static bool is_high(uint8_t byte) {
  return byte >= 0xA1 && byte <= 0xFE;
}

/* JIS0212_LEAD, a high byte, and what follows. */
static size_t read_three(struct writer *writer, const uint8_t *bytes, size_t len, bool last) {
  if (len < 3) return read_cut(writer, len, last);
  uint32_t code_point = REPLACEMENT_CHARACTER;
  if (is_high(bytes[2]))
    code_point = index_code_point(matn_index_jis0212, (bytes[1] - 0xA1u) * 94 + bytes[2] - 0xA1u);
  return put_sequence(writer, code_point, bytes, 3);
}

static size_t read_euc_jp(matn_decoder *decoder, struct writer *writer, const uint8_t *bytes, size_t len,
                          bool last) {
  (void)decoder;
  uint8_t lead = bytes[0];
  if (lead != KATAKANA_LEAD && lead != JIS0212_LEAD && !is_high(lead)) {
    put(writer, is_ascii(lead) ? lead : REPLACEMENT_CHARACTER, 1);
    return 1;
  }
  if (len < 2) return read_cut(writer, 1, last);
  uint8_t trail = bytes[1];
  uint32_t code_point = REPLACEMENT_CHARACTER;
  if (lead == JIS0212_LEAD && is_high(trail)) return read_three(writer, bytes, len, last);
  if (lead == KATAKANA_LEAD && trail >= 0xA1 && trail <= 0xDF)
    code_point = 0xFF61u - 0xA1 + trail;
  else if (is_high(lead) && is_high(trail))
    code_point = index_code_point(matn_index_jis0208, (lead - 0xA1u) * 94 + trail - 0xA1u);
  return put_sequence(writer, code_point, bytes, 2);
}

static size_t block_euc_jp(matn_decoder *decoder, const uint8_t *bytes, size_t len, size_t enough, bool last,
                           uint8_t delta) {
  return read_block(decoder, bytes, len, enough, last, delta, read_euc_jp);
}

void matn_decode_euc_jp(matn_decoder *decoder, const uint8_t *bytes, size_t len) {
  matn_decode_ascii_compatible(decoder, bytes, len, block_euc_jp);
}

#endif
