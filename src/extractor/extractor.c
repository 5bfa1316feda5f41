/* Wires the parts together: bytes go through the decoder and the tokenizer; tags go to the tag reader and
 * change the outline, text goes to the blocks; blocks are decided and sent in emit.c. This file also
 * divides the caller's memory. */
#include "extractor.h"

#include "blocks/words.h"
#include "metadata/url.h"

/* Reading ---------------------------------------------------------------------------------------------- */

/* Whether text does not say that the head is over; a noscript element in it may well have some. */
static bool is_in_head(const matn_extractor *x) {
  return (x->outline.top->enclosing & IN_HEAD) != 0 || x->outline.open[ATOM_NOSCRIPT] != 0;
}

/* Text inside an element that has no tags in it. */
static NEVER_INLINE matn_answer on_content_text(matn_extractor *x, const matn_token *token) {
  if (x->content == CONTENT_TITLE) matn_metadata_text(&x->metadata, token->bytes, token->len);
  if (x->content == CONTENT_DATA) matn_data_text_read(&x->data, token, &x->tokenizer);
  return MATN_CONTINUE;
}

/* Text that may say who wrote the page, or be the first one behind the head. */
static NEVER_INLINE matn_answer on_watched_text(matn_extractor *x, const matn_token *token) {
  if (x->author.kind != AUTHOR_NONE) matn_author_mark_text(&x->author, token->bytes, token->len);
  matn_blocks_text(&x->blocks, &x->outline, token, x->tokenizer.chunk);
  if (x->options.head_only && x->blocks.open && !is_in_head(x)) matn_extractor_enough(x);
  return MATN_CONTINUE;
}

static matn_answer on_text(void *ctx, const matn_token *token) {
  matn_extractor *x = ctx;
  if (x->content != CONTENT_TEXT) return on_content_text(x, token);
  if ((x->outline.top->enclosing & IN_UNSEEN) != 0) return MATN_CONTINUE;
  if (x->author.kind != AUTHOR_NONE || x->options.head_only) return on_watched_text(x, token);
  matn_blocks_text(&x->blocks, &x->outline, token, x->tokenizer.chunk);
  return MATN_CONTINUE;
}

/* An element begins that has no tags in it. */
static void begin_content(matn_extractor *x, uint8_t atom) {
  if (atom == ATOM_TITLE) {
    x->content = CONTENT_TITLE;
    matn_metadata_collect(&x->metadata);
  } else if (atom == ATOM_SCRIPT && x->reader.json_ld && x->source == BODY_SHOWN) {
    x->content = CONTENT_DATA;
    matn_data_text_start(&x->data);
  } else if ((atom_properties(atom) & ELEMENT_UNSEEN) != 0) {
    x->content = CONTENT_UNSEEN;
  }
}

static NEVER_INLINE void end_content(matn_extractor *x) {
  if (x->content == CONTENT_TITLE) {
    matn_metadata_store(&x->metadata, METADATA_TITLE_TAG, MATN_SOURCE_TITLE, TRUST_TITLE_TAG);
    matn_value title = matn_title(&x->metadata);
    matn_words_title(&x->blocks, title.bytes, title.len);
  } else if (x->content == CONTENT_DATA) {
    matn_data_text_end(&x->data);
  }
  x->content = CONTENT_TEXT;
}

/* Whether a start tag stands between blocks. Custom elements can be either; those that follow one another at
 * once are rather blocks. */
static bool parts_blocks(const matn_extractor *x, uint16_t properties) {
  return (properties & ELEMENT_BLOCK) != 0 || (x->reader.tag.custom && x->blocks.custom_ended);
}

static void end_block(matn_extractor *x) {
  if (!x->blocks.open) {
    x->blocks.indent_len = 0;
    return;
  }
  matn_blocks_boundary(&x->blocks, &x->outline);
  if (!x->blocks.open && extractor_is_limited(x)) matn_extractor_look_for_enough(x);
}

/* Whether there can be inline elements: what stands in templates, videos, drawings is none of the text. */
static bool has_inlines(const matn_extractor *x) {
  return x->blocks.inlines != NULL && (x->outline.top->enclosing & (IN_FOREIGN | IN_UNSEEN)) == 0;
}

