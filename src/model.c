/* The tables that training wrote, and looking words up in them. */
#include "model.h"

#ifdef MATN_SMALL_MODEL
#include "tables/model_small.h"
#else
#include "tables/model.h"
#endif

const uint32_t *matn_word_search(const uint32_t *hashes, size_t count, uint32_t hash) {
  size_t low = 0, high = count; /* low: of those above the hash */
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (hashes[middle] > (hash | 0xFF)) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low > 0 && (hashes[low - 1] ^ hash) <= 0xFF ? hashes + low - 1 : NULL;
}

int16_t matn_model_word(const word_table *table, uint32_t hash) {
  return word_evidence(word_entry(table, hash));
}

void matn_model_name(const word_table *table, uint32_t hash, int16_t *weight, uint16_t *groups) {
  word_add_name(table, hash, weight, groups);
}

const int8_t *matn_model_kinds(const kind_table *table, uint32_t hash) {
  return word_kinds(table, hash);
}
