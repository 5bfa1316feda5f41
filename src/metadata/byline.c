/* A name begins behind words such as "by". It ends at a separator, a comma, a digit, a line break, or a word
 * in small letters that is not part of names. What is between is a name if it has few words and does not
 * begin with a small letter. */
#include "byline.h"

#include "base/string_list.h"
#include "base/text.h"
#include "month.h"

#define NAME_BYTES_LEAST 3
#define NAME_BYTES_MOST 80
#define NAME_WORDS_MOST 5

/* Words that stand only before a name, in lower case. */
static const char written_by[][12] = {"article by", "written by", "story by",
                                      "text by",    "words by",   "authored by"};

/* Words that stand before a name and elsewhere, too. Longer ones come before those that they begin with. */
static const char words_before[] =
    "posted by\0reviewed by\0recipe by\0author\0by\0autor\0auteur\0escrito por\0por\0publié par\0"
    "écrit par\0par\0von\0door\0scritto da\0di\0автор\0от\0بقلم\0كتب\0نوشته\0כתב\0מאת\0作者\0文\0";

/* Words in small letters that stand inside names; and such words that follow names. */
static const char particles[] =
    "de\0del\0della\0der\0den\0di\0da\0dos\0du\0van\0von\0zu\0la\0le\0el\0al\0bin\0"
    "ibn\0ben\0ter\0ten\0y\0e\0et\0and\0und\0af\0av\0";
static const char words_behind[] = "on\0at\0in\0for\0updated\0published\0last\0posted\0is\0am\0le\0il\0";

/* What programs write where nobody is named. */
static const char nobodies[] =
    "admin\0administrator\0webmaster\0undefined\0null\0none\0unknown\0anonymous\0n/a\0root\0";

static bool is_one_of(matn_slice text, const char *words) {
  return matn_string_find(words, text.bytes, text.len) >= 0;
}

/* Whether a text may begin with `begin`, which is in lower case: looks at the first byte only. */
static bool may_begin(matn_slice text, const char *begin) {
  return !FOR_SPEED || (text.len != 0 && (char)to_lower((unsigned char)*text.bytes) == *begin);
}

/* The length of `word` and what divides it from the next word, if the text begins with it; or else 0. */
static size_t skip_word(matn_slice text, const char *word) {
  size_t at = matn_text_begins(text.bytes, text.len, word), step;
  if (at == 0) return 0;
  bool goes_on = at < text.len && text_is_word(matn_text_class(text.bytes + at, &step));
  bool is_joined =
      goes_on && is_upper((unsigned char)text.bytes[at]) && !is_upper((unsigned char)text.bytes[at - 1]);
  if (goes_on && !is_joined) return 0;
  for (; at < text.len; at += step) {
    if (text_is_word(matn_text_class(text.bytes + at, &step))) break;
  }
  return at;
}

/* The length of the words at the beginning that announce a name, and of what divides them from it; 0 if there
 * are none. */
static size_t skip_words_before(matn_slice text) {
  size_t skipped = 0;
  for (size_t i = 0; i < COUNT_OF(written_by) && skipped == 0; i++) {
    if (may_begin(text, written_by[i])) skipped = skip_word(text, written_by[i]);
  }
  for (const char *word = words_before; *word != '\0' && skipped == 0; word = matn_string_next(word)) {
    if (may_begin(text, word)) skipped = skip_word(text, word);
  }
  return skipped;
}

/* Whether a dash between spaces begins at `at`. */
static bool is_dash(matn_slice text, size_t at) {
  if (text.bytes[at] != ' ' || text.len - at < 4) return false;
  return text.bytes[at + 1] == '-' || memcmp(text.bytes + at + 1, "\xE2\x80", 2) == 0;
}

/* Whether a digit follows, behind nothing but spaces and commas. */
static bool is_before_digit(matn_slice text, size_t at) {
  while (at < text.len && (text.bytes[at] == ' ' || text.bytes[at] == ',')) at++;
  return at < text.len && is_digit((unsigned char)text.bytes[at]);
}

typedef struct name {
  size_t end;
  uint32_t words;
  bool is_other; /* it has characters or words that names do not have */
} name;

