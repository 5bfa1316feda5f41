/* The body from the page's data: a page may show hardly any of its story, and have it whole in its
 * JSON-LD. */
#ifndef MATN_DATA_BODY_H
#define MATN_DATA_BODY_H

#include "extractor.h"

/* More of the body: a block that is, or is likely to be, of it. */
void matn_data_body_count(body_size *body, const block_record *record);

/* Whether the page shows hardly any text of its story, and its data have more. All blocks are scored. */
bool matn_data_body_is_wanted(const matn_extractor *x);

#endif
