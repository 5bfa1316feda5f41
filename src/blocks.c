/* One pass over the characters of a text run: white space is held back until a visible character shows
 * that it stands between two, everything else goes to the ring as it is, but for characters that have no
 * place in text (controls, soft hyphens). All state between two characters lives in `blocks`, so that the
 * result does not depend on how the text was cut into runs. */
#include "blocks.h"

#include "roles.h"
#include "scan.h"
#include "text.h"

void matn_blocks_init(blocks *b, ring *r, const model *m, inlines *n, uint32_t *seen, uint32_t seen_size,
                      make_room_fn make_room, void *ctx) {
  *b = (blocks){.ring = r,
                .model = m,
                .inlines = n,
                .make_room = make_room,
                .ctx = ctx,
                .seen = seen,
                .seen_size = seen_size};
  memset(seen, 0, seen_size * sizeof *seen);
}

static void count(uint16_t *counter) {
  if (*counter < UINT16_MAX) ++*counter;
}

static void add_count(uint16_t *counter, size_t n) {
  *counter = (uint16_t)(n < (size_t)(UINT16_MAX - *counter) ? *counter + n : UINT16_MAX);
}

static void begin_block(blocks *b, const outline *o) {
  while (!ring_has_room(b->ring)) b->make_room(b->ctx);
  block_record *record = matn_ring_push(b->ring);
  matn_place_in_outline(record, o);
  matn_roles_place(record, o);
  matn_place_in_page(record, &b->page, outline_top(o)->path);
  record->hash = UINT32_C(2166136261); /* FNV-1a */
  b->counts = (block_counts){.word_worst = 127};
  b->open = true;
  b->room = 0;
  b->space = b->in_word = b->in_known_word = b->maybe_sentence_end = b->after_sentence = b->visible = false;
  b->dense = b->link_dense = b->trailing = 0;
  b->breaks = 0;
  if (b->inlines == NULL) return;
  matn_inlines_begin(b->inlines, (record->enclosing & IN_PRE) != 0);
  b->inlines_wait = inlines_wait(b->inlines);
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
}

/* White space, which is not part of a run. */
static void write_space(blocks *b, const char *bytes, size_t len) {
  for (size_t i = 0; i < len; i++) {
    reserve(b, NULL, 1);
    ring_put(b->ring, bytes[i]);
    b->room--;
  }
}

static OUT_OF_LINE void add_words(blocks *b, block_record *record, uint32_t words, const outline *o) {
  record->words += words;
  if (o->in_link) record->link_words += words;
  if (o->in_bold) add_count(&b->counts.bold_words, words);
}

/* Scripts without spaces: tenths of words. */
static void add_dense(blocks *b, block_record *record, const outline *o, text_class class, uint32_t count) {
  uint32_t *dense = o->in_link ? &b->link_dense : &b->dense;
  *dense += count * (class == TEXT_DENSE ? 2 : 5);
  add_words(b, record, *dense / 10, o);
  *dense %= 10;
}

/* Whether a word, or one that goes on, is among the first ones of the block. */
static bool is_known_word(blocks *b) {
  if (b->in_known_word) return true;
  if (b->counts.words_seen == BLOCKS_WORDS_TITLE) return false;
  b->in_known_word = true;
  b->word_hash = WORD_HASH;
  return true;
}

static void hash_word(blocks *b, const char *p, size_t len) {
  if (!is_known_word(b)) return;
  for (size_t i = 0; i < len; i++) b->word_hash = word_hash_add(b->word_hash, to_lower((unsigned char)p[i]));
}

static void end_known_word(blocks *b) {
  if (!b->in_known_word) return;
  b->in_known_word = false;
  block_counts *c = &b->counts;
  if ((b->title[b->word_hash >> 29] >> (b->word_hash >> 24 & 31) & 1) != 0) c->title_words++;
  if (c->words_seen++ >= BLOCKS_WORDS_KNOWN) return;
  uint8_t group;
  int16_t evidence = matn_model_word(&b->model->words, b->word_hash, &group);
  c->word_sum = (int16_t)(c->word_sum + evidence);
  if (evidence < c->word_worst) c->word_worst = evidence;
}

