/* Character references (HTML Standard 13.2.5.72 to 13.2.5.80), as the tokenizer's states take them. */
#ifndef MATN_REFERENCES_H
#define MATN_REFERENCES_H

#include "base/utf8.h"
#include "charref.h"
#include "states.h"

/* "Consumed as part of an attribute". */
static inline bool in_attribute(const matn_tokenizer *t) {
  return t->return_state == ATTRIBUTE_VALUE_DOUBLE_QUOTED ||
         t->return_state == ATTRIBUTE_VALUE_SINGLE_QUOTED || t->return_state == ATTRIBUTE_VALUE_UNQUOTED;
}

static inline uint8_t reference_kind(const matn_tokenizer *t) {
  return in_attribute(t) ? MATN_TOKEN_ATTRIBUTE_VALUE : MATN_TOKEN_TEXT;
}

static inline void begin_reference(matn_tokenizer *t, uint8_t return_state, const char *ampersand) {
  t->return_state = return_state;
  hold_back(t, ampersand);
}

/* A short cut for the commonest references, if the chunk has the whole of one: sends its character and
 * returns where the reference ends, or else NULL. p is behind the "&". */
static inline const char *read_common_reference(matn_tokenizer *t, const char *p, const char *end) {
  static const struct common_reference {
    char name[6], text[3];
  } common[] = {{"amp;", "&"}, {"quot;", "\""}, {"lt;", "<"}, {"gt;", ">"}, {"nbsp;", "\xC2\xA0"}};
  if (end - p < 5) return NULL;
  UNROLLED for (size_t i = 0; i < COUNT_OF(common); i++) {
    const struct common_reference *known = &common[i];
    if (*p != known->name[0] || p[1] != known->name[1]) continue;
    size_t len = 2;
    while (known->name[len] != '\0' && p[len] == known->name[len]) len++;
    if (known->name[len] != '\0') continue;
    size_t text_len = known->text[1] != '\0' ? 2 : 1;
    send_pending(t, reference_kind(t), known->text, text_len, offset_at(t, p + len));
    return p + len;
  }
  return NULL;
}

/* "Flush code points consumed as a character reference"; `end` is the offset after them. */
static inline void flush_reference(matn_tokenizer *t, uint64_t end) {
  send_pending(t, reference_kind(t), t->temporary, t->temporary_len, end);
}

static inline void begin_named_reference(matn_tokenizer *t) {
  charref_walk walk;
  matn_charref_start(&walk);
  t->walk_node = walk.node;
  t->walk_index = walk.index;
  t->match_len = 0;
}

/* Takes one more byte of a named reference; returns whether a name goes on with it. */
static inline bool step_named_reference(matn_tokenizer *t, char c) {
  charref_walk walk = {.node = t->walk_node, .index = t->walk_index};
  if (!matn_charref_step(&walk, (unsigned char)c)) return false;
  remember(t, c);
  t->walk_node = walk.node;
  t->walk_index = walk.index;
  if (matn_charref_is_name(&walk)) {
    t->match_node = walk.node;
    t->match_index = walk.index;
    t->match_len = t->temporary_len;
  }
  return true;
}

/* No name continues with `next` (NUL at the end of the file): sends the longest match and what follows.
 * Returns false, and sends nothing, if there is none. */
static inline bool end_named_reference(matn_tokenizer *t, char next, uint64_t end) {
  size_t len = t->match_len;
  if (len != 0 && t->temporary[len - 1] != ';' && in_attribute(t)) {
    char after = len < t->temporary_len ? t->temporary[len] : next;
    if (after == '=' || is_alnum((unsigned char)after)) len = 0;
  }
  if (len == 0) return false;
  charref_walk walk = {.node = t->match_node, .index = t->match_index};
  char text[CHARREF_TEXT_MAX];
  send_pending(t, reference_kind(t), text, matn_charref_text(&walk, text), end);
  send_pending(t, reference_kind(t), t->temporary + len, t->temporary_len - len, end);
  return true;
}

static inline void add_digit(matn_tokenizer *t, uint32_t base, uint32_t digit) {
  if (t->character_reference_code < 0x110000) {
    t->character_reference_code = t->character_reference_code * base + digit;
  }
}

static inline void end_numeric_reference(matn_tokenizer *t, uint64_t end) {
  char text[4];
  send_pending(t, reference_kind(t), text,
               utf8_encode(matn_charref_number(t->character_reference_code), text), end);
}

static inline bool hex_digit(char c, uint32_t *digit) {
  if (is_digit((unsigned char)c)) {
    *digit = (uint32_t)(c - '0');
    return true;
  }
  char lower = (char)(c | 0x20);
  *digit = (uint32_t)(lower - 'a') + 10;
  return lower >= 'a' && lower <= 'f';
}

#endif
