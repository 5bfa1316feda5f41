/* Most values of class and id have stood in the page before: what short ones told is remembered by their
 * bytes. */
#include "name_evidence.h"

#include "base/name_key.h"

void matn_names_init(names *n, const model *m, names_memory *memory, uint16_t memory_size) {
  *n = (names){.model = m, .memory = memory, .memory_size = memory_size};
  for (uint16_t i = 0; i < memory_size; i++) memory[i].len = 0;
}

static void read_name_words(names *n, const char *bytes, size_t len, bool last, bool shapes) {
  const char *end = bytes + len;
  name_word word = n->word;
  uint32_t design = n->design;
  while (name_word_next(&word, &bytes, end, last)) {
    matn_model_name(&n->model->names, word.hash, &n->weight, &n->groups);
    role_word_mark(word.hash, &n->marks);
    if (n->kind != NULL) matn_page_kind_word(n->kind, KIND_OF_NAMES, word.hash);
    design = design * 31 + word.hash;
  }
  n->word = word;
  if (shapes) n->design = design;
}

/* Whether the bytes are the same, 8 at a time: len is 8 or more. */
static bool same_bytes(const char *a, const char *b, size_t len) {
  const unsigned char *x = (const unsigned char *)a, *y = (const unsigned char *)b;
  uint64_t difference = load_8(x + len - 8) ^ load_8(y + len - 8);
  for (size_t i = 0; i + 8 < len; i += 8) difference |= load_8(x + i) ^ load_8(y + i);
  return difference == 0;
}

/* The place for a value that can be remembered. */
static names_memory *place_of(const names *n, const char *value, size_t len) {
  name_key key = name_key_of(value, len);
  size_t hash = name_key_hash(key, UINT64_C(0x9E3779B97F4A7C15), 16) + len;
  return &n->memory[hash & (n->memory_size - 1u)];
}

/* Reads a value and remembers what it told. */
static NEVER_INLINE void learn_value(names *n, names_memory *known, const char *bytes, size_t len,
                                     bool shapes) {
  uint16_t groups = n->groups;
  uint8_t marks = n->marks;
  n->groups = n->marks = 0;
  read_name_words(n, bytes, len, true, shapes);
  known->design = n->design;
  known->weight = n->weight;
  known->groups = n->groups;
  known->marks = n->marks;
  known->len = (uint8_t)len;
  known->shapes = shapes;
  memcpy(known->value, bytes, len);
  n->groups |= groups;
  n->marks |= marks;
}

void matn_names_value(names *n, const char *bytes, size_t len, bool last, bool shapes) {
  bool begins = n->word.len == 0 && n->weight == 0 && n->design == 0 && n->kind == NULL;
  if (!FOR_SPEED || !begins || !last || n->memory_size == 0 || len < 8 || len > NAMES_REMEMBERED) {
    read_name_words(n, bytes, len, last, shapes);
    return;
  }
  names_memory *known = place_of(n, bytes, len);
  if (known->len != len || known->shapes != shapes || !same_bytes(known->value, bytes, len)) {
    learn_value(n, known, bytes, len, shapes);
    return;
  }
  n->weight = known->weight;
  n->design = known->design;
  n->groups |= known->groups;
  n->marks |= known->marks;
}
