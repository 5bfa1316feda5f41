#include "documents.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void fail(const char *what, const char *path) {
  fprintf(stderr, "bench: %s %s\n", what, path);
  exit(1);
}

static void *grow(void *memory, size_t size) {
  memory = realloc(memory, size);
  if (memory == NULL) fail("no memory for", "the documents");
  return memory;
}

static void add_file(document_list *list, const char *path, const char *name) {
  FILE *file = fopen(path, "rb");
  if (file == NULL) fail("cannot open", path);
  document d = {.name = grow(NULL, strlen(name) + 1)};
  strcpy(d.name, name);
  size_t size = 0;
  do {
    size = size * 2 + 65536;
    d.bytes = grow(d.bytes, size);
    d.len += fread(d.bytes + d.len, 1, size - d.len, file);
  } while (d.len == size);
  fclose(file);
  list->documents = grow(list->documents, (list->count + 1) * sizeof d);
  list->documents[list->count++] = d;
  list->bytes += d.len;
}

static int by_name(const void *a, const void *b) {
  return strcmp(((const document *)a)->name, ((const document *)b)->name);
}

static void add_folder(document_list *list, DIR *files, const char *folder) {
  for (struct dirent *entry; (entry = readdir(files)) != NULL;) {
    char path[4096];
    const char *dot = strrchr(entry->d_name, '.');
    if (dot == NULL || strcmp(dot, ".html") != 0) continue;
    snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
    add_file(list, path, entry->d_name);
  }
}

void documents_read(document_list *list, const char *path) {
  DIR *files = opendir(path);
  if (files != NULL) {
    add_folder(list, files, path);
    closedir(files);
    if (list->count > 0) qsort(list->documents, list->count, sizeof(document), by_name);
  } else {
    add_file(list, path, path);
  }
  if (list->bytes == 0) fail("no .html files in", path);
}

void documents_free(document_list *list) {
  for (size_t i = 0; i < list->count; i++) {
    free(list->documents[i].name);
    free(list->documents[i].bytes);
  }
  free(list->documents);
  *list = (document_list){0};
}
