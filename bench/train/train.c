/* Trains the model and writes its tables.
 *
 *   train [OPTION=VALUE]... FOLDER...   prints the tables to standard output, figures to standard error
 *
 * folds=N     cross-validates by site in N parts, and writes nothing
 * size=small  learns the model for little flash
 * keep=NAME   keeps the models of the parts in files NAME0, NAME1 ... or takes them from there
 * With the same folders the same tables. */
#include <locale.h>
#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "boosting.h"
#include "examples.h"
#include "tokens.h"

#define MEMORY ((size_t)4 << 20)
#define SMALL_MEMORY ((size_t)16 << 10)

static struct {
  double folds, inner, names, words, kinds, trees1, depth1, rate1, trees2, depth2, rate2, lambda, rows,
      columns, snippet, fold, verbose;
} set = {.folds = 0,
         .inner = 6,
         .names = 512,
         .words = 512,
         .kinds = 256,
         .trees1 = 200,
         .depth1 = 5,
         .rate1 = 0.15,
         .trees2 = 96,
         .depth2 = 4,
         .rate2 = 0.1,
         .lambda = 80,
         .rows = 0.5,
         .columns = 0.4,
         .snippet = 0.6,
         .fold = -1};

static const struct {
  const char *name;
  double *value;
} settings[] = {
    {"folds", &set.folds},     {"inner", &set.inner},     {"names", &set.names},     {"words", &set.words},
    {"kinds", &set.kinds},     {"trees1", &set.trees1},   {"depth1", &set.depth1},   {"rate1", &set.rate1},
    {"trees2", &set.trees2},   {"depth2", &set.depth2},   {"rate2", &set.rate2},     {"lambda", &set.lambda},
    {"rows", &set.rows},       {"columns", &set.columns}, {"snippet", &set.snippet}, {"fold", &set.fold},
    {"verbose", &set.verbose},
};

static bool is_small;    /* for little flash */
static const char *keep; /* prefix of the files with the models of the folds; NULL: none */
static annotated *pages;
static size_t page_count;

/* Work on every page, on two threads ------------------------------------------------------------------- */

typedef void (*page_fn)(size_t index, void *ctx);

static struct {
  pthread_mutex_t lock;
  size_t next;
  page_fn work;
  void *ctx;
} queue = {.lock = PTHREAD_MUTEX_INITIALIZER};

static void *work(void *unused) {
  (void)unused;
  for (;;) {
    pthread_mutex_lock(&queue.lock);
    size_t index = queue.next++;
    pthread_mutex_unlock(&queue.lock);
    if (index >= page_count) return NULL;
    queue.work(index, queue.ctx);
  }
}

static void each_page(page_fn fn, void *ctx) {
  pthread_t other;
  queue.next = 0;
  queue.work = fn;
  queue.ctx = ctx;
  if (pthread_create(&other, NULL, work, NULL) != 0) abort();
  work(NULL);
  pthread_join(other, NULL);
}

static void annotate_page(size_t index, void *ctx) {
  annotate(&pages[index], &((const corpus *)ctx)->pages[index]);
}

/* Samples ---------------------------------------------------------------------------------------------- */

typedef struct reading_job {
  const model **models; /* for each page; NULL: not read */
  size_t memory;
  bool features;
  reading *readings;
} reading_job;

static void read_one(size_t index, void *ctx) {
  reading_job *j = ctx;
  j->readings[index] = (reading){0};
  if (j->models[index] != NULL) {
    j->readings[index] = read_page(pages[index].page, j->models[index], j->memory, j->features);
  }
}

/* Gathers the samples of all blocks in some readings of the pages to use. `margins` says whether they start
 * at the first score. */
