/* The tables that training wrote, and looking words up in them. */
#include "model.h"

#ifdef MATN_SMALL_MODEL
#include "tables/model_small.h"
#else
#include "tables/model.h"
#endif

int16_t matn_model_word(const word_table *table, uint32_t hash, uint8_t *group) {
  return word_evidence(table, word_index(table->entries, table->starts, table->part_bits, table->count, hash),
                       group);
}

const int8_t *matn_model_kinds(const kind_table *table, uint32_t hash) {
  size_t index = word_index(table->hashes, table->starts, table->part_bits, table->count, hash);
  return index < table->count ? table->weights[index] : NULL;
}
