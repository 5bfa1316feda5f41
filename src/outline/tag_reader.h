/* Puts a start tag together from the tokenizer's fragments: the element, and what its attributes mean for the
 * outline and the metadata. */
#ifndef MATN_TAG_READER_H
#define MATN_TAG_READER_H

#include "matn_tokenizer.h"
#include "metadata/author_mark.h"
#include "metadata/meta_element.h"
#include "name_evidence.h"
#include "outline.h"

typedef struct tag_reader {
  uint8_t attribute_id;  /* which attribute's value is being read */
  uint8_t word_len;      /* bytes in word, or one more if it is too long */
  uint8_t key_len;       /* bytes in key */
  uint8_t link_key;      /* metadata_key that a link element's rel tells of */
  uint8_t encoding;      /* matn_encoding that a meta element declares */
  uint8_t author;        /* author_sign of the element */
  bool json_ld;          /* a script element's type says JSON-LD */
  bool author_path;      /* a part of the link's address says that it leads to an author */
  uint8_t key_attribute; /* meta_attribute that gave the key */
  bool near_headline;    /* elements that hold an author's name are looked for */
  bool in_name;          /* the tag's name is not complete */
  uint16_t on;           /* ON_ bits of the element: which attributes matter */
  page_kind *kind;
  metadata *metadata;       /* takes values that stand in attributes */
  start_tag tag;            /* complete at START_TAG_END; of an end tag, atom and name_hash */
  names names;              /* evidence of its class, id, role, itemprop */
  char word[META_NAME_MAX]; /* a name that came in fragments; or a short value, in lower case */
  char key[META_NAME_MAX];  /* a meta element's name, property or itemprop */
} tag_reader;

/* Ready for a document; names are remembered in `memory`, see matn_names_init(). */
void matn_tag_reader_init(tag_reader *r, metadata *m, page_kind *k, names_memory *memory,
                          uint16_t memory_size);

/* A fragment of a start tag's name. The answer to the last one may be to skip the attributes. */
matn_answer matn_tag_reader_name(tag_reader *r, const matn_token *token);

/* A fragment of an end tag's name; returns whether it was the last one. */
bool matn_tag_reader_end_tag(tag_reader *r, const matn_token *token);

/* A fragment of an attribute's name. The answer to the last one may be to skip the value. */
matn_answer matn_tag_reader_attribute_name(tag_reader *r, const matn_token *token);

/* A fragment of an attribute's value. */
void matn_tag_reader_attribute_value(tag_reader *r, const matn_token *token);

/* The start tag is complete: r->tag holds it, and the metadata have what it said. */
void matn_tag_reader_end(tag_reader *r, bool self_closing);

#endif
