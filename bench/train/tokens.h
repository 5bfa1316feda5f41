/* Evidence of words, learned from annotated pages. */
#ifndef MATN_BENCH_TOKENS_H
#define MATN_BENCH_TOKENS_H

#include "examples.h"

/* Learns the words of names that tell most, at most `most` of them; words with a group are among them. `use`
 * says for each page whether it counts. */
word_table learn_names(const annotated *pages, size_t count, const bool *use, size_t most);

/* The same for the first words of short blocks. */
word_table learn_words(const annotated *pages, size_t count, const bool *use, size_t most);

/* The words that tell most of the kind of page, from the pages whose kind is known. */
kind_table learn_kinds(const annotated *pages, size_t count, const bool *use, size_t most);

void kind_table_free(kind_table *t);

void word_table_free(word_table *t);

#endif
