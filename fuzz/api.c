/* Calls in any order. One byte of the input chooses a call, and the next byte how it is made. Each returns
 * what the header says, whether the document is being read, stopped, at its end, or not there at all. */
#include "events.h"
#include "matn_tokenizer.h"

typedef struct caller {
  const uint8_t *next, *end; /* of the input */
  unsigned char memory[3 * MATN_MEMORY_MIN];
  matn_extractor *extractor; /* NULL: none was set up */
  matn_options options;
  watch watch;
  bool finished, enough;
  uint64_t bytes; /* of the document, so far */
} caller;

static uint8_t next_byte(caller *c) {
  return c->next < c->end ? *c->next++ : 0;
}

static void forget_document(caller *c) {
  uint32_t stop_at = c->watch.stop_at;
  c->watch = watch_start(0);
  c->watch.stop_at = stop_at;
  c->finished = c->enough = false;
  c->bytes = 0;
}

static void call_init(caller *c, uint8_t how) {
  matn_extractor *extractor = c->extractor;
  matn_options options = {.encoding = (matn_encoding)next_byte(c),
                          .favour = (matn_favour)(how % 4),
                          .every_block = how & 4,
                          .head_only = how & 8,
                          .most_blocks = how & 16 ? 1 : 0,
                          .inline_memory = how & 32 ? next_byte(c) * 40u : 0};
  size_t size = how & 64 ? next_byte(c) * 97u : sizeof c->memory;
  bool is_enough = size >= MATN_MEMORY_MIN && size - MATN_MEMORY_MIN >= options.inline_memory;
  bool is_option = options.favour <= MATN_FAVOUR_RECALL && options.encoding < MATN_ENCODING_COUNT;
  if (options.inline_memory != 0 && options.inline_memory < MATN_INLINE_MEMORY_MIN) is_enough = false;
  matn_status status = matn_init(&extractor, c->memory, size, &watch_handler, &c->watch, &options);
  if (!is_enough)
    assert(status == MATN_ERROR_MEMORY || status == MATN_ERROR_OPTION || status == MATN_ERROR_ENCODING);
  if (is_enough && !is_option) assert(status == MATN_ERROR_OPTION);
  if (is_enough && is_option) {
    bool is_there = options.encoding == 0 || matn_encoding_supported(options.encoding);
    assert(status == (is_there ? MATN_OK : MATN_ERROR_ENCODING));
  }
  if (status != MATN_OK) {
    assert(extractor == c->extractor);
    return;
  }
  c->extractor = extractor;
  c->options = options;
  c->watch.stop_at = how & 128 ? next_byte(c) : 0;
  forget_document(c);
}

/* What a call that goes on with the document returns, unless the call itself is wrong. */
static matn_status expected(const caller *c) {
  if (c->finished) return MATN_ERROR_FINISHED;
  return c->enough ? MATN_ENOUGH : c->watch.stopped ? MATN_STOPPED : MATN_OK;
}

static void check_reading(caller *c, matn_status before, matn_status status) {
  if (before != MATN_OK) {
    assert(status == before);
    return;
  }
  bool limited = c->options.head_only || c->options.most_blocks != 0;
  assert(status == MATN_OK || status == MATN_STOPPED || (status == MATN_ENOUGH && limited));
  assert((status == MATN_STOPPED) == (c->watch.stopped && status != MATN_ENOUGH));
  c->enough = status == MATN_ENOUGH;
}

static void take(void *ctx, const char *bytes, size_t len) {
  caller *c = ctx;
  matn_status before = expected(c);
  c->watch.called = c->extractor;
  if (before == MATN_OK) c->watch.input = c->bytes += len;
  check_reading(c, before, matn_feed(c->extractor, bytes, len));
  c->watch.called = NULL;
}

static void call_finish(caller *c) {
  matn_status before = expected(c);
  c->watch.called = c->extractor;
  matn_status status = matn_finish(c->extractor);
  check_reading(c, before, status);
  c->watch.called = NULL;
  if (before == MATN_OK) c->finished = true;
  if (status == MATN_OK) assert(c->watch.ended);
}

