/* Counts the characters and words of the open block. */
#ifndef MATN_WORDS_H
#define MATN_WORDS_H

#include "base/text.h"
#include "blocks.h"

/* Words with single spaces between them, as far as the block has room: the common case. Returns where
 * something else comes, which is not behind a space. */
const char *matn_words_read(blocks *b, const outline *o, const char *p, const char *end);

/* Any character but white space that collapses. */
void matn_words_add(blocks *b, const outline *o, text_class class, const char *p, size_t len);

/* What follows is not of the last word, which is known or may have ended a sentence. */
void matn_words_end_known(blocks *b);

/* What follows is not of the last word. */
static inline void words_end(blocks *b) {
  if (b->in_known_word || b->maybe_sentence_end) matn_words_end_known(b);
  b->in_word = false;
}

/* What the page says its title is. */
void matn_words_title(blocks *b, const char *utf8, size_t len);

#endif
