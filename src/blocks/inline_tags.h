/* For the two halves of inlines.h alone: inline_tags.c reads tags, inlines.c sets the markers. */
#ifndef MATN_INLINE_TAGS_H
#define MATN_INLINE_TAGS_H

#include "inlines.h"

/* A kind is open from now on. */
void matn_inlines_open_kind(inlines *n, uint8_t kind);

/* It no longer is. */
void matn_inlines_close_kind(inlines *n, uint8_t kind, uint32_t end);

/* An image with the alt text that was read. */
void matn_inlines_image(inlines *n, matn_slice url, uint32_t end);

#endif
