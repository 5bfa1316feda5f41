/* A preview: prints the first paragraph of the article in standard input, and reads no further than it has
 * to. A download would be cancelled where this stops reading. */
#include <matn.h>
#include <stdio.h>

typedef struct preview {
  bool is_paragraph; /* the running block */
} preview;

static int begin_block(void *ctx, const matn_block *block) {
  preview *p = ctx;
  p->is_paragraph = block->body && block->role == MATN_ROLE_PARAGRAPH;
  return 0;
}

static int print_text(void *ctx, const char *utf8, size_t len) {
  const preview *p = ctx;
  return p->is_paragraph && fwrite(utf8, 1, len, stdout) != len;
}

/* Anything but 0 stops the document. */
static int stop_at_end(void *ctx, const matn_block *block) {
  const preview *p = ctx;
  (void)block;
  return p->is_paragraph;
}

int main(void) {
  static unsigned char memory[MATN_MEMORY_TYPICAL];
  static char bytes[512];
  const matn_handler handler = {.block_start = begin_block, .text = print_text, .block_end = stop_at_end};
  const matn_options options = {.most_blocks = 3}; /* do not wait for more of the page than these need */
  preview p;
  matn_extractor *extractor;
  matn_status status = matn_init(&extractor, memory, sizeof memory, &handler, &p, &options);
  for (size_t len; status == MATN_OK && (len = fread(bytes, 1, sizeof bytes, stdin)) > 0;) {
    status = matn_feed(extractor, bytes, len);
  }
  if (status == MATN_OK) status = matn_finish(extractor);
  fprintf(stderr, "%s, %llu bytes read\n", matn_status_text(status),
          (unsigned long long)matn_get_stats(extractor).bytes);
  return putchar('\n') == EOF || status != MATN_STOPPED;
}
