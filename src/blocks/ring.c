/* Text goes round. If a character does not fit before the buffer's end, writing goes on at the buffer's
 * beginning, and `wrap` says where the text before it ended. So no character is split by the end. */
#include "ring.h"

void matn_ring_init(ring *r, block_record *records, uint32_t capacity, char *text, uint32_t text_size) {
  ASSERT(capacity > RING_BACK + 1 && text_size >= 4);
  *r = (ring){.records = records, .text = text, .capacity = capacity, .text_size = text_size};
}

block_record *matn_ring_push(ring *r) {
  ASSERT(ring_has_room(r));
  r->newest = ring_record(r, r->next++);
  *r->newest = (block_record){.text_at = r->head};
  return r->newest;
}

size_t matn_ring_room(ring *r, size_t least) {
  block_record *record = r->newest;
  if (!r->wrapped && r->text_size - r->head < least && r->tail != 0) {
    if (r->tail == r->head) r->tail = 0; /* no text is left, so nothing goes round */
    r->wrapped = r->tail != 0;
    r->wrap = r->head;
    r->head = 0;
    if (record->text_len == 0) record->text_at = 0;
  }
  return (r->wrapped ? r->tail : r->text_size) - r->head;
}

void matn_ring_write(ring *r, const char *bytes, size_t len) {
  ASSERT(len <= (r->wrapped ? r->tail : r->text_size) - r->head);
  char *to = r->text + r->head;
  if (!FOR_SPEED || len >= 8) {
    memcpy(to, bytes, len);
  } else {
    if ((len & 4) != 0) COPY_FIXED(to, bytes, 4);
    if ((len & 2) != 0) COPY_FIXED(to + (len & 4), bytes + (len & 4), 2);
    if ((len & 1) != 0) to[len - 1] = bytes[len - 1];
  }
  r->head += (uint32_t)len;
  r->newest->text_len += (uint32_t)len;
}

void matn_ring_unwrite(ring *r, uint32_t len) {
  block_record *record = r->newest;
  ASSERT(len <= record->text_len);
  record->text_len -= len;
  if (len > r->head) {
    ASSERT(r->wrapped);
    len -= r->head;
    r->head = r->wrap;
    r->wrapped = false;
  }
  r->head -= len;
}

size_t matn_ring_text(const ring *r, const block_record *record, matn_slice slices[2]) {
  uint32_t end = r->wrapped && record->text_at >= r->tail ? r->wrap : r->text_size;
  if (record->text_len <= end - record->text_at) {
    slices[0] = (matn_slice){r->text + record->text_at, record->text_len};
    return 1;
  }
  slices[0] = (matn_slice){r->text + record->text_at, end - record->text_at};
  slices[1] = (matn_slice){r->text, record->text_len - slices[0].len};
  return 2;
}

void *matn_ring_spare(ring *r, size_t *size) {
  uint32_t count = r->next - r->first, slot = r->first_slot + count;
  uint32_t spare = count + RING_BACK < r->capacity ? r->capacity - RING_BACK - count : 0;
  if (slot >= r->capacity) slot -= r->capacity;
  if (spare > r->capacity - slot) spare = r->capacity - slot;
  *size = (r->wrapped ? r->tail : r->text_size) - r->head;
  if (spare * sizeof *r->records <= *size) return r->text + r->head;
  *size = spare * sizeof *r->records;
  return r->records + slot;
}

void matn_ring_release(ring *r, bool complete) {
  block_record *record = ring_oldest(r);
  bool newest = r->first + 1 == r->next;
  bool crosses = r->wrapped && record->text_at >= r->tail && record->text_at + record->text_len > r->wrap;
  if (newest) {
    r->tail = r->head = 0;
    r->wrapped = false;
    record->text_at = 0;
  } else if (crosses) {
    r->tail = record->text_len - (r->wrap - record->text_at);
    r->wrapped = false;
  } else {
    r->tail = record->text_at + record->text_len;
    if (r->wrapped && r->tail == r->wrap) {
      r->tail = 0;
      r->wrapped = false;
    }
  }
  record->text_len = 0;
  if (!complete) return;
  r->first++;
  r->first_slot = r->first_slot + 1 < r->capacity ? r->first_slot + 1 : 0;
}
