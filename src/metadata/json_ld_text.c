/* An object's @type may follow its description. Until it comes the text is held as unsure, one text at a
 * time. It is forgotten if the object ends without a type that a page can be about. An articleBody needs no
 * such type. */
#include "json_ld_text.h"

#include "base/text.h"
#include "base/utf8.h"
#include "tokenizer/atoms.h"

/* Objects nested deeper have no type. */
#define DEPTH_MAX 16

/* What the string being read is. */
enum { NOTHING, TYPE, TEXT, UNSURE_TEXT };

void matn_data_text_init(data_text *t, metadata *m) {
  *t = (data_text){.metadata = m};
}

void matn_data_text_start(data_text *t) {
  matn_json_scan_init(&t->scan);
  t->values = (data_values){0};
  t->typed = t->main = t->site = 0;
  t->reading = NOTHING;
}

void matn_data_text_end(data_text *t) {
  matn_data_values_store(&t->values, t->metadata);
  matn_metadata_drop(t->metadata, METADATA_UNSURE_TEXT);
  t->metadata->collecting = false;
  t->reading = NOTHING;
}

/* Depth of the innermost object; an array in it counts as part of it. 0 if it is nested too deep to have a
 * type. */
static uint32_t object_depth(const data_text *t) {
  uint32_t depth = t->scan.depth - json_in_array(&t->scan);
  return depth <= DEPTH_MAX ? depth : 0;
}

static bool has_bit(uint16_t bits, uint32_t depth) {
  return (bits >> (depth - 1) & 1) != 0;
}

/* Types that a page can be about, by the end of their names, of which the last eight letters count. So
 * "article" also means NewsArticle, "event" SaleEvent, and "lication" MobileApplication. */
static const char main_types[][9] = {"article",  "posting", "report", "product",  "products",
                                     "uctgroup", "recipe",  "event",  "course",   "book",
                                     "movie",    "episode", "howto",  "lication", "question"};

static bool ends_with(uint64_t type, const char *end) {
  uint64_t name = 0, mask = 0;
  for (; *end != '\0'; end++) {
    name = name << 8 | (unsigned char)*end;
    mask = mask << 8 | 0xFF;
  }
  return (type & mask) == name;
}

static bool is_main_type(uint64_t type) {
  for (size_t i = 0; i < COUNT_OF(main_types); i++) {
    if (ends_with(type, main_types[i])) return true;
  }
  return false;
}

/* Whether a text is better than the one that is held: of a higher rank, or of the same rank and longer. */
static bool is_better(const data_text *t, uint8_t trust, size_t len) {
  metadata_value held = t->metadata->values[METADATA_TEXT];
  return trust > held.trust || (trust == held.trust && len > held.len);
}

static void begin_text(data_text *t, uint32_t depth) {
  const json_scan *s = &t->scan;
  bool sure = has_bit(t->main, depth);
  t->trust = TRUST_NONE;
  if (matn_json_key_is(s, "articleBody")) {
    t->trust = TRUST_TEXT_BODY;
    sure = true;
  } else if (matn_json_key_is(s, "text")) {
    t->trust = TRUST_TEXT_BODY;
  } else if (matn_json_key_is(s, "description")) {
    t->trust = TRUST_TEXT_DESCRIPTION;
  }
  if (t->trust == TRUST_NONE || t->trust < t->metadata->values[METADATA_TEXT].trust) return;
  if (!sure && (has_bit(t->typed, depth) || t->metadata->values[METADATA_UNSURE_TEXT].trust != TRUST_NONE))
    return;
  t->reading = sure ? TEXT : UNSURE_TEXT;
  matn_data_values_store(&t->values, t->metadata);
  matn_metadata_collect_text(t->metadata);
}

static void begin_string(data_text *t) {
  uint32_t depth = object_depth(t);
  t->reading = NOTHING;
  if (depth == 0) return;
  if (matn_json_key_is(&t->scan, "@type")) {
    t->reading = TYPE;
    t->type = 0;
  } else if (!json_in_array(&t->scan)) {
    begin_text(t, depth);
  }
}

static void add_text(data_text *t, const char *bytes, size_t len) {
  metadata *m = t->metadata;
  while (len > 0) {
    /* as soon as a text that is trusted as much is longer than the one held, it takes that one's room */
    metadata_value held = m->values[METADATA_TEXT];
    bool rivals = t->reading == TEXT && held.trust == t->trust;
    size_t part = len;
    if (rivals && part > (size_t)(held.len - m->collected) + 1) {
      part = (size_t)(held.len - m->collected) + 1;
      while (part < len && utf8_continues(bytes[part])) part++;
    }
    matn_metadata_add(m, bytes, part);
    if (rivals && m->collected > held.len) matn_metadata_drop(m, METADATA_TEXT);
    bytes += part;
    len -= part;
  }
}

/* The text did not fit: cuts what is there behind its last sentence, or else behind its last word. */
static OUT_OF_LINE void cut_at_boundary(metadata *m) {
  const char *text = m->pool + m->used;
  size_t sentence = 0, word = 0, len;
  bool after_sentence = false, in_tag = false;
  for (size_t at = 0; at < m->collected; at += len) {
    text_class class = matn_text_class(text + at, &len);
    bool was_in_tag = in_tag;
    if (text[at] == '<') in_tag = at + 1 < m->collected && !is_space((unsigned char)text[at + 1]);
    if (text[at] == '>') in_tag = false;
    if (in_tag || was_in_tag) continue;
    if (class == TEXT_SPACE) {
      word = at;
      if (after_sentence) sentence = at;
    }
    after_sentence = class == TEXT_SENTENCE_END;
    if (after_sentence && len > 1)
      sentence = at + len; /* scripts without spaces have no white space behind a sentence */
  }
  size_t end = sentence > m->collected / 2u ? sentence : word;
  if (end != 0) m->collected = (uint16_t)end;
}

