/* The page's title, out of what it says its title is. */
#ifndef MATN_TITLE_H
#define MATN_TITLE_H

#include "metadata.h"

/* The title without the site's name; of length 0 if none is known. */
matn_value matn_title(const metadata *m);

/* Whether a text is what matn_title() gives; mostly tells at once that it is not. */
bool matn_title_is(const metadata *m, matn_slice text);

#endif
