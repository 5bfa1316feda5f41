/* Blocks are decided in their order, as late as memory allows: when the ring is full, when there may be as
 * much of the body as the caller asked for, and at the end of the document. */
#include "decisions.h"

#include "base/saturate.h"
#include "data_body.h"
#include "headline.h"
#include "page_metadata.h"
#include "tokenizer/stop.h"

/* The serial number after the last block that is complete. */
static OUT_OF_LINE uint32_t complete_end(const matn_extractor *x) {
  return x->ring.next - x->blocks.open;
}

/* All blocks of the document are complete. */
static bool at_end(const matn_extractor *x) {
  return x->regions.known == PAGE_WHOLE;
}

/* Sending ---------------------------------------------------------------------------------------------- */

/* Events were sent: the caller may have stopped them. */
static void stop_if_asked(matn_extractor *x) {
  if (x->sender.stopped) matn_tokenizer_stop(&x->tokenizer);
}

static OUT_OF_LINE void tell_page(const matn_extractor *x, matn_metadata *known) {
  const page_sources from = {&x->metadata, &x->author, &x->kind, &x->language, &x->decoder};
  matn_page_metadata(&from, known);
}

static void begin_article(matn_extractor *x) {
  matn_metadata known;
  if (x->sender.article_started) return;
  tell_page(x, &known);
  matn_send_article_start(&x->sender, &known);
}

void matn_decisions_end_article(matn_extractor *x) {
  matn_metadata known;
  tell_page(x, &known);
  matn_send_article_end(&x->sender, &known);
  stop_if_asked(x);
}

static bool is_sent(const matn_extractor *x, const block_record *record) {
  return (record->flags & BLOCK_KEPT) != 0 || x->options.every_block;
}

/* The oldest block as the caller sees it. */
static void describe(const matn_extractor *x, const block_record *record, matn_block *block) {
  matn_send_describe(&x->sender, record, x->blocks.inlines, block);
  if (x->source == BODY_DATA) {
    block->start = x->data.held.start;
    block->end = x->data.held.end;
    block->path[0] = ATOM_SCRIPT;
    block->path_len = 1;
  } else if (x->options.every_block) {
    uint8_t features[FEATURE_COUNT];
    matn_score_features(&x->scorer, &x->ring, complete_end(x), features);
    matn_score_reasons(&x->scorer, features, block->reasons);
  }
}

static void send_start(matn_extractor *x, const block_record *record, matn_block *block) {
  inlines *n = x->blocks.inlines;
  if (n != NULL) matn_inline_events_begin(&n->events, &n->markers, x->ring.first);
  begin_article(x);
  describe(x, record, block);
  if (x->ring.first == complete_end(x)) block->end = block->start; /* it is still being read */
  matn_send_block_start(&x->sender, block);
}

static void send_text(matn_extractor *x, const block_record *record) {
  matn_slice slices[2];
  size_t count = matn_ring_text(&x->ring, record, slices);
  for (size_t i = 0; i < count; i++) {
    if (slices[i].len == 0) continue;
    if ((record->flags & BLOCK_KEPT) != 0) x->counts.text_bytes += slices[i].len;
    if ((record->enclosing & IN_BODY) != 0) {
      x->sent.text += slices[i].len;
      matn_language_count(&x->language, slices[i].bytes, slices[i].len);
    }
    matn_send_text(&x->sender, x->blocks.inlines, slices[i]);
  }
}

/* Sends a block, or, if its beginning was sent before it was complete, the rest of it. */
static void send_block(matn_extractor *x, const block_record *record) {
  matn_block block;
  if ((record->flags & BLOCK_COMMITTED) != 0) {
    describe(x, record, &block);
  } else {
    send_start(x, record, &block);
  }
  send_text(x, record);
  matn_send_block_end(&x->sender, x->blocks.inlines, record, &block);
  stop_if_asked(x);
}

/* Deciding --------------------------------------------------------------------------------------------- */

/* Below so many words of the story an h1 is the headline only if it has the words of the title element. */
#define WORDS_BEFORE_HEADLINE 20

