/* Decodes records from standard input to standard output. A record is a length in four bytes, the lowest
 * first, and that many bytes.
 *
 * Usage: transcode LABEL */
#include "matn_encoding.h"

#include "support/buffer.h"

#include <stdio.h>
#include <string.h>

static void add_chunk(void *ctx, const matn_chunk *chunk) {
  buffer_add(ctx, chunk->bytes, chunk->len);
}

static void write_record(const buffer *text) {
  for (int shift = 0; shift < 32; shift += 8) putchar((int)(text->len >> shift & 0xFF));
  fwrite(text->bytes, 1, text->len, stdout);
}

int main(int argc, char **argv) {
  matn_encoding encoding = argc == 2 ? matn_encoding_for_label(argv[1], strlen(argv[1])) : MATN_ENCODING_NONE;
  if (!matn_encoding_supported(encoding)) return 2;
  unsigned char head[4];
  static char bytes[1 << 16];
  buffer text = {0};
  while (fread(head, 1, sizeof head, stdin) == sizeof head) {
    size_t len = (size_t)head[0] | (size_t)head[1] << 8 | (size_t)head[2] << 16 | (size_t)head[3] << 24;
    if (len > sizeof bytes || fread(bytes, 1, len, stdin) != len) return 2;
    matn_decoder decoder;
    matn_decoder_init(&decoder, encoding, add_chunk, &text);
    matn_decoder_feed(&decoder, bytes, len);
    matn_decoder_finish(&decoder);
    write_record(&text);
    text.len = 0;
  }
  buffer_free(&text);
  return ferror(stdout) != 0;
}
