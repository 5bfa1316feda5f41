/* Authors are a string, an object with a name, or an array of these. The names in an array are collected one
 * behind the other until it ends. */
#include "data_values.h"

/* Containers nested deeper tell of no authors. */
#define DEPTH_MAX 16

/* What the string being read is. */
enum { NOTHING, AUTHOR, DATE };

/* Trust in values of the object that the page is about, and of one that does not say what it is. */
#define TRUST_PAGE 5
#define TRUST_UNTYPED 2

static uint8_t trust_in(data_object object) {
  return object == DATA_PAGE ? TRUST_PAGE : TRUST_UNTYPED;
}

static bool holds_authors(const data_values *v, uint32_t depth) {
  return depth != 0 && depth <= DEPTH_MAX && (v->authors >> (depth - 1) & 1) != 0;
}

static void begin_container(data_values *v, const json_scan *s, data_object object) {
  if (s->depth > DEPTH_MAX) return;
  uint32_t around = s->depth - 1;
  bool is_entry = around != 0 && (s->arrays >> (around - 1) & 1) != 0;
  bool has_authors = holds_authors(v, around);
  if (!is_entry) has_authors = object != DATA_OTHER && matn_json_key_is(s, "author");
  if (!is_entry && has_authors) v->trust = trust_in(object);
  uint16_t bit = (uint16_t)(1u << around);
  v->authors = (uint16_t)(has_authors ? v->authors | bit : v->authors & ~bit);
}

void matn_data_values_store(data_values *v, metadata *m) {
  if (v->list != 0) matn_metadata_store(m, METADATA_BYLINE, v->trust);
  v->list = 0;
}

/* A container has ended; one of authors goes on if what is around it tells of authors, too. */
static void end_container(data_values *v, metadata *m, const json_scan *s) {
  if (v->list > s->depth && !holds_authors(v, s->depth)) matn_data_values_store(v, m);
}

static uint8_t what_is_read(const data_values *v, const json_scan *s, data_object object) {
  if (holds_authors(v, s->depth)) return json_in_array(s) || matn_json_key_is(s, "name") ? AUTHOR : NOTHING;
  if (object == DATA_OTHER || json_in_array(s)) return NOTHING;
  if (matn_json_key_is(s, "author")) return AUTHOR;
  return matn_json_key_is(s, "datePublished") ? DATE : NOTHING;
}

static void begin_value(data_values *v, metadata *m, const json_scan *s, data_object object) {
  bool is_listed = holds_authors(v, s->depth);
  if (v->reading == AUTHOR && is_listed && v->list != 0) {
    if (m->collected != 0) matn_metadata_text(m, ", ", 2);
    return;
  }
  matn_data_values_store(v, m);
  if (v->reading == AUTHOR) v->list = (uint8_t)s->depth;
  if (v->reading == AUTHOR && !is_listed) v->trust = trust_in(object);
  matn_metadata_collect(m);
}

static void end_value(data_values *v, metadata *m, const json_scan *s, data_object object) {
  if (v->reading == DATE) matn_metadata_store(m, METADATA_DATE, trust_in(object));
  if (v->reading == AUTHOR && !holds_authors(v, s->depth)) matn_data_values_store(v, m);
}

bool matn_data_values_event(data_values *v, metadata *m, const json_scan *s, json_event event,
                            matn_slice text, data_object object) {
  switch (event) {
  case JSON_OBJECT_START:
  case JSON_ARRAY_START: begin_container(v, s, object); return false;
  case JSON_OBJECT_END:
  case JSON_ARRAY_END: end_container(v, m, s); return false;
  case JSON_STRING_START:
    v->reading = what_is_read(v, s, object);
    if (v->reading != NOTHING) begin_value(v, m, s, object);
    break;
  case JSON_TEXT:
    if (v->reading != NOTHING) matn_metadata_text(m, text.bytes, text.len);
    break;
  case JSON_STRING_END:
    if (v->reading != NOTHING) end_value(v, m, s, object);
    break;
  case JSON_MORE: break;
  }
  return v->reading != NOTHING;
}
