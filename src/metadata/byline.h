/* Takes the name out of a line that says who wrote something: "By Ann Lee | 4 minutes" gives "Ann Lee". */
#ifndef MATN_BYLINE_H
#define MATN_BYLINE_H

#include "base/base.h"
#include "matn.h"

/* The name in a UTF-8 text; of length 0 if nothing looks like one. `announces` receives whether the text has
 * only words that stand before a name, such as "By". */
matn_slice matn_byline_find(matn_slice text, bool *announces);

/* Whether a line begins with words that stand only before the name of an author: "Written by". */
bool matn_byline_announced(matn_slice text);

/* Whether a name is what programs write where nobody is named: "admin", "undefined". */
bool matn_byline_is_nobody(matn_slice name);

#endif
