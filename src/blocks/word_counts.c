/* Words of ASCII, and letters of one script, are counted together, with the same result as one by one. */
#include "word_counts.h"

#include "base/hash.h"
#include "base/saturate.h"

static OUT_OF_LINE void add_words(word_counts *w, block_record *record, uint32_t words, const outline *o) {
  record->words += words;
  if (o->in_link) record->link_words += words;
  if (o->in_bold) add_saturating_16(&w->counts.bold_words, words);
}

/* Tenths of words that a character of a script without spaces counts for, by its class. */
static const uint8_t dense_tenths[] = {
    [TEXT_LETTER] = 0, [TEXT_DIGIT] = 0, [TEXT_IDEOGRAPH] = 5, [TEXT_DENSE] = 2};

static void add_dense(word_counts *w, block_record *record, const outline *o, uint32_t tenths) {
  uint32_t *dense = o->in_link ? &w->link_dense : &w->dense;
  *dense += tenths;
  add_words(w, record, *dense / 10, o);
  *dense %= 10;
}

/* Whether a word, or one that goes on, is among the first ones of the block. */
static bool is_known_word(word_counts *w) {
  if (w->in_known_word) return true;
  if (w->counts.words_seen == WORDS_TITLE) return false;
  w->in_known_word = true;
  w->word_hash = WORD_HASH;
  return true;
}

/* Goes on with a word's hash, in small letters. */
static uint32_t hash_word(uint32_t hash, const char *p, size_t len) {
  for (size_t i = 0; i < len; i++) hash = word_hash_add(hash, to_lower((unsigned char)p[i]));
  return hash;
}

static OUT_OF_LINE void end_known_word(word_counts *w) {
  if (!w->in_known_word) return;
  w->in_known_word = false;
  block_counts *counts = &w->counts;
  if ((w->title[w->word_hash >> 29] >> (w->word_hash >> 24 & 31) & 1) != 0) counts->title_words++;
  if (counts->words_seen++ >= WORDS_KNOWN) return;
  int16_t evidence = matn_model_word(w->known, w->word_hash);
  counts->word_sum = (int16_t)(counts->word_sum + evidence);
  if (evidence < counts->word_worst) counts->word_worst = evidence;
}

enum { ENDS_WORD, ENDS_PUNCTUATION, ENDS_COMMA, ENDS_COLON, ENDS_SENTENCE };
enum { BEGINS_OTHER, BEGINS_DIGIT, BEGINS_SMALL, BEGINS_CAPITAL };

static uint8_t beginning_with(text_class class, unsigned char first) {
  if (class == TEXT_DIGIT) return BEGINS_DIGIT;
  if (is_upper(first)) return BEGINS_CAPITAL;
  return first < 0x80 ? BEGINS_SMALL : BEGINS_OTHER;
}

/* A letter, or several: it begins with this byte. */
static inline void note_letter(word_counts *w, text_class class, unsigned char first) {
  if (!w->visible) w->counts.beginning = beginning_with(class, first);
  w->counts.ends = ENDS_WORD;
  w->visible = true;
  w->maybe_sentence_end = w->after_sentence = false;
}

/* Adds a character to a hash. */
static inline uint32_t hash_character(uint32_t hash, const char *p, size_t len) {
  hash = word_hash_add(hash, (unsigned char)p[0]);
  if (len > 1) hash = word_hash_add(hash, (unsigned char)p[1]);
  if (len > 2) hash = word_hash_add(hash, (unsigned char)p[2]);
  return len > 3 ? word_hash_add(hash, (unsigned char)p[3]) : hash;
}

