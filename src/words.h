/* Counts the characters and words of the open block. */
#ifndef MATN_WORDS_H
#define MATN_WORDS_H

#include "blocks.h"
#include "text.h"

/* Words with single spaces between them, as far as the block has room: the common case. Returns where
 * something else comes, which is not behind a space. */
const char *matn_words_read(blocks *b, const outline *o, const char *p, const char *end);

/* Any character but white space that collapses. */
void matn_words_add(blocks *b, const outline *o, text_class class, const char *p, size_t len);

/* What follows is not of the last word. */
void matn_words_end(blocks *b);

/* What the page says its title is. */
void matn_words_title(blocks *b, const char *utf8, size_t len);

#endif
