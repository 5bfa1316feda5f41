/* What libxml2's push parser (SAX) needs for the same files, beside the same memchr('<') hop. */
#include <libxml/HTMLparser.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

static size_t count;

static void on_start(void *ctx, const xmlChar *name, const xmlChar **attributes) {
  (void)ctx;
  (void)name;
  (void)attributes;
  count++;
}

static void on_text(void *ctx, const xmlChar *text, int len) {
  (void)ctx;
  (void)text;
  count += (size_t)len;
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

int main(int argc, char **argv) {
  static char bytes[1 << 24];
  double sax = 0, hop = 0, total = 0;
  for (int i = 1; i < argc; i++) {
    FILE *file = fopen(argv[i], "rb");
    if (file == NULL) continue;
    size_t len = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    htmlSAXHandler handler;
    memset(&handler, 0, sizeof handler);
    handler.startElement = on_start;
    handler.characters = on_text;
    double start = now();
    htmlParserCtxtPtr parser =
        htmlCreatePushParserCtxt(&handler, NULL, bytes, 4 < (int)len ? 4 : (int)len, NULL, 0);
    for (size_t at = 4; at < len; at += 65536) {
      htmlParseChunk(parser, bytes + at, (int)(len - at < 65536 ? len - at : 65536), 0);
    }
    htmlParseChunk(parser, bytes, 0, 1);
    htmlFreeParserCtxt(parser);
    sax += now() - start;
    start = now();
    for (char *p = bytes, *end = p + len; (p = memchr(p, '<', (size_t)(end - p))) != NULL; p++) count++;
    hop += now() - start;
    total += (double)len;
  }
  if (total > 0)
    printf("%-26s %10.1f %12.4f %14s %8.2f\n", "libxml2-push", total * 1e3 / sax, sax / total, "-",
           sax / hop);
  return count == 0;
}
