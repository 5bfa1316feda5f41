/* What the rest of the library may ask of the tokenizer besides what callers may. */
#ifndef MATN_TOKENIZER_INSIDE_H
#define MATN_TOKENIZER_INSIDE_H

#include "matn_tokenizer.h"

/* No token is sent any more: what callers do by answering MATN_STOP. */
void matn_tokenizer_stop(matn_tokenizer *t);

#endif
