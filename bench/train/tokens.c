/* A page has one vote on each of its words: the share of wanted text among the blocks that the word belongs
 * to. The mean of a word's votes is drawn towards that of all words. The evidence of the word is the log-odds
 * of this mean, less the log-odds over all pages. Words of fewer than SITES_LEAST sites are not learned. */
#include "tokens.h"

#include "base/hash.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define SITES_LEAST 4
#define PRIOR 2.0       /* so many votes of the mean of all pages are added */
#define SHORT_WORDS 12u /* the first words of longer blocks are not learned from */

static const struct group_words {
  uint8_t group;
  const char *words;
} group_words[] = {
    {GROUP_BODY,
     "article articlebody body content entry post story text main prose markdown richtext wysiwyg "
     "paragraph description message answer question single"},
    {GROUP_COMMENT, "comment comments reply replies respond disqus discussion"},
    {GROUP_RELATED, "related recommend recommended recommendations more also popular trending most latest "
                    "similar next prev previous read recent suggested"},
    {GROUP_NAV, "nav navbar navigation menu submenu breadcrumb breadcrumbs pagination pager paging dropdown "
                "mega tabs skip toc"},
    {GROUP_FOOT, "foot footer copyright legal colophon disclaimer"},
    {GROUP_SIDE, "sidebar side aside widget widgets rail secondary"},
    {GROUP_SHARE, "share sharing social follow facebook twitter instagram whatsapp"},
    {GROUP_AUTHOR, "author authors byline bio writer contributor"},
    {GROUP_DATE, "date dateline datepublished published time timestamp updated"},
    {GROUP_CAPTION, "caption figcaption credit credits attribution"},
    {GROUP_SOURCE, "source"},
    {GROUP_CALL, "ad ads advert advertisement banner promo promotion sponsor sponsored newsletter subscribe "
                 "subscription signup login cookie cookies consent gdpr modal popup overlay dialog alert "
                 "paywall cart"},
    {GROUP_TITLE, "title headline heading header subtitle"},
    {GROUP_CARD, "card cards item items product products listing teaser tile grid list thumb price result "
                 "results carousel slider"},
};

typedef struct vote {
  uint32_t hash;
  uint32_t site;
  float wanted, all; /* weights of blocks of the page */
} vote;

typedef struct votes {
  vote *items;
  size_t count, size;
} votes;

typedef struct learned {
  uint32_t hash;
  int8_t evidence;
  uint8_t group;
  double worth;
} learned;

static void add_vote(votes *v, vote item) {
  if (v->count == v->size) {
    v->size = v->size * 2 + 1024;
    v->items = realloc(v->items, v->size * sizeof *v->items);
    if (v->items == NULL) abort();
  }
  v->items[v->count++] = item;
}

static int by_hash(const void *a, const void *b) {
  const vote *x = a, *y = b;
  if (x->hash != y->hash) return x->hash < y->hash ? -1 : 1;
  return (x->site > y->site) - (x->site < y->site);
}

/* Adds the votes of a page's words; each word counts once a block. */
static void vote_of_page(votes *v, const annotated *a, bool names) {
  votes own = {0};
  for (size_t i = 0; i < a->count; i++) {
    const example *e = &a->examples[i];
    uint32_t from = names ? e->names_from : e->first_from, to = names ? e->names_to : e->first_to;
    if (e->wanted < 0 || (!names && e->words_to - e->words_from > SHORT_WORDS)) continue;
    for (uint32_t t = from; t < to; t++) {
      bool again = false;
      for (uint32_t k = from; k < t && !again; k++) again = a->tokens[k] >> 8 == a->tokens[t] >> 8;
      if (!again) {
        add_vote(&own, (vote){a->tokens[t] & ~(uint32_t)0xFF, a->site, e->wanted * e->weight, e->weight});
      }
    }
  }
  qsort(own.items, own.count, sizeof *own.items, by_hash);
  for (size_t i = 0; i < own.count;) {
    vote sum = own.items[i++];
    for (; i < own.count && own.items[i].hash == sum.hash; i++) {
      sum.wanted += own.items[i].wanted;
      sum.all += own.items[i].all;
    }
    if (sum.all > 0) add_vote(v, sum);
  }
  free(own.items);
}

static double logit(double p) {
  return log(p / (1 - p));
}

