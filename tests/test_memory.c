/* Any memory from the least on is enough, and more than can be used is left alone. */
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>

#include "support/event_log.h"
#include "support/test.h"

#define P1 "The ferry left the harbour an hour late, and nobody on the quay could say why it had waited."
#define P2 "By noon the fog had lifted, the gulls were back, and the captain had told his story twice."

/* A page with far more text than the least memory holds: long paragraphs, one of 20 KB, between menus. */
static void long_page(buffer *page) {
  buffer_add_string(
      page, "<title>t</title><ul><li><a href=1>Home</a><li><a href=2>News</a></ul><article><h1>t</h1>");
  for (int i = 0; i < 40; i++) {
    buffer_add_format(page, "<div class=text><p>%d " P1 " " P2 "</p></div>", i);
    if (i % 8 == 3) buffer_add_string(page, "<div class=related><a href=3>Read more about boats</a></div>");
    if (i == 20) {
      buffer_add_string(page, "<p>");
      for (int k = 0; k < 120; k++) buffer_add_format(page, "%d\xC3\xA9 " P1 " &amp; ", k);
      buffer_add_string(page, "</p><p>"); /* Chinese: no spaces, so the text comes in long runs */
      for (int k = 0; k < 2000; k++) {
        buffer_add_string(page, k % 40 == 39 ? "\xE3\x80\x82" : "\xE6\xB8\xA1\xE8\xBD\xAE");
      }
      buffer_add_string(page, "</p>");
    }
  }
}

static void chunks_do_not_matter_at_any_memory(void) {
  static const size_t memories[] = {MATN_MEMORY_MIN, 9001, 16384, 65536, 81920, MATN_MEMORY_TYPICAL, 1 << 20};
  static const size_t chunks[] = {1, 2, 3, 7, 64, 4096};
  buffer page = {0};
  long_page(&page);
  for (size_t m = 0; m < sizeof memories / sizeof *memories; m++) {
    event_log whole = {0}, cut = {0};
    event_log_run(&whole, page.bytes, page.len, 0, memories[m], NULL);
    CHECK("all paragraphs are there", whole.stats.kept >= 41 && whole.stats.text_bytes > 17000);
    for (size_t c = 0; c < sizeof chunks / sizeof *chunks; c++) {
      event_log_run(&cut, page.bytes, page.len, chunks[c], memories[m], NULL);
      CHECK_STRING("the same events", buffer_string(&cut.events), buffer_string(&whole.events));
    }
    event_log_free(&whole);
    event_log_free(&cut);
  }
  buffer_free(&page);
}

static void every_memory_from_the_least_on_works(void) {
  buffer page = {0};
  long_page(&page);
  for (size_t memory = MATN_MEMORY_MIN; memory < MATN_MEMORY_MIN + 600; memory += 7) {
    event_log log = {0};
    event_log_run(&log, page.bytes, page.len, 0, memory, NULL);
    CHECK("paragraphs", log.stats.kept >= 41);
    event_log_free(&log);
  }
  buffer_free(&page);
}

/* White space at a block's end is taken back, even if the text before it is no longer in the memory. */
static void blocks_of_every_length_are_whole(void) {
  buffer page = {0}, expected = {0};
  for (size_t len = 1; len < 3000; len++) {
    event_log log = {0};
    const matn_options options = {.every_block = true};
    buffer_clear(&page);
    buffer_clear(&expected);
    for (size_t i = 0; i < len; i++) buffer_add_string(&expected, "a");
    buffer_add_string(&expected, "\n");
    buffer_add_string(&page, "<pre>");
    buffer_add(&page, expected.bytes, expected.len);
    event_log_run(&log, page.bytes, page.len, 0, MATN_MEMORY_MIN, &options);
    bool is_whole =
        log.stats.blocks == 1 && strstr(buffer_string(&log.events), buffer_string(&expected)) != NULL;
    CHECK("text", is_whole);
    event_log_free(&log);
    if (!is_whole) break;
  }
  buffer_free(&page);
  buffer_free(&expected);
}

/* A lot of memory, hardly any of which is touched. */
static void no_more_than_a_gigabyte_is_used(void) {
  static const char page[] = "<h1>The ferry</h1><p>" P1 "<p>" P2;
  const matn_options options = {.inline_memory = 65536};
  const size_t most = ((size_t)1 << 30) + options.inline_memory, size = most + 65536;
  const matn_handler none = {0};
  matn_extractor *extractor;
  unsigned char *memory = size > most ? mmap(NULL, size, PROT_READ | PROT_WRITE,
                                             MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0)
                                      : MAP_FAILED;
  if (memory == MAP_FAILED) {
    test_skip("a gigabyte", "the machine has none");
    return;
  }
  memset(memory + most, 0xA5, size - most);
  CHECK_INT("init", matn_init(&extractor, memory, size, &none, NULL, &options), MATN_OK);
  matn_feed(extractor, page, sizeof page - 1);
  CHECK_INT("finish", matn_finish(extractor), MATN_OK);
  CHECK_INT("kept", matn_get_stats(extractor).kept, 3);
  for (size_t i = most; i < size; i++) {
    if (!CHECK("left alone", memory[i] == 0xA5)) break;
  }
  munmap(memory, size);
}

int main(void) {
  TEST(chunks_do_not_matter_at_any_memory);
  TEST(every_memory_from_the_least_on_works);
  TEST(blocks_of_every_length_are_whole);
  TEST(no_more_than_a_gigabyte_is_used);
  return test_report("memory");
}
