/* Sends the events of the article to the caller's handler. */
#ifndef MATN_SEND_H
#define MATN_SEND_H

#include "blocks/inlines.h"
#include "blocks/ring.h"
#include "matn.h"

typedef struct sender {
  matn_handler handler;
  void *ctx;       /* of the handler */
  uint16_t holder; /* of the last block that was sent; see block_record */
  bool article_started;
  bool stopped; /* no event is sent any more: a callback said so, or all that was asked for was sent */
} sender;

/* Ready for a document. */
static inline void sender_begin(sender *s) {
  s->holder = 0;
  s->article_started = s->stopped = false;
}

/* The article begins, or ends, with what is known of the page then. */
void matn_send_article_start(sender *s, const matn_metadata *known);
void matn_send_article_end(sender *s, const matn_metadata *known);

/* Describes a block for the caller, as far as its record tells. `inlines` may be NULL, here and below: then
 * nobody asks for inline events. */
void matn_send_describe(const sender *s, const block_record *record, const inlines *n, matn_block *block);

void matn_send_block_start(sender *s, const matn_block *block);

/* The next piece of its text, with the inline elements in it. */
void matn_send_text(sender *s, inlines *n, matn_slice text);

void matn_send_block_end(sender *s, inlines *n, const block_record *record, const matn_block *block);

#endif
