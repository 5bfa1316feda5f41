/* The decoder. The first byte chooses the transport's encoding; the rest is the document. Whole and in pieces
 * it gives the same text from the same places: valid UTF-8, each byte from inside the input. */
#include "fuzz.h"
#include "matn_encoding.h"

typedef struct watch {
  matn_decoder decoder;
  uint64_t hash, text, input, last;
  uint64_t after; /* where the last chunk said that it ends */
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
  assert(w->text == 0 || chunk->offset + (chunk->deltas != NULL ? chunk->deltas[0] : 0) == w->after);
  w->after = chunk->offset + (chunk->deltas != NULL ? chunk->deltas[chunk->len] : chunk->len);
  w->text += chunk->len;
}

static void take(void *ctx, const char *bytes, size_t len) {
  watch *w = ctx;
  matn_decoder_feed(&w->decoder, bytes, len);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size == 0) return 0;
  uint8_t choice = *data++;
  size--;
  watch watches[2];
  memset(watches, 0, sizeof watches);
  for (int i = 0; i < 2; i++) {
    watch *w = &watches[i];
    w->hash = HASH_START;
    w->input = size;
    matn_decoder_init(&w->decoder, (matn_encoding)(choice % (MATN_ENCODING_COUNT + 1)), on_chunk, w);
    if (i == 0) take(w, (const char *)data, size);
    if (i == 1) feed_in_pieces(data, size, choice, take, w);
    matn_decoder_finish(&w->decoder);
  }
  assert(watches[0].hash == watches[1].hash);
  assert(matn_decoder_encoding(&watches[0].decoder) == matn_decoder_encoding(&watches[1].decoder));
  assert(watches[0].text <= 3 * size + 3);
  return 0;
}
