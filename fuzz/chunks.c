/* A document gives the same events, however it is cut. The first two bytes choose memory and options, the
 * next four how it is cut: they are lengths of pieces, taken in turn; 0 begins a long one. */
#include "events.h"

enum { LENGTHS = 4 };

static void feed_byte_by_byte(matn_extractor *extractor, const document *d) {
  for (size_t at = 0; at < d->size; at++) take_document(extractor, (const char *)d->data + at, 1);
}

static void feed_as_cut(matn_extractor *extractor, const document *d, const uint8_t lengths[LENGTHS]) {
  for (size_t at = 0, turn = 0; at < d->size; turn++) {
    size_t len = lengths[turn % LENGTHS];
    if (len == 0) len = 300 + turn * 37;
    if (len > d->size - at) len = d->size - at;
    feed_guarded(d->data + at, len, take_document, extractor);
    at += len;
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  document d;
  if (!read_choices(&d, data, size) || d.size < LENGTHS) return 0;
  const uint8_t *lengths = d.data;
  d.data += LENGTHS;
  d.size -= LENGTHS;
  void *memory = malloc(d.memory_size);
  assert(memory != NULL);
  watch watches[3];
  for (int run = 0; run < 3; run++) {
    watch *w = &watches[run];
    *w = watch_start(d.size);
    matn_extractor *extractor = new_extractor(memory, &d, w);
    uint64_t steps = steps_taken();
    if (run == 0) feed_guarded(d.data, d.size, take_document, extractor);
    if (run == 1) feed_as_cut(extractor, &d, lengths);
    if (run == 2) feed_byte_by_byte(extractor, &d);
    finish_document(extractor, &d, w, steps);
    assert(w->hash == watches[0].hash && w->inline_hash == watches[0].inline_hash);
  }
  free(memory);
  return 0;
}
