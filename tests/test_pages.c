/* The sample pages of tests/pages. NAME.html gives the text of NAME.txt and the values of NAME.meta, at every
 * chunk size. The last 200 bytes of each, or fewer, are also cut in two at every place.
 *
 * NAME.txt is what a reader would want. If the library gives something else, NAME.known says so, a block a
 * line: "+ " for one too many, "- " for one that is missing. It has to be exact: what works again has to
 * leave the list. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/event_log.h"
#include "support/test.h"

#define DIRECTORY "tests/pages/"

static buffer html, expected, metadata, known;
static char page[256];

/* Reads NAME and an ending; returns whether there is such a file. */
static bool read_part(const char *ending, buffer *b) {
  char path[512];
  snprintf(path, sizeof path, DIRECTORY "%s%s", page, ending);
  buffer_clear(b);
  buffer_add_string(b, "");
  return buffer_add_file(b, path);
}

static bool same_line(const char *line, const char *text, size_t len) {
  for (size_t i = 0; i < len; i++) {
    if (line[i] != (text[i] == '\n' ? '/' : text[i])) return false;
  }
  return true;
}

/* Whether NAME.known has this line; a line feed in the text is written "/" there. */
static bool is_known(char sign, const char *text, size_t len) {
  for (const char *p = buffer_string(&known); *p != '\0'; p += strcspn(p, "\n") + 1) {
    if (p[0] == sign && strcspn(p, "\n") == len + 2 && same_line(p + 2, text, len)) return true;
  }
  return false;
}

/* The length of the first part of a text that is divided by `separator`. */
static size_t part_len(const char *text, const char *separator) {
  const char *end = strstr(text, separator);
  return end != NULL ? (size_t)(end - text) : strlen(text);
}

static const char *after_part(const char *text, const char *separator) {
  const char *end = strstr(text, separator);
  return end != NULL ? end + strlen(separator) : text + strlen(text);
}

static size_t surprises; /* lines of NAME.known that were met */

/* Compares two texts part by part, except for known differences. */
static void compare(const char *got, const char *wanted, const char *separator) {
  while (*got != '\0' || *wanted != '\0') {
    size_t got_len = part_len(got, separator), wanted_len = part_len(wanted, separator);
    if (*got != '\0' && got_len == wanted_len && memcmp(got, wanted, got_len) == 0) {
      got = after_part(got, separator);
      wanted = after_part(wanted, separator);
    } else if (*got != '\0' && is_known('+', got, got_len)) {
      surprises++;
      got = after_part(got, separator);
    } else if (*wanted != '\0' && is_known('-', wanted, wanted_len)) {
      surprises++;
      wanted = after_part(wanted, separator);
    } else {
      CHECK_BYTES(page, got, got_len, wanted, wanted_len);
      return;
    }
  }
}

static void add_line(buffer *b, const char *key, matn_value value) {
  if (value.len == 0) return;
  buffer_add_format(b, "%s: ", key);
  buffer_add(b, value.bytes, value.len);
  buffer_add_string(b, "\n");
}

static matn_value word(const char *string) {
  return (matn_value){string, strlen(string), MATN_SOURCE_NONE};
}

static void gives_the_expected_text_and_metadata(void) {
  event_log log = {0};
  buffer got = {0};
  event_log_run(&log, html.bytes, html.len, 0, MATN_MEMORY_TYPICAL, NULL);
  if (!matn_encoding_supported(log.metadata.encoding)) {
    event_log_free(&log);
    return;
  }
  surprises = 0;
  if (log.text.len != 0) log.text.bytes[--log.text.len] = '\0'; /* the line feed at the end of a file */
  if (expected.len != 0) expected.bytes[--expected.len] = '\0';
  compare(buffer_string(&log.text), buffer_string(&expected), "\n\n");
  const matn_metadata *m = &log.metadata;
  add_line(&got, "title", m->title);
  add_line(&got, "byline", m->byline);
  add_line(&got, "date", m->date);
  add_line(&got, "site", m->site);
  add_line(&got, "description", m->description);
  add_line(&got, "language", m->language);
  if (m->direction != MATN_DIRECTION_UNKNOWN) {
    add_line(&got, "direction", word(m->direction == MATN_DIRECTION_RTL ? "rtl" : "ltr"));
  }
  if (m->kind != MATN_PAGE_UNKNOWN) add_line(&got, "kind", word(matn_page_kind_name((uint8_t)m->kind)));
  add_line(&got, "modified", m->modified);
  add_line(&got, "section", m->section);
  add_line(&got, "tags", m->tags);
  add_line(&got, "licence", m->licence);
  add_line(&got, "canonical", m->canonical);
  add_line(&got, "image", m->image);
  add_line(&got, "encoding", word(matn_encoding_name(m->encoding)));
  compare(buffer_string(&got), buffer_string(&metadata), "\n");
  size_t lines = 0;
  for (const char *p = buffer_string(&known); *p != '\0'; p++) lines += *p == '\n';
  CHECK_INT("everything in NAME.known is still so", surprises, lines);
  buffer_free(&got);
  event_log_free(&log);
}

