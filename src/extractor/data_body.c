#include "data_body.h"

#include "base/saturate.h"
#include "blocks/inlines.h"
#include "handlers.h"

/* Where fewer words of a story can be expected than this, the page shows none of it: a notice about cookies
 * or scripts, a teaser, a price. */
#define HARDLY_ANY_WORDS 24

/* Bytes of a word, in most scripts. */
#define WORD_BYTES 6

void matn_data_body_count(body_size *body, const block_record *record) {
  add_saturating_32(&body->words, record->words);
  add_saturating_32(&body->probable, (uint64_t)record->words * matn_score_percent(record->score));
}

bool matn_data_body_is_wanted(const matn_extractor *x) {
  size_t held = matn_metadata_value(&x->metadata, METADATA_TEXT).len;
  body_size body = x->body;
  if (held == 0) return false;
  for (uint32_t serial = x->ring.first; serial < x->ring.next; serial++) {
    const block_record *b = ring_record(&x->ring, serial);
    bool counted = (b->flags & BLOCK_COMMITTED) != 0, headline = (b->enclosing & IN_H1) != 0;
    if (!counted && !headline && b->score >= x->regions.balanced) matn_data_body_count(&body, b);
  }
  return body.probable < HARDLY_ANY_WORDS * 100 && held / WORD_BYTES > body.words;
}

/* The outline begins anew, but for what it has counted. */
static void begin_outline(matn_extractor *x) {
  uint64_t too_deep = x->outline.too_deep, lost_spans = x->outline.lost_spans;
  matn_outline_init(&x->outline, x->memory.frames, x->memory.frame_count);
  x->outline.too_deep = too_deep;
  x->outline.lost_spans = lost_spans;
}

void matn_data_body_read(matn_extractor *x) {
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
