/* Documents that come in a stream of many, and where they go: to one reader, or to jobs. */
#ifndef MATN_COMMAND_RECORD_H
#define MATN_COMMAND_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "matn_encoding.h"

#define RECORD_URL_MOST 4096
#define RECORD_NAME_MOST 1024

/* What the stream says of a document. Strings end in a NUL. They are empty if it says nothing. */
typedef struct record {
  char url[RECORD_URL_MOST];
  char id[RECORD_NAME_MOST];   /* WARC-Record-ID; of JSON the id */
  bool id_is_string;           /* of JSON; other ids are printed as they stand */
  char date[RECORD_NAME_MOST]; /* WARC-Date */
  uint16_t status;             /* of HTTP; 0: none */
  bool is_json;                /* it came as JSON */
  matn_encoding encoding;      /* of the transport */
  uint64_t line;               /* of JSON: its number */
  const char *error;           /* why there is no document; NULL: there is one */
} record;

/* Takes one record after the other: its beginning, its bytes, its end. A record that is not whole leaves no
 * trace, unless it was too long to be held back. */
typedef struct record_sink {
  void (*begin)(void *ctx, const record *r);
  void (*bytes)(void *ctx, const char *bytes, size_t len);
  void (*end)(void *ctx, bool whole);
  void *ctx;
} record_sink;

/* Copies bytes to a string of a record; returns false, and makes it empty, if there is no room. */
bool record_set(char *to, size_t size, const char *bytes, size_t len);

#endif
