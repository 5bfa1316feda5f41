/* One pass over the characters of a text run: white space is held back until a visible character shows
 * that it stands between two, everything else goes to the ring as it is, but for characters that have no
 * place in text (controls, soft hyphens). All state between two characters lives in `blocks`, so that the
 * result does not depend on how the text was cut into runs. */
#include "blocks.h"

#include "text.h"

void matn_blocks_init(blocks *b, ring *r, uint32_t *seen, uint32_t seen_size, make_room_fn make_room,
                      void *ctx) {
  *b = (blocks){.ring = r, .make_room = make_room, .ctx = ctx, .seen = seen, .seen_size = seen_size};
  memset(seen, 0, seen_size * sizeof *seen);
}

static block_record *newest(const blocks *b) {
  return ring_record(b->ring, b->ring->next - 1);
}

static void count(uint16_t *counter) {
  if (*counter < UINT16_MAX) ++*counter;
}

/* What encloses the block that begins here. */
static void describe(const blocks *b, block_record *record, const outline *o) {
  const frame *top = outline_top(o);
  uint16_t own = (uint16_t)(o->len - 1); /* the innermost element that makes blocks */
  while (own > 0 && (matn_atom_properties(o->frames[own].atom) & ELEMENT_BLOCK) == 0) own--;
  uint16_t parent = own > 0 ? (uint16_t)(own - 1) : own;
  record->enclosing = top->enclosing;
  record->names = top->names;
  record->near_names = top->near_names;
  record->hint = top->hint;
  record->parent = o->frames[parent].serial;
  record->words_before = b->words;
  uint32_t long_blocks = 0;
  for (uint16_t i = parent; i < o->len; i++) long_blocks += o->frames[i].long_blocks;
  record->parent_long_blocks = (uint16_t)(long_blocks < UINT16_MAX ? long_blocks : UINT16_MAX);
  record->flags = top->enclosing & IN_HIDDEN ? BLOCK_HIDDEN : 0;
  record->level = top->lists != 0 ? top->lists : top->quotes;
  for (uint16_t i = o->len > MATN_PATH_SIZE ? (uint16_t)(o->len - MATN_PATH_SIZE) : 1; i < o->len; i++) {
    record->path[record->path_len++] = o->frames[i].atom;
  }
}

static void begin(blocks *b, const outline *o) {
  while (!ring_has_room(b->ring)) b->make_room(b->ctx);
  block_record *record = matn_ring_push(b->ring);
  describe(b, record, o);
  record->hash = UINT32_C(2166136261); /* FNV-1a */
  b->open = true;
  b->room = 0;
  b->space = b->in_word = b->maybe_sentence_end = b->after_sentence = b->visible = false;
  b->dense = b->link_dense = b->trailing = 0;
  b->breaks = 0;
}

/* Visible characters of a run that are counted, but not yet in the ring. */
typedef struct pending {
  const char *from, *to;
} pending;

static void write_pending(blocks *b, pending *run) {
  matn_ring_write(b->ring, run->from, (size_t)(run->to - run->from));
  run->from = run->to;
}

/* Room for one more character, of a run or (NULL) of none. It is made before the character is counted, so
 * that what is decided to make it does not depend on where the run ends. */
static void reserve(blocks *b, pending *run, size_t len) {
  if (b->room < len) {
    if (run != NULL) write_pending(b, run);
    while ((b->room = matn_ring_room(b->ring, len)) < len) b->make_room(b->ctx);
  }
  b->room -= len;
}

/* White space, which is not part of a run. */
static void write_space(blocks *b, const char *bytes, size_t len) {
  for (size_t i = 0; i < len; i++) {
    reserve(b, NULL, 1);
    matn_ring_write(b->ring, bytes + i, 1);
  }
}

static void add_words(blocks *b, uint32_t words, bool in_link) {
  block_record *record = newest(b);
  record->words += words;
  b->words += words;
  if (in_link) record->link_words += words;
}

/* Scripts without spaces: tenths of words. */
static void add_dense(blocks *b, const outline *o, uint32_t tenths) {
  uint32_t *dense = o->in_link ? &b->link_dense : &b->dense;
  *dense += tenths;
  add_words(b, *dense / 10, o->in_link);
  *dense %= 10;
}

static void count_character(blocks *b, const outline *o, text_class class, const char *p, size_t len) {
  block_record *record = newest(b);
  if (b->maybe_sentence_end && (class == TEXT_NO_BREAK || class == TEXT_PUNCTUATION)) {
    count(&record->sentence_ends);
    b->maybe_sentence_end = false;
  }
  switch (class) {
  case TEXT_LETTER:
  case TEXT_DIGIT:
    if (class == TEXT_DIGIT) count(&record->digits);
    if (!b->in_word) add_words(b, 1, o->in_link);
    b->in_word = b->visible = true;
    b->maybe_sentence_end = b->after_sentence = false;
    break;
  case TEXT_IDEOGRAPH:
  case TEXT_DENSE:
    add_dense(b, o, class == TEXT_DENSE ? 2 : 5);
    b->visible = true;
    b->in_word = b->maybe_sentence_end = b->after_sentence = false;
    break;
  case TEXT_SENTENCE_END:
    b->in_word = false;
    b->after_sentence = true;
    if (len == 1) {
      b->maybe_sentence_end = true;
    } else {
      count(&record->sentence_ends);
    }
    break;
  case TEXT_COMMA:
    count(&record->commas);
    b->in_word = b->maybe_sentence_end = false;
    break;
  case TEXT_SEPARATOR:
    count(&record->separators);
    b->in_word = b->maybe_sentence_end = false;
    break;
  case TEXT_PUNCTUATION:
    if (len == 2 && p[0] == '\xC2' && p[1] == '\xA9') record->flags |= BLOCK_COPYRIGHT;
    b->in_word = false;
    break;
  case TEXT_NO_BREAK: b->in_word = false; return;
  case TEXT_MARK:
  case TEXT_SPACE:
  case TEXT_CONTROL: return;
  }
  count(&record->characters);
  for (size_t i = 0; i < len; i++) record->hash = (record->hash ^ (unsigned char)p[i]) * UINT32_C(16777619);
}

