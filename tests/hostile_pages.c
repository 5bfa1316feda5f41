/* Writes the pages made to do harm into a folder. Usage: hostile_pages DIRECTORY [BYTES] */
#include <stdio.h>
#include <stdlib.h>

#include "support/hostile.h"

int main(int argc, char **argv) {
  if (argc < 2) return 2;
  const size_t len = argc > 2 ? (size_t)strtoul(argv[2], NULL, 10) : 2048;
  buffer page = {0};
  for (size_t i = 0; i < hostile_count; i++) {
    char name[512];
    snprintf(name, sizeof name, "%s/%02zu.html", argv[1], i + 1);
    hostile_make(&page, &hostile_pages[i], len);
    FILE *file = fopen(name, "wb");
    if (file == NULL || fwrite(page.bytes, 1, page.len, file) != page.len || fclose(file) != 0) {
      perror(name);
      return 1;
    }
  }
  buffer_free(&page);
  return 0;
}