static samples gather(reading *const *readings, size_t reading_count, const bool *use, size_t feature_count,
                      bool margins) {
  samples s = {.feature_count = feature_count};
  for (size_t r = 0; r < reading_count; r++) {
    for (size_t i = 0; i < page_count; i++) s.count += use[i] ? readings[r][i].count : 0;
  }
  s.columns = calloc(feature_count, sizeof *s.columns);
  s.target = calloc(s.count, sizeof *s.target);
  s.weight = calloc(s.count, sizeof *s.weight);
  s.margin = calloc(s.count, sizeof *s.margin);
  for (size_t f = 0; f < feature_count; f++) s.columns[f] = malloc(s.count);
  size_t at = 0;
  for (size_t r = 0; r < reading_count; r++) {
    for (size_t i = 0; i < page_count; i++) {
      const reading *of = &readings[r][i];
      const annotated *a = &pages[i];
      for (size_t k = 0; k < of->count && use[i]; k++) {
        const example *e = &a->examples[k];
        if (e->weight <= 0) continue;
        for (size_t f = 0; f < feature_count; f++) s.columns[f][at] = of->features[k * FEATURE_COUNT + f];
        s.target[at] = e->wanted;
        s.weight[at] = e->weight * (float)(a->page->text == NULL ? set.snippet : 1) * 100;
        s.margin[at] = margins ? of->first[k] : 0;
        at++;
      }
    }
  }
  s.count = at;
  return s;
}

static void samples_free(samples *s) {
  for (size_t f = 0; f < s->feature_count; f++) free(s->columns[f]);
  free(s->columns);
  free(s->target);
  free(s->weight);
  free(s->margin);
}

static void free_readings(reading *readings) {
  for (size_t i = 0; i < page_count; i++) reading_free(&readings[i]);
}

/* Training --------------------------------------------------------------------------------------------- */

static size_t fold_of(size_t index, size_t folds, uint32_t salt) {
  return ((pages[index].site ^ salt) * UINT32_C(2654435761) >> 8) % folds;
}

static reading *read_all(const model **models, size_t memory) {
  reading_job job = {.models = models, .memory = memory, .features = true};
  job.readings = calloc(page_count, sizeof *job.readings);
  each_page(read_one, &job);
  return job.readings;
}

static void learn_tables(model *m, const bool *use) {
  *m = (model){0};
  m->names = learn_names(pages, page_count, use, (size_t)set.names);
  m->words = learn_words(pages, page_count, use, (size_t)set.words);
  m->kinds = learn_kinds(pages, page_count, use, (size_t)set.kinds);
}

static void free_tables(model *m) {
  word_table_free(&m->names);
  word_table_free(&m->words);
  kind_table_free(&m->kinds);
}

static uint8_t leaf_unit(void) {
  return is_small ? LEAF_UNIT : 1;
}

static ensemble train_first(reading *readings, const bool *use) {
  samples s = gather(&readings, 1, use, FEATURE_FIRST_COUNT, false);
  tree_options o = {
      (unsigned)set.trees1, (unsigned)set.depth1, set.rate1, set.lambda, set.rows, set.columns, 1, -150,
      leaf_unit()};
  ensemble e = trees_train(&s, &o);
  samples_free(&s);
  return e;
}

static ensemble train_second(reading *const *readings, size_t reading_count, const bool *use) {
  samples s = gather(readings, reading_count, use, FEATURE_COUNT, true);
  tree_options o = {
      (unsigned)set.trees2, (unsigned)set.depth2, set.rate2, set.lambda, set.rows, set.columns, 2, 0,
      leaf_unit()};
  ensemble e = trees_train(&s, &o);
  samples_free(&s);
  return e;
}

/* Trains a whole model on the pages to use. What a stage learns from must not come from the page at hand. So
 * the first stage sees evidence of words, and the second stage first scores, that were learned from other
 * pages. */
