/* Writes src/tables/guess.h: the cost of letters in each language, in eighths of a bit, and the commonest
 * characters of the East Asian languages. They are learnt from the texts in src/tables/gen/texts, one file a
 * language. Its first line has all letters, or the commonest characters; prose follows. The codes of East
 * Asian characters come from the indexes of the Encoding Standard. */
#include <ctype.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
  CHARACTERS = 0x10000, /* none of the texts needs more */
  UNIT = 8,             /* parts of a bit */
  CAPITAL_SHARE = 40,   /* a capital is at least this many times rarer than its small letter */
  LETTERS_RANGE = 384,  /* characters between the first and the last letter of a language */
  COMMON = 96,          /* characters of an East Asian language that are listed */
};

/* The cost of characters that all languages share: quotation marks, dashes, signs. */
enum { SHARED_COST = 6 * UNIT, NO_BREAK_SPACE = 0xA0, NO_BREAK_SPACE_COST = 3 * UNIT };
static const char shared[] = "\u00A0«»“”„‘’‚–—…•·©®°§€£™´½×№±²\u200C\u200E\u200F";

static const char *const languages[] = {"de", "fr", "es", "pt", "it", "ca", "sv", "da", "is",
                                        "cs", "sk", "pl", "hu", "ro", "hr", "sl", "tr", "ru",
                                        "uk", "bg", "el", "he", "ar", "fa", "th"};

/* The kinds of two-byte characters, in the order of enum pair_kind in src/encoding/guess.h. */
enum { KIND_COMMON, KIND_SYMBOL, KIND_KANA, KIND_FIRST, KIND_SECOND, KIND_OTHER, KINDS };

static const struct charset {
  const char *name, *text, *index;
  uint8_t kana_last, first, first_last, second, second_last; /* lead bytes */
  bool rows_of_157;                                          /* Big5's way from pointer to bytes */
  uint16_t row;                                              /* pointers in a row of other charsets */
} charsets[] = {
    {"JAPANESE", "ja", "jis0208", 0xA5, 0xB0, 0xCF, 0xD0, 0xF4, false, 94},
    {"CHINESE", "zh", "gb18030", 0xA9, 0xB0, 0xD7, 0xD8, 0xF7, false, 190},
    {"TAIWANESE", "zh-tw", "big5", 0xA3, 0xA4, 0xC6, 0xC9, 0xF9, true, 157},
    {"KOREAN", "ko", "euc-kr", 0xAC, 0xB0, 0xC8, 0xCA, 0xFD, false, 190},
};

static uint32_t counts[CHARACTERS], order[CHARACTERS];
static uint32_t ends; /* letters before an ASCII byte that is no letter */
static uint16_t codes[CHARACTERS];

static void fail(const char *what, const char *which) {
  fprintf(stderr, "guess: %s: %s\n", what, which);
  exit(1);
}

static FILE *open_file(const char *dir, const char *before, const char *name) {
  char path[4096];
  snprintf(path, sizeof path, "%s/%s%s.txt", dir, before, name);
  FILE *in = fopen(path, "rb");
  if (!in) fail("cannot open", path);
  return in;
}

/* The next character that is not ASCII; 0 at the end. */
static uint32_t next_character(FILE *in) {
  int c;
  while ((c = getc(in)) != EOF && c < 0x80) continue;
  if (c == EOF) return 0;
  int more = c < 0xE0 ? 1 : 2;
  if (c < 0xC2 || c >= 0xF0) fail("not UTF-8 of three bytes", "a text");
  uint32_t code_point = (uint32_t)c & (more == 1 ? 0x1F : 0x0F);
  while (more-- > 0) code_point = code_point << 6 | ((uint32_t)getc(in) & 0x3F);
  return code_point;
}

/* Counts a text's characters; returns how many there are. */
static uint32_t read_text(const char *dir, const char *language) {
  uint32_t total = 0, code_point;
  memset(counts, 0, sizeof counts);
  ends = 0;
  FILE *in = open_file(dir, "", language);
  while ((code_point = next_character(in)) != 0) {
    if (counts[code_point]++ == 0) order[code_point] = total;
    total++;
    int next = getc(in);
    if (next != EOF) ungetc(next, in);
    if (next < 0x80 && !isalpha(next)) ends++;
  }
  fclose(in);
  return total;
}

