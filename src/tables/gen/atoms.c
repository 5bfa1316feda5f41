/* Makes src/tables/atoms.h: an enum of the elements in elements.txt, their names and properties, and a
 * perfect hash of the names. Builds for size have an index by first letter instead of the hash. The table
 * says as well how long the names of elements are whose content is not read as data.
 *
 *   atoms elements.txt > atoms.h
 *   atoms elements.txt enclosing > enclosing.h
 *
 * The second says what the text of each element stands in, as the outline's IN_ bits. */
#include <ctype.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/name_key.h"

#define SLOT_BITS 10
#define SLOTS (1 << SLOT_BITS)

struct element {
  char name[16];
  unsigned properties;
  size_t enclosing; /* index of its bits in enclosings */
};

static const char *const property_names[] = {"block",    "closes-p", "void",   "inline",  "head",
                                             "scope",    "unseen",   "rcdata", "rawtext", "script",
                                             "optional", "noted",    "ends"};
#define PROPERTIES (sizeof property_names / sizeof *property_names)

/* Sets of attributes. The bits above the properties say which one an element has, from 1 on. */
static const char *const attribute_names[] = {"on-meta", "on-link",   "on-a",      "on-html",
                                              "on-time", "on-script", "on-counted"};
#define ATTRIBUTES (sizeof attribute_names / sizeof *attribute_names)

static struct element elements[255];
static size_t count;

static char enclosings[64][64] = {"0"}; /* the different sets of bits, as C */
static size_t enclosing_count = 1;

static void fail(const char *what, const char *name) {
  fprintf(stderr, "atoms: %s: %s\n", what, name);
  exit(1);
}

static unsigned property_bit(const char *name) {
  for (unsigned i = 0; i < PROPERTIES; i++) {
    if (strcmp(property_names[i], name) == 0) return 1u << i;
  }
  for (unsigned i = 0; i < ATTRIBUTES; i++) {
    if (strcmp(attribute_names[i], name) == 0) return (i + 1) << PROPERTIES;
  }
  fail("unknown property", name);
  return 0;
}

/* Adds a word "in-..." to C, as IN_... */
static void add_bit(char c[64], const char *word) {
  size_t len = strlen(c);
  if (len + strlen(word) + 4 > 64) fail("no room for", word);
  if (len > 0) len += (size_t)sprintf(c + len, " | ");
  for (; *word != '\0'; word++) c[len++] = (char)(*word == '-' ? '_' : toupper((unsigned char)*word));
  c[len] = '\0';
}

static size_t find_enclosing(const char *c) {
  if (*c == '\0') return 0;
  for (size_t i = 0; i < enclosing_count; i++) {
    if (strcmp(enclosings[i], c) == 0) return i;
  }
  if (enclosing_count == sizeof enclosings / sizeof *enclosings) fail("no room for", c);
  strcpy(enclosings[enclosing_count], c);
  return enclosing_count++;
}

static void read_elements(const char *path) {
  FILE *file = fopen(path, "r");
  char line[256];
  if (file == NULL) fail("cannot open", path);
  while (fgets(line, sizeof line, file) != NULL) {
    char *word = line[0] == '#' ? NULL : strtok(line, " \n");
    if (word == NULL) continue;
    if (count == sizeof elements / sizeof *elements || strlen(word) >= sizeof elements->name) {
      fail("no room for", word);
    }
    if (count > 0 && strcmp(elements[count - 1].name, word) >= 0) fail("not in order", word);
    strcpy(elements[count].name, word);
    char enclosing[64] = "";
    while ((word = strtok(NULL, " \n")) != NULL) {
      if (strncmp(word, "in-", 3) == 0) {
        add_bit(enclosing, word);
      } else {
        elements[count].properties |= property_bit(word);
        if (strcmp(word, "unseen") == 0) add_bit(enclosing, "in-unseen");
      }
    }
    elements[count++].enclosing = find_enclosing(enclosing);
  }
  fclose(file);
}

static uint32_t hash(const char *name, uint64_t multiplier) {
  return name_key_hash(name_key_of(name, strlen(name)), multiplier, SLOT_BITS);
}

static uint64_t find_multiplier(unsigned char slots[SLOTS]) {
  uint64_t multiplier = 1;
  for (long tries = 0; tries < 10000000; tries++) {
    /* the generator of MMIX; Knuth, The Art of Computer Programming 3.3.4 */
    multiplier = multiplier * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    size_t placed = 0;
    memset(slots, 0, SLOTS);
    while (placed < count && slots[hash(elements[placed].name, multiplier)] == 0) {
      slots[hash(elements[placed].name, multiplier)] = (unsigned char)(placed + 1);
      placed++;
    }
    if (placed == count) return multiplier;
  }
  fail("no perfect hash", "");
  return 0;
}

static void print_constant(const char *prefix, const char *name) {
  printf("%s", prefix);
  for (; *name != '\0'; name++) putchar(*name == '-' ? '_' : toupper((unsigned char)*name));
}

/* Prints what it takes to look names up by their keys: for each hash of a key the element and the length of
 * its name, and for each element the key. */
