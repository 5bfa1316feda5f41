/* Writes the events of the files that are named, on a machine with an operating system. */
#include <stdio.h>

#include "events.h"
#include "support/buffer.h"

void write_out(const char *bytes, size_t len) {
  fwrite(bytes, 1, len, stdout);
}

int main(int argc, char **argv) {
  int failed = 0;
  for (int i = 1; i < argc; i++) {
    buffer page = {0};
    if (!buffer_add_file(&page, argv[i]) || !write_events(argv[i], page.bytes, page.len)) {
      fprintf(stderr, "%s: cannot be read, or its events depend on how it is cut\n", argv[i]);
      failed = 1;
    }
    buffer_free(&page);
  }
  return failed;
}
