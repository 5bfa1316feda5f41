/* Prints src/tables/encodings.h from the Encoding Standard's machine-readable data:
 *
 *   encodings DIR > src/tables/encodings.h
 *
 * DIR holds encodings.json and the single-byte indexes, index-NAME.txt, of
 * https://encoding.spec.whatwg.org/. Of JSON no more is understood than that file has: objects, arrays
 * and strings without escapes. */
#include <ctype.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_ENCODINGS = 64, MAX_LABELS = 512, MAX_STRING = 64, HIGH_BYTES = 128, NO_CHARACTER = 0xFFFD };
enum { BLOCK_LEN = 16, MAX_BLOCKS = 256 };

struct encoding {
  char name[MAX_STRING];
  char constant[MAX_STRING]; /* of enum matn_encoding, without its prefix */
  int table;                 /* its single-byte table, or -1 */
};

struct label {
  char text[MAX_STRING];
  int encoding;
};

static struct encoding encodings[MAX_ENCODINGS];
static int encoding_count;
static struct label labels[MAX_LABELS];
static int label_count;
static uint16_t tables[MAX_ENCODINGS][HIGH_BYTES];
static int table_count;

static void fail(const char *what, const char *which) {
  fprintf(stderr, "encodings: %s: %s\n", what, which);
  exit(1);
}

static FILE *open_data(const char *dir, const char *file) {
  char path[4096];
  if ((size_t)snprintf(path, sizeof path, "%s/%s", dir, file) >= sizeof path) fail("path too long", dir);
  FILE *in = fopen(path, "rb");
  if (!in) fail("cannot open", path);
  return in;
}

/* Reads up to the next string or closing bracket: returns '"' with the string, ']', or EOF. */
static int next_token(FILE *in, char string[MAX_STRING]) {
  int c;
  while ((c = getc(in)) != EOF && c != ']' && c != '"') continue;
  if (c != '"') return c;
  size_t len = 0;
  while ((c = getc(in)) != EOF && c != '"') {
    if (c == '\\' || len == MAX_STRING - 1) fail("encodings.json", "string not understood");
    string[len++] = (char)c;
  }
  string[len] = '\0';
  return '"';
}

static void add_label(const char *text) {
  if (label_count == MAX_LABELS) fail("too many labels", text);
  memcpy(labels[label_count].text, text, strlen(text) + 1);
  labels[label_count++].encoding = encoding_count;
}

static void add_encoding(const char *name) {
  if (encoding_count == MAX_ENCODINGS) fail("too many encodings", name);
  struct encoding *encoding = &encodings[encoding_count++];
  encoding->table = -1;
  for (size_t i = 0;; i++) {
    encoding->name[i] = name[i];
    encoding->constant[i] = (char)(name[i] == '-' ? '_' : toupper((unsigned char)name[i]));
    if (name[i] == '\0') break;
  }
}

static void read_index(const char *dir, const char *name, uint16_t table[HIGH_BYTES]) {
  char file[MAX_STRING + 16], line[256];
  snprintf(file, sizeof file, "index-%s.txt", name);
  for (char *c = file; *c; c++) *c = (char)tolower((unsigned char)*c);
  for (size_t i = 0; i < HIGH_BYTES; i++) table[i] = NO_CHARACTER;
  FILE *in = open_data(dir, file);
  while (fgets(line, sizeof line, in)) {
    unsigned pointer, code_point;
    if (line[0] == '#' || sscanf(line, "%u 0x%x", &pointer, &code_point) != 2) continue;
    if (pointer >= HIGH_BYTES || code_point > UINT16_MAX) fail("not a single-byte index", file);
    table[pointer] = (uint16_t)code_point;
  }
  fclose(in);
}

/* Gives the encodings from `first` on their tables. ISO-8859-8-I differs from ISO-8859-8 only in the
 * direction of its text, and has no index of its own. */
static void add_tables(const char *dir, int first) {
  for (int i = first; i < encoding_count; i++) {
    if (strcmp(encodings[i].name, "ISO-8859-8-I") == 0) {
      encodings[i].table = encodings[i - 1].table;
    } else {
      read_index(dir, encodings[i].name, tables[table_count]);
      encodings[i].table = table_count++;
    }
  }
}

static void read_encodings(const char *dir) {
  char string[MAX_STRING];
  FILE *in = open_data(dir, "encodings.json");
  int group = 0;
  while (next_token(in, string) != EOF) {
    if (strcmp(string, "labels") == 0) {
      while (next_token(in, string) == '"') add_label(string);
    } else if (strcmp(string, "name") == 0) {
      if (next_token(in, string) == '"') add_encoding(string);
    } else if (strcmp(string, "heading") == 0) {
      if (next_token(in, string) == '"' && strcmp(string, "Legacy single-byte encodings") == 0)
        add_tables(dir, group);
      group = encoding_count;
    }
    string[0] = '\0';
  }
  fclose(in);
}

/* How many labels begin: a byte from FIRST_BEGINNING on stands for one of these. */
static const char *const beginnings[] = {"iso8859", "iso_8859-", "iso-8859-", "csisolatin",
                                         "iso-ir-", "cp125",     "unicode",   "latin"};
enum { FIRST_BEGINNING = 0x80, BEGINNINGS = sizeof beginnings / sizeof beginnings[0] };