/* Whether the oldest block, an h1, is the headline; any other h1 is a heading in the text. */
static bool is_headline(const matn_extractor *x, const block_record *record) {
  if (x->ring.first != x->blocks.headline || x->blocks.headline_share == 0) return false;
  return record->features[FEATURE_TITLE_SHARE] >= BLOCKS_SAYS_TITLE ||
         x->regions.passed < WORDS_BEFORE_HEADLINE;
}

/* What becomes of a block that the page shows. */
static decision decide_shown(matn_extractor *x, block_record *record) {
  const headline_line at = {&x->metadata,     &x->kind,       &x->blocks,
                            x->regions.clear, &x->date_label, &x->byline_announced};
  bool says_title = matn_headline_is_title(&x->metadata, &x->ring, record);
  if (says_title) record->role = MATN_ROLE_HEADLINE;
  if (!at_end(x)) matn_score(&x->scorer, &x->ring, complete_end(x));
  if (record->role == MATN_ROLE_HEADLINE) {
    matn_headline_title(&x->metadata, &x->ring, record);
    if (!says_title && !is_headline(x, record)) matn_roles_demote(record);
  }
  matn_headline_line(&at, record);
  bool repeated = matn_blocks_is_copy(&x->blocks, record);
  if (!repeated && matn_regions_is_text(&x->regions, record)) matn_data_body_count(&x->body, record);
  decision decided = matn_regions_decide(&x->regions, &x->ring, repeated);
  return decided == DECISION_BODY && x->source == BODY_DROPPED ? DECISION_DROP : decided;
}

/* What becomes of a block of the data's text: nothing around it speaks for or against it. */
static decision decide_data(matn_extractor *x, const block_record *record) {
  if (matn_blocks_is_copy(&x->blocks, record)) return DECISION_DROP;
  return record->role == MATN_ROLE_HEADLINE ? DECISION_BESIDE : DECISION_BODY;
}

/* Words of a block of a tail at most. */
#define TAIL_WORDS 120

/* Whether a block that is not kept is the tail of what is. */
static bool is_tail(matn_extractor *x, const block_record *record) {
  if ((record->marks & MARK_TAIL) == 0 || x->source != BODY_SHOWN || record->words > TAIL_WORDS) return false;
  bool repeated = matn_blocks_is_copy(&x->blocks, record);
  return !repeated && matn_regions_is_below_text(&x->regions, &x->ring);
}

/* The role that the caller sees, of a block that is decided. */
static void refine_role(matn_extractor *x, block_record *record, bool below_headline, bool in_body) {
  role_context context = {
      .ring = &x->ring, .end = complete_end(x), .below_headline = below_headline, .in_body = in_body};
  if (below_headline) context.description = matn_metadata_value(&x->metadata, METADATA_DESCRIPTION);
  matn_roles_refine(&x->roles, record, &context);
}

static void decide(matn_extractor *x, block_record *record) {
  if (x->ring.first == complete_end(x)) matn_blocks_describe(&x->blocks);
  matn_roles_give(record);
  bool below_headline = x->regions.after_headline;
  decision decided = x->source == BODY_DATA ? decide_data(x, record) : decide_shown(x, record);
  if (decided == DECISION_DROP && is_tail(x, record)) {
    record->role = MATN_ROLE_TAIL;
    decided = DECISION_BESIDE;
  }
  refine_role(x, record, below_headline, decided == DECISION_BODY);
  if (decided != DECISION_DROP) {
    record->flags |= BLOCK_KEPT;
    x->counts.kept++;
  }
  if (decided == DECISION_BODY) {
    record->enclosing |= IN_BODY;
    matn_blocks_keep(&x->blocks, record);
  }
  if (!at_end(x)) x->counts.early++;
  if (x->observe != NULL) x->observe(x->sender.ctx, x, record);
}

void matn_decisions_enough(matn_extractor *x) {
  if (x->sender.stopped) return;
  matn_decisions_end_article(x);
  x->enough = !x->sender.stopped;
  x->sender.stopped = true;
  stop_if_asked(x);
}

/* Whether so many blocks with so many bytes of text are all that was asked for. */
static bool is_enough(const matn_extractor *x, uint64_t block_count, uint64_t text_len) {
  const matn_options *options = &x->options;
  return (options->most_blocks != 0 && block_count >= options->most_blocks) ||
         (options->most_text != 0 && text_len >= options->most_text);
}

