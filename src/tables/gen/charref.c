/* Makes src/tables/charref.h: the names of the character references as a minimal acyclic automaton, and the
 * characters of each name. Names are numbered in sorted order. A walk through the automaton finds the number.
 *
 *   charref entities.json > charref.h
 *   charref entities.json list > tests/support/charref_names.h
 *
 * The second is a plain list, for tests to search. The rest of this is about the first.
 *
 * A node is a list of edges, sorted by their letters. An edge begins with a byte: the letter's code (6 bits),
 * CHARREF_LAST on the node's last edge, CHARREF_SHARED if other edges lead to the same node. Then it says
 * where the node is, and, unless it is the last edge, how many names go through it:
 *
 *   SHARED, listed     one byte below CHARREF_LISTED: an index in the list of shared nodes
 *   SHARED, others     CHARREF_LISTED << 8 plus the node's offset, in two bytes; then the names, one byte
 *   not SHARED, last   the node itself
 *   not SHARED         the length of the node, then the node itself
 *
 * The length is one byte if the node has one name and less than 128 bytes. Otherwise a byte comes first, 128
 * plus the names. The length follows in one byte, or, from CHARREF_MANY names on, in two, the high one first.
 * The list of shared nodes is sorted by their names, and has their offsets in blocks.
 *
 * If a node has more than FEW edges, they are cut into halves. Five bytes stand before the first half: the
 * code CHARREF_HALF, the code of the letter that the second half begins with, the names of the first half,
 * and its length in two bytes. Either half may be cut again.
 *
 * If a name ends in a node, the node begins with the code CHARREF_END alone. CHARREF_LEGACY is set there if
 * the name may stand without its ";". Names here are without ";".
 *
 * The value of a name is twelve bits: a page of 256 characters, which may begin anywhere, and the place of
 * the character on it. The last page lists the values that are two characters, or far from all others. */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NAMES_MAX 2400
#define NODES_MAX 4096
#define EDGES_MAX 40
#define LETTERS "12345678ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

enum { END_CODE = 63, HALF_CODE = 62, LAST = 64, SHARED = 128, LEGACY = 128, LISTED = 192, MANY = 32 };
enum { BLOCK = 16, FEW = 10, TABLE_MAX = 16384 };
enum { PAGES = 16, PAGE_LEN = 256, LONE = 8, EXCEPTIONS_MAX = 256 };

struct name {
  char text[40];
  unsigned characters[2];
  int legacy; /* it may stand without ";" */
};

struct edge {
  char letter;
  int node;
};

struct node {
  int ends; /* a name ends here: 1; 2 if it may stand without ";" */
  int edge_count;
  struct edge edges[EDGES_MAX];
  int names;  /* names that end here or below */
  int uses;   /* edges to it */
  int listed; /* index in the list of shared nodes; -1: not in it */
  int offset; /* in the table */
};

static struct name names[NAMES_MAX];
static int name_count;
static struct node nodes[NODES_MAX];
static int node_count;
static unsigned char table[TABLE_MAX];
static int table_len;

static void fail(const char *what) {
  fprintf(stderr, "charref: %s\n", what);
  exit(1);
}

static int compare_names(const void *a, const void *b) {
  return strcmp(((const struct name *)a)->text, ((const struct name *)b)->text);
}

/* One entry is "&name;": [ code points ] or { "codepoints": [ … ], … }. */
static void read_entry(const char *text, const char **end) {
  struct name *name = &names[name_count];
  size_t len = strcspn(text, "\"");
  const char *p = strchr(text, '[');
  if (p == NULL || len >= sizeof name->text || name_count == NAMES_MAX) fail("an entry is not understood");
  memset(name, 0, sizeof *name);
  name->legacy = text[len - 1] != ';';
  memcpy(name->text, text, name->legacy ? len : len - 1);
  for (int i = 0; i < 2; i++) {
    char *behind;
    name->characters[i] = (unsigned)strtoul(p + 1, &behind, 10);
    p = behind + strspn(behind, " \n\r\t");
    if (*p == ']') break;
  }
  *end = p;
  name_count++;
}

