/* Which language a text is in, as far as its script tells, and which way it is written. */
#ifndef MATN_LANGUAGE_H
#define MATN_LANGUAGE_H

#include "base/base.h"
#include "matn.h"

/* Signs that are counted: scripts, and letters that only one language of a script uses. */
#define LANGUAGE_SIGNS 36

typedef struct language_guess {
  uint8_t counts[LANGUAGE_SIGNS]; /* of characters; see language.c */
  uint8_t letters;                /* of any script, Latin too; nothing is counted beyond a limit */
} language_guess;

/* More text, in UTF-8. */
void matn_language_count(language_guess *g, const char *utf8, size_t len);

/* The BCP 47 tag of the language; of length 0 if the script does not tell. Lives as long as the program. */
matn_slice matn_language_guess(const language_guess *g);

/* The direction in which a language is written, by its BCP 47 tag. */
matn_direction matn_language_direction(const char *tag, size_t len);

#endif
