/* The functions of matn.h, and how a document begins and ends. Bytes go through the decoder to the tokenizer;
 * handlers.c says what its tokens mean. */
#include "decisions.h"
#include "extractor.h"
#include "handlers.h"
#include "read_data.h"

_Static_assert(sizeof(matn_extractor) + _Alignof(matn_extractor) <= MEMORY_STRUCT_ROOM, "the struct fits");

static void on_chunk(void *ctx, const matn_chunk *chunk) {
  matn_extractor *x = ctx;
  if (!x->sender.stopped) matn_tokenizer_feed_chunk(&x->tokenizer, chunk);
}

static void make_room(void *ctx) {
  matn_decisions_make_room(ctx);
}

static void begin_document(matn_extractor *x) {
  const memory_parts *memory = &x->memory;
  x->counts = (body_counts){0};
  matn_decoder_init(&x->decoder, x->options.encoding, on_chunk, x);
  matn_decoder_guess(&x->decoder, memory_look_ahead(memory), memory->look_ahead_size);
  matn_handlers_begin(x);
  uint16_t pool_size = (uint16_t)(memory->pool_size - AUTHOR_TEXT_MAX);
  matn_metadata_init(&x->metadata, memory->pool, pool_size);
  matn_author_mark_init(&x->author, memory->pool + pool_size);
  matn_page_kind_init(&x->kind, x->model);
  matn_data_text_init(&x->data, &x->metadata);
  matn_handlers_begin_tags(x);
  matn_outline_init(&x->outline, memory->frames, memory->frame_count);
  matn_ring_init(&x->ring, x->ring.records, x->ring.capacity, x->ring.text, x->ring.text_size);
  inlines *n = x->blocks.inlines;
  if (n != NULL) matn_inlines_reset(n);
  matn_blocks_init(&x->blocks, &x->ring, x->model, n, memory->seen, memory->seen_size, make_room, x);
  matn_scorer_init(&x->scorer, &x->kind);
  matn_regions_init(&x->regions, x->options.favour, x->options.articles_only);
  x->roles = (roles){0};
  x->body = (body_size){0};
  x->language = (language_guess){0};
  x->sent = (body_sent){0};
  x->source = BODY_SHOWN;
  x->content = CONTENT_TEXT;
  sender_begin(&x->sender);
  x->date_label = 0;
  x->byline_announced = x->enough = x->finished = false;
}

matn_status matn_init(matn_extractor **extractor, void *memory, size_t size, const matn_handler *handler,
                      void *ctx, const matn_options *options) {
  if (extractor == NULL || memory == NULL || handler == NULL) return MATN_ERROR_NULL;
  if (size < MATN_MEMORY_MIN) return MATN_ERROR_MEMORY;
  if (options != NULL && (unsigned)options->favour > MATN_FAVOUR_RECALL) return MATN_ERROR_OPTION;
  if (options != NULL && options->encoding != MATN_ENCODING_NONE) {
    if ((unsigned)options->encoding >= MATN_ENCODING_COUNT) return MATN_ERROR_OPTION;
    if (!matn_encoding_supported(options->encoding)) return MATN_ERROR_ENCODING;
  }
  size_t inline_memory = options != NULL ? options->inline_memory : 0;
  if (inline_memory != 0 && inline_memory < MATN_INLINE_MEMORY_MIN) return MATN_ERROR_MEMORY;
  if (inline_memory > size - MATN_MEMORY_MIN) return MATN_ERROR_MEMORY;
  if (size - inline_memory > MEMORY_MOST) size = MEMORY_MOST + inline_memory;
  size_t skip = (size_t)(-(uintptr_t)memory & (_Alignof(matn_extractor) - 1));
  matn_extractor *x = (matn_extractor *)(void *)((unsigned char *)memory + skip);
  memset(x, 0, sizeof *x);
  matn_model_init(&x->own_model);
  x->model = &x->own_model;
  x->sender = (sender){.handler = *handler, .ctx = ctx};
  if (options != NULL) x->options = *options;
  size -= x->options.inline_memory;
  if (x->options.inline_memory != 0) {
    x->blocks.inlines = matn_inlines_init((unsigned char *)memory + size, x->options.inline_memory);
  }
  matn_memory_divide(&x->memory, &x->ring, (unsigned char *)(x + 1), size - MEMORY_STRUCT_ROOM);
  begin_document(x);
  *extractor = x;
  return MATN_OK;
}

static matn_status status_of(const matn_extractor *x) {
  if (x->enough) return MATN_ENOUGH;
  return x->sender.stopped ? MATN_STOPPED : MATN_OK;
}

static matn_status check_extractor(const matn_extractor *x) {
  if (x == NULL) return MATN_ERROR_NULL;
  if (x->busy) return MATN_ERROR_REENTRY;
  if (x->finished) return MATN_ERROR_FINISHED;
  return status_of(x);
}

matn_status matn_set_url(matn_extractor *extractor, const char *url, size_t len) {
  matn_status status = check_extractor(extractor);
  if (status != MATN_OK) return status;
  if (url == NULL && len != 0) return MATN_ERROR_NULL;
  if (extractor->counts.bytes != 0) return MATN_ERROR_FINISHED;
  matn_metadata_store_base(&extractor->metadata, (matn_slice){url, len}, TRUST_BASE_DOCUMENT);
  return MATN_OK;
}

matn_status matn_feed(matn_extractor *extractor, const void *bytes, size_t len) {
  matn_status status = check_extractor(extractor);
  if (status != MATN_OK || len == 0) return status;
  if (bytes == NULL) return MATN_ERROR_NULL;
  extractor->busy = true;
  extractor->counts.bytes += len;
  matn_decoder_feed(&extractor->decoder, bytes, len);
  extractor->busy = false;
  return status_of(extractor);
}

/* All bytes are read. */
static void end_document(matn_extractor *x) {
  if (!x->options.head_only) {
    matn_decisions_page(x);
    if (x->source == BODY_DROPPED && !x->sender.stopped) {
      matn_read_data(x);
      matn_decisions_all(x);
    }
  }
  matn_decisions_end_article(x);
}

matn_status matn_finish(matn_extractor *extractor) {
  matn_status status = check_extractor(extractor);
  if (status != MATN_OK) return status;
  extractor->busy = true;
  matn_decoder_finish(&extractor->decoder);
  if (!extractor->sender.stopped) matn_tokenizer_finish(&extractor->tokenizer);
  if (!extractor->sender.stopped) end_document(extractor);
  extractor->busy = false;
  extractor->finished = true;
  return status_of(extractor);
}

matn_status matn_reset(matn_extractor *extractor) {
  if (extractor == NULL) return MATN_ERROR_NULL;
  if (extractor->busy) return MATN_ERROR_REENTRY;
  begin_document(extractor);
  return MATN_OK;
}

matn_stats matn_get_stats(const matn_extractor *extractor) {
  matn_stats stats = {0};
  if (extractor == NULL) return stats;
  body_counts counts = extractor->counts;
  stats.bytes = counts.bytes;
  stats.kept = counts.kept;
  stats.text_bytes = counts.text_bytes;
  stats.early = counts.early;
  stats.blocks = extractor->blocks.page.blocks;
  stats.joined = extractor->blocks.joined;
  stats.too_deep = extractor->outline.too_deep;
  stats.lost_spans = extractor->outline.lost_spans;
  stats.cut_values = extractor->metadata.cut_values;
  if (extractor->blocks.inlines != NULL) stats.lost_inlines = extractor->blocks.inlines->markers.lost;
  return stats;
}