/* The cost of something that occurs `part` times in `whole`, in parts of a bit. */
static unsigned cost_of(uint64_t part, uint64_t whole) {
  unsigned cost = 0;
  uint64_t ratio = (whole << 16) / part; /* at least one */
  for (; ratio >= 2u << 16; ratio >>= 1) cost += UNIT;
  for (unsigned half = UNIT / 2; half > 0; half /= 2) {
    ratio = ratio * ratio >> 16;
    if (ratio >= 2u << 16) ratio >>= 1, cost += half;
  }
  return cost < UINT8_MAX ? cost : UINT8_MAX;
}

/* The capital of a small letter, or 0. */
static uint32_t capital_of(uint32_t c) {
  if ((c >= 0xE0 && c <= 0xFE && c != 0xF7) || (c >= 0x3B1 && c <= 0x3CB && c != 0x3C2)) return c - 0x20;
  if (c >= 0x430 && c <= 0x44F) return c - 0x20;
  if (c >= 0x450 && c <= 0x45F) return c - 0x50;
  if ((c >= 0x100 && c <= 0x137) || (c >= 0x14A && c <= 0x177) || c == 0x491) return c % 2 == 1 ? c - 1 : 0;
  if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E)) return c % 2 == 0 ? c - 1 : 0;
  return 0;
}

static bool is_shared(uint32_t code_point) {
  char utf8[4] = {0};
  int len = code_point < 0x800 ? 2 : 3;
  if (code_point < 0x800) {
    utf8[0] = (char)(0xC0 | code_point >> 6);
  } else {
    utf8[0] = (char)(0xE0 | code_point >> 12);
    utf8[1] = (char)(0x80 | (code_point >> 6 & 0x3F));
  }
  utf8[len - 1] = (char)(0x80 | (code_point & 0x3F));
  return strstr(shared, utf8) != NULL;
}

static unsigned letter_count;
static char letters[64 * 1024], costs[64 * 1024];
static size_t letters_len, costs_len;
static unsigned letter_bytes;

static void add_cost(unsigned cost) {
  const char *end = letter_count % 16 == 15 ? "\n   " : "";
  costs_len += (size_t)snprintf(costs + costs_len, sizeof costs - costs_len, " %u,%s", cost, end);
  if (costs_len >= sizeof costs) fail("too many", "letters");
  letter_count++;
}

static void add_letters(const uint8_t *bits, size_t len) {
  for (size_t i = 0; i < len; i++, letter_bytes++) {
    const char *end = letter_bytes % 16 == 15 ? "\n   " : "";
    letters_len +=
        (size_t)snprintf(letters + letters_len, sizeof letters - letters_len, " 0x%02X,%s", bits[i], end);
    if (letters_len >= sizeof letters) fail("too many", "letters");
  }
}

static void add_language(const char *dir, const char *language) {
  uint32_t total = read_text(dir, language), base = 0;
  uint8_t bits[LETTERS_RANGE / 8] = {0};
  size_t len = 0;
  unsigned first = letter_count, end_cost = cost_of(ends, total), other_cost = cost_of(total - ends, total);
  for (uint32_t c = 0; c < CHARACTERS; c++) {
    if (is_shared(c) && counts[c] > 0) total -= counts[c], counts[c] = 0;
    uint32_t capital = counts[c] > 0 ? capital_of(c) : 0;
    if (capital > 0 && counts[capital] * CAPITAL_SHARE < counts[c])
      counts[capital] = counts[c] / CAPITAL_SHARE + 1;
  }
  for (uint32_t c = 0; c < CHARACTERS; c++) {
    if (counts[c] == 0) continue;
    if (base == 0) base = c;
    if (c - base >= LETTERS_RANGE) fail("too far apart", language);
    len = (c - base) / 8 + 1;
    bits[len - 1] |= (uint8_t)(1u << (c - base) % 8);
    add_cost(cost_of(counts[c], total));
  }
  printf("    {{'%c', '%c'}, {%u, %u}, %u, %u, 0x%04X},\n", language[0], language[1], other_cost, end_cost,
         first, letter_bytes, base);
  add_letters(bits, len);
}

