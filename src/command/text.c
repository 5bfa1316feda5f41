/* The body as text, with an empty line between two blocks. With --head, the metadata as lines. */
#include "parts.h"
#include "printer.h"

static void separate(document *d) {
  if (d->separate || d->follows) output_string(d->out, "\n");
  d->separate = true;
  d->follows = false;
}

static void print_paragraph(document *d, uint32_t part, matn_value value) {
  if (!document_takes(d, part, value)) return;
  separate(d);
  print_values(d->out, value, output_bytes, ", ");
  output_string(d->out, "\n");
}

static int on_article_start(void *ctx, const matn_metadata *metadata) {
  document *d = ctx;
  print_paragraph(d, PART_TITLE, metadata->title);
  print_paragraph(d, PART_BYLINE, metadata->byline);
  print_paragraph(d, PART_DATE, metadata->date);
  return 0;
}

static int on_block_start(void *ctx, const matn_block *given) {
  matn_block copy = *given, *block = &copy;
  if (document_shows(ctx, block)) separate(ctx);
  return 0;
}

static int on_text(void *ctx, const char *utf8, size_t len) {
  document *d = ctx;
  if (d->shown) output_bytes(d->out, utf8, len);
  return d->out->error != 0;
}

static int on_block_end(void *ctx, const matn_block *block) {
  document *d = ctx;
  (void)block;
  if (d->shown) output_string(d->out, "\n");
  return d->out->error != 0;
}

static int on_article_end(void *ctx, const matn_metadata *metadata) {
  document *d = ctx;
  named_value values[NAMED_VALUES];
  if (!d->settings->head) return 0;
  separate(d);
  name_values(metadata, values);
  for (size_t i = 0; i < NAMED_VALUES; i++) {
    if (values[i].value.len == 0) continue;
    output_string(d->out, values[i].name);
    output_string(d->out, ": ");
    print_values(d->out, values[i].value, output_bytes, ", ");
    output_string(d->out, "\n");
  }
  return 0;
}

const printer text_printer = {.handler = {.article_start = on_article_start,
                                          .block_start = on_block_start,
                                          .text = on_text,
                                          .block_end = on_block_end,
                                          .article_end = on_article_end}};
