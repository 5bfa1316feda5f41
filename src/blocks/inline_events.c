/* The kinds around each character are known; elements follow from them. Where a kind ends that is not the
 * innermost, those inside of it end with it and begin again. What ends and begins at one place is settled
 * before anything is sent there, so that no element is empty. */
#include "inline_events.h"

static uint8_t bit(uint8_t kind) {
  return (uint8_t)(1u << kind);
}

static OUT_OF_LINE matn_inline inline_of(const inline_events *e, uint8_t kind) {
  matn_inline element = {.kind = kind};
  if (kind == MATN_INLINE_LINK) element.url = (matn_slice){e->url, e->url_len};
  return element;
}

static void open(inline_events *e, const inline_sink *sink, uint8_t kind) {
  matn_inline element = inline_of(e, kind);
  e->open[e->open_len++] = kind;
  sink->start(sink->ctx, &element);
}

/* Ends the elements that are open, from the innermost to the one at `from`. */
static void close(inline_events *e, const inline_sink *sink, uint8_t from) {
  while (e->open_len > from) {
    matn_inline element = inline_of(e, e->open[--e->open_len]);
    sink->end(sink->ctx, &element);
  }
}

/* Ends what is open and no longer wanted. */
static void settle(inline_events *e, const inline_sink *sink) {
  uint8_t was[MATN_INLINE_IMAGE], len = e->open_len, from = 0;
  while (from < len && (e->wanted & bit(e->open[from])) != 0) from++;
  if (from == len) return;
  memcpy(was, e->open, sizeof was);
  close(e, sink, from);
  for (uint8_t i = from; i < len; i++) {
    if ((e->wanted & bit(was[i])) != 0) open(e, sink, was[i]);
  }
}

static bool is_open(const inline_events *e, uint8_t kind) {
  for (uint8_t i = 0; i < e->open_len; i++) {
    if (e->open[i] == kind) return true;
  }
  return false;
}

static void begin_inline(inline_events *e, const inline_sink *sink, const marker *found) {
  if (found->kind == MATN_INLINE_LINK) {
    e->wanted = (uint8_t)(e->wanted & ~bit(MATN_INLINE_LINK));
    settle(e, sink);
    e->url_len = found->url_len;
    memcpy(e->url, marker_url(found).bytes, found->url_len);
  }
  e->wanted |= bit(found->kind);
  settle(e, sink);
  if (!is_open(e, found->kind)) open(e, sink, found->kind);
}

static void send_image(inline_events *e, const inline_sink *sink, const marker *found) {
  matn_inline image = {.kind = MATN_INLINE_IMAGE, .url = marker_url(found), .text = marker_text(found)};
  settle(e, sink);
  sink->start(sink->ctx, &image);
  sink->end(sink->ctx, &image);
}

static void apply(inline_events *e, const inline_sink *sink, const marker *found) {
  if (found->kind == MATN_INLINE_IMAGE) {
    send_image(e, sink, found);
  } else if (found->kind < MATN_INLINE_IMAGE && found->is_start) {
    begin_inline(e, sink, found);
  } else if (found->kind < MATN_INLINE_IMAGE) {
    e->wanted = (uint8_t)(e->wanted & ~bit(found->kind));
  }
}

void matn_inline_events_begin(inline_events *e, markers *m, uint32_t block) {
  e->block = block;
  e->at = 0;
  e->open_len = e->wanted = 0;
  e->language_len = 0;
  matn_markers_settle(m, block);
  for (const marker *found = matn_markers_first(m, block); found != NULL;
       found = matn_markers_next(m, found)) {
    if (found->kind != MARKER_LANGUAGE) continue;
    e->language_len = found->text_len;
    memcpy(e->language, marker_text(found).bytes, found->text_len);
  }
}

/* Carries out the markers up to where sending stands, and counts the bytes up to the next one. */
static size_t piece_len(inline_events *e, markers *m, const inline_sink *sink, size_t len) {
  for (const marker *found; (found = matn_markers_first(m, e->block)) != NULL; matn_markers_pop(m)) {
    uint32_t ahead = found->offset - e->at;
    bool is_passed = ahead > UINT32_MAX / 2;
    if (ahead != 0 && !is_passed) {
      if (ahead < len) len = ahead;
      break;
    }
    apply(e, sink, found);
  }
  settle(e, sink);
  return len;
}

void matn_inline_events_text(inline_events *e, markers *m, const inline_sink *sink, matn_slice text) {
  while (text.len != 0) {
    size_t len = piece_len(e, m, sink, text.len);
    sink->text(sink->ctx, text.bytes, len);
    text.bytes += len;
    text.len -= len;
    e->at += (uint32_t)len;
  }
}

void matn_inline_events_end(inline_events *e, markers *m, const inline_sink *sink) {
  for (const marker *found; (found = matn_markers_first(m, e->block)) != NULL; matn_markers_pop(m)) {
    apply(e, sink, found);
  }
  close(e, sink, 0);
  e->wanted = 0;
}
