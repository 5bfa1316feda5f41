/* The page's title: the value that the metadata hold, without the site's name. */
#ifndef MATN_TITLE_H
#define MATN_TITLE_H

#include "metadata.h"

/* The title without the site's name; of length 0 if none is known. */
matn_value matn_title(const metadata *m);

/* Whether a text is the title that matn_title() gives. If it is not, that is mostly clear from a few
 * bytes. */
bool matn_title_is(const metadata *m, matn_slice text);

#endif
