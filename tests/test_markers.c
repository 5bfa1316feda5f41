/* The ring of markers against a plain list. */
#include "blocks/markers.h"

#include <stdio.h>
#include <string.h>

#include "support/test.h"

#define MOST 64

static const char letters[] = "abcdefghijklmnopqrstuvwxyz";

/* The markers that the ring holds are the newest of those pushed. */
static void check(const markers *m, const marker *pushed, size_t from, size_t to) {
  const marker *at = matn_markers_first(m, 1);
  for (size_t i = from; i < to; i++, at = matn_markers_next(m, at)) {
    if (!CHECK("there", at != NULL)) return;
    CHECK_INT("offset", at->offset, pushed[i].offset);
    CHECK_BYTES("URL", marker_url(at).bytes, at->url_len, letters, pushed[i].url_len);
    CHECK_BYTES("text", marker_text(at).bytes, at->text_len, letters + 1, pushed[i].text_len);
  }
  CHECK("no more", at == NULL);
}

static void keeps_the_newest_in_their_order(void) {
  uint32_t words[MOST];
  for (uint32_t size = 80; size <= sizeof words; size += 4) {
    marker pushed[300];
    markers m;
    size_t first = 0;
    matn_markers_init(&m, (unsigned char *)words, size);
    CHECK("empty", matn_markers_first(&m, 1) == NULL);
    for (uint32_t i = 0; i < COUNT_OF(pushed); i++) {
      pushed[i] = (marker){.block = 1,
                           .offset = i,
                           .url_len = (uint16_t)(i * 7 % 13),
                           .text_len = (uint16_t)(i * 5 % 9),
                           .kind = MATN_INLINE_LINK,
                           .is_start = true};
      matn_markers_push(&m, &pushed[i], letters, letters + 1);
      first = (size_t)m.lost;
      check(&m, pushed, first, i + 1);
      if (i % 4 != 0) continue;
      matn_markers_pop(&m);
      m.lost++; /* counted by hand */
      check(&m, pushed, (size_t)m.lost, i + 1);
    }
  }
}

static void counts_what_is_too_long(void) {
  uint32_t words[16];
  markers m;
  matn_markers_init(&m, (unsigned char *)words, sizeof words);
  const marker kept = {.block = 1, .kind = MATN_INLINE_STRONG, .is_start = true};
  const marker too_long = {.block = 1, .url_len = 26, .kind = MATN_INLINE_LINK, .is_start = true};
  matn_markers_push(&m, &kept, NULL, NULL);
  matn_markers_push(&m, &too_long, letters, NULL);
  CHECK_INT("lost", m.lost, 1);
  const marker language = {.block = 1, .text_len = 26, .kind = MARKER_LANGUAGE, .is_start = true};
  matn_markers_push(&m, &language, NULL, letters);
  CHECK_INT("no element", m.lost, 1);
  check(&m, &kept, 0, 1);
}

int main(void) {
  TEST(keeps_the_newest_in_their_order);
  TEST(counts_what_is_too_long);
  return test_report("markers");
}
