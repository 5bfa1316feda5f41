/* The open elements: what encloses the text being read.
 *
 * A fixed stack of small frames in memory that the caller gives. Elements nested deeper than it are
 * counted, not known. Follows the HTML Standard's tree construction (13.2.6) where it matters to text:
 * implied end tags, scopes, void elements, foreign content; formatting elements are not kept. */
#ifndef MATN_OUTLINE_H
#define MATN_OUTLINE_H

#include "model/model.h"
#include "role_words.h"
#include "tokenizer/atoms.h"

/* Kinds of enclosing elements, as bits: which of them a piece of text stands in. */
enum {
  IN_ARTICLE = 1u << 0,
  IN_MAIN = 1u << 1,
  IN_ASIDE = 1u << 2,
  IN_NAV = 1u << 3,
  IN_FOOTER = 1u << 4,
  IN_HEADER = 1u << 5,
  IN_SECTION = 1u << 6,
  IN_FORM = 1u << 7,
  IN_P = 1u << 8,
  IN_LIST = 1u << 9,
  IN_LIST_ITEM = 1u << 10,
  IN_TABLE = 1u << 11,
  IN_CELL = 1u << 12,
  IN_QUOTE = 1u << 13,
  IN_PRE = 1u << 14,
  IN_FIGURE = 1u << 15,
  IN_CAPTION = 1u << 16,
  IN_HEADING = 1u << 17,
  IN_H1 = 1u << 18,
  IN_TERM = 1u << 19,
  IN_DEFINITION = 1u << 20,
  IN_CONTROL = 1u << 21, /* button, label, legend */
  IN_TIME = 1u << 22,
  IN_ADDRESS = 1u << 23,
  IN_DETAILS = 1u << 24,
  IN_DIALOG = 1u << 25,
  IN_HIDDEN = 1u << 26,  /* hidden, display:none and the like: evidence, not a rule */
  IN_UNSEEN = 1u << 27,  /* not text of the page: script, template, svg */
  IN_FOREIGN = 1u << 28, /* svg, math */
  IN_HEAD = 1u << 29,
  IN_BODY = 1u << 30 /* of a block: decided to be the article's text */
};

/* An open element. What it has from its parent stands between what is its own: compilers would put the latter
 * together, which takes longer than to store each. */
typedef struct frame {
  uint32_t enclosing;  /* IN_ bits of it and of all around it */
  uint16_t serial;     /* number of the element in the document, modulo 65,536 */
  int16_t near_names;  /* what the nearest name that says anything says for (> 0) or against text in it */
  uint16_t path;       /* hash of the elements from the root to it */
  int16_t worst_names; /* the same of the name that says most against it */
  uint16_t design;     /* hash of the elements with their classes */
  int16_t best_names;  /* of the name that says most for it */
  union {
    uint16_t name_hash; /* tells elements that have no atom apart */
    int16_t count; /* ol: number of the next item; li: its own; table: rows; tr: columns; td, th: its own */
  };
  uint8_t atom;
  uint8_t lists;        /* how many it stands in */
  uint8_t marks;        /* MARK_ bits */
  uint8_t quotes;       /* how many it stands in */
  int16_t names;        /* what its and its ancestors' names say */
  uint16_t groups;      /* of its own name, bits of name_group */
  uint16_t words;       /* in it so far, as all below; counts saturate */
  uint16_t link_words;  /* of the words */
  uint16_t long_blocks; /* blocks of running text, which have words */
} frame;

/* Columns of a table of which it is known how far their cells reach down. */
#define OUTLINE_SPANS 8

/* Cells that span rows, in the last table that had one. */
typedef struct row_spans {
  uint16_t table;              /* its serial number; 0: none */
  uint8_t rows[OUTLINE_SPANS]; /* still covered in each column, this one included */
} row_spans;

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

/* A complete start tag, as far as the outline is concerned. */
typedef struct start_tag {
  uint8_t atom;
  uint16_t name_hash;
  uint16_t design;    /* hash of its classes */
  int16_t names;      /* evidence of its names */
  uint16_t groups;    /* of its names, bits of name_group */
  int16_t number;     /* ol: start; li: value; td, th: colspan */
  uint8_t rows_below; /* td, th: those it reaches into, saturating */
  uint8_t marks;      /* MARK_ bits */
  bool has_number;
  bool hidden; /* it says that its content is not shown */
  bool has_href;
  bool self_closing; /* counts only in foreign content */
  bool custom;       /* its name has a hyphen: a custom element */
} start_tag;

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
