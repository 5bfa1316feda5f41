/* Extracts a page at several sizes of memory. Writes the events of the page read in one call, with all their
 * values. Then reads it cut in other ways, and writes whether a hash of the events is the same. Needs no
 * library but matn. */
#include "events.h"

#include "matn.h"

#define HASH_START UINT64_C(14695981039346656037)

static unsigned char memory[MATN_MEMORY_TYPICAL];
static uint64_t hash;   /* of the events so far: FNV-1a */
static uint64_t digest; /* of all that is written of a page */
static bool writing = true;

static uint64_t hash_add(uint64_t sum, const char *bytes, size_t len) {
  for (size_t i = 0; i < len; i++) sum = (sum ^ (unsigned char)bytes[i]) * UINT64_C(1099511628211);
  return sum;
}

static void add(const char *bytes, size_t len) {
  hash = hash_add(hash, bytes, len);
  if (!writing) return;
  digest = hash_add(digest, bytes, len);
  write_out(bytes, len);
}

static void add_string(const char *string) {
  size_t len = 0;
  while (string[len] != '\0') len++;
  add(string, len);
}

static void add_number(const char *before, int64_t number) {
  char digits[24];
  size_t at = sizeof digits;
  uint64_t left = number < 0 ? (uint64_t)-number : (uint64_t)number;
  do digits[--at] = (char)('0' + left % 10);
  while ((left /= 10) != 0);
  if (number < 0) digits[--at] = '-';
  add_string(before);
  add(digits + at, sizeof digits - at);
}

static void add_metadata(const char *event, const matn_metadata *m) {
  const matn_value values[] = {m->title,    m->byline,    m->date,  m->modified, m->site, m->description,
                               m->language, m->canonical, m->image, m->section,  m->tags, m->licence};
  add_string(event);
  add_number(" direction ", m->direction);
  add_number(" encoding ", m->encoding);
  add_number(" from ", m->encoding_source);
  add_number(" kind ", m->kind);
  for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
    add_number("|", values[i].source);
    add_string(" ");
    add(values[i].bytes, values[i].len);
  }
  add_string("\n");
}

static void add_block(const char *event, const matn_block *b) {
  add_string(event);
  add_string(matn_role_name(b->role));
  add_number(" level ", b->level);
  add_number(" lists ", b->lists);
  add_number(" quotes ", b->quotes);
  add_number(" number ", b->number);
  add_number(" cell ", b->row);
  add_number(" ", b->column);
  add_number(" header ", b->header);
  add_number(" continues ", b->continues);
  add_string(" language ");
  add(b->language.bytes, b->language.len);
  add_number(" kept ", b->kept);
  add_number(" body ", b->body);
  add_number(" score ", b->score);
  add_number(" bytes ", (int64_t)b->start);
  add_number(" ", (int64_t)b->end);
  add_number(" words ", b->words);
  for (size_t i = 0; i < b->path_len; i++) {
    add_string(i == 0 ? " path " : ">");
    add_string(matn_element_name(b->path[i]));
  }
  for (size_t i = 0; i < MATN_REASON_COUNT; i++) {
    add_number(" reason ", b->reasons[i].feature);
    add_number(" ", b->reasons[i].weight);
  }
  add_string("\n");
}

/* Not inlined, because its locals would count as stack below the library. */
__attribute__((noinline)) static void add_stats(const matn_extractor *extractor) {
  const matn_stats s = matn_get_stats(extractor);
  add_number("bytes ", (int64_t)s.bytes);
  add_number(" blocks ", (int64_t)s.blocks);
  add_number(" kept ", (int64_t)s.kept);
  add_number(" text ", (int64_t)s.text_bytes);
  add_number(" early ", (int64_t)s.early);
  add_number(" too deep ", (int64_t)s.too_deep);
  add_number(" cut ", (int64_t)s.cut_values);
  add_number(" lost ", (int64_t)s.lost_inlines);
  add_string("\n");
}

static int article_start(void *ctx, const matn_metadata *m) {
  (void)ctx;
  add_metadata("article", m);
  return 0;
}

