#include "json.h"

#include <stdlib.h>
#include <string.h>

#include "buffer.h"

typedef struct reader {
  const char *p;
  bool bad;
} reader;

static void skip_space(reader *r) {
  while (*r->p != '\0' && strchr(" \t\r\n", *r->p) != NULL) r->p++;
}

static unsigned hex4(reader *r) {
  unsigned value = 0;
  for (int i = 0; i < 4; i++, r->p++) {
    static const char digits[] = "0123456789abcdef";
    char lower = *r->p >= 'A' && *r->p <= 'F' ? (char)(*r->p | 0x20) : *r->p;
    const char *digit = lower != '\0' ? strchr(digits, lower) : NULL;
    if (digit == NULL) {
      r->bad = true;
      return 0;
    }
    value = value * 16 + (unsigned)(digit - digits);
  }
  return value;
}

static void add_code_point(buffer *b, unsigned c) {
  char s[4];
  size_t len = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
  for (size_t i = len; i-- > 1; c >>= 6) s[i] = (char)(0x80 | (c & 0x3F));
  s[0] = (char)(len == 1 ? c : (0xF00u >> len & 0xFF) | c);
  buffer_add(b, s, len);
}

/* \uXXXX, with its second half if it is a surrogate; p is behind the "u". */
static void read_unicode_escape(reader *r, buffer *b, bool *lone_surrogate) {
  unsigned c = hex4(r);
  if (c >= 0xD800 && c < 0xDC00 && r->p[0] == '\\' && r->p[1] == 'u') {
    const char *before = r->p;
    r->p += 2;
    unsigned low = hex4(r);
    if (low >= 0xDC00 && low < 0xE000) {
      c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
    } else {
      r->p = before;
    }
  }
  if (c >= 0xD800 && c < 0xE000) {
    *lone_surrogate = true;
    c = 0xFFFD;
  }
  add_code_point(b, c);
}

static char *read_string(reader *r, size_t *len, bool *lone_surrogate) {
  static const char escapes[] = "\"\\/bfnrt", meanings[] = "\"\\/\b\f\n\r\t";
  buffer b = {0};
  buffer_add(&b, "", 0);
  r->p++;
  while (!r->bad && *r->p != '"') {
    if (*r->p == '\0') {
      r->bad = true;
    } else if (*r->p != '\\') {
      buffer_add(&b, r->p++, 1);
    } else if (r->p[1] == 'u') {
      r->p += 2;
      read_unicode_escape(r, &b, lone_surrogate);
    } else {
      const char *escape = r->p[1] != '\0' ? strchr(escapes, r->p[1]) : NULL;
      if (escape == NULL) {
        r->bad = true;
      } else {
        buffer_add(&b, &meanings[escape - escapes], 1);
        r->p += 2;
      }
    }
  }
  if (!r->bad) r->p++;
  *len = b.len;
  return b.bytes;
}

static json *read_value(reader *r);

static void read_children(reader *r, json *value, char close) {
  json **next = &value->child;
  r->p++;
  for (;;) {
    skip_space(r);
    if (*r->p == close) {
      r->p++;
      return;
    }
    char *key = NULL;
    if (close == '}') {
      size_t len;
      bool ignored = false;
      if (*r->p == '"') key = read_string(r, &len, &ignored);
      skip_space(r);
      if (*r->p == ':')
        r->p++;
      else
        r->bad = true;
    }
    *next = r->bad ? NULL : read_value(r);
    if (*next == NULL) {
      free(key);
      r->bad = true;
      return;
    }
    (*next)->key = key;
    next = &(*next)->next;
    skip_space(r);
    if (*r->p == ',')
      r->p++;
    else if (*r->p != close)
      r->bad = true;
  }
}

static json *read_value(reader *r) {
  static const struct {
    const char *word;
    json_kind kind;
  } words[] = {{"null", JSON_NULL}, {"false", JSON_FALSE}, {"true", JSON_TRUE}};
  json *value = calloc(1, sizeof *value);
  if (value == NULL) exit(2);
  skip_space(r);
  if (*r->p == '"') {
    value->kind = JSON_STRING;
    value->string = read_string(r, &value->len, &value->lone_surrogate);
    return value;
  }
  if (*r->p == '[' || *r->p == '{') {
    value->kind = *r->p == '[' ? JSON_ARRAY : JSON_OBJECT;
    read_children(r, value, *r->p == '[' ? ']' : '}');
    return value;
  }
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    size_t len = strlen(words[i].word);
    if (strncmp(r->p, words[i].word, len) == 0) {
      value->kind = words[i].kind;
      r->p += len;
      return value;
    }
  }
  size_t digits = strspn(r->p, "+-.0123456789eE");
  value->kind = JSON_NUMBER;
  value->number = strtol(r->p, NULL, 10);
  if (digits == 0) r->bad = true;
  r->p += digits;
  return value;
}

json *json_read(const char *text) {
  reader r = {text, false};
  json *value = read_value(&r);
  skip_space(&r);
  if (!r.bad && *r.p == '\0') return value;
  json_free(value);
  return NULL;
}

void json_unescape(json *value) {
  buffer b = {0};
  reader r = {value->string, false};
  buffer_add(&b, "", 0);
  while (r.p < value->string + value->len) {
    if (r.p[0] == '\\' && r.p[1] == 'u') {
      r.p += 2;
      read_unicode_escape(&r, &b, &value->lone_surrogate);
    } else {
      buffer_add(&b, r.p++, 1);
    }
  }
  free(value->string);
  value->string = b.bytes;
  value->len = b.len;
}

const json *json_member(const json *object, const char *key) {
  for (const json *member = object->child; member != NULL; member = member->next) {
    if (member->key != NULL && strcmp(member->key, key) == 0) return member;
  }
  return NULL;
}

void json_free(json *value) {
  while (value != NULL) {
    json *next = value->next;
    json_free(value->child);
    free(value->string);
    free(value->key);
    free(value);
    value = next;
  }
}
