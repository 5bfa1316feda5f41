/* Takes one pass over the characters of a text run. White space is held back until a visible character
 * follows it. Control characters are left out. All else goes to the ring as it is. All state between two
 * characters lives in `blocks`, so the result does not depend on how the text was cut into runs. */
#include "blocks.h"

#include "base/hash.h"
#include "base/saturate.h"
#include "base/scan.h"
#include "roles.h"

void matn_blocks_init(blocks *b, ring *r, const model *m, inlines *n, uint32_t *seen, uint32_t seen_size,
                      make_room_fn make_room, void *ctx) {
  *b = (blocks){
      .ring = r, .inlines = n, .make_room = make_room, .ctx = ctx, .seen = seen, .seen_size = seen_size};
  matn_words_init(&b->words, &m->words);
  memset(seen, 0, seen_size * sizeof *seen);
}

static bool is_preformatted(const outline *o) {
  return (o->top->enclosing & IN_PRE) != 0;
}

static void begin_block(blocks *b, const outline *o) {
  while (!ring_has_room(b->ring)) b->make_room(b->ctx);
  block_record *record = matn_ring_push(b->ring);
  matn_place_in_outline(record, o);
  matn_roles_place(record, o);
  matn_place_in_page(record, &b->page, o->top->path);
  record->hash = WORD_HASH;
  matn_words_begin(&b->words);
  b->open = true;
  b->room = 0;
  b->space = false;
  b->trailing = 0;
  b->breaks = 0;
  if (b->inlines == NULL) return;
  matn_inlines_begin(b->inlines, (record->enclosing & IN_PRE) != 0);
  b->inlines_wait = inlines_wait(b->inlines);
}

/* Characters of a run that were counted, but are not yet in the ring. */
typedef struct pending {
  const char *from, *to;
} pending;

static inline void write_pending(blocks *b, pending *run) {
  if (run->from == run->to) return;
  matn_ring_write(b->ring, run->from, (size_t)(run->to - run->from));
  run->from = run->to;
}

/* Makes room for one more character. `run` is the run that it is part of, or NULL. Room is made before the
 * character is counted: making it may decide a block, and that must not depend on where the run ends. */
static void reserve(blocks *b, pending *run, size_t len) {
  if (b->room < len) {
    if (run != NULL) write_pending(b, run);
    while ((b->room = matn_ring_room(b->ring, len)) < len) b->make_room(b->ctx);
  }
}

/* Writes white space, which is never part of a run. */
static void write_space(blocks *b, const char *bytes, size_t len) {
  for (size_t i = 0; i < len; i++) {
    reserve(b, NULL, 1);
    ring_put(b->ring, bytes[i]);
    b->room--;
  }
}

/* White space in preformatted text: it is kept. */
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

/* White space anywhere else: all of it becomes one space, if visible characters stand on both sides. */
static inline void collapsed_space(blocks *b) {
  words_end(&b->words);
  b->space = b->open;
}

static void space(blocks *b, const outline *o, char c) {
  if (is_preformatted(o)) {
    words_end(&b->words);
    preformatted_space(b, c == '\n' || c == '\t' ? c : ' ');
  } else {
    collapsed_space(b);
  }
}

/* Before a visible character: ends the block at two or more breaks, begins one if none is open, and writes
 * the white space that was held back. */
static OUT_OF_LINE void prepare(blocks *b, outline *o) {
  if (b->open && b->breaks > 1) matn_blocks_boundary(b, o);
  if (!b->open) {
    begin_block(b, o);
    if (is_preformatted(o)) write_space(b, b->indent, b->indent_len);
    b->indent_len = 0;
  } else if (b->breaks == 1) {
    add_saturating_16(&b->words.counts.breaks, 1);
    write_space(b, "\n", 1);
    b->trailing++;
  } else if (b->space) {
    write_space(b, " ", 1);
    b->trailing++;
  }
  b->space = false;
  b->breaks = 0;
}

/* Begins the inline elements that waited for a visible character. */
static void begin_inlines(blocks *b, pending *run) {
  const block_record *record = b->ring->newest;
  write_pending(b, run);
  matn_inlines_text(b->inlines, b->inlines->sent + record->text_len, (record->enclosing & IN_PRE) != 0);
  b->inlines_wait = false;
}

/* The offset in the input of a byte of the token, or of the byte after its last one. */
static uint64_t offset_of(const matn_token *token, const matn_chunk *chunk, const char *p) {
  if (token->made) return p == token->bytes ? token->start : token->end;
  size_t index = (size_t)(p - chunk->bytes);
  return chunk->offset + (chunk->deltas != NULL ? chunk->deltas[index] : index);
}

