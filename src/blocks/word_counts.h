/* Counts the characters and words of the open block.
 *
 * Each character is counted as if it stood alone, so that counts do not depend on how text was cut into runs.
 */
#ifndef MATN_WORD_COUNTS_H
#define MATN_WORD_COUNTS_H

#include "base/text.h"
#include "model/model.h"
#include "outline/outline.h"
#include "ring.h"

/* Words at a block's beginning that are looked up in the model, or compared with the page's title. */
#define WORDS_KNOWN 8
#define WORDS_TITLE 16

/* Counts over the open block. They saturate. */
typedef struct block_counts {
  uint16_t characters, sentence_ends, commas, separators, digits, capitals, questions, bold_words, breaks;
  uint16_t title_words;
  int16_t word_sum, word_worst;
  uint8_t words_seen;      /* at its beginning, up to WORDS_TITLE */
  uint8_t beginning, ends; /* see FEATURE_BEGINNING, FEATURE_ENDING */
  bool copyright;
} block_counts;

typedef struct word_counts {
  bool in_word;
  bool in_known_word;         /* word_hash is of use */
  bool maybe_sentence_end;    /* the last character is a full stop: the next one says if it ends a sentence */
  bool after_sentence;        /* no letter or digit since a sentence's end */
  bool visible;               /* the block has letters or digits */
  text_ranges near;           /* of the text's characters */
  uint32_t word_hash;         /* of the word being read */
  uint32_t dense, link_dense; /* tenths of words of scripts without spaces, not yet counted */
  const word_table *known;    /* words that the model knows */
  uint32_t title[8];          /* the words of the page's title: a set of bits by their hashes */
  block_counts counts;
} word_counts;

/* Ready for a document; `known` are the model's words. */
void matn_words_init(word_counts *w, const word_table *known);

/* A block begins. */
void matn_words_begin(word_counts *w);

/* Reads words with single spaces between them: the common case. Returns where something else comes, which is
 * not behind a space. The record is that of the open block. */
const char *matn_words_read(word_counts *w, block_record *record, const outline *o, const char *p,
                            const char *end);

/* Any character but white space that collapses. */
void matn_words_add(word_counts *w, block_record *record, const outline *o, text_class class, const char *p,
                    size_t len);

/* What follows is not of the last word, which is known or may have ended a sentence. */
void matn_words_end_known(word_counts *w);

/* What follows is not of the last word. */
static inline void words_end(word_counts *w) {
  if (w->in_known_word || w->maybe_sentence_end) matn_words_end_known(w);
  w->in_word = false;
}

/* The block is complete: counts a last word of a script without spaces, if most of one is left. */
void matn_words_finish(const word_counts *w, block_record *record);

/* Fills in the features that the counts tell, as far as the block was read. */
void matn_words_features(const word_counts *w, block_record *record);

/* What the page says its title is. */
void matn_words_title(word_counts *w, const char *utf8, size_t len);

#endif