static int block_start(void *ctx, const matn_block *b) {
  (void)ctx;
  add_block("block ", b);
  return 0;
}

static int text(void *ctx, const char *utf8, size_t len) {
  (void)ctx;
  add(utf8, len);
  return 0;
}

static int inline_start(void *ctx, const matn_inline *element) {
  (void)ctx;
  add_string("{");
  add_string(matn_inline_name(element->kind));
  add_string(" ");
  add(element->url.bytes, element->url.len);
  add_string("|");
  add(element->text.bytes, element->text.len);
  add_string("}");
  return 0;
}

static int inline_end(void *ctx, const matn_inline *element) {
  (void)ctx;
  add_string("{/");
  add_string(matn_inline_name(element->kind));
  add_string("}");
  return 0;
}

static int block_end(void *ctx, const matn_block *b) {
  (void)ctx;
  add_block("\nend ", b);
  return 0;
}

static int article_end(void *ctx, const matn_metadata *m) {
  (void)ctx;
  add_metadata("end", m);
  return 0;
}

/* Chunk sizes, taken in turn. */
typedef struct cut {
  const char *name;
  size_t count, sizes[8];
} cut;

/* Bytes of memory, and how many of them are for inline events. */
typedef struct memory_size {
  uint32_t all, inlines;
} memory_size;

static void extract(const char *bytes, size_t len, memory_size size, const cut *c) {
  static const matn_handler handler = {.article_start = article_start,
                                       .block_start = block_start,
                                       .text = text,
                                       .block_end = block_end,
                                       .article_end = article_end,
                                       .inline_start = inline_start,
                                       .inline_end = inline_end};
  static const char url[] = "https://example.org/news/page.html";
  const matn_options options = {.every_block = true, .inline_memory = size.inlines};
  matn_extractor *extractor;
  hash = HASH_START;
  if (matn_init(&extractor, memory, size.all, &handler, NULL, &options) != MATN_OK) return;
  matn_set_url(extractor, url, sizeof url - 1);
  for (size_t at = 0, i = 0; at < len; i++) {
    const size_t chunk = c->sizes[i % c->count], left = len - at;
    matn_feed(extractor, bytes + at, left < chunk ? left : chunk);
    at += left < chunk ? left : chunk;
  }
  matn_finish(extractor);
  add_stats(extractor);
}

static void write_digest(const char *name) {
  char digits[16];
  for (size_t i = 0; i < sizeof digits; i++) digits[i] = "0123456789abcdef"[digest >> (60 - 4 * i) & 15];
  add_string("digest ");
  add(digits, sizeof digits);
  add_string(" ");
  add_string(name);
  add_string("\n");
}

bool write_events(const char *path, const char *bytes, size_t len) {
  static const memory_size sizes[] = {
      {MATN_MEMORY_MIN, 0}, {16384, MATN_INLINE_MEMORY_MIN}, {65536, 6144}, {MATN_MEMORY_TYPICAL, 32768}};
  static const cut cuts[] = {{"whole", 1, {SIZE_MAX}},
                             {"in chunks of 1", 1, {1}},
                             {"in chunks of 7", 1, {7}},
                             {"in uneven chunks", 8, {300, 1, 13, 64, 2, 1031, 5, 29}}};
  uint64_t expected = 0;
  bool passed = true;
  const char *name = path;
  for (const char *p = path; *p != '\0'; p++) {
    if (*p == '/') name = p + 1;
  }
  digest = HASH_START;
  for (size_t m = 0; m < sizeof sizes / sizeof *sizes; m++) {
    add_string(name);
    add_number(", memory ", sizes[m].all);
    add_number(", for inline events ", sizes[m].inlines);
    add_string("\n");
    for (size_t i = 0; i < sizeof cuts / sizeof *cuts; i++) {
      writing = i == 0;
      extract(bytes, len, sizes[m], &cuts[i]);
      writing = true;
      if (i == 0) expected = hash;
      const bool same = hash == expected;
      passed = passed && same;
      add_string(cuts[i].name);
      add_string(same ? ": the same\n" : ": OTHER EVENTS\n");
    }
  }
  write_digest(name);
  return passed;
}
