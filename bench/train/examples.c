/* The library is linked without its model. The functions here look words up in the same way. While a page is
 * being annotated, they also note which words the library asks about, and in which element or block. */
#include "examples.h"

#include <stdlib.h>
#include <string.h>

#include "align.h"
#include "extractor/extractor.h"

#define SERIALS 65536

static const model no_model;

/* Each reading has its own model, so this fills in nothing. */
void matn_model_init(model *m) {
  *m = no_model;
}

typedef struct list {
  uint32_t *items;
  size_t count, size;
} list;

static void list_add(list *l, uint32_t item) {
  if (l->count == l->size) {
    l->size = l->size * 2 + 16;
    l->items = realloc(l->items, l->size * sizeof *l->items);
    if (l->items == NULL) abort();
  }
  l->items[l->count++] = item;
}

/* The notes of the page that is being read. */
static _Thread_local struct noting {
  matn_extractor *extractor; /* NULL: nothing */
  list tokens, kind_words;
  list names[SERIALS]; /* words of the names of the element with each serial */
  uint32_t last_serial;
  uint64_t last_block;
  example *examples;
  size_t size;
  char *text;
  size_t text_len, text_size;
  words words;
  char *characters;
  size_t character_count;
  size_t count; /* blocks sent */
} * noting;

static example *example_of(struct noting *n, uint64_t block) {
  while (block >= n->size) {
    size_t size = n->size * 2 + 64;
    n->examples = realloc(n->examples, size * sizeof *n->examples);
    if (n->examples == NULL) abort();
    memset(n->examples + n->size, 0, (size - n->size) * sizeof *n->examples);
    n->size = size;
  }
  return &n->examples[block];
}

static void note_name(struct noting *n, uint32_t hash) {
  uint32_t serial = n->extractor->outline.next_serial;
  if (serial != n->last_serial) n->names[serial].count = 0;
  n->last_serial = serial;
  list_add(&n->names[serial], hash);
}

static void note_first_word(struct noting *n, uint32_t hash) {
  const matn_extractor *x = n->extractor;
  uint64_t block = x->ring.next - 1;
  example *e = example_of(n, block);
  if (e->first_to == 0) {
    e->names_from = (uint32_t)n->tokens.count;
    for (uint16_t i = 1; i < outline_len(&x->outline); i++) {
      const list *of_element = &n->names[x->outline.frames[i].serial];
      for (size_t k = 0; k < of_element->count; k++) list_add(&n->tokens, of_element->items[k]);
    }
    e->names_to = e->first_from = (uint32_t)n->tokens.count;
  }
  list_add(&n->tokens, hash);
  e->first_to = (uint32_t)n->tokens.count;
}

int16_t matn_model_word(const word_table *table, uint32_t hash) {
  if (noting != NULL) note_first_word(noting, hash);
  return word_evidence(word_entry(table, hash));
}

void matn_model_name(const word_table *table, uint32_t hash, int16_t *weight, uint16_t *groups) {
  if (noting != NULL) note_name(noting, hash);
  word_add_name(table, hash, weight, groups);
}

const int8_t *matn_model_kinds(const kind_table *table, uint32_t hash) {
  if (noting != NULL) list_add(&noting->kind_words, hash);
  return word_kinds(table, hash);
}

/* With this much memory a page is read whole, so its elements keep their serial numbers. */
#define WHOLE_PAGE ((size_t)16 << 20)

static void start(matn_extractor **x, void *memory, size_t size, const matn_handler *handler, void *ctx,
                  const model *m) {
  const matn_options options = {.every_block = true};
  if (matn_init(x, memory, size, handler, ctx, &options) != MATN_OK) abort();
  (*x)->model = m;
  matn_reset(*x);
}

static int note_text(void *ctx, const char *utf8, size_t len) {
  struct noting *n = ctx;
  if (n->text_len + len > n->text_size) {
    n->text_size = (n->text_len + len) * 2;
    n->text = realloc(n->text, n->text_size);
    if (n->text == NULL) abort();
  }
  memcpy(n->text + n->text_len, utf8, len);
  n->text_len += len;
  return 0;
}

/* A copy with each run of white space as one space, none at the ends. */
static char *collapse(const char *text, size_t len) {
  char *copy = malloc(len + 2);
  size_t to = 0;
  if (copy == NULL) abort();
  for (size_t i = 0; i < len; i++) {
    bool space = is_space((unsigned char)text[i]);
    if (!space) {
      copy[to++] = text[i];
    } else if (to > 0 && copy[to - 1] != ' ') {
      copy[to++] = ' ';
    }
  }
  if (to > 0 && copy[to - 1] == ' ') to--;
  copy[to] = '\0';
  return copy;
}

size_t snippets_found(const char *text, const snippets *wanted) {
  size_t found = 0;
  for (size_t i = 0; i < wanted->count; i++) {
    char *snippet = collapse(wanted->texts[i], strlen(wanted->texts[i]));
    found += strstr(text, snippet) != NULL;
    free(snippet);
  }
  return found;
}

/* Whether a block holds a snippet, or is a good part of one. */
static bool any_holds(const char *block, size_t word_count, const snippets *wanted) {
  bool found = snippets_found(block, wanted) > 0;
  for (size_t i = 0; i < wanted->count && !found && word_count >= 4; i++) {
    char *snippet = collapse(wanted->texts[i], strlen(wanted->texts[i]));
    found = strstr(snippet, block) != NULL;
    free(snippet);
  }
  return found;
}

