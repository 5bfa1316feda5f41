/* The tags of inline elements: which element begins or ends, where a link leads, what an image is, which
 * language code is in. */
#ifndef MATN_INLINE_TAGS_H
#define MATN_INLINE_TAGS_H

#include "inlines.h"

/* The name of a start tag is read; whether its attributes matter. */
bool matn_inlines_tag(inlines *n, uint8_t atom);

/* A fragment of an attribute's name or value. */
void matn_inlines_attribute(inlines *n, uint8_t atom, const matn_token *token);

/* A start tag that the outline has taken, outside of foreign content. `end` is where visible text ends in the
 * running block; `base` is what URLs are resolved against. */
void matn_inlines_start_tag(inlines *n, uint8_t atom, const outline *o, uint32_t end, matn_slice base);

/* An end tag. */
void matn_inlines_end_tag(inlines *n, uint8_t atom, uint32_t end);

#endif