static void read_names(const char *path) {
  static char text[1 << 20];
  FILE *file = fopen(path, "rb");
  if (file == NULL) fail("cannot open the input");
  size_t len = fread(text, 1, sizeof text - 1, file);
  fclose(file);
  text[len] = '\0';
  for (const char *p = text; (p = strstr(p, "\"&")) != NULL;) read_entry(p + 2, &p);
  qsort(names, (size_t)name_count, sizeof *names, compare_names);
  int kept = 0;
  for (int i = 0; i < name_count; i++) {
    if (kept > 0 && strcmp(names[kept - 1].text, names[i].text) == 0) {
      names[kept - 1].legacy |= names[i].legacy;
    } else {
      names[kept++] = names[i];
    }
  }
  name_count = kept;
}

static int same_node(const struct node *a, const struct node *b) {
  if (a->ends != b->ends || a->edge_count != b->edge_count) return 0;
  for (int i = 0; i < a->edge_count; i++) {
    if (a->edges[i].letter != b->edges[i].letter || a->edges[i].node != b->edges[i].node) return 0;
  }
  return 1;
}

/* Builds the node for the names [first, last), which have the same first `depth` letters. Equal nodes are
 * shared. */
static int build(int first, int last, size_t depth) {
  struct node node = {.names = last - first, .listed = -1};
  if (first < last && names[first].text[depth] == '\0') {
    node.ends = names[first].legacy ? 2 : 1;
    first++;
  }
  while (first < last) {
    int after = first;
    char letter = names[first].text[depth];
    while (after < last && names[after].text[depth] == letter) after++;
    if (node.edge_count == EDGES_MAX && depth != 0) fail("a node has too many edges");
    node.edges[node.edge_count++] = (struct edge){letter, build(first, after, depth + 1)};
    first = after;
  }
  for (int i = 0; i < node_count; i++) {
    if (same_node(&nodes[i], &node)) return i;
  }
  if (node_count == NODES_MAX) fail("too many nodes");
  nodes[node_count] = node;
  return node_count++;
}

static int code_of(char letter) {
  const char *p = strchr(LETTERS, letter);
  if (p == NULL) fail("a name has a letter that has no code");
  return (int)(p - LETTERS);
}

static void put(int byte) {
  if (table_len == TABLE_MAX) fail("the table is full");
  table[table_len++] = (unsigned char)byte;
}

/* Puts where a shared node is. */
static void put_shared(const struct node *node, int is_last) {
  if (node->listed >= 0) {
    put(node->listed);
    return;
  }
  if (node->names > 255 || node->offset >= (256 - LISTED) << 8) fail("a shared node cannot be told");
  put(LISTED | node->offset >> 8);
  put(node->offset & 255);
  if (!is_last) put(node->names);
}

/* Puts the length and the names of a node before its `len` bytes, which are at the end of the table. */
static void put_before(int len, const struct node *node) {
  unsigned char before[3];
  int count = 0;
  if (node->names == 1 && len < 128) {
    before[count++] = (unsigned char)len;
  } else {
    if (node->names > 127 || (node->names < MANY && len > 255)) fail("a node is too long");
    before[count++] = (unsigned char)(128 | node->names);
    if (node->names >= MANY) before[count++] = (unsigned char)(len >> 8);
    before[count++] = (unsigned char)(len & 255);
  }
  for (int i = 0; i < count; i++) put(0);
  memmove(table + table_len - len, table + table_len - len - count, (size_t)len);
  memcpy(table + table_len - len - count, before, (size_t)count);
}

static void place(struct node *node);

static void place_edge(const struct edge *edge, int is_last) {
  struct node *to = &nodes[edge->node];
  put(code_of(edge->letter) | (is_last ? LAST : 0) | (to->uses > 1 ? SHARED : 0));
  if (to->uses > 1) {
    put_shared(to, is_last);
    return;
  }
  int from = table_len;
  place(to);
  if (!is_last) put_before(table_len - from, to);
}

