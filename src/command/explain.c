/* One line for each block: kept or dropped, role, score, element path, reasons, the text's beginning. */
#include <string.h>

#include "command.h"

#define TEXT_SHOWN 60

typedef struct explainer {
  output *out;
  matn_extractor *extractor;
  size_t len; /* bytes of the text shown so far */
  bool full;  /* no more of it is shown */
  char text[TEXT_SHOWN];
} explainer;

static int on_block_start(void *ctx, const matn_block *block) {
  explainer *e = ctx;
  (void)block;
  e->len = 0;
  e->full = false;
  return 0;
}

static int on_text(void *ctx, const char *utf8, size_t len) {
  explainer *e = ctx;
  size_t part = e->full ? 0 : len < TEXT_SHOWN - e->len ? len : TEXT_SHOWN - e->len;
  while (part > 0 && part < len && ((unsigned char)utf8[part] & 0xC0) == 0x80) part--;
  for (size_t i = 0; i < part; i++) e->text[e->len++] = utf8[i] == '\n' || utf8[i] == '\t' ? ' ' : utf8[i];
  if (part < len) e->full = true;
  return e->out->error != 0;
}

static void print_signed(output *o, int number) {
  output_string(o, number < 0 ? "-" : "+");
  output_number(o, (uint64_t)(number < 0 ? -number : number));
}

static int on_block_end(void *ctx, const matn_block *block) {
  explainer *e = ctx;
  output *o = e->out;
  output_string(o, block->kept ? "+\t" : "-\t");
  output_string(o, matn_role_name(block->role));
  output_string(o, "\t");
  output_number(o, block->score);
  output_string(o, "\t");
  for (size_t i = 0; i < block->path_len; i++) {
    if (i != 0) output_string(o, ">");
    output_string(o, matn_element_name(block->path[i]));
  }
  output_string(o, "\t");
  for (size_t i = 0; i < MATN_REASON_COUNT && block->reasons[i].weight != 0; i++) {
    if (i != 0) output_string(o, ", ");
    output_string(o, matn_reason_name(block->reasons[i].feature));
    output_string(o, " ");
    print_signed(o, block->reasons[i].weight);
  }
  output_string(o, "\t");
  output_bytes(o, e->text, e->len);
  output_string(o, "\n");
  return o->error != 0;
}

static bool feed(void *ctx, const char *bytes, size_t len) {
  explainer *e = ctx;
  return matn_feed(e->extractor, bytes, len) == MATN_OK;
}

int print_explanation(output *o, const settings *s, const char *file) {
  static const matn_handler handler = {
      .block_start = on_block_start, .text = on_text, .block_end = on_block_end};
  const matn_options options = {
      .encoding = s->encoding, .favour = s->favour, .every_block = true, .articles_only = s->articles};
  explainer e = {.out = o};
  void *memory = system_memory(s->memory);
  if (memory == NULL || matn_init(&e.extractor, memory, s->memory, &handler, &e, &options) != MATN_OK) {
    complain(NULL, "Out of memory");
    return STATUS_FAILED;
  }
  int error = read_input(file, s->chunk, feed, &e);
  if (error != 0) {
    complain(file, error_text(error));
    return STATUS_FAILED;
  }
  matn_finish(e.extractor);
  return STATUS_OK;
}
