/* Classes of characters in every script, as counting words and sentences needs them. */
#ifndef MATN_TEXT_H
#define MATN_TEXT_H

#include "base.h"
#include "utf8.h"

typedef enum text_class {
  TEXT_LETTER,       /* of a word; everything not below */
  TEXT_DIGIT,        /* of any script */
  TEXT_IDEOGRAPH,    /* Han and kana: about two to a word, no spaces between words */
  TEXT_DENSE,        /* Thai, Lao, Khmer, Burmese: about five to a word, no spaces between words */
  TEXT_SENTENCE_END, /* full stops, question and exclamation marks */
  TEXT_COMMA,
  TEXT_SEPARATOR, /* what stands between the entries of menus: | › · / */
  TEXT_PUNCTUATION,
  TEXT_MARK,     /* in a word but no part of it: bidi marks, joiners, soft hyphens, apostrophes */
  TEXT_SPACE,    /* white space that HTML collapses */
  TEXT_NO_BREAK, /* kept between visible characters, but not at the ends: U+00A0, U+3000 ... */
  TEXT_CONTROL   /* not to be shown: controls, U+FEFF */
} text_class;

/* The class of the character at p, and its length in bytes. p is at a character boundary of valid UTF-8. */
text_class matn_text_class(const char *p, size_t *len);

/* The classes of ASCII characters. Builds for speed have an entry for every byte, which spares a
 * comparison. */
#define BYTES_WITH_CLASSES (FOR_SPEED ? 256 : 128)
extern const uint8_t matn_byte_classes[BYTES_WITH_CLASSES];

/* The class of a byte; TEXT_CONTROL if it is not ASCII. */
static inline text_class byte_class(char byte) {
  unsigned char c = (unsigned char)byte;
  return FOR_SPEED || c < 0x80 ? (text_class)matn_byte_classes[c] : TEXT_CONTROL;
}

/* The two ranges in which the last characters were found, the last one first. The characters of a text are
 * mostly in a few ranges. Only builds for size search ranges. */
typedef struct text_ranges {
  uint8_t last, before;
} text_ranges;

/* The class of a character that is not ASCII. *near is all zero at first; it remembers ranges from one call
 * to the next. */
text_class matn_text_class_beyond(uint32_t code_point, text_ranges *near);

#if FOR_SPEED
/* Characters below U+10000 are on pages of 64. The first table has the number of a page, the second the
 * classes on all pages. */
extern const uint8_t matn_text_pages[], matn_text_classes[];
#endif

/* The class of the character at p, which is not ASCII, and its length in bytes. */
static INLINE_FOR_SPEED text_class text_class_at(const char *p, size_t *len, text_ranges *near) {
  *len = utf8_len((unsigned char)*p);
  uint32_t code_point = utf8_decode(p, *len);
#if FOR_SPEED
  if (code_point < 0x10000)
    return (
        text_class)matn_text_classes[(uint32_t)matn_text_pages[code_point >> 6] << 6 | (code_point & 0x3F)];
#endif
  return matn_text_class_beyond(code_point, near);
}

/* The same for any character. */
static INLINE_FOR_SPEED text_class text_class_near(const char *p, size_t *len, text_ranges *near) {
  *len = 1;
  return (unsigned char)*p < 0x80 ? byte_class(*p) : text_class_at(p, len, near);
}

/* Whether characters of the class make words. */
static inline bool text_is_word(text_class class) {
  return class <= TEXT_DENSE;
}

/* The length of `begin` if a text begins with it, or else 0. `begin` is in lower case; the case of ASCII
 * letters in the text does not matter. */
size_t matn_text_begins(const char *text, size_t len, const char *begin);

#endif
