/* Elements near the headline that are marked as holding an author's name: by rel, itemprop, class, or by the
 * page that they link to. Their text is collected until they end; an element marked inside of another takes
 * its place. */
#ifndef MATN_AUTHOR_MARK_H
#define MATN_AUTHOR_MARK_H

#include "metadata.h"
#include "tokenizer/atoms.h"

/* Bytes of text in a marked element; of more it is not a name. */
#define AUTHOR_TEXT_MAX 96

/* What marks an element, the weakest first: how far its text is trusted follows this order. */
typedef enum author_mark_kind {
  AUTHOR_NONE,
  AUTHOR_CLASS,    /* author, byline ... */
  AUTHOR_PATH,     /* a link to .../author/... */
  AUTHOR_REL,      /* a link with rel=author */
  AUTHOR_ITEMPROP, /* itemprop=author */
  AUTHOR_NAME      /* itemprop=name inside of the one before */
} author_mark_kind;

typedef struct author_mark {
  char *text;         /* AUTHOR_TEXT_MAX bytes */
  uint32_t block;     /* serial of the block in which a name was found last */
  uint16_t name_hash; /* of the marked element's name */
  uint8_t atom;
  uint8_t kind;  /* author_mark_kind; AUTHOR_NONE: none is open */
  uint8_t depth; /* open elements of that name in it, itself not counted */
  uint8_t len;
  uint8_t others; /* names found that are not the first one, each in a block of its own */
  bool space;     /* white space before the next character */
} author_mark;

/* Ready for a document; text has room for AUTHOR_TEXT_MAX bytes. */
void matn_author_mark_init(author_mark *k, char *text);

/* A start tag that is marked as kind, or not at all. */
void matn_author_mark_start(author_mark *k, author_mark_kind kind, uint8_t atom, uint16_t name_hash);

/* Text in a marked element. */
void matn_author_mark_text(author_mark *k, const char *utf8, size_t len);

/* An end tag in a marked element, or its own; `block` is the serial number of the block that is being read. A
 * name that is complete goes to the metadata. */
void matn_author_mark_end(author_mark *k, uint8_t atom, uint16_t name_hash, uint32_t block, metadata *m);

#endif
