/* Reads the text that stands in the page's data as if it were the page. */
#ifndef MATN_READ_DATA_H
#define MATN_READ_DATA_H

#include "extractor.h"

/* Makes blocks of that text, when all blocks of the page are decided. */
void matn_read_data(matn_extractor *x);

#endif
