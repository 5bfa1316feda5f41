/* A line of JSON (RFC 8259): an object's members, and strings without their escapes. */
#ifndef MATN_COMMAND_JSON_VALUE_H
#define MATN_COMMAND_JSON_VALUE_H

#include <stdbool.h>
#include <stddef.h>

typedef enum json_kind { JSON_NONE, JSON_STRING, JSON_SCALAR, JSON_NESTED } json_kind;

/* A value as it stands in the text; a string without its quotes. */
typedef struct json_value {
  json_kind kind;
  char *bytes;
  size_t len;
} json_value;

/* Where reading in an object is. */
typedef struct json_members {
  char *at, *end;
  bool first, good;
} json_members;

/* Begins to read an object that is the whole text. `good` says whether it may be one. */
void json_open(json_members *object, char *bytes, size_t len);

/* Takes the next member; false after the last one, and where the text is no object (good is false then). */
bool json_next(json_members *object, json_value *key, json_value *value);

bool json_is(const json_value *key, const char *name);

/* Replaces escapes by their characters; false if one is wrong. Halves of surrogate pairs become U+FFFD. */
bool json_value_unescape(json_value *string);

/* The same for base64 (RFC 4648, 4 and 5), with or without padding, in one line or several. */
bool json_value_decode_base64(json_value *string);

#endif
