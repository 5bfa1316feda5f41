/* Extracts every sample page in 8 KB of memory, in chunks of 100 bytes, and prints a digest of the events:
 * the same lines on every machine. */
#include "program.h"

#include "matn.h"

#define HASH_START UINT64_C(14695981039346656037)

static uint64_t hash;

static void add(const void *bytes, size_t len) {
  const unsigned char *p = bytes;
  for (size_t i = 0; i < len; i++) hash = (hash ^ p[i]) * UINT64_C(1099511628211); /* FNV-1a */
}

static void add_number(uint64_t number) {
  unsigned char bytes[8];
  for (int i = 0; i < 8; i++) bytes[i] = (unsigned char)(number >> 8 * i);
  add(bytes, sizeof bytes);
}

static void add_metadata(const matn_metadata *m) {
  const matn_slice values[] = {m->title,       m->byline,   m->date,      m->site,
                               m->description, m->language, m->canonical, m->image};
  for (size_t i = 0; i < sizeof values / sizeof *values; i++) add(values[i].bytes, values[i].len);
  add_number(m->direction);
  add_number(m->encoding);
}

static int on_metadata(void *ctx, const matn_metadata *m) {
  (void)ctx;
  add_metadata(m);
  return 0;
}

static int on_block(void *ctx, const matn_block *b) {
  const uint64_t facts[] = {b->start, b->end, b->words, b->role, b->level, b->kept, b->score};
  (void)ctx;
  for (size_t i = 0; i < sizeof facts / sizeof *facts; i++) add_number(facts[i]);
  return 0;
}

static int on_text(void *ctx, const char *utf8, size_t len) {
  (void)ctx;
  add(utf8, len);
  return 0;
}

static void print_number(uint64_t number, unsigned base) {
  char digits[24];
  size_t at = sizeof digits - 1;
  digits[at] = '\0';
  do digits[--at] = "0123456789abcdef"[number % base];
  while ((number /= base) != 0);
  print(digits + at);
}

void run_program(void) {
  static unsigned char memory[MATN_MEMORY_MIN];
  static const matn_handler handler = {on_metadata, on_block, on_text, on_block, on_metadata};
  const matn_options options = {.every_block = true};
  for (size_t i = 0; i < page_count; i++) {
    matn_extractor *extractor;
    hash = HASH_START;
    matn_init(&extractor, memory, sizeof memory, &handler, NULL, &options);
    for (const char *p = pages[i].start; p < pages[i].end; p += 100) {
      size_t left = (size_t)(pages[i].end - p);
      matn_feed(extractor, p, left < 100 ? left : 100);
    }
    matn_finish(extractor);
    const matn_stats stats = matn_get_stats(extractor);
    print(pages[i].name);
    print(" ");
    print_number(stats.blocks, 10);
    print(" blocks, ");
    print_number(stats.kept, 10);
    print(" kept, events ");
    print_number(hash, 16);
    print("\n");
  }
}