/* A character that is not of a word. */
static ALWAYS_INLINE void count_sign(word_counts *w, block_record *record, text_class class, const char *p,
                                     size_t len) {
  block_counts *counts = &w->counts;
  if (w->maybe_sentence_end && (class == TEXT_NO_BREAK || class == TEXT_PUNCTUATION)) {
    add_saturating_16(&counts->sentence_ends, 1);
    w->maybe_sentence_end = false;
  }
  if (class == TEXT_MARK) return;
  end_known_word(w);
  w->in_word = false;
  switch (class) {
  case TEXT_SENTENCE_END:
    w->after_sentence = true;
    counts->ends = ENDS_SENTENCE;
    if (*p == '?' || len > 1) add_saturating_16(&counts->questions, 1);
    if (len == 1) {
      w->maybe_sentence_end = true;
    } else {
      add_saturating_16(&counts->sentence_ends, 1);
    }
    break;
  case TEXT_COMMA:
    add_saturating_16(&counts->commas, 1);
    counts->ends = ENDS_COMMA;
    w->maybe_sentence_end = false;
    break;
  case TEXT_SEPARATOR:
    add_saturating_16(&counts->separators, 1);
    counts->ends = ENDS_PUNCTUATION;
    w->maybe_sentence_end = false;
    break;
  case TEXT_PUNCTUATION:
    if (len == 2 && p[0] == '\xC2' && p[1] == '\xA9') counts->copyright = true;
    if (!w->after_sentence) counts->ends = *p == ':' ? ENDS_COLON : ENDS_PUNCTUATION;
    break;
  default: return; /* TEXT_NO_BREAK */
  }
  add_saturating_16(&counts->characters, 1);
  record->hash = hash_character(record->hash, p, len);
}

void matn_words_add(word_counts *w, block_record *record, const outline *o, text_class class, const char *p,
                    size_t len) {
  if (!text_is_word(class)) {
    count_sign(w, record, class, p, len);
    return;
  }
  if (is_known_word(w)) w->word_hash = hash_word(w->word_hash, p, len);
  bool is_spaced = class <= TEXT_DIGIT;
  if (!is_spaced) add_dense(w, record, o, dense_tenths[class]);
  if (is_spaced && !w->in_word) add_words(w, record, 1, o);
  w->in_word = is_spaced;
  if (class == TEXT_DIGIT) add_saturating_16(&w->counts.digits, 1);
  if (is_upper((unsigned char)*p)) add_saturating_16(&w->counts.capitals, 1);
  note_letter(w, class, (unsigned char)*p);
  add_saturating_16(&w->counts.characters, 1);
  record->hash = hash_character(record->hash, p, len);
}

void matn_words_end_known(word_counts *w) {
  end_known_word(w);
  if (w->maybe_sentence_end) add_saturating_16(&w->counts.sentence_ends, 1);
  w->maybe_sentence_end = false;
}

/* What words of ASCII add to the counts of a block. */
typedef struct ascii_counts {
  uint32_t hash; /* of the block's text */
  uint32_t capitals;
} ascii_counts;

/* A word of ASCII that has others than small letters behind its first. */
static void count_others(block_counts *counts, const char *p, const char *end) {
  for (; p < end; p++) {
    if (is_digit((unsigned char)*p)) add_saturating_16(&counts->digits, 1);
    if (is_upper((unsigned char)*p)) add_saturating_16(&counts->capitals, 1);
  }
}

/* The letters and digits of a word up to another byte; *word is its hash so far, NULL if it is not asked for.
 */
static ALWAYS_INLINE const char *read_ascii_word(word_counts *w, ascii_counts *counts, uint32_t *word,
                                                 const char *p, const char *end) {
  const char *at = p + 1;
  unsigned char c = (unsigned char)*p;
  uint32_t common = c | 0x20u, capitals = is_upper(c), hash = word_hash_add(counts->hash, c);
  uint32_t small = word != NULL ? word_hash_add(*word, (unsigned char)(c | capitals << 5)) : 0;
  for (; at < end && byte_class(*at) <= TEXT_DIGIT; at++) {
    c = (unsigned char)*at;
    hash = word_hash_add(hash, c);
    if (word != NULL) small = word_hash_add(small, c);
    common &= c;
  }
  counts->hash = hash;
  if ((common & 0x60) == 0x60) { /* behind the first all are small letters */
    counts->capitals += capitals;
  } else {
    count_others(&w->counts, p, at);
    if (word != NULL) small = hash_word(*word, p, (size_t)(at - p));
  }
  if (word != NULL) *word = small;
  return at;
}

