/* Decides blocks in their order and sends the events of those that are kept. */
#include "base/string_list.h"
#include "extractor.h"
#include "headline.h"
#include "tokenizer/tokenizer.h"

/* Where fewer words of a story can be expected than this, the page shows none of it: a notice about cookies
 * or scripts, a teaser, a price. */
#define HARDLY_ANY_WORDS 24

/* The serial number after the last block that is complete. */
static OUT_OF_LINE uint32_t complete_end(const matn_extractor *x) {
  return x->ring.next - x->blocks.open;
}

/* Whether what holds the block holds the one that was sent before it, too: that was opened later, or is the
 * same. */
static bool continues(const matn_extractor *x, const block_record *record) {
  if (record->holder == 0 || x->sent_holder == 0) return false;
  return (uint16_t)(x->sent_holder - record->holder) <= INT16_MAX;
}

static void describe(const matn_extractor *x, const block_record *record, matn_block *block) {
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
                        .continues = continues(x, record),
                        .kept = (record->flags & BLOCK_KEPT) != 0,
                        .body = (record->enclosing & IN_BODY) != 0,
                        .score = matn_score_percent(record->score),
                        .path_len = record->path_len};
  memcpy(block->path, record->path, sizeof block->path);
  if (x->blocks.inlines != NULL) block->language = inline_events_language(&x->blocks.inlines->events);
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

static OUT_OF_LINE void stop(matn_extractor *x) {
  x->stopped = true;
  matn_tokenizer_stop(&x->tokenizer);
}

static void stop_if(matn_extractor *x, int answer) {
  if (answer != 0) stop(x);
}

/* Sends what is known of the page. */
static void send_metadata(matn_extractor *x, int (*event)(void *ctx, const matn_metadata *metadata)) {
  matn_metadata known;
  matn_headline_metadata(x, &known);
  if (!x->stopped && event != NULL) stop_if(x, event(x->ctx, &known));
}

static bool is_sent(const matn_extractor *x, const block_record *record) {
  return (record->flags & BLOCK_KEPT) != 0 || x->options.every_block;
}

/* Sends the start of a block, and says what is known of it. */
static void send_start(matn_extractor *x, const block_record *record, matn_block *block) {
  inlines *n = x->blocks.inlines;
  if (n != NULL) matn_inline_events_begin(&n->events, &n->markers, x->ring.first);
  if (!x->article_started) {
    x->article_started = true;
    send_metadata(x, x->handler.article_start);
  }
  describe(x, record, block);
  if (x->ring.first == complete_end(x)) block->end = block->start; /* it is still being read */
  if (!x->stopped && x->handler.block_start != NULL) stop_if(x, x->handler.block_start(x->ctx, block));
}

static void on_piece(void *ctx, const char *utf8, size_t len) {
  matn_extractor *x = ctx;
  if (!x->stopped && x->handler.text != NULL) stop_if(x, x->handler.text(x->ctx, utf8, len));
}

static void on_inline_start(void *ctx, const matn_inline *element) {
  matn_extractor *x = ctx;
  if (!x->stopped && x->handler.inline_start != NULL) stop_if(x, x->handler.inline_start(x->ctx, element));
}

static void on_inline_end(void *ctx, const matn_inline *element) {
  matn_extractor *x = ctx;
  if (!x->stopped && x->handler.inline_end != NULL) stop_if(x, x->handler.inline_end(x->ctx, element));
}

static void send_text(matn_extractor *x, const block_record *record) {
  const inline_sink sink = {on_piece, on_inline_start, on_inline_end, x};
  inlines *n = x->blocks.inlines;
  matn_slice slices[2];
  size_t count = matn_ring_text(&x->ring, record, slices);
  for (size_t i = 0; i < count; i++) {
    if (slices[i].len == 0) continue;
    if ((record->flags & BLOCK_KEPT) != 0) x->counts.text_bytes += slices[i].len;
    if ((record->enclosing & IN_BODY) != 0) {
      x->sent.text += slices[i].len;
      matn_language_count(&x->language, slices[i].bytes, slices[i].len);
    }
    if (n != NULL) {
      matn_inline_events_text(&n->events, &n->markers, &sink, slices[i]);
    } else {
      on_piece(x, slices[i].bytes, slices[i].len);
    }
  }
}

static void send_end(matn_extractor *x, const block_record *record, const matn_block *block) {
  const inline_sink sink = {on_piece, on_inline_start, on_inline_end, x};
  inlines *n = x->blocks.inlines;
  if (n != NULL) matn_inline_events_end(&n->events, &n->markers, &sink);
  x->sent_holder = record->holder;
  if (!x->stopped && x->handler.block_end != NULL) stop_if(x, x->handler.block_end(x->ctx, block));
}

static void add_saturating(uint32_t *sum, uint64_t count) {
  *sum = count < UINT32_MAX - *sum ? (uint32_t)(*sum + count) : UINT32_MAX;
}

