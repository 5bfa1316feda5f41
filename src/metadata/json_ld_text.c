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

void matn_data_text_init(data_text *d, metadata *m) {
  *d = (data_text){.metadata = m};
}

void matn_data_text_start(data_text *d) {
  matn_json_scan_init(&d->scan);
  d->values = (data_values){0};
  d->typed = d->main = d->site = 0;
  d->reading = NOTHING;
}

void matn_data_text_end(data_text *d) {
  matn_data_values_store(&d->values, d->metadata);
  matn_metadata_drop(d->metadata, METADATA_UNSURE_TEXT);
  d->metadata->collecting = false;
  d->reading = NOTHING;
}

/* Depth of the innermost object; an array in it counts as part of it. 0 if it is nested too deep to have a
 * type. */
static uint32_t object_depth(const data_text *d) {
  uint32_t depth = d->scan.depth - json_in_array(&d->scan);
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
static bool is_better(const data_text *d, uint8_t trust, size_t len) {
  metadata_value held = d->metadata->values[METADATA_TEXT];
  return trust > held.trust || (trust == held.trust && len > held.len);
}

static void begin_text(data_text *d, uint32_t depth) {
  const json_scan *s = &d->scan;
  bool sure = has_bit(d->main, depth);
  d->trust = TRUST_NONE;
  if (matn_json_key_is(s, "articleBody")) {
    d->trust = TRUST_TEXT_BODY;
    sure = true;
  } else if (matn_json_key_is(s, "text")) {
    d->trust = TRUST_TEXT_BODY;
  } else if (matn_json_key_is(s, "description")) {
    d->trust = TRUST_TEXT_DESCRIPTION;
  }
  if (d->trust == TRUST_NONE || d->trust < d->metadata->values[METADATA_TEXT].trust) return;
  if (!sure && (has_bit(d->typed, depth) || d->metadata->values[METADATA_UNSURE_TEXT].trust != TRUST_NONE))
    return;
  d->reading = sure ? TEXT : UNSURE_TEXT;
  matn_data_values_store(&d->values, d->metadata);
  matn_metadata_collect_text(d->metadata);
}

static void begin_string(data_text *d) {
  uint32_t depth = object_depth(d);
  d->reading = NOTHING;
  if (depth == 0) return;
  if (matn_json_key_is(&d->scan, "@type")) {
    d->reading = TYPE;
    d->type = 0;
  } else if (!json_in_array(&d->scan)) {
    begin_text(d, depth);
  }
}

static void add_text(data_text *d, const char *bytes, size_t len) {
  metadata *m = d->metadata;
  while (len > 0) {
    /* as soon as a text that is trusted as much is longer than the one held, it takes that one's room */
    metadata_value held = m->values[METADATA_TEXT];
    bool rivals = d->reading == TEXT && held.trust == d->trust;
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

static void end_text(data_text *d, uint64_t end) {
  metadata *m = d->metadata;
  if (m->cut) cut_at_boundary(m);
  if (d->reading == UNSURE_TEXT) {
    matn_metadata_store(m, METADATA_UNSURE_TEXT, MATN_SOURCE_JSON_LD, d->trust);
    d->unsure = (data_range){d->start, end};
    d->unsure_depth = (uint8_t)object_depth(d);
  } else if (m->collected != 0 && is_better(d, d->trust, m->collected)) {
    matn_metadata_drop(m, METADATA_TEXT);
    matn_metadata_store(m, METADATA_TEXT, MATN_SOURCE_JSON_LD, d->trust);
    d->held = (data_range){d->start, end};
  }
  m->collecting = false;
}

static void end_type(data_text *d) {
  uint32_t depth = object_depth(d);
  ASSERT(depth != 0); /* otherwise the type was not read */
  uint16_t bit = (uint16_t)(1u << (depth - 1));
  if (ends_with(d->type, "nization") || ends_with(d->type, "person")) {
    matn_data_values_type(&d->values, &d->scan, ends_with(d->type, "nization"));
  }
  if (ends_with(d->type, "website")) d->site |= bit;
  if (ends_with(d->type, "webpage")) return; /* does not say what the page is about */
  d->typed |= bit;
  if (!is_main_type(d->type)) return;
  d->main |= bit;
  metadata_value unsure = d->metadata->values[METADATA_UNSURE_TEXT];
  if (unsure.trust == TRUST_NONE || d->unsure_depth != depth) return;
  if (is_better(d, unsure.trust, unsure.len)) {
    matn_metadata_move(d->metadata, METADATA_UNSURE_TEXT, METADATA_TEXT);
    d->held = d->unsure;
  } else {
    matn_metadata_drop(d->metadata, METADATA_UNSURE_TEXT);
  }
}

static void begin_object(data_text *d) {
  ASSERT(d->scan.depth != 0);
  if (d->scan.depth > DEPTH_MAX) return;
  uint16_t others = (uint16_t) ~(1u << (d->scan.depth - 1));
  d->typed &= others;
  d->main &= others;
  d->site &= others;
}

/* What the object at a depth is. */
static data_object object_at(const data_text *d, uint32_t depth) {
  if (depth == 0 || depth > DEPTH_MAX || matn_data_values_elsewhere(&d->values, depth)) return DATA_OTHER;
  if (has_bit(d->site, depth)) return DATA_SITE;
  if (has_bit(d->main, depth)) return DATA_PAGE;
  return has_bit(d->typed, depth) ? DATA_OTHER : DATA_UNTYPED;
}

static bool is_value(data_text *d, json_event event, matn_slice text) {
  bool begins = event == JSON_OBJECT_START || event == JSON_ARRAY_START;
  data_object object = object_at(d, begins ? d->scan.depth - 1 : object_depth(d));
  return matn_data_values_event(&d->values, d->metadata, &d->scan, event, text, object);
}

static OUT_OF_LINE void handle(data_text *d, json_event event, matn_slice text, uint64_t offset) {
  if (is_value(d, event, text)) return;
  switch (event) {
  case JSON_OBJECT_START: begin_object(d); break;
  case JSON_OBJECT_END:
    if (d->unsure_depth == d->scan.depth + 1) matn_metadata_drop(d->metadata, METADATA_UNSURE_TEXT);
    break;
  case JSON_STRING_START:
    begin_string(d);
    d->start = offset;
    break;
  case JSON_TEXT:
    if (d->reading == TEXT || d->reading == UNSURE_TEXT) add_text(d, text.bytes, text.len);
    for (size_t i = 0; d->reading == TYPE && i < text.len; i++) {
      d->type = d->type << 8 | to_lower((unsigned char)text.bytes[i]);
    }
    break;
  case JSON_STRING_END:
    if (d->reading == TEXT || d->reading == UNSURE_TEXT) end_text(d, offset);
    if (d->reading == TYPE) end_type(d);
    d->reading = NOTHING;
    break;
  default: break;
  }
}

void matn_data_text_read(data_text *d, const matn_token *token, const matn_tokenizer *tokenizer) {
  const char *at = token->bytes, *end = at + token->len;
  matn_slice text = {NULL, 0};
  json_event event;
  while ((event = matn_json_next(&d->scan, &at, end, &text)) != JSON_MORE) {
    const char *byte = event == JSON_STRING_END ? at - 1 : at;
    uint64_t offset = token->made ? token->start : matn_tokenizer_offset(tokenizer, byte);
    handle(d, event, text, offset);
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
