/* The ring takes what the parts of bounded size leave: half of that are records of blocks, half is their
 * text. */
#include "memory.h"

#include "outline/outline.h"

#define FRAMES_LEAST 25
#define FRAMES_ROOM_MOST 512 /* what is not for frames is for names */
#define NAMES_MOST 64
#define SEEN_LEAST 32
#define SEEN_MOST 4096
#define POOL_LEAST 1024
#define POOL_MOST 65528
#define LOOK_AHEAD_MOST 4096 /* below 20 KB of memory the decoder's own has to do */
#define RECORD_ROOM ((sizeof(block_record) + 7) / 8 * 8) /* 32-bit x86 aligns uint64_t to 4 bytes */

_Static_assert(RECORD_ROOM == 168 && sizeof(frame) == 32 && sizeof(names_memory) == 128,
               "records are of the same size everywhere");
_Static_assert(MEMORY_STRUCT_ROOM + FRAMES_LEAST * sizeof(frame) + SEEN_LEAST * sizeof(uint32_t) +
                       POOL_LEAST + 8 * RECORD_ROOM + 512 <=
                   MATN_MEMORY_MIN,
               "the least memory has room for the parts, and some blocks");

static size_t clamp(size_t count, size_t least, size_t most) {
  return count < least ? least : count > most ? most : count;
}

/* How many values of names can be remembered in so many bytes: a power of two, or none. */
static uint16_t names_in(size_t size) {
  uint16_t count = 1;
  if (size < sizeof(names_memory)) return 0;
  while (count < NAMES_MOST && count * 2 * sizeof(names_memory) <= size) count = (uint16_t)(count * 2);
  return count;
}

/* The parts with stricter alignment come first. */
void matn_memory_divide(memory_parts *parts, ring *r, unsigned char *memory, size_t size) {
  size_t eighth = size / 8;
  size_t frames = clamp(eighth / sizeof(frame), FRAMES_LEAST, FRAMES_ROOM_MOST);
  parts->frame_count = (uint16_t)clamp(frames, FRAMES_LEAST, OUTLINE_MOST);
  parts->names_count = names_in((frames - parts->frame_count) * sizeof(frame));
  parts->pool_size = (uint16_t)clamp(eighth, POOL_LEAST, POOL_MOST);
  parts->look_ahead_size =
      (uint16_t)(eighth / 2 < MATN_PRESCAN_SIZE ? 0 : clamp(eighth / 2, 0, LOOK_AHEAD_MOST));
  parts->seen_size = SEEN_LEAST;
  while (parts->seen_size < SEEN_MOST && parts->seen_size * 2 * sizeof(uint32_t) <= eighth / 2) {
    parts->seen_size *= 2;
  }
  size_t seen = parts->seen_size * sizeof(uint32_t);
  size -= frames * sizeof(frame) + seen + parts->pool_size + parts->look_ahead_size;
  uint32_t record_count = (uint32_t)(size / 2 / RECORD_ROOM);
  uint32_t text_size = (uint32_t)(size - record_count * RECORD_ROOM);
  block_record *records = (block_record *)(void *)memory;
  memory += record_count * RECORD_ROOM;
  parts->frames = (frame *)(void *)memory;
  memory += frames * sizeof(frame);
  parts->seen = (uint32_t *)(void *)memory;
  memory += seen + parts->look_ahead_size;
  parts->pool = (char *)memory;
  matn_ring_init(r, records, record_count, parts->pool + parts->pool_size, text_size);
}
