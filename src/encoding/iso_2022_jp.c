/* The ISO-2022-JP decoder (Encoding Standard 12.2.1). decoder->state is the standard's output state. An
 * escape sequence gives no text. Its bytes count as the beginning of the next character; decoder->silent_len
 * says how many they are. The standard's output flag is true exactly if this is not 0. */
#include "characters.h"
#include "choice.h"
#include "indexes.h"

#if MATN_ENCODINGS == MATN_ENCODINGS_all

enum { STATE_ASCII, STATE_ROMAN, STATE_KATAKANA, STATE_LEAD_BYTE, NO_STATE };

enum { SHIFT_OUT = 0x0E, SHIFT_IN = 0x0F, ESCAPE = 0x1B, ESCAPE_LEN = 3 };

static bool is_kanji_byte(uint8_t byte) {
  return byte >= 0x21 && byte <= 0x7E;
}

static bool is_plain(uint8_t byte) {
  return is_ascii(byte) && byte != SHIFT_OUT && byte != SHIFT_IN && byte != ESCAPE;
}

static size_t put_counted(matn_decoder *decoder, struct writer *writer, uint32_t code_point, size_t len) {
  put(writer, code_point, decoder->silent_len + len);
  decoder->silent_len = 0;
  return len;
}

static uint8_t escaped_state(uint8_t second, uint8_t third) {
  if (second == '(' && third == 'B') return STATE_ASCII;
  if (second == '(' && third == 'J') return STATE_ROMAN;
  if (second == '(' && third == 'I') return STATE_KATAKANA;
  if (second == '$' && (third == '@' || third == 'B')) return STATE_LEAD_BYTE;
  return NO_STATE;
}

static size_t read_escape_sequence(matn_decoder *decoder, struct writer *writer, const uint8_t *bytes,
                                   size_t len, bool last) {
  if (!last && (len < 2 || (len < ESCAPE_LEN && (bytes[1] == '(' || bytes[1] == '$')))) return 0;
  uint8_t state = len < ESCAPE_LEN ? NO_STATE : escaped_state(bytes[1], bytes[2]);
  if (state == NO_STATE) return put_counted(decoder, writer, REPLACEMENT_CHARACTER, 1);
  if (decoder->silent_len > 0) put_counted(decoder, writer, REPLACEMENT_CHARACTER, 0);
  decoder->state = state;
  decoder->silent_len = ESCAPE_LEN;
  return ESCAPE_LEN;
}

static uint32_t single_character(uint8_t state, uint8_t byte) {
  if (state == STATE_KATAKANA)
    return byte >= 0x21 && byte <= 0x5F ? 0xFF61u - 0x21 + byte : REPLACEMENT_CHARACTER;
  if (!is_plain(byte)) return REPLACEMENT_CHARACTER;
  if (state == STATE_ROMAN && byte == '\\') return 0xA5;
  if (state == STATE_ROMAN && byte == '~') return 0x203E;
  return byte;
}

static size_t read_iso_2022_jp(matn_decoder *decoder, struct writer *writer, const uint8_t *bytes, size_t len,
                               bool last) {
  uint8_t byte = bytes[0];
  if (byte == ESCAPE) return read_escape_sequence(decoder, writer, bytes, len, last);
  if (decoder->state != STATE_LEAD_BYTE)
    return put_counted(decoder, writer, single_character(decoder->state, byte), 1);
  bool is_lead = is_kanji_byte(byte);
  if (is_lead && len < 2 && !last) return 0;
  if (!is_lead || len < 2 || bytes[1] == ESCAPE)
    return put_counted(decoder, writer, REPLACEMENT_CHARACTER, 1);
  uint32_t code_point = REPLACEMENT_CHARACTER;
  if (is_kanji_byte(bytes[1]))
    code_point = index_code_point(matn_index_jis0208, (byte - 0x21u) * 94 + bytes[1] - 0x21u);
  return put_counted(decoder, writer, code_point, 2);
}

static size_t plain_iso_2022_jp(const matn_decoder *decoder, const uint8_t *bytes, size_t len) {
  size_t plain = 0;
  if (decoder->state != STATE_ASCII || decoder->silent_len > 0) return 0;
  while (plain < len && is_plain(bytes[plain])) plain++;
  return plain;
}

static size_t block_iso_2022_jp(matn_decoder *decoder, const uint8_t *bytes, size_t len, size_t enough,
                                bool last, uint8_t delta) {
  return read_block(decoder, bytes, len, enough, last, delta, read_iso_2022_jp);
}

void matn_decode_iso_2022_jp(matn_decoder *decoder, const uint8_t *bytes, size_t len) {
  matn_decode_characters(decoder, bytes, len, block_iso_2022_jp, plain_iso_2022_jp);
}

#endif
