/* How soon something comes out of the extractor, and what very small pages and matn_reset() cost. */
#ifndef MATN_BENCH_LATENCY_H
#define MATN_BENCH_LATENCY_H

#include "documents.h"

typedef struct latency {
  const char *name, *unit;
  double mean, most; /* most is 0 where only a mean is measured */
} latency;

#define LATENCIES 8

void latency_measure(const document_list *documents, latency results[LATENCIES]);

#endif
