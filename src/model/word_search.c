/* Looks words up by halves; apart from the model, which the trainer replaces. */
#include "model.h"

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
