/* Throughput of the parts and of the whole over all files of a folder, each beside a memchr('<') hop over the
 * same bytes. The rounds are interleaved, so that a busy machine slows all rows alike.
 *
 *   bench FOLDER           a table; with BENCH_FORMAT=tsv the same as tab-separated values */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "matn.h"
#include "matn_tokenizer.h"
#include "texts.h"

#define ROUNDS 7
#define LEAST_BYTES (64u << 20) /* a round goes over small corpora until it has read this much */
#define TEXT_BYTES (256u << 10) /* of text in an encoding, at least */

static document *documents;
static size_t document_count;
static document arabic[2], chinese[2]; /* text of the documents, as UTF-8 and in an old encoding */
static volatile size_t sink;           /* keeps results alive */

static void add_file(const char *path) {
  FILE *file = fopen(path, "rb");
  if (file == NULL) return;
  document d = {0};
  size_t size = 0, len;
  do {
    size = size * 2 + 65536;
    d.bytes = realloc(d.bytes, size);
    if (d.bytes == NULL) exit(2);
    len = fread(d.bytes + d.len, 1, size - d.len, file);
    d.len += len;
  } while (d.len == size);
  fclose(file);
  documents = realloc(documents, (document_count + 1) * sizeof *documents);
  if (documents == NULL) exit(2);
  documents[document_count++] = d;
}

static void memchr_hop(const document *d) {
  size_t hops = 0;
  for (const char *p = d->bytes, *end = p + d->len; (p = memchr(p, '<', (size_t)(end - p))) != NULL; p++)
    hops++;
  sink = sink + hops;
}

static void count_chunk(void *ctx, const matn_chunk *chunk) {
  *(size_t *)ctx += chunk->len;
}

static void decode_from(const document *d, matn_encoding encoding) {
  static matn_decoder decoder;
  size_t len = 0;
  matn_decoder_init(&decoder, encoding, count_chunk, &len);
  matn_decoder_feed(&decoder, d->bytes, d->len);
  matn_decoder_finish(&decoder);
  sink = sink + len;
}

static void decode(const document *d) {
  decode_from(d, MATN_ENCODING_NONE);
}

static void decode_windows_1256(const document *d) {
  decode_from(d, MATN_ENCODING_WINDOWS_1256);
}

static void decode_gbk(const document *d) {
  decode_from(d, MATN_ENCODING_GBK);
}

typedef struct counter {
  size_t tokens;
  matn_answer content, attributes;
} counter;

static matn_answer count_token(void *ctx, const matn_token *token) {
  counter *c = ctx;
  c->tokens++;
  if (token->kind == MATN_TOKEN_START_TAG) {
    c->content = matn_content_model(token->bytes, token->len);
    return c->attributes;
  }
  return token->kind == MATN_TOKEN_START_TAG_END ? c->content : MATN_CONTINUE;
}

static void run_tokenizer(const document *d, matn_answer attributes) {
  matn_tokenizer tokenizer;
  counter c = {.attributes = attributes};
  matn_tokenizer_init(&tokenizer, count_token, &c);
  matn_tokenizer_feed(&tokenizer, d->bytes, d->len);
  matn_tokenizer_finish(&tokenizer);
  sink = sink + c.tokens;
}

static void tokenize(const document *d) {
  run_tokenizer(d, MATN_CONTINUE);
}

static void tokenize_skip_attributes(const document *d) {
  run_tokenizer(d, MATN_SKIP_ATTRIBUTES);
}

static int count_text(void *ctx, const char *utf8, size_t len) {
  (void)utf8;
  *(size_t *)ctx += len;
  return 0;
}

static void extract(const document *d) {
  static unsigned char memory[MATN_MEMORY_TYPICAL];
  static const matn_handler handler = {.text = count_text};
  matn_extractor *extractor;
  size_t len = 0;
  matn_init(&extractor, memory, sizeof memory, &handler, &len, NULL);
  matn_feed(extractor, d->bytes, d->len);
  matn_finish(extractor);
  sink = sink + len;
}

