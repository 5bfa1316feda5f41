/* A tokenizer for JSON that checks no grammar. Between strings only brackets, braces, commas and colons
 * count, so comments, CDATA marks and missing or needless commas do no harm. JSON does not allow a line end
 * in a string; here it is text. Of an unknown escape the backslash is dropped.
 *
 *   BETWEEN --"--> STRING --\--> ESCAPED --u--> CODE_UNIT (four digits) --> STRING --"--> BETWEEN */
#include "json_scan.h"

#include "base/scan.h"
#include "base/slice.h"
#include "base/utf8.h"

enum json_state {
  BETWEEN,  /* outside of strings */
  STRING,   /* in a string */
  ESCAPED,  /* after a backslash */
  CODE_UNIT /* in the digits of \uXXXX */
};

void matn_json_scan_init(json_scan *s) {
  *s = (json_scan){.state = BETWEEN};
}

bool matn_json_key_is(const json_scan *s, const char *key) {
  return s->key[0] == key[0] && slice_is((matn_slice){s->key, s->key_len}, key);
}

static json_event open_container(json_scan *s, bool is_array) {
  if (s->depth == UINT32_MAX) return JSON_MORE;
  if (json_in_array(s)) s->key_len = 0;
  if (s->depth < JSON_DEPTH_KNOWN) {
    uint64_t bit = UINT64_C(1) << s->depth;
    s->arrays = is_array ? s->arrays | bit : s->arrays & ~bit;
  }
  s->depth++;
  s->expects_key = !is_array;
  return is_array ? JSON_ARRAY_START : JSON_OBJECT_START;
}

static json_event close_container(json_scan *s) {
  if (s->depth == 0) return JSON_MORE;
  bool was_array = json_in_array(s);
  s->depth--;
  s->expects_key = false;
  s->key_len = 0;
  return was_array ? JSON_ARRAY_END : JSON_OBJECT_END;
}

static json_event start_string(json_scan *s) {
  s->state = STRING;
  s->in_key = s->expects_key;
  if (!s->in_key) return JSON_STRING_START;
  s->key_len = 0;
  return JSON_MORE;
}

static json_event end_string(json_scan *s) {
  s->state = BETWEEN;
  s->expects_key = false;
  if (s->in_key) return JSON_MORE;
  if (!json_in_array(s)) s->key_len = 0;
  return JSON_STRING_END;
}

static OUT_OF_LINE json_event read_between(json_scan *s, char c) {
  switch (c) {
  case '{':
  case '[': return open_container(s, c == '[');
  case '}':
  case ']': return close_container(s);
  case ',': s->expects_key = s->depth != 0 && !json_in_array(s); return JSON_MORE;
  case ':': s->expects_key = false; return JSON_MORE;
  case '"': return start_string(s);
  default: return JSON_MORE;
  }
}

/* Adds characters of a string to the key, or passes them to the caller. */
static OUT_OF_LINE json_event add_bytes(json_scan *s, const char *bytes, size_t len, matn_slice *text) {
  if (!s->in_key) {
    *text = (matn_slice){bytes, len};
    return JSON_TEXT;
  }
  for (size_t i = 0; i < len && s->key_len <= JSON_KEY_MAX; i++) {
    if (s->key_len < JSON_KEY_MAX) s->key[s->key_len] = bytes[i];
    s->key_len++;
  }
  return JSON_MORE;
}

static json_event add_character(json_scan *s, uint32_t code_point, matn_slice *text) {
  size_t len = utf8_encode(code_point, s->made);
  return add_bytes(s, s->made, len, text);
}

static json_event add_lone_surrogate(json_scan *s, matn_slice *text) {
  s->high = 0;
  return add_character(s, REPLACEMENT_CHARACTER, text);
}

static json_event read_string(json_scan *s, const char **at, const char *end, matn_slice *text) {
  const char *from = *at;
  if (s->high != 0 && *from != '\\') return add_lone_surrogate(s, text);
  const char *to = scan_for(from, end, '"', '\\');
  if (to == from && *to != '"' && *to != '\\') to++; /* the scan stops at CR and NUL too */
  *at = to;
  if (to != from) return add_bytes(s, from, (size_t)(to - from), text);
  ++*at;
  if (*to == '"') return end_string(s);
  s->state = ESCAPED;
  return JSON_MORE;
}

static json_event read_escape(json_scan *s, const char **at, matn_slice *text) {
  if (**at == 'u') {
    s->state = CODE_UNIT;
    s->unit = s->digits = 0;
    ++*at;
    return JSON_MORE;
  }
  if (s->high != 0) return add_lone_surrogate(s, text);
  s->state = STRING;
  char made;
  switch (**at) {
  case 'b': made = '\b'; break;
  case 'f': made = '\f'; break;
  case 'n': made = '\n'; break;
  case 'r': made = '\r'; break;
  case 't': made = '\t'; break;
  case '"':
  case '\\': made = **at; break;
  default: return JSON_MORE; /* the character stands for itself: it is read as text */
  }
  ++*at;
  return add_character(s, (unsigned char)made, text);
}

/* A complete code unit. */
static json_event end_code_unit(json_scan *s, matn_slice *text) {
  uint16_t high = s->high, unit = s->unit;
  bool is_low = unit >= 0xDC00 && unit < 0xE000;
  if (high != 0 && !is_low) return add_lone_surrogate(s, text); /* this unit is read again after it */
  s->state = STRING;
  s->high = 0;
  if (high != 0) return add_character(s, 0x10000 + ((high & 0x3FFu) << 10 | (unit & 0x3FFu)), text);
  if (unit >= 0xD800 && unit < 0xDC00) {
    s->high = unit;
    return JSON_MORE;
  }
  return add_character(s, is_low ? REPLACEMENT_CHARACTER : unit, text);
}

static json_event read_code_unit(json_scan *s, const char **at, matn_slice *text) {
  if (s->digits == 4) return end_code_unit(s, text);
  unsigned char c = to_lower((unsigned char)**at);
  if (!is_digit(c) && (c < 'a' || c > 'f')) {
    if (s->high != 0) return add_lone_surrogate(s, text);
    s->state = STRING;
    return add_character(s, REPLACEMENT_CHARACTER, text);
  }
  s->unit = (uint16_t)(s->unit << 4 | (is_digit(c) ? c - '0' : c - 'a' + 10));
  s->digits++;
  ++*at;
  return JSON_MORE;
}

json_event matn_json_next(json_scan *s, const char **at, const char *end, matn_slice *text) {
  json_event event = JSON_MORE;
  while (event == JSON_MORE && *at < end) {
    switch ((enum json_state)s->state) {
    case BETWEEN: event = read_between(s, *(*at)++); break;
    case STRING: event = read_string(s, at, end, text); break;
    case ESCAPED: event = read_escape(s, at, text); break;
    case CODE_UNIT: event = read_code_unit(s, at, text); break;
    }
  }
  return event;
}
