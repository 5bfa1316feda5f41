/* Classes of characters. They come from the properties Sentence_Break and Script of the Unicode Character
 * Database, reduced to what tells running text from lists of links. */
#include "text.h"

#define L TEXT_LETTER
#define D TEXT_DIGIT
#define E TEXT_SENTENCE_END
#define C TEXT_COMMA
#define P TEXT_PUNCTUATION
#define S TEXT_SPACE
#define R TEXT_SEPARATOR
#define M TEXT_MARK
#define X TEXT_CONTROL
#define N TEXT_NO_BREAK
#define T TEXT_DENSE
#define I TEXT_IDEOGRAPH

const uint8_t matn_byte_classes[BYTES_WITH_CLASSES] = {
    X, X, X, X, X, X, X, X, X, S, S, X, S, S, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, /* 00 */
    S, E, P, P, P, P, P, M, P, P, P, P, C, P, E, R, D, D, D, D, D, D, D, D, D, D, P, C, R, P, R, E, /* 20 */
    P, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, P, P, P, P, L, /* 40 */
    P, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, P, R, P, P, X, /* 60 */
#if FOR_SPEED
    X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, /* 80 */
    X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, /* A0 */
    X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, /* C0 */
    X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, /* E0 */
#endif
};

#include "tables/text_classes.h"

/* The class of a character from U+FFFF on. */
static text_class class_beyond(uint32_t code_point) {
  if (code_point >= 0x1F000 && code_point < 0x1FB00) return TEXT_PUNCTUATION;
  return code_point >= 0x20000 && code_point < 0x3FFFE ? TEXT_IDEOGRAPH : TEXT_LETTER;
}

#if FOR_SPEED

text_class matn_text_class_beyond(uint32_t code_point, text_ranges *near) {
  (void)near;
  return class_beyond(code_point);
}

#else

/* The first step of a search leaves 128 ranges; each further one leaves half of them. */
#define RANGES_FIRST (COUNT_OF(text_classes) - 128)
_Static_assert(COUNT_OF(text_classes) > 128 && COUNT_OF(text_classes) <= 256, "the search sees all ranges");

static bool is_in_range(uint32_t code_point, uint8_t at) {
  return text_classes[at].first <= code_point && code_point < text_classes[at + 1].first;
}

/* The range `step` ranges later, or the one at hand if that begins after the character. */
static OUT_OF_LINE size_t later(size_t at, size_t step, uint32_t code_point) {
  return text_classes[at + step].first <= code_point ? at + step : at;
}

static uint8_t range_of(uint32_t code_point) {
  size_t at = later(0, RANGES_FIRST, code_point);
  for (size_t step = 64; step != 0; step /= 2) at = later(at, step, code_point);
  return (uint8_t)at;
}

text_class matn_text_class_beyond(uint32_t code_point, text_ranges *near) {
  if (code_point >= UINT16_MAX) return class_beyond(code_point);
  if (!is_in_range(code_point, near->last)) {
    uint8_t at = is_in_range(code_point, near->before) ? near->before : range_of(code_point);
    *near = (text_ranges){at, near->last};
  }
  return (text_class)text_classes[near->last].class;
}

#endif

size_t matn_text_begins(const char *text, size_t len, const char *begin) {
  size_t at = 0;
  while (begin[at] != '\0') {
    if (at == len || (char)to_lower((unsigned char)text[at]) != begin[at]) return 0;
    at++;
  }
  return at;
}

text_class matn_text_class(const char *p, size_t *len) {
  text_ranges near = {0};
  return text_class_near(p, len, &near);
}
