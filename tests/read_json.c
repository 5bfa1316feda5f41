/* Reads lines from standard input and says how many are JSON objects with a whole text. If one is not, says
 * which line it is. */
#include <stdio.h>
#include <string.h>

#include "support/buffer.h"
#include "support/json.h"

int main(void) {
  buffer line = {0};
  size_t count = 0, bad = 0;
  for (int c; (c = getchar()) != EOF;) {
    char byte = (char)c;
    if (byte != '\n') {
      buffer_add(&line, &byte, 1);
      continue;
    }
    json *value = json_read(buffer_string(&line));
    const json *text = value != NULL && value->kind == JSON_OBJECT ? json_member(value, "text") : NULL;
    count++;
    if (strlen(buffer_string(&line)) != line.len || text == NULL || text->lone_surrogate) {
      printf("line %zu is no article\n", count);
      bad++;
    }
    json_free(value);
    buffer_clear(&line);
  }
  printf("%zu\n", count);
  bool whole = line.len == 0;
  buffer_free(&line);
  return bad != 0 || !whole;
}
