/* Character references: their names as an automaton, and what numbers stand for (HTML Standard 13.5,
 * 13.2.5.72 to 13.2.5.80). */
#ifndef MATN_CHARREF_H
#define MATN_CHARREF_H

#include "base/base.h"

/* The longest name, with its semicolon. */
#define CHARREF_NAME_MAX 32

/* The most bytes of UTF-8 that a name stands for. */
#define CHARREF_TEXT_MAX 6

/* A walk through the names, one byte at a time. */
typedef struct charref_walk {
  uint16_t node;  /* where it is: an offset in the edges, or one of two marks */
  uint16_t index; /* how many names come before those that are still possible */
} charref_walk;

/* Begins a walk, for the bytes behind an "&". */
void matn_charref_start(charref_walk *walk);

/* Takes one more byte of the name. If no name goes on with it, returns false and leaves the walk as it is. */
bool matn_charref_step(charref_walk *walk, unsigned char c);

/* Whether the bytes so far are a name as the standard lists them, with or without semicolon. */
bool matn_charref_is_name(const charref_walk *walk);

/* Finds the longest name that begins at p. Returns its end, or NULL if there is none. *found receives its
 * walk; *stop receives the place where no name goes on. */
const char *matn_charref_find(const char *p, const char *end, charref_walk *found, const char **stop);

/* Writes the characters of the name as UTF-8 and returns how many bytes they have. Only for a walk that is a
 * name. */
size_t matn_charref_text(const charref_walk *walk, char out[CHARREF_TEXT_MAX]);

/* The character that a number stands for ("numeric character reference end state"). */
uint32_t matn_charref_number(uint32_t code);

#endif
