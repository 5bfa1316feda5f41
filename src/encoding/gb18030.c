/* The gb18030 decoder, which is GBK's too (Encoding Standard 10.1.1 and 10.2.1). */
#include "characters.h"
#include "choice.h"
#include "indexes.h"

#if MATN_ENCODINGS == MATN_ENCODINGS_all

static bool is_within(uint8_t byte, uint8_t first, uint8_t last) {
  return byte >= first && byte <= last;
}

/* A lead byte, a digit, another lead byte, another digit. */
static size_t read_four(struct writer *writer, const uint8_t *bytes, size_t len, bool last) {
  if ((len > 2 && !is_within(bytes[2], 0x81, 0xFE)) || (len > 3 && !is_digit(bytes[3]))) {
    put(writer, REPLACEMENT_CHARACTER, 1);
    return 1;
  }
  if (len < 4) return read_cut(writer, len, last);
  uint32_t pointer = ((bytes[0] - 0x81u) * 10 + (bytes[1] - 0x30u)) * 126 + bytes[2] - 0x81u;
  put(writer, matn_gb18030_ranges_code_point(pointer * 10 + bytes[3] - 0x30u), 4);
  return 4;
}

static bool is_gb2312(uint8_t lead, uint8_t trail) {
  return is_within(lead, 0xB0, 0xF7) && is_within(trail, 0xA1, 0xFE);
}

static uint32_t pair_code_point(uint8_t lead, uint8_t trail) {
  if (trail < 0x40 || trail == 0x7F || trail == 0xFF) return REPLACEMENT_CHARACTER;
  return index_code_point(matn_index_gb18030, (lead - 0x81u) * 190 + trail - (trail < 0x7F ? 0x40u : 0x41u));
}

static size_t read_gb18030(matn_decoder *decoder, struct writer *writer, const uint8_t *bytes, size_t len,
                           bool last) {
  (void)decoder;
  uint8_t lead = bytes[0];
  if (len > 1 && is_gb2312(lead, bytes[1])) {
    uint32_t code_point = matn_index_gb2312[(lead - 0xB0u) * 94 + bytes[1] - 0xA1u];
    put_bytes(writer, utf8_of_three(code_point), 3, 2);
    return 2;
  }
  if (lead <= 0x80 || lead == 0xFF) {
    put(writer, is_ascii(lead) ? lead : lead == 0x80 ? 0x20AC : REPLACEMENT_CHARACTER, 1);
    return 1;
  }
  if (len < 2) return read_cut(writer, 1, last);
  uint8_t trail = bytes[1];
  if (is_digit(trail)) return read_four(writer, bytes, len, last);
  return put_sequence(writer, pair_code_point(lead, trail), bytes, 2);
}

static size_t block_gb18030(matn_decoder *decoder, const uint8_t *bytes, size_t len, size_t enough, bool last,
                            uint8_t delta) {
  return read_block(decoder, bytes, len, enough, last, delta, read_gb18030);
}

void matn_decode_gb18030(matn_decoder *decoder, const uint8_t *bytes, size_t len) {
  matn_decode_ascii_compatible(decoder, bytes, len, block_gb18030);
}

#endif
