/* What pages are made of: bytes by kind, and how many tags, attributes and references there are. */
#ifndef MATN_BENCH_SHARES_H
#define MATN_BENCH_SHARES_H

#include <stdbool.h>
#include <stdio.h>

#include "matn_tokenizer.h"

typedef enum share {
  SHARE_SCRIPT,
  SHARE_JSON, /* in scripts that say so */
  SHARE_STYLE,
  SHARE_VALUES, /* of attributes */
  SHARE_NAMES,  /* of attributes */
  SHARE_SYNTAX, /* all else: names of tags, < > = and quotes */
  SHARE_TEXT,   /* but for white space */
  SHARE_SPACE,  /* in text */
  SHARE_COMMENTS,
  SHARE_COUNT
} share;

typedef struct shares {
  uint64_t bytes[SHARE_COUNT];
  uint64_t tags, attributes, references;
  matn_tokenizer tokenizer;
  matn_answer content; /* of the element that a start tag begins */
  uint8_t raw;         /* what text in it is */
  bool in_raw, is_json;
} shares;

void shares_begin(shares *s);

/* Counts more bytes of a page. They may end anywhere but inside a tag. */
void shares_add(shares *s, const char *bytes, size_t len);

/* Prints them in per cent, and what there is in 1,024 bytes. */
void shares_print(const shares *s, FILE *out);

#endif