static model train_model(const bool *use) {
  size_t inner = (size_t)set.inner;
  model m, *parts = calloc(inner, sizeof *parts);
  const model **models = calloc(page_count, sizeof *models);
  bool *others = calloc(page_count, sizeof *others);
  for (size_t part = 0; part < inner; part++) {
    for (size_t i = 0; i < page_count; i++) {
      others[i] = use[i] && fold_of(i, inner, 77) != part;
      if (use[i] && !others[i]) models[i] = &parts[part];
    }
    learn_tables(&parts[part], others);
  }
  learn_tables(&m, use);
  reading *readings = read_all(models, MEMORY);
  for (size_t part = 0; part < inner && set.trees2 > 0; part++) {
    for (size_t i = 0; i < page_count; i++) others[i] = use[i] && fold_of(i, inner, 77) != part;
    parts[part].first = train_first(readings, others);
  }
  if (set.trees2 > 0) {
    reading *both[2] = {read_all(models, MEMORY), read_all(models, SMALL_MEMORY)};
    m.second = train_second(both, 2, use);
    for (size_t i = 0; i < 2; i++) {
      free_readings(both[i]);
      free(both[i]);
    }
  }
  m.first = train_first(readings, use);
  free_readings(readings);
  free(readings);
  for (size_t part = 0; part < inner; part++) {
    free_tables(&parts[part]);
    if (set.trees2 > 0) trees_free(&parts[part].first);
  }
  free(others);
  free(models);
  free(parts);
  return m;
}

/* Models in files, so that what follows the scores can be measured without training anew ----------------- */

static void transfer(FILE *file, bool write, void *bytes, size_t size) {
  size_t done = write ? fwrite(bytes, 1, size, file) : fread(bytes, 1, size, file);
  if (done != size) abort();
}

static void *transfer_array(FILE *file, bool write, const void *array, size_t count, size_t size) {
  void *copy = calloc(count + 1, size);
  if (copy == NULL) abort();
  if (write) memcpy(copy, array, count * size);
  transfer(file, write, copy, count * size);
  return copy;
}

static void transfer_words(FILE *file, bool write, word_table *t, bool groups) {
  transfer(file, write, &t->count, sizeof t->count);
  t->entries = transfer_array(file, write, t->entries, t->count, sizeof *t->entries);
  if (groups) t->groups = transfer_array(file, write, t->groups, t->count, 1);
}

static void transfer_ensemble(FILE *file, bool write, ensemble *e) {
  transfer(file, write, &e->count, sizeof e->count);
  transfer(file, write, &e->depth, sizeof e->depth);
  transfer(file, write, &e->bias, sizeof e->bias);
  size_t inner = ((size_t)1 << e->depth) - 1;
  e->splits = transfer_array(file, write, e->splits, inner * e->count, sizeof *e->splits);
  e->leaves = transfer_array(file, write, e->leaves, (inner + 1) * e->count, sizeof *e->leaves);
  e->exits = transfer_array(file, write, e->exits, ensemble_looks(e), sizeof *e->exits);
}

/* Writes a model to a file, or reads it. */
static bool transfer_model(const char *prefix, size_t fold, bool write, model *m) {
  char path[4096];
  snprintf(path, sizeof path, "%s%zu", prefix, fold);
  FILE *file = fopen(path, write ? "wb" : "rb");
  if (file == NULL) return false;
  transfer_words(file, write, &m->names, true);
  transfer_words(file, write, &m->words, false);
  transfer(file, write, &m->kinds.count, sizeof m->kinds.count);
  m->kinds.hashes = transfer_array(file, write, m->kinds.hashes, m->kinds.count, sizeof *m->kinds.hashes);
  m->kinds.weights = transfer_array(file, write, m->kinds.weights, m->kinds.count, sizeof *m->kinds.weights);
  transfer_ensemble(file, write, &m->first);
  transfer_ensemble(file, write, &m->second);
  fclose(file);
  return true;
}

/* Measuring -------------------------------------------------------------------------------------------- */

#define TYPES_MOST 16

typedef struct figures {
  double sum[TYPES_MOST], count[TYPES_MOST], f1, precision, recall, pages;
  double hits, misses, false_hits;
} figures;

static const char *types[TYPES_MOST];

static size_t type_index(const char *type) {
  size_t i = 0;
  while (i + 1 < TYPES_MOST && types[i] != NULL && strcmp(types[i], type) != 0) i++;
  types[i] = type;
  return i;
}

