/* Runs a fuzz target over files, with any compiler: each file as it is, and its beginnings. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../fuzz.h"

int main(int argc, char **argv) {
  int files = 0;
  for (int i = 1; i < argc; i++) {
    FILE *file = fopen(argv[i], "rb");
    if (file == NULL) continue;
    static unsigned char bytes[1 << 20];
    size_t len = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    LLVMFuzzerTestOneInput(bytes, len);
    for (size_t cut = 1; cut < len; cut += 1 + len / 20) LLVMFuzzerTestOneInput(bytes, cut);
    files++;
  }
  const char *slash = strrchr(argv[0], '/');
  printf("%s: %d passed, 0 failed, 0 skipped\n", slash != NULL ? slash + 1 : argv[0], files);
  return files == 0;
}
