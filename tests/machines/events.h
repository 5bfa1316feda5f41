/* Events as text that is the same on every machine. */
#ifndef MATN_MACHINES_EVENTS_H
#define MATN_MACHINES_EVENTS_H

#include <stdbool.h>
#include <stddef.h>

/* Writes a page's events, at several sizes of memory, and last a digest of what it wrote. Returns whether
 * every way of cutting the page gave the same. */
bool write_events(const char *path, const char *bytes, size_t len);

/* What the machine provides. */
void write_out(const char *bytes, size_t len);

#endif
