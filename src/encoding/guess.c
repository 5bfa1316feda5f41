/* Single-byte encodings are judged by two things. The first is how often each byte occurs, compared with how
 * often a language uses the letter that the byte means. The second is where these bytes stand: in Latin
 * scripts alone between ASCII letters, in other scripts together. Multi-byte encodings, and UTF-8 with
 * errors, are in guess_pairs.c. */
#include "guess.h"

#include "choice.h"
#include "decoders.h"
#include "tables/guess.h"

#if MATN_ENCODINGS == MATN_ENCODINGS_utf8

matn_encoding matn_guess(const uint8_t *bytes, size_t len, const guess_hint *hint) {
  (void)bytes, (void)len, (void)hint;
  return MATN_ENCODING_NONE; /* this build decodes UTF-8 only */
}

#else

/* The cost of a byte that is no letter of the language; and of a byte that no text has: a control character,
 * a part of drawn lines, or no character at all. */
#define COST_OTHER (11 * COST_BIT)
#define COST_WRONG (20 * COST_BIT)
/* Extra costs of bytes that are not ASCII. In a Latin script: of two beside each other. In another script: of
 * one beside an ASCII letter. In any: of one before an ASCII byte that seldom follows a letter. */
#define COST_TOGETHER (3 * COST_BIT)
#define COST_MIXED (3 * COST_BIT)
#define COST_ODD (5 * COST_BIT)
/* Added to the cost of every language but the one that the page claims to be in. */
#define COST_OTHER_LANGUAGE (8 * COST_BIT)
/* If the bytes cost more than this on average they are no text. A hundred random bytes cost 7.87 bits each,
 * or more. */
#define COST_MOST (7 * COST_BIT + 6)
#define COST_MOST_MULTI_BYTE (9 * COST_BIT) /* some of whose bytes are ASCII */

/* The encodings that are guessed, as far as this build decodes them. If the bytes are the same text in
 * several, the first one is taken. */
static const struct candidate {
  uint8_t encoding;
  uint8_t first, last; /* languages */
  uint8_t bits;        /* how rare it is */
} candidates[] = {
    {MATN_ENCODING_WINDOWS_1252, GUESS_DE, GUESS_IS, 0}, {MATN_ENCODING_WINDOWS_1250, GUESS_CS, GUESS_SL, 2},
    {MATN_ENCODING_ISO_8859_2, GUESS_CS, GUESS_SL, 3},   {MATN_ENCODING_WINDOWS_1254, GUESS_TR, GUESS_TR, 2},
    {MATN_ENCODING_WINDOWS_1251, GUESS_RU, GUESS_BG, 2}, {MATN_ENCODING_KOI8_R, GUESS_RU, GUESS_BG, 3},
    {MATN_ENCODING_KOI8_U, GUESS_RU, GUESS_UK, 4},       {MATN_ENCODING_ISO_8859_5, GUESS_RU, GUESS_BG, 5},
    {MATN_ENCODING_IBM866, GUESS_RU, GUESS_BG, 12},      {MATN_ENCODING_WINDOWS_1253, GUESS_EL, GUESS_EL, 2},
    {MATN_ENCODING_ISO_8859_7, GUESS_EL, GUESS_EL, 6},   {MATN_ENCODING_WINDOWS_1255, GUESS_HE, GUESS_HE, 2},
    {MATN_ENCODING_WINDOWS_1256, GUESS_AR, GUESS_FA, 2}, {MATN_ENCODING_ISO_8859_6, GUESS_AR, GUESS_AR, 4},
    {MATN_ENCODING_WINDOWS_874, GUESS_TH, GUESS_TH, 2},
};

static const struct multi_byte_candidate {
  uint8_t encoding;
  char language[2];
} multi_byte_candidates[] = {
    {MATN_ENCODING_UTF_8, {0, 0}},
#if MATN_ENCODINGS == MATN_ENCODINGS_all
    {MATN_ENCODING_SHIFT_JIS, {'j', 'a'}}, {MATN_ENCODING_EUC_JP, {'j', 'a'}},
    {MATN_ENCODING_GBK, {'z', 'h'}},       {MATN_ENCODING_BIG5, {'z', 'h'}},
    {MATN_ENCODING_EUC_KR, {'k', 'o'}},
#endif
};

/* How often each byte occurs that is not ASCII, and what stands beside them. */
struct byte_counts {
  uint16_t bytes[128];
  uint32_t total;
  uint32_t together; /* two beside each other */
  uint32_t mixed;    /* one beside an ASCII letter */
  uint32_t ends;     /* one before an ASCII byte that is no letter */
  uint32_t odd;      /* one before a capital, a digit or a sign other than punctuation */
};

_Static_assert(MATN_GUESS_SIZE_MAX <= UINT16_MAX, "bytes can be counted");

static bool is_odd(uint8_t byte) {
  return is_upper(byte) || is_digit(byte) || byte == '@' || (byte >= '[' && byte <= '`' && byte != ']') ||
         byte >= '{';
}

