/* A decoder that guesses. The first byte chooses the transport's encoding, the second one the look-ahead and
 * the language; the rest is the document. Whole and in pieces it gives the same text and the same encoding.
 * Valid UTF-8 stays as it is. */
#include "fuzz.h"
#include "matn_encoding.h"

typedef struct watch {
  matn_decoder decoder;
  uint8_t memory[MATN_GUESS_SIZE_MAX];
  uint64_t hash, after;
  bool changed; /* the text is not the input */
  const uint8_t *data;
} watch;

static void on_chunk(void *ctx, const matn_chunk *chunk) {
  watch *w = ctx;
  assert(chunk->len > 0 && is_utf8(chunk->bytes, chunk->len));
  assert(chunk->offset >= w->after);
  w->after = chunk->offset + (chunk->deltas != NULL ? chunk->deltas[chunk->len] : chunk->len);
  w->hash = hash_bytes(w->hash, chunk->bytes, chunk->len);
  if (w->after - chunk->offset != chunk->len ||
      memcmp(chunk->bytes, w->data + chunk->offset, chunk->len) != 0)
    w->changed = true;
}

static void take(void *ctx, const char *bytes, size_t len) {
  watch *w = ctx;
  matn_decoder_feed(&w->decoder, bytes, len);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static const char *const languages[] = {"pl", "ru-RU", "zh-hant-tw", "?"};
  static watch watches[2];
  if (size < 2) return 0;
  matn_encoding transport = (matn_encoding)(data[0] % 4 == 0   ? MATN_ENCODING_UTF_8
                                            : data[0] % 4 == 1 ? MATN_ENCODING_WINDOWS_1252
                                                               : MATN_ENCODING_NONE);
  uint8_t choice = data[1];
  data += 2;
  size -= 2;
  for (int i = 0; i < 2; i++) {
    watch *w = &watches[i];
    memset(w, 0, sizeof *w);
    w->hash = HASH_START;
    w->data = data;
    matn_decoder_init(&w->decoder, transport, on_chunk, w);
    matn_decoder_guess(&w->decoder, choice % 2 == 0 ? NULL : w->memory, (size_t)choice * 16);
    if (choice % 3 == 0)
      matn_decoder_language(&w->decoder, languages[choice / 3 % 4], strlen(languages[choice / 3 % 4]));
    uint64_t steps = steps_taken();
    if (i == 0) feed_guarded(data, size, take, w);
    if (i == 1) feed_in_pieces(data, size, choice, take, w);
    matn_decoder_finish(&w->decoder);
    assert_linear(steps, size);
  }
  assert(watches[0].hash == watches[1].hash && watches[0].after == watches[1].after);
  assert(matn_decoder_encoding(&watches[0].decoder) == matn_decoder_encoding(&watches[1].decoder));
  assert(matn_decoder_source(&watches[0].decoder) == matn_decoder_source(&watches[1].decoder));
  bool is_utf16 = size > 0 && memchr(data, 0, size) != NULL;
  bool is_declared = matn_decoder_source(&watches[0].decoder) == MATN_ENCODING_SOURCE_META;
  if (transport != MATN_ENCODING_WINDOWS_1252 && !is_utf16 && !is_declared &&
      is_utf8((const char *)data, size))
    assert(!watches[0].changed);
  return 0;
}