static void end_text(data_text *t, uint64_t end) {
  metadata *m = t->metadata;
  if (m->cut) cut_at_boundary(m);
  if (t->reading == UNSURE_TEXT) {
    matn_metadata_store(m, METADATA_UNSURE_TEXT, MATN_SOURCE_JSON_LD, t->trust);
    t->unsure = (data_range){t->start, end};
    t->unsure_depth = (uint8_t)object_depth(t);
  } else if (m->collected != 0 && is_better(t, t->trust, m->collected)) {
    matn_metadata_drop(m, METADATA_TEXT);
    matn_metadata_store(m, METADATA_TEXT, MATN_SOURCE_JSON_LD, t->trust);
    t->held = (data_range){t->start, end};
  }
  m->collecting = false;
}

static void end_type(data_text *t) {
  uint32_t depth = object_depth(t);
  ASSERT(depth != 0); /* otherwise the type was not read */
  uint16_t bit = (uint16_t)(1u << (depth - 1));
  if (ends_with(t->type, "nization") || ends_with(t->type, "person")) {
    matn_data_values_type(&t->values, &t->scan, ends_with(t->type, "nization"));
  }
  if (ends_with(t->type, "website")) t->site |= bit;
  if (ends_with(t->type, "webpage")) return; /* does not say what the page is about */
  t->typed |= bit;
  if (!is_main_type(t->type)) return;
  t->main |= bit;
  metadata_value unsure = t->metadata->values[METADATA_UNSURE_TEXT];
  if (unsure.trust == TRUST_NONE || t->unsure_depth != depth) return;
  if (is_better(t, unsure.trust, unsure.len)) {
    matn_metadata_move(t->metadata, METADATA_UNSURE_TEXT, METADATA_TEXT);
    t->held = t->unsure;
  } else {
    matn_metadata_drop(t->metadata, METADATA_UNSURE_TEXT);
  }
}

static void begin_object(data_text *t) {
  ASSERT(t->scan.depth != 0);
  if (t->scan.depth > DEPTH_MAX) return;
  uint16_t others = (uint16_t) ~(1u << (t->scan.depth - 1));
  t->typed &= others;
  t->main &= others;
  t->site &= others;
}

/* What the object at a depth is. */
static data_object object_at(const data_text *t, uint32_t depth) {
  if (depth == 0 || depth > DEPTH_MAX || matn_data_values_elsewhere(&t->values, depth)) return DATA_OTHER;
  if (has_bit(t->site, depth)) return DATA_SITE;
  if (has_bit(t->main, depth)) return DATA_PAGE;
  return has_bit(t->typed, depth) ? DATA_OTHER : DATA_UNTYPED;
}

static bool is_value(data_text *t, json_event event, matn_slice text) {
  bool begins = event == JSON_OBJECT_START || event == JSON_ARRAY_START;
  data_object object = object_at(t, begins ? t->scan.depth - 1 : object_depth(t));
  return matn_data_values_event(&t->values, t->metadata, &t->scan, event, text, object);
}

static OUT_OF_LINE void handle(data_text *t, json_event event, matn_slice text, uint64_t offset) {
  if (is_value(t, event, text)) return;
  switch (event) {
  case JSON_OBJECT_START: begin_object(t); break;
  case JSON_OBJECT_END:
    if (t->unsure_depth == t->scan.depth + 1) matn_metadata_drop(t->metadata, METADATA_UNSURE_TEXT);
    break;
  case JSON_STRING_START:
    begin_string(t);
    t->start = offset;
    break;
  case JSON_TEXT:
    if (t->reading == TEXT || t->reading == UNSURE_TEXT) add_text(t, text.bytes, text.len);
    for (size_t i = 0; t->reading == TYPE && i < text.len; i++) {
      t->type = t->type << 8 | to_lower((unsigned char)text.bytes[i]);
    }
    break;
  case JSON_STRING_END:
    if (t->reading == TEXT || t->reading == UNSURE_TEXT) end_text(t, offset);
    if (t->reading == TYPE) end_type(t);
    t->reading = NOTHING;
    break;
  default: break;
  }
}

void matn_data_text_read(data_text *t, const matn_token *token, const matn_tokenizer *tokenizer) {
  const char *at = token->bytes, *end = at + token->len;
  matn_slice text = {NULL, 0};
  json_event event;
  while ((event = matn_json_next(&t->scan, &at, end, &text)) != JSON_MORE) {
    const char *byte = event == JSON_STRING_END ? at - 1 : at;
    uint64_t offset = token->made ? token->start : matn_tokenizer_offset(tokenizer, byte);
    handle(t, event, text, offset);
  }
}

bool matn_data_text_is_markup(matn_slice text) {
  const char *at = text.bytes, *end = at + text.len;
  while (at < end) {
    if (*at++ != '<') continue;
    const char *name = at;
    while (at < end && is_alnum((unsigned char)*at)) at++;
    uint8_t atom = matn_atom(name, (size_t)(at - name));
    if (atom == ATOM_BR || (atom_properties(atom) & ELEMENT_BLOCK) != 0) return true;
  }
  return false;
}