static void add_to_body(body_size *body, const block_record *record) {
  add_saturating(&body->words, record->words);
  add_saturating(&body->probable, (uint64_t)record->words * matn_score_percent(record->score));
}

/* What becomes of a block that the page shows. */
static decision decide_shown(matn_extractor *x, block_record *record) {
  if (record->role != MATN_ROLE_HEADLINE && matn_headline_is_title(x, record))
    record->role = MATN_ROLE_HEADLINE;
  if (!x->at_end) matn_score(&x->scorer, &x->ring, complete_end(x));
  if (record->role == MATN_ROLE_HEADLINE) matn_headline_title(x, record);
  matn_headline_line(x, record);
  bool repeated = matn_blocks_was_kept(&x->blocks, record);
  if (!repeated && matn_regions_is_text(&x->regions, record)) add_to_body(&x->body, record);
  decision decided = matn_regions_decide(&x->regions, &x->ring, repeated);
  return decided == DECISION_BODY && x->source == BODY_DROPPED ? DECISION_DROP : decided;
}

/* What becomes of a block of the data's text: nothing around it speaks for or against it. */
static decision decide_data(const matn_extractor *x, const block_record *record) {
  if (matn_blocks_was_kept(&x->blocks, record)) return DECISION_DROP;
  return record->role == MATN_ROLE_HEADLINE ? DECISION_BESIDE : DECISION_BODY;
}

/* Words of a block of a tail at most. */
#define TAIL_WORDS 120

/* Whether a block that is not kept is the tail of what is. */
static bool is_tail(const matn_extractor *x, const block_record *record) {
  if ((record->marks & MARK_TAIL) == 0 || x->source != BODY_SHOWN || record->words > TAIL_WORDS) return false;
  bool repeated = matn_blocks_was_kept(&x->blocks, record);
  return !repeated && matn_regions_is_below_text(&x->regions, &x->ring);
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
  role_context context = {.ring = &x->ring,
                          .end = complete_end(x),
                          .below_headline = below_headline,
                          .in_body = decided == DECISION_BODY};
  if (below_headline) context.description = matn_metadata_value(&x->metadata, METADATA_DESCRIPTION);
  matn_roles_refine(&x->roles, record, &context);
  if (decided != DECISION_DROP) {
    record->flags |= BLOCK_KEPT;
    x->counts.kept++;
  }
  if (decided == DECISION_BODY) {
    record->enclosing |= IN_BODY;
    matn_blocks_keep(&x->blocks, record);
  }
  if (!x->at_end) x->counts.early++;
  if (x->observe != NULL) x->observe(x->ctx, x, record);
}

void matn_extractor_enough(matn_extractor *x) {
  if (x->stopped) return;
  send_metadata(x, x->handler.article_end);
  x->enough = !x->stopped;
  stop(x);
}

/* Whether so many blocks with so many bytes of text are all that was asked for. */
static bool is_enough(const matn_extractor *x, uint64_t block_count, uint64_t text_len) {
  const matn_options *o = &x->options;
  return (o->most_blocks != 0 && block_count >= o->most_blocks) ||
         (o->most_text != 0 && text_len >= o->most_text);
}

void matn_extractor_decide(matn_extractor *x) {
  block_record *record = ring_oldest(&x->ring);
  bool has_started = (record->flags & BLOCK_COMMITTED) != 0;
  if (!has_started) decide(x, record);
  if (is_sent(x, record)) {
    matn_block block;
    if (has_started) {
      describe(x, record, &block);
    } else {
      send_start(x, record, &block);
    }
    send_text(x, record);
    send_end(x, record, &block);
  }
  if ((record->enclosing & IN_BODY) != 0) {
    x->sent.blocks++;
    if (is_enough(x, x->sent.blocks, x->sent.text)) matn_extractor_enough(x);
  }
  if (x->blocks.inlines != NULL) {
    matn_markers_release(&x->blocks.inlines->markers, x->ring.first);
  }
  if (x->options.every_block || x->observe != NULL) matn_score_decided(&x->scorer, &x->ring);
  matn_ring_release(&x->ring, true);
}

void matn_extractor_look_for_enough(matn_extractor *x) {
  body_sent *sent = &x->sent;
  uint32_t end = complete_end(x);
  for (const block_record *scored; (scored = matn_score_ahead(&x->scorer, &x->ring, end)) != NULL;) {
    if (scored->first < x->regions.threshold) continue;
    add_saturating(&sent->likely_blocks, 1);
    add_saturating(&sent->likely_text, scored->text_len);
  }
  if (!is_enough(x, (uint64_t)sent->blocks + sent->likely_blocks, sent->text + sent->likely_text)) return;
  ring known = x->ring;
  known.next = x->scorer.next;
  matn_score_rest(&x->scorer, &x->ring, end);
  matn_regions_so_far(&x->regions, &known, &x->kind);
  while (x->ring.first < x->scorer.next && !x->stopped) matn_extractor_decide(x);
  matn_regions_go_on(&x->regions);
  sent->likely_blocks = sent->likely_text = 0;
}