static void print_keys(const unsigned char slots[SLOTS]) {
  printf("#ifndef __OPTIMIZE_SIZE__\nconst uint8_t matn_atom_slots[1 << ATOM_HASH_BITS][2] = {\n");
  for (size_t i = 0; i < SLOTS; i++) {
    size_t len = slots[i] != 0 ? strlen(elements[slots[i] - 1].name) : 0;
    printf("{%u,%zu}%s", slots[i], len, i % 16 == 15 ? ",\n" : ",");
  }
  printf("};\n\nconst name_key matn_atom_keys[ATOM_COUNT] = {\n  {0, 0}");
  for (size_t i = 0; i < count; i++) {
    name_key key = name_key_of(elements[i].name, strlen(elements[i].name));
    printf("%s{0x%llX, 0x%llX}", i % 2 == 0 ? ",\n  " : ", ", (unsigned long long)key.first,
           (unsigned long long)key.last);
  }
  printf("\n};\n#endif\n");
}

/* Prints the names, each ending in NUL, and the offset of each; the last offset is the end. */
static void print_names(void) {
  size_t offset = sizeof "?";
  printf("static const char atom_names[] =\n  \"?\\0\"");
  for (size_t i = 0; i < count; i++) printf("%s\"%s\\0\"", i % 8 == 7 ? "\n  " : " ", elements[i].name);
  printf(";\n\nstatic const uint16_t atom_offsets[ATOM_COUNT + 1] = {\n  0, %zu", offset);
  for (size_t i = 0; i < count; i++) {
    offset += strlen(elements[i].name) + 1;
    printf("%s%zu", i % 16 == 14 ? ",\n  " : ", ", offset);
  }
  printf("\n};\n\n");
}

/* Prints, for each letter, the first atom whose name begins with it or a later letter, and where that name
 * begins. The end follows Z. */
static void print_letters(void) {
  char first[27 * 8], begin[27 * 8];
  size_t first_len = 0, begin_len = 0, offset = sizeof "?", i = 0;
  for (int letter = 'a'; letter <= 'z' + 1; letter++) {
    for (; i < count && elements[i].name[0] < letter; i++) offset += strlen(elements[i].name) + 1;
    first_len += (size_t)sprintf(first + first_len, " %zu,", i + 1);
    begin_len += (size_t)sprintf(begin + begin_len, " %zu,", offset);
  }
  printf("static const uint8_t atom_first[27] = {%s};\n", first);
  printf("static const uint16_t atom_begin[27] = {%s};\n\n", begin);
}

/* The lengths of the names that elements with special content have, as bits, by the lower bits of the first
 * letter, which are those of the capital one, too. */
static void print_content_lens(void) {
  static const char *const special[] = {"rcdata", "rawtext", "script"};
  unsigned lens[32] = {0};
  for (size_t i = 0; i < count; i++) {
    for (size_t k = 0; k < sizeof special / sizeof *special; k++) {
      if ((elements[i].properties & property_bit(special[k])) != 0)
        lens[elements[i].name[0] & 31] |= 1u << strlen(elements[i].name);
    }
  }
  printf("static const uint16_t atom_content_lens[32] = {\n  ");
  for (size_t i = 0; i < 32; i++) printf("%u%s", lens[i], i == 31 ? "\n};\n\n" : i == 15 ? ",\n  " : ", ");
}

static void print_enclosing(void) {
  printf("/* Generated by gen/atoms.c from elements.txt; do not edit. */\n/* clang-format off */\n"
         "static const uint32_t enclosing_bits[] = {\n");
  for (size_t i = 0; i < enclosing_count; i++) printf("  %s,\n", enclosings[i]);
  printf(
      "};\n\n/* Which of them each element has. */\nstatic const uint8_t enclosing_of[ATOM_COUNT] = {\n  0");
  for (size_t i = 0; i < count; i++) printf("%s%zu", i % 16 == 15 ? ",\n  " : ", ", elements[i].enclosing);
  printf("\n};\n");
}

int main(int argc, char **argv) {
  unsigned char slots[SLOTS];
  bool wants_enclosing = argc == 3 && strcmp(argv[2], "enclosing") == 0;
  if (argc != 2 && !wants_enclosing) fail("usage", "atoms elements.txt [enclosing]");
  read_elements(argv[1]);
  if (wants_enclosing) {
    print_enclosing();
    return 0;
  }
  uint64_t multiplier = find_multiplier(slots);
  printf("/* Generated by gen/atoms.c from elements.txt; do not edit. */\n/* clang-format off */\n");
  printf("enum atom {\n  ATOM_UNKNOWN");
  for (size_t i = 0; i < count; i++) {
    print_constant(",\n  ATOM_", elements[i].name);
  }
  printf(",\n  ATOM_COUNT\n};\n\nenum {\n");
  for (unsigned i = 0; i < PROPERTIES; i++) {
    print_constant("  ELEMENT_", property_names[i]);
    printf(" = %u,\n", 1u << i);
  }
  for (unsigned i = 0; i < ATTRIBUTES; i++) {
    print_constant("  ELEMENT_", attribute_names[i]);
    printf(" = %u,\n", i + 1);
  }
  printf("  ELEMENT_ON_SHIFT = %zu,\n", PROPERTIES);
  printf("  ATOM_HASH_BITS = %u\n};\n\n#define ATOM_HASH_MULTIPLIER UINT64_C(0x%llX)\n\n", SLOT_BITS,
         (unsigned long long)multiplier);
  printf("#ifdef MATN_ATOM_TABLES\n");
  print_names();
  print_letters();
  print_content_lens();
  printf("const uint16_t matn_atom_bits[ATOM_COUNT] = {\n  0");
  for (size_t i = 0; i < count; i++) printf("%s%u", i % 16 == 15 ? ",\n  " : ", ", elements[i].properties);
  printf("\n};\n\n");
  print_keys(slots);
  printf("#endif\n");
  return 0;
}
