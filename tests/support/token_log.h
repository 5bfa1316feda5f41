/* Writes a token stream down as text, in a form that does not depend on fragments. */
#ifndef MATN_TEST_TOKEN_LOG_H
#define MATN_TEST_TOKEN_LOG_H

#include "buffer.h"
#include "matn_tokenizer.h"

typedef struct token_log {
  buffer text;            /* one token a line: "Text abc", "Start p class=x id= /", "End p", "Comment …",
                             "Doctype html public=… system=… quirks" */
  buffer tag;             /* the tag being read */
  bool in_text;           /* the last line is character data */
  bool attribute_open;    /* an attribute name is being read */
  bool part_open;         /* a comment or an identifier is being read */
  bool switch_states;     /* answer start tags and CDATA as a browser would, HTML content only */
  bool unique_attributes; /* leave out attributes whose name the tag had already */
  size_t attribute_at;    /* where in tag the attribute being read begins */
  buffer names;           /* of the tag's attributes, each between a space and "=" */
  buffer name;            /* of the start tag being read */
} token_log;

/* For matn_tokenizer_init; ctx is a token_log that begins as all zero. */
matn_answer token_log_add(void *ctx, const matn_token *token);

/* Tokenizes input in chunks of `chunk` bytes (0: whole) from a state; the log is cleared before. Each
 * chunk is handed over in memory of its own size. */
void token_log_run(token_log *log, const char *input, size_t len, size_t chunk, matn_initial_state state,
                   const char *last_start_tag);

void token_log_free(token_log *log);

#endif
