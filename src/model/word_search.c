/* Binary search for words. It has a file of its own because the trainer replaces model.c. */
#include "model.h"

const uint32_t *matn_word_search(const uint32_t *hashes, size_t count, uint32_t hash) {
  size_t low = 0, high = count; /* hashes before low are not above the hash, those from high on are */
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
