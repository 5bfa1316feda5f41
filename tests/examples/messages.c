/* Many small documents from memory. Each line of standard input is one, like a row of a database. The
 * argument says how many to read; the lines are taken over and over. Standard error says how many that were
 * in a second. */
#include <matn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define MESSAGES 1000

typedef struct totals {
  unsigned long blocks;
  unsigned long long text;
} totals;

static int count_text(void *ctx, const char *utf8, size_t len) {
  totals *t = ctx;
  (void)utf8;
  t->text += len;
  return 0;
}

static int count_block(void *ctx, const matn_block *block) {
  totals *t = ctx;
  (void)block;
  t->blocks++;
  return 0;
}

int main(int argc, char **argv) {
  static unsigned char memory[16384]; /* enough to decide a small document with all of it in view */
  static char input[1 << 20];
  static const char *messages[MESSAGES + 1];
  const matn_handler handler = {.text = count_text, .block_end = count_block};
  const matn_options options = {.encoding = MATN_ENCODING_UTF_8, .favour = MATN_FAVOUR_RECALL};
  long wanted = argc > 1 ? strtol(argv[1], NULL, 10) : 1;
  size_t count = 0;
  totals t = {0};
  matn_extractor *extractor;
  if (matn_init(&extractor, memory, sizeof memory, &handler, &t, &options) != MATN_OK) return 1;
  messages[0] = input;
  for (char *p = input, *end = input + fread(input, 1, sizeof input, stdin); p < end && count < MESSAGES;
       p++) {
    if (*p == '\n') messages[++count] = p + 1;
  }
  clock_t start = clock();
  for (long i = 0; i < wanted && count > 0; i++) {
    const char *message = messages[(size_t)i % count];
    matn_reset(extractor);
    matn_feed(extractor, message, (size_t)(messages[(size_t)i % count + 1] - message));
    matn_finish(extractor);
  }
  double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
  printf("%ld documents\n", wanted);
  fprintf(stderr, "%lu blocks, %llu bytes of text\n", t.blocks, t.text);
  if (seconds > 0) fprintf(stderr, "%.0f documents a second\n", (double)wanted / seconds);
  return t.text == 0;
}
