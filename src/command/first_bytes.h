/* What the first bytes of a body say of it, where its head says nothing, or something that is not true. */
#ifndef MATN_COMMAND_FIRST_BYTES_H
#define MATN_COMMAND_FIRST_BYTES_H

#include <stdbool.h>
#include <stddef.h>

/* Bytes that are looked at. */
#define FIRST_BYTES 1024

/* Whether they are compressed. `said` tells that the head names a coding, which archives also keep for bodies
 * that they have decoded. */
bool first_are_encoded(const char *bytes, size_t len, bool said);

/* Whether they are text: in UTF-16 with its mark, or without controls. */
bool first_are_text(const char *bytes, size_t len);

/* Whether they are the beginning of a page: behind comments and the like comes an HTML tag or DOCTYPE. */
bool first_are_html(const char *bytes, size_t len);

#endif
