/* A value comes in three forms: a string; an object that has the string under a key of its own (an author's
 * name, an image's url); an array of these. Some values are lists (authors, tags). Their entries are
 * collected one behind the other, until the outermost container of the list ends. The keys are listed in
 * src/tables/json_ld_keys.txt. */
#include "json_ld_values.h"

#include "base/hash.h"
#include "base/string_list.h"
#include "tables/json_ld_keys.h"

/* What a container holds; of those in it that say nothing themselves, too. */
enum context {
  CONTEXT_NONE,
  CONTEXT_ELSEWHERE, /* other things than what the page is about, down to the innermost container */
  CONTEXT_VALUES     /* from here on: CONTEXT_VALUES + index in known_keys */
};

_Static_assert(DATA_DEPTH_MAX <= JSON_DEPTH_KNOWN, "arrays are told from objects");

static uint8_t context_at(const data_values *v, uint32_t depth) {
  return depth != 0 && depth <= DATA_DEPTH_MAX ? v->contexts[depth - 1] : (uint8_t)CONTEXT_NONE;
}

static const struct known_key *key_of(uint8_t context) {
  return context >= CONTEXT_VALUES ? &known_keys[context - CONTEXT_VALUES] : NULL;
}

static uint32_t hash_of_key(const json_scan *s) {
  uint32_t hash = WORD_HASH;
  for (size_t i = 0; i < s->key_len && i < JSON_KEY_MAX; i++)
    hash = word_hash_add(hash, (unsigned char)s->key[i]);
  return hash;
}

static uint8_t context_of_key(uint32_t hash) {
  for (uint8_t i = 0; i < COUNT_OF(known_keys); i++) {
    if (known_keys[i].hash == hash) return (uint8_t)(CONTEXT_VALUES + i);
  }
  return CONTEXT_NONE;
}

static bool is_elsewhere(uint32_t hash) {
  for (size_t i = 0; i < COUNT_OF(keys_elsewhere); i++) {
    if (keys_elsewhere[i] == hash) return true;
  }
  return false;
}

bool matn_data_values_elsewhere(const data_values *v, uint32_t depth) {
  return context_at(v, depth) == CONTEXT_ELSEWHERE;
}

static bool is_list_key(uint8_t key) {
  return key == METADATA_BYLINE || key == METADATA_TAGS;
}

static OUT_OF_LINE uint8_t trust_in(const struct known_key *known, data_object object) {
  return object == DATA_PAGE ? known->trust : object == DATA_UNTYPED ? known->untyped : (uint8_t)TRUST_NONE;
}

void matn_data_values_store(data_values *v, metadata *m) {
  if (v->list != 0) {
    /* an organization is the publisher, rather than who wrote it */
    bool is_nobody = v->list_key == METADATA_BYLINE && v->organization && !v->person;
    matn_metadata_store(m, is_nobody ? METADATA_NONE : (metadata_key)v->list_key, MATN_SOURCE_JSON_LD,
                        v->trust);
  }
  v->list = 0;
}

/* What is being collected is complete: another value is about to be. */
static void begin_with_trust(data_values *v, metadata *m, uint8_t trust) {
  matn_data_values_store(v, m);
  v->trust = trust;
  v->organization = v->person = false;
}

static void begin_container(data_values *v, metadata *m, const json_scan *s, data_object object) {
  if (s->depth > DATA_DEPTH_MAX) return;
  uint32_t around = s->depth - 1;
  bool is_entry = around != 0 && (s->arrays >> (around - 1) & 1) != 0;
  uint8_t context = context_at(v, around);
  if (!is_entry && key_of(context) != NULL) {
    context = CONTEXT_NONE; /* of the value: its address, its image */
  } else if (!is_entry && context == CONTEXT_NONE) {
    uint32_t hash = hash_of_key(s);
    context = is_elsewhere(hash) ? (uint8_t)CONTEXT_ELSEWHERE : context_of_key(hash);
    const struct known_key *known = key_of(context);
    if (known != NULL && trust_in(known, object) == TRUST_NONE) context = CONTEXT_NONE;
    if (known != NULL && context != CONTEXT_NONE) begin_with_trust(v, m, trust_in(known, object));
  }
  v->contexts[around] = context;
}

void matn_data_values_type(data_values *v, const json_scan *s, bool organization) {
  const struct known_key *known = key_of(context_at(v, s->depth - json_in_array(s)));
  if (known == NULL || known->value != METADATA_BYLINE) return;
  v->organization = v->organization || organization;
  v->person = v->person || !organization;
}

/* A container has ended; a list goes on if what is around it is of the same. */
static void end_container(data_values *v, metadata *m, const json_scan *s) {
  if (v->list > s->depth && key_of(context_at(v, s->depth)) == NULL) matn_data_values_store(v, m);
}

/* The key of the metadata that the string being read is a value of; sets the trust in it. */
static uint8_t what_is_read(data_values *v, metadata *m, const json_scan *s, data_object object) {
  uint8_t context = context_at(v, s->depth);
  const struct known_key *known = key_of(context);
  if (s->depth > DATA_DEPTH_MAX || context == CONTEXT_ELSEWHERE) return METADATA_NONE;
  if (known != NULL) {
    const char *in_object = matn_string_at(keys_in_objects, context - (size_t)CONTEXT_VALUES);
    bool is_value = json_in_array(s) || (*in_object != '\0' && matn_json_key_is(s, in_object));
    return is_value ? known->value : (uint8_t)METADATA_NONE;
  }
  if (json_in_array(s) || s->key_len == 0) return METADATA_NONE;
  if (object == DATA_SITE && matn_json_key_is(s, "name")) {
    begin_with_trust(v, m, TRUST_SITE_JSON_LD);
    return METADATA_SITE;
  }
  known = key_of(context_of_key(hash_of_key(s)));
  if (known == NULL || trust_in(known, object) == TRUST_NONE) return METADATA_NONE;
  begin_with_trust(v, m, trust_in(known, object));
  return known->value;
}

static void begin_data_value(data_values *v, metadata *m, const json_scan *s) {
  if (v->list != 0) {
    matn_metadata_add(m, "\n", 1); /* but not at the beginning */
    return;
  }
  if (is_list_key(v->reading)) {
    v->list = (uint8_t)s->depth;
    v->list_key = v->reading;
  }
  matn_metadata_collect(m);
}

static void end_data_value(data_values *v, metadata *m, const json_scan *s) {
  if (!is_list_key(v->reading)) {
    matn_metadata_store(m, (metadata_key)v->reading, MATN_SOURCE_JSON_LD, v->trust);
  } else if (key_of(context_at(v, s->depth)) == NULL) {
    matn_data_values_store(v, m);
  }
}

bool matn_data_values_event(data_values *v, metadata *m, const json_scan *s, json_event event,
                            matn_slice text, data_object object) {
  switch (event) {
  case JSON_OBJECT_START:
  case JSON_ARRAY_START: begin_container(v, m, s, object); return false;
  case JSON_OBJECT_END:
  case JSON_ARRAY_END: end_container(v, m, s); return false;
  case JSON_STRING_START: v->reading = what_is_read(v, m, s, object); break;
  default: break;
  }
  if (v->reading == METADATA_NONE) return false;
  if (event == JSON_STRING_START) begin_data_value(v, m, s);
  if (event == JSON_TEXT) matn_metadata_text(m, text.bytes, text.len);
  if (event == JSON_STRING_END) end_data_value(v, m, s);
  return true;
}
