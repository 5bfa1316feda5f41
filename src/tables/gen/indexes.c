/* Prints src/tables/indexes.h, the indexes of the multi-byte encodings, from the Encoding Standard's data:
 *
 *   indexes DIR > src/tables/indexes.h
 *
 * DIR holds the index-NAME.txt of https://encoding.spec.whatwg.org/.
 *
 * An index is cut into blocks of INDEX_BLOCK pointers. From each code point its place in the block is
 * subtracted. The least of these differences is the base of the block. What each is above the base is stored,
 * in as many bits as the block needs. So a run of code points needs no bits, and a rising sequence with gaps
 * needs few. If all bits are set there is no code point; if the base is 0 the whole block has none.
 *
 * Each index is printed as one array of 16-bit words. For each block it has the base, and where in the array
 * its bits begin. Then the same for the end, and then the bits, the lowest ones first. A block of sixteen
 * pointers has as many words as a pointer has bits. */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
  INDEX_BLOCK = 16,
  MAX_POINTERS = 32768,
  MAX_RANGES = 512,
  LAST_BMP_POINTER = 39419, /* the last of gb18030's four-byte pointers below U+10000 */
};

static void fail(const char *what, const char *which) {
  fprintf(stderr, "indexes: %s: %s\n", what, which);
  exit(1);
}

struct entry {
  unsigned pointer, code_point;
};

static FILE *open_index(const char *dir, const char *name) {
  char path[4096];
  if ((size_t)snprintf(path, sizeof path, "%s/index-%s.txt", dir, name) >= sizeof path)
    fail("path too long", dir);
  FILE *in = fopen(path, "rb");
  if (!in) fail("cannot open", path);
  return in;
}

static int next_entry(FILE *in, struct entry *entry) {
  char line[256];
  while (fgets(line, sizeof line, in))
    if (line[0] != '#' && sscanf(line, "%u 0x%x", &entry->pointer, &entry->code_point) == 2) return 1;
  return 0;
}

/* The code points of an index; 0 where there is none. */
static uint32_t code_points[MAX_POINTERS];

static void read_index(const char *dir, const char *name, size_t count) {
  struct entry entry;
  memset(code_points, 0, sizeof code_points);
  FILE *in = open_index(dir, name);
  while (next_entry(in, &entry)) {
    unsigned plane = entry.code_point >> 16;
    if (entry.pointer >= count || entry.code_point < 0x80 || plane == 1 || plane > 2)
      fail("not understood", name);
    code_points[entry.pointer] = entry.code_point;
  }
  fclose(in);
}

/* Moves plane 2 to the place of plane 1, to save a bit. */
static uint32_t moved(uint32_t code_point) {
  return code_point > 0xFFFF ? code_point - 0x10000 : code_point;
}

struct block {
  uint32_t base;
  unsigned width; /* bits of each pointer */
};

static struct block measure(const uint32_t *points) {
  uint32_t least = UINT32_MAX, most = 0;
  int gaps = 0;
  for (unsigned i = 0; i < INDEX_BLOCK; i++) {
    uint32_t difference = moved(points[i]) - i;
    if (points[i] == 0) gaps = 1;
    if (points[i] != 0 && difference < least) least = difference;
    if (points[i] != 0 && difference > most) most = difference;
  }
  struct block block = {least < UINT16_MAX ? least : UINT16_MAX, 0};
  if (least == UINT32_MAX) block.base = 0;
  if (least == UINT32_MAX || (!gaps && most == block.base)) return block;
  while ((UINT32_C(1) << block.width) - 1 <= most - block.base) block.width++;
  return block;
}

static unsigned words[MAX_POINTERS * 2];
static size_t bit_count;

static void add_bits(uint32_t value, unsigned width) {
  for (unsigned i = 0; i < width; i++, bit_count++)
    words[bit_count / 16] |= (value >> i & 1) << bit_count % 16;
}

static void print_words(const char *linkage, const char *name, const unsigned *numbers, size_t count) {
  printf("%sconst uint16_t %s[] = {", linkage, name);
  for (size_t i = 0; i < count; i++) printf("%s%u,", i % 16 ? " " : "\n    ", numbers[i]);
  printf("\n};\n\n");
}

