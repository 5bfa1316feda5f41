/* Classes of characters, from the Unicode Character Database's Sentence_Break and Script properties, cut
 * down to what tells running text from lists of links. ASCII has a table, the rest a sorted list of
 * ranges; what is in neither is a letter. */
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

const uint8_t matn_byte_classes[256] = {
    X, X, X, X, X, X, X, X, X, S, S, X, S, S, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, /* 00 */
    S, E, P, P, P, P, P, M, P, P, P, P, C, P, E, R, D, D, D, D, D, D, D, D, D, D, P, C, R, P, R, E, /* 20 */
    P, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, P, P, P, P, L, /* 40 */
    P, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, P, R, P, P, X, /* 60 */
    X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, /* 80 */
    X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, /* A0 */
    X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, /* C0 */
    X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, /* E0 */
};

static const struct {
  uint16_t first, last;
  uint8_t class;
} ranges[] = {
    {0x80, 0x9F, X},
    {0xA0, 0xA0, TEXT_NO_BREAK},
    {0xA1, 0xA9, P},
    {0xAB, 0xAC, P},
    {0xAD, 0xAD, M},
    {0xAE, 0xB1, P},
    {0xB4, 0xB4, P},
    {0xB6, 0xB6, TEXT_NO_BREAK}, /* the pilcrow of links to headings, which is no text at their end */
    {0xB7, 0xB7, R},
    {0xB8, 0xB8, P},
    {0xBB, 0xBB, R},
    {0xBF, 0xBF, P},
    {0x300, 0x36F, M},
    {0x37E, 0x37E, E},
    {0x55D, 0x55D, C},
    {0x589, 0x589, E},
    {0x591, 0x5C7, M},
    {0x60C, 0x60C, C},
    {0x61B, 0x61B, C},
    {0x61C, 0x61C, M},
    {0x61F, 0x61F, E},
    {0x64B, 0x65F, M},
    {0x660, 0x669, D},
    {0x66A, 0x66D, P},
    {0x6D4, 0x6D4, E},
    {0x6F0, 0x6F9, D},
    {0x964, 0x965, E},
    {0x966, 0x96F, D},
    {0xE00, 0xE4F, TEXT_DENSE},
    {0xE50, 0xE59, D},
    {0xE80, 0xECF, TEXT_DENSE},
    {0x1000, 0x103F, TEXT_DENSE},
    {0x104A, 0x104A, C},
    {0x104B, 0x104B, E},
    {0x1050, 0x109F, TEXT_DENSE},
    {0x1361, 0x1361, P},
    {0x1362, 0x1362, E},
    {0x1363, 0x1366, C},
    {0x1367, 0x1368, E},
    {0x1680, 0x1680, TEXT_NO_BREAK},
    {0x1780, 0x17D3, TEXT_DENSE},
    {0x17D4, 0x17D5, E},
    {0x2000, 0x200A, TEXT_NO_BREAK},
    {0x200B, 0x200F, M},
    {0x2010, 0x2018, P},
    {0x2019, 0x2019, M},
    {0x201A, 0x2021, P},
    {0x2022, 0x2023, R},
    {0x2024, 0x2025, P},
    {0x2026, 0x2026, E},
    {0x2027, 0x2027, R},
    {0x2028, 0x2029, TEXT_NO_BREAK},
    {0x202A, 0x202E, M},
    {0x202F, 0x202F, TEXT_NO_BREAK},
    {0x2030, 0x2039, P},
    {0x203A, 0x203A, R},
    {0x203B, 0x203B, P},
    {0x203C, 0x203D, E},
    {0x203E, 0x2046, P},
    {0x2047, 0x2049, E},
    {0x204A, 0x205E, P},
    {0x205F, 0x205F, TEXT_NO_BREAK},
    {0x2060, 0x206F, M},
    {0x2190, 0x25FF, P},
    {0x3000, 0x3000, TEXT_NO_BREAK},
    {0x3001, 0x3001, C},
    {0x3002, 0x3002, E},
    {0x3003, 0x3004, P},
    {0x3005, 0x3007, TEXT_IDEOGRAPH},
    {0x3008, 0x3020, P},
    {0x3041, 0x30FA, TEXT_IDEOGRAPH},
    {0x30FB, 0x30FB, R},
    {0x30FC, 0x30FF, TEXT_IDEOGRAPH},
    {0x3400, 0x4DBF, TEXT_IDEOGRAPH},
    {0x4E00, 0x9FFF, TEXT_IDEOGRAPH},
    {0xF900, 0xFAFF, TEXT_IDEOGRAPH},
    {0xFE00, 0xFE0F, M},
    {0xFEFF, 0xFEFF, X},
    {0xFF01, 0xFF01, E},
    {0xFF02, 0xFF0B, P},
    {0xFF0C, 0xFF0C, C},
    {0xFF0D, 0xFF0D, P},
    {0xFF0E, 0xFF0E, E},
    {0xFF0F, 0xFF0F, R},
    {0xFF10, 0xFF19, D},
    {0xFF1A, 0xFF1A, P},
    {0xFF1B, 0xFF1B, C},
    {0xFF1C, 0xFF1E, P},
    {0xFF1F, 0xFF1F, E},
    {0xFF5B, 0xFF5B, P},
    {0xFF5C, 0xFF5C, R},
    {0xFF5D, 0xFF60, P},
    {0xFF61, 0xFF61, E},
    {0xFF62, 0xFF63, P},
    {0xFF64, 0xFF64, C},
    {0xFF65, 0xFF65, R},
    {0xFF66, 0xFF9F, TEXT_IDEOGRAPH},
};