static void count_bytes(struct byte_counts *counts, const uint8_t *bytes, size_t len) {
  memset(counts, 0, sizeof *counts);
  for (size_t i = 0; i < len; i++) {
    i += ascii_len(bytes + i, len - i);
    if (i == len) return;
    uint8_t next = i + 1 < len ? bytes[i + 1] : 0;
    counts->bytes[bytes[i] - 0x80]++;
    counts->total++;
    counts->together += next >= 0x80;
    counts->mixed += (uint32_t)(next < 0x80 && is_alpha(next)) + (uint32_t)(i > 0 && is_alpha(bytes[i - 1]));
    counts->ends += next < 0x80 && !is_alpha(next);
    counts->odd += next < 0x80 && is_odd(next);
  }
}

static size_t count_bits(uint8_t byte) {
  size_t count = 0;
  for (; byte != 0; byte &= (uint8_t)(byte - 1)) count++;
  return count;
}

/* The cost of a letter in a language; 0 if the language does not have it. */
static uint32_t listed_cost(const struct guess_language *language, uint32_t letter) {
  const uint8_t *bits = guess_letters + language[0].bits;
  size_t at = letter - language->letter, len = language[1].bits - (size_t)language[0].bits;
  uint8_t bit = (uint8_t)(1u << at % 8);
  if (letter < language->letter || at / 8 >= len || (bits[at / 8] & bit) == 0) return 0;
  size_t before = count_bits(bits[at / 8] & (uint8_t)(bit - 1));
  for (size_t i = 0; i < at / 8; i++) before += count_bits(bits[i]);
  return guess_costs[language->costs + before];
}

static uint32_t shared_cost(uint32_t letter) {
  if (letter == 0xA0) return GUESS_NO_BREAK_SPACE_COST;
  for (size_t i = 0; i < COUNT_OF(guess_shared); i++)
    if (guess_shared[i] == letter) return GUESS_SHARED_COST;
  return 0;
}

static uint32_t letter_cost(size_t language, uint32_t letter) {
  uint32_t cost = listed_cost(&guess_languages[language], letter);
  if (cost == 0) cost = shared_cost(letter);
  if (cost != 0) return cost;
  bool draws_lines = letter >= 0x2500 && letter < 0x25A0;
  return letter < 0xA0 || letter == REPLACEMENT_CHARACTER || draws_lines ? COST_WRONG : COST_OTHER;
}

static uint32_t single_byte_cost(const struct byte_counts *counts, const uint16_t *characters,
                                 size_t language) {
  bool is_latin = language < GUESS_RU;
  uint32_t cost = counts->odd * COST_ODD;
  const uint8_t *ends = guess_languages[language].ends;
  cost += (counts->total - counts->ends) * ends[0] + counts->ends * ends[1];
  cost += is_latin ? counts->together * COST_TOGETHER : counts->mixed * COST_MIXED;
  for (size_t i = 0; i < COUNT_OF(counts->bytes); i++) {
    if (counts->bytes[i] == 0) continue;
    cost += counts->bytes[i] * letter_cost(language, characters[i]);
  }
  return cost;
}

/* The best so far. */
struct choice {
  matn_encoding encoding;
  uint32_t cost;     /* of the bytes */
  uint32_t with_all; /* and of being rare or not expected */
};

static void consider(struct choice *best, matn_encoding encoding, const char language[2], uint32_t cost,
                     uint32_t rareness, const guess_hint *hint) {
  uint32_t with_all = cost + rareness;
  bool is_language = encoding == MATN_ENCODING_UTF_8 || encoding == hint->fallback ||
                     memcmp(language, hint->language, 2) == 0;
  if (encoding != hint->expected && hint->expected != MATN_ENCODING_NONE) with_all += hint->doubt;
  if (!is_language) with_all += COST_OTHER_LANGUAGE;
  if (best->encoding != MATN_ENCODING_NONE && with_all >= best->with_all) return;
  *best = (struct choice){encoding, cost, with_all};
}

matn_encoding matn_guess(const uint8_t *bytes, size_t len, const guess_hint *hint) {
  struct choice best = {MATN_ENCODING_NONE, 0, 0};
  struct byte_counts counts;
  count_bytes(&counts, bytes, len);
  for (size_t i = 0; i < COUNT_OF(candidates); i++) {
    matn_encoding encoding = (matn_encoding)candidates[i].encoding;
    uint16_t characters[SINGLE_BYTE_HIGH];
    matn_single_byte_characters(encoding, characters);
    for (size_t language = candidates[i].first; language <= candidates[i].last; language++)
      consider(&best, encoding, guess_languages[language].tag,
               single_byte_cost(&counts, characters, language), candidates[i].bits * COST_BIT, hint);
  }
  for (size_t i = 0; i < COUNT_OF(multi_byte_candidates); i++) {
    matn_encoding encoding = (matn_encoding)multi_byte_candidates[i].encoding;
    consider(&best, encoding, multi_byte_candidates[i].language,
             matn_guess_multi_byte_cost(encoding, bytes, len), 2 * COST_BIT, hint);
  }
  uint32_t most = best.encoding >= MATN_ENCODING_GBK ? COST_MOST_MULTI_BYTE : COST_MOST;
  return best.cost <= counts.total * most ? best.encoding : MATN_ENCODING_NONE;
}

#endif