/* Whether a word of ASCII follows behind a single space. */
static inline bool is_before_ascii_word(const char *p, const char *end) {
  return end - p > 1 && *p == ' ' && byte_class(p[1]) <= TEXT_DIGIT;
}

/* Words of ASCII with single spaces between them: all that counting each of their characters would do. */
static const char *read_ascii_words(word_counts *w, block_record *record, const outline *o, const char *p,
                                    const char *end) {
  const char *begin = p;
  ascii_counts counts = {.hash = record->hash};
  uint32_t spaces = 0;
  note_letter(w, byte_class(*p), (unsigned char)*p);
  while (is_known_word(w)) {
    p = read_ascii_word(w, &counts, &w->word_hash, p, end);
    if (!is_before_ascii_word(p, end)) break;
    end_known_word(w);
    spaces++;
    p++;
  }
  while (!w->in_known_word) {
    p = read_ascii_word(w, &counts, NULL, p, end);
    if (!is_before_ascii_word(p, end)) break;
    spaces++;
    p++;
  }
  add_words(w, record, spaces + !w->in_word, o);
  w->in_word = true;
  record->hash = counts.hash;
  add_saturating_16(&w->counts.characters, (uint32_t)(p - begin) - spaces);
  if (counts.capitals != 0) add_saturating_16(&w->counts.capitals, counts.capitals);
  return p;
}

/* A character that is not ASCII. */
typedef struct character {
  text_class class;
  size_t len;
} character;

/* The character at p, if it is not ASCII and is counted without more ado; len is 0 if it is not. */
static ALWAYS_INLINE character character_at(word_counts *w, const char *p, const char *end) {
  character c = {TEXT_CONTROL, 0};
  if (p == end || (unsigned char)*p < 0x80) return c;
  c.class = text_class_at(p, &c.len, &w->near);
  if (c.len > (size_t)(end - p) || c.class >= TEXT_NO_BREAK) c.len = 0;
  return c;
}

/* Whether it is a letter of any script. */
static inline bool is_letter(character c) {
  return c.len != 0 && text_is_word(c.class) && c.class != TEXT_DIGIT;
}

/* The same for letters that are not ASCII; *c is the one at p, and then the character that follows. */
static const char *read_letters(word_counts *w, block_record *record, const outline *o, const char *p,
                                const char *end, character *c) {
  bool is_known = is_known_word(w), in_word = w->in_word;
  uint32_t hash = record->hash, word = w->word_hash, count = 0, words = 0, tenths = 0;
  note_letter(w, c->class, (unsigned char)*p);
  do {
    hash = hash_character(hash, p, c->len);
    if (is_known) word = hash_character(word, p, c->len);
    p += c->len;
    count++;
    if (c->class == TEXT_LETTER) {
      words += !in_word;
      in_word = true;
    } else {
      tenths += dense_tenths[c->class];
      in_word = false;
    }
    *c = character_at(w, p, end);
  } while (is_letter(*c));
  if (tenths != 0) add_dense(w, record, o, tenths);
  if (words != 0) add_words(w, record, words, o);
  w->in_word = in_word;
  if (is_known) w->word_hash = word;
  record->hash = hash;
  add_saturating_16(&w->counts.characters, count);
  return p;
}

/* Characters that are not ASCII; returns where another comes, or one that is not counted as the rest. */
static const char *read_other_than_ascii(word_counts *w, block_record *record, const outline *o,
                                         const char *p, const char *end) {
  character c = character_at(w, p, end);
  while (c.len != 0) {
    if (FOR_SPEED && is_letter(c)) {
      p = read_letters(w, record, o, p, end, &c);
    } else if (FOR_SPEED && c.class != TEXT_DIGIT) {
      count_sign(w, record, c.class, p, c.len);
      p += c.len;
      c = character_at(w, p, end);
    } else {
      matn_words_add(w, record, o, c.class, p, c.len);
      p += c.len;
      c = character_at(w, p, end);
    }
  }
  return p;
}