void matn_blocks_title(blocks *b, const char *utf8, size_t len) {
  bool in_word = false;
  uint32_t hash = WORD_HASH;
  for (size_t i = 0, step; i <= len; i += step) {
    text_class class = TEXT_SPACE;
    step = 1;
    if (i < len) class = matn_text_class(utf8 + i, &step);
    if (text_is_word(class)) {
      if (!in_word) hash = WORD_HASH;
      in_word = true;
      for (size_t k = 0; k < step; k++) hash = word_hash_add(hash, to_lower((unsigned char)utf8[i + k]));
    } else if (in_word && class != TEXT_MARK) {
      b->title[hash >> 29] |= UINT32_C(1) << (hash >> 24 & 31);
      in_word = false;
    }
  }
}

enum { ENDS_WORD, ENDS_PUNCTUATION, ENDS_COMMA, ENDS_COLON, ENDS_SENTENCE };
enum { BEGINS_OTHER, BEGINS_DIGIT, BEGINS_SMALL, BEGINS_CAPITAL };

static inline void note_letter(blocks *b, uint8_t beginning) {
  if (!b->visible) b->counts.beginning = beginning;
  b->counts.ends = ENDS_WORD;
  b->visible = true;
  b->maybe_sentence_end = b->after_sentence = false;
}

static void count_letter(blocks *b, text_class class, unsigned char c) {
  if (class == TEXT_DIGIT) count(&b->counts.digits);
  if (is_upper(c)) count(&b->counts.capitals);
  note_letter(b, class == TEXT_DIGIT ? BEGINS_DIGIT
                 : is_upper(c)       ? BEGINS_CAPITAL
                 : c < 0x80          ? BEGINS_SMALL
                                     : BEGINS_OTHER);
}

static void count_character(blocks *b, block_record *record, const outline *o, text_class class,
                            const char *p, size_t len) {
  block_counts *counts = &b->counts;
  if (b->maybe_sentence_end && (class == TEXT_NO_BREAK || class == TEXT_PUNCTUATION)) {
    count(&counts->sentence_ends);
    b->maybe_sentence_end = false;
  }
  if (text_is_word(class)) {
    hash_word(b, p, len);
  } else if (class != TEXT_MARK) {
    end_known_word(b);
  }
  switch (class) {
  case TEXT_LETTER:
  case TEXT_DIGIT:
    if (!b->in_word) add_words(b, record, 1, o);
    b->in_word = true;
    count_letter(b, class, (unsigned char)*p);
    break;
  case TEXT_IDEOGRAPH:
  case TEXT_DENSE:
    add_dense(b, record, o, class, 1);
    b->in_word = false;
    count_letter(b, class, (unsigned char)*p);
    break;
  case TEXT_SENTENCE_END:
    b->in_word = false;
    b->after_sentence = true;
    counts->ends = ENDS_SENTENCE;
    if (*p == '?' || len > 1) count(&counts->questions);
    if (len == 1) {
      b->maybe_sentence_end = true;
    } else {
      count(&counts->sentence_ends);
    }
    break;
  case TEXT_COMMA:
    count(&counts->commas);
    counts->ends = ENDS_COMMA;
    b->in_word = b->maybe_sentence_end = false;
    break;
  case TEXT_SEPARATOR:
    count(&counts->separators);
    counts->ends = ENDS_PUNCTUATION;
    b->in_word = b->maybe_sentence_end = false;
    break;
  case TEXT_PUNCTUATION:
    if (len == 2 && p[0] == '\xC2' && p[1] == '\xA9') counts->copyright = true;
    if (!b->after_sentence) counts->ends = *p == ':' ? ENDS_COLON : ENDS_PUNCTUATION;
    b->in_word = false;
    break;
  case TEXT_NO_BREAK: b->in_word = false; return;
  case TEXT_MARK:
  case TEXT_SPACE:
  case TEXT_CONTROL: return;
  }
  count(&counts->characters);
  for (size_t i = 0; i < len; i++) record->hash = (record->hash ^ (unsigned char)p[i]) * UINT32_C(16777619);
}

static void end_word(blocks *b) {
  if (b->open) end_known_word(b);
  if (b->open && b->maybe_sentence_end) count(&b->counts.sentence_ends);
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
  if (b->open && b->breaks > 1) matn_blocks_boundary(b, o);
  if (!b->open) {
    begin_block(b, o);
    if ((outline_top(o)->enclosing & IN_PRE) != 0) write_space(b, b->indent, b->indent_len);
    b->indent_len = 0;
  } else if (b->breaks == 1) {
    count(&b->counts.breaks);
    write_space(b, "\n", 1);
    b->trailing++;
  } else if (b->space) {
    write_space(b, " ", 1);
    b->trailing++;
  }
  b->space = false;
  b->breaks = 0;
}