/* A short cut for a word that follows white space in the middle of a block: writes the space. */
static ALWAYS_INLINE void write_space_before_word(blocks *b, char c) {
  if (!b->space || b->trailing != 0 || b->room <= 1 || byte_class(c) > TEXT_DIGIT) return;
  ring_put(b->ring, ' ');
  b->room--;
  b->space = false;
}

/* Reads words as far as the ring has room for them. */
static ALWAYS_INLINE const char *read_words_in_room(blocks *b, const outline *o, const char *p,
                                                    const char *end) {
  if ((size_t)(end - p) > b->room) end = p + b->room;
  const char *stop = matn_words_read(&b->words, b->ring->newest, o, p, end);
  b->room -= (size_t)(stop - p);
  return stop;
}

static NEVER_INLINE void read_text(blocks *b, outline *o, const matn_token *token, const matn_chunk *chunk) {
  const char *p = token->bytes, *end = p + token->len;
  pending visible = {p, p};
  const char *last = NULL; /* after the last visible character */
  while (p < end) {
    if (b->open && b->breaks == 0 && !b->inlines_wait) {
      if (FOR_SPEED) write_space_before_word(b, *p);
      bool is_word_next = !b->space && (b->trailing == 0 || *p != ' ');
      const char *stop = is_word_next ? read_words_in_room(b, o, p, end) : p;
      if (stop != p) {
        visible.to = last = p = stop;
        b->trailing = 0;
        if (p == end) break;
      }
    }
    size_t len;
    text_class class = text_class_near(p, &len, &b->words.near);
    if (class == TEXT_SPACE || class == TEXT_CONTROL || (class == TEXT_NO_BREAK && !b->open)) {
      write_pending(b, &visible);
      if (class == TEXT_SPACE && !is_preformatted(o)) {
        collapsed_space(b);
        p = scan_blank(p, end); /* control characters between white space are left out */
      } else {
        if (class != TEXT_CONTROL) space(b, o, class == TEXT_SPACE ? *p : ' ');
        p += len;
      }
      visible = (pending){p, p};
      continue;
    }
    if (!b->open || b->space || b->breaks != 0) {
      if (last != NULL) b->ring->newest->end = offset_of(token, chunk, last);
      prepare(b, o);
      if (b->ring->newest->start == b->ring->newest->end)
        b->ring->newest->start = b->ring->newest->end = offset_of(token, chunk, p);
    }
    if (b->inlines_wait && class != TEXT_NO_BREAK) begin_inlines(b, &visible);
    reserve(b, &visible, len);
    if (class != TEXT_NO_BREAK) continue;
    matn_words_add(&b->words, b->ring->newest, o, class, p, len);
    p += len;
    visible.to = p;
    b->room -= len;
    b->trailing += (uint32_t)len;
  }
  write_pending(b, &visible);
  if (last == NULL) return;
  b->ring->newest->end = offset_of(token, chunk, last);
  b->custom_ended = false;
}

/* Most runs are white space between tags; they are done at once. */
void matn_blocks_text(blocks *b, outline *o, const matn_token *token, const matn_chunk *chunk) {
  const char *p = token->bytes, *end = p + token->len;
  if (FOR_SPEED && p < end && is_space((unsigned char)*p) && !is_preformatted(o) &&
      is_blank(p, end, token->made ? end : chunk->bytes + chunk->len)) {
    collapsed_space(b);
  } else {
    read_text(b, o, token, chunk);
  }
}

void matn_blocks_break(blocks *b, const outline *o) {
  if (is_preformatted(o)) {
    space(b, o, '\n');
  } else if (b->open) {
    words_end(&b->words);
    add_saturating_8(&b->breaks, 1);
  }
}

/* If a block has fewer words, its repetition says nothing. */
#define REPEATED_WORDS 8

/* So many blocks ahead are looked at for one with as many words. */
#define REPEATED_AHEAD 8

/* An entry in `seen` is the upper bits of a text's hash. If a block with that text was kept, the bits below
 * are some of its design, and the lowest one is set. */
#define SEEN_KEPT 1u
#define SEEN_DESIGN 0x1FEu
#define SEEN_HASH ~(SEEN_DESIGN | SEEN_KEPT)

static uint32_t *seen_entry(const blocks *b, const block_record *record) {
  return &b->seen[record->hash >> 1 & (b->seen_size - 1)];
}

static bool is_same_text(uint32_t entry, const block_record *record) {
  return (entry & SEEN_HASH) == (record->hash & SEEN_HASH);
}

static uint32_t seen_design(const block_record *record) {
  return (uint32_t)(record->design ^ record->design >> 8) << 1 & SEEN_DESIGN;
}

