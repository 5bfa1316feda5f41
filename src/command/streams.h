/* Inputs that have many documents in them. If one cannot be read, standard error says which, with its place,
 * and the others are read. */
#ifndef MATN_COMMAND_STREAMS_H
#define MATN_COMMAND_STREAMS_H

#include "record.h"

/* Says whether reading should go on. */
typedef bool (*go_on_fn)(void *ctx);

/* A WARC file (ISO 28500), not compressed: responses and resources that are HTML. One that is compressed
 * is said and skipped. Returns a STATUS. */
int read_warc(const char *file, record_sink to, go_on_fn go_on, void *ctx);

/* JSON objects, one a line: {"html": TEXT} or {"base64": BYTES}, with id, url and encoding if they are known.
 * Each line gets a record, which may say what is wrong. Returns a STATUS. */
int read_json_lines(const char *file, record_sink to, go_on_fn go_on, void *ctx);

#endif