/* Inline elements begin with the next character. */
static void begin_inlines(blocks *b, pending *run) {
  const block_record *record = b->ring->newest;
  write_pending(b, run);
  matn_inlines_text(b->inlines, b->inlines->sent + record->text_len, (record->enclosing & IN_PRE) != 0);
  b->inlines_wait = false;
}

static uint64_t offset_of(const text_run *run, const char *p) {
  if (run->chunk == NULL) return p == run->bytes ? run->start : run->end;
  size_t index = (size_t)(p - run->chunk->bytes);
  return run->chunk->offset + (run->chunk->deltas != NULL ? run->chunk->deltas[index] : index);
}

/* Letters of one word, or digits: all that counting each of them would do. */
static const char *read_word(blocks *b, block_record *record, const outline *o, const char *p,
                             const char *end) {
  block_counts *counts = &b->counts;
  const char *begin = p;
  uint8_t class = matn_byte_classes[(unsigned char)*p];
  bool is_known = is_known_word(b);
  uint32_t hash = record->hash, word = b->word_hash, capitals = 0;
  if (!b->in_word) add_words(b, record, 1, o);
  b->in_word = true;
  count_letter(b, (text_class) class, (unsigned char)*p);
  do {
    unsigned char c = (unsigned char)*p++;
    unsigned capital = is_upper(c);
    capitals += capital;
    hash = (hash ^ c) * UINT32_C(16777619);
    word = word_hash_add(word, (unsigned char)(c | capital << 5));
  } while (p < end && matn_byte_classes[(unsigned char)*p] == class);
  if (is_known) b->word_hash = word;
  record->hash = hash;
  add_count(&counts->characters, (size_t)(p - begin));
  add_count(&counts->capitals, capitals - is_upper((unsigned char)*begin));
  if (class == TEXT_DIGIT) add_count(&counts->digits, (size_t)(p - begin - 1));
  return p;
}

/* A character that is not ASCII. */
typedef struct character {
  text_class class;
  size_t len;
} character;

/* The character at p, if it is not ASCII and is counted without more ado; len is 0 if it is not. */
static character character_at(const char *p, const char *end, text_range *near) {
  character c = {TEXT_CONTROL, 0};
  if (p == end || (unsigned char)*p < 0x80) return c;
  c.class = matn_text_class_beyond(p, &c.len, near);
  if (c.len > (size_t)(end - p) || c.class >= TEXT_NO_BREAK) c.len = 0;
  return c;
}

/* The same for characters of words that are not ASCII, all of one class; *c is the one at p, and then the
 * character that follows. */
static const char *read_letters(blocks *b, block_record *record, const outline *o, const char *p,
                                const char *end, text_range *near, character *c) {
  text_class class = c->class;
  bool is_known = is_known_word(b);
  uint32_t hash = record->hash, word = b->word_hash, count = 0;
  note_letter(b, BEGINS_OTHER);
  do {
    for (const char *next = p + c->len; p < next; p++) {
      hash = (hash ^ (unsigned char)*p) * UINT32_C(16777619);
      word = word_hash_add(word, (unsigned char)*p);
    }
    count++;
    *c = character_at(p, end, near);
  } while (c->class == class && c->len != 0);
  if (class != TEXT_LETTER) add_dense(b, record, o, class, count);
  if (class == TEXT_LETTER && !b->in_word) add_words(b, record, 1, o);
  b->in_word = class == TEXT_LETTER;
  if (is_known) b->word_hash = word;
  record->hash = hash;
  add_count(&b->counts.characters, count);
  return p;
}

/* Characters that are not ASCII; returns where another comes, or one that is not counted as the rest. */
static const char *read_other_than_ascii(blocks *b, block_record *record, const outline *o, const char *p,
                                         const char *end, text_range *near) {
  character c = character_at(p, end, near);
  while (c.len != 0) {
    if (FOR_SPEED && text_is_word(c.class) && c.class != TEXT_DIGIT) {
      p = read_letters(b, record, o, p, end, near, &c);
    } else {
      count_character(b, record, o, c.class, p, c.len);
      p += c.len;
      c = character_at(p, end, near);
    }
  }
  return p;
}

/* The common case: words with single spaces between them, in a block that is open and has room for them.
 * Returns where something else comes, which is not behind a space. */
