#include "corpus.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/json.h"

static void fail(const char *what, const char *which) {
  fprintf(stderr, "%s: %s\n", which, what);
  exit(1);
}

static void *checked(void *memory) {
  if (memory == NULL) fail("out of memory", "corpus");
  return memory;
}

static char *copy(const char *text) {
  if (text == NULL) return NULL;
  size_t size = strlen(text) + 1;
  return memcpy(checked(malloc(size)), text, size);
}

static char *read_stream(FILE *file, size_t *len) {
  size_t size = 1 << 16, part;
  char *bytes = checked(malloc(size));
  *len = 0;
  while ((part = fread(bytes + *len, 1, size - *len - 1, file)) > 0) {
    *len += part;
    if (*len == size - 1) bytes = checked(realloc(bytes, size *= 2));
  }
  bytes[*len] = '\0';
  return bytes;
}

/* The bytes of a file, or of the same with .gz behind its name, and a NUL behind them. */
static char *read_file(const char *path, size_t *len) {
  FILE *file = fopen(path, "rb");
  if (file != NULL) {
    char *bytes = read_stream(file, len);
    fclose(file);
    return bytes;
  }
  char command[4200];
  if (strchr(path, '\'') != NULL) fail("a quote in a name", path);
  snprintf(command, sizeof command, "exec gzip -dc '%s.gz'", path);
  file = popen(command, "r");
  if (file == NULL) fail("cannot run gzip", path);
  char *bytes = read_stream(file, len);
  if (pclose(file) != 0) fail("cannot be read", path);
  return bytes;
}

static const char *string_member(const json *object, const char *key) {
  const json *member = json_member(object, key);
  return member != NULL && member->kind == JSON_STRING ? member->string : NULL;
}

static snippets string_list(const json *object, const char *key) {
  snippets list = {0};
  const json *member = json_member(object, key);
  for (const json *item = member != NULL ? member->child : NULL; item != NULL; item = item->next) {
    list.texts = checked(realloc(list.texts, (list.count + 1) * sizeof *list.texts));
    list.texts[list.count++] = copy(item->string);
  }
  return list;
}

static void add_page(corpus *c, const char *folder, const char *line) {
  char path[4096];
  json *gold = json_read(line);
  if (gold == NULL || string_member(gold, "id") == NULL) fail("a line of gold.jsonl is not JSON", folder);
  c->pages = checked(realloc(c->pages, (c->count + 1) * sizeof *c->pages));
  page *p = &c->pages[c->count++];
  *p = (page){.id = copy(string_member(gold, "id")),
              .type = copy(string_member(gold, "type")),
              .url = copy(string_member(gold, "url")),
              .text = copy(string_member(gold, "text")),
              .markdown = copy(string_member(gold, "markdown")),
              .title = copy(string_member(gold, "title")),
              .author = copy(string_member(gold, "author")),
              .date = copy(string_member(gold, "date")),
              .with = string_list(gold, "with"),
              .without = string_list(gold, "without")};
  json_free(gold);
  snprintf(path, sizeof path, "%s/html/%s.html", folder, p->id);
  p->html = read_file(path, &p->html_len);
}

void corpus_read(corpus *c, const char *folder) {
  char path[4096];
  size_t len;
  snprintf(path, sizeof path, "%s/gold.jsonl", folder);
  char *gold = read_file(path, &len);
  for (char *line = strtok(gold, "\n"); line != NULL; line = strtok(NULL, "\n")) add_page(c, folder, line);
  free(gold);
}

static void free_snippets(snippets *list) {
  for (size_t i = 0; i < list->count; i++) free(list->texts[i]);
  free(list->texts);
}

void corpus_free(corpus *c) {
  for (size_t i = 0; i < c->count; i++) {
    page *p = &c->pages[i];
    free(p->id);
    free(p->type);
    free(p->url);
    free(p->html);
    free(p->text);
    free(p->markdown);
    free(p->title);
    free(p->author);
    free(p->date);
    free_snippets(&p->with);
    free_snippets(&p->without);
  }
  free(c->pages);
  *c = (corpus){0};
}

void page_site(const page *p, char *out, size_t size) {
  const char *host = p->url != NULL ? strstr(p->url, "://") : NULL;
  host = host != NULL ? host + 3 : p->id;
  size_t len = strcspn(host, "/?#:");
  size_t from = len, labels = 0;
  while (from > 0) {
    if (host[from - 1] == '.') {
      size_t last = strcspn(host + from, "./?#:");
      if (++labels >= 2 && (labels > 2 || last > 3)) break;
    }
    from--;
  }
  snprintf(out, size, "%.*s", (int)(len - from), host + from);
}