static int note_end(void *ctx, const matn_block *block) {
  struct noting *n = ctx;
  (void)block;
  example *e = example_of(n, n->count++);
  e->words_from = (uint32_t)n->words.count;
  words_add(&n->words, n->text, n->text_len);
  e->words_to = (uint32_t)n->words.count;
  char *collapsed = collapse(n->text, n->text_len);
  size_t len = strlen(collapsed);
  n->characters = realloc(n->characters, n->character_count + len + 2);
  if (n->characters == NULL) abort();
  memcpy(n->characters + n->character_count, collapsed, len);
  free(collapsed);
  e->text_from = (uint32_t)n->character_count;
  e->text_to = (uint32_t)(n->character_count += len);
  n->characters[n->character_count++] = ' ';
  n->text_len = 0;
  return 0;
}

static uint32_t hash_site(const page *p) {
  char site[256];
  uint32_t hash = WORD_HASH;
  page_site(p, site, sizeof site);
  for (const char *c = site; *c != '\0'; c++) hash = word_hash_add(hash, (unsigned char)*c);
  return hash;
}

static uint32_t square_root(uint32_t n) {
  uint32_t root = 0;
  while ((root + 1) * (root + 1) <= n) root++;
  return root;
}

/* A block counts as the square root of its words. The blocks of each page count as much together as those of
 * any other. */
static void weigh(annotated *a) {
  float sum = 0;
  for (size_t i = 0; i < a->count; i++) {
    example *e = &a->examples[i];
    uint32_t root = square_root(16 * (e->words_to - e->words_from));
    e->weight = e->wanted < 0 ? 0 : (float)(root > 0 ? root : 4);
    sum += e->weight;
  }
  for (size_t i = 0; i < a->count && sum > 0; i++) a->examples[i].weight /= sum;
}

static void tell_wanted(annotated *a) {
  const page *p = a->page;
  bool *matched = calloc(a->text.count + 1, sizeof *matched);
  if (matched == NULL) abort();
  if (p->text != NULL) {
    words_add(&a->gold, p->text, strlen(p->text));
    align(&a->text, &a->gold, matched);
  }
  for (size_t i = 0; i < a->count; i++) {
    example *e = &a->examples[i];
    uint32_t count = 0, all = e->words_to - e->words_from;
    for (uint32_t k = e->words_from; k < e->words_to; k++) count += matched[k];
    e->wanted = all == 0 ? 0 : (float)count / (float)all;
    if (p->text == NULL) {
      char *block = collapse(a->characters + e->text_from, e->text_to - e->text_from);
      bool with = any_holds(block, all, &p->with), without = any_holds(block, all, &p->without);
      free(block);
      e->wanted = with == without ? -1 : with ? 1 : 0;
    }
  }
  free(matched);
}

void annotate(annotated *a, const page *p) {
  static const matn_handler handler = {.text = note_text, .block_end = note_end};
  *a = (annotated){.page = p, .site = hash_site(p)};
  struct noting *n = calloc(1, sizeof *n);
  void *memory = malloc(WHOLE_PAGE);
  if (n == NULL || memory == NULL) abort();
  n->last_serial = UINT32_MAX;
  start(&n->extractor, memory, WHOLE_PAGE, &handler, n, &no_model);
  noting = n;
  matn_feed(n->extractor, p->html, p->html_len);
  matn_finish(n->extractor);
  noting = NULL;
  a->examples = n->examples;
  a->count = n->count;
  a->text = n->words;
  a->characters = n->characters;
  a->tokens = n->tokens.items;
  a->token_count = n->tokens.count;
  a->kind_words = n->kind_words.items;
  a->kind_word_count = n->kind_words.count;
  tell_wanted(a);
  weigh(a);
  for (size_t i = 0; i < SERIALS; i++) free(n->names[i].items);
  free(n->text);
  free(n);
  free(memory);
}

void annotated_free(annotated *a) {
  free(a->examples);
  free(a->characters);
  free(a->tokens);
  free(a->kind_words);
  words_free(&a->text);
  words_free(&a->gold);
}

struct collecting {
  reading r;
  size_t size;
  bool features;
};

static void collect(void *ctx, const matn_extractor *x, const block_record *record) {
  struct collecting *c = ctx;
  reading *r = &c->r;
  if (x->source == BODY_DATA) return;
  if (r->count == c->size) {
    c->size = c->size * 2 + 256;
    r->first = realloc(r->first, c->size * sizeof *r->first);
    r->scores = realloc(r->scores, c->size * sizeof *r->scores);
    r->kept = realloc(r->kept, c->size);
    if (c->features) r->features = realloc(r->features, c->size * FEATURE_COUNT);
    if (r->first == NULL || r->scores == NULL || r->kept == NULL) abort();
  }
  if (c->features) {
    matn_score_features(&x->scorer, &x->ring, x->ring.next - x->blocks.open,
                        r->features + r->count * FEATURE_COUNT);
  }
  r->first[r->count] = record->first;
  r->scores[r->count] = record->score;
  r->kept[r->count] = (record->enclosing & IN_BODY) != 0;
  r->count++;
}

reading read_page(const page *p, const model *m, size_t memory, bool features) {
  static const matn_handler nobody = {0};
  struct collecting c = {.features = features};
  matn_extractor *x;
  void *block = malloc(memory);
  if (block == NULL || matn_init(&x, block, memory, &nobody, &c, NULL) != MATN_OK) abort();
  x->model = m;
  x->observe = collect;
  matn_reset(x);
  matn_feed(x, p->html, p->html_len);
  matn_finish(x);
  free(block);
  return c.r;
}

void reading_free(reading *r) {
  free(r->features);
  free(r->first);
  free(r->scores);
  free(r->kept);
}
