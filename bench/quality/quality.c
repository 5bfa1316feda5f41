/* Compares the text that matn gives with the text that annotators want, over folders of annotated pages.
 *
 *   quality [worst=N] [memory=BYTES] [favour=precision|recall] [articles=1] FOLDER...
 *
 * Metrics, as the benchmarks define them:
 *   words     F1 of the multisets of words, mean over pages (WCXB)
 *   shingles  F1 of the means of precision and recall of runs of four words (Zyte's article benchmark)
 *   snippets  F1 of the wanted and unwanted snippets found, over all pages (trafilatura)
 * and how often title, author and date are right, where they are known, and how many headings, list items and
 * blocks of code are found that the articles' Markdown has.
 * First with the memory that is enough for nearly all pages, by kind of page, then for several sizes. */
#include <locale.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "corpus.h"
#include "matn.h"
#include "overlap.h"
#include "page_metadata.h"
#include "structure.h"

#define TYPES_MOST 16

/* The settings of the command line, which hold for the folders after them. */
typedef struct settings {
  size_t memory, worst;
  matn_options options;
} settings;

typedef struct text {
  char *bytes;
  size_t len, size;
  size_t block; /* where the running block begins */
  bool body;    /* it is part of the text */
  structure structure;
  page_values values;
} text;

typedef struct score {
  const page *page;
  overlap words;
} score;

typedef struct sums {
  size_t pages, with_text;
  double f1, precision, recall;
  double shingle_precision, shingle_recall;
  size_t shingle_precisions, shingle_recalls;
  size_t hits, misses, false_hits;
  metadata_sums metadata;
  structure_sums structure;
  const char *types[TYPES_MOST];
  overlap type_sums[TYPES_MOST];
  size_t type_pages[TYPES_MOST], type_count;
} sums;

static void add(text *t, const char *bytes, size_t len) {
  if (t->len + len + 1 > t->size) {
    t->size = (t->len + len + 1) * 2;
    t->bytes = realloc(t->bytes, t->size);
    if (t->bytes == NULL) abort();
  }
  memcpy(t->bytes + t->len, bytes, len);
  t->len += len;
  t->bytes[t->len] = '\0';
}

static int on_block_start(void *ctx, const matn_block *block) {
  text *t = ctx;
  t->body = block->body;
  t->block = t->len;
  return 0;
}

static int on_text(void *ctx, const char *utf8, size_t len) {
  if (((text *)ctx)->body) add(ctx, utf8, len);
  return 0;
}

/* Counts the running block as a heading, item or code, as Markdown has them. An item counts by its first
 * line. */
static void add_structure(text *t, const matn_block *block) {
  const char *bytes = t->bytes + t->block;
  size_t len = t->len - t->block;
  if (block->role == MATN_ROLE_HEADING) {
    structure_add(&t->structure, STRUCTURE_HEADING, bytes, len);
  } else if (block->role == MATN_ROLE_CODE || block->role == MATN_ROLE_PREFORMATTED) {
    structure_add(&t->structure, STRUCTURE_CODE, bytes, len);
  } else if (block->role == MATN_ROLE_LIST_ITEM && !block->continues) {
    structure_add(&t->structure, STRUCTURE_ITEM, bytes, strcspn(bytes, "\n"));
  }
}

static int on_block_end(void *ctx, const matn_block *block) {
  text *t = ctx;
  if (!t->body) return 0;
  add_structure(t, block);
  add(t, "\n\n", 2);
  return 0;
}

static int on_article_end(void *ctx, const matn_metadata *metadata) {
  page_values_keep(&((text *)ctx)->values, metadata);
  return 0;
}

/* Turns each run of white space, no-break spaces included, into one space, and drops it at the ends. */
static void collapse(char *bytes) {
  char *to = bytes;
  for (const char *from = bytes; *from != '\0'; from++) {
    bool no_break = from[0] == '\xC2' && from[1] == '\xA0';
    bool space = no_break || strchr(" \t\n\r\f", *from) != NULL;
    from += no_break;
    if (!space) {
      *to++ = *from;
    } else if (to > bytes && to[-1] != ' ') {
      *to++ = ' ';
    }
  }
  if (to > bytes && to[-1] == ' ') to--;
  *to = '\0';
}

