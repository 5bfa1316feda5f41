/* The open elements (HTML Standard 13.2.4.2 and 13.2.6), in a fixed stack.
 *
 * Every element with an end tag is kept, with two exceptions. Formatting elements neither begin nor end a
 * block. An `a` is a flag, since it does not nest.
 *
 * Elements that find no room are counted in `deeper`. While there are such, an end tag only counts down.
 * Elements whose end tag may be left out are not counted, and their end tags do nothing then. Where blocks
 * are crowded, these elements are passed by, too.
 *
 * A search of the stack is bounded by its capacity. It is not begun when the count of open elements says that
 * it would find nothing. */
#include "outline.h"

#include "base/saturate.h"
#include "tables/enclosing.h"

/* Start tags that end open elements. From the innermost one outwards, each of `closes` is closed, up to the
 * first of `stops_at`. */
enum { LI_STARTS, DT_STARTS, CELL_STARTS, TR_STARTS, ROWS_START, OPTION_STARTS, BUTTON_STARTS };

static const struct implied_end {
  uint8_t closes[3], stops_at[4];
} implied_ends[] = {
    [LI_STARTS] = {{ATOM_LI}, {ATOM_UL, ATOM_OL, ATOM_MENU, ATOM_DIR}},
    [DT_STARTS] = {{ATOM_DT, ATOM_DD}, {ATOM_DL}},
    [CELL_STARTS] = {{ATOM_TD, ATOM_TH, ATOM_CAPTION}, {ATOM_TR}},
    [TR_STARTS] = {{ATOM_TR, ATOM_TD, ATOM_TH}, {ATOM_TABLE}},
    [ROWS_START] = {{ATOM_TBODY, ATOM_THEAD, ATOM_TFOOT}, {ATOM_TABLE}},
    [OPTION_STARTS] = {{ATOM_OPTION}, {ATOM_SELECT, ATOM_OPTGROUP}},
    [BUTTON_STARTS] = {{ATOM_BUTTON}, {ATOM_FORM}},
};

/* The rule for a start tag with ELEMENT_ENDS that is no heading. */
static const struct implied_end *implied_end_of(uint8_t atom) {
  switch ((enum atom)atom) {
  case ATOM_LI: return &implied_ends[LI_STARTS];
  case ATOM_DT:
  case ATOM_DD: return &implied_ends[DT_STARTS];
  case ATOM_TD:
  case ATOM_TH: return &implied_ends[CELL_STARTS];
  case ATOM_TR: return &implied_ends[TR_STARTS];
  case ATOM_TBODY:
  case ATOM_THEAD:
  case ATOM_TFOOT: return &implied_ends[ROWS_START];
  case ATOM_OPTION: return &implied_ends[OPTION_STARTS];
  default: ASSERT(atom == ATOM_BUTTON); return &implied_ends[BUTTON_STARTS];
  }
}

static bool is_in(uint8_t atom, const uint8_t *atoms, size_t len) {
  for (size_t i = 0; i < len && atoms[i] != ATOM_UNKNOWN; i++) {
    if (atoms[i] == atom) return true;
  }
  return false;
}

static bool is_heading(uint8_t atom) {
  return atom >= ATOM_H1 && atom <= ATOM_H6;
}

static bool is_table_part(uint8_t atom) {
  switch ((enum atom)atom) {
  case ATOM_TABLE:
  case ATOM_CAPTION:
  case ATOM_TBODY:
  case ATOM_THEAD:
  case ATOM_TFOOT:
  case ATOM_TR:
  case ATOM_TD:
  case ATOM_TH: return true;
  default: return false;
  }
}

/* Closes the innermost element. What was counted in it is added to the element around it. */
static void pop(outline *o) {
  ASSERT(o->top > o->frames);
  frame *closed = o->top, *parent = closed - 1;
  if (closed->words != 0) {
    add_saturating_16(&parent->words, closed->words);
    add_saturating_16(&parent->link_words, closed->link_words);
    add_saturating_16(&parent->long_blocks, closed->long_blocks);
  }
  o->open[closed->atom]--;
  o->top = parent;
  o->room++;
}

/* Closes an element and what is open in it. */
static void close_frame(outline *o, const frame *f) {
  while (o->top >= f) pop(o);
}

static void close_p(outline *o) {
  if (o->open[ATOM_P] == 0) return;
  for (const frame *f = o->top;; f--) {
    if (f->atom == ATOM_P) {
      close_frame(o, f);
      return;
    }
    if (f->atom == ATOM_BUTTON || (atom_properties(f->atom) & ELEMENT_SCOPE) != 0) return;
  }
}

