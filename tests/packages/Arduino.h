/* The part of Arduino that the example sketch uses. The serial line is standard input and output. Time passes
 * when the input is at its end. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

static bool at_end;

static struct {
  void begin(long) {}
  int available() {
    int c = getchar();
    at_end = c == EOF;
    if (!at_end) ungetc(c, stdin);
    return !at_end;
  }
  int read() { return getchar(); }
  size_t write(const uint8_t *bytes, size_t len) { return fwrite(bytes, 1, len, stdout); }
  size_t print(const char *text) { return fwrite(text, 1, strlen(text), stdout); }
} Serial;

static unsigned long millis() {
  static unsigned long time;
  return time += at_end ? 1001 : 0;
}