void matn_extractor_make_room(matn_extractor *x) {
  bool only_the_open_one = x->blocks.open && x->ring.first + 1 == x->ring.next;
  if (!only_the_open_one) {
    matn_extractor_decide(x);
    return;
  }
  block_record *record = ring_oldest(&x->ring);
  if ((record->flags & BLOCK_COMMITTED) == 0) {
    matn_block block;
    decide(x, record);
    if (is_sent(x, record)) send_start(x, record, &block);
    record->flags |= BLOCK_COMMITTED;
  }
  if (is_sent(x, record)) send_text(x, record);
  if (x->blocks.inlines != NULL) inlines_sent(x->blocks.inlines, record->text_len);
  matn_ring_release(&x->ring, false);
}

static OUT_OF_LINE void decide_all(matn_extractor *x) {
  while (x->ring.first != x->ring.next && !x->stopped) matn_extractor_decide(x);
}

/* The page is known whole: so is its title, before the first block is sent. */
static void offer_titles(matn_extractor *x) {
  for (uint32_t serial = x->ring.first; serial < x->ring.next; serial++) {
    const block_record *b = ring_record(&x->ring, serial);
    if ((b->enclosing & IN_H1) != 0 && (b->flags & BLOCK_COMMITTED) == 0) matn_headline_title(x, b);
  }
}

/* Whether the page shows hardly any text of its story, and its data have more: a word has about six bytes, in
 * most scripts. */
static bool is_in_data(const matn_extractor *x) {
  size_t held = matn_metadata_value(&x->metadata, METADATA_TEXT).len;
  body_size body = x->body;
  if (held == 0) return false;
  for (uint32_t serial = x->ring.first; serial < x->ring.next; serial++) {
    const block_record *b = ring_record(&x->ring, serial);
    bool counted = (b->flags & BLOCK_COMMITTED) != 0, headline = (b->enclosing & IN_H1) != 0;
    if (!counted && !headline && b->score >= x->regions.balanced) add_to_body(&body, b);
  }
  return body.probable < HARDLY_ANY_WORDS * 100 && held / 6 > body.words;
}

void matn_extractor_end(matn_extractor *x) {
  if (x->options.head_only) {
    send_metadata(x, x->handler.article_end);
    return;
  }
  matn_blocks_end(&x->blocks, &x->outline);
  x->at_end = true;
  matn_score_all(&x->scorer, &x->ring);
  /* no element is read any more: the frames are free, and so is what is remembered of names behind them */
  size_t free_size = (size_t)((unsigned char *)x->seen - (unsigned char *)x->frames);
  matn_score_draw_together(&x->ring, x->frames, free_size);
  matn_regions_at_end(&x->regions, &x->ring, &x->kind);
  offer_titles(x);
  bool in_data = is_in_data(x);
  if (in_data) x->source = BODY_DROPPED;
  decide_all(x);
  if (in_data && !x->stopped) {
    matn_extractor_read_data(x);
    decide_all(x);
  }
  send_metadata(x, x->handler.article_end);
}

const char *matn_role_name(uint8_t role) {
  return matn_string_at("paragraph\0headline\0summary\0heading\0list-item\0quote\0preformatted\0code\0"
                        "table-cell\0term\0definition\0caption\0credit\0byline\0date\0source\0tail\0",
                        role);
}

const char *matn_source_name(uint8_t source) {
  if (source == MATN_SOURCE_NONE) return "";
  return matn_string_at("json-ld\0microdata\0open-graph\0twitter\0dublin-core\0meta\0link\0title\0html\0"
                        "time\0text\0guess\0",
                        source - 1u);
}

const char *matn_page_kind_name(uint8_t kind) {
  if (kind == MATN_PAGE_UNKNOWN) return "";
  return matn_string_at("article\0forum\0product\0listing\0documentation\0service\0", kind - 1u);
}

const char *matn_inline_name(uint8_t kind) {
  return matn_string_at("link\0emphasis\0strong\0code\0image\0", kind);
}

const char *matn_element_name(uint8_t element) {
  return matn_atom_name(element);
}

const char *matn_reason_name(uint8_t which) {
  return matn_feature_name(which);
}

const char *matn_status_text(matn_status status) {
  switch (status) {
  case MATN_OK: return "done";
  case MATN_STOPPED: return "stopped by a callback";
  case MATN_ENOUGH: return "all that was asked for was sent";
  case MATN_ERROR_NULL: return "an argument is NULL";
  case MATN_ERROR_MEMORY: return "too little memory";
  case MATN_ERROR_ENCODING: return "encoding not supported by this build";
  case MATN_ERROR_OPTION: return "an option out of range";
  case MATN_ERROR_FINISHED: return "the document is finished already";
  case MATN_ERROR_REENTRY: return "called from its own callback";
  }
  return "unknown status";
}
