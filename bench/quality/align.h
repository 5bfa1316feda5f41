/* Which words of a page are the wanted text: an alignment of the two, in order. */
#ifndef MATN_BENCH_ALIGN_H
#define MATN_BENCH_ALIGN_H

#include <stdbool.h>

#include "overlap.h"

/* Sets matched[i] for each word of the page that is found in the wanted text. */
void align(const words *page, const words *wanted, bool *matched);

#endif
