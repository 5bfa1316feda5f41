/* What each token means: tags go to the tag reader and change the outline, text goes to the blocks. */
#ifndef MATN_HANDLERS_H
#define MATN_HANDLERS_H

#include "extractor.h"

/* The tokenizer is ready, and calls the handlers. */
void matn_handlers_begin(matn_extractor *x);

/* The tag reader is ready. */
void matn_handlers_begin_tags(matn_extractor *x);

#endif
