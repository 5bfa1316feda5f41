/* The tables that training wrote, and looking words up in them. */
#include "model.h"

#include "tables/model.h"

int16_t matn_model_word(const word_table *table, uint32_t hash, uint8_t *group) {
  size_t low = 0, high = table->count;
  *group = GROUP_NONE;
  while (low < high) {
    size_t middle = (low + high) / 2;
    uint32_t entry = table->entries[middle];
    if (entry >> 8 == hash >> 8) {
      if (table->groups != NULL) *group = table->groups[middle];
      return (int16_t)((int)(entry & 0xFF) - 128);
    }
    if (entry >> 8 < hash >> 8) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return 0;
}

const int8_t *matn_model_kinds(const kind_table *table, uint32_t hash) {
  size_t low = 0, high = table->count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    uint32_t here = table->hashes[middle];
    if (here >> 8 == hash >> 8) return table->weights[middle];
    if (here >> 8 < hash >> 8) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return NULL;
}
