/* Cleans values that should be text but have markup in them, or were escaped once too often. */
#ifndef MATN_STRIP_MARKUP_H
#define MATN_STRIP_MARKUP_H

#include "base/base.h"

/* Replaces character references in a UTF-8 value, then takes tags and comments out and collapses white space,
 * all in place. Returns the bytes that are left. Only elements of HTML count as tags: "x < y" and "<3"
 * stay. */
size_t matn_clean(char *value, size_t len);

#endif
