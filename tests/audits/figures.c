/* Prints figures of the library, a name and a number a line, for figures.sh to compare with what the
 * documents say. */
#include "extractor/extractor.h"

#include <stdio.h>

#include "metadata/url.h"

static _Alignas(max_align_t) unsigned char memory[4 << 20];

static void print_figure(const char *name, size_t number) {
  printf("%s %zu\n", name, number);
}

/* How a block of `size` bytes is divided. */
static void print_division(const char *label, size_t size) {
  const matn_handler handler = {0};
  matn_extractor *x;
  if (matn_init(&x, memory, size, &handler, NULL, NULL) != MATN_OK) return;
  const memory_parts *parts = &x->memory;
  size_t blocks = x->ring.capacity * sizeof(block_record) + x->ring.text_size;
  size_t seen = parts->seen_size * sizeof *parts->seen;
  size_t others = memory_of_elements(parts) + seen + parts->look_ahead_size + parts->pool_size;
  printf("blocks_%s %u\n", label, (unsigned)x->ring.capacity);
  printf("text_%s %u\n", label, (unsigned)x->ring.text_size);
  printf("elements_%s %u\n", label, parts->frame_count - 1u); /* the first is the document */
  if (size == MATN_MEMORY_MIN) print_figure("struct_room", size - blocks - others);
}

int main(void) {
  print_figure("memory_least_kb", MATN_MEMORY_MIN / 1024);
  print_figure("prescan", MATN_PRESCAN_SIZE);
  print_figure("block_bytes", BLOCKS_BYTES);
  print_figure("elements_most", OUTLINE_MOST - 1);
  print_figure("spans", COUNTING_SPANS);
  print_figure("url", URL_MAX);
  print_figure("record", sizeof(block_record));
  print_figure("frame", sizeof(frame));
  print_figure("look_ahead", SCORE_AHEAD);
  print_figure("exit_step", EXIT_STEP);
  print_division("8k", 8 << 10);
  print_division("16k", 16 << 10);
  print_division("32k", 32 << 10);
  print_division("64k", 64 << 10);
  print_division("256k", 256 << 10);
  print_division("4m", 4 << 20);
  printf("version %s\n", MATN_VERSION);
  return 0;
}
