/* White space collapsed: one space between visible characters, none at the ends, and controls left out.
 *
 * The text of blocks is collapsed by blocks.c itself: there, white space may be preformatted, becomes a line
 * feed behind a line break, and is passed over in runs. */
#ifndef MATN_COLLAPSE_H
#define MATN_COLLAPSE_H

#include "text.h"

/* Takes a character by its class; returns whether it is visible. A space comes before it if *space, which the
 * caller clears then; `begun`: something visible stands before. */
static inline bool collapse(text_class class, bool begun, bool *space) {
  if (class == TEXT_SPACE || class == TEXT_NO_BREAK) {
    *space = begun;
    return false;
  }
  return class != TEXT_CONTROL;
}

#endif
