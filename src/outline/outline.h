/* The open elements: what encloses the text being read.
 *
 * A fixed stack of small frames in memory that the caller gives. Elements nested deeper than it are
 * counted, not known. Follows the HTML Standard's tree construction (13.2.6) where it matters to text:
 * implied end tags, scopes, void elements, foreign content; formatting elements are not kept. */
#ifndef MATN_OUTLINE_H
#define MATN_OUTLINE_H

#include "counting.h"
#include "frame.h"
#include "tokenizer/atoms.h"

/* Frames at most: so many that a byte counts them. */
#define OUTLINE_MOST 255

typedef struct outline {
  frame *frames;        /* [0] is the document, always open */
  frame *top;           /* the innermost open element */
  uint32_t deeper;      /* open elements that found no room */
  uint16_t next_serial; /* for the next element */
  uint8_t room;         /* for so many more frames */
  bool in_link : 1;     /* inside a with href */
  bool in_bold : 1;     /* inside b or strong */
  bool crowded : 1;     /* boundaries end no blocks: p, li, td and the like are passed by */
  uint64_t too_deep;    /* elements that found no room in all */
  uint64_t lost_spans;  /* cells that reach into rows below where that is not known */
  row_spans spans;
  uint8_t open[ATOM_COUNT]; /* frames with each atom */
} outline;

/* Empties an outline that keeps its frames in `frames`; capacity is 2 to OUTLINE_MOST. */
void matn_outline_init(outline *o, frame *frames, uint16_t capacity);

/* A start tag was read of an element that only formats, or of another, with its ELEMENT_ bits. Whether it
 * stands in foreign content, outline_is_foreign() said before. */
void matn_outline_formatting(outline *o, const start_tag *tag, bool foreign);
void matn_outline_element(outline *o, const start_tag *tag, uint16_t properties, bool foreign);

/* An end tag was read. */
void matn_outline_end(outline *o, uint8_t atom, uint16_t name_hash);

/* Text was read in the innermost open element: words, those in links, blocks of running text. */
void matn_outline_count(outline *o, uint32_t words, uint32_t link_words, bool is_long);

/* The frames in use, 1 or more. */
static inline uint16_t outline_len(const outline *o) {
  return (uint16_t)(o->top - o->frames + 1);
}

/* Whether a tag that comes now stands in svg or math. */
static inline bool outline_is_foreign(const outline *o) {
  return (o->top->enclosing & IN_FOREIGN) != 0;
}

/* A start tag was read. */
static inline void outline_start(outline *o, const start_tag *tag, uint16_t properties, bool foreign) {
  if ((properties & ELEMENT_INLINE) != 0) {
    matn_outline_formatting(o, tag, foreign);
  } else if ((properties & ELEMENT_OPTIONAL) == 0 || !o->crowded || foreign) {
    matn_outline_element(o, tag, properties, foreign);
  }
}

#endif