/* Places edges [first, last) of a node. If they are many they are cut into halves, so that the first can be
 * passed by at once. */
static void place_edges(const struct node *node, int first, int last) {
  if (last - first <= FEW) {
    for (int i = first; i < last; i++) place_edge(&node->edges[i], i + 1 == node->edge_count);
    return;
  }
  int middle = (first + last) / 2, passed = 0;
  for (int i = first; i < middle; i++) passed += nodes[node->edges[i].node].names;
  if (passed > 255) fail("too many names in half a node");
  put(HALF_CODE);
  put(code_of(node->edges[middle].letter));
  put(passed);
  put(0);
  put(0);
  int from = table_len;
  place_edges(node, first, middle);
  table[from - 2] = (unsigned char)((table_len - from) >> 8);
  table[from - 1] = (unsigned char)((table_len - from) & 255);
  place_edges(node, middle, last);
}

/* Places a node at the end of the table, and in it the nodes that no other edges lead to. */
static void place(struct node *node) {
  node->offset = table_len;
  if (node->ends) put(END_CODE | (node->edge_count == 0 ? LAST : 0) | (node->ends == 2 ? LEGACY : 0));
  place_edges(node, 0, node->edge_count);
}

static int compare_names_below(const void *a, const void *b) {
  const struct node *x = *(struct node *const *)a, *y = *(struct node *const *)b;
  if (x->names != y->names) return x->names - y->names;
  return (x > y) - (x < y);
}

static int compare_uses(const void *a, const void *b) {
  const struct node *x = *(struct node *const *)a, *y = *(struct node *const *)b;
  if (x->uses != y->uses) return y->uses - x->uses;
  return (x > y) - (x < y);
}

/* Places the shared nodes, and prints the list of those that are used most, sorted by their names. */
static int print_shared(void) {
  struct node *by_use[NODES_MAX];
  for (int i = 0; i < node_count; i++) by_use[i] = &nodes[i];
  qsort(by_use, (size_t)node_count, sizeof *by_use, compare_uses);
  if (node_count < LISTED || by_use[LISTED - 1]->uses < 2) fail("too few nodes are shared");
  qsort(by_use, LISTED, sizeof *by_use, compare_names_below);
  for (int i = 0; i < LISTED; i++) by_use[i]->listed = i;
  for (int i = 0; i < node_count; i++) {
    if (nodes[i].uses > 1 && nodes[i].listed < 0)
      place(&nodes[i]); /* the nodes that it leads to were built before it */
  }
  for (int i = 0; i < LISTED; i++) place(by_use[i]);
  printf("static const uint16_t charref_shared_blocks[] = {");
  for (int i = 0; i < LISTED; i += BLOCK) printf("%d,", by_use[i]->offset);
  printf("};\n\nstatic const uint8_t charref_shared[CHARREF_LISTED] = {\n");
  for (int i = 0; i < LISTED; i++) {
    int offset = by_use[i]->offset - by_use[i / BLOCK * BLOCK]->offset;
    if (offset > 255) fail("a block is too long");
    printf("%d,%s", offset, i % BLOCK == BLOCK - 1 ? "\n" : "");
  }
  printf("};\n\n/* Listed nodes of one name end here, those of two, and so on. */\n"
         "static const uint8_t charref_listed_ends[] = {");
  int most = by_use[LISTED - 1]->names;
  for (int count = 1, i = 0; count <= most; count++) {
    while (i < LISTED && by_use[i]->names == count) i++;
    printf("%d,", i);
  }
  printf("};\n\n");
  return LISTED + 2 * LISTED / BLOCK + most;
}

static void count_uses(void) {
  for (int i = 0; i < node_count; i++) {
    for (int k = 0; k < nodes[i].edge_count; k++) nodes[nodes[i].edges[k].node].uses++;
  }
}

