/* The whole extractor. The first two bytes choose memory and options; the rest is the document. The events
 * are sound, and the input bounds the output and the work. The events are the same whatever was in the memory
 * before, and again after a reset. Without inline events all other events are the same. */
#include "events.h"

static void read_whole(matn_extractor *extractor, const document *d, watch *w) {
  uint64_t steps = steps_taken();
  feed_guarded(d->data, d->size, take_document, extractor);
  finish_document(extractor, d, w, steps);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  document d;
  if (!read_choices(&d, data, size)) return 0;
  void *memory = malloc(d.memory_size);
  assert(memory != NULL);
  memset(memory, 0, d.memory_size);
  watch first = watch_start(d.size), again = first, other = first;
  read_whole(new_extractor(memory, &d, &first), &d, &first);
  assert(d.options.most_blocks == 0 || first.body_blocks <= d.options.most_blocks);
  assert(first.text <= 4 * d.size + 4096);

  memset(memory, 0xFF, d.memory_size);
  matn_extractor *extractor = new_extractor(memory, &d, &again);
  if (d.choice & 4) feed_guarded(d.data, d.size / 2, take_document, extractor);
  assert(matn_reset(extractor) == MATN_OK);
  again = watch_start(d.size);
  start_document(extractor, &d);
  read_whole(extractor, &d, &again);
  assert(first.hash == again.hash && first.inline_hash == again.inline_hash);

  d.memory_size -= d.options.inline_memory;
  d.options.inline_memory = 0;
  read_whole(new_extractor(memory, &d, &other), &d, &other);
  assert(first.hash == other.hash);
  free(memory);
  return 0;
}
