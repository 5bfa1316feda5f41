#include "name_words.h"

bool matn_name_word_next(name_word *word, const char **at, const char *end, bool last) {
  return read_name_word(word, at, end, last);
}
