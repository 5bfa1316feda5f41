/* Classes of characters, from the Unicode Character Database's Sentence_Break and Script properties, cut
 * down to what tells running text from lists of links. ASCII has a table, the rest a sorted list of
 * ranges. */
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

/* Ranges of characters below U+FFFF, each up to the next one. The pilcrow (U+00B6) is of links to headings,
 * and no text at their end. */
const text_range matn_text_ranges[] = {
    {0x80, X},   {0xA0, N},   {0xA1, P},   {0xAA, L},   {0xAB, P},   {0xAD, M},   {0xAE, P},   {0xB2, L},
    {0xB4, P},   {0xB5, L},   {0xB6, N},   {0xB7, R},   {0xB8, P},   {0xB9, L},   {0xBB, R},   {0xBC, L},
    {0xBF, P},   {0xC0, L},   {0x300, M},  {0x370, L},  {0x37E, E},  {0x37F, L},  {0x55D, C},  {0x55E, L},
    {0x589, E},  {0x58A, L},  {0x591, M},  {0x5C8, L},  {0x60C, C},  {0x60D, L},  {0x61B, C},  {0x61C, M},
    {0x61D, L},  {0x61F, E},  {0x620, L},  {0x64B, M},  {0x660, D},  {0x66A, P},  {0x66E, L},  {0x6D4, E},
    {0x6D5, L},  {0x6F0, D},  {0x6FA, L},  {0x964, E},  {0x966, D},  {0x970, L},  {0xE00, T},  {0xE50, D},
    {0xE5A, L},  {0xE80, T},  {0xED0, L},  {0x1000, T}, {0x1040, L}, {0x104A, C}, {0x104B, E}, {0x104C, L},
    {0x1050, T}, {0x10A0, L}, {0x1361, P}, {0x1362, E}, {0x1363, C}, {0x1367, E}, {0x1369, L}, {0x1680, N},
    {0x1681, L}, {0x1780, T}, {0x17D4, E}, {0x17D6, L}, {0x2000, N}, {0x200B, M}, {0x2010, P}, {0x2019, M},
    {0x201A, P}, {0x2022, R}, {0x2024, P}, {0x2026, E}, {0x2027, R}, {0x2028, N}, {0x202A, M}, {0x202F, N},
    {0x2030, P}, {0x203A, R}, {0x203B, P}, {0x203C, E}, {0x203E, P}, {0x2047, E}, {0x204A, P}, {0x205F, N},
    {0x2060, M}, {0x2070, L}, {0x2190, P}, {0x2600, L}, {0x3000, N}, {0x3001, C}, {0x3002, E}, {0x3003, P},
    {0x3005, I}, {0x3008, P}, {0x3021, L}, {0x3041, I}, {0x30FB, R}, {0x30FC, I}, {0x3100, L}, {0x3400, I},
    {0x4DC0, L}, {0x4E00, I}, {0xA000, L}, {0xF900, I}, {0xFB00, L}, {0xFE00, M}, {0xFE10, L}, {0xFEFF, X},
    {0xFF00, L}, {0xFF01, E}, {0xFF02, P}, {0xFF0C, C}, {0xFF0D, P}, {0xFF0E, E}, {0xFF0F, R}, {0xFF10, D},
    {0xFF1A, P}, {0xFF1B, C}, {0xFF1C, P}, {0xFF1F, E}, {0xFF20, L}, {0xFF5B, P}, {0xFF5C, R}, {0xFF5D, P},
    {0xFF61, E}, {0xFF62, P}, {0xFF64, C}, {0xFF65, R}, {0xFF66, I}, {0xFFA0, L}, {0xFFFF, L}};

/* A search splits the ranges so that 128 of them are left, which it then halves. */
#define RANGES_FIRST (COUNT_OF(matn_text_ranges) - 128)
_Static_assert(COUNT_OF(matn_text_ranges) > 128 && COUNT_OF(matn_text_ranges) <= 256,
               "the search sees all ranges");

/* The class of a character from U+FFFF on. */
static text_class class_beyond(uint32_t code_point) {
  if (code_point >= 0x1F000 && code_point < 0x1FB00) return TEXT_PUNCTUATION;
  return code_point >= 0x20000 && code_point < 0x3FFFE ? TEXT_IDEOGRAPH : TEXT_LETTER;
}

/* The range that is `step` ranges later, unless it is behind the character. */
static INLINE_FOR_SPEED size_t later(size_t at, size_t step, uint32_t code_point) {
  return matn_text_ranges[at + step].first <= code_point ? at + step : at;
}

static uint8_t range_of(uint32_t code_point) {
  size_t at = later(0, RANGES_FIRST, code_point);
  at = later(at, 64, code_point);
  at = later(at, 32, code_point);
  at = later(at, 16, code_point);
  at = later(at, 8, code_point);
  at = later(at, 4, code_point);
  at = later(at, 2, code_point);
  return (uint8_t)later(at, 1, code_point);
}

size_t matn_text_begins(const char *text, size_t len, const char *begin) {
  size_t at = 0;
  while (begin[at] != '\0') {
    if (at == len || (char)to_lower((unsigned char)text[at]) != begin[at]) return 0;
    at++;
  }
  return at;
}

text_class matn_text_class_afar(uint32_t code_point, text_ranges *near) {
  if (code_point >= UINT16_MAX) return class_beyond(code_point);
  uint8_t at = text_is_in_range(code_point, near->before) ? near->before : range_of(code_point);
  *near = (text_ranges){at, near->last};
  return (text_class)matn_text_ranges[at].class;
}

text_class matn_text_class_beyond(const char *p, size_t *len, text_ranges *near) {
  return text_class_at(p, len, near);
}

text_class matn_text_class(const char *p, size_t *len) {
  text_ranges near = {0};
  return text_class_near(p, len, &near);
}
