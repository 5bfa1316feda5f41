/* Reading and writing for the command, without stdio, which allocates. */
#ifndef MATN_COMMAND_IO_H
#define MATN_COMMAND_IO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define OUTPUT_SIZE 65536

/* Buffered output. After a write error everything is dropped, and `error` says why. */
typedef struct output {
  int file;
  int error; /* errno of the write that failed; 0: none */
  size_t len;
  char buffer[OUTPUT_SIZE];
} output;

void output_bytes(output *o, const char *bytes, size_t len);
void output_string(output *o, const char *string);
void output_number(output *o, uint64_t number);

/* UTF-8 as it stands inside a JSON string: quotes, backslashes, controls and U+2028, U+2029 escaped. */
void output_json(output *o, const char *utf8, size_t len);

/* UTF-8 as it stands in the text of HTML, and an attribute with a space before it. */
void output_html(output *o, const char *utf8, size_t len);
void output_html_attribute(output *o, const char *name, const char *utf8, size_t len);

/* Writes out what is buffered. */
void output_flush(output *o);

/* "matn: NAME: WHAT" on standard error; name may be NULL. */
void complain(const char *name, const char *what);

/* An error of the system in words. */
const char *error_text(int error);

/* Receives input; returns false to stop reading. */
typedef bool (*input_fn)(void *ctx, const char *bytes, size_t len);

/* Reads a file ("-": standard input) and hands it over in pieces of at most `chunk` bytes (0: as read).
 * Returns 0, or errno. */
int read_input(const char *name, size_t chunk, input_fn take, void *ctx);

/* Memory from the system that grows, for output that has to wait. */
typedef struct spool {
  char *bytes;
  size_t len, size;
  bool failed; /* there was no memory; what came since is lost */
} spool;

void spool_bytes(spool *s, const char *bytes, size_t len);

/* `size` bytes from the system, zeroed; NULL if there are none. */
void *system_memory(size_t size);

#endif
