/* As in the ring of text: a marker that does not fit before the buffer's end goes to its beginning. */
#include "markers.h"

static uint32_t size_of(const marker *found) {
  return (uint32_t)(sizeof *found + ((size_t)found->url_len + found->text_len + 3) / 4 * 4);
}

static marker *marker_at(const markers *m, uint32_t at) {
  return (marker *)(void *)(m->bytes + at);
}

static bool is_empty(const markers *m) {
  return !m->wrapped && m->head == m->tail;
}

void matn_markers_init(markers *m, unsigned char *bytes, uint32_t size) {
  *m = (markers){.bytes = bytes, .size = size};
}

void matn_markers_pop(markers *m) {
  ASSERT(!is_empty(m));
  m->tail += size_of(marker_at(m, m->tail));
  if (m->wrapped && m->tail == m->wrap) {
    m->tail = 0;
    m->wrapped = false;
  }
}

static bool counts(const marker *found) {
  return found->is_start && found->kind < MATN_INLINE_COUNT;
}

static void make_marker_room(markers *m, uint32_t size) {
  for (;;) {
    if (is_empty(m)) m->head = m->tail = 0;
    if (!m->wrapped) {
      if (m->size - m->head >= size) return;
      m->wrapped = true;
      m->wrap = m->head;
      m->head = 0;
    }
    if (m->tail - m->head >= size) return;
    m->lost += counts(marker_at(m, m->tail));
    matn_markers_pop(m);
  }
}

void matn_markers_push(markers *m, const marker *added, const char *url, const char *text) {
  uint32_t size = size_of(added);
  if (size > m->size / 2) {
    m->lost += counts(added);
    return;
  }
  make_marker_room(m, size);
  unsigned char *to = m->bytes + m->head;
  memcpy(to, added, sizeof *added);
  if (added->url_len != 0) memcpy(to + sizeof *added, url, added->url_len);
  if (added->text_len != 0) memcpy(to + sizeof *added + added->url_len, text, added->text_len);
  m->head += size;
}

const marker *matn_markers_first(const markers *m, uint32_t block) {
  if (is_empty(m)) return NULL;
  const marker *first = marker_at(m, m->tail);
  return first->block == block ? first : NULL;
}

void matn_markers_release(markers *m, uint32_t block) {
  while (matn_markers_first(m, block) != NULL) matn_markers_pop(m);
}

const marker *matn_markers_next(const markers *m, const marker *from) {
  uint32_t at = (uint32_t)((const unsigned char *)from - m->bytes), end = at + size_of(from);
  if (m->wrapped && at >= m->tail && end == m->wrap) end = 0;
  return end != m->head && marker_at(m, end)->block == from->block ? marker_at(m, end) : NULL;
}

void matn_markers_settle(markers *m, uint32_t block) {
  const marker *last = NULL;
  for (const marker *at = matn_markers_first(m, block); at != NULL; at = matn_markers_next(m, at)) {
    if (at->kind == MARKER_VOID) last = at;
  }
  for (const marker *at = matn_markers_first(m, block); last != NULL; at = matn_markers_next(m, at)) {
    marker *found = marker_at(m, (uint32_t)((const unsigned char *)at - m->bytes));
    if (at == last) last = NULL;
    if (found->kind != MATN_INLINE_IMAGE) found->kind = MARKER_NONE;
    found->offset = 0;
  }
}
