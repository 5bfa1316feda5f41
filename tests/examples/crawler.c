/* A step of a crawler: language, date, title and text of many documents, with one extractor for all. Prints a
 * line for each file. Tabs divide its fields, and " / " the paragraphs of the text. */
#include <matn.h>
#include <stdio.h>

typedef struct document {
  const char *path;
  size_t len;
  char text[65536];
} document;

/* A piece that finds no room is left out as a whole, so the text still ends with a whole character. */
static int take_text(void *ctx, const char *utf8, size_t len) {
  document *d = ctx;
  if (len > sizeof d->text - d->len) return 0;
  for (size_t i = 0; i < len; i++) d->text[d->len++] = utf8[i] == '\n' || utf8[i] == '\t' ? ' ' : utf8[i];
  return 0;
}

static int end_block(void *ctx, const matn_block *block) {
  (void)block;
  return take_text(ctx, " / ", 3);
}

static void print(const char *bytes, size_t len, char behind) {
  fwrite(bytes, 1, len, stdout);
  putchar(behind);
}

/* Comes last, when all is known. */
static int end_document(void *ctx, const matn_metadata *metadata) {
  const document *d = ctx;
  printf("%s\t", d->path);
  print(metadata->language.bytes, metadata->language.len, '\t');
  print(metadata->date.bytes, metadata->date.len, '\t');
  print(metadata->title.bytes, metadata->title.len, '\t');
  print(d->text, d->len, '\n');
  return ferror(stdout);
}

static int read_document(matn_extractor *extractor, document *d, const char *path) {
  static char bytes[65536];
  FILE *file = fopen(path, "rb");
  if (file == NULL) return perror(path), 1;
  d->path = path;
  d->len = 0;
  matn_reset(extractor);
  for (size_t len; (len = fread(bytes, 1, sizeof bytes, file)) > 0;) matn_feed(extractor, bytes, len);
  fclose(file);
  return matn_finish(extractor) != MATN_OK;
}

int main(int argc, char **argv) {
  static unsigned char memory[MATN_MEMORY_TYPICAL];
  static document d;
  const matn_handler handler = {.text = take_text, .block_end = end_block, .article_end = end_document};
  matn_extractor *extractor;
  int failed = matn_init(&extractor, memory, sizeof memory, &handler, &d, NULL) != MATN_OK;
  for (int i = 1; i < argc && !failed; i++) failed = read_document(extractor, &d, argv[i]);
  return failed;
}