static void close_implied(outline *o, uint8_t start) {
  const struct implied_end *rule = implied_end_of(start);
  if (rule == NULL) return;
  unsigned open = 0;
  for (size_t i = 0; i < COUNT_OF(rule->closes); i++) {
    if (rule->closes[i] != ATOM_UNKNOWN) open += o->open[rule->closes[i]];
  }
  const frame *last = o->top + 1;
  for (const frame *f = o->top; open != 0; f--) {
    uint8_t atom = f->atom;
    if (is_in(atom, rule->closes, COUNT_OF(rule->closes))) {
      last = f;
      open--;
    } else if (atom == ATOM_TABLE || atom == ATOM_TEMPLATE ||
               is_in(atom, rule->stops_at, COUNT_OF(rule->stops_at)) ||
               (!is_table_part(start) && (atom_properties(atom) & ELEMENT_SCOPE) != 0)) {
      break;
    }
  }
  close_frame(o, last);
}

/* Closes the elements that a start tag with ELEMENT_ENDS ends. */
static NEVER_INLINE void close_others(outline *o, uint8_t start) {
  if (!is_heading(start)) {
    close_implied(o, start);
  } else if (is_heading(o->top->atom)) {
    pop(o);
  }
}

/* The start tag of a block element ends foreign content. The standard has a list of such tags. */
static void leave_foreign_content(outline *o) {
  while ((o->top->enclosing & IN_FOREIGN) != 0) pop(o);
}

static OUT_OF_LINE void leave_head(outline *o, uint16_t properties) {
  if (o->open[ATOM_HEAD] == 0 || o->open[ATOM_TEMPLATE] != 0 || (properties & ELEMENT_HEAD) != 0) return;
  while (o->open[ATOM_HEAD] != 0) pop(o);
}

/* The evidence of names: half of the element's own, and four fifths of its ancestors' sum. Also notes the
 * nearest, the worst and the best. */
static void add_names(frame *f, int16_t names) {
  f->names = (int16_t)(f->names * 4 / 5);
  if (names == 0) return;
  f->names = (int16_t)(f->names + names / 2);
  f->near_names = names;
  if (names < f->worst_names) f->worst_names = names;
  if (names > f->best_names) f->best_names = names;
}

/* An element that counts others, or is counted, stands in one of these or is a tr. */
#define COUNTED (IN_LIST | IN_LIST_ITEM | IN_TABLE | IN_CELL)

_Static_assert(OUTLINE_MOST <= UINT8_MAX, "lists and quotes in one another can be counted");

static void add_frame(outline *o, const start_tag *tag) {
  uint8_t atom = tag->atom;
  uint32_t bits = enclosing_bits[enclosing_of[atom]];
  frame *f = ++o->top;
  o->room--;
  *f = f[-1];
  f->enclosing |= tag->hidden ? bits | IN_HIDDEN : bits;
  if ((bits & IN_UNSEEN) != 0 && atom == ATOM_FOREIGNOBJECT) f->enclosing &= ~(uint32_t)IN_FOREIGN;
  f->serial = o->next_serial++;
  f->name_hash = tag->name_hash;
  f->path = (uint16_t)(f->path * 31u + atom);
  f->design = (uint16_t)(f->design * 31u + atom + tag->design);
  add_names(f, tag->names);
  f->groups = tag->groups;
  f->words = f->link_words = f->long_blocks = 0;
  f->atom = atom;
  f->marks = tag->marks;
  if ((bits & IN_LIST) != 0) f->lists++;
  if ((bits & IN_QUOTE) != 0) f->quotes++;
  o->open[atom]++;
  if ((bits & COUNTED) == 0 && atom != ATOM_TR) return;
  o->lost_spans += matn_count(&o->spans, &(open_frames){o->frames, f, o->open}, tag);
}

void matn_outline_init(outline *o, frame *frames, uint16_t capacity) {
  ASSERT(capacity >= 2 && capacity <= OUTLINE_MOST);
  memset(o, 0, sizeof *o);
  o->frames = frames;
  o->top = frames;
  o->room = (uint8_t)(capacity - 1);
  frames[0] = (frame){.atom = ATOM_UNKNOWN};
  o->next_serial = 1;
}

/* A code element is not kept. That the pre around it has one is noted. */
static void mark_code(outline *o) {
  if ((o->top->enclosing & IN_PRE) != 0) o->top->marks |= MARK_CODE;
}

void matn_outline_formatting(outline *o, const start_tag *tag, bool foreign) {
  if (!foreign) leave_head(o, ELEMENT_INLINE);
  if (tag->atom == ATOM_A && !foreign) o->in_link = tag->has_href;
  if (tag->atom == ATOM_B || tag->atom == ATOM_STRONG) o->in_bold = true;
  if (tag->atom == ATOM_CODE || tag->atom == ATOM_SAMP) mark_code(o);
}