static NEVER_INLINE void start_inline(matn_extractor *x, uint8_t atom) {
  inlines *n = x->blocks.inlines;
  matn_slice base = matn_metadata_value(&x->metadata, METADATA_BASE);
  matn_inlines_start_tag(n, atom, &x->outline, blocks_visible_end(&x->blocks), base);
  x->blocks.inlines_wait = inlines_wait(n);
}

static NEVER_INLINE void end_inline(matn_extractor *x, uint8_t atom) {
  inlines *n = x->blocks.inlines;
  matn_inlines_end_tag(n, atom, blocks_visible_end(&x->blocks));
  x->blocks.inlines_wait = inlines_wait(n);
}

/* The element may be marked as holding an author's name, or stand inside of one that is. */
static NEVER_INLINE void start_author(matn_extractor *x) {
  const tag_reader *r = &x->reader;
  author_mark_kind kind = r->near_headline ? (author_mark_kind)r->author : AUTHOR_NONE;
  if (kind == AUTHOR_NONE && x->author.kind == AUTHOR_NONE) return;
  if ((atom_properties(r->tag.atom) & ELEMENT_VOID) != 0) return;
  matn_author_mark_start(&x->author, kind, r->tag.atom, r->tag.name_hash);
}

/* The page's language helps to guess its encoding. */
static void tell_language(matn_extractor *x) {
  matn_slice language = matn_metadata_value(&x->metadata, METADATA_LANGUAGE);
  matn_decoder_language(&x->decoder, language.bytes, language.len);
}

/* What a start tag means besides that an element begins. */
static NEVER_INLINE void note_start(matn_extractor *x, uint8_t atom) {
  switch ((enum atom)atom) {
  case ATOM_META:
    if (x->reader.encoding != MATN_ENCODING_NONE) {
      matn_decoder_declare(&x->decoder, (matn_encoding)x->reader.encoding);
    }
    break;
  case ATOM_HTML: tell_language(x); break;
  case ATOM_BODY:
    if (x->options.head_only) matn_extractor_enough(x);
    break;
  case ATOM_BR: matn_blocks_break(&x->blocks, &x->outline); break;
  case ATOM_TIME: blocks_time(&x->blocks); break;
  case ATOM_IMG: blocks_image(&x->blocks); break;
  case ATOM_INPUT:
  case ATOM_SELECT:
  case ATOM_TEXTAREA: blocks_field(&x->blocks); break;
  default: break;
  }
}

/* How an element's content is read that is not read as data. */
static NEVER_INLINE matn_answer special_content(matn_extractor *x, uint8_t atom) {
  begin_content(x, atom);
  return matn_atom_content(atom);
}

/* Whether the next tag stands near the headline. */
static OUT_OF_LINE void note_nearness(matn_extractor *x) {
  if (FOR_SPEED && x->blocks.headline_share == 0) return;
  x->reader.near_headline = blocks_near_headline(&x->blocks, x->ring.next);
}

static void look_for_author(matn_extractor *x) {
  if (x->reader.near_headline || x->author.kind != AUTHOR_NONE) start_author(x);
  note_nearness(x);
}

/* In foreign content there are no inline elements, and none whose content is not read as data. */
static NEVER_INLINE matn_answer start_foreign(matn_extractor *x, uint16_t properties) {
  outline_start(&x->outline, &x->reader.tag, properties, true);
  look_for_author(x);
  return MATN_CONTINUE;
}

static matn_answer on_start_tag(void *ctx, const matn_token *token) {
  matn_extractor *x = ctx;
  tag_reader *r = &x->reader;
  uint16_t properties = atom_properties(r->tag.atom);
  matn_tag_reader_end(r, token->flag);
  if (parts_blocks(x, properties)) end_block(x);
  if ((properties & ELEMENT_NOTED) != 0) note_start(x, r->tag.atom);
  if (outline_is_foreign(&x->outline)) return start_foreign(x, properties);
  outline_start(&x->outline, &r->tag, properties, false);
  look_for_author(x);
  if (has_inlines(x)) start_inline(x, r->tag.atom);
  return (properties & ELEMENT_SPECIAL) != 0 ? special_content(x, r->tag.atom) : MATN_CONTINUE;
}