static const char *read_words(blocks *b, const outline *o, const char *p, const char *end, text_range *near) {
  bool preformatted = (outline_top(o)->enclosing & IN_PRE) != 0;
  block_record *record = b->ring->newest;
  const char *begin = p;
  if ((size_t)(end - p) > b->room) end = p + b->room;
  while (p < end) {
    text_class class = (text_class)matn_byte_classes[(unsigned char)*p];
    if (FOR_SPEED && class <= TEXT_DIGIT) {
      p = read_word(b, record, o, p, end);
      continue;
    }
    if (class == TEXT_SPACE) {
      bool is_single = *p == ' ' && p + 1 < end && matn_byte_classes[(unsigned char)p[1]] < TEXT_SPACE;
      if (preformatted || !is_single) break;
      end_word(b);
      p++;
      continue;
    }
    if (class == TEXT_CONTROL) {
      const char *next = read_other_than_ascii(b, record, o, p, end, near);
      if (next == p) break;
      p = next;
      continue;
    }
    count_character(b, record, o, class, p, 1);
    p++;
  }
  b->room -= (size_t)(p - begin);
  return p;
}

void matn_blocks_text(blocks *b, outline *o, const text_run *run) {
  const char *p = run->bytes, *end = p + run->len;
  bool preformatted = (outline_top(o)->enclosing & IN_PRE) != 0;
  if (!preformatted) {
    p = scan_space(p, end);
    if (p != run->bytes && b->open) space(b, o, ' ');
    if (p == end) return;
  }
  pending visible = {p, p};
  const char *last = NULL; /* after the last visible character */
  text_range near = {0};
  while (p < end) {
    if (b->open && !b->space && b->breaks == 0 && !b->inlines_wait) {
      const char *stop = read_words(b, o, p, end, &near);
      if (stop != p) {
        visible.to = last = p = stop;
        b->trailing = 0;
        if (p == end) break;
      }
    }
    size_t len;
    text_class class = text_class_near(p, &len, &near);
    if (class == TEXT_SPACE || class == TEXT_CONTROL || (class == TEXT_NO_BREAK && !b->open)) {
      write_pending(b, &visible);
      if (class != TEXT_CONTROL) space(b, o, class == TEXT_SPACE ? *p : ' ');
      p += len;
      if (class == TEXT_SPACE && !preformatted) p = scan_space(p, end);
      visible = (pending){p, p};
      continue;
    }
    if (!b->open || b->space || b->breaks != 0) {
      if (last != NULL) b->ring->newest->end = offset_of(run, last);
      prepare(b, o);
      if (b->ring->newest->start == b->ring->newest->end)
        b->ring->newest->start = b->ring->newest->end = offset_of(run, p);
    }
    if (b->inlines_wait && class != TEXT_NO_BREAK) begin_inlines(b, &visible);
    reserve(b, &visible, len);
    if (class != TEXT_NO_BREAK) continue;
    count_character(b, b->ring->newest, o, class, p, len);
    p += len;
    visible.to = p;
    b->room -= len;
    b->trailing += (uint32_t)len;
  }
  write_pending(b, &visible);
  if (last == NULL) return;
  b->ring->newest->end = offset_of(run, last);
  b->custom_ended = false;
}

void matn_blocks_break(blocks *b, const outline *o) {
  if ((outline_top(o)->enclosing & IN_PRE) != 0) {
    space(b, o, '\n');
  } else if (b->open) {
    end_word(b);
    b->breaks = (uint8_t)(b->breaks + (b->breaks < UINT8_MAX));
  }
}

/* Of blocks of so few words, repetition says nothing. */
#define REPEATED_WORDS 8

/* The lowest bit of an entry in `seen`: the block was kept. */
#define SEEN_KEPT 1u

static uint32_t *seen_entry(const blocks *b, const block_record *record) {
  return &b->seen[record->hash >> 1 & (b->seen_size - 1)];
}

/* Whether the text stood in the page before; from now on it did. */
static bool seen_before(blocks *b, const block_record *record) {
  if (record->words < REPEATED_WORDS) return false;
  uint32_t *entry = seen_entry(b, record);
  bool seen = (*entry | SEEN_KEPT) == (record->hash | SEEN_KEPT);
  if (!seen) *entry = record->hash & ~SEEN_KEPT;
  return seen;
}

