/* Inputs that have many documents in them. What cannot be read is said on standard error, with its place, and
 * costs itself alone. */
#ifndef MATN_COMMAND_STREAMS_H
#define MATN_COMMAND_STREAMS_H

#include "record.h"

/* Tells whether reading should go on. */
typedef bool (*go_on_fn)(void *ctx);

/* A WARC file (ISO 28500), not compressed: responses and resources that are HTML. Returns a STATUS. */
int read_warc(const char *file, record_sink to, go_on_fn go_on, void *ctx);

/* JSON objects, one a line: {"html": TEXT} or {"base64": BYTES} with id, url and encoding, if they are known.
 * Each line gets a record, be it one with an error. Returns a STATUS. */
int read_json_lines(const char *file, record_sink to, go_on_fn go_on, void *ctx);

#endif
