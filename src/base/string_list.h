/* Lists of strings in one string: each ends in NUL, and behind the last one stands another NUL. */
#ifndef MATN_STRING_LIST_H
#define MATN_STRING_LIST_H

#include "base.h"

/* The string behind one of a list; empty if that was the last. */
const char *matn_string_next(const char *string);

/* The string of an index; empty from the end of the list on. */
const char *matn_string_at(const char *list, size_t idx);

/* The index of the string that a text is, in any case where the list is in lower case; -1: none. */
int matn_string_find(const char *list, const char *text, size_t len);

#endif