/* Opens an element, which is kept if there is room. */
static NEVER_INLINE OUT_OF_LINE void open_element(outline *o, const start_tag *tag, uint16_t properties) {
  if (o->room != 0 && o->deeper == 0) {
    add_frame(o, tag);
  } else if ((properties & ELEMENT_OPTIONAL) == 0) {
    o->deeper++;
    o->too_deep++;
  }
}

/* Whether a start tag only opens its element, as most do: it ends no other, and the element is kept. */
static bool only_begins(const outline *o, uint16_t properties) {
  bool ends_p = (properties & ELEMENT_CLOSES_P) != 0 && o->open[ATOM_P] != 0;
  return (properties & (ELEMENT_ENDS | ELEMENT_NOTED | ELEMENT_VOID)) == 0 && !ends_p &&
         o->open[ATOM_HEAD] == 0;
}

/* Closes what the start tag of an HTML element ends. */
static void end_before(outline *o, uint8_t atom, uint16_t properties) {
  leave_head(o, properties);
  if ((properties & ELEMENT_CLOSES_P) != 0) close_p(o);
  if ((properties & ELEMENT_ENDS) != 0) close_others(o, atom);
}

static NEVER_INLINE void end_and_begin(outline *o, const start_tag *tag, uint16_t properties, bool foreign) {
  uint8_t atom = tag->atom;
  if ((atom == ATOM_BODY || atom == ATOM_HTML) && o->open[atom] != 0) return;
  if (foreign && (properties & ELEMENT_BLOCK) != 0) {
    leave_foreign_content(o);
    foreign = false;
  }
  if (!foreign) end_before(o, atom, properties);
  if ((properties & ELEMENT_VOID) != 0 || (foreign && tag->self_closing)) return;
  open_element(o, tag, properties);
}

void matn_outline_element(outline *o, const start_tag *tag, uint16_t properties, bool foreign) {
  if (FOR_SPEED && !foreign && only_begins(o, properties)) {
    open_element(o, tag, properties);
  } else {
    end_and_begin(o, tag, properties, foreign);
  }
}

/* Whether the search for an element to end stops at `atom`. */
static bool is_barrier(uint8_t atom, uint8_t wanted) {
  if (is_table_part(wanted)) return atom == ATOM_TABLE || atom == ATOM_TEMPLATE;
  uint16_t properties = atom_properties(atom);
  if ((properties & ELEMENT_SCOPE) != 0) return true;
  return (atom_properties(wanted) & ELEMENT_BLOCK) == 0 && (properties & ELEMENT_BLOCK) != 0;
}

static void end_formatting(outline *o, uint8_t atom) {
  if (atom == ATOM_A) o->in_link = false;
  if (atom == ATOM_B || atom == ATOM_STRONG) o->in_bold = false;
}

/* Closes the innermost element that an end tag can mean, and what is open in it. */
static NEVER_INLINE OUT_OF_LINE void close_element(outline *o, uint8_t atom, uint16_t name_hash) {
  if (o->open[atom] == 0 && !is_heading(atom)) return;
  for (const frame *f = o->top; f > o->frames; f--) {
    bool same = f->atom == atom && (atom != ATOM_UNKNOWN || f->name_hash == name_hash);
    if (same || (is_heading(atom) && is_heading(f->atom))) {
      close_frame(o, f);
      return;
    }
    if (is_barrier(f->atom, atom)) return;
  }
}

/* An end tag that does more than close the innermost element: it is of an outer element, or of one that is
 * not kept as others are. */
static NEVER_INLINE void end_other(outline *o, uint8_t atom, uint16_t name_hash) {
  uint16_t properties = atom_properties(atom);
  if ((properties & (ELEMENT_VOID | ELEMENT_INLINE)) != 0) {
    end_formatting(o, atom);
  } else if (atom == ATOM_BODY || atom == ATOM_HTML) {
    return;
  } else if (o->deeper != 0) {
    o->deeper -= (properties & ELEMENT_OPTIONAL) == 0;
  } else {
    close_element(o, atom, name_hash);
  }
}

void matn_outline_end(outline *o, uint8_t atom, uint16_t name_hash) {
  bool is_common = (atom_properties(atom) & (ELEMENT_VOID | ELEMENT_INLINE | ELEMENT_NOTED)) == 0;
  if (FOR_SPEED && is_common && o->top->atom == atom && atom != ATOM_UNKNOWN && o->deeper == 0) {
    pop(o);
  } else {
    end_other(o, atom, name_hash);
  }
}

void matn_outline_count(outline *o, uint32_t words, uint32_t link_words, bool is_long) {
  frame *top = o->top;
  add_saturating_16(&top->words, words);
  add_saturating_16(&top->link_words, link_words);
  add_saturating_16(&top->long_blocks, is_long);
}
