/* A value's words add up, within limits. */
#include "names.h"

#define WEIGHT_LIMIT 96

void matn_names_init(names *n, const model *m) {
  memset(n, 0, sizeof *n);
  n->model = m;
}

static void add_word(names *n, uint32_t hash, bool shapes) {
  uint8_t group;
  int weight = n->weight + matn_model_word(&n->model->names, hash, &group);
  n->weight = (int16_t)(weight > WEIGHT_LIMIT    ? WEIGHT_LIMIT
                        : weight < -WEIGHT_LIMIT ? -WEIGHT_LIMIT
                                                 : weight);
  n->groups |= (uint16_t)(1u << group);
  n->marks |= matn_role_word(hash);
  if (n->kind != NULL) matn_kind_word(n->kind, KIND_OF_NAMES, hash);
  if (shapes) n->design = n->design * 31 + hash;
}

void matn_names_value(names *n, const char *bytes, size_t len, bool last, bool shapes) {
  for (size_t i = 0; i < len; i++) {
    uint32_t word = names_next_word(n, (unsigned char)bytes[i]);
    if (word != 0) add_word(n, word, shapes);
  }
  if (!last) return;
  uint32_t word = names_next_word(n, ' ');
  if (word != 0) add_word(n, word, shapes);
}
