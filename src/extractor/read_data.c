#include "read_data.h"

#include "handlers.h"

/* The outline begins anew, but for what it has counted. */
static void begin_outline(matn_extractor *x) {
  uint64_t too_deep = x->outline.too_deep, lost_spans = x->outline.lost_spans;
  matn_outline_init(&x->outline, x->memory.frames, x->memory.frame_count);
  x->outline.too_deep = too_deep;
  x->outline.lost_spans = lost_spans;
}

void matn_read_data(matn_extractor *x) {
  matn_slice text = matn_metadata_value(&x->metadata, METADATA_TEXT);
  bool is_markup = matn_data_text_is_markup(text);
  x->source = BODY_DATA;
  x->roles = (roles){0}; /* serial numbers begin anew */
  x->sender.holder = 0;
  x->content = CONTENT_TEXT;
  matn_metadata_freeze(&x->metadata); /* the text stands among them */
  begin_outline(x);
  matn_handlers_begin_tags(x);
  if (x->blocks.inlines != NULL) matn_inlines_close(x->blocks.inlines);
  matn_handlers_begin(x);
  for (size_t at = 0, len; at < text.len && !x->sender.stopped; at += len) {
    for (len = 1; at + len < text.len && (is_markup || text.bytes[at + len - 1] != '\n');) len++;
    matn_tokenizer_feed(&x->tokenizer, text.bytes + at, len);
    if (!is_markup) matn_blocks_end(&x->blocks, &x->outline);
  }
  if (!x->sender.stopped) matn_tokenizer_finish(&x->tokenizer);
  matn_blocks_end(&x->blocks, &x->outline);
}