static void end_word(blocks *b) {
  if (b->open && b->maybe_sentence_end) count(&newest(b)->sentence_ends);
  b->in_word = b->maybe_sentence_end = false;
}

/* A white space character where it counts as it is. */
static void preformatted_space(blocks *b, char c) {
  if (b->open) {
    write_space(b, &c, 1);
    b->trailing++;
  } else if (c == '\n') {
    b->indent_len = 0;
  } else if (b->indent_len < BLOCKS_INDENT_MAX) {
    b->indent[b->indent_len++] = c;
  }
}

static void space(blocks *b, const outline *o, char c) {
  end_word(b);
  if ((outline_top(o)->enclosing & IN_PRE) != 0) {
    preformatted_space(b, c == '\n' || c == '\t' ? c : ' ');
  } else {
    b->space = b->open;
  }
}

/* Before a visible character: the block it belongs to, and the white space before it. */
static void prepare(blocks *b, outline *o) {
  if (b->open && b->breaks > 1) matn_blocks_end(b, o);
  if (!b->open) {
    begin(b, o);
    if ((outline_top(o)->enclosing & IN_PRE) != 0) write_space(b, b->indent, b->indent_len);
    b->indent_len = 0;
  } else if (b->breaks == 1) {
    write_space(b, "\n", 1);
    b->trailing++;
  } else if (b->space) {
    write_space(b, " ", 1);
    b->trailing++;
  }
  b->space = false;
  b->breaks = 0;
}

static uint64_t offset_of(const text_run *run, const char *p) {
  if (run->chunk == NULL) return p == run->bytes ? run->start : run->end;
  size_t index = (size_t)(p - run->chunk->bytes);
  return run->chunk->offset + (run->chunk->deltas != NULL ? run->chunk->deltas[index] : index);
}

void matn_blocks_text(blocks *b, outline *o, const text_run *run) {
  const char *p = run->bytes, *end = p + run->len;
  pending visible = {p, p};
  const char *last = NULL; /* after the last visible character */
  while (p < end) {
    size_t len;
    text_class class = matn_text_class(p, &len);
    if (class == TEXT_SPACE || class == TEXT_CONTROL || (class == TEXT_NO_BREAK && !b->open)) {
      write_pending(b, &visible);
      if (class != TEXT_CONTROL) space(b, o, class == TEXT_SPACE ? *p : ' ');
      p += len;
      visible = (pending){p, p};
      continue;
    }
    if (!b->open || b->space || b->breaks != 0) {
      if (last != NULL) newest(b)->end = offset_of(run, last);
      prepare(b, o);
      if (newest(b)->start == newest(b)->end) newest(b)->start = newest(b)->end = offset_of(run, p);
    }
    reserve(b, &visible, len);
    count_character(b, o, class, p, len);
    p += len;
    visible.to = p;
    if (class == TEXT_NO_BREAK) {
      b->trailing += (uint32_t)len;
    } else {
      b->trailing = 0;
      last = p;
    }
  }
  write_pending(b, &visible);
  if (last != NULL) newest(b)->end = offset_of(run, last);
}

void matn_blocks_break(blocks *b, const outline *o) {
  if ((outline_top(o)->enclosing & IN_PRE) != 0) {
    space(b, o, '\n');
  } else if (b->open) {
    end_word(b);
    b->breaks = (uint8_t)(b->breaks + (b->breaks < UINT8_MAX));
  }
}

/* Whether the text stood in the page before; from now on it did. */
static bool seen_before(blocks *b, const block_record *record) {
  if (record->words < 8) return false;
  uint32_t *slot = &b->seen[record->hash & (b->seen_size - 1)];
  bool seen = *slot == record->hash;
  *slot = record->hash;
  return seen;
}

void matn_blocks_end(blocks *b, outline *o) {
  b->indent_len = 0;
  if (!b->open) return;
  end_word(b);
  b->open = false;
  b->room = 0;
  block_record *record = newest(b);
  matn_ring_unwrite(b->ring, b->trailing < record->text_len ? b->trailing : record->text_len);
  if (!b->visible && (record->flags & BLOCK_COMMITTED) == 0) {
    matn_ring_unwrite(b->ring, record->text_len);
    b->ring->next--;
    return;
  }
  b->count++;
  if ((record->enclosing & IN_H1) != 0 && b->headline == 0) b->headline = b->ring->next - 1;
  if (b->dense + b->link_dense >= 5) add_words(b, 1, b->link_dense > b->dense);
  if (b->after_sentence) record->flags |= BLOCK_ENDS_SENTENCE;
  if (seen_before(b, record)) record->flags |= BLOCK_REPEATED;
  if (record->words >= 15 && record->link_words * 3 < record->words) {
    count(&outline_top(o)->long_blocks);
    b->ring->prose += record->words;
  }
}