static int by_worth(const void *a, const void *b) {
  const learned *x = a, *y = b;
  if (x->worth != y->worth) return x->worth > y->worth ? -1 : 1;
  return (x->hash > y->hash) - (x->hash < y->hash);
}

static int learned_by_hash(const void *a, const void *b) {
  const learned *x = a, *y = b;
  return (x->hash > y->hash) - (x->hash < y->hash);
}

static uint8_t group_of(uint32_t hash) {
  for (size_t g = 0; g < sizeof group_words / sizeof *group_words; g++) {
    const char *word = group_words[g].words;
    while (*word != '\0') {
      size_t len = strcspn(word, " ");
      uint32_t own = WORD_HASH;
      for (size_t i = 0; i < len; i++) own = word_hash_add(own, (unsigned char)word[i]);
      if (own >> 8 == hash >> 8) return group_words[g].group;
      word += len + (word[len] == ' ');
    }
  }
  return GROUP_NONE;
}

static word_table make_table(learned *items, size_t count, bool groups) {
  uint32_t *entries = calloc(count + 1, sizeof *entries);
  uint8_t *of_group = groups ? calloc(count + 1, 1) : NULL;
  if (entries == NULL || (groups && of_group == NULL)) abort();
  qsort(items, count, sizeof *items, learned_by_hash);
  for (size_t i = 0; i < count; i++) {
    entries[i] = (items[i].hash & ~(uint32_t)0xFF) | (uint32_t)(items[i].evidence + 128);
    if (groups) of_group[i] = items[i].group;
  }
  return (word_table){.entries = entries, .groups = of_group, .count = (uint16_t)count};
}

static word_table learn(const annotated *pages, size_t count, const bool *use, size_t most, bool names) {
  votes v = {0};
  double wanted = 0, all = 0;
  for (size_t i = 0; i < count; i++) {
    if (!use[i]) continue;
    vote_of_page(&v, &pages[i], names);
    for (size_t k = 0; k < pages[i].count; k++) {
      const example *e = &pages[i].examples[k];
      if (e->wanted < 0 || (!names && e->words_to - e->words_from > SHORT_WORDS)) continue;
      wanted += e->wanted * e->weight;
      all += e->weight;
    }
  }
  double base = wanted / all;
  learned *items = calloc(v.count + 1, sizeof *items);
  size_t item_count = 0;
  if (items == NULL) abort();
  qsort(v.items, v.count, sizeof *v.items, by_hash);
  for (size_t i = 0; i < v.count;) {
    uint32_t hash = v.items[i].hash, sites = 0, last = 0;
    double sum = 0, n = 0;
    for (; i < v.count && v.items[i].hash == hash; i++) {
      if (sites == 0 || v.items[i].site != last) sites++;
      last = v.items[i].site;
      sum += v.items[i].wanted / v.items[i].all;
      n++;
    }
    double evidence = 16 * (logit((sum + PRIOR * base) / (n + PRIOR)) - logit(base));
    uint8_t group = names ? group_of(hash) : GROUP_NONE;
    if (sites < SITES_LEAST && group == GROUP_NONE) continue;
    if (evidence > 100) evidence = 100;
    if (evidence < -100) evidence = -100;
    items[item_count++] = (learned){hash, (int8_t)lrint(evidence), group,
                                    group != GROUP_NONE ? 1e9 : fabs(evidence) * sqrt((double)sites)};
  }
  qsort(items, item_count, sizeof *items, by_worth);
  word_table t = make_table(items, item_count < most ? item_count : most, names);
  free(items);
  free(v.items);
  return t;
}

word_table learn_names(const annotated *pages, size_t count, const bool *use, size_t most) {
  return learn(pages, count, use, most, true);
}

word_table learn_words(const annotated *pages, size_t count, const bool *use, size_t most) {
  return learn(pages, count, use, most, false);
}

void word_table_free(word_table *t) {
  free((void *)(uintptr_t)t->entries);
  free((void *)(uintptr_t)t->groups);
  *t = (word_table){0};
}

/* Kinds of pages --------------------------------------------------------------------------------------- */

static const char *const kind_names[KIND_COUNT] = {"article", "forum",         "product", "collection",
                                                   "listing", "documentation", "service"};

typedef struct kind_word {
  uint32_t hash;
  uint32_t site;
  uint8_t kind;
} kind_word;

