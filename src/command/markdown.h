/* The parts of the Markdown printer. All that they print goes through markdown_put(). */
#ifndef MATN_COMMAND_MARKDOWN_H
#define MATN_COMMAND_MARKDOWN_H

#include "nesting.h"
#include "printer.h"

/* Where text is printed. This says what may be markup in it. */
typedef enum markdown_place { PLACE_LINES, PLACE_HEADING, PLACE_CELL } markdown_place;

/* Text outside of code. It is printed one character late, since the next character says whether one has to be
 * escaped. */
typedef struct markdown_text {
  markdown_place place;
  uint32_t last;    /* the code point before; a line feed at the beginning of a line */
  char pending;     /* a character that may have to be escaped; NUL: none */
  bool line_start;  /* the pending character, or the next one, begins a line */
  bool break_waits; /* a line break was read: printed when something follows */
  bool any;         /* something was printed or is pending */
  bool in_link;
  uint8_t digits;    /* digits of the line so far; 10: it has something else */
  uint8_t reference; /* characters so far of what may be a character reference */
} markdown_text;

/* So many bytes and elements are held back until it is clear whether they can be marked up. */
#define HELD_TEXT 4096
#define HELD_URLS 2048
#define HELD_ELEMENTS 64

/* An inline element in the text held. */
typedef struct held_element {
  uint16_t start, end;            /* in the text */
  uint16_t url, url_len, alt_len; /* in the URLs; an image's alt text stands behind its URL */
  int16_t parent;                 /* index of the element around it, or -1 */
  uint8_t kind;                   /* matn_inline_kind */
  bool open;                      /* its end was not read yet */
  bool active;                    /* it is printed as markup */
  char delimiter;                 /* of emphasis: '*' or '_' */
} held_element;

typedef struct markdown_hold {
  size_t len, urls_len, count;
  int16_t innermost; /* index of the open element; -1: none */
  size_t lost;       /* open elements outside of those held: not printed as markup */
  held_element elements[HELD_ELEMENTS];
  char text[HELD_TEXT];
  char urls[HELD_URLS];
} markdown_hold;

#define HELD_CODE 4096

/* A block of code. It is held as far as there is room, to find a fence that does not occur in it. */
typedef struct markdown_code {
  size_t len;
  bool holding;
  bool line_start; /* so far the line has only `spaces` spaces and `run` fence characters */
  uint8_t spaces;
  size_t run, fence_len;
  char fence;
  char language[32];
  size_t language_len;
  char text[HELD_CODE];
} markdown_code;

#define HELD_CELLS 128
#define HELD_ROWS 4096
#define COLUMNS_MOST 32

/* A table: its beginning is held to learn how many columns it has. */
typedef struct markdown_table {
  bool open, holding;
  bool delimited;       /* the line below the header is printed */
  bool row_open;        /* a row is being printed */
  uint16_t row, column; /* of the cell that was begun last */
  uint16_t width;       /* columns */
  uint16_t printed;     /* cells of the row being printed */
  size_t len, count;
  struct {
    uint16_t at, row, column;
    bool header;
  } cells[HELD_CELLS];
  char text[HELD_ROWS];
} markdown_table;

typedef struct markdown {
  document *document;
  nesting nesting;
  markdown_text text;
  markdown_hold hold;
  markdown_code code;
  markdown_table table;
  uint8_t role;
  bool simple_item; /* the block before is an item's text */
  bool in_code;     /* the running block is code */
  bool blank_line;  /* the line has nothing but what begins it */
} markdown;

/* markdown.c */
void markdown_put(markdown *m, const char *bytes, size_t len);
void markdown_new_line(markdown *m);   /* ends a line, and begins one in the same block */
void markdown_line_begin(markdown *m); /* what nesting wants at the beginning of a line */

/* markdown_text.c: plain text, escaped */
void markdown_text_begin(markdown *m, markdown_place place);
void markdown_text_add(markdown *m, const char *utf8, size_t len);
void markdown_text_markup(markdown *m, const char *markup); /* a delimiter, which is not escaped */
void markdown_text_end(markdown *m);

/* markdown_inline.c: text with inline elements */
void markdown_inline_start(markdown *m, uint8_t kind, matn_slice url, matn_slice alt);
void markdown_inline_end(markdown *m);
void markdown_inline_text(markdown *m, const char *utf8, size_t len);
void markdown_inline_finish(markdown *m);

/* markdown_code.c */
void markdown_code_begin(markdown *m, matn_slice language);
void markdown_code_add(markdown *m, const char *utf8, size_t len);
void markdown_code_end(markdown *m);

/* markdown_table.c */
bool markdown_table_goes_on(const markdown *m, const matn_block *block);
void markdown_table_cell(markdown *m, const matn_block *block);
void markdown_table_hold(markdown *m, const char *bytes, size_t len);
void markdown_table_end(markdown *m);

#endif