/* What an end tag means besides that an element ends. */
static void note_end(matn_extractor *x, uint8_t atom) {
  if (atom == ATOM_HEAD && x->options.head_only) matn_extractor_enough(x);
  if (atom == ATOM_BR) matn_blocks_break(&x->blocks, &x->outline);
}

static matn_answer on_end_tag(void *ctx, const matn_token *token) {
  matn_extractor *x = ctx;
  if (!matn_tag_reader_end_tag(&x->reader, token)) return MATN_CONTINUE;
  const start_tag *tag = &x->reader.tag;
  uint16_t properties = atom_properties(tag->atom);
  if (x->content != CONTENT_TEXT) end_content(x);
  if ((properties & ELEMENT_BLOCK) != 0) {
    end_block(x);
  } else if (tag->custom) {
    blocks_custom_end(&x->blocks);
  }
  note_nearness(x);
  if ((properties & ELEMENT_NOTED) != 0) note_end(x, tag->atom);
  matn_outline_end(&x->outline, tag->atom, tag->name_hash);
  if (x->author.kind != AUTHOR_NONE) {
    matn_author_mark_end(&x->author, tag->atom, tag->name_hash, x->ring.next, &x->metadata);
  }
  if (has_inlines(x)) end_inline(x, tag->atom);
  return MATN_CONTINUE;
}

/* Inline elements may want attributes that are of no use to the tag reader. */
static matn_answer on_inline_tag_name(void *ctx, const matn_token *token) {
  matn_extractor *x = ctx;
  matn_answer answer = matn_tag_reader_name(&x->reader, token);
  bool wanted = token->last && matn_inlines_tag(x->blocks.inlines, x->reader.tag.atom);
  return wanted ? MATN_CONTINUE : answer;
}

static matn_answer on_tag_name(void *ctx, const matn_token *token) {
  matn_extractor *x = ctx;
  return matn_tag_reader_name(&x->reader, token);
}

/* Inline elements want all attributes. */
static matn_answer on_inline_attribute(void *ctx, const matn_token *token) {
  matn_extractor *x = ctx;
  if (token->kind == MATN_TOKEN_ATTRIBUTE_NAME) {
    matn_tag_reader_attribute_name(&x->reader, token);
  } else {
    matn_tag_reader_attribute_value(&x->reader, token);
  }
  matn_inlines_attribute(x->blocks.inlines, x->reader.tag.atom, token);
  return MATN_CONTINUE;
}

static matn_answer on_attribute_name(void *ctx, const matn_token *token) {
  matn_extractor *x = ctx;
  return matn_tag_reader_attribute_name(&x->reader, token);
}

static matn_answer on_attribute_value(void *ctx, const matn_token *token) {
  matn_extractor *x = ctx;
  matn_tag_reader_attribute_value(&x->reader, token);
  return MATN_CONTINUE;
}

static NEVER_INLINE matn_answer on_cdata_start(matn_extractor *x) {
  return outline_is_foreign(&x->outline) ? MATN_CDATA_SECTION : MATN_CONTINUE;
}

static matn_answer on_other(void *ctx, const matn_token *token) {
  return token->kind == MATN_TOKEN_CDATA_START ? on_cdata_start(ctx) : MATN_CONTINUE;
}

static void begin_tokens(matn_extractor *x) {
  matn_tokenizer *t = &x->tokenizer;
  bool with_inlines = x->blocks.inlines != NULL;
  matn_tokenizer_init(t, on_other, x);
  t->on[MATN_TOKEN_TEXT] = on_text;
  t->on[MATN_TOKEN_START_TAG] = with_inlines ? on_inline_tag_name : on_tag_name;
  t->on[MATN_TOKEN_ATTRIBUTE_NAME] = with_inlines ? on_inline_attribute : on_attribute_name;
  t->on[MATN_TOKEN_ATTRIBUTE_VALUE] = with_inlines ? on_inline_attribute : on_attribute_value;
  t->on[MATN_TOKEN_START_TAG_END] = on_start_tag;
  t->on[MATN_TOKEN_END_TAG] = on_end_tag;
}

