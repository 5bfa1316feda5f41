/* Streams of documents. The first byte chooses between WARC and lines of JSON; the rest is the input, which
 * comes through a pipe. Records begin and end in turn. The bytes handed over are bounded by what may be read
 * again. Each line that is not blank gets one record. The same input gives the same records. */
#include "command/streams.h"

#include <unistd.h>

#include "fuzz.h"

/* The most bytes of input: they have to fit into a pipe. */
#define INPUT_MOST 60000

/* All bytes are read once, at most twice more in all, and once more in the window (src/command/warc.c). */
#define TIMES_READ 4

typedef struct seen {
  size_t records, bytes;
  uint64_t hash; /* of all that was handed over */
  bool open;
} seen;

static void check_string(const char *string, size_t size) {
  assert(memchr(string, '\0', size) != NULL);
}

static void begin(void *ctx, const record *r) {
  seen *s = ctx;
  assert(!s->open);
  check_string(r->url, sizeof r->url);
  check_string(r->id, sizeof r->id);
  check_string(r->date, sizeof r->date);
  assert(r->encoding >= MATN_ENCODING_NONE && r->encoding < MATN_ENCODING_COUNT);
  s->open = true;
  s->records++;
}

static void give(void *ctx, const char *bytes, size_t len) {
  seen *s = ctx;
  assert(s->open);
  s->bytes += len;
  s->hash = hash_bytes(s->hash, bytes, len);
}

static void end(void *ctx, bool whole) {
  seen *s = ctx;
  (void)whole;
  assert(s->open);
  s->open = false;
}

static bool go_on(void *ctx) {
  (void)ctx;
  return true;
}

static size_t count_lines(const uint8_t *data, size_t size) {
  size_t lines = 0;
  bool blank = true;
  for (size_t i = 0, begin = 0; i < size; i++) {
    if (i == begin && size - i >= 3 && memcmp(data + i, "\xEF\xBB\xBF", 3) == 0) {
      i += 2; /* a byte order mark */
    } else if (data[i] == '\n') {
      lines += !blank;
      blank = true;
      begin = i + 1;
    } else if (data[i] != ' ' && data[i] != '\t' && data[i] != '\r') {
      blank = false;
    }
  }
  return lines + !blank;
}

static void put_in_pipe(const uint8_t *data, size_t size) {
  int ends[2];
  assert(pipe(ends) == 0);
  assert(write(ends[1], data, size) == (ssize_t)size);
  close(ends[1]);
  dup2(ends[0], STDIN_FILENO);
  close(ends[0]);
}

static seen read_stream(const uint8_t *data, size_t size) {
  seen s = {.hash = HASH_START};
  const record_sink to = {begin, give, end, &s};
  uint64_t steps = steps_taken();
  put_in_pipe(data + 1, size - 1);
  if (data[0] % 2 == 0) {
    read_warc("-", to, go_on, NULL);
    assert(s.bytes <= TIMES_READ * size);
  } else {
    read_json_lines("-", to, go_on, NULL);
    assert(s.records == count_lines(data + 1, size - 1));
  }
  assert(!s.open);
  assert_linear(steps, TIMES_READ * size);
  return s;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size < 2 || size > INPUT_MOST) return 0;
  seen first = read_stream(data, size), second = read_stream(data, size);
  assert(first.records == second.records && first.hash == second.hash);
  return 0;
}
