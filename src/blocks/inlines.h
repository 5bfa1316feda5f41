/* Inline elements: links, emphasis, images and the like, and the language of code; only for callers that ask
 * for them. Reads their tags, and sets markers where they begin and end in the text of blocks.
 *
 * An element begins before the first visible character in it and ends behind the last, so that one without
 * any is none. Those that are open at the end of a block begin again in the next. */
#ifndef MATN_INLINES_H
#define MATN_INLINES_H

#include "inline_events.h"
#include "markers.h"
#include "matn_tokenizer.h"
#include "outline/outline.h"

#define INLINES_ELEMENTS 12
#define INLINES_ATTRIBUTE_MAX 16

/* A programming language's name. */
typedef struct code_language {
  uint8_t len;
  char name[CODE_LANGUAGE_MAX];
} code_language;

typedef struct inlines {
  /* the tag being read */
  uint8_t attribute_len, attribute;
  uint8_t rank; /* of the URL that is held, by its attribute; 0: none */
  bool cut;     /* the value being read is longer than its room */
  bool space;   /* white space before the next character of alt */
  bool has_alt;
  uint16_t value_len, reference_len, alt_len;
  uint16_t unit; /* bytes of room for a URL */
  char *link, *value, *reference, *alt;
  char name[INLINES_ATTRIBUTE_MAX];
  /* the running block, or the next one */
  uint8_t started; /* kinds with a start marker in it, as bits */
  bool marked;     /* it has markers of its own */
  uint32_t block;
  uint32_t sent; /* bytes of its text that are no longer in the ring */
  /* open elements */
  uint8_t kinds_len;
  uint8_t kinds[MATN_INLINE_IMAGE]; /* those that are open, in their order */
  uint16_t link_len;                /* of the open link's URL */
  uint16_t around_serial;
  code_language own, around, language; /* of the tag; of the element at around_serial; of the open pre */
  uint16_t open[INLINES_ELEMENTS];
  inline_events events;
  markers markers;
} inlines;

/* Divides memory of MATN_INLINE_MEMORY_MIN bytes or more, of any alignment, the same way on every machine. */
inlines *matn_inlines_init(unsigned char *memory, size_t size);

/* Forgets all of the document. */
void matn_inlines_reset(inlines *n);

/* A kind is open from now on. */
void matn_inlines_open_kind(inlines *n, uint8_t kind);

/* It no longer is. */
void matn_inlines_close_kind(inlines *n, uint8_t kind, uint32_t end);

/* An image with the alt text that was read. */
void matn_inlines_image(inlines *n, matn_slice url, uint32_t end);

/* No element is open any more. */
void matn_inlines_close(inlines *n);

/* Whether elements are open that have no visible text in the running block yet. */
static inline bool inlines_wait(const inlines *n) {
  unsigned open = 0;
  for (uint8_t i = 0; i < n->kinds_len; i++) open |= 1u << n->kinds[i];
  return (open & ~(unsigned)n->started) != 0;
}

/* A block begins; whether it is preformatted. */
void matn_inlines_begin(inlines *n, bool is_pre);

/* Its next visible character stands at this offset in it. */
void matn_inlines_text(inlines *n, uint32_t at, bool is_pre);

/* So much of its text leaves the ring while it is read. */
static inline void inlines_sent(inlines *n, uint32_t len) {
  n->sent += len;
}

/* It ended; `next` is the serial number of the next. A block that is none had no letter or digit in it. */
void matn_inlines_end(inlines *n, uint32_t next, bool is_block);

#endif