/* Whether the same text stood in the page before. Remembers it for later blocks. */
static bool seen_before(blocks *b, const block_record *record) {
  if (record->words < REPEATED_WORDS) return false;
  uint32_t *entry = seen_entry(b, record);
  bool seen = is_same_text(*entry, record);
  if (!seen) *entry = record->hash & SEEN_HASH;
  return seen;
}

/* The upper bits of the text's hash, and below some of the serial of the parent. */
static uint32_t lead_of(const block_record *record) {
  return (record->hash & SEEN_HASH) | ((uint32_t)record->parent << 1 & SEEN_DESIGN) | SEEN_KEPT;
}

void matn_blocks_keep(blocks *b, const block_record *record) {
  uint32_t *entry = seen_entry(b, record);
  if (is_same_text(*entry, record)) *entry = (*entry & SEEN_HASH) | seen_design(record) | SEEN_KEPT;
  if (b->lead == 0 && record->words >= REPEATED_WORDS) b->lead = lead_of(record);
}

/* Whether the next block that is long enough stood in the page before. */
static bool next_is_repeated(const ring *r) {
  for (uint32_t serial = r->first + 1; serial < r->next && serial <= r->first + REPEATED_AHEAD; serial++) {
    const block_record *next = ring_record(r, serial);
    if (next->words >= REPEATED_WORDS) return (next->flags & BLOCK_REPEATED) != 0;
  }
  return false;
}

bool matn_blocks_is_copy(blocks *b, const block_record *record) {
  uint32_t entry = *seen_entry(b, record);
  if (record->words < REPEATED_WORDS) return false;
  if ((entry & SEEN_KEPT) == 0 || !is_same_text(entry, record)) return b->copying = false;
  if ((entry & SEEN_DESIGN) != seen_design(record)) return true;
  bool is_lead = is_same_text(b->lead, record) && b->lead != lead_of(record);
  if (is_lead && next_is_repeated(b->ring)) b->copying = true;
  return b->copying;
}

void matn_blocks_describe(const blocks *b) {
  block_record *record = b->ring->newest;
  matn_words_features(&b->words, record);
  record->features[FEATURE_REPEATED] = (record->flags & BLOCK_REPEATED) != 0;
}

/* Notes the block that is most likely the headline: the first heading that says what the title says, or else
 * the first h1. */
static void note_headline(blocks *b, const block_record *record) {
  uint8_t share = record->features[FEATURE_TITLE_SHARE];
  bool says_title = share >= BLOCKS_SAYS_TITLE;
  if ((record->enclosing & IN_HEADING) == 0 || b->headline_share > BLOCKS_SAYS_TITLE) return;
  if (!says_title && (b->headline_share != 0 || (record->enclosing & IN_H1) == 0)) return;
  b->headline = b->ring->next - 1;
  b->headline_share = (uint8_t)(share + 1);
}

void matn_blocks_end(blocks *b, outline *o) {
  b->indent_len = 0;
  if (!b->open) return;
  words_end(&b->words);
  b->open = false;
  b->room = 0;
  block_record *record = b->ring->newest;
  matn_ring_unwrite(b->ring, b->trailing < record->text_len ? b->trailing : record->text_len);
  if (!b->words.visible && (record->flags & BLOCK_COMMITTED) == 0) {
    matn_ring_unwrite(b->ring, record->text_len);
    b->ring->next--;
    if (b->inlines != NULL) matn_inlines_end(b->inlines, b->ring->next, false);
    return;
  }
  if (b->inlines != NULL) matn_inlines_end(b->inlines, b->ring->next, true);
  matn_words_finish(&b->words, record);
  if (seen_before(b, record)) record->flags |= BLOCK_REPEATED;
  if (record->words >= LONG_WORDS && record->link_words * 3 < record->words) record->flags |= BLOCK_LONG;
  matn_blocks_describe(b);
  note_headline(b, record);
  matn_place_count(&b->page, record);
  matn_outline_count(o, record->words, record->link_words, (record->flags & BLOCK_LONG) != 0);
}

void matn_blocks_boundary(blocks *b, outline *o) {
  ASSERT(b->open);
  uint32_t at = (uint32_t)b->ring->newest->end, passed = at - b->crowding_at;
  b->crowding = b->crowding > passed ? b->crowding - passed : 0;
  b->crowding_at = at;
  if (b->crowding > 2 * BLOCKS_CROWDED || b->ring->next >= BLOCKS_MOST) {
    b->space = true;
    b->breaks = 0;
    b->joined++;
    o->crowded = true;
    words_end(&b->words);
    return;
  }
  o->crowded = false;
  b->crowding += b->crowding > BLOCKS_CROWDED ? 16 * BLOCKS_BYTES : BLOCKS_BYTES;
  matn_blocks_end(b, o);
}