/* Decides the oldest block of the ring, sends its events and forgets it. */
static void decide_oldest(matn_extractor *x) {
  block_record *record = ring_oldest(&x->ring);
  if ((record->flags & BLOCK_COMMITTED) == 0) decide(x, record);
  if (is_sent(x, record)) send_block(x, record);
  if ((record->enclosing & IN_BODY) != 0) {
    x->sent.blocks++;
    if (is_enough(x, x->sent.blocks, x->sent.text)) matn_decisions_enough(x);
  }
  if (x->blocks.inlines != NULL) {
    matn_markers_release(&x->blocks.inlines->markers, x->ring.first);
  }
  if (x->options.every_block || x->observe != NULL) matn_score_decided(&x->scorer, &x->ring);
  matn_ring_release(&x->ring, true);
}

void matn_decisions_look_for_enough(matn_extractor *x) {
  body_sent *sent = &x->sent;
  uint32_t end = complete_end(x);
  for (const block_record *scored; (scored = matn_score_ahead(&x->scorer, &x->ring, end)) != NULL;) {
    if (scored->first < x->regions.threshold) continue;
    add_saturating_32(&sent->likely_blocks, 1);
    add_saturating_32(&sent->likely_text, scored->text_len);
  }
  if (!is_enough(x, (uint64_t)sent->blocks + sent->likely_blocks, sent->text + sent->likely_text)) return;
  ring known = x->ring;
  known.next = x->scorer.next;
  matn_score_rest(&x->scorer, &x->ring, end);
  matn_regions_so_far(&x->regions, &known, &x->kind);
  while (x->ring.first < x->scorer.next && !x->sender.stopped) decide_oldest(x);
  matn_regions_go_on(&x->regions);
  sent->likely_blocks = sent->likely_text = 0;
}

/* The only block is still being read: decides it by what is known, and sends or drops its text so far. */
static void commit_open_block(matn_extractor *x) {
  block_record *record = ring_oldest(&x->ring);
  if ((record->flags & BLOCK_COMMITTED) == 0) {
    matn_block block;
    decide(x, record);
    if (is_sent(x, record)) send_start(x, record, &block);
    record->flags |= BLOCK_COMMITTED;
  }
  if (is_sent(x, record)) send_text(x, record);
  stop_if_asked(x);
  if (x->blocks.inlines != NULL) inlines_sent(x->blocks.inlines, record->text_len);
  matn_ring_release(&x->ring, false);
}

void matn_decisions_make_room(matn_extractor *x) {
  bool only_the_open_one = x->blocks.open && x->ring.first + 1 == x->ring.next;
  if (only_the_open_one) {
    commit_open_block(x);
  } else {
    decide_oldest(x);
  }
}

/* The end of the document ------------------------------------------------------------------------------ */

void matn_decisions_all(matn_extractor *x) {
  while (x->ring.first != x->ring.next && !x->sender.stopped) decide_oldest(x);
}

/* The page is known whole: so is its title, before the first block is sent. */
static void offer_titles(matn_extractor *x) {
  for (uint32_t serial = x->ring.first; serial < x->ring.next; serial++) {
    const block_record *b = ring_record(&x->ring, serial);
    bool is_decided = (b->flags & BLOCK_COMMITTED) != 0;
    if ((b->enclosing & IN_H1) != 0 && !is_decided) matn_headline_title(&x->metadata, &x->ring, b);
  }
}

/* All blocks are complete: scores them, and sets the threshold that suits the page. */
static void score_page(matn_extractor *x) {
  matn_score_all(&x->scorer, &x->ring);
  matn_score_draw_together(&x->ring, x->memory.frames, memory_of_elements(&x->memory));
  matn_regions_at_end(&x->regions, &x->ring, &x->kind);
}

void matn_decisions_page(matn_extractor *x) {
  matn_blocks_end(&x->blocks, &x->outline);
  score_page(x);
  offer_titles(x);
  if (matn_data_body_is_wanted(x)) x->source = BODY_DROPPED;
  matn_decisions_all(x);
}
