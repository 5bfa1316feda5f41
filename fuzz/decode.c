/* The decoder. The first byte chooses the transport's encoding; the rest is the document. Whole and in pieces
 * it gives the same text from the same places. The text is valid UTF-8, and each byte comes from inside the
 * input. It is the text that the standard's algorithms give, with the standard's indexes if WHATWG_DATA names
 * them. */
#include "fuzz.h"
#include "matn_encoding.h"

#include "base/utf8.h"
#include "support/reference_decoder.h"

typedef struct watch {
  matn_decoder decoder;
  uint64_t hash, text_hash, text, input, last;
  uint64_t after; /* the end of the last chunk, as it said */
} watch;

static void on_chunk(void *ctx, const matn_chunk *chunk) {
  watch *w = ctx;
  assert(chunk->len > 0 && is_utf8(chunk->bytes, chunk->len));
  for (size_t i = 0; i < chunk->len; i++) {
    uint64_t from = chunk->offset + (chunk->deltas != NULL ? chunk->deltas[i] : i);
    assert(from >= w->last && from < w->input);
    w->last = from;
    w->hash = hash_bytes(w->hash, &from, sizeof from);
    w->hash = hash_bytes(w->hash, chunk->bytes + i, 1);
  }
  w->text_hash = hash_bytes(w->text_hash, chunk->bytes, chunk->len);
  assert(w->text == 0 || chunk->offset + (chunk->deltas != NULL ? chunk->deltas[0] : 0) == w->after);
  w->after = chunk->offset + (chunk->deltas != NULL ? chunk->deltas[chunk->len] : chunk->len);
  w->text += chunk->len;
}

static void take(void *ctx, const char *bytes, size_t len) {
  watch *w = ctx;
  matn_decoder_feed(&w->decoder, bytes, len);
}

static void hash_code_point(void *ctx, uint32_t code_point, size_t from, size_t to) {
  char text[4];
  assert(from < to);
  *(uint64_t *)ctx = hash_bytes(*(uint64_t *)ctx, text, utf8_encode(code_point, text));
}

/* Compares with the reference. The decoder leaves out a byte order mark, and nothing else. */
static void compare_with_reference(const watch *w, const uint8_t *data, size_t size) {
  static bool loaded;
  if (!loaded) reference_load(getenv("WHATWG_DATA"));
  loaded = true;
  matn_encoding encoding = matn_decoder_encoding(&w->decoder);
  if (!matn_encoding_supported(encoding)) return;
  if (matn_decoder_source(&w->decoder) == MATN_ENCODING_SOURCE_BOM) {
    size_t bom_len = encoding == MATN_ENCODING_UTF_8 ? 3 : 2;
    data += bom_len;
    size -= bom_len;
  }
  uint64_t hash = HASH_START;
  reference_decode(encoding, data, size, hash_code_point, &hash);
  assert(hash == w->text_hash);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size == 0) return 0;
  uint8_t choice = *data++;
  size--;
  watch watches[2];
  memset(watches, 0, sizeof watches);
  for (int i = 0; i < 2; i++) {
    watch *w = &watches[i];
    w->hash = w->text_hash = HASH_START;
    w->input = size;
    matn_decoder_init(&w->decoder, (matn_encoding)(choice % (MATN_ENCODING_COUNT + 1)), on_chunk, w);
    uint64_t steps = steps_taken();
    if (i == 0) feed_guarded(data, size, take, w);
    if (i == 1) feed_in_pieces(data, size, choice, take, w);
    matn_decoder_finish(&w->decoder);
    assert_linear(steps, size);
  }
  assert(watches[0].hash == watches[1].hash);
  assert(matn_decoder_encoding(&watches[0].decoder) == matn_decoder_encoding(&watches[1].decoder));
  assert(watches[0].text <= 3 * size + 3);
  compare_with_reference(&watches[0], data, size);
  return 0;
}
