/* Each common kind of token has a handler of its own, so that no switch stands behind the call. */
#include "handlers.h"

#include "blocks/inline_tags.h"
#include "decisions.h"
#include "metadata/title.h"

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
  if (x->author.sign != AUTHOR_NONE) matn_author_mark_text(&x->author, token->bytes, token->len);
  matn_blocks_text(&x->blocks, &x->outline, token, x->tokenizer.chunk);
  if (x->options.head_only && x->blocks.open && !is_in_head(x)) matn_decisions_enough(x);
  return MATN_CONTINUE;
}

static matn_answer on_text(void *ctx, const matn_token *token) {
  matn_extractor *x = ctx;
  if (x->content != CONTENT_TEXT) return on_content_text(x, token);
  if ((x->outline.top->enclosing & IN_UNSEEN) != 0) return MATN_CONTINUE;
  if (x->author.sign != AUTHOR_NONE || x->options.head_only) return on_watched_text(x, token);
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
    matn_words_title(&x->blocks.words, title.bytes, title.len);
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
  if (!x->blocks.open && decisions_are_limited(x)) matn_decisions_look_for_enough(x);
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
  const tag_reader *tags = &x->reader;
  author_sign sign = tags->near_headline ? (author_sign)tags->author : AUTHOR_NONE;
  if (sign == AUTHOR_NONE && x->author.sign == AUTHOR_NONE) return;
  if ((atom_properties(tags->tag.atom) & ELEMENT_VOID) != 0) return;
  matn_author_mark_start(&x->author, sign, tags->tag.atom, tags->tag.name_hash);
}

/* The page's language helps to guess its encoding. */
static void tell_decoder_language(matn_extractor *x) {
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
  case ATOM_HTML: tell_decoder_language(x); break;
  case ATOM_BODY:
    if (x->options.head_only) matn_decisions_enough(x);
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
  if (x->reader.near_headline || x->author.sign != AUTHOR_NONE) start_author(x);
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
  tag_reader *tags = &x->reader;
  uint16_t properties = atom_properties(tags->tag.atom);
  matn_tag_reader_end(tags, token->flag);
  if (parts_blocks(x, properties)) end_block(x);
  if ((properties & ELEMENT_NOTED) != 0) note_start(x, tags->tag.atom);
  if (outline_is_foreign(&x->outline)) return start_foreign(x, properties);
  outline_start(&x->outline, &tags->tag, properties, false);
  look_for_author(x);
  if (has_inlines(x)) start_inline(x, tags->tag.atom);
  return (properties & ELEMENT_SPECIAL) != 0 ? special_content(x, tags->tag.atom) : MATN_CONTINUE;
}

/* What an end tag means besides that an element ends. */
static void note_end(matn_extractor *x, uint8_t atom) {
  if (atom == ATOM_HEAD && x->options.head_only) matn_decisions_enough(x);
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
  if (x->author.sign != AUTHOR_NONE) {
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

void matn_handlers_begin(matn_extractor *x) {
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

/* Training sees all words of names, also those that stood in the page before. */
void matn_handlers_begin_tags(matn_extractor *x) {
  uint16_t remembered = x->model == &x->own_model ? x->memory.names_count : 0;
  matn_tag_reader_init(&x->reader, &x->metadata, &x->kind, memory_names(&x->memory), remembered);
}
