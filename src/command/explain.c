/* Reads one document for an explanation of every block in it. */
#include <string.h>

#include "explain.h"

#include "command.h"
#include "input.h"

static bool feed(void *ctx, const char *bytes, size_t len) {
  explainer *e = ctx;
  return matn_feed(e->extractor, bytes, len) == MATN_OK;
}

int print_explanation(output *o, const settings *s, const char *file) {
  const matn_handler *handler = s->format == FORMAT_HTML ? &explanation_page : &explanation_lines;
  const matn_options options = {
      .encoding = s->encoding, .favour = s->favour, .every_block = true, .articles_only = s->articles};
  explainer e = {.out = o, .file = file};
  void *memory = system_memory(s->memory);
  if (memory == NULL || matn_init(&e.extractor, memory, s->memory, handler, &e, &options) != MATN_OK) {
    complain(NULL, "Out of memory");
    return STATUS_FAILED;
  }
  if (s->url != NULL) matn_set_url(e.extractor, s->url, strlen(s->url));
  int error = read_input(file, s->chunk, feed, &e);
  if (error != 0) {
    complain(file, error_text(error));
    return STATUS_FAILED;
  }
  matn_finish(e.extractor);
  if (!e.blocks.failed) return STATUS_OK;
  complain(file, "Out of memory: blocks are missing");
  return STATUS_FAILED;
}

void explain_path(output *o, const matn_block *block, void (*print)(output *, const char *, size_t)) {
  for (size_t i = 0; i < block->path_len; i++) {
    const char *name = matn_element_name(block->path[i]);
    if (i != 0) print(o, ">", 1);
    print(o, name, strlen(name));
  }
}

void explain_weight(output *o, int weight) {
  output_string(o, weight < 0 ? "-" : "+");
  output_number(o, (uint64_t)(weight < 0 ? -weight : weight));
}
