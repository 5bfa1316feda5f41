#include "progress.h"

#include <pthread.h>
#include <stdbool.h>
#include <time.h>
#include <unistd.h>

#include "io.h"

/* Nanoseconds between two lines. */
#define PERIOD INT64_C(200000000)

static struct progress {
  pthread_mutex_t lock;
  bool shown;
  uint64_t total, bytes, documents;
  int64_t began, printed; /* nanoseconds */
} progress = {.lock = PTHREAD_MUTEX_INITIALIZER};

static int64_t now(void) {
  struct timespec moment;
  clock_gettime(CLOCK_MONOTONIC, &moment);
  return (int64_t)moment.tv_sec * 1000000000 + moment.tv_nsec;
}

static void print_seconds(output *o, uint64_t seconds) {
  static const char *const units[] = {" h ", " min ", " s"};
  uint64_t counts[] = {seconds / 3600, seconds / 60 % 60, seconds % 60};
  for (size_t i = counts[0] != 0 ? 0 : counts[1] != 0 ? 1 : 2; i < 3; i++) {
    output_number(o, counts[i]);
    output_string(o, units[i]);
  }
}

/* Over the line before, up to its end. */
static void print(int64_t time) {
  static output o = {.file = STDERR_FILENO};
  uint64_t elapsed = (uint64_t)(time - progress.began) / 1000000 + 1; /* milliseconds */
  uint64_t rate = progress.bytes * 1000 / elapsed;
  progress.printed = time;
  output_string(&o, "\r\033[K");
  output_number(&o, progress.bytes / 1000000);
  if (progress.total != 0) {
    output_string(&o, " of ");
    output_number(&o, progress.total / 1000000);
  }
  output_string(&o, " MB, ");
  output_number(&o, progress.documents);
  output_string(&o, " documents, ");
  output_number(&o, rate / 1000000);
  output_string(&o, " MB/s, ");
  output_number(&o, progress.documents * 1000 / elapsed);
  output_string(&o, " documents/s");
  if (rate != 0 && progress.total > progress.bytes) {
    output_string(&o, ", ");
    print_seconds(&o, (progress.total - progress.bytes) / rate);
    output_string(&o, " left");
  }
  output_flush(&o);
}

void progress_begin(uint64_t total) {
  if (!isatty(STDERR_FILENO)) return;
  progress.shown = true;
  progress.total = total;
  progress.began = progress.printed = now();
}

static void add(size_t bytes, size_t documents) {
  if (!progress.shown) return;
  pthread_mutex_lock(&progress.lock);
  progress.bytes += bytes;
  progress.documents += documents;
  int64_t time = now();
  if (time - progress.printed >= PERIOD) print(time);
  pthread_mutex_unlock(&progress.lock);
}

void progress_read(size_t len) {
  add(len, 0);
}

void progress_document(void) {
  add(0, 1);
}

void progress_end(void) {
  if (!progress.shown) return;
  print(now());
  write_all(STDERR_FILENO, "\n", 1);
}