static size_t found(const char *in, const snippets *list) {
  size_t count = 0;
  for (size_t i = 0; i < list->count; i++) {
    collapse(list->texts[i]);
    count += strstr(in, list->texts[i]) != NULL;
  }
  return count;
}

static text extract(const page *p, void *memory, size_t size, const matn_options *options) {
  static const matn_handler handler = {.block_start = on_block_start,
                                       .text = on_text,
                                       .block_end = on_block_end,
                                       .article_end = on_article_end};
  text t = {0};
  matn_extractor *extractor;
  add(&t, "", 0);
  if (matn_init(&extractor, memory, size, &handler, &t, options) != MATN_OK) abort();
  matn_feed(extractor, p->html, p->html_len);
  matn_finish(extractor);
  return t;
}

static void add_type(sums *s, const char *type, overlap o) {
  size_t i = 0;
  while (i < s->type_count && strcmp(s->types[i], type) != 0) i++;
  if (i == TYPES_MOST) return;
  if (i == s->type_count) s->types[s->type_count++] = type;
  s->type_sums[i].f1 += o.f1;
  s->type_sums[i].precision += o.precision;
  s->type_sums[i].recall += o.recall;
  s->type_pages[i]++;
}

static overlap compare_text(sums *s, const page *p, const text *t) {
  words have = {0}, want = {0};
  words_add(&have, t->bytes, t->len);
  words_add(&want, p->text, strlen(p->text));
  overlap o = words_overlap(&have, &want), shingles = shingles_overlap(&have, &want);
  s->with_text++;
  s->f1 += o.f1;
  s->precision += o.precision;
  s->recall += o.recall;
  s->shingle_precisions += shingles.precision >= 0;
  s->shingle_precision += shingles.precision >= 0 ? shingles.precision : 0;
  s->shingle_recalls += shingles.recall >= 0;
  s->shingle_recall += shingles.recall >= 0 ? shingles.recall : 0;
  if (p->type != NULL) add_type(s, p->type, o);
  words_free(&have);
  words_free(&want);
  return o;
}

static void compare_structure(sums *s, const page *p, text *t) {
  structure wanted = {0};
  if (p->markdown == NULL || p->type == NULL || strcmp(p->type, "article") != 0) return;
  structure_read(&wanted, p->markdown, p->title);
  structure_compare(&s->structure, &t->structure, &wanted);
  structure_free(&wanted);
}

static sums compare(const corpus *c, size_t memory_size, const matn_options *options, score *scores) {
  sums s = {.pages = c->count};
  void *memory = malloc(memory_size);
  if (memory == NULL) abort();
  for (size_t i = 0; i < c->count; i++) {
    const page *p = &c->pages[i];
    text t = extract(p, memory, memory_size, options);
    if (p->text != NULL) scores[i] = (score){p, compare_text(&s, p, &t)};
    metadata_compare(&s.metadata, p, &t.values);
    compare_structure(&s, p, &t);
    collapse(t.bytes);
    size_t hits = found(t.bytes, &p->with);
    s.hits += hits;
    s.misses += p->with.count - hits;
    s.false_hits += found(t.bytes, &p->without);
    free(t.bytes);
    structure_free(&t.structure);
  }
  free(memory);
  return s;
}

static double ratio(double part, double whole) {
  return whole > 0 ? part / whole : 0;
}

static double f1_of(double precision, double recall) {
  return ratio(2 * precision * recall, precision + recall);
}

static void print_line(const char *metric, double f1, double precision, double recall) {
  printf("  %-9s F1 %.4f  precision %.4f  recall %.4f\n", metric, f1, precision, recall);
}

static double words_f1(const sums *s) {
  return ratio(s->f1, (double)s->with_text);
}

static double snippets_f1(const sums *s) {
  return ratio(2 * (double)s->hits, 2 * (double)s->hits + (double)(s->misses + s->false_hits));
}

