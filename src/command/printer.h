/* A format is a handler of events, which prints them as they come. */
#ifndef MATN_COMMAND_PRINTER_H
#define MATN_COMMAND_PRINTER_H

#include <stdbool.h>
#include <stdint.h>

#include "command.h"
#include "record.h"

/* A document that is being printed. */
typedef struct document {
  output *out;
  const settings *settings;
  const char *file;     /* its name */
  const record *record; /* what came with it; NULL: it is a file */
  matn_extractor *extractor;
  void *state;        /* the printer's own */
  uint32_t parts;     /* parts that are printed, beside the body and in it */
  uint32_t printed;   /* which of title, byline and date were printed */
  bool separate;      /* something of it was printed: an empty line comes first */
  bool follows;       /* another document was printed before */
  bool shown;         /* the running block is printed */
  bool gap;           /* unprinted blocks stand before that continue no printed one */
  bool first_key;     /* JSON: none is printed yet */
  bool out_of_memory; /* something is missing */
} document;

typedef struct printer {
  matn_handler handler;      /* its ctx is the document */
  void (*begin)(document *); /* called before all events, when there is input */
  size_t state_size;         /* bytes, zero for the first document */
  uint32_t parts;            /* parts that it prints unless told otherwise */
} printer;

extern const printer text_printer, markdown_printer, json_printer, html_printer;

/* Prints a line of JSON that says why there is no document. */
void json_print_error(document *d);

/* Decides whether a block is printed. A title, byline or date beside the body is printed once. Also corrects
 * the block: it must not continue one that is not printed, and an item needs a list. */
bool document_shows(document *d, matn_block *block);

/* Whether a part above the text is wanted and not printed yet. From now on it counts as printed. */
bool document_takes(document *d, uint32_t part, matn_value value);

/* Whether a link on a page that one does not trust may be followed: its scheme is http, https, mailto or tel,
 * or it is relative and leads to another page. */
bool link_is_safe(matn_slice url);

/* Prints a list of values, which are divided by line feeds, with `between` between two of them. */
void print_values(output *o, matn_value list, void (*print)(output *, const char *, size_t),
                  const char *between);

/* A value of the metadata with its key in the output. */
typedef struct named_value {
  const char *name;
  matn_value value;
} named_value;

#define NAMED_VALUES 16

/* All metadata; those that are not known have a length of 0. */
void name_values(const matn_metadata *metadata, named_value out[NAMED_VALUES]);

#endif