static void measure(figures *sum, size_t index, const reading *r, int threshold) {
  const annotated *a = &pages[index];
  words found = {malloc((a->text.count + 1) * sizeof(uint64_t)), 0, a->text.count};
  size_t len = 0;
  for (size_t i = 0; i < a->count; i++) len += a->examples[i].text_to - a->examples[i].text_from + 1;
  char *text = malloc(len + 1);
  len = 0;
  for (size_t i = 0; i < r->count; i++) {
    const example *e = &a->examples[i];
    if (threshold == INT16_MIN ? !r->kept[i] : r->scores[i] < threshold) continue;
    memcpy(found.hashes + found.count, a->text.hashes + e->words_from,
           (e->words_to - e->words_from) * sizeof *found.hashes);
    found.count += e->words_to - e->words_from;
    memcpy(text + len, a->characters + e->text_from, e->text_to - e->text_from);
    len += e->text_to - e->text_from;
    text[len++] = ' ';
  }
  if (a->page->text != NULL) {
    overlap o = words_overlap(&found, &a->gold);
    size_t type = type_index(a->page->type);
    sum->sum[type] += o.f1;
    sum->count[type]++;
    sum->f1 += o.f1;
    sum->precision += o.precision;
    sum->recall += o.recall;
    sum->pages++;
    if (set.verbose != 0 && threshold == INT16_MIN) {
      fprintf(stderr, "page %.3f p %.2f r %.2f %s %s %s\n", o.f1, o.precision, o.recall, a->page->id,
              a->page->type, a->page->url);
    }
  } else {
    text[len] = '\0';
    size_t hits = snippets_found(text, &a->page->with);
    sum->hits += (double)hits;
    sum->misses += (double)(a->page->with.count - hits);
    sum->false_hits += (double)snippets_found(text, &a->page->without);
  }
  free(found.hashes);
  free(text);
}

static void print_figures(const char *name, const figures *f) {
  fprintf(stderr, "%s: f1 %.4f p %.3f r %.3f |", name, f->f1 / f->pages, f->precision / f->pages,
          f->recall / f->pages);
  for (size_t i = 0; i < TYPES_MOST && types[i] != NULL; i++) {
    fprintf(stderr, " %s %.3f", types[i], f->sum[i] / f->count[i]);
  }
  fprintf(stderr, " | snippets f1 %.4f p %.3f r %.3f\n",
          2 * f->hits / (2 * f->hits + f->misses + f->false_hits), f->hits / (f->hits + f->false_hits),
          f->hits / (f->hits + f->misses));
}

/* Cross-validation: each part is read with a model trained on the others. */
static void cross_validate(size_t folds) {
  static const int thresholds[] = {INT16_MIN, -100, -50, 0, 50, 100};
  enum { COUNT = sizeof thresholds / sizeof *thresholds };
  figures sums[COUNT] = {0}, small = {0};
  bool *use = calloc(page_count, sizeof *use);
  const model **models = calloc(page_count, sizeof *models);
  reading *readings = calloc(page_count, sizeof *readings);
  for (size_t fold = 0; fold < folds; fold++) {
    if (set.fold >= 0 && fold != (size_t)set.fold) continue;
    for (size_t i = 0; i < page_count; i++) use[i] = fold_of(i, folds, 0) != fold;
    model m = {0};
    if (keep == NULL || !transfer_model(keep, fold, false, &m)) {
      m = train_model(use);
      if (keep != NULL) transfer_model(keep, fold, true, &m);
    }
    for (size_t i = 0; i < page_count; i++) models[i] = use[i] ? NULL : &m;
    reading_job job = {.models = models, .memory = MEMORY, .readings = readings};
    each_page(read_one, &job);
    for (size_t i = 0; i < page_count; i++) {
      for (size_t t = 0; t < COUNT && !use[i]; t++) measure(&sums[t], i, &readings[i], thresholds[t]);
    }
    free_readings(readings);
    job.memory = SMALL_MEMORY;
    each_page(read_one, &job);
    double verbose = set.verbose;
    set.verbose = 0;
    for (size_t i = 0; i < page_count; i++) {
      if (!use[i]) measure(&small, i, &readings[i], INT16_MIN);
    }
    set.verbose = verbose;
    free_readings(readings);
    free_tables(&m);
    trees_free(&m.first);
    if (m.second.count > 0) trees_free(&m.second);
  }
  for (size_t t = 0; t < COUNT; t++) {
    char name[32];
    snprintf(name, sizeof name, thresholds[t] == INT16_MIN ? "library" : "threshold %d", thresholds[t]);
    print_figures(name, &sums[t]);
  }
  print_figures("library, 16 KB", &small);
}

