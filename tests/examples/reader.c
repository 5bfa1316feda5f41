/* A reader for a small device: prints the article in standard input, in lines of 48 columns. It uses 16 KB of
 * memory, all of which is in this file; nothing else is allocated. */
#include <matn.h>
#include <stdio.h>
#include <string.h>

#define COLUMNS 48

static struct {
  unsigned char extractor[15360];
  char input[768]; /* what the network hands over at once */
  char line[4 * COLUMNS];
  size_t len, columns;
} device;

_Static_assert(sizeof device <= 16384, "all of it is in 16 KB");

static int end_line(size_t len) {
  fwrite(device.line, 1, len, stdout);
  return putchar('\n') == EOF;
}

/* Breaks the line at its last space, and keeps the rest for the next line. */
static int break_line(void) {
  size_t len = device.len, rest = len;
  while (rest > 0 && device.line[rest - 1] != ' ') rest--;
  if (rest == 0) rest = len;
  int failed = end_line(device.line[rest - 1] == ' ' ? rest - 1 : rest);
  device.len = len - rest;
  memmove(device.line, device.line + rest, device.len);
  device.columns = 0;
  for (size_t i = 0; i < device.len; i++) device.columns += (device.line[i] & 0xC0) != 0x80;
  return failed;
}

static int show_text(void *ctx, const char *utf8, size_t len) {
  (void)ctx;
  int failed = 0;
  for (size_t i = 0; i < len && !failed; i++) {
    bool begins_character = (utf8[i] & 0xC0) != 0x80;
    if (begins_character && device.columns == COLUMNS) failed = break_line();
    device.columns += begins_character;
    device.line[device.len++] = utf8[i];
  }
  return failed;
}

static int end_block(void *ctx, const matn_block *block) {
  (void)ctx, (void)block;
  int failed = end_line(device.len) || putchar('\n') == EOF;
  device.len = device.columns = 0;
  return failed;
}

int main(void) {
  const matn_handler handler = {.text = show_text, .block_end = end_block};
  matn_extractor *extractor;
  matn_status status = matn_init(&extractor, device.extractor, sizeof device.extractor, &handler, NULL, NULL);
  for (size_t len; status == MATN_OK && (len = fread(device.input, 1, sizeof device.input, stdin)) > 0;) {
    status = matn_feed(extractor, device.input, len);
  }
  if (status == MATN_OK) status = matn_finish(extractor);
  if (status != MATN_OK) fprintf(stderr, "reader: %s\n", matn_status_text(status));
  return status != MATN_OK;
}