static matn_slice word_at(matn_slice text, size_t from) {
  size_t at = from, step;
  while (at < text.len && text_is_word(matn_text_class(text.bytes + at, &step))) at += step;
  return (matn_slice){text.bytes + from, at - from};
}

/* What a further word means for a name: it is part of it, the name ends before it, or all is not a name. */
typedef enum small_word { SMALL_PART, SMALL_END, SMALL_OTHER } small_word;

static small_word small_word_of(matn_slice word) {
  unsigned char first = (unsigned char)*word.bytes;
  if (word.len > 3 && is_one_of(word, words_behind)) return SMALL_END;
  if (!is_alpha(first) || is_upper(first) || is_one_of(word, particles)) return SMALL_PART;
  return is_one_of(word, words_behind) ? SMALL_END : SMALL_OTHER;
}

/* What the word at a place, not the first, means for the name before it. */
static small_word next_word(matn_slice text, size_t at) {
  matn_slice word = word_at(text, at);
  bool is_month = is_before_digit(text, at + word.len) && matn_month(word.bytes, word.len) != 0;
  return is_month ? SMALL_END : small_word_of(word);
}

static bool ends_name(text_class class, char c) {
  return class == TEXT_SEPARATOR || class == TEXT_COMMA || c == '\n' || c == '(';
}

static bool is_in_no_name(char c) {
  return c == '*' || c == '@' || c == ':' || c == '?' || c == '!';
}

static name read_name(matn_slice text, size_t from) {
  name n = {.end = from};
  bool in_word = false;
  for (size_t at = from, step; at < text.len && !is_dash(text, at); at += step) {
    text_class class = matn_text_class(text.bytes + at, &step);
    char c = text.bytes[at];
    if ((class == TEXT_DIGIT && !in_word) || ends_name(class, c)) break;
    bool is_word = text_is_word(class) || class == TEXT_MARK;
    if (is_word && !in_word && n.words > 0) {
      small_word found = next_word(text, at);
      if (found == SMALL_END) break;
      n.is_other = n.is_other || found == SMALL_OTHER;
    }
    n.is_other = n.is_other || is_in_no_name(c);
    n.words += is_word && !in_word;
    in_word = is_word;
    if (is_word || c == '.') n.end = at + step;
  }
  return n;
}

/* The part of a line from "by" on, if a number or a sign stands before that, as in "May 5, 2024 | by Ann
 * Lee". Otherwise the whole line. */
static matn_slice from_by(matn_slice text) {
  for (size_t at = 2; at + 3 < text.len; at++) {
    matn_slice rest = {text.bytes + at, text.len - at};
    unsigned char before = (unsigned char)text.bytes[at - 2];
    bool is_behind = text.bytes[at - 1] == ' ' && !is_alpha(before);
    if (is_behind && matn_text_begins(rest.bytes, rest.len, "by ") != 0) return rest;
  }
  return text;
}

matn_slice matn_byline_find(matn_slice text, bool *announces) {
  const matn_slice nobody = {NULL, 0};
  size_t from = skip_words_before(text);
  if (from == 0) {
    matn_slice rest = from_by(text);
    if (rest.len != text.len) from = skip_words_before(rest);
    text = rest;
  }
  *announces = from != 0 && from == text.len;
  if (from == text.len) return nobody;
  unsigned char first = (unsigned char)text.bytes[from];
  name n = read_name(text, from);
  matn_slice found = {text.bytes + from, n.end - from};
  bool is_date = n.words == 1 && (is_before_digit(text, n.end) || matn_month(found.bytes, found.len) != 0);
  if (n.is_other || is_date || n.words == 0 || n.words > NAME_WORDS_MOST) return nobody;
  if (found.len < NAME_BYTES_LEAST || found.len > NAME_BYTES_MOST || matn_byline_is_nobody(found))
    return nobody;
  return is_alpha(first) && !is_upper(first) ? nobody : found;
}

bool matn_byline_announced(matn_slice text) {
  for (size_t i = 0; i < COUNT_OF(written_by); i++) {
    if (may_begin(text, written_by[i]) && matn_text_begins(text.bytes, text.len, written_by[i]) != 0)
      return true;
  }
  return false;
}

bool matn_byline_is_nobody(matn_slice text) {
  return is_one_of(text, nobodies);
}
