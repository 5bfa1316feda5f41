#include "latency.h"

#include <string.h>

#include "matn.h"
#include "measure.h"

#define LITTLE_MEMORY 16384
#define STEP 64 /* bytes fed at once to see when blocks come */
#define ROUNDS 3
#define SMALL_PAGES 10000

static unsigned char memory[MATN_MEMORY_TYPICAL];

typedef struct lag {
  uint64_t fed, sum, most, blocks;
} lag;

static void add(latency *result, double value) {
  result->mean += value;
  if (value > result->most) result->most = value;
}

static int stop_at_start(void *ctx, const matn_metadata *metadata) {
  (void)ctx;
  (void)metadata;
  return 1;
}

/* From nothing to the first event. */
static double time_first_event(const document *d, size_t memory_size) {
  static const matn_handler handler = {.article_start = stop_at_start, .article_end = stop_at_start};
  double least = 0;
  for (int round = 0; round < ROUNDS; round++) {
    matn_extractor *extractor;
    double start = measure_now();
    matn_init(&extractor, memory, memory_size, &handler, NULL, NULL);
    if (matn_feed(extractor, d->bytes, d->len) == MATN_OK) matn_finish(extractor);
    double time = measure_now() - start;
    if (round == 0 || time < least) least = time;
  }
  return least;
}

static int note_block(void *ctx, const matn_block *block) {
  lag *l = ctx;
  uint64_t behind = l->fed - block->end;
  l->blocks++;
  l->sum += behind;
  if (behind > l->most) l->most = behind;
  return 0;
}

/* How much input was read behind the end of a block when the block came. */
static void measure_lag(const document *d, size_t memory_size, lag *l) {
  static const matn_handler handler = {.block_end = note_block};
  matn_extractor *extractor;
  matn_init(&extractor, memory, memory_size, &handler, l, NULL);
  l->fed = 0;
  for (size_t at = 0, len; at < d->len; at += len) {
    len = d->len - at < STEP ? d->len - at : STEP;
    l->fed += len;
    matn_feed(extractor, d->bytes + at, len);
  }
  matn_finish(extractor);
}

/* The time for a page of 100 bytes, with an extractor that is set up. */
static double time_small_page(size_t memory_size) {
  static const char page[] =
      "<!doctype html><title>Ferry</title><h1>Ferry</h1><p>The six o'clock boat is late "
      "today, by an hour.";
  static const matn_handler handler = {0};
  matn_extractor *extractor;
  matn_init(&extractor, memory, memory_size, &handler, NULL, NULL);
  double least = 0;
  for (int round = 0; round < ROUNDS; round++) {
    double start = measure_now();
    for (int i = 0; i < SMALL_PAGES; i++) {
      matn_reset(extractor);
      matn_feed(extractor, page, sizeof page - 1);
      matn_finish(extractor);
    }
    double time = measure_now() - start;
    if (round == 0 || time < least) least = time;
  }
  return least / SMALL_PAGES;
}

/* The time that matn_reset() takes after a document. */
static double time_reset(const document *d, size_t memory_size) {
  static const matn_handler handler = {0};
  matn_extractor *extractor;
  matn_init(&extractor, memory, memory_size, &handler, NULL, NULL);
  double least = 0;
  for (int round = 0; round < ROUNDS; round++) {
    matn_feed(extractor, d->bytes, d->len);
    matn_finish(extractor);
    double start = measure_now();
    matn_reset(extractor);
    double time = measure_now() - start;
    if (round == 0 || time < least) least = time;
  }
  return least;
}

static void measure_in(const document_list *documents, size_t memory_size, latency *first_event,
                       latency *lags, latency *small_page, latency *reset) {
  lag l = {0};
  for (size_t i = 0; i < documents->count; i++) {
    const document *d = &documents->documents[i];
    add(first_event, time_first_event(d, memory_size) / 1e3);
    measure_lag(d, memory_size, &l);
    add(reset, time_reset(d, memory_size));
  }
  first_event->mean /= (double)documents->count;
  reset->mean /= (double)documents->count;
  if (l.blocks > 0) lags->mean = (double)l.sum / (double)l.blocks;
  lags->most = (double)l.most;
  small_page->mean = time_small_page(memory_size);
}

void latency_measure(const document_list *documents, latency results[LATENCIES]) {
  static const latency empty[LATENCIES] = {{"first event", "us", 0, 0},
                                           {"first event in 16 KB", "us", 0, 0},
                                           {"input behind a block", "bytes", 0, 0},
                                           {"input behind a block in 16 KB", "bytes", 0, 0},
                                           {"page of 100 bytes", "ns", 0, 0},
                                           {"page of 100 bytes in 16 KB", "ns", 0, 0},
                                           {"matn_reset", "ns", 0, 0},
                                           {"matn_reset in 16 KB", "ns", 0, 0}};
  memcpy(results, empty, sizeof empty);
  measure_in(documents, sizeof memory, &results[0], &results[2], &results[4], &results[6]);
  measure_in(documents, LITTLE_MEMORY, &results[1], &results[3], &results[5], &results[7]);
}