/* Writing ---------------------------------------------------------------------------------------------- */

static void print_numbers(const char *type, const char *name, const char *suffix, size_t count) {
  printf("static const %s %s_%s[%zu] = {", type, name, suffix, count > 0 ? count : 1);
}

/* As many parts as there are hashes, if that is a power of two. No parts in the model for little flash. */
static unsigned part_bits(size_t count) {
  unsigned bits = 1;
  while ((size_t)1 << bits < count) bits++;
  return is_small ? 0 : bits;
}

static void print_hashes(const char *name, const char *suffix, const uint32_t *hashes, size_t count) {
  unsigned bits = part_bits(count);
  size_t parts = (size_t)1 << bits;
  print_numbers("uint32_t", name, suffix, count);
  for (size_t i = 0; i < count; i++) printf("%s0x%08X,", i % 8 == 0 ? "\n" : "", (unsigned)hashes[i]);
  printf("\n};\n");
  if (bits == 0) {
    printf("#define %s_starts NULL\n", name);
    return;
  }
  print_numbers("uint16_t", name, "starts", parts + 1);
  for (size_t part = 0, i = 0; part <= parts; part++) {
    while (i < count && hashes[i] >> (32 - bits) < part) i++;
    printf("%s%zu,", part % 32 == 0 ? "\n" : "", i);
  }
  printf("\n};\n");
}

/* Numbers of four bits, two in a byte. */
static void print_nibbles(const char *name, const char *suffix, const uint8_t *numbers, size_t count) {
  print_numbers("uint8_t", name, suffix, (count + 1) / 2);
  for (size_t i = 0; i < count; i += 2) {
    printf("%s0x%02X,", i % 32 == 0 ? "\n" : "", numbers[i] | (i + 1 < count ? numbers[i + 1] << 4 : 0));
  }
  printf("\n};\n");
}

static void print_words(const char *name, const word_table *t) {
  print_hashes(name, "entries", t->entries, t->count);
  if (t->groups == NULL) return;
  if (is_small) {
    print_nibbles(name, "groups", t->groups, t->count);
    return;
  }
  print_numbers("uint8_t", name, "groups", t->count);
  for (size_t i = 0; i < t->count; i++) printf("%s%u,", i % 32 == 0 ? "\n" : "", t->groups[i]);
  printf("\n};\n");
}

static void print_leaves(const char *name, const int8_t *leaves, size_t count) {
  if (is_small) {
    uint8_t *units = calloc(count + 1, 1);
    if (units == NULL) abort();
    for (size_t i = 0; i < count; i++) units[i] = (uint8_t)(leaves[i] / LEAF_UNIT + 8);
    print_nibbles(name, "leaves", units, count);
    free(units);
    return;
  }
  print_numbers("int8_t", name, "leaves", count);
  for (size_t i = 0; i < count; i++) printf("%s%d,", i % 16 == 0 ? "\n" : "", leaves[i]);
  printf("\n};\n");
}

