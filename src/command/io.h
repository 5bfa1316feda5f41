/* Writing for the command, without stdio, which allocates. */
#ifndef MATN_COMMAND_IO_H
#define MATN_COMMAND_IO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define OUTPUT_SIZE 65536

/* Memory from the system that grows, for output that has to wait. */
typedef struct spool {
  char *bytes;
  size_t len, size;
  bool failed; /* there was no memory, and what came since is lost */
} spool;

void spool_bytes(spool *to, const char *bytes, size_t len);

/* Bytes of a document's output that wait for its end. */
#define HOLD_MOST ((size_t)1 << 20)

/* What one document prints, so that it is written whole, in its turn, or not at all. */
typedef struct hold {
  spool held;
  bool through;            /* there was too much to hold: output is written as it comes */
  void (*turn)(void *ctx); /* waits until the output may be written; NULL: any time will do */
  void *ctx;
} hold;

/* Buffered output. After a write error everything is dropped, and `error` says why. */
typedef struct output {
  int file;
  int error; /* errno of the write that failed; 0: none */
  size_t len;
  hold *hold; /* where what is flushed waits; NULL: nowhere */
  char buffer[OUTPUT_SIZE];
} output;

void output_bytes(output *o, const char *bytes, size_t len);
void output_string(output *o, const char *string);
void output_number(output *o, uint64_t number);

/* UTF-8 escaped for the inside of a JSON string: quotes, backslashes, controls, U+2028 and U+2029. */
void output_json(output *o, const char *utf8, size_t len);

/* UTF-8 escaped for the text of HTML; and an attribute, with a space before it. */
void output_html(output *o, const char *utf8, size_t len);
void output_html_attribute(output *o, const char *name, const char *utf8, size_t len);

/* Writes out what is buffered, or adds it to what is held. */
void output_flush(output *o);

/* Begins to hold back what is printed. */
void output_hold(output *o, hold *h);

/* Writes what is held, or drops it if it was not written yet. From now on nothing is held. */
void output_release(output *o);
void output_drop(output *o);

/* Writes all bytes to a file; returns 0, or errno. */
int write_all(int file, const char *bytes, size_t len);

/* "matn: NAME: WHAT" on standard error; name may be NULL. */
void complain(const char *name, const char *what);

/* "matn: NAME: WHERE AT: WHAT" on standard error; `where` and `what` are short. */
void complain_at(const char *name, const char *where, uint64_t at, const char *what);

/* An error of the system in words. */
const char *error_text(int error);

/* `size` bytes from the system, zeroed; NULL if there are none. */
void *system_memory(size_t size);

#endif
