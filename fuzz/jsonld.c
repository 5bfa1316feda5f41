/* JSON, and JSON-LD in a page. The first byte chooses how it is cut; the rest is the document. In pieces it
 * gives the same events as whole. If a JSON reader can read it, the strings and their keys are those that the
 * reader finds. In a script of a page it gives the same metadata and text, however it is cut. */
#include "events.h"
#include "metadata/json_scan.h"

#include "support/buffer.h"
#include "support/json.h"

typedef struct events {
  json_scan scan;
  buffer log;
  uint32_t depth, deepest;
} events;

static void log_key(buffer *log, const char *key, size_t len) {
  if (len > JSON_KEY_MAX) {
    buffer_add_string(log, "?");
  } else {
    buffer_add(log, key, len);
  }
  buffer_add_string(log, ":");
}

static void read_events(void *ctx, const char *bytes, size_t len) {
  events *e = ctx;
  json_scan *s = &e->scan;
  const char *at = bytes, *end = bytes + len;
  matn_slice text;
  for (json_event event; (event = matn_json_next(s, &at, end, &text)) != JSON_MORE;) {
    assert(at <= end);
    switch (event) {
    case JSON_OBJECT_START:
    case JSON_ARRAY_START:
      assert(s->depth == ++e->depth);
      if (e->depth > e->deepest) e->deepest = e->depth;
      break;
    case JSON_OBJECT_END:
    case JSON_ARRAY_END: assert(s->depth == --e->depth); break;
    case JSON_STRING_START: log_key(&e->log, s->key, s->key_len); break;
    case JSON_STRING_END: buffer_add_string(&e->log, "\n"); break;
    default: assert(event == JSON_TEXT && text.len > 0); buffer_add(&e->log, text.bytes, text.len);
    }
  }
}

/* Logs the strings of a value. A string in an array has the array's key, up to the first container in it. */
static void log_strings(buffer *log, const json *value, const char *array_key) {
  for (; value != NULL; value = value->next) {
    const char *key = value->key != NULL ? value->key : array_key;
    if (value->kind == JSON_STRING) {
      log_key(log, key, strlen(key));
      buffer_add(log, value->string, value->len);
      buffer_add_string(log, "\n");
    } else if (value->kind == JSON_ARRAY || value->kind == JSON_OBJECT) {
      log_strings(log, value->child, value->kind == JSON_ARRAY && value->key != NULL ? key : "");
      array_key = "";
    }
  }
}

static void compare_with_reader(const char *text, const buffer *got) {
  json *value = json_read(text);
  buffer expected = {0};
  if (value == NULL) return;
  log_strings(&expected, value, "");
  assert(got->len == expected.len && (got->len == 0 || memcmp(got->bytes, expected.bytes, got->len) == 0));
  buffer_free(&expected);
  json_free(value);
}

static void scan_document(const uint8_t *data, size_t size, uint8_t choice) {
  events whole = {0}, pieces = {0};
  buffer json_text = {0};
  buffer_add(&json_text, (const char *)data, size);
  uint64_t steps = steps_taken();
  feed_guarded(data, size, read_events, &whole);
  feed_in_pieces(data, size, choice, read_events, &pieces);
  assert_linear(steps, size);
  assert(whole.depth == pieces.depth && whole.log.len == pieces.log.len);
  assert(whole.log.len == 0 || memcmp(whole.log.bytes, pieces.log.bytes, whole.log.len) == 0);
  if (is_utf8(json_text.bytes, size)) assert(is_utf8(buffer_string(&whole.log), whole.log.len));
  bool has_nul = memchr(data, '\0', size) != NULL || strstr(json_text.bytes, "\\u0000") != NULL;
  if (!has_nul && whole.deepest <= JSON_DEPTH_KNOWN) compare_with_reader(json_text.bytes, &whole.log);
  buffer_free(&json_text);
  buffer_free(&whole.log);
  buffer_free(&pieces.log);
}

static void read_page(const uint8_t *data, size_t size, uint8_t choice) {
  static unsigned char memory[2 * MATN_MEMORY_MIN];
  static const char before[] = "<script type=application/ld+json>", after[] = "</script><p>x";
  document d = {.memory_size = choice & 1 ? sizeof memory : MATN_MEMORY_MIN};
  buffer page = {0};
  watch watches[2];
  buffer_add_string(&page, before);
  buffer_add(&page, (const char *)data, size);
  buffer_add_string(&page, after);
  for (int run = 0; run < 2; run++) {
    watches[run] = watch_start(page.len);
    matn_extractor *extractor = new_extractor(memory, &d, &watches[run]);
    uint64_t steps = steps_taken();
    if (run == 0) feed_guarded((const uint8_t *)page.bytes, page.len, take_document, extractor);
    if (run == 1) feed_in_pieces((const uint8_t *)page.bytes, page.len, choice, take_document, extractor);
    finish_document(extractor, &d, &watches[run], steps);
  }
  assert(watches[0].hash == watches[1].hash);
  buffer_free(&page);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size < 2) return 0;
  scan_document(data + 1, size - 1, data[0]);
  read_page(data + 1, size - 1, data[0]);
  return 0;
}
