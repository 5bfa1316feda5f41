/* Throughput of the parts and of the whole over all files of a folder, each beside a memchr('<') hop over the
 * same bytes. The rounds are interleaved, so that a busy machine slows all rows alike.
 *
 *   bench FOLDER             tables; with BENCH_FORMAT=tsv tab-separated values
 *   bench --once ROW FOLDER  runs a row once over each file, and prints names and sizes: for valgrind */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "latency.h"
#include "measure.h"
#include "rows.h"
#include "shares.h"

#define ROUNDS 7
#define ROWS_MAX 24
#define LEAST_BYTES (64u << 20) /* small corpora are read several times in a round, up to this much */

typedef struct result {
  const row *row;
  double of[QUANTITIES][ROUNDS]; /* for a byte */
} result;

static const char *const quantities[QUANTITIES] = {"ns_per_byte", "cycles_per_byte", "instructions_per_byte",
                                                   "branch_misses_per_byte"};

/* Measuring -------------------------------------------------------------------------------------------- */

/* Runs a row over its input. If that is empty nothing is measured. */
static void measure_row(result *r, size_t round, const document_list *files) {
  const document *list = r->row->text != NULL ? r->row->text : files->documents;
  size_t count = r->row->text != NULL ? 1 : files->count;
  size_t bytes = r->row->text != NULL ? r->row->text->len : files->bytes;
  if (bytes == 0) return;
  size_t passes = 1 + (bytes < LEAST_BYTES ? LEAST_BYTES / bytes : 0);
  measure_start();
  for (size_t pass = 0; pass < passes; pass++) {
    for (size_t i = 0; i < count; i++) run_row(r->row, &list[i]);
  }
  measurement m = measure_end();
  for (size_t q = 0; q < QUANTITIES; q++) r->of[q][round] = m.of[q] / (double)(bytes * passes);
}

static int compare(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static size_t add_rows(result *results, size_t count, const row *rows) {
  for (; rows->name != NULL && count < ROWS_MAX; rows++) results[count++].row = rows;
  return count;
}

static void measure_all(result *results, size_t count, const document_list *files) {
  for (size_t round = 0; round < ROUNDS; round++) {
    for (size_t i = 0; i < count; i++) measure_row(&results[i], round, files);
  }
  for (size_t i = 0; i < count; i++) {
    for (size_t q = 0; q < QUANTITIES; q++) qsort(results[i].of[q], ROUNDS, sizeof(double), compare);
  }
}

/* Printing --------------------------------------------------------------------------------------------- */

static void print_tsv(const result *results, size_t count, const latency *latencies, bool counters) {
  printf("bench\tmb_per_s\tns_per_byte\tmedian_ns_per_byte\tratio\t%s\t%s\t%s\tmean\tmaximum\tunit\n",
         quantities[CYCLES], quantities[INSTRUCTIONS], quantities[BRANCH_MISSES]);
  double hop = results[0].of[NANOSECONDS][0];
  for (const result *r = results; r < results + count; r++) {
    double best = r->of[NANOSECONDS][0];
    if (best == 0) continue;
    printf("%s\t%.1f\t%.4f\t%.4f\t%.3f", r->row->name, 1e3 / best, best, r->of[NANOSECONDS][ROUNDS / 2],
           best / hop);
    for (size_t q = CYCLES; q < QUANTITIES; q++) {
      if (counters)
        printf("\t%.4f", r->of[q][0]);
      else
        printf("\t-");
    }
    printf("\t-\t-\t-\n");
  }
  for (const latency *l = latencies; l < latencies + LATENCIES; l++) {
    printf("%s\t-\t-\t-\t-\t-\t-\t-\t%.1f\t", l->name, l->mean);
    if (l->most > 0)
      printf("%.1f", l->most);
    else
      printf("-");
    printf("\t%s\n", l->unit);
  }
}

static void print_row(const result *r, double hop, bool counters) {
  double best = r->of[NANOSECONDS][0];
  if (best == 0) return;
  printf("%-30s %10.1f %9.4f %9.4f %8.2f", r->row->name, 1e3 / best, best, r->of[NANOSECONDS][ROUNDS / 2],
         best / hop);
  for (size_t q = CYCLES; q < QUANTITIES && counters; q++) printf(" %9.4f", r->of[q][0]);
  printf("\n");
}

static void print_shares(const document_list *files) {
  shares sum = {0};
  for (size_t i = 0; i < files->count; i++) {
    shares s;
    shares_begin(&s);
    shares_add(&s, files->documents[i].bytes, files->documents[i].len);
    for (size_t k = 0; k < SHARE_COUNT; k++) sum.bytes[k] += s.bytes[k];
    sum.tags += s.tags;
    sum.attributes += s.attributes;
    sum.references += s.references;
  }
  shares_print(&sum, stdout);
}

static void print_tables(const result *results, size_t count, const latency *latencies, bool counters,
                         const document_list *files) {
  printf("%zu files, %.1f MB: ", files->count, (double)files->bytes / 1e6);
  print_shares(files);
  printf("best of %d rounds, and their median\n\n%-30s %10s %9s %9s %8s", ROUNDS, "bench", "MB/s", "ns/byte",
         "median", "ratio");
  if (counters) printf(" %9s %9s %9s", "cycles", "instr.", "misses");
  printf("\n");
  for (size_t i = 0; i < count; i++) print_row(&results[i], results[0].of[NANOSECONDS][0], counters);
  printf("\n%-30s %10s %10s\n", "latency", "mean", "maximum");
  for (const latency *l = latencies; l < latencies + LATENCIES; l++) {
    printf("%-30s %10.1f ", l->name, l->mean);
    if (l->most > 0)
      printf("%10.1f %s\n", l->most, l->unit);
    else
      printf("%10s %s\n", "-", l->unit);
  }
}

static int run_once(const char *name, const document_list *files) {
  for (const row *r = library_rows; r->name != NULL; r++) {
    if (strcmp(r->name, name) != 0) continue;
    for (size_t i = 0; i < files->count; i++) {
      run_row(r, &files->documents[i]);
      printf("%s\t%zu\n", files->documents[i].name, files->documents[i].len);
    }
    return 0;
  }
  fprintf(stderr, "bench: there is no row %s\n", name);
  return 2;
}

int main(int argc, char **argv) {
  static result results[ROWS_MAX];
  document_list files = {0};
  latency latencies[LATENCIES];
  bool once = argc == 4 && strcmp(argv[1], "--once") == 0;
  if (argc != 2 && !once) return fputs("usage: bench [--once ROW] FOLDER\n", stderr), 2;
  documents_read(&files, argv[argc - 1]);
  int status = 0;
  if (once) {
    status = run_once(argv[2], &files);
  } else {
    const char *format = getenv("BENCH_FORMAT");
    bool counters = measure_open();
    rows_make_texts(&files);
    size_t count = add_rows(results, add_rows(results, 0, library_rows), peer_rows);
    measure_all(results, count, &files);
    latency_measure(&files, latencies);
    if (format != NULL && strcmp(format, "tsv") == 0)
      print_tsv(results, count, latencies, counters);
    else
      print_tables(results, count, latencies, counters, &files);
    rows_free_texts();
  }
  documents_free(&files);
  return status;
}
