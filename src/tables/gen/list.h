/* How the generators read their lists: a line is words with spaces between them; lines that begin with # are
 * comments. */
#ifndef MATN_GEN_LIST_H
#define MATN_GEN_LIST_H

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static inline _Noreturn void fail(const char *what, const char *name) {
  fprintf(stderr, "%s: %s\n", what, name);
  exit(1);
}

/* The next word of the line, or NULL. */
static inline char *next_word(void) {
  return strtok(NULL, " \n");
}

/* Reads each line of a list: `read` is called with its first word. */
static inline void read_list(const char *path, void (*read)(char *first)) {
  FILE *file = fopen(path, "r");
  char line[1024];
  if (file == NULL) fail("cannot open", path);
  while (fgets(line, sizeof line, file) != NULL) {
    char *first = line[0] == '#' ? NULL : strtok(line, " \n");
    if (first != NULL) read(first);
  }
  fclose(file);
}

static inline void copy_word(char *to, size_t size, const char *word) {
  if (word == NULL) fail("a line is too short", "");
  if (strlen(word) >= size) fail("no room for", word);
  strcpy(to, word);
}

static inline char constant_letter(char c) {
  return (char)(c == '-' ? '_' : toupper((unsigned char)c));
}

/* A word as a part of a constant's name. */
static inline void copy_constant(char *to, size_t size, const char *word) {
  copy_word(to, size, word);
  for (; *to != '\0'; to++) *to = constant_letter(*to);
}

#endif