static const struct row {
  const char *name;
  void (*run)(const document *d);
  const document *text; /* to run over instead of the files */
} rows[] = {{"memchr-hop", memchr_hop, NULL},
            {"decoder", decode, NULL},
            {"tokenizer", tokenize, NULL},
            {"tokenizer-skip-attributes", tokenize_skip_attributes, NULL},
            {"extractor", extract, NULL},
            {"decoder Arabic, UTF-8", decode, &arabic[0]},
            {"decoder windows-1256", decode_windows_1256, &arabic[1]},
            {"decoder Chinese, UTF-8", decode, &chinese[0]},
            {"decoder gbk", decode_gbk, &chinese[1]}};

#define ROWS (sizeof rows / sizeof *rows)

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

static int compare(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static void print_row(size_t row, const double times[ROUNDS], double hop, int tsv) {
  double best = times[0], median = times[ROUNDS / 2];
  printf(tsv ? "%s\t%.1f\t%.4f\t%.4f\t%.3f\n" : "%-26s %10.1f %12.4f %14.4f %8.2f\n", rows[row].name,
         1e3 / best, best, median, best / hop);
}

static void read_folder(const char *folder) {
  DIR *files = opendir(folder);
  if (files == NULL) {
    fprintf(stderr, "bench: cannot open %s\n", folder);
    exit(1);
  }
  for (struct dirent *entry; (entry = readdir(files)) != NULL;) {
    char path[4096];
    const char *dot = strrchr(entry->d_name, '.');
    if (dot == NULL || strcmp(dot, ".html") != 0) continue;
    snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
    add_file(path);
  }
  closedir(files);
}

/* Runs a row over what it is for, and returns the nanoseconds for a byte; 0 if there is nothing. */
static double time_row(const struct row *row) {
  const document *list = row->text != NULL ? row->text : documents;
  size_t count = row->text != NULL ? 1 : document_count, bytes = 0;
  for (size_t i = 0; i < count; i++) bytes += list[i].len;
  if (bytes == 0) return 0;
  size_t passes = 1 + (bytes < LEAST_BYTES ? LEAST_BYTES / bytes : 0);
  double start = now();
  for (size_t pass = 0; pass < passes; pass++) {
    for (size_t i = 0; i < count; i++) row->run(&list[i]);
  }
  return (now() - start) / (double)(bytes * passes);
}

int main(int argc, char **argv) {
  static double times[ROWS][ROUNDS];
  const char *format = getenv("BENCH_FORMAT"), *folder = argc > 1 ? argv[1] : "tests/pages";
  int tsv = format != NULL && strcmp(format, "tsv") == 0;
  size_t bytes = 0;
  read_folder(folder);
  for (size_t i = 0; i < document_count; i++) bytes += documents[i].len;
  if (bytes == 0) {
    fprintf(stderr, "bench: no .html files in %s\n", folder);
    return 1;
  }
  make_texts(documents, document_count, 0x600, 0x6FF, MATN_ENCODING_WINDOWS_1256, TEXT_BYTES, &arabic[0],
             &arabic[1]);
  make_texts(documents, document_count, 0x4E00, 0x9FFF, MATN_ENCODING_GBK, TEXT_BYTES, &chinese[0],
             &chinese[1]);
  for (size_t round = 0; round < ROUNDS; round++) {
    for (size_t row = 0; row < ROWS; row++) times[row][round] = time_row(&rows[row]);
  }
  for (size_t row = 0; row < ROWS; row++) qsort(times[row], ROUNDS, sizeof(double), compare);
  if (tsv) {
    printf("bench\tmb_per_s\tns_per_byte\tmedian_ns_per_byte\tratio\n");
  } else {
    printf("%zu files, %.1f MB, best and median of %d rounds\n", document_count, (double)bytes / 1e6, ROUNDS);
    printf("%-26s %10s %12s %14s %8s\n", "bench", "MB/s", "ns/byte", "median", "ratio");
  }
  for (size_t row = 0; row < ROWS; row++) {
    if (times[row][0] > 0) print_row(row, times[row], times[0][0], tsv);
  }
  for (size_t i = 0; i < document_count; i++) free(documents[i].bytes);
  for (size_t i = 0; i < 2; i++) {
    free(arabic[i].bytes);
    free(chinese[i].bytes);
  }
  free(documents);
  return 0;
}
