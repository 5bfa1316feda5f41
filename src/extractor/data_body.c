#include "data_body.h"

#include "base/saturate.h"

/* Where fewer words of a story can be expected than this, the page shows none of it: a notice about cookies
 * or scripts, a teaser, a price. */
#define HARDLY_ANY_WORDS 24

/* Bytes of a word, in most scripts. */
#define WORD_BYTES 6

void matn_data_body_count(body_size *body, const block_record *record) {
  add_saturating_32(&body->words, record->words);
  add_saturating_32(&body->probable, (uint64_t)record->words * matn_score_percent(record->score));
}

bool matn_data_body_is_wanted(const matn_extractor *x) {
  size_t held = matn_metadata_value(&x->metadata, METADATA_TEXT).len;
  body_size body = x->body;
  if (held == 0) return false;
  for (uint32_t serial = x->ring.first; serial < x->ring.next; serial++) {
    const block_record *b = ring_record(&x->ring, serial);
    bool counted = (b->flags & BLOCK_COMMITTED) != 0, headline = (b->enclosing & IN_H1) != 0;
    if (!counted && !headline && b->score >= x->regions.balanced) matn_data_body_count(&body, b);
  }
  return body.probable < HARDLY_ANY_WORDS * 100 && held / WORD_BYTES > body.words;
}
