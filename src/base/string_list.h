/* A list of strings in one string. Each string ends in NUL, and another NUL follows the last one. */
#ifndef MATN_STRING_LIST_H
#define MATN_STRING_LIST_H

#include "base.h"

/* The string after this one; empty if this is the last. */
const char *matn_string_next(const char *string);

/* The string with an index; empty if the index is behind the end. */
const char *matn_string_at(const char *list, size_t idx);

/* The index of the string that equals a text; -1 if there is none. The list is in lower case; the text's case
 * does not matter. */
int matn_string_find(const char *list, const char *text, size_t len);

#endif
