/* Text of the page in its data: JSON-LD (schema.org) in script elements. The metadata hold one text, the best
 * so far: the longest articleBody or text of a posting, or, if there is none, the longest description of
 * something that a page can be about. */
#ifndef MATN_JSON_LD_TEXT_H
#define MATN_JSON_LD_TEXT_H

#include "json_ld_values.h"
#include "json_scan.h"
#include "matn_tokenizer.h"
#include "metadata.h"

/* A range of the input, in bytes. */
typedef struct data_range {
  uint64_t start, end;
} data_range;

typedef struct data_text {
  uint8_t unsure_depth;       /* of the object whose @type is awaited */
  uint8_t reading;            /* see json_ld_text.c */
  uint8_t trust;              /* of the text being read */
  uint16_t typed, main, site; /* bits by depth: the @type is known, is a page's subject, is a web site */
  metadata *metadata;         /* holds METADATA_TEXT and METADATA_UNSURE_TEXT */
  uint64_t type;              /* the last eight letters of the @type being read */
  uint64_t start;             /* of the string being read */
  data_values values;
  json_scan scan;
  data_range held, unsure; /* where the two texts stand */
} data_text;

/* Ready for a document. */
void matn_data_text_init(data_text *t, metadata *m);

/* A script element of JSON-LD begins. */
void matn_data_text_start(data_text *t);

/* A fragment of its text; called while the tokenizer's handler runs. */
void matn_data_text_read(data_text *t, const matn_token *token, const matn_tokenizer *tokenizer);

/* The script element ends. */
void matn_data_text_end(data_text *t);

/* Whether a text has HTML elements that divide it into blocks. If not, its line ends divide it. */
bool matn_data_text_is_markup(matn_slice text);

#endif
