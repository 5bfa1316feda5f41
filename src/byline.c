/* What stands before a name is known by its words; what follows it, by a separator, a comma, a digit or a
 * line break. What is left is a name if it has few words and begins as names do. */
#include "byline.h"

#include "text.h"

#define NAME_BYTES_LEAST 3
#define NAME_BYTES_MOST 80
#define NAME_WORDS_MOST 5

/* What stands before a name, in lower case as far as that is ASCII; longer ones before those they begin with.
 */
static const char words_before[][16] = {
    "article by",  "posted by", "story by",  "text by", "words by", "written by", "author",     "by",
    "escrito por", "por",       "écrit par", "par",     "von",      "door",       "scritto da", "di",
    "автор",       "от",        "بقلم",      "كتب",     "כתב",      "מאת",
};

/* Bytes at the beginning that are one of those, with what divides it from the name. */
static size_t skip_words_before(matn_slice text) {
  for (size_t i = 0; i < COUNT_OF(words_before); i++) {
    const char *word = words_before[i];
    size_t at = 0, step;
    while (at < text.len && word[at] != '\0' && (char)to_lower((unsigned char)text.bytes[at]) == word[at])
      at++;
    if (word[at] != '\0') continue;
    if (at < text.len && text_is_word(matn_text_class(text.bytes + at, &step))) continue;
    for (; at < text.len; at += step) {
      if (text_is_word(matn_text_class(text.bytes + at, &step))) break;
    }
    return at;
  }
  return 0;
}

/* Whether a dash between spaces begins at `at`. */
static bool is_dash(matn_slice text, size_t at) {
  if (text.bytes[at] != ' ' || text.len - at < 4) return false;
  return text.bytes[at + 1] == '-' || memcmp(text.bytes + at + 1, "\xE2\x80", 2) == 0;
}

typedef struct name {
  size_t end;
  uint32_t words;
  bool is_other; /* it has characters that names do not have */
  bool before_digit;
} name;

static name read_name(matn_slice text, size_t from) {
  name n = {.end = from};
  bool in_word = false;
  for (size_t at = from, step; at < text.len && !is_dash(text, at); at += step) {
    text_class class = matn_text_class(text.bytes + at, &step);
    char c = text.bytes[at];
    n.before_digit = class == TEXT_DIGIT;
    if (n.before_digit || class == TEXT_SEPARATOR || class == TEXT_COMMA || c == '\n' || c == '(') break;
    bool is_word = text_is_word(class) || class == TEXT_MARK;
    n.is_other = n.is_other || c == '*' || c == '@' || c == ':' || c == '?' || c == '!';
    n.words += is_word && !in_word;
    in_word = is_word;
    if (is_word || c == '.') n.end = at + step;
  }
  return n;
}

matn_slice matn_byline_find(matn_slice text, bool *announces) {
  const matn_slice nobody = {NULL, 0};
  size_t from = skip_words_before(text);
  *announces = from != 0 && from == text.len;
  if (from == text.len) return nobody;
  unsigned char first = (unsigned char)text.bytes[from];
  name n = read_name(text, from);
  bool is_month = n.before_digit && n.words == 1;
  if (n.is_other || is_month || n.words == 0 || n.words > NAME_WORDS_MOST) return nobody;
  if (n.end - from < NAME_BYTES_LEAST || n.end - from > NAME_BYTES_MOST) return nobody;
  if (is_alpha(first) && !is_upper(first)) return nobody;
  return (matn_slice){text.bytes + from, n.end - from};
}