static void on_chunk(void *ctx, const matn_chunk *chunk) {
  matn_extractor *x = ctx;
  if (!x->stopped) matn_tokenizer_feed_chunk(&x->tokenizer, chunk);
}

static void make_room(void *ctx) {
  matn_extractor_make_room(ctx);
}

/* Training sees all words of names, also those that stood in the page before. */
static void begin_tags(matn_extractor *x) {
  uint16_t remembered = x->model == &x->own_model ? x->names_count : 0;
  names_memory *memory = (names_memory *)(void *)(x->frames + x->frame_count);
  matn_tag_reader_init(&x->reader, &x->metadata, &x->kind, memory, remembered);
}

void matn_extractor_read_data(matn_extractor *x) {
  matn_slice text = matn_metadata_value(&x->metadata, METADATA_TEXT);
  bool is_markup = matn_data_text_is_markup(text);
  uint64_t too_deep = x->outline.too_deep, lost_spans = x->outline.lost_spans;
  x->source = BODY_DATA;
  x->roles = (roles){0}; /* serial numbers begin anew */
  x->sent_holder = 0;
  x->content = CONTENT_TEXT;
  matn_metadata_freeze(&x->metadata); /* the text stands among them */
  matn_outline_init(&x->outline, x->frames, x->frame_count);
  begin_tags(x);
  if (x->blocks.inlines != NULL) matn_inlines_close(x->blocks.inlines);
  x->outline.too_deep = too_deep;
  x->outline.lost_spans = lost_spans;
  begin_tokens(x);
  for (size_t at = 0, len; at < text.len && !x->stopped; at += len) {
    for (len = 1; at + len < text.len && (is_markup || text.bytes[at + len - 1] != '\n');) len++;
    matn_tokenizer_feed(&x->tokenizer, text.bytes + at, len);
    if (!is_markup) matn_blocks_end(&x->blocks, &x->outline);
  }
  if (!x->stopped) matn_tokenizer_finish(&x->tokenizer);
  matn_blocks_end(&x->blocks, &x->outline);
}

/* Memory ----------------------------------------------------------------------------------------------- */

#define MEMORY_MOST ((size_t)1 << 30)
#define FRAMES_LEAST 25
#define FRAMES_ROOM_MOST 512 /* what is not for frames is for names */
#define NAMES_MOST 64
#define SEEN_LEAST 32
#define SEEN_MOST 4096
#define POOL_LEAST 1024
#define LOOK_AHEAD_MOST 4096 /* in less memory than 16 KB the decoder's own has to do */
#define POOL_MOST 65528

/* Set aside for the struct and its alignment, on every machine alike: the sizes below, and so the events, do
 * not depend on the width of pointers. */
#define STRUCT_ROOM 3936
#define RECORD_ROOM ((sizeof(block_record) + 7) / 8 * 8) /* 32-bit x86 aligns uint64_t to 4 bytes */

_Static_assert(sizeof(matn_extractor) + _Alignof(matn_extractor) <= STRUCT_ROOM, "the struct fits");
_Static_assert(RECORD_ROOM == 168 && sizeof(frame) == 32 && sizeof(names_memory) == 128,
               "records are of the same size everywhere");
_Static_assert(STRUCT_ROOM + FRAMES_LEAST * sizeof(frame) + SEEN_LEAST * sizeof(uint32_t) + POOL_LEAST +
                       8 * RECORD_ROOM + 512 <=
                   MATN_MEMORY_MIN,
               "MATN_MEMORY_MIN leaves room for 8 blocks and 512 bytes of text");

static size_t clamp(size_t n, size_t least, size_t most) {
  return n < least ? least : n > most ? most : n;
}

/* How many values of names can be remembered in so many bytes: a power of two, or none. */
static uint16_t names_in(size_t size) {
  uint16_t count = 1;
  if (size < sizeof(names_memory)) return 0;
  while (count < NAMES_MOST && count * 2 * sizeof(names_memory) <= size) count = (uint16_t)(count * 2);
  return count;
}

