/* What a format is: a handler of events, which prints as they come. */
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
  uint32_t parts;     /* that are printed beside the body, and of what is in it */
  uint32_t printed;   /* of title, byline and date */
  bool separate;      /* something of it stands before: an empty line first */
  bool follows;       /* the same of another document */
  bool shown;         /* the running block is printed */
  bool gap;           /* blocks that are not printed stand before, which continue none that is */
  bool first_key;     /* JSON: none is printed yet */
  bool out_of_memory; /* something is missing */
} document;

typedef struct printer {
  matn_handler handler;      /* its ctx is the document */
  void (*begin)(document *); /* before all events, when there is input */
  size_t state_size;         /* bytes, zero for the first document */
  uint32_t parts;            /* that it prints unless told otherwise */
} printer;

extern const printer text_printer, markdown_printer, json_printer, html_printer;

/* A line of JSON that says why there is no document. */
void json_print_error(document *d);

/* Decides whether a block is printed. A title, byline or date beside the body is if it was not before. Makes
 * the block one that can be printed: it continues none that is not, and an item without a list is in one. */
bool document_shows(document *d, matn_block *block);

/* Whether a part that stands above the text is wanted, and not printed yet; from now on it is. */
bool document_takes(document *d, uint32_t part, matn_value value);

/* Links that may be followed from a page one does not trust: of the schemes http, https, mailto and tel, or
 * relative ones that lead to another page. */
bool link_is_safe(matn_slice url);

/* Prints a list of values, which line feeds divide, with `between` between two. */
void print_values(output *o, matn_value list, void (*print)(output *, const char *, size_t),
                  const char *between);

/* A value of the metadata with its key in the output. */
typedef struct named_value {
  const char *name;
  matn_value value;
} named_value;

#define NAMED_VALUES 16

/* All metadata; those that are not known have a length of 0. */
void name_values(const matn_metadata *m, named_value out[NAMED_VALUES]);

#endif
