/* Elements near the headline that are marked as holding an author's name: by rel, itemprop, class, or by the
 * page that they link to. The text of such an element is collected until it ends. If an element with a
 * mark as strong begins inside it, that one takes its place. */
#ifndef MATN_AUTHOR_MARK_H
#define MATN_AUTHOR_MARK_H

#include "metadata.h"
#include "tokenizer/atoms.h"

/* The most bytes of text in a marked element. A longer text is not a name. */
#define AUTHOR_TEXT_MAX 96

/* What marks an element, the weakest mark first. Trust in its text grows in this order. */
typedef enum author_sign {
  AUTHOR_NONE,
  AUTHOR_CLASS,    /* author, byline ... */
  AUTHOR_PATH,     /* a link to .../author/... */
  AUTHOR_REL,      /* a link with rel=author */
  AUTHOR_ITEMPROP, /* itemprop=author */
  AUTHOR_NAME      /* itemprop=name inside of itemprop=author */
} author_sign;

typedef struct author_mark {
  char *text;         /* AUTHOR_TEXT_MAX bytes */
  uint32_t block;     /* serial of the block in which a name was found last */
  uint16_t name_hash; /* of the marked element's name */
  uint8_t atom;
  uint8_t sign;  /* author_sign; AUTHOR_NONE: none is open */
  uint8_t depth; /* open elements of the same name inside it */
  uint8_t len;
  uint8_t others; /* names found besides the first one */
  bool space;     /* white space before the next character */
} author_mark;

/* Ready for a document; text has room for AUTHOR_TEXT_MAX bytes. */
void matn_author_mark_init(author_mark *k, char *text);

/* A start tag, with the mark that it has, or AUTHOR_NONE. */
void matn_author_mark_start(author_mark *k, author_sign sign, uint8_t atom, uint16_t name_hash);

/* Text in a marked element. */
void matn_author_mark_text(author_mark *k, const char *utf8, size_t len);

/* An end tag: of the marked element, or of one inside it. `block` is the serial number of the block being
 * read. When the marked element ends, a name in it goes to the metadata. */
void matn_author_mark_end(author_mark *k, uint8_t atom, uint16_t name_hash, uint32_t block, metadata *m);

#endif
