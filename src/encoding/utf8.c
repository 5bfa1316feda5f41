/* The UTF-8 decoder (Encoding Standard 8.1.1). Valid runs pass as they are. Where a sequence is broken, its
 * longest well-formed beginning becomes one U+FFFD; a byte that begins no sequence becomes one by itself. The
 * standard's decoder does the same, byte by byte. */
#include "decoders.h"

size_t matn_utf8_prefix(const uint8_t *bytes, size_t len, size_t *needed) {
  uint8_t lead = bytes[0], lower = 0x80, upper = 0xBF;
  if (lead >= 0xC2 && lead <= 0xDF) {
    *needed = 2;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    *needed = 3;
    if (lead == 0xE0) lower = 0xA0;
    if (lead == 0xED) upper = 0x9F;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    *needed = 4;
    if (lead == 0xF0) lower = 0x90;
    if (lead == 0xF4) upper = 0x8F;
  } else {
    *needed = 1;
    return lead < 0x80;
  }
  if (len < 2 || bytes[1] < lower || bytes[1] > upper) return 1;
  size_t i = 2;
  while (i < *needed && i < len && utf8_continues(bytes[i])) i++;
  return i;
}

/* How many bytes at the beginning are whole valid sequences. What follows is broken or cut: *prefix is what
 * matn_utf8_prefix() says of it. The commonest sequences take a short cut. */
static size_t utf8_valid_len(const uint8_t *bytes, size_t len, size_t *prefix) {
  size_t i = 0, needed;
  while (i < len) {
    uint8_t lead = bytes[i];
    if (lead < 0x80) {
      i += ascii_len(bytes + i, len - i);
    } else if (FOR_SPEED && lead >= 0xC2 && lead <= 0xDF && len - i >= 2 && utf8_continues(bytes[i + 1])) {
      i += 2;
    } else if (FOR_SPEED && lead > 0xE0 && lead < 0xED && len - i >= 3 && utf8_continues(bytes[i + 1]) &&
               utf8_continues(bytes[i + 2])) {
      i += 3;
    } else {
      *prefix = matn_utf8_prefix(bytes + i, len - i, &needed);
      if (*prefix < needed) break;
      i += needed;
    }
  }
  return i;
}

/* Completes the pending character, or replaces it; returns how many of the bytes it took. */
static size_t utf8_complete(matn_decoder *decoder, const uint8_t *bytes, size_t len) {
  size_t taken = 0, needed;
  while (decoder->pending_len > 0 && taken < len) {
    size_t have = decoder->pending_len + 1u;
    uint64_t offset = decoder->offset + taken - decoder->pending_len;
    decoder->pending[have - 1] = bytes[taken];
    if (matn_utf8_prefix(decoder->pending, have, &needed) < have) {
      output_put(decoder, REPLACEMENT_CHARACTER, offset, have - 1);
      decoder->pending_len = 0;
      break;
    }
    taken++;
    decoder->pending_len = (uint8_t)have;
    if (have == needed) {
      matn_output_slice(decoder, decoder->pending, have, offset);
      decoder->pending_len = 0;
    }
  }
  return taken;
}

void matn_decode_utf8(matn_decoder *decoder, const uint8_t *bytes, size_t len) {
  if (len == 0 && decoder->pending_len > 0)
    output_put(decoder, REPLACEMENT_CHARACTER, decoder->offset - decoder->pending_len, decoder->pending_len);
  size_t i = utf8_complete(decoder, bytes, len);
  while (i < len) {
    if (!is_ascii(bytes[i]) && bytes[i] < 0xC2) { /* begins no sequence; such bytes often come in rows */
      output_put(decoder, REPLACEMENT_CHARACTER, decoder->offset + i++, 1);
      continue;
    }
    size_t prefix = 0, valid = utf8_valid_len(bytes + i, len - i, &prefix);
    if (valid > 0 && decoder->output_len == 0)
      matn_output_slice(decoder, bytes + i, valid, decoder->offset + i);
    else if (valid > 0)
      matn_output_text(decoder, bytes + i, valid, decoder->offset + i);
    i += valid;
    if (i == len) break;
    if (prefix == len - i) {
      memcpy(decoder->pending, bytes + i, prefix);
      decoder->pending_len = (uint8_t)prefix;
      break;
    }
    if (prefix == 0) prefix = 1;
    output_put(decoder, REPLACEMENT_CHARACTER, decoder->offset + i, prefix);
    i += prefix;
  }
}