static void print_shared(void) {
  unsigned count = 0;
  printf("/* The signs that all share, which cost the same but for the no-break space. */\n"
         "enum { GUESS_SHARED_COST = %d, GUESS_NO_BREAK_SPACE_COST = %d };\n"
         "static const uint16_t guess_shared[] = {\n   ",
         SHARED_COST, NO_BREAK_SPACE_COST);
  for (uint32_t c = NO_BREAK_SPACE + 1; c < CHARACTERS; c++)
    if (is_shared(c)) printf(" 0x%04X,%s", c, count++ % 12 == 11 ? "\n   " : "");
  printf("\n};\n\n");
}

static void print_languages(const char *dir) {
  size_t count = sizeof languages / sizeof languages[0];
  printf(
      "/* Languages, and behind them the end: what it costs in eighths of a bit that a letter which is not "
      "ASCII does\n * not end a word, and that it does; where the costs of such letters begin, and the bits "
      "that "
      "tell which they\n * are; and the first one. */\n"
      "static const struct guess_language {\n  char tag[2];\n  uint8_t ends[2];\n"
      "  uint16_t costs, bits, letter;\n} guess_languages[] = {\n");
  for (size_t i = 0; i < count; i++) add_language(dir, languages[i]);
  printf("    {{0, 0}, {0, 0}, %u, %u, 0},\n};\n\nenum {\n", letter_count, letter_bytes);
  for (size_t i = 0; i < count; i++)
    printf("  GUESS_%c%c,\n", languages[i][0] - 'a' + 'A', languages[i][1] - 'a' + 'A');
  printf("  GUESS_LANGUAGES\n};\n\n/* A bit for each character from the first letter of a language on, the "
         "lowest first: whether it is one. "
         "*/\n"
         "static const uint8_t guess_letters[] = {\n   %s\n};\n\n",
         letters);
  printf("/* The cost of each letter, in eighths of a bit. */\nstatic const uint8_t guess_costs[] = {\n   "
         "%s\n};\n\n",
         costs);
  print_shared();
}

static uint16_t code_of(const struct charset *set, unsigned pointer) {
  unsigned lead = pointer / set->row, trail = pointer % set->row;
  if (set->rows_of_157) return (uint16_t)((lead + 0x81) << 8 | (trail + (trail < 0x3F ? 0x40u : 0x62u)));
  if (set->row == 94) return (uint16_t)((lead + 0xA1) << 8 | (trail + 0xA1));
  bool korean = strcmp(set->text, "ko") == 0; /* its trail bytes begin at 0x41; GBK leaves 0x7F out */
  return (uint16_t)((lead + 0x81) << 8 | (trail + (korean ? 0x41u : trail < 0x3F ? 0x40u : 0x41u)));
}

static void read_index(const char *dir, const struct charset *set) {
  char line[256];
  unsigned pointer, code_point;
  memset(codes, 0, sizeof codes);
  FILE *in = open_file(dir, "index-", set->index);
  while (fgets(line, sizeof line, in)) {
    if (line[0] == '#' || sscanf(line, "%u 0x%x", &pointer, &code_point) != 2) continue;
    if (set->rows_of_157 && pointer < (0xA1 - 0x81) * 157) continue; /* Hong Kong's additions */
    if (code_point < CHARACTERS && codes[code_point] == 0 && pointer / set->row + 0x81 <= 0xFE)
      codes[code_point] = code_of(set, pointer);
  }
  fclose(in);
}

