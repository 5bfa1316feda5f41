#include "json_tokens.h"

#include <string.h>

static bool is(const json *value, const char *string) {
  return value->kind == JSON_STRING && strcmp(value->string, string) == 0;
}

static void add_identifier(buffer *b, const char *label, const json *value) {
  if (value->kind != JSON_STRING) return;
  buffer_add_string(b, label);
  buffer_add(b, value->string, value->len);
}

void json_token_add(buffer *b, const json *token) {
  const json *next = token->next, *kind = token->child, *first = kind->next;
  if (is(kind, "Character")) {
    if (b->len == 0 || b->bytes[b->len - 1] == '\n') buffer_add_string(b, "Text ");
    buffer_add(b, first->string, first->len);
    if (next != NULL && is(next->child, "Character")) return;
  } else if (is(kind, "Comment")) {
    buffer_add_string(b, "Comment ");
    buffer_add(b, first->string, first->len);
  } else if (is(kind, "EndTag")) {
    buffer_add_string(b, "End ");
    buffer_add(b, first->string, first->len);
  } else if (is(kind, "StartTag")) {
    buffer_add_string(b, "Start ");
    buffer_add(b, first->string, first->len);
    for (const json *attribute = first->next->child; attribute != NULL; attribute = attribute->next) {
      buffer_add_string(b, " ");
      buffer_add_string(b, attribute->key);
      buffer_add_string(b, "=");
      buffer_add(b, attribute->string, attribute->len);
    }
    if (first->next->next != NULL) buffer_add_string(b, " /");
  } else {
    buffer_add_string(b, "Doctype");
    add_identifier(b, " name=", first);
    add_identifier(b, " public=", first->next);
    add_identifier(b, " system=", first->next->next);
    if (first->next->next->next->kind == JSON_FALSE) buffer_add_string(b, " quirks");
  }
  buffer_add_string(b, "\n");
}
