#include "structure.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Where the address of a Markdown link ends if one begins at text[at]; otherwise `at`. */
static size_t address_end(const char *text, size_t len, size_t at) {
  if (at + 1 >= len || text[at] != ']' || text[at + 1] != '(') return at;
  const char *end = memchr(text + at, ')', len - at);
  return end != NULL ? (size_t)(end - text) + 1 : at;
}

/* A hash of the letters and digits, so markup and white space make no difference. 0 if there are none. */
static uint64_t hash_of(const char *text, size_t len) {
  uint64_t hash = UINT64_C(14695981039346656037); /* FNV-1a */
  bool any = false;
  for (size_t i = 0; i < len; i++) {
    i = address_end(text, len, i);
    unsigned char c = i < len ? (unsigned char)text[i] : ' ';
    if (c < 0x80 && !isalnum(c)) continue;
    hash = (hash ^ (unsigned char)tolower(c)) * UINT64_C(1099511628211);
    any = true;
  }
  return any ? hash : 0;
}

void structure_add(structure *s, structure_kind kind, const char *text, size_t len) {
  texts *t = &s->of[kind];
  uint64_t hash = hash_of(text, len);
  if (hash == 0) return;
  if (t->count == t->size) {
    t->size = t->size * 2 + 16;
    t->hashes = realloc(t->hashes, t->size * sizeof *t->hashes);
    if (t->hashes == NULL) abort();
  }
  t->hashes[t->count++] = hash;
}

/* The length of a marker of an item, with the spaces around it; 0: the line begins with none. */
static size_t marker_len(const char *line) {
  size_t at = strspn(line, " \t>"), mark = at;
  mark += strspn(line + at, "0123456789");
  bool number = mark > at && mark <= at + 9 && (line[mark] == '.' || line[mark] == ')');
  bool bullet = mark == at && line[at] != '\0' && strchr("-*+", line[at]) != NULL;
  if ((!number && !bullet) || line[mark + 1] != ' ') return 0;
  return mark + 1 + strspn(line + mark + 1, " ");
}

static void read_line(structure *s, const char *line, size_t len, uint64_t title) {
  size_t at = strspn(line, " \t>"), hashes = strspn(line + at, "#"), item = marker_len(line);
  if (hashes >= 1 && hashes <= 6 && line[at + hashes] == ' ') {
    if (hash_of(line, len) != title) structure_add(s, STRUCTURE_HEADING, line, len);
  } else if (item != 0 && item < len) {
    structure_add(s, STRUCTURE_ITEM, line + item, len - item);
  }
}

void structure_read(structure *s, const char *markdown, const char *title) {
  uint64_t title_hash = title != NULL ? hash_of(title, strlen(title)) : 0;
  const char *code = NULL; /* where a block of code began */
  for (const char *line = markdown; *line != '\0';) {
    size_t len = strcspn(line, "\n");
    bool fence = strncmp(line + strspn(line, " \t>"), "```", 3) == 0;
    if (fence && code != NULL) {
      structure_add(s, STRUCTURE_CODE, code, (size_t)(line - code));
      code = NULL;
    } else if (fence) {
      code = line + len;
    } else if (code == NULL) {
      read_line(s, line, len, title_hash);
    }
    line += len + (line[len] != '\0');
  }
}

static int by_value(const void *a, const void *b) {
  uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
  return (x > y) - (x < y);
}

static size_t count_same(texts *a, texts *b) {
  size_t same = 0;
  if (a->count != 0) qsort(a->hashes, a->count, sizeof *a->hashes, by_value);
  if (b->count != 0) qsort(b->hashes, b->count, sizeof *b->hashes, by_value);
  for (size_t i = 0, k = 0; i < a->count && k < b->count;) {
    bool both = a->hashes[i] == b->hashes[k], first = a->hashes[i] <= b->hashes[k];
    same += both;
    i += first;
    k += both || !first;
  }
  return same;
}

void structure_compare(structure_sums *sums, structure *found, structure *wanted) {
  sums->pages++;
  for (size_t kind = 0; kind < STRUCTURE_KINDS; kind++) {
    sums->same[kind] += count_same(&found->of[kind], &wanted->of[kind]);
    sums->found[kind] += found->of[kind].count;
    sums->wanted[kind] += wanted->of[kind].count;
  }
}

void structure_print(const structure_sums *sums) {
  static const char *const names[STRUCTURE_KINDS] = {"headings", "list items", "code"};
  if (sums->pages == 0) return;
  printf("  structure of %zu articles, F1:", sums->pages);
  for (size_t kind = 0; kind < STRUCTURE_KINDS; kind++) {
    size_t both = sums->found[kind] + sums->wanted[kind];
    printf("  %s %.3f (%zu found, %zu wanted)", names[kind],
           both > 0 ? 2 * (double)sums->same[kind] / (double)both : 0, sums->found[kind], sums->wanted[kind]);
  }
  printf("\n");
}

void structure_free(structure *s) {
  for (size_t kind = 0; kind < STRUCTURE_KINDS; kind++) free(s->of[kind].hashes);
}
