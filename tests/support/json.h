/* A small JSON reader for test data. */
#ifndef MATN_TEST_JSON_H
#define MATN_TEST_JSON_H

#include <stdbool.h>
#include <stddef.h>

typedef enum json_kind {
  JSON_NULL,
  JSON_FALSE,
  JSON_TRUE,
  JSON_NUMBER,
  JSON_STRING,
  JSON_ARRAY,
  JSON_OBJECT
} json_kind;

/* A value. Members of an object are their values, each with its key. */
typedef struct json {
  json_kind kind;
  bool lone_surrogate; /* a string that has no UTF-8 form */
  long number;         /* a number's value, cut to a whole one */
  char *string;        /* a string's UTF-8, which may hold NUL */
  size_t len;          /* its bytes */
  char *key;           /* as a member of an object */
  struct json *child;  /* an array's or object's first value */
  struct json *next;   /* the next value in the same array or object */
} json;

/* Reads a text that ends in NUL; NULL if it is not JSON. */
json *json_read(const char *text);

/* The same reading of escapes for a string that is escaped twice ("doubleEscaped"). */
void json_unescape(json *string);

/* An object's member, or NULL. */
const json *json_member(const json *object, const char *key);

void json_free(json *value);

#endif
