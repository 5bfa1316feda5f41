/* Text in a script is taken to be in the script's largest language. It is in another one if enough of its
 * letters are used by that language only. Latin text tells nothing. */
#include "language.h"

#include "base/utf8.h"

/* The most letters that are looked at; and the fewest that tell a language. */
#define LETTERS_MOST 250
#define LETTERS_LEAST 20

/* Sorted ranges of code points, each with its sign: a script, or letters of one language in it. ASCII letters
 * are in the first. */
static const struct PACKED sign_range {
  uint16_t first, last;
  uint8_t sign;
} sign_ranges[] = {
    {0x0041, 0x024F, 0},  {0x0370, 0x03FF, 1},  {0x0400, 0x0403, 2},  {0x0404, 0x0404, 3},
    {0x0405, 0x0405, 2},  {0x0406, 0x0407, 3},  {0x0408, 0x0453, 2},  {0x0454, 0x0454, 3},
    {0x0455, 0x0455, 2},  {0x0456, 0x0457, 3},  {0x0458, 0x0458, 4},  {0x0459, 0x048F, 2},
    {0x0490, 0x0491, 3},  {0x0492, 0x04FF, 2},  {0x0531, 0x058F, 5},  {0x05D0, 0x05F2, 6},
    {0x0621, 0x0678, 7},  {0x0679, 0x0679, 9},  {0x067A, 0x067D, 7},  {0x067E, 0x067E, 8},
    {0x067F, 0x0685, 7},  {0x0686, 0x0686, 8},  {0x0687, 0x0687, 7},  {0x0688, 0x0688, 9},
    {0x0689, 0x0690, 7},  {0x0691, 0x0691, 9},  {0x0692, 0x0697, 7},  {0x0698, 0x0698, 8},
    {0x0699, 0x06A8, 7},  {0x06A9, 0x06A9, 8},  {0x06AA, 0x06AE, 7},  {0x06AF, 0x06AF, 8},
    {0x06B0, 0x06BD, 7},  {0x06BE, 0x06BE, 9},  {0x06BF, 0x06CB, 7},  {0x06CC, 0x06CC, 8},
    {0x06CD, 0x06D1, 7},  {0x06D2, 0x06D2, 9},  {0x0904, 0x0939, 10}, {0x0985, 0x09B9, 11},
    {0x0A05, 0x0A39, 12}, {0x0A85, 0x0AB9, 13}, {0x0B05, 0x0B39, 14}, {0x0B85, 0x0BB9, 15},
    {0x0C05, 0x0C39, 16}, {0x0C85, 0x0CB9, 17}, {0x0D05, 0x0D39, 18}, {0x0D85, 0x0DC6, 19},
    {0x0E01, 0x0E30, 20}, {0x0E81, 0x0EB0, 21}, {0x0F40, 0x0F6C, 22}, {0x1000, 0x1021, 23},
    {0x10D0, 0x10FF, 24}, {0x1100, 0x11FF, 25}, {0x1200, 0x137F, 26}, {0x1780, 0x17A2, 27},
    {0x1820, 0x1878, 28}, {0x3041, 0x30FF, 29}, {0x3400, 0x9FFF, 30}, {0xAC00, 0xD7A3, 25},
};

/* The language of each sign. `of` is the sign of the script that it belongs to. The sign tells its language
 * if it makes up `share` hundredths of the script's text, or more. */
static const struct sign {
  char tag[3];
  uint8_t of, share;
} signs[] = {{"", 0, 0},    {"el", 1, 0},  {"ru", 2, 0},  {"uk", 2, 3},  {"sr", 2, 1},  {"hy", 5, 0},
             {"he", 6, 0},  {"ar", 7, 0},  {"fa", 7, 4},  {"ur", 7, 3},  {"hi", 10, 0}, {"bn", 11, 0},
             {"pa", 12, 0}, {"gu", 13, 0}, {"or", 14, 0}, {"ta", 15, 0}, {"te", 16, 0}, {"kn", 17, 0},
             {"ml", 18, 0}, {"si", 19, 0}, {"th", 20, 0}, {"lo", 21, 0}, {"bo", 22, 0}, {"my", 23, 0},
             {"ka", 24, 0}, {"ko", 25, 0}, {"am", 26, 0}, {"km", 27, 0}, {"mn", 28, 0}, {"ja", 30, 5},
             {"zh", 30, 0}};

_Static_assert(COUNT_OF(signs) <= LANGUAGE_SIGNS, "every sign has a counter");

static const struct sign_range *sign_range_of(uint32_t c) {
  size_t low = 0, high = COUNT_OF(sign_ranges);
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (c >= sign_ranges[middle].first && c <= sign_ranges[middle].last) return &sign_ranges[middle];
    if (c > sign_ranges[middle].last) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return NULL;
}

void matn_language_count(language_guess *g, const char *utf8, size_t len) {
  for (size_t at = 0, step; at < len && g->letters < LETTERS_MOST; at += step) {
    unsigned char c = (unsigned char)utf8[at];
    step = utf8_len(c);
    const struct sign_range *range = is_alpha(c) ? &sign_ranges[0] : NULL;
    if (c >= 0x80) range = sign_range_of(utf8_decode(utf8 + at, step));
    if (range == NULL) continue;
    g->counts[range->sign]++;
    g->letters++;
  }
}

matn_slice matn_language_guess(const language_guess *g) {
  uint32_t sums[COUNT_OF(signs)] = {0};
  size_t script = 0;
  for (size_t i = 0; i < COUNT_OF(signs); i++) sums[signs[i].of] += g->counts[i];
  for (size_t i = 1; i < COUNT_OF(signs); i++) {
    if (sums[i] > sums[script]) script = i;
  }
  if (g->letters < LETTERS_LEAST || script == 0) return (matn_slice){NULL, 0};
  size_t best = script;
  for (size_t i = 0; i < COUNT_OF(signs); i++) {
    bool tells = signs[i].of == script && i != script && g->counts[i] * 100u >= sums[script] * signs[i].share;
    if (tells) best = i;
  }
  return (matn_slice){signs[best].tag, 2};
}

matn_direction matn_language_direction(const char *tag, size_t len) {
  static const char from_right[][3] = {"ar", "he", "iw", "fa", "ur", "ps", "sd", "yi", "ug", "dv", "ckb"};
  size_t language = 0;
  while (language < len && is_alpha((unsigned char)tag[language])) language++;
  if (language < 2 || language > 3) return MATN_DIRECTION_UNKNOWN;
  for (size_t i = 0; i < COUNT_OF(from_right); i++) {
    size_t at = 0;
    while (at < language && (char)to_lower((unsigned char)tag[at]) == from_right[i][at]) at++;
    if (at == language && (at == 3 || from_right[i][at] == '\0')) return MATN_DIRECTION_RTL;
  }
  return MATN_DIRECTION_LTR;
}
