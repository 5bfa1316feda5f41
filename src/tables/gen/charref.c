/* Makes src/tables/charref.h: the names of the character references as a minimal acyclic automaton, in
 * which the number of a name in sorted order is found on the way, and the characters of each name.
 *
 *   charref entities.json > charref.h
 *
 * A node is a list of edges. An edge is a byte: the letter's code (6 bits), CHARREF_LAST on the node's last
 * edge, CHARREF_NEXT if its node stands right behind this one. Without CHARREF_NEXT two bytes follow, the
 * offset of its node, high byte first; without CHARREF_LAST one more, the number of names through this edge.
 * A name that ends in a node has there, first, the code CHARREF_END alone. The trailing ";" is not part of
 * the names here: all have it, and a bit says which may go without. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NAMES_MAX 2400
#define NODES_MAX 4096
#define EDGES_MAX 40
#define LETTERS "12345678ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

enum { END_CODE = 63, LAST = 64, NEXT = 128, TABLE_MAX = 16384 };

struct name {
  char text[40];
  unsigned characters[2];
  int legacy; /* may stand without ";" */
};

struct edge {
  char letter;
  int node;
};

struct node {
  int ends; /* a name ends here */
  int edge_count;
  struct edge edges[EDGES_MAX];
  int names;  /* that end here or below */
  int offset; /* in the table; -1: not placed yet */
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
    name->characters[i] = (unsigned)strtoul(p + 1, (char **)&p, 10);
    p += strspn(p, " \n\r\t");
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

/* The node for names [first, last), which agree in their first `depth` letters; equal nodes are shared. */
static int build(int first, int last, size_t depth) {
  struct node node = {.offset = -1, .names = last - first};
  if (first < last && names[first].text[depth] == '\0') {
    node.ends = 1;
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

/* Whether the last edge's node can stand right behind this one: it must not stand elsewhere already. */
static int goes_next(const struct node *node, int edge) {
  return edge + 1 == node->edge_count && nodes[node->edges[edge].node].offset < 0;
}

/* Places a node, then its other nodes; offsets to nodes not placed yet are filled in afterwards. */
static void place(int index) {
  struct node *node = &nodes[index];
  int fix[EDGES_MAX];
  if (node->offset >= 0) return;
  node->offset = table_len;
  if (node->ends) table[table_len++] = (unsigned char)(END_CODE | (node->edge_count == 0 ? LAST : 0));
  int next = -1;
  for (int i = 0; i < node->edge_count; i++) {
    struct edge *edge = &node->edges[i];
    int is_last = i + 1 == node->edge_count, is_next = goes_next(node, i);
    if (table_len + 4 > TABLE_MAX) fail("the table is full");
    table[table_len++] = (unsigned char)(code_of(edge->letter) | (is_last ? LAST : 0) | (is_next ? NEXT : 0));
    fix[i] = table_len;
    if (is_next)
      next = edge->node;
    else
      table_len += 2;
    if (!is_last) {
      if (nodes[edge->node].names > 255) fail("too many names through an edge");
      table[table_len++] = (unsigned char)nodes[edge->node].names;
    }
  }
  if (next >= 0) place(next);
  for (int i = 0; i < node->edge_count; i++) {
    if (node->edges[i].node == next && i + 1 == node->edge_count) continue;
    place(node->edges[i].node);
    table[fix[i]] = (unsigned char)(nodes[node->edges[i].node].offset >> 8);
    table[fix[i] + 1] = (unsigned char)(nodes[node->edges[i].node].offset & 255);
  }
}

/* Letters A to Z and a to z lead from the root straight to a node and the number of names before. */
static int print_roots(void) {
  const char *first_letters = strchr(LETTERS, 'A');
  int bytes = 0;
  printf("static const struct {\n  uint16_t node, index;\n} charref_roots[52] = {\n");
  for (const char *letter = first_letters; *letter != '\0'; letter++) {
    int first = 0, last;
    while (first < name_count && names[first].text[0] != *letter) first++;
    if (first == name_count) fail("no name begins with a letter");
    for (last = first; last < name_count && names[last].text[0] == *letter; last++) {
    }
    int node = build(first, last, 1);
    place(node);
    printf("  {%d, %d},\n", nodes[node].offset, first);
    bytes += 4;
  }
  printf("};\n\n");
  return bytes;
}

static int print_values(void) {
  int pairs = 0, bytes = 0;
  printf("static const uint16_t charref_values[CHARREF_NAMES] = {\n");
  for (int i = 0; i < name_count; i++) {
    unsigned value = names[i].characters[0];
    if (names[i].characters[1] != 0)
      value = 0xDC00u + (unsigned)pairs++;
    else if (value >= 0x1D400 && value < 0x1D800)
      value = 0xD800 + (value - 0x1D400);
    else if (value > 0xFFFF || (value >= 0xD800 && value < 0xE000))
      fail("a character has no short form");
    printf("%u,%s", value, i % 16 == 15 ? "\n" : "");
    bytes += 2;
  }
  printf("};\n\nstatic const uint16_t charref_pairs[%d][2] = {\n", pairs);
  for (int i = 0; i < name_count; i++) {
    if (names[i].characters[1] == 0) continue;
    printf("  {%u, %u},\n", names[i].characters[0], names[i].characters[1]);
    bytes += 4;
  }
  printf("};\n\n");
  return bytes;
}

static int print_legacy(void) {
  printf("static const uint8_t charref_legacy[(CHARREF_NAMES + 7) / 8] = {\n");
  for (int i = 0; i < name_count; i += 8) {
    unsigned bits = 0;
    for (int k = 0; k < 8 && i + k < name_count; k++) bits |= (unsigned)names[i + k].legacy << k;
    printf("%u,%s", bits, i % 256 == 248 ? "\n" : "");
  }
  printf("};\n");
  return (name_count + 7) / 8;
}

int main(int argc, char **argv) {
  if (argc != 2) fail("usage: charref entities.json");
  read_names(argv[1]);
  printf("/* Generated by gen/charref.c from the WHATWG's entities.json; do not edit. */\n/* clang-format "
         "off */\n");
  printf("enum { CHARREF_NAMES = %d, CHARREF_END = %d, CHARREF_LAST = %d, CHARREF_NEXT = %d };\n\n",
         name_count, END_CODE, LAST, NEXT);
  int bytes = print_roots();
  printf("static const uint8_t charref_edges[%d] = {\n", table_len);
  for (int i = 0; i < table_len; i++) printf("%d,%s", table[i], i % 32 == 31 ? "\n" : "");
  printf("};\n\n");
  bytes += table_len + print_values() + print_legacy();
  printf("/* %d bytes in all */\n", bytes);
  return 0;
}