typedef struct learned_kind {
  uint32_t hash;
  int8_t weights[KIND_COUNT];
  double worth;
} learned_kind;

static int kind_of(const annotated *a) {
  for (int k = 0; k < KIND_COUNT; k++) {
    if (a->page->type != NULL && strcmp(a->page->type, kind_names[k]) == 0) return k;
  }
  return -1;
}

static int kind_words_by_hash(const void *a, const void *b) {
  const kind_word *x = a, *y = b;
  if (x->hash != y->hash) return x->hash < y->hash ? -1 : 1;
  return (x->site > y->site) - (x->site < y->site);
}

static int kinds_by_worth(const void *a, const void *b) {
  const learned_kind *x = a, *y = b;
  if (x->worth != y->worth) return x->worth > y->worth ? -1 : 1;
  return (x->hash > y->hash) - (x->hash < y->hash);
}

static int kinds_by_hash(const void *a, const void *b) {
  const learned_kind *x = a, *y = b;
  return (x->hash > y->hash) - (x->hash < y->hash);
}

kind_table learn_kinds(const annotated *pages, size_t count, const bool *use, size_t most) {
  kind_word *found = NULL;
  size_t word_count = 0, size = 0;
  double of_kind[KIND_COUNT] = {0}, all = 0;
  for (size_t i = 0; i < count; i++) {
    const annotated *a = &pages[i];
    int kind = kind_of(a);
    if (!use[i] || kind < 0) continue;
    of_kind[kind]++;
    all++;
    for (size_t k = 0; k < a->kind_word_count; k++) {
      bool again = false;
      for (size_t before = 0; before < k && !again; before++) {
        again = a->kind_words[before] >> 8 == a->kind_words[k] >> 8;
      }
      if (again) continue;
      if (word_count == size) found = realloc(found, (size = size * 2 + 1024) * sizeof *found);
      if (found == NULL) abort();
      found[word_count++] = (kind_word){a->kind_words[k] & ~(uint32_t)0xFF, a->site, (uint8_t)kind};
    }
  }
  learned_kind *items = calloc(word_count + 1, sizeof *items);
  size_t item_count = 0;
  qsort(found, word_count, sizeof *found, kind_words_by_hash);
  for (size_t i = 0; i < word_count;) {
    uint32_t hash = found[i].hash, sites = 0, last = 0;
    double of_word[KIND_COUNT] = {0}, n = 0;
    for (; i < word_count && found[i].hash == hash; i++) {
      if (sites == 0 || found[i].site != last) sites++;
      last = found[i].site;
      of_word[found[i].kind]++;
      n++;
    }
    if (sites < SITES_LEAST) continue;
    learned_kind item = {.hash = hash};
    for (size_t k = 0; k < KIND_COUNT; k++) {
      double share = n / all; /* of pages with the word */
      double inside = (of_word[k] + 4 * share) / (of_kind[k] + 4);
      double outside = (n - of_word[k] + 4 * share) / (all - of_kind[k] + 4);
      double evidence = 16 * log(inside / outside);
      if (evidence > 60) evidence = 60;
      if (evidence < -60) evidence = -60;
      item.weights[k] = (int8_t)lrint(evidence);
      item.worth += fabs(evidence) * sqrt((double)sites);
    }
    items[item_count++] = item;
  }
  qsort(items, item_count, sizeof *items, kinds_by_worth);
  if (item_count > most) item_count = most;
  qsort(items, item_count, sizeof *items, kinds_by_hash);
  uint32_t *hashes = calloc(item_count + 1, sizeof *hashes);
  int8_t(*weights)[KIND_COUNT] = calloc(item_count + 1, sizeof *weights);
  if (hashes == NULL || weights == NULL) abort();
  for (size_t i = 0; i < item_count; i++) {
    hashes[i] = items[i].hash;
    memcpy(weights[i], items[i].weights, sizeof weights[i]);
  }
  free(items);
  free(found);
  return (kind_table){
      .hashes = hashes, .weights = (const int8_t(*)[KIND_COUNT])weights, .count = (uint16_t)item_count};
}

void kind_table_free(kind_table *t) {
  free((void *)(uintptr_t)t->hashes);
  free((void *)(uintptr_t)t->weights);
  *t = (kind_table){0};
}
