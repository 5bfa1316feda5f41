#include "send.h"

#include "decide/score.h"

static void stop_if(sender *s, int answer) {
  if (answer != 0) s->stopped = true;
}

void matn_send_article_start(sender *s, const matn_metadata *known) {
  s->article_started = true;
  if (!s->stopped && s->handler.article_start != NULL) stop_if(s, s->handler.article_start(s->ctx, known));
}

void matn_send_article_end(sender *s, const matn_metadata *known) {
  if (!s->stopped && s->handler.article_end != NULL) stop_if(s, s->handler.article_end(s->ctx, known));
}

/* Whether the block goes on in what held the block that was sent before: its holder was opened later than
 * that one's, or is the same. */
static bool continues(const sender *s, const block_record *record) {
  if (record->holder == 0 || s->holder == 0) return false;
  return (uint16_t)(s->holder - record->holder) <= INT16_MAX;
}

void matn_send_describe(const sender *s, const block_record *record, const inlines *n, matn_block *block) {
  *block = (matn_block){.start = record->start,
                        .end = record->end,
                        .words = record->words,
                        .role = record->role,
                        .level = record->level,
                        .lists = record->lists,
                        .quotes = record->quotes,
                        .number = record->number,
                        .row = record->row,
                        .column = record->column,
                        .header = (record->marks & MARK_HEADER) != 0,
                        .continues = continues(s, record),
                        .kept = (record->flags & BLOCK_KEPT) != 0,
                        .body = (record->enclosing & IN_BODY) != 0,
                        .score = matn_score_percent(record->score),
                        .path_len = record->path_len};
  memcpy(block->path, record->path, sizeof block->path);
  if (n != NULL) block->language = inline_events_language(&n->events);
}

void matn_send_block_start(sender *s, const matn_block *block) {
  if (!s->stopped && s->handler.block_start != NULL) stop_if(s, s->handler.block_start(s->ctx, block));
}

static void on_piece(void *ctx, const char *utf8, size_t len) {
  sender *s = ctx;
  if (!s->stopped && s->handler.text != NULL) stop_if(s, s->handler.text(s->ctx, utf8, len));
}

static void on_inline_start(void *ctx, const matn_inline *element) {
  sender *s = ctx;
  if (!s->stopped && s->handler.inline_start != NULL) stop_if(s, s->handler.inline_start(s->ctx, element));
}

static void on_inline_end(void *ctx, const matn_inline *element) {
  sender *s = ctx;
  if (!s->stopped && s->handler.inline_end != NULL) stop_if(s, s->handler.inline_end(s->ctx, element));
}

void matn_send_text(sender *s, inlines *n, matn_slice text) {
  const inline_sink sink = {on_piece, on_inline_start, on_inline_end, s};
  if (n != NULL) {
    matn_inline_events_text(&n->events, &n->markers, &sink, text);
  } else {
    on_piece(s, text.bytes, text.len);
  }
}

void matn_send_block_end(sender *s, inlines *n, const block_record *record, const matn_block *block) {
  const inline_sink sink = {on_piece, on_inline_start, on_inline_end, s};
  if (n != NULL) matn_inline_events_end(&n->events, &n->markers, &sink);
  s->holder = record->holder;
  if (!s->stopped && s->handler.block_end != NULL) stop_if(s, s->handler.block_end(s->ctx, block));
}
