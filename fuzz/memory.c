/* Every size of memory. The first two bytes choose memory and options, the next two how many bytes of memory
 * there are, from none up. If they are too few, the extractor refuses and writes nothing. Otherwise it gives
 * the events that it gives in aligned memory of that size, and writes no byte outside of it. */
#include "events.h"

enum { SIZES = 24 * 1024, CANARY = 0xA5 };

static void *start_of(guarded *place, size_t size, size_t before) {
  unsigned char *memory = guarded_open(place, size + before);
  memset(memory, CANARY, size + before);
  return memory + before;
}

static bool is_untouched(const unsigned char *bytes, size_t len) {
  size_t i = 0;
  while (i < len && bytes[i] == CANARY) i++;
  return i == len;
}

/* The status that the header promises. */
static matn_status expected_status(const document *d) {
  size_t inlines = d->options.inline_memory;
  bool is_enough = d->memory_size >= MATN_MEMORY_MIN && d->memory_size - MATN_MEMORY_MIN >= inlines;
  return is_enough && (inlines == 0 || inlines >= MATN_INLINE_MEMORY_MIN) ? MATN_OK : MATN_ERROR_MEMORY;
}

static void read_document(matn_extractor *extractor, const document *d, watch *w) {
  uint64_t steps = steps_taken();
  start_document(extractor, d);
  feed_in_pieces(d->data, d->size, d->choice, take_document, extractor);
  finish_document(extractor, d, w, steps);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  enum { BEFORE = 64 };
  static guarded place;
  document d;
  if (!read_choices(&d, data, size) || d.size < 2) return 0;
  d.memory_size = (size_t)(d.data[0] << 8 | d.data[1]) % SIZES;
  if (d.choice & 64) d.options.inline_memory = d.data[1] * 17u;
  d.data += 2;
  d.size -= 2;
  watch first = watch_start(d.size), aligned = first;
  matn_extractor *extractor = NULL;
  unsigned char *memory = start_of(&place, d.memory_size, BEFORE);
  matn_status status = matn_init(&extractor, memory, d.memory_size, &watch_handler, &first, &d.options);
  assert(status == expected_status(&d));
  if (status == MATN_OK) {
    assert((unsigned char *)extractor >= memory);
    read_document(extractor, &d, &first);
    void *other = malloc(d.memory_size);
    assert(other != NULL);
    assert(matn_init(&extractor, other, d.memory_size, &watch_handler, &aligned, &d.options) == MATN_OK);
    read_document(extractor, &d, &aligned);
    assert(first.hash == aligned.hash && first.inline_hash == aligned.inline_hash);
    free(other);
  } else {
    assert(extractor == NULL && is_untouched(memory, d.memory_size));
  }
  assert(is_untouched(memory - BEFORE, BEFORE));
  guarded_close(&place);
  return 0;
}