static bool is_gb2312(unsigned pointer) {
  unsigned lead = pointer / 190 + 0x81, trail = pointer % 190 + 0x41;
  return lead >= 0xB0 && lead <= 0xF7 && trail >= 0xA1;
}

static void leave_gb2312_out(void) {
  for (unsigned i = 0; i < 126 * 190; i++)
    if (is_gb2312(i)) code_points[i] = 0;
}

/* Prints an index for the pointers below `count`. Decoders ask for no others. */
static void print_index(const char *dir, const char *file, const char *name, size_t count) {
  size_t blocks = (count + INDEX_BLOCK - 1) / INDEX_BLOCK;
  read_index(dir, file, count);
  if (strcmp(file, "gb18030") == 0) leave_gb2312_out();
  memset(words, 0, sizeof words);
  bit_count = 32 * (blocks + 1);
  for (size_t i = 0; i < blocks; i++) {
    const uint32_t *points = code_points + i * INDEX_BLOCK;
    struct block block = measure(points);
    words[2 * i] = block.base;
    words[2 * i + 1] = (unsigned)(bit_count / 16);
    for (unsigned j = 0; j < INDEX_BLOCK; j++)
      add_bits(points[j] ? moved(points[j]) - j - block.base : UINT32_MAX, block.width);
  }
  words[2 * blocks + 1] = (unsigned)(bit_count / 16);
  size_t len = bit_count / 16 + 1; /* a look-up reads two words */
  if (len > UINT16_MAX) fail("too large", file);
  printf("/* %s: %zu bytes. */\n", file, 2 * len);
  print_words("", name, words, len);
}

/* Prints the ideographs of GB 2312, not packed, and takes them out of gb18030's index. Most text in GBK
 * consists of them. Their order is such that packing would hardly make them smaller. */
static void print_gb2312(const char *dir) {
  static unsigned points[72 * 94];
  size_t count = 0;
  read_index(dir, "gb18030", 126 * 190);
  for (unsigned i = 0; i < 126 * 190; i++)
    if (is_gb2312(i)) points[count++] = code_points[i];
  printf("/* gb18030, lead bytes 0xB0 to 0xF7, trail bytes 0xA1 to 0xFE: %zu bytes. */\n", 2 * count);
  print_words("", "matn_index_gb2312", points, count);
}

/* Prints the ranges below U+10000. Everything above is one range, which needs no table. */
static void print_ranges(const char *dir) {
  static unsigned pointers[MAX_RANGES], points[MAX_RANGES];
  struct entry entry;
  size_t count = 0;
  FILE *in = open_index(dir, "gb18030-ranges");
  while (next_entry(in, &entry)) {
    if (entry.pointer > LAST_BMP_POINTER) continue;
    if (count == MAX_RANGES || entry.code_point > UINT16_MAX) fail("not understood", "gb18030-ranges");
    pointers[count] = entry.pointer;
    points[count++] = entry.code_point;
  }
  fclose(in);
  if (count == 0 || pointers[0] != 0) fail("not understood", "gb18030-ranges");
  printf("/* gb18030-ranges below U+10000: %zu bytes. */\n", 4 * count);
  print_words("static ", "range_pointers", pointers, count);
  print_words("static ", "range_code_points", points, count);
}

int main(int argc, char **argv) {
  if (argc != 2) fail("usage", "indexes DIR > src/tables/indexes.h");
  printf("/* Generated by src/tables/gen/indexes.c from index-*.txt of https://encoding.spec.whatwg.org/.\n"
         " * Do not edit. */\n"
         "/* clang-format off */\n"
         "#ifndef MATN_TABLES_INDEXES_H\n#define MATN_TABLES_INDEXES_H\n\n#include <stdint.h>\n\n");
  print_index(argv[1], "gb18030", "matn_index_gb18030", 126 * 190);
  print_gb2312(argv[1]);
  print_index(argv[1], "big5", "matn_index_big5", 126 * 157);
  print_index(argv[1], "euc-kr", "matn_index_euc_kr", 126 * 190);
  print_index(argv[1], "jis0208", "matn_index_jis0208", 60 * 188);
  print_index(argv[1], "jis0212", "matn_index_jis0212", 94 * 94);
  print_ranges(argv[1]);
  printf("#endif\n");
  return 0;
}
