/* What the characters of text are, as far as counting words and sentences needs it, for every script. */
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
  TEXT_MARK,     /* does not end a word and is not one: bidi marks, joiners, soft hyphens, apostrophes */
  TEXT_SPACE,    /* white space that HTML collapses */
  TEXT_NO_BREAK, /* kept between visible characters, but not at the ends: U+00A0, U+3000 ... */
  TEXT_CONTROL   /* not to be shown: controls, U+FEFF */
} text_class;

/* The class of the character at p, and its length in bytes. p is at a character boundary of valid UTF-8. */
text_class matn_text_class(const char *p, size_t *len);

/* The classes of ASCII characters; and, to spare a comparison, of bytes of others. */
#define BYTES_WITH_CLASSES (FOR_SPEED ? 256 : 128)
extern const uint8_t matn_byte_classes[BYTES_WITH_CLASSES];

/* The class of a byte: of one that is not ASCII, TEXT_CONTROL. */
static inline text_class byte_class(char byte) {
  unsigned char c = (unsigned char)byte;
  return FOR_SPEED || c < 0x80 ? (text_class)matn_byte_classes[c] : TEXT_CONTROL;
}

/* The ranges of characters of one class that the last characters stood in, the last one first: those of a
 * text mostly stand in few. Only what is built for size looks for ranges. */
typedef struct text_ranges {
  uint8_t last, before;
} text_ranges;

/* The class of a character that is not ASCII, knowing the ranges of those before; *near begins as zeros. */
text_class matn_text_class_beyond(uint32_t code_point, text_ranges *near);

#if FOR_SPEED
/* The pages of classes that characters below U+10000 are on, by the bits above their lower 6. */
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

/* The bytes of `begin`, a string in lower case, if a text begins with it, in any case as far as it is ASCII;
 * 0 if it does not. */
size_t matn_text_begins(const char *text, size_t len, const char *begin);

#endif
