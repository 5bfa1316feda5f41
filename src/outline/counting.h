/* Numbers of list items, rows and columns of table cells (HTML Standard 4.4.8 and 4.9.12). */
#ifndef MATN_COUNTING_H
#define MATN_COUNTING_H

#include "outline.h"

/* The element of this tag was opened, as the innermost. */
void matn_count(outline *o, const start_tag *tag);

#endif
