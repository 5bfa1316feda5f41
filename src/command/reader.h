/* Reads one document after the other, in the same memory, and has a printer print what is found. */
#ifndef MATN_COMMAND_READER_H
#define MATN_COMMAND_READER_H

#include "printer.h"
#include "record.h"

typedef struct reader {
  document document;
  const printer *printer;
  matn_handler handler;
  matn_options options;
  void *memory;
  size_t memory_size;
  matn_encoding encoding; /* of the last document */
  matn_encoding_source encoding_source;
  bool begun;  /* input came, or its end without an error */
  char *piece; /* of a record, READ_SIZE bytes; NULL: its bytes are handed over as they come */
  size_t piece_len;
} reader;

/* Sets up extractor and printer; false, and a message, if there is no memory. */
bool reader_init(reader *reading, output *o, const settings *s);

/* Reads and prints one file; returns a STATUS. */
int reader_file(reader *reading, const char *file);

/* The same for a record that comes in parts. It stays the caller's until it ends. feed returns whether more
 * is wanted. */
void reader_begin(reader *reading, const record *from);
bool reader_feed(reader *reading, const char *bytes, size_t len);
int reader_end(reader *reading);

#endif
