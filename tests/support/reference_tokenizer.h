/* The tokenization stage of the HTML Standard (13.2.5), state by state and character by character as it is
 * written down, to compare with. Slow. It uses nothing of the library. */
#ifndef MATN_REFERENCE_TOKENIZER_H
#define MATN_REFERENCE_TOKENIZER_H

#include <stdbool.h>
#include <stddef.h>

#include "buffer.h"

/* What the tree construction stage would tell the tokenizer. */
typedef struct reference_tree {
  bool switches; /* the content of title, style, script and the like is read as in a browser without script */
  bool is_foreign;           /* the adjusted current node is not in the HTML namespace */
  bool has_foreign_elements; /* nor is it inside svg and math elements */
  /* whether a tag's attributes, or an attribute's value, are left out; NULL: none are */
  bool (*drops_attributes)(const char *name, size_t len);
  bool (*drops_value)(const char *name, size_t len);
} reference_tree;

/* Writes the tokens of a whole document down as token_log.h does. `state` is an initial state as the standard
 * names it ("Data state"); last_start_tag may be "". */
void reference_tokenize(buffer *out, const char *input, size_t len, const char *state,
                        const char *last_start_tag, const reference_tree *tree);

#endif
