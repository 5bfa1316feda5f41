/* Takes two passes over the value, since character references can stand for the bytes of tags. Neither pass
 * makes it longer. */
#include "strip_markup.h"

#include "base/collapse.h"
#include "base/utf8.h"
#include "tokenizer/atoms.h"
#include "tokenizer/charref.h"

/* Reads the digits after "&#" and the semicolon; returns the bytes read, 0 if they are no number. */
static size_t read_number(const char *text, size_t len, uint32_t *code) {
  size_t at = 2;
  bool is_hex = to_lower((unsigned char)text[at]) == 'x';
  at += is_hex;
  size_t from = at;
  *code = 0;
  for (; at < len && at < from + 8; at++) {
    unsigned char c = to_lower((unsigned char)text[at]);
    bool is_hex_letter = is_hex && c >= 'a' && c <= 'f';
    if (!is_digit(c) && !is_hex_letter) break;
    *code = *code * (is_hex ? 16u : 10u) + (uint32_t)(is_digit(c) ? c - '0' : c - 'a' + 10);
  }
  return at > from && at < len && text[at] == ';' ? at + 1 : 0;
}

/* Reads a character reference with its semicolon; returns the bytes read, 0 if there is none. */
static size_t read_reference(const char *text, size_t len, char out[CHARREF_TEXT_MAX], size_t *out_len) {
  uint32_t code;
  if (len > 3 && text[1] == '#') {
    size_t read = read_number(text, len, &code);
    if (read != 0) *out_len = utf8_encode(matn_charref_number(code), out);
    return read;
  }
  charref_walk walk;
  matn_charref_start(&walk);
  for (size_t at = 1; at < len; at++) {
    if (!matn_charref_step(&walk, (unsigned char)text[at])) return 0;
    if (text[at] != ';') continue;
    *out_len = matn_charref_text(&walk, out);
    return at + 1;
  }
  return 0;
}

static size_t replace_references(char *value, size_t len) {
  size_t kept = 0;
  for (size_t at = 0; at < len;) {
    char out[CHARREF_TEXT_MAX];
    size_t out_len = 0, read = 0;
    if (value[at] == '&') read = read_reference(value + at, len - at, out, &out_len);
    if (read == 0 || out_len > read) {
      value[kept++] = value[at++];
      continue;
    }
    memcpy(value + kept, out, out_len);
    kept += out_len;
    at += read;
  }
  return kept;
}

/* The length of the tag or comment at a "<"; 0 if none begins there. One without an end takes the rest of the
 * text. */
static size_t markup_length(const char *text, size_t len) {
  size_t at = 1;
  if (len > 1 && text[1] == '/') at++;
  size_t name = at;
  while (at < len && is_alnum((unsigned char)text[at])) at++;
  bool is_element = at > name && matn_atom(text + name, at - name) != ATOM_UNKNOWN;
  bool name_ends = at == len || text[at] == '>' || text[at] == '/' || is_space((unsigned char)text[at]);
  bool is_comment = len > 3 && memcmp(text + 1, "!--", 3) == 0;
  if (!is_comment && (!is_element || !name_ends)) return 0;
  while (at < len && text[at] != '>') at++;
  return at < len ? at + 1 : len;
}

static size_t take_markup_out(char *value, size_t len) {
  size_t kept = 0;
  bool space = false, after_less = false; /* the word before has a "<" in it */
  for (size_t at = 0, step; at < len; at += step) {
    text_class class = matn_text_class(value + at, &step);
    size_t markup = value[at] == '<' ? markup_length(value + at, len - at) : 0;
    if (markup != 0 || class == TEXT_CONTROL) {
      space = space || after_less; /* so that both sides do not make a new tag */
      if (markup != 0) step = markup;
      continue;
    }
    if (!collapse(class, kept > 0, &space)) continue;
    if (space) value[kept++] = ' ';
    after_less = value[at] == '<' || (after_less && !space);
    space = false;
    memmove(value + kept, value + at, step);
    kept += step;
  }
  return kept;
}

size_t matn_clean(char *value, size_t len) {
  bool has_reference = false, has_tag = false;
  for (size_t at = 0; at < len; at++) {
    has_reference = has_reference || value[at] == '&';
    has_tag = has_tag || value[at] == '<';
  }
  if (has_reference) len = replace_references(value, len);
  return has_reference || has_tag ? take_markup_out(value, len) : len;
}