const char *matn_words_read(word_counts *w, block_record *record, const outline *o, const char *p,
                            const char *end) {
  while (p < end) {
    text_class class = byte_class(*p);
    if (FOR_SPEED && class <= TEXT_DIGIT) {
      p = read_ascii_words(w, record, o, p, end);
      continue;
    }
    if (class == TEXT_SPACE) {
      bool is_single = *p == ' ' && p + 1 < end && byte_class(p[1]) < TEXT_SPACE;
      if (!is_single) break;
      words_end(w);
      p++;
      continue;
    }
    if (class == TEXT_CONTROL) {
      const char *next = read_other_than_ascii(w, record, o, p, end);
      if (next == p) break;
      p = next;
      continue;
    }
    if (FOR_SPEED) {
      count_sign(w, record, class, p, 1);
    } else {
      matn_words_add(w, record, o, class, p, 1);
    }
    p++;
  }
  return p;
}

void matn_words_title(word_counts *w, const char *utf8, size_t len) {
  bool in_word = false;
  uint32_t hash = WORD_HASH;
  for (size_t i = 0, step; i <= len; i += step) {
    text_class class = TEXT_SPACE;
    step = 1;
    if (i < len) class = matn_text_class(utf8 + i, &step);
    if (text_is_word(class)) {
      if (!in_word) hash = WORD_HASH;
      in_word = true;
      hash = hash_word(hash, utf8 + i, step);
    } else if (in_word && class != TEXT_MARK) {
      w->title[hash >> 29] |= UINT32_C(1) << (hash >> 24 & 31);
      in_word = false;
    }
  }
}

void matn_words_init(word_counts *w, const word_table *known) {
  *w = (word_counts){.known = known};
}

void matn_words_begin(word_counts *w) {
  w->counts = (block_counts){.word_worst = 127};
  w->in_word = w->in_known_word = w->maybe_sentence_end = w->after_sentence = w->visible = false;
  w->dense = w->link_dense = 0;
}

/* Tenths of a word from which on it counts. */
#define MOST_OF_A_WORD 5

void matn_words_finish(const word_counts *w, block_record *record) {
  if (w->dense + w->link_dense < MOST_OF_A_WORD) return;
  record->words++;
  record->link_words += w->link_dense > w->dense;
}

void matn_words_features(const word_counts *w, block_record *record) {
  const block_counts *counts = &w->counts;
  uint8_t *features = record->features;
  record->free_words =
      feature_log(record->words > record->link_words ? record->words - record->link_words : 0);
  features[FEATURE_WORDS] = feature_log(record->words);
  features[FEATURE_CHARACTERS] = feature_log(counts->characters);
  features[FEATURE_WORD_LENGTH] =
      feature_least(record->words != 0 ? counts->characters * 4u / record->words : 0);
  features[FEATURE_LINK_WORDS] = feature_log(record->link_words);
  features[FEATURE_LINK_SHARE] = feature_share(record->link_words, record->words);
  features[FEATURE_BOLD_SHARE] = feature_share(counts->bold_words, record->words);
  features[FEATURE_SENTENCES] = feature_least(counts->sentence_ends);
  features[FEATURE_COMMAS] = feature_least(counts->commas);
  features[FEATURE_DIGIT_SHARE] = feature_share(counts->digits, counts->characters);
  features[FEATURE_CAPITAL_SHARE] = feature_share(counts->capitals, counts->characters);
  features[FEATURE_ENDING] = counts->ends;
  features[FEATURE_BEGINNING] = counts->beginning;
  features[FEATURE_SEPARATORS] = feature_least(counts->separators);
  features[FEATURE_QUESTIONS] = feature_least(counts->questions);
  features[FEATURE_COPYRIGHT] = counts->copyright;
  features[FEATURE_BREAKS] = feature_least(counts->breaks);
  features[FEATURE_TITLE_WORDS] = feature_least(counts->title_words);
  features[FEATURE_TITLE_SHARE] = feature_share(counts->title_words, counts->words_seen);
  features[FEATURE_WORD_SUM] = feature_signed(counts->word_sum);
  features[FEATURE_WORD_WORST] = feature_signed(counts->words_seen != 0 ? counts->word_worst : 0);
}
