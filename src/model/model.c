/* The tables that training wrote, and looking words up in them. */
#include "model.h"

#ifdef MATN_SMALL_MODEL
#include "tables/model_small.h"
#else
#include "tables/model.h"
#endif

int16_t matn_model_word(const word_table *table, uint32_t hash) {
  return word_evidence(word_entry(table, hash));
}

void matn_model_name(const word_table *table, uint32_t hash, int16_t *weight, uint16_t *groups) {
  word_add_name(table, hash, weight, groups);
}

const int8_t *matn_model_kinds(const kind_table *table, uint32_t hash) {
  return word_kinds(table, hash);
}