static int kind_of(const struct charset *set, uint16_t code) {
  uint8_t lead = (uint8_t)(code >> 8);
  if ((code & 0xFF) < 0xA1 && !set->rows_of_157) return KIND_OTHER;
  if (lead >= 0xA1 && lead <= 0xA3) return KIND_SYMBOL;
  if (lead >= 0xA4 && lead <= set->kana_last) return KIND_KANA;
  if (lead >= set->first && lead <= set->first_last) return KIND_FIRST;
  return lead >= set->second && lead <= set->second_last ? KIND_SECOND : KIND_OTHER;
}

static int compare_counts(const void *a, const void *b) {
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  if (counts[x] != counts[y]) return counts[x] < counts[y] ? 1 : -1;
  return order[x] < order[y] ? -1 : order[x] > order[y];
}

static int compare_codes(const void *a, const void *b) {
  return (int)codes[*(const uint32_t *)a] - (int)codes[*(const uint32_t *)b];
}

/* How many codes there are of each kind. */
static void count_codes(const struct charset *set, uint32_t sizes[KINDS]) {
  uint32_t trails = set->rows_of_157 ? 157 : 94;
  sizes[KIND_COMMON] = COMMON;
  sizes[KIND_SYMBOL] = 3 * trails;
  sizes[KIND_KANA] = (set->kana_last - 0xA3u) * trails;
  sizes[KIND_FIRST] = (set->first_last - set->first + 1u) * trails;
  sizes[KIND_SECOND] = (set->second_last - set->second + 1u) * trails;
  sizes[KIND_OTHER] = 126 * 190;
}

static void print_charset(const char *texts, const char *indexes, const struct charset *set) {
  static uint32_t found[CHARACTERS];
  uint32_t count = 0, kinds[KINDS] = {0}, sizes[KINDS];
  uint32_t total = read_text(texts, set->text) + KINDS;
  read_index(indexes, set);
  for (uint32_t c = 0; c < CHARACTERS; c++)
    if (counts[c] > 0 && codes[c] != 0) found[count++] = c;
  qsort(found, count, sizeof found[0], compare_counts);
  if (count < COMMON) fail("too few characters", set->text);
  for (uint32_t i = 0; i < count; i++)
    kinds[i < COMMON ? KIND_COMMON : kind_of(set, codes[found[i]])] += counts[found[i]];
  qsort(found, COMMON, sizeof found[0], compare_codes);
  count_codes(set, sizes);
  printf("    {{");
  for (int i = 0; i < KINDS; i++)
    printf("%u,%s", cost_of(kinds[i] + 1, (uint64_t)total * (sizes[i] > 0 ? sizes[i] : 1)),
           i + 1 < KINDS ? " " : "");
  printf("},\n     {");
  for (uint32_t i = 0; i < COMMON; i++) printf("0x%04X,%s", codes[found[i]], i % 12 == 11 ? "\n      " : " ");
  printf("}},\n");
}

int main(int argc, char **argv) {
  if (argc != 3) fail("usage", "guess TEXTS INDEXES > src/tables/guess.h");
  printf("/* Generated by src/tables/gen/guess.c from src/tables/gen/texts and the index-*.txt of\n"
         " * https://encoding.spec.whatwg.org/. Do not edit. */\n"
         "/* clang-format off */\n"
         "#ifndef MATN_TABLES_GUESS_H\n#define MATN_TABLES_GUESS_H\n\n#include <stdint.h>\n\n");
  print_languages(argv[1]);
  printf("enum {");
  for (size_t i = 0; i < sizeof charsets / sizeof charsets[0]; i++) printf(" GUESS_%s,", charsets[i].name);
  printf(" GUESS_CHARSETS };\n\n");
  printf("/* What a two-byte character costs by its kind, and the codes of the commonest ones, sorted; those "
         "of\n"
         " * Japanese are EUC-JP's. */\n"
         "static const struct guess_charset {\n  uint8_t costs[%d];\n  uint16_t common[%d];\n"
         "} guess_charsets[GUESS_CHARSETS] = {\n",
         KINDS, COMMON);
  for (size_t i = 0; i < sizeof charsets / sizeof charsets[0]; i++)
    print_charset(argv[1], argv[2], &charsets[i]);
  printf("};\n\n#endif\n");
  return 0;
}
