/* Numbers of list items, rows and columns of table cells (HTML Standard 4.4.8 and 4.9.12). */
#ifndef MATN_COUNTING_H
#define MATN_COUNTING_H

#include "frame.h"

/* Columns of a table of which it is known how far their cells reach down. */
#define COUNTING_SPANS 8

/* Cells that span rows, in the last table that had one. */
typedef struct row_spans {
  uint16_t table;               /* its serial number; 0: none */
  uint8_t rows[COUNTING_SPANS]; /* still covered in each column, this one included */
} row_spans;

/* The open elements, the document's frame first. */
typedef struct open_frames {
  frame *root, *top;
  const uint8_t *open; /* how many are open, by atom */
} open_frames;

/* The element of this tag was opened, as the innermost. Returns how many cells are lost to the count by it:
 * those that reach into rows below where that is not known. */
unsigned matn_count(row_spans *spans, const open_frames *elements, const start_tag *tag);

#endif