/* The root is a table: for each letter A to Z and a to z, its node and how many names come before. */
static int print_automaton(void) {
  int roots[52], first[52], bytes = 0, last = 0;
  const char *letter = strchr(LETTERS, 'A');
  for (int i = 0; i < 52; i++, letter++) {
    first[i] = last;
    while (last < name_count && names[last].text[0] == *letter) last++;
    if (first[i] == last) fail("no name begins with a letter");
    roots[i] = build(first[i], last, 1);
  }
  if (last != name_count) fail("a name begins otherwise");
  count_uses();
  bytes += print_shared();
  printf("static const struct {\n  uint16_t node, index;\n} charref_roots[52] = {\n");
  for (int i = 0; i < 52; i++, bytes += 4) {
    place(&nodes[roots[i]]);
    printf("  {%d, %d},\n", nodes[roots[i]].offset, first[i]);
  }
  printf("};\n\nstatic const uint8_t charref_edges[%d] = {\n", table_len);
  for (int i = 0; i < table_len; i++) printf("%d,%s", table[i], i % 32 == 31 ? "\n" : "");
  printf("};\n\n");
  return bytes + table_len;
}

static int compare_characters(const void *a, const void *b) {
  return (*(const unsigned *)a > *(const unsigned *)b) - (*(const unsigned *)a < *(const unsigned *)b);
}

/* Finds pages for all characters. Those that would be alone on a page, or nearly so, are left out. Returns
 * how many pages there are. */
static int find_pages(unsigned pages[NAMES_MAX]) {
  unsigned characters[NAMES_MAX];
  int count = 0, page_count = 0;
  for (int i = 0; i < name_count; i++) {
    if (names[i].characters[1] == 0) characters[count++] = names[i].characters[0];
  }
  qsort(characters, (size_t)count, sizeof *characters, compare_characters);
  for (int i = 0, after; i < count; i = after) {
    for (after = i; after < count && characters[after] < characters[i] + PAGE_LEN;) after++;
    if (after - i >= LONE) pages[page_count++] = characters[i];
  }
  return page_count;
}

static unsigned exceptions[EXCEPTIONS_MAX][2];
static int exception_count;

static int exception_of(const struct name *name) {
  for (int i = 0; i < exception_count; i++) {
    if (memcmp(exceptions[i], name->characters, sizeof exceptions[i]) == 0) return i;
  }
  if (exception_count == EXCEPTIONS_MAX || name->characters[0] > 0xFFFF) fail("a value cannot be told");
  memcpy(exceptions[exception_count], name->characters, sizeof name->characters);
  return exception_count++;
}

/* By their second characters, then by their first. */
static int compare_exceptions(const void *a, const void *b) {
  const unsigned *x = a, *y = b;
  return x[1] != y[1] ? compare_characters(x + 1, y + 1) : compare_characters(x, y);
}

static int print_exceptions(void) {
  int second_count = 0;
  printf("static const uint16_t charref_firsts[%d] = {\n", exception_count);
  for (int i = 0; i < exception_count; i++) printf("%u,%s", exceptions[i][0], i % 16 == 15 ? "\n" : "");
  printf("};\n\n/* The second characters, and where those with each end. */\n"
         "static const struct PACKED {\n  uint16_t character;\n  uint8_t end;\n} charref_seconds[] = {");
  for (int i = 0; i < exception_count; i++) {
    if (i + 1 < exception_count && exceptions[i + 1][1] == exceptions[i][1]) continue;
    printf("{%u, %d},", exceptions[i][1], i + 1);
    second_count++;
  }
  printf("};\n\n");
  return 2 * exception_count + 3 * second_count;
}

/* The page that a name's value is on. */
static unsigned page_of(const struct name *name, const unsigned *pages, int page_count) {
  unsigned character = name->characters[0];
  for (int i = page_count; i-- > 0 && name->characters[1] == 0;) {
    if (character >= pages[i] && character < pages[i] + PAGE_LEN) return (unsigned)i;
  }
  return PAGES - 1;
}

