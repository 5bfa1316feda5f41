#include "decoded.h"

#include "base/utf8.h"
#include "reference_decoder.h"
#include "test.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool is_continuation(char c) {
  return ((unsigned char)c & 0xC0) == 0x80;
}

/* Strict, and unlike the decoder: decodes each character, and compares it with its shortest form. */
static bool is_utf8(const char *text, size_t len) {
  static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
  for (size_t i = 0; i < len;) {
    unsigned char lead = (unsigned char)text[i];
    size_t size = lead < 0x80 ? 1 : lead < 0xC0 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF8 ? 4 : 0;
    if (size == 0 || size > len - i) return false;
    uint32_t code_point = size == 1 ? lead : lead & (0x7Fu >> size);
    for (size_t j = 1; j < size; j++) {
      if (!is_continuation(text[i + j])) return false;
      code_point = code_point << 6 | ((unsigned char)text[i + j] & 0x3F);
    }
    if (code_point < least[size] || code_point > 0x10FFFF || code_point >> 11 == 0x1B) return false;
    i += size;
  }
  return true;
}

static void collect(void *ctx, const matn_chunk *chunk) {
  struct decoded *out = ctx;
  out->chunks++;
  if (chunk->len == 0 || !is_utf8(chunk->bytes, chunk->len) || out->len + chunk->len > MAX_TEXT) {
    out->sound = false;
    return;
  }
  if (out->len > 0 && chunk->offset != out->next) out->sound = false;
  out->next = chunk->offset + (chunk->deltas ? chunk->deltas[chunk->len] : chunk->len);
  for (size_t i = 0; i < chunk->len; i++) {
    uint64_t from = chunk->offset + (chunk->deltas ? chunk->deltas[i] : i);
    if (out->len > 0 && from < out->from[out->len - 1]) out->sound = false;
    out->text[out->len] = chunk->bytes[i];
    out->from[out->len++] = from;
  }
  if (chunk->deltas && chunk->deltas[chunk->len] <= chunk->deltas[chunk->len - 1]) out->sound = false;
}

void decode_in_steps(struct decoded *out, matn_encoding transport, const char *input, size_t len,
                     size_t first, size_t step) {
  matn_decoder decoder;
  out->len = out->chunks = 0;
  out->sound = true;
  matn_decoder_init(&decoder, transport, collect, out);
  for (size_t from = 0, size = first; from < len; from += size, size = step) {
    if (size > len - from) size = len - from;
    char *exact = malloc(size + 1); /* a copy, so that reading behind it, or after the call, shows */
    if (!exact) exit(1);
    memcpy(exact, input + from, size);
    matn_decoder_feed(&decoder, size > 0 ? exact : NULL, size);
    free(exact);
  }
  matn_decoder_finish(&decoder);
  out->encoding = matn_decoder_encoding(&decoder);
  out->source = matn_decoder_source(&decoder);
}

bool check_same(const char *what, const struct decoded *got, const struct decoded *expected) {
  return CHECK_BYTES(what, got->text, got->len, expected->text, expected->len) &&
         CHECK_BYTES(what, (const char *)got->from, got->len * sizeof got->from[0],
                     (const char *)expected->from, expected->len * sizeof expected->from[0]);
}

const struct decoded *check_decode(const char *what, matn_encoding transport, const char *input, size_t len) {
  static struct decoded whole, cut;
  decode_in_steps(&whole, transport, input, len, len, len);
  CHECK(what, whole.sound);
  for (size_t first = 0; first <= len; first++) {
    char place[128];
    snprintf(place, sizeof place, "%s, cut at %zu", what, first);
    decode_in_steps(&cut, transport, input, len, first, first == 0 ? 1 : len);
    bool same = CHECK(place, cut.sound) && check_same(place, &cut, &whole) &&
                CHECK_INT(place, cut.encoding, whole.encoding) && CHECK_INT(place, cut.source, whole.source);
    if (!same) break;
  }
  return &whole;
}

bool check_offsets(const char *what, const struct decoded *out, const char *expected) {
  char offsets[256] = "";
  for (size_t i = 0, len = 0; i < out->len && len < sizeof offsets - 24; i++)
    len += (size_t)snprintf(offsets + len, 24, "%s%" PRIu64, i ? " " : "", out->from[i]);
  return CHECK_STRING(what, offsets, expected);
}

struct reference_output {
  struct decoded *out;
  const char *input;
};

static void add_code_point(void *ctx, uint32_t code_point, size_t from, size_t to) {
  struct reference_output *output = ctx;
  struct decoded *out = output->out;
  char *text = out->text + out->len;
  size_t len = utf8_encode(code_point, text);
  bool passes = len == to - from && memcmp(text, output->input + from, len) == 0;
  for (size_t i = 0; i < len; i++) out->from[out->len + i] = from + (passes ? i : 0);
  out->len += len;
}

void decode_by_reference(struct decoded *out, matn_encoding encoding, const char *input, size_t len) {
  struct reference_output output = {out, input};
  out->len = 0;
  reference_decode(encoding, (const uint8_t *)input, len, add_code_point, &output);
}
