/* An open element, and the start tag that opens one. */
#ifndef MATN_FRAME_H
#define MATN_FRAME_H

#include "base/base.h"

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
  IN_HIDDEN = 1u << 26,  /* hidden, display:none and the like */
  IN_UNSEEN = 1u << 27,  /* not text of the page: script, template, svg */
  IN_FOREIGN = 1u << 28, /* svg, math */
  IN_HEAD = 1u << 29,
  IN_BODY = 1u << 30 /* of a block: decided to be the article's text */
};

/* What an element or a block is marked with. */
enum {
  MARK_SUMMARY = 1 << 0, /* named so */
  MARK_CREDIT = 1 << 1,
  MARK_TAIL = 1 << 2,
  MARK_CODE = 1 << 3,     /* the same, or it has a code element in it */
  MARK_REVERSED = 1 << 4, /* of a list: it counts down */
  MARK_HEADER = 1 << 5,   /* of a block: it stands in th or thead */
  MARK_NESTED = 1 << 6,   /* of a block: it stands in a table inside a table */
  MARK_IN_CELL = 1 << 7   /* of a block: what holds it is a table cell */
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

#endif
