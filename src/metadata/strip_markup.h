/* Values that should be text, but were written with markup or escaped once too often. */
#ifndef MATN_STRIP_MARKUP_H
#define MATN_STRIP_MARKUP_H

#include "base/base.h"

/* Takes tags and comments out of a UTF-8 value, in place, after replacing character references; returns the
 * bytes that are left, with white space collapsed. Of what looks like a tag only those of HTML's elements
 * are: "x < y" and "<3" stay. */
size_t matn_clean(char *value, size_t len);

#endif
