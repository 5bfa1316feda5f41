/* Text of the page that stands in its data: JSON-LD (schema.org) in script elements. One text is held, the
 * best so far, among the metadata: the longest articleBody, or the text of a posting, before the longest
 * description of something a page is about. */
#ifndef MATN_JSON_LD_TEXT_H
#define MATN_JSON_LD_TEXT_H

#include "json_ld_values.h"
#include "json_scan.h"
#include "matn_tokenizer.h"
#include "metadata.h"

/* Bytes of the input. */
typedef struct data_range {
  uint64_t start, end;
} data_range;

typedef struct data_text {
  uint8_t unsure_depth;       /* of the object whose @type is awaited */
  uint8_t reading;            /* see json_ld_text.c */
  uint8_t rank;               /* of the text being read */
  uint16_t typed, main, site; /* a bit for each depth: the object's @type is known, is what a page is about,
                                 is a web site */
  metadata *metadata;         /* holds METADATA_TEXT and METADATA_UNSURE_TEXT */
  uint64_t type;              /* the last eight letters of the @type being read */
  uint64_t start;             /* of the string being read */
  data_values values;
  json_scan scan;
  data_range held, unsure; /* where the two texts stand */
} data_text;

/* Ready for a document. */
void matn_data_text_init(data_text *d, metadata *m);

/* A script element of JSON-LD begins. */
void matn_data_text_start(data_text *d);

/* A fragment of its text, being handled by the tokenizer. */
void matn_data_text_read(data_text *d, const matn_token *token, const matn_tokenizer *tokenizer);

/* The script element ends. */
void matn_data_text_end(data_text *d);

/* Whether text is marked up with elements of HTML that divide it; otherwise its line ends do. */
bool matn_data_text_is_markup(matn_slice text);

#endif