static void gives_the_same_events_at_every_chunk_size(void) {
  static const size_t chunks[] = {1, 2, 3, 7, 64, 4096};
  static const size_t memories[] = {MATN_MEMORY_MIN, MATN_MEMORY_TYPICAL};
  const matn_options every = {.every_block = true};
  for (size_t m = 0; m < 2; m++) {
    event_log whole = {0}, cut = {0};
    event_log_run(&whole, html.bytes, html.len, 0, memories[m], &every);
    for (size_t i = 0; i < sizeof chunks / sizeof *chunks; i++) {
      char what[300];
      snprintf(what, sizeof what, "%s in chunks of %zu with %zu bytes of memory", page, chunks[i],
               memories[m]);
      event_log_run(&cut, html.bytes, html.len, chunks[i], memories[m], &every);
      CHECK_STRING(what, buffer_string(&cut.events), buffer_string(&whole.events));
    }
    event_log_free(&whole);
    event_log_free(&cut);
  }
}

static void gives_the_same_events_at_every_split(void) {
  const matn_options every = {.every_block = true};
  for (size_t len = 1; len <= 200 && len <= html.len; len += 9) {
    event_log whole = {0}, cut = {0};
    const char *end = html.bytes + html.len - len; /* the page's end: its beginning has little text */
    event_log_run(&whole, end, len, 0, MATN_MEMORY_MIN, &every);
    for (size_t split = 1; split < len; split++) {
      event_log_run_split(&cut, end, len, split, MATN_MEMORY_MIN, &every);
      CHECK_STRING(page, buffer_string(&cut.events), buffer_string(&whole.events));
    }
    event_log_free(&whole);
    event_log_free(&cut);
  }
}

/* Whether every block of a text (an empty line between two) stands in another. */
static bool holds(const char *whole, const char *part) {
  bool all = true;
  while (*part != '\0' && all) {
    const char *end = strstr(part, "\n\n");
    size_t len = end != NULL ? (size_t)(end - part) : strlen(part);
    buffer block = {0};
    buffer_add(&block, part, len);
    all = strstr(whole, buffer_string(&block)) != NULL;
    buffer_free(&block);
    part += len + (end != NULL ? 2 : 0);
  }
  return all;
}

static void keeps_more_the_more_recall_is_favoured(void) {
  static const size_t memories[] = {MATN_MEMORY_MIN, 16384, MATN_MEMORY_TYPICAL};
  static const matn_favour favours[] = {MATN_FAVOUR_PRECISION, MATN_BALANCED, MATN_FAVOUR_RECALL};
  for (size_t i = 0; i < 6; i++) {
    event_log logs[3] = {0};
    for (size_t f = 0; f < 3; f++) {
      const matn_options options = {.favour = favours[f], .articles_only = i >= 3};
      event_log_run(&logs[f], html.bytes, html.len, 0, memories[i % 3], &options);
    }
    CHECK(page, holds(buffer_string(&logs[1].text), buffer_string(&logs[0].text)));
    CHECK(page, holds(buffer_string(&logs[2].text), buffer_string(&logs[1].text)));
    for (size_t f = 0; f < 3; f++) event_log_free(&logs[f]);
  }
}

int main(void) {
  DIR *directory = opendir(DIRECTORY);
  if (directory == NULL) {
    printf("cannot open " DIRECTORY "\n");
    return 2;
  }
  int pages = 0;
  for (struct dirent *entry; (entry = readdir(directory)) != NULL;) {
    const char *dot = strrchr(entry->d_name, '.');
    if (dot == NULL || strcmp(dot, ".html") != 0) continue;
    snprintf(page, sizeof page, "%.*s", (int)(dot - entry->d_name), entry->d_name);
    CHECK(page, read_part(".html", &html) && read_part(".txt", &expected) && read_part(".meta", &metadata));
    read_part(".known", &known);
    TEST(gives_the_expected_text_and_metadata);
    TEST(gives_the_same_events_at_every_chunk_size);
    TEST(gives_the_same_events_at_every_split);
    TEST(keeps_more_the_more_recall_is_favoured);
    pages++;
  }
  closedir(directory);
  CHECK_INT("sample pages", pages, 13);
  buffer_free(&html);
  buffer_free(&expected);
  buffer_free(&metadata);
  buffer_free(&known);
  return test_report("pages");
}
