/* Writes the events of an extractor down as text. */
#ifndef MATN_TEST_EVENT_LOG_H
#define MATN_TEST_EVENT_LOG_H

#include "buffer.h"
#include "matn.h"

typedef struct event_log {
  buffer text;   /* blocks with an empty line between; if `plain` as the command prints them */
  buffer events; /* every event, a line each, with offsets and scores */
  matn_stats stats;
  matn_metadata metadata; /* lengths and flags at the end; the slices point into `values` */
  buffer values;
  bool in_text; /* the running block is of the body */
} event_log;

/* Extracts a document with `memory` bytes of working memory, handed over in chunks of `chunk` bytes (0:
 * whole), each in memory of its own size. The log is cleared before. */
void event_log_run(event_log *log, const char *input, size_t len, size_t chunk, size_t memory,
                   const matn_options *options);

/* The same in two pieces, cut at `split`. */
void event_log_run_split(event_log *log, const char *input, size_t len, size_t split, size_t memory,
                         const matn_options *options);

void event_log_free(event_log *log);

#endif