void matn_blocks_keep(blocks *b, const block_record *record) {
  uint32_t *entry = seen_entry(b, record);
  if ((*entry | SEEN_KEPT) == (record->hash | SEEN_KEPT)) *entry |= SEEN_KEPT;
}

bool matn_blocks_was_kept(const blocks *b, const block_record *record) {
  return record->words >= REPEATED_WORDS && *seen_entry(b, record) == (record->hash | SEEN_KEPT);
}

void matn_blocks_describe(const blocks *b) {
  block_record *record = b->ring->newest;
  const block_counts *c = &b->counts;
  uint8_t *f = record->features;
  record->free_words =
      feature_log(record->words > record->link_words ? record->words - record->link_words : 0);
  f[FEATURE_WORDS] = feature_log(record->words);
  f[FEATURE_CHARACTERS] = feature_log(c->characters);
  f[FEATURE_WORD_LENGTH] = feature_least(record->words != 0 ? c->characters * 4u / record->words : 0);
  f[FEATURE_LINK_WORDS] = feature_log(record->link_words);
  f[FEATURE_LINK_SHARE] = feature_share(record->link_words, record->words);
  f[FEATURE_BOLD_SHARE] = feature_share(c->bold_words, record->words);
  f[FEATURE_SENTENCES] = feature_least(c->sentence_ends);
  f[FEATURE_COMMAS] = feature_least(c->commas);
  f[FEATURE_DIGIT_SHARE] = feature_share(c->digits, c->characters);
  f[FEATURE_CAPITAL_SHARE] = feature_share(c->capitals, c->characters);
  f[FEATURE_ENDING] = c->ends;
  f[FEATURE_BEGINNING] = c->beginning;
  f[FEATURE_SEPARATORS] = feature_least(c->separators);
  f[FEATURE_QUESTIONS] = feature_least(c->questions);
  f[FEATURE_COPYRIGHT] = c->copyright;
  f[FEATURE_BREAKS] = feature_least(c->breaks);
  f[FEATURE_REPEATED] = (record->flags & BLOCK_REPEATED) != 0;
  f[FEATURE_TITLE_WORDS] = feature_least(c->title_words);
  f[FEATURE_TITLE_SHARE] = feature_share(c->title_words, c->words_seen);
  f[FEATURE_WORD_SUM] = feature_signed(c->word_sum);
  f[FEATURE_WORD_WORST] = feature_signed(c->words_seen != 0 ? c->word_worst : 0);
}

/* The first h1, but rather the first heading that says what the title does. */
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
  end_word(b);
  b->open = false;
  b->room = 0;
  block_record *record = b->ring->newest;
  matn_ring_unwrite(b->ring, b->trailing < record->text_len ? b->trailing : record->text_len);
  if (!b->visible && (record->flags & BLOCK_COMMITTED) == 0) {
    matn_ring_unwrite(b->ring, record->text_len);
    b->ring->next--;
    if (b->inlines != NULL) matn_inlines_end(b->inlines, b->ring->next, false);
    return;
  }
  if (b->inlines != NULL) matn_inlines_end(b->inlines, b->ring->next, true);
  if (b->dense + b->link_dense >= 5) {
    record->words++;
    record->link_words += b->link_dense > b->dense;
  }
  if (b->after_sentence) record->flags |= BLOCK_ENDS_SENTENCE;
  if (seen_before(b, record)) record->flags |= BLOCK_REPEATED;
  if (record->words >= LONG_WORDS && record->link_words * 3 < record->words) record->flags |= BLOCK_LONG;
  matn_blocks_describe(b);
  note_headline(b, record);
  matn_place_count(&b->page, record);
  matn_outline_count(o, record->words, record->link_words, (record->flags & BLOCK_LONG) != 0);
}

void matn_blocks_boundary(blocks *b, outline *o) {
  if (b->open) {
    uint32_t at = (uint32_t)b->ring->newest->end, passed = at - b->crowding_at;
    b->crowding = b->crowding > passed ? b->crowding - passed : 0;
    b->crowding_at = at;
    if (b->crowding > 2 * BLOCKS_CROWDED || b->ring->next >= BLOCKS_MOST) {
      end_word(b);
      b->space = true;
      b->breaks = 0;
      b->joined++;
      return;
    }
    b->crowding += b->crowding > BLOCKS_CROWDED ? 16 * BLOCKS_BYTES : BLOCKS_BYTES;
  }
  matn_blocks_end(b, o);
}