static void print_ensemble(const char *name, const ensemble *e) {
  size_t inner = ((size_t)1 << e->depth) - 1;
  print_numbers("tree_split", name, "splits", inner * e->count);
  for (size_t i = 0; i < inner * e->count; i++) {
    printf("%s{%u,%u},", i % 12 == 0 ? "\n" : "", e->splits[i].feature, e->splits[i].threshold);
  }
  printf("\n};\n");
  print_leaves(name, e->leaves, (inner + 1) * e->count);
  size_t looks = ensemble_looks(e);
  print_numbers("tree_exit", name, "exits", looks);
  for (size_t i = 0; i < looks; i++) {
    const tree_exit *out = &e->exits[i];
    printf("%s{%d,%d,%d},", i % 8 == 0 ? "\n" : "", out->least, out->above, out->below);
  }
  printf("};\n");
}

static void print_kinds(const kind_table *t) {
  print_hashes("kinds", "hashes", t->hashes, t->count);
  printf("static const int8_t kinds_weights[%u][KIND_COUNT] = {", t->count > 0 ? t->count : 1);
  for (size_t i = 0; i < t->count; i++) {
    printf("%s{", i % 4 == 0 ? "\n" : "");
    for (size_t k = 0; k < KIND_COUNT; k++) printf("%d,", t->weights[i][k]);
    printf("},");
  }
  printf("\n};\n");
}

static void print_use(const char *name, const ensemble *e) {
  printf("m->%s = (ensemble){%s_splits, %s_leaves, %s_exits, %u, %u, %d};\n", name, name, name, name,
         e->count, e->depth, e->bias);
}

static void print_model(const model *m) {
  printf("/* Generated by bench/train; do not edit. */\n/* clang-format off */\n");
  print_words("names", &m->names);
  print_words("words", &m->words);
  print_kinds(&m->kinds);
  print_ensemble("first", &m->first);
  print_ensemble("second", &m->second);
  printf("void matn_model_init(model *m) {\n"
         "m->names = (word_table){names_entries, names_starts, names_groups, %u, %u};\n"
         "m->words = (word_table){words_entries, words_starts, NULL, %u, %u};\n"
         "m->kinds = (kind_table){kinds_hashes, kinds_starts, kinds_weights, %u, %u};\n",
         m->names.count, part_bits(m->names.count), m->words.count, part_bits(m->words.count), m->kinds.count,
         part_bits(m->kinds.count));
  print_use("first", &m->first);
  print_use("second", &m->second);
  printf("}\n");
}

static bool read_setting(const char *argument) {
  const char *equals = strchr(argument, '=');
  for (size_t i = 0; equals != NULL && i < sizeof settings / sizeof *settings; i++) {
    if (strlen(settings[i].name) == (size_t)(equals - argument) &&
        memcmp(settings[i].name, argument, (size_t)(equals - argument)) == 0) {
      *settings[i].value = atof(equals + 1);
      return true;
    }
  }
  return false;
}

static void make_small(void) {
  is_small = true;
  set.names = 208;
  set.words = 128;
  set.kinds = 40;
  set.trees1 = 120;
  set.depth1 = 3;
  set.trees2 = 44;
  set.depth2 = 3;
}

int main(int argc, char **argv) {
  corpus c = {0};
  setlocale(LC_CTYPE, "C.UTF-8");
  for (int i = 1; i < argc; i++) {
    if (strncmp(argv[i], "keep=", 5) == 0) {
      keep = argv[i] + 5;
    } else if (strcmp(argv[i], "size=small") == 0) {
      make_small();
    } else if (!read_setting(argv[i])) {
      corpus_read(&c, argv[i]);
    }
  }
  if (set.depth1 < 3 || set.depth1 > 5 || set.depth2 < 3 || set.depth2 > 5) {
    fprintf(stderr, "train: trees are 3 to 5 deep\n");
    return 2;
  }
  pages = calloc(c.count, sizeof *pages);
  page_count = c.count;
  each_page(annotate_page, &c);
  fprintf(stderr, "%zu pages annotated\n", page_count);
  if (set.folds > 0) {
    cross_validate((size_t)set.folds);
    return 0;
  }
  bool *use = malloc(page_count * sizeof *use);
  for (size_t i = 0; i < page_count; i++) use[i] = true;
  model m = train_model(use);
  print_model(&m);
  return 0;
}