static void call_set_url(caller *c, uint8_t how) {
  static const char url[] = "https://example.org/a/b?c#d";
  size_t len = how % sizeof url;
  matn_status before = expected(c);
  if (before == MATN_OK && c->bytes != 0) before = MATN_ERROR_FINISHED;
  assert(matn_set_url(c->extractor, url, len) == before);
}

static void call_with_null(caller *c) {
  matn_extractor *extractor = NULL;
  assert(matn_init(NULL, c->memory, sizeof c->memory, &watch_handler, NULL, NULL) == MATN_ERROR_NULL);
  assert(matn_init(&extractor, NULL, SIZE_MAX, &watch_handler, NULL, NULL) == MATN_ERROR_NULL);
  assert(matn_init(&extractor, c->memory, sizeof c->memory, NULL, NULL, NULL) == MATN_ERROR_NULL);
  assert(matn_feed(NULL, "x", 1) == MATN_ERROR_NULL && matn_finish(NULL) == MATN_ERROR_NULL);
  assert(matn_reset(NULL) == MATN_ERROR_NULL && matn_set_url(NULL, "", 0) == MATN_ERROR_NULL);
  assert(matn_get_stats(NULL).bytes == 0);
  if (c->extractor == NULL) return;
  matn_status status = expected(c);
  assert(matn_feed(c->extractor, NULL, 0) == status);
  assert(matn_feed(c->extractor, NULL, 1) == (status == MATN_OK ? MATN_ERROR_NULL : status));
  assert(matn_set_url(c->extractor, NULL, 1) == (status == MATN_OK ? MATN_ERROR_NULL : status));
}

static void call_names(uint8_t number) {
  assert((strlen(matn_role_name(number)) != 0) == (number < MATN_ROLE_COUNT));
  assert((strlen(matn_source_name(number)) != 0) ==
         (number != MATN_SOURCE_NONE && number < MATN_SOURCE_COUNT));
  assert((strlen(matn_page_kind_name(number)) != 0) ==
         (number != MATN_PAGE_UNKNOWN && number < MATN_PAGE_COUNT));
  assert((strlen(matn_inline_name(number)) != 0) == (number < MATN_INLINE_COUNT));
  assert(strlen(matn_element_name(number)) != 0);
  assert(strlen(matn_reason_name(number)) < 100);
  assert(strlen(matn_status_text((matn_status)number)) != 0);
  assert((strlen(matn_encoding_name((matn_encoding)number)) != 0) ==
         (number != MATN_ENCODING_NONE && number < MATN_ENCODING_COUNT));
  assert(strlen(matn_encoding_source_name((matn_encoding_source)number)) < 100);
}

static void call(caller *c, uint8_t which, uint8_t how) {
  if (which % 8 == 0) call_names(how);
  if (which % 8 == 1) call_with_null(c);
  if (which % 8 == 2 || c->extractor == NULL) call_init(c, how);
  if (c->extractor == NULL) return;
  if (which % 8 == 3) call_set_url(c, how);
  if (which % 8 == 4) call_finish(c);
  if (which % 8 == 5) {
    assert(matn_reset(c->extractor) == MATN_OK);
    forget_document(c);
  }
  if (which % 8 > 5) {
    size_t left = (size_t)(c->end - c->next), len = how < left ? how : left;
    feed_guarded(c->next, len, take, c);
    c->next += len;
  }
  assert(matn_get_stats(c->extractor).bytes == c->bytes);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static caller c;
  uint64_t steps = steps_taken();
  c = (caller){.next = data, .end = data + size};
  memset(c.memory, 0xEE, sizeof c.memory);
  while (c.next < c.end) {
    uint8_t which = next_byte(&c), how = next_byte(&c);
    call(&c, which, how);
  }
  assert(steps_taken() - steps <= (uint64_t)(size + 2) * STEPS_ONCE);
  return 0;
}
