#include "reference_charref.h"

#include <string.h>

const charref_name charref_names[] = {
#include "charref_names.h"
};

const size_t charref_name_count = sizeof charref_names / sizeof *charref_names;

const charref_name *reference_charref(const char *bytes, size_t len, size_t *name_len) {
  const charref_name *longest = NULL;
  *name_len = 0;
  for (size_t i = 0; i < charref_name_count && len != 0; i++) {
    if (charref_names[i].text[0] != bytes[0]) continue;
    size_t text_len = strlen(charref_names[i].text);
    if (text_len > len || memcmp(bytes, charref_names[i].text, text_len) != 0) continue;
    bool has_semicolon = text_len < len && bytes[text_len] == ';';
    if (!has_semicolon && !charref_names[i].legacy) continue;
    if (text_len + has_semicolon <= *name_len) continue;
    longest = &charref_names[i];
    *name_len = text_len + has_semicolon;
  }
  return longest;
}