/* The range of a character from U+10000 on. */
static text_range range_beyond(uint32_t code_point) {
  if (code_point < 0x1F000) return (text_range){0x10000, 0x1EFFF, TEXT_LETTER};
  if (code_point < 0x1FB00) return (text_range){0x1F000, 0x1FAFF, TEXT_PUNCTUATION};
  if (code_point < 0x20000) return (text_range){0x1FB00, 0x1FFFF, TEXT_LETTER};
  if (code_point < 0x3FFFE) return (text_range){0x20000, 0x3FFFD, TEXT_IDEOGRAPH};
  return (text_range){0x3FFFE, UINT32_MAX, TEXT_LETTER};
}

/* The range of a character: one of the table, or of letters between two. */
static text_range range_of(uint32_t code_point) {
  if (code_point > UINT16_MAX) return range_beyond(code_point);
  size_t low = 0, high = COUNT_OF(ranges);
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (code_point > ranges[middle].last) {
      low = middle + 1;
    } else if (code_point < ranges[middle].first) {
      high = middle;
    } else {
      return (text_range){ranges[middle].first, ranges[middle].last, ranges[middle].class};
    }
  }
  return (text_range){.first = low > 0 ? ranges[low - 1].last + 1u : 0x80,
                      .last = low < COUNT_OF(ranges) ? ranges[low].first - 1u : UINT16_MAX,
                      .class = TEXT_LETTER};
}

size_t matn_text_begins(const char *text, size_t len, const char *begin) {
  size_t at = 0;
  while (begin[at] != '\0') {
    if (at == len || (char)to_lower((unsigned char)text[at]) != begin[at]) return 0;
    at++;
  }
  return at;
}

/* A character that is not ASCII, and its length. */
static uint32_t code_point_at(const unsigned char *s, size_t *len) {
  ASSERT(s[0] >= 0xC2 && s[0] <= 0xF4);
  if (s[0] < 0xE0) {
    *len = 2;
    return (uint32_t)(s[0] & 0x1F) << 6 | (s[1] & 0x3F);
  }
  if (s[0] < 0xF0) {
    *len = 3;
    return (uint32_t)(s[0] & 0x0F) << 12 | (uint32_t)(s[1] & 0x3F) << 6 | (s[2] & 0x3F);
  }
  *len = 4;
  return (uint32_t)(s[0] & 0x07) << 18 | (uint32_t)(s[1] & 0x3F) << 12 | (uint32_t)(s[2] & 0x3F) << 6 |
         (s[3] & 0x3F);
}

text_class matn_text_class_near(const char *p, size_t *len, text_range *near) {
  const unsigned char *s = (const unsigned char *)p;
  *len = 1;
  if (s[0] < 0x80) return (text_class)matn_byte_classes[s[0]];
  uint32_t code_point = code_point_at(s, len);
  if (code_point < near->first || code_point > near->last || near->first == 0) *near = range_of(code_point);
  return (text_class)near->class;
}

text_class matn_text_class(const char *p, size_t *len) {
  text_range near = {0};
  return matn_text_class_near(p, len, &near);
}