/* Divides the memory behind the struct. The parts with stricter alignment come first. */
static void divide_memory(matn_extractor *x, unsigned char *memory, size_t size) {
  size_t eighth = size / 8;
  size_t frames = clamp(eighth / sizeof(frame), FRAMES_LEAST, FRAMES_ROOM_MOST);
  x->frame_count = (uint16_t)clamp(frames, FRAMES_LEAST, OUTLINE_MOST);
  x->names_count = names_in((frames - x->frame_count) * sizeof(frame));
  x->pool_size = (uint16_t)clamp(eighth, POOL_LEAST, POOL_MOST);
  x->seen_size = SEEN_LEAST;
  x->look_ahead_size = (uint16_t)(eighth / 2 < MATN_PRESCAN_SIZE ? 0 : clamp(eighth / 2, 0, LOOK_AHEAD_MOST));
  while (x->seen_size < SEEN_MOST && x->seen_size * 2 * sizeof(uint32_t) <= eighth / 2) x->seen_size *= 2;
  size -= frames * sizeof(frame) + x->seen_size * sizeof(uint32_t) + x->pool_size + x->look_ahead_size;
  uint32_t record_count = (uint32_t)(size / 2 / RECORD_ROOM);
  uint32_t text_size = (uint32_t)(size - record_count * RECORD_ROOM);
  block_record *records = (block_record *)(void *)memory;
  memory += record_count * RECORD_ROOM;
  x->frames = (frame *)(void *)memory;
  memory += frames * sizeof(frame);
  x->seen = (uint32_t *)(void *)memory;
  memory += x->seen_size * sizeof(uint32_t);
  memory += x->look_ahead_size;
  x->pool = (char *)memory;
  matn_ring_init(&x->ring, records, record_count, x->pool + x->pool_size, text_size);
}

static void begin_document(matn_extractor *x) {
  x->counts = (body_counts){0};
  matn_decoder_init(&x->decoder, x->options.encoding, on_chunk, x);
  matn_decoder_guess(&x->decoder, x->pool - x->look_ahead_size, x->look_ahead_size);
  begin_tokens(x);
  matn_metadata_init(&x->metadata, x->pool, (uint16_t)(x->pool_size - AUTHOR_TEXT_MAX));
  matn_author_mark_init(&x->author, x->pool + x->pool_size - AUTHOR_TEXT_MAX);
  matn_kind_init(&x->kind, x->model);
  matn_data_text_init(&x->data, &x->metadata);
  begin_tags(x);
  matn_outline_init(&x->outline, x->frames, x->frame_count);
  matn_ring_init(&x->ring, x->ring.records, x->ring.capacity, x->ring.text, x->ring.text_size);
  inlines *n = x->blocks.inlines;
  if (n != NULL) matn_inlines_reset(n);
  matn_blocks_init(&x->blocks, &x->ring, x->model, n, x->seen, x->seen_size, make_room, x);
  matn_scorer_init(&x->scorer, &x->kind);
  matn_regions_init(&x->regions, x->options.favour, x->options.articles_only);
  x->roles = (roles){0};
  x->sent_holder = 0;
  x->body = (body_size){0};
  x->language = (language_guess){0};
  x->sent = (body_sent){0};
  x->source = BODY_SHOWN;
  x->content = CONTENT_TEXT;
  x->article_started = x->byline_announced = x->at_end = x->stopped = x->enough = x->finished = false;
}

/* The public functions --------------------------------------------------------------------------------- */

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
  x->handler = *handler;
  x->ctx = ctx;
  if (options != NULL) x->options = *options;
  size -= x->options.inline_memory;
  if (x->options.inline_memory != 0) {
    x->blocks.inlines = matn_inlines_init((unsigned char *)memory + size, x->options.inline_memory);
  }
  divide_memory(x, (unsigned char *)(x + 1), size - STRUCT_ROOM);
  begin_document(x);
  *extractor = x;
  return MATN_OK;
}

static matn_status status_of(const matn_extractor *x) {
  if (x->enough) return MATN_ENOUGH;
  return x->stopped ? MATN_STOPPED : MATN_OK;
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

matn_status matn_finish(matn_extractor *extractor) {
  matn_status status = check_extractor(extractor);
  if (status != MATN_OK) return status;
  extractor->busy = true;
  matn_decoder_finish(&extractor->decoder);
  if (!extractor->stopped) matn_tokenizer_finish(&extractor->tokenizer);
  if (!extractor->stopped) matn_extractor_end(extractor);
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