static void print_sums(const char *folder, const sums *s) {
  printf("%s: %zu pages\n", folder, s->pages);
  if (s->with_text > 0) {
    double n = (double)s->with_text, p = ratio(s->shingle_precision, (double)s->shingle_precisions);
    double r = ratio(s->shingle_recall, (double)s->shingle_recalls);
    print_line("words", words_f1(s), s->precision / n, s->recall / n);
    print_line("shingles", f1_of(p, r), p, r);
  }
  if (s->hits + s->misses > 0) {
    print_line("snippets", snippets_f1(s), ratio((double)s->hits, (double)(s->hits + s->false_hits)),
               ratio((double)s->hits, (double)(s->hits + s->misses)));
  }
  metadata_print(&s->metadata);
  structure_print(&s->structure);
  for (size_t i = 0; i < s->type_count; i++) {
    double n = (double)s->type_pages[i];
    const overlap *o = &s->type_sums[i];
    printf("  %-13s %.3f  p %.3f  r %.3f  (%zu pages)\n", s->types[i], o->f1 / n, o->precision / n,
           o->recall / n, s->type_pages[i]);
  }
}

static int by_f1(const void *a, const void *b) {
  double x = ((const score *)a)->words.f1, y = ((const score *)b)->words.f1;
  return (x > y) - (x < y);
}

static void print_worst(score *scores, size_t count, size_t worst) {
  qsort(scores, count, sizeof *scores, by_f1);
  for (size_t i = 0; i < worst && i < count; i++) {
    const page *p = scores[i].page;
    if (p == NULL) continue;
    printf("    %.3f p %.2f r %.2f %s %s %s\n", scores[i].words.f1, scores[i].words.precision,
           scores[i].words.recall, p->id, p->type != NULL ? p->type : "", p->url != NULL ? p->url : "");
  }
}

/* Sums over a folder in several sizes of memory. */
static void measure(const char *folder, const settings *set) {
  static const size_t sizes[] = {8, 16, 32, 64, 256, 4096};
  corpus c = {0};
  corpus_read(&c, folder);
  score *scores = calloc(c.count + 1, sizeof *scores);
  if (scores == NULL) abort();
  sums s = compare(&c, set->memory, &set->options, scores);
  print_sums(folder, &s);
  print_worst(scores, c.count, set->worst);
  printf("  memory  ");
  for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
    sums of_size = compare(&c, sizes[i] << 10, &set->options, scores);
    double f1 = of_size.with_text > 0 ? words_f1(&of_size) : snippets_f1(&of_size);
    printf("  %zu KB %.4f", sizes[i], f1);
    fflush(stdout);
  }
  printf("\n");
  free(scores);
  corpus_free(&c);
}

/* Reads an argument that is a setting; returns whether it is one, and not a folder. */
static bool read_setting(settings *s, const char *argument) {
  if (strncmp(argument, "worst=", 6) == 0) {
    s->worst = strtoul(argument + 6, NULL, 10);
  } else if (strncmp(argument, "memory=", 7) == 0) {
    s->memory = strtoul(argument + 7, NULL, 10);
  } else if (strcmp(argument, "favour=precision") == 0) {
    s->options.favour = MATN_FAVOUR_PRECISION;
  } else if (strcmp(argument, "favour=recall") == 0) {
    s->options.favour = MATN_FAVOUR_RECALL;
  } else if (strcmp(argument, "articles=1") == 0) {
    s->options.articles_only = true;
  } else {
    return false;
  }
  return true;
}

int main(int argc, char **argv) {
  settings s = {.memory = MATN_MEMORY_TYPICAL};
  size_t folders = 0;
  if (setlocale(LC_CTYPE, "C.UTF-8") == NULL)
    fprintf(stderr, "quality: no UTF-8 locale: words of ASCII only\n");
  for (int i = 1; i < argc; i++) {
    if (read_setting(&s, argv[i])) continue;
    measure(argv[i], &s);
    folders++;
  }
  if (folders == 0) fprintf(stderr, "quality: names no folder of annotated pages\n");
  return folders == 0;
}
