/* The title, the date and the authors that a page shows at its headline, beside what its metadata say. */
#ifndef MATN_HEADLINE_H
#define MATN_HEADLINE_H

#include "extractor.h"

/* A headline, being decided or known before: it may be the title. */
void matn_headline_title(matn_extractor *x, const block_record *record);

/* The oldest block, being decided: a short line may tell of the date and the authors. */
void matn_headline_line(matn_extractor *x, const block_record *record);

/* Whether the block says what the page's title is. */
bool matn_headline_is_title(const matn_extractor *x, const block_record *record);

/* The metadata as the caller sees them, as far as they are known. */
void matn_headline_metadata(const matn_extractor *x, matn_metadata *out);

#endif
