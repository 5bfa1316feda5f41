/* The reference tokenizer's states of character references (13.2.5.72 to 13.2.5.80). */
#include <string.h>

#include "reference_charref.h"
#include "reference_states.h"

/* "Consumed as part of an attribute". */
static bool in_attribute(const reference *r) {
  return r->return_state == ATTRIBUTE_VALUE_DOUBLE_QUOTED_STATE ||
         r->return_state == ATTRIBUTE_VALUE_SINGLE_QUOTED_STATE ||
         r->return_state == ATTRIBUTE_VALUE_UNQUOTED_STATE;
}

/* "Flush code points consumed as a character reference". */
static void flush(reference *r) {
  if (in_attribute(r))
    buffer_add(&r->attribute_value, r->temporary.bytes, r->temporary.len);
  else
    reference_emit_bytes(r, &r->temporary);
}

static void append_utf8(buffer *b, uint32_t c) {
  char bytes[4];
  size_t len = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
  for (size_t i = len - 1; i > 0; i--, c >>= 6) bytes[i] = (char)(0x80 | (c & 0x3F));
  bytes[0] = (char)(len == 1 ? c : len == 2 ? 0xC0 | c : len == 3 ? 0xE0 | c : 0xF0 | c);
  buffer_add(b, bytes, len);
}

static int next_character(const reference *r) {
  return r->next < r->input.len ? (unsigned char)r->input.bytes[r->next] : END_OF_FILE;
}

static void named_character_reference_state(reference *r) {
  size_t len, from = --r->next;
  const char *bytes = r->input.bytes + from;
  const charref_name *name = reference_charref(bytes, r->input.len - from, &len);
  r->next += len;
  buffer_add(&r->temporary, bytes, len);
  if (name == NULL) {
    flush(r);
    r->state = AMBIGUOUS_AMPERSAND_STATE;
    return;
  }
  int c = next_character(r);
  bool is_history = bytes[len - 1] != ';' && (c == '=' || is_ascii_alpha(c) || is_ascii_digit(c));
  if (!in_attribute(r) || !is_history) {
    buffer_clear(&r->temporary);
    for (int i = 0; i < 2 && name->characters[i] != 0; i++) append_utf8(&r->temporary, name->characters[i]);
  }
  flush(r);
  r->state = r->return_state;
}

static void ambiguous_ampersand_state(reference *r, int c) {
  if (!is_ascii_alpha(c) && !is_ascii_digit(c))
    reconsume_in(r, r->return_state);
  else if (in_attribute(r))
    append(&r->attribute_value, c);
  else
    reference_emit(r, c);
}

static int hex_digit(int c) {
  int lower = ascii_lower(c);
  if (is_ascii_digit(c)) return c - '0';
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/* Hexadecimal and decimal character reference states. */
static void digit_state(reference *r, int c, uint32_t base) {
  int digit = base == 16 || is_ascii_digit(c) ? hex_digit(c) : -1;
  if (digit >= 0) {
    if (r->character_reference_code <= 0x10FFFF)
      r->character_reference_code = r->character_reference_code * base + (uint32_t)digit;
  } else if (c == ';') {
    r->state = NUMERIC_CHARACTER_REFERENCE_END_STATE;
  } else {
    reconsume_in(r, NUMERIC_CHARACTER_REFERENCE_END_STATE);
  }
}

/* Hexadecimal and decimal character reference start states. */
static void digit_start_state(reference *r, int c, reference_state digits) {
  bool is_hex = digits == HEXADECIMAL_CHARACTER_REFERENCE_STATE;
  if (is_hex ? hex_digit(c) >= 0 : is_ascii_digit(c)) {
    reconsume_in(r, digits);
  } else {
    flush(r);
    reconsume_in(r, r->return_state);
  }
}

/* Consumes nothing. */
static void numeric_character_reference_end_state(reference *r) {
  static const struct {
    uint32_t code, character;
  } rows[] = {{0x80, 0x20AC}, {0x82, 0x201A}, {0x83, 0x0192}, {0x84, 0x201E}, {0x85, 0x2026}, {0x86, 0x2020},
              {0x87, 0x2021}, {0x88, 0x02C6}, {0x89, 0x2030}, {0x8A, 0x0160}, {0x8B, 0x2039}, {0x8C, 0x0152},
              {0x8E, 0x017D}, {0x91, 0x2018}, {0x92, 0x2019}, {0x93, 0x201C}, {0x94, 0x201D}, {0x95, 0x2022},
              {0x96, 0x2013}, {0x97, 0x2014}, {0x98, 0x02DC}, {0x99, 0x2122}, {0x9A, 0x0161}, {0x9B, 0x203A},
              {0x9C, 0x0153}, {0x9E, 0x017E}, {0x9F, 0x0178}};
  uint32_t code = r->character_reference_code;
  if (code == 0 || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) code = 0xFFFD;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
    if (rows[i].code == code) code = rows[i].character;
  buffer_clear(&r->temporary);
  append_utf8(&r->temporary, code);
  flush(r);
  reconsume_in(r, r->return_state);
}

void reference_charref_state(reference *r, int c) {
  char byte = (char)c;
  switch (r->state) {
  case CHARACTER_REFERENCE_STATE:
    buffer_clear(&r->temporary);
    buffer_add_string(&r->temporary, "&");
    if (is_ascii_alpha(c) || is_ascii_digit(c)) {
      reconsume_in(r, NAMED_CHARACTER_REFERENCE_STATE);
    } else if (c == '#') {
      buffer_add(&r->temporary, &byte, 1);
      r->state = NUMERIC_CHARACTER_REFERENCE_STATE;
    } else {
      flush(r);
      reconsume_in(r, r->return_state);
    }
    break;
  case NAMED_CHARACTER_REFERENCE_STATE: named_character_reference_state(r); break;
  case AMBIGUOUS_AMPERSAND_STATE: ambiguous_ampersand_state(r, c); break;
  case NUMERIC_CHARACTER_REFERENCE_STATE:
    r->character_reference_code = 0;
    if (c == 'x' || c == 'X') {
      buffer_add(&r->temporary, &byte, 1);
      r->state = HEXADECIMAL_CHARACTER_REFERENCE_START_STATE;
    } else {
      reconsume_in(r, DECIMAL_CHARACTER_REFERENCE_START_STATE);
    }
    break;
  case HEXADECIMAL_CHARACTER_REFERENCE_START_STATE:
    digit_start_state(r, c, HEXADECIMAL_CHARACTER_REFERENCE_STATE);
    break;
  case DECIMAL_CHARACTER_REFERENCE_START_STATE:
    digit_start_state(r, c, DECIMAL_CHARACTER_REFERENCE_STATE);
    break;
  case HEXADECIMAL_CHARACTER_REFERENCE_STATE: digit_state(r, c, 16); break;
  case DECIMAL_CHARACTER_REFERENCE_STATE: digit_state(r, c, 10); break;
  default: numeric_character_reference_end_state(r);
  }
}
