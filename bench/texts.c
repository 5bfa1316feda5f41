#include "texts.h"

#include <stdlib.h>
#include <string.h>

static uint16_t encoded_as[0x10000]; /* one byte, or two with the lead byte high; 0: not in the encoding */

/* A code point below U+10000; 0 for others. */
static uint32_t first_code_point(const char *text, size_t len) {
  const unsigned char *s = (const unsigned char *)text;
  if (len >= 2 && s[0] >= 0xC2 && s[0] < 0xE0) return (uint32_t)(s[0] & 0x1F) << 6 | (s[1] & 0x3F);
  if (len >= 3 && s[0] >= 0xE0 && s[0] < 0xF0)
    return (uint32_t)(s[0] & 0xF) << 12 | (uint32_t)(s[1] & 0x3F) << 6 | (s[2] & 0x3F);
  return 0;
}

static void keep_code_point(void *ctx, const matn_chunk *chunk) {
  *(uint32_t *)ctx = first_code_point(chunk->bytes, chunk->len);
}

static void add_sequence(matn_encoding encoding, unsigned sequence) {
  matn_decoder decoder;
  uint32_t code_point = 0;
  char bytes[2] = {(char)(sequence >> 8), (char)sequence};
  matn_decoder_init(&decoder, encoding, keep_code_point, &code_point);
  matn_decoder_feed(&decoder, sequence < 0x100 ? bytes + 1 : bytes, sequence < 0x100 ? 1 : 2);
  matn_decoder_finish(&decoder);
  if (code_point != 0 && code_point != 0xFFFD && encoded_as[code_point] == 0)
    encoded_as[code_point] = (uint16_t)sequence;
}

static void add_byte(document *d, char byte) {
  if (d->len % 65536 == 0) d->bytes = realloc(d->bytes, d->len + 65536);
  if (d->bytes == NULL) exit(2);
  d->bytes[d->len++] = byte;
}

static void add_word(const char *word, size_t len, document *utf8, document *encoded) {
  for (size_t i = 0, size; i < len; i += size) {
    size = (unsigned char)word[i] < 0xE0 ? 2 : (unsigned char)word[i] < 0xF0 ? 3 : 4;
    if (size > len - i) break;
    uint16_t sequence = encoded_as[first_code_point(word + i, size)];
    if (sequence == 0) continue;
    if (sequence > 0xFF) add_byte(encoded, (char)(sequence >> 8));
    add_byte(encoded, (char)sequence);
    for (size_t k = 0; k < size; k++) add_byte(utf8, word[i + k]);
  }
  add_byte(utf8, ' ');
  add_byte(encoded, ' ');
}

static void add_words(const document *d, uint32_t first, uint32_t last, document *utf8, document *encoded) {
  for (size_t i = 0; i < d->len;) {
    size_t end = i;
    while (end < d->len && (unsigned char)d->bytes[end] >= 0x80) end++;
    uint32_t code_point = first_code_point(d->bytes + i, end - i);
    if (code_point >= first && code_point <= last) add_word(d->bytes + i, end - i, utf8, encoded);
    i = end + 1;
  }
}

void make_texts(const document *documents, size_t count, uint32_t first, uint32_t last,
                matn_encoding encoding, size_t least, document *utf8, document *encoded) {
  *utf8 = *encoded = (document){0};
  memset(encoded_as, 0, sizeof encoded_as);
  if (!matn_encoding_supported(encoding)) return;
  for (unsigned sequence = 0x80; sequence < 0x10000; sequence++) add_sequence(encoding, sequence);
  do {
    for (size_t i = 0; i < count; i++) add_words(&documents[i], first, last, utf8, encoded);
  } while (encoded->len > 0 && encoded->len < least);
}