static void print_label(const char *text) {
  size_t begins = 0, len = 0;
  printf(" \"");
  while (begins < BEGINNINGS && strncmp(text, beginnings[begins], strlen(beginnings[begins])) != 0) begins++;
  if (begins < BEGINNINGS) {
    printf("\\%zo", FIRST_BEGINNING + begins);
    len = strlen(beginnings[begins]);
  }
  printf("%s\\0\"", text + len);
}

static bool is_name(const char *label, const char *name) {
  while (*name != '\0' && *label == tolower((unsigned char)*name)) label++, name++;
  return *label == *name;
}

static void print_labels(void) {
  printf(
      "/* What labels begin with: a string list. The first of these is written as byte 0x%X in a label. */\n"
      "enum { FIRST_BEGINNING = 0x%X };\nstatic const char label_beginnings[] =\n    \"",
      FIRST_BEGINNING, FIRST_BEGINNING);
  for (size_t i = 0; i < BEGINNINGS; i++) printf("%s\\0", beginnings[i]);
  printf(
      "\";\n\n/* Of each encoding, in the order of enum matn_encoding, a string list: its name, which in any "
      "case is a\n * label, and its other labels. */\nstatic const char encoding_labels[] =\n");
  for (int i = 0; i < encoding_count; i++) {
    bool has_name = false;
    printf("    \"%s\\0\"", encodings[i].name);
    for (int k = 0; k < label_count; k++) {
      bool same = is_name(labels[k].text, encodings[i].name);
      if (labels[k].encoding == i && !same) print_label(labels[k].text);
      has_name = has_name || (labels[k].encoding == i && same);
    }
    if (!has_name) fail("its name is no label", encodings[i].name);
    printf(" \"\\0\"%s\n", i + 1 < encoding_count ? "" : ";");
  }
  printf("\n");
}

/* A character as the decoder wants it: below U+0800 its two bytes of UTF-8, of which the second, in the high
 * half, has the highest bit set; else the code point, whose highest bit is left out. It was set if those
 * below are. */
static unsigned packed(unsigned code_point) {
  if (code_point < 0x80) return code_point;
  if (code_point < 0x800) return (0xC0 | code_point >> 6) | (0x80 | (code_point & 0x3F)) << 8;
  if ((code_point & 0x7000) == 0x7000 && code_point < 0x8000) fail("encodings", "a character not packed");
  if ((code_point & 0x7000) != 0x7000 && code_point >= 0x8000) fail("encodings", "a character not packed");
  return code_point & 0x7FFF;
}

static uint16_t blocks[MAX_BLOCKS][BLOCK_LEN];
static size_t block_count;

static size_t block_of(const uint16_t characters[BLOCK_LEN]) {
  for (size_t i = 0; i < block_count; i++)
    if (memcmp(blocks[i], characters, sizeof blocks[i]) == 0) return i;
  if (block_count == MAX_BLOCKS) fail("encodings", "too many blocks");
  memcpy(blocks[block_count], characters, sizeof blocks[block_count]);
  return block_count++;
}

static void print_tables(void) {
  printf("/* Which of the tables below a single-byte encoding has. */\n"
         "static const uint8_t single_byte_table[] = {\n");
  for (int i = 0; i < encoding_count; i++)
    if (encodings[i].table >= 0)
      printf("    [MATN_ENCODING_%s] = %d,\n", encodings[i].constant, encodings[i].table);
  printf("};\n\n/* A table: the blocks of characters of all bytes. */\n"
         "enum { SINGLE_BYTE_BLOCK = %d };\nstatic const uint8_t single_byte_tables[][%d] = {\n",
         BLOCK_LEN, 2 * HIGH_BYTES / BLOCK_LEN);
  for (size_t j = 0; j < HIGH_BYTES; j++) blocks[j / BLOCK_LEN][j % BLOCK_LEN] = (uint16_t)j;
  block_count = HIGH_BYTES / BLOCK_LEN;
  for (int i = 0; i < table_count; i++) {
    printf("    {");
    for (size_t j = 0; j < HIGH_BYTES / BLOCK_LEN; j++) printf("%zu, ", j);
    for (size_t j = 0; j < HIGH_BYTES; j += BLOCK_LEN) printf("%zu, ", block_of(tables[i] + j));
    printf("},\n");
  }
  printf("};\n\n/* Characters, U+%04X where there is none: ASCII as it is, two bytes of UTF-8 with the first "
         "one low, "
         "or,\n * where the highest bit is not set, a code point without its highest bit. */\n"
         "static const uint16_t single_byte_blocks[][SINGLE_BYTE_BLOCK] = {\n",
         NO_CHARACTER);
  for (size_t i = 0; i < block_count; i++) {
    printf("    {");
    for (size_t j = 0; j < BLOCK_LEN; j++) printf("0x%04X, ", packed(blocks[i][j]));
    printf("},\n");
  }
  printf("};\n\n");
}

int main(int argc, char **argv) {
  if (argc != 2) fail("usage", "encodings DIR > src/tables/encodings.h");
  read_encodings(argv[1]);
  if (encoding_count == 0 || table_count == 0) fail("encodings.json", "not understood");
  printf("/* Generated by src/tables/gen/encodings.c from encodings.json and the single-byte index-*.txt of\n"
         " * https://encoding.spec.whatwg.org/. Do not edit. */\n"
         "/* clang-format off */\n"
         "#ifndef MATN_TABLES_ENCODINGS_H\n#define MATN_TABLES_ENCODINGS_H\n\n"
         "#include \"matn_encoding.h\"\n\n");
  print_labels();
  print_tables();
  printf("#endif\n");
  return 0;
}
