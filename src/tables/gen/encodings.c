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
enum { LATIN_1 = 255, LONG_RUN = 3, HIGHEST = 0x3000 };

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

/* Finds the tables of the encodings from `first` on. ISO-8859-8-I differs from ISO-8859-8 only in the
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

/* Common beginnings of labels. In the table a byte from FIRST_BEGINNING on stands for one of these; several
 * such bytes stand for any of them. */
static const char *const beginnings[] = {"iso8859",   "iso_8859-",     "csisolatin", "iso-ir-1",  "x-cp125",
                                         "iso-8859-", "cp125",         "unicode",    "csiso",     "latin",
                                         "iso-2022-", "ks_c_5601-198", "cs",         "csiso8859", "iso8859-",
                                         "windows-",  "ecma-11",       "gb_2312",    "koi",       "x-",
                                         "greek",     "iso-",          "x-mac-",     "l"};
enum { FIRST_BEGINNING = 0x80, BEGINNINGS = sizeof beginnings / sizeof beginnings[0] };

/* The index of the longest beginning that a label has, BEGINNINGS if it has none. *rest receives what follows
 * it. */
static size_t beginning_of(const char *label, const char **rest) {
  size_t found = BEGINNINGS, len = 0;
  for (size_t i = 0; i < BEGINNINGS; i++) {
    if (strncmp(label, beginnings[i], strlen(beginnings[i])) != 0 || strlen(beginnings[i]) <= len) continue;
    found = i;
    len = strlen(beginnings[i]);
  }
  *rest = label + len;
  return found;
}

static bool is_name(const char *label, const char *name) {
  while (*name != '\0' && *label == tolower((unsigned char)*name)) label++, name++;
  return *label == *name;
}

/* Whether two labels of an encoding differ only in their beginnings. Neither is the encoding's name. */
static bool are_alike(int a, int b) {
  const struct label *x = &labels[a], *y = &labels[b];
  const char *rest, *other;
  if (x->encoding != y->encoding || is_name(y->text, encodings[y->encoding].name)) return false;
  bool have_beginnings =
      beginning_of(x->text, &rest) < BEGINNINGS && beginning_of(y->text, &other) < BEGINNINGS;
  return a == b || (have_beginnings && strcmp(rest, other) == 0);
}

/* Prints a label together with those that are like it, unless it was printed with an earlier one. */
static void print_label(int label) {
  const char *rest;
  for (int i = 0; i < label; i++)
    if (are_alike(label, i)) return;
  printf(" \"");
  for (int i = label; i < label_count; i++) {
    size_t beginning = beginning_of(labels[i].text, &rest);
    if (are_alike(label, i) && beginning < BEGINNINGS) printf("\\%zo", FIRST_BEGINNING + beginning);
  }
  beginning_of(labels[label].text, &rest);
  printf("%s\\0\"", rest);
}

static void print_labels(void) {
  printf("/* What labels begin with: a string list. The first of these is written as byte 0x%X in a label; "
         "several\n"
         " * such bytes stand for any of them. */\n"
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
      if (labels[k].encoding == i && !same) print_label(k);
      has_name = has_name || (labels[k].encoding == i && same);
    }
    if (!has_name) fail("its name is no label", encodings[i].name);
    printf(" \"\\0\"%s\n", i + 1 < encoding_count ? "" : ";");
  }
  printf("\n");
}

/* A run of consecutive characters, or of places without one, where a table differs from its parent. */
struct run {
  size_t skip, len; /* bytes since the run before; bytes in this run */
  unsigned first;
};

/* The next run behind `at`; its len is 0 if there is none. */
static struct run next_run(const uint16_t *table, const uint16_t *parent, size_t at) {
  struct run run = {0};
  while (at + run.skip < HIGH_BYTES && table[at + run.skip] == parent[at + run.skip]) run.skip++;
  size_t first = at + run.skip, i = first;
  for (; i < HIGH_BYTES; i++)
    if (table[i] != (table[first] == NO_CHARACTER ? table[first] : table[first] + (i - first))) break;
  run.len = i - first;
  run.first = first < HIGH_BYTES ? table[first] : 0;
  return run;
}

static bool is_short(const struct run *run) {
  return run->skip < LONG_RUN && run->len == 1;
}

/* The bytes that the runs of a table take, and the two before them. */
static size_t runs_len(const uint16_t *table, const uint16_t *parent) {
  size_t len = 2, at = 0;
  for (struct run run; (run = next_run(table, parent, at)).len > 0; at += run.skip + run.len)
    len += is_short(&run) ? 2 : 4;
  return len;
}

static void print_runs(const uint16_t *table, const uint16_t *parent) {
  size_t at = 0;
  for (struct run run; (run = next_run(table, parent, at)).len > 0; at += run.skip + run.len) {
    unsigned code = (unsigned)(is_short(&run) ? run.skip : LONG_RUN) << 6;
    if (run.first >= HIGHEST && (run.first & 0xC000) != 0xC000) fail("encodings", "a character too high");
    if (run.first >= HIGHEST && (run.first & 0x3FFF) < HIGHEST) fail("encodings", "a character not known");
    printf("%u,%u,", code | (run.first >> 8 & 0x3F), run.first & 0xFF);
    if (!is_short(&run)) printf("%zu,%zu,", run.skip, run.len);
  }
}

static void print_tables(void) {
  static uint16_t latin_1[HIGH_BYTES];
  for (size_t i = 0; i < HIGH_BYTES; i++) latin_1[i] = (uint16_t)(HIGH_BYTES + i);
  printf("/* Which of the tables below a single-byte encoding has. */\n"
         "static const uint8_t single_byte_table[] = {\n");
  for (int i = 0; i < encoding_count; i++)
    if (encodings[i].table >= 0)
      printf("    [MATN_ENCODING_%s] = %d,\n", encodings[i].constant, encodings[i].table);
  printf(
      "};\n\n/* Tables, each as what is different in another one before it, or in Latin-1: its bytes here, "
      "which other\n * one (its number, or %d), and runs of consecutive characters, or of U+%04X, where "
      "there "
      "is none. A run\n * is two bytes, the high one first: in the upper two bits how many characters are "
      "the "
      "same before it, and\n * if that is %d, in two more bytes how many these are, and how many are in the "
      "run; in the other bits its\n * first character without the upper two bits, which are set from "
      "U+%X on. */\n"
      "enum { SINGLE_BYTE_LATIN_1 = %d, SINGLE_BYTE_LONG_RUN = %d, SINGLE_BYTE_HIGHEST = 0x%X };\n"
      "static const uint8_t single_byte_runs[] = {\n",
      LATIN_1, NO_CHARACTER, LONG_RUN, HIGHEST, LATIN_1, LONG_RUN, HIGHEST);
  for (int i = 0; i < table_count; i++) {
    int parent = LATIN_1;
    size_t len = runs_len(tables[i], latin_1);
    for (int k = 0; k < i; k++)
      if (runs_len(tables[i], tables[k]) < len) len = runs_len(tables[i], tables[parent = k]);
    if (len > UINT8_MAX) fail("encodings", "a table too long");
    printf("    %zu,%d,", len, parent);
    print_runs(tables[i], parent == LATIN_1 ? latin_1 : tables[parent]);
    printf("\n");
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
