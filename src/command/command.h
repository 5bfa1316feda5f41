/* The parts of the command. */
#ifndef MATN_COMMAND_H
#define MATN_COMMAND_H

#include "io.h"
#include "matn.h"

typedef enum format {
  FORMAT_TEXT,
  FORMAT_MARKDOWN,
  FORMAT_JSON,
  FORMAT_JSONL,
  FORMAT_HTML,
  FORMAT_NONE,
  FORMAT_COUNT
} format;

/* The settings of the command line. */
typedef struct settings {
  format format;
  size_t memory;          /* bytes for one document, without those for inline events */
  size_t chunk;           /* bytes handed over at a time; 0: as read */
  matn_encoding encoding; /* of the transport */
  matn_favour favour;
  bool articles; /* every page is one */
  bool head;     /* metadata alone */
  bool blocks, inlines, stats, progress;
  bool warc, json_lines;      /* the form of the input; neither: a document */
  size_t jobs;                /* threads that read documents */
  uint32_t with, without;     /* sets of PART_... */
  uint32_t most_blocks;       /* 0: all */
  uint64_t most_text;         /* bytes; 0: all */
  const char *url;            /* of the document, or NULL */
  const char *state;          /* tokens: name of the state to begin in, or NULL */
  const char *last_start_tag; /* tokens */
} settings;

enum { STATUS_OK = 0, STATUS_FAILED = 1, STATUS_USAGE = 2 };

/* Prints the article in each file; returns a STATUS. */
int print_articles(output *o, const settings *s, char **files, int count);

/* Prints the tokens of a file in the format of html5lib's tests. */
int print_tokens(output *o, const settings *s, const char *file);

/* Prints a document's encoding and how it was found, as the end of a line of figures. */
void print_encoding(output *o, matn_encoding encoding, matn_encoding_source source);

/* Prints a line for each block of a file, saying why it was kept or dropped; or all of it as a page. */
int print_explanation(output *o, const settings *s, const char *file);

#endif
