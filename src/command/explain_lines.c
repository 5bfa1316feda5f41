/* One line for each block: kept or dropped, role, score, element path, reasons, the text's beginning. */
#include "explain.h"

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

static int on_block_end(void *ctx, const matn_block *block) {
  explainer *e = ctx;
  output *o = e->out;
  output_string(o, block->kept ? "+\t" : "-\t");
  output_string(o, matn_role_name(block->role));
  output_string(o, "\t");
  output_number(o, block->score);
  output_string(o, "\t");
  explain_path(o, block, output_bytes);
  output_string(o, "\t");
  for (size_t i = 0; i < MATN_REASON_COUNT && block->reasons[i].weight != 0; i++) {
    if (i != 0) output_string(o, ", ");
    output_string(o, matn_reason_name(block->reasons[i].feature));
    output_string(o, " ");
    explain_weight(o, block->reasons[i].weight);
  }
  output_string(o, "\t");
  output_bytes(o, e->text, e->len);
  output_string(o, "\n");
  return o->error != 0;
}

const matn_handler explanation_lines = {
    .block_start = on_block_start, .text = on_text, .block_end = on_block_end};