/* Prints the places of the characters on their pages, and the pages as numbers of four bits, two in a
 * byte. */
static int print_values(void) {
  unsigned pages[NAMES_MAX], page[NAMES_MAX + 1] = {0};
  int page_count = find_pages(pages);
  if (page_count > PAGES - 1) fail("too many pages");
  for (int i = 0; i < name_count; i++) {
    page[i] = page_of(&names[i], pages, page_count);
    if (page[i] == PAGES - 1) exception_of(&names[i]);
  }
  qsort(exceptions, (size_t)exception_count, sizeof *exceptions, compare_exceptions);
  printf("static const uint32_t charref_pages[CHARREF_EXCEPTION] = {\n");
  for (int i = 0; i < PAGES - 1; i++) printf("%u,", i < page_count ? pages[i] : 0);
  printf("\n};\n\nstatic const uint8_t charref_places[CHARREF_NAMES] = {\n");
  for (int i = 0; i < name_count; i++) {
    bool is_exception = page[i] == PAGES - 1;
    unsigned place =
        is_exception ? (unsigned)exception_of(&names[i]) : names[i].characters[0] - pages[page[i]];
    printf("%u,%s", place, i % 32 == 31 ? "\n" : "");
  }
  printf("};\n\nstatic const uint8_t charref_page_of[(CHARREF_NAMES + 1) / 2] = {\n");
  for (int i = 0; i < name_count; i += 2)
    printf("%u,%s", page[i] | page[i + 1] << 4, i % 64 == 62 ? "\n" : "");
  printf("};\n\n");
  return 4 * (PAGES - 1) + name_count + (name_count + 1) / 2 + print_exceptions();
}

/* Prints the codes of bytes, for builds for speed, where a look-up is better than a few comparisons. */
static void print_codes(void) {
  printf("#ifndef __OPTIMIZE_SIZE__\nstatic const uint8_t charref_codes[256] = {\n");
  for (int c = 0; c < 256; c++) {
    bool has_code = c != 0 && strchr(LETTERS, c) != NULL;
    printf("%d,%s", has_code ? code_of((char)c) : END_CODE, c % 32 == 31 ? "\n" : "");
  }
  printf("};\n#endif\n\n");
}

static void print_list(void) {
  printf("/* name, characters, and whether it may stand without \";\" */\n");
  for (int i = 0; i < name_count; i++) {
    const struct name *name = &names[i];
    printf("{\"%s\", {0x%X, 0x%X}, %d},\n", name->text, name->characters[0], name->characters[1],
           name->legacy);
  }
}

int main(int argc, char **argv) {
  bool is_list = argc == 3 && strcmp(argv[2], "list") == 0;
  if (argc != 2 && !is_list) fail("usage: charref entities.json [list]");
  read_names(argv[1]);
  printf("/* Generated by gen/charref.c from the WHATWG's entities.json; do not edit. */\n/* clang-format "
         "off */\n");
  if (is_list) {
    print_list();
    return 0;
  }
  printf(
      "enum {\n  CHARREF_NAMES = %d,\n  CHARREF_END = %d,\n  CHARREF_HALF = %d,\n  CHARREF_LAST = %d,\n  "
      "CHARREF_SHARED = %d,\n"
      "  CHARREF_LEGACY = %d,\n"
      "  CHARREF_LISTED = %d,\n  CHARREF_BLOCK = %d,\n  CHARREF_MANY = %d,\n  CHARREF_EXCEPTION = %d\n};\n\n",
      name_count, END_CODE, HALF_CODE, LAST, SHARED, LEGACY, LISTED, BLOCK, MANY, PAGES - 1);
  print_codes();
  int bytes = print_automaton() + print_values();
  printf("/* %d bytes in all */\n", bytes);
  return 0;
}
