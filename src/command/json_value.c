#include "json_value.h"

#include <stdint.h>
#include <string.h>

static void skip_space(json_members *object) {
  while (object->at < object->end && (*object->at == ' ' || *object->at == '\t' || *object->at == '\r'))
    object->at++;
}

static bool take(json_members *object, char c) {
  skip_space(object);
  if (object->at == object->end || *object->at != c) return false;
  object->at++;
  return true;
}

/* A string whose first quote was read. */
static bool take_string(json_members *object, json_value *out) {
  char *begin = object->at;
  while (object->at < object->end && *object->at != '"') {
    if ((unsigned char)*object->at < 0x20) return false;
    object->at += *object->at == '\\' && object->at + 1 < object->end ? 2 : 1;
  }
  if (object->at == object->end) return false;
  *out = (json_value){JSON_STRING, begin, (size_t)(object->at++ - begin)};
  return true;
}

/* An object or array inside the object: only its end matters. */
static bool take_nested(json_members *object, json_value *out) {
  char *begin = object->at;
  size_t depth = 0;
  json_value string;
  do {
    if (object->at == object->end) return false;
    char c = *object->at++;
    if (c == '{' || c == '[') depth++;
    if (c == '}' || c == ']') depth--;
    if (c == '"' && !take_string(object, &string)) return false;
  } while (depth > 0);
  *out = (json_value){JSON_NESTED, begin, (size_t)(object->at - begin)};
  return true;
}

static const char *skip_digits(const char *p) {
  while (*p >= '0' && *p <= '9') p++;
  return p;
}

/* Whether the text from p to `end` is a number. The byte at `end` is no part of one. */
static bool is_number(const char *p, const char *end) {
  if (*p == '-') p++;
  const char *digits = p;
  p = skip_digits(p);
  if (p == digits || (*digits == '0' && p > digits + 1)) return false;
  if (*p == '.') {
    digits = p + 1;
    p = skip_digits(digits);
    if (p == digits) return false;
  }
  if (*p == 'e' || *p == 'E') {
    digits = p + 1 + (p[1] == '+' || p[1] == '-');
    p = skip_digits(digits);
    if (p == digits) return false;
  }
  return p == end;
}

/* A number, true, false or null. */
static bool take_scalar(json_members *object, json_value *out) {
  char *begin = object->at;
  while (object->at < object->end && *object->at != '\0' && strchr(",} \t\r", *object->at) == NULL)
    object->at++;
  *out = (json_value){JSON_SCALAR, begin, (size_t)(object->at - begin)};
  if (object->at == object->end) return false;
  return json_is(out, "true") || json_is(out, "false") || json_is(out, "null") ||
         is_number(begin, object->at);
}

void json_open(json_members *object, char *bytes, size_t len) {
  *object = (json_members){.at = bytes, .end = bytes + len, .first = true};
  object->good = take(object, '{');
}

bool json_next(json_members *object, json_value *key, json_value *value) {
  if (!object->good) return false;
  if (take(object, '}')) {
    skip_space(object);
    object->good = object->at == object->end;
    return false;
  }
  object->good = (object->first || take(object, ',')) && take(object, '"') && take_string(object, key) &&
                 take(object, ':');
  object->first = false;
  if (!object->good) return false;
  skip_space(object);
  char next = object->at < object->end ? *object->at : '\0';
  if (next == '"') {
    object->at++;
    object->good = take_string(object, value);
  } else {
    object->good = next == '{' || next == '[' ? take_nested(object, value) : take_scalar(object, value);
  }
  return object->good;
}

bool json_is(const json_value *key, const char *name) {
  return strlen(name) == key->len && memcmp(key->bytes, name, key->len) == 0;
}

/* The four digits behind \u; -1 if they are none. */
static int32_t code_unit(const char *p, const char *end) {
  int32_t unit = 0;
  if (end - p < 4) return -1;
  for (int i = 0; i < 4; i++) {
    char c = p[i], small = (char)(c | 0x20);
    if (c >= '0' && c <= '9') {
      unit = unit * 16 + (c - '0');
    } else if (small >= 'a' && small <= 'f') {
      unit = unit * 16 + (small - 'a' + 10);
    } else {
      return -1;
    }
  }
  return unit;
}

static char *put_utf8(char *to, int32_t c) {
  if (c < 0x80) {
    *to++ = (char)c;
    return to;
  }
  if (c < 0x800) {
    *to++ = (char)(0xC0 | c >> 6);
  } else {
    if (c < 0x10000) {
      *to++ = (char)(0xE0 | c >> 12);
    } else {
      *to++ = (char)(0xF0 | c >> 18);
      *to++ = (char)(0x80 | (c >> 12 & 0x3F));
    }
    *to++ = (char)(0x80 | (c >> 6 & 0x3F));
  }
  *to++ = (char)(0x80 | (c & 0x3F));
  return to;
}

/* Reads the character of an escape behind \u. It may have two code units. */
static const char *read_unit(const char *p, const char *end, char **to) {
  int32_t unit = code_unit(p, end);
  if (unit < 0) return NULL;
  p += 4;
  if (unit >= 0xD800 && unit < 0xDC00 && end - p >= 6 && p[0] == '\\' && p[1] == 'u') {
    int32_t low = code_unit(p + 2, end);
    if (low >= 0xDC00 && low < 0xE000) {
      *to = put_utf8(*to, 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00));
      return p + 6;
    }
  }
  *to = put_utf8(*to, unit >= 0xD800 && unit < 0xE000 ? 0xFFFD : unit);
  return p;
}

bool json_value_unescape(json_value *string) {
  static const char escapes[] = "\"\\/bfnrt", characters[] = "\"\\/\b\f\n\r\t";
  const char *end = string->bytes + string->len;
  char *to = string->bytes;
  for (const char *p = string->bytes; p != NULL && p < end;) {
    const char *escape = memchr(p, '\\', (size_t)(end - p));
    size_t plain = (size_t)((escape != NULL ? escape : end) - p);
    memmove(to, p, plain);
    to += plain;
    p += plain;
    if (escape == NULL) break;
    if (end - p < 2) return false;
    const char *known = p[1] != '\0' ? strchr(escapes, p[1]) : NULL;
    if (known != NULL) {
      *to++ = characters[known - escapes];
      p += 2;
    } else if (p[1] != 'u' || (p = read_unit(p + 2, end, &to)) == NULL) {
      return false;
    }
  }
  string->len = (size_t)(to - string->bytes);
  return true;
}

/* What a character of base64 stands for; -1 if it is none. */
static int sextet(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  return c == '+' || c == '-' ? 62 : c == '/' || c == '_' ? 63 : -1;
}

bool json_value_decode_base64(json_value *string) {
  char *to = string->bytes;
  uint32_t bits = 0;
  size_t digits = 0, padding = 0;
  for (size_t i = 0; i < string->len; i++) {
    char c = string->bytes[i];
    int value = sextet(c);
    if (c == ' ' || (c >= '\t' && c <= '\r')) continue;
    if (c == '=') {
      padding++;
    } else if (value < 0 || padding != 0) {
      return false;
    } else {
      bits = bits << 6 | (uint32_t)value;
      if (digits % 4 != 0) *to++ = (char)(bits >> (6 - 2 * (digits % 4)) & 0xFF);
      digits++;
    }
  }
  string->len = (size_t)(to - string->bytes);
  return digits % 4 != 1 && (padding == 0 || (padding <= 2 && (digits + padding) % 4 == 0));
}
