/* What elements are open is known by counts, one for each that makes inline events, so that no markup,
 * however badly nested, makes a kind end too early. The memory holds this state, room for values, and the
 * markers. */
#include "inlines.h"

#include "metadata/url.h"

/* Set aside for the struct and its alignment, on every machine alike. */
#define INLINES_ROOM 512

/* Rooms for a URL: of the link that is open, of the one that is being sent, and two for the tag being read;
 * and half of one for an alt text. */
#define UNITS_OF_MEMORY 12

_Static_assert(sizeof(inlines) + _Alignof(inlines) <= INLINES_ROOM, "the struct fits");
_Static_assert(MATN_INLINE_MEMORY_MIN >= INLINES_ROOM + UNITS_OF_MEMORY * 128, "URLs have some room");

inlines *matn_inlines_init(unsigned char *memory, size_t size) {
  size_t skip = (size_t)(-(uintptr_t)memory & (_Alignof(inlines) - 1));
  inlines *n = (inlines *)(void *)(memory + skip);
  memset(n, 0, sizeof *n);
  size_t unit = (size - INLINES_ROOM) / UNITS_OF_MEMORY / 8 * 8;
  n->unit = (uint16_t)(unit < URL_MAX ? unit : URL_MAX);
  size_t values = (size_t)n->unit * 4 + n->unit / 2;
  char *at = (char *)n + sizeof *n;
  n->markers.bytes = (unsigned char *)at;
  n->markers.size = (uint32_t)((size - INLINES_ROOM - values) / 4 * 4);
  at += n->markers.size;
  n->link = at;
  n->events.url = at + n->unit;
  n->value = at + n->unit * 2;
  n->reference = at + n->unit * 3;
  n->alt = at + n->unit * 4;
  return n;
}

void matn_inlines_reset(inlines *n) {
  matn_markers_init(&n->markers, n->markers.bytes, n->markers.size);
  n->block = n->sent = 0;
  n->started = 0;
  n->marked = false;
  n->around_serial = 0;
  n->around.len = n->language.len = 0;
  matn_inlines_close(n);
}

void matn_inlines_close(inlines *n) {
  memset(n->open, 0, sizeof n->open);
  n->kinds_len = 0;
}

static void push_marker(inlines *n, uint8_t kind, bool is_start, uint32_t at) {
  marker added = {.block = n->block, .offset = at, .kind = kind, .is_start = is_start};
  const char *text = NULL;
  if (kind == MATN_INLINE_LINK && is_start) added.url_len = n->link_len;
  if (kind == MARKER_LANGUAGE) {
    added.text_len = n->language.len;
    text = n->language.name;
  }
  matn_markers_push(&n->markers, &added, n->link, text);
  n->marked = true;
}

static uint8_t kind_bit(uint8_t kind) {
  return (uint8_t)(1u << kind);
}

void matn_inlines_open_kind(inlines *n, uint8_t kind) {
  for (uint8_t i = 0; i < n->kinds_len; i++) {
    if (n->kinds[i] == kind) return;
  }
  n->kinds[n->kinds_len++] = kind;
}

void matn_inlines_close_kind(inlines *n, uint8_t kind, uint32_t end) {
  uint8_t kept = 0;
  for (uint8_t i = 0; i < n->kinds_len; i++) {
    if (n->kinds[i] != kind) n->kinds[kept++] = n->kinds[i];
  }
  n->kinds_len = kept;
  if ((n->started & kind_bit(kind)) == 0) return;
  n->started = (uint8_t)(n->started & ~kind_bit(kind));
  push_marker(n, kind, false, end);
}

void matn_inlines_image(inlines *n, matn_slice url, uint32_t end) {
  const marker added = {.block = n->block,
                        .offset = end,
                        .url_len = (uint16_t)url.len,
                        .text_len = n->alt_len,
                        .kind = MATN_INLINE_IMAGE,
                        .is_start = true};
  matn_markers_push(&n->markers, &added, url.bytes, n->alt);
  n->marked = n->marked || end != 0; /* at 0 it stands before the block */
}

void matn_inlines_begin(inlines *n, bool is_pre) {
  if (is_pre && n->language.len != 0) push_marker(n, MARKER_LANGUAGE, true, 0);
}

void matn_inlines_text(inlines *n, uint32_t at, bool is_pre) {
  for (uint8_t i = 0; i < n->kinds_len; i++) {
    uint8_t kind = n->kinds[i];
    if ((n->started & kind_bit(kind)) != 0) continue;
    n->started |= kind_bit(kind);
    if (kind != MATN_INLINE_CODE || !is_pre) push_marker(n, kind, true, at);
  }
}

void matn_inlines_end(inlines *n, uint32_t next, bool is_block) {
  if (!is_block && n->marked) push_marker(n, MARKER_VOID, false, 0);
  n->block = next;
  n->sent = 0;
  n->started = 0;
  n->marked = false;
}
