/* The kind of a page, by words of a model of the test's own. */
#include <string.h>

#include "base/hash.h"
#include "outline/page_kind.h"
#include "support/test.h"

/* Words, and what each says for an article and a product, in sixteenths of a log-odds unit. */
static const struct {
  const char *word;
  int8_t article, product;
} words[] = {{"shop", 0, 10},     {"price", 0, 11}, {"cart", 0, 100},
             {"refund", 0, -100}, {"story", 90, 0}, {"report", 89, 0}};

static uint32_t hashes[COUNT_OF(words)];
static int8_t weights[COUNT_OF(words)][KIND_COUNT];
static const model learned = {
    .kinds = {.hashes = hashes, .weights = (const int8_t (*)[KIND_COUNT])weights, .count = COUNT_OF(words)}};

static uint32_t hash_of(size_t i) {
  uint32_t hash = WORD_HASH;
  for (const char *p = words[i].word; *p != '\0'; p++) hash = word_hash_add(hash, (unsigned char)*p);
  return word_hash_add(hash, KIND_OF_TYPE);
}

static void learn(void) {
  for (size_t i = 0; i < COUNT_OF(words); i++) {
    size_t place = 0;
    for (size_t k = 0; k < COUNT_OF(words); k++) place += hash_of(k) < hash_of(i);
    hashes[place] = hash_of(i);
    weights[place][KIND_ARTICLE] = words[i].article;
    weights[place][KIND_PRODUCT] = words[i].product;
  }
}

static void a_page_is_an_article_unless_more_speaks_for_another_kind(void) {
  static const struct {
    const char *name, *words;
    matn_page_kind expected;
  } rows[] = {
      {"nothing is known", "unheard of", MATN_PAGE_UNKNOWN},
      {"an article", "story", MATN_PAGE_ARTICLE},
      {"ten sixteenths for a product", "shop", MATN_PAGE_ARTICLE},
      {"eleven", "price", MATN_PAGE_PRODUCT},
      {"the same less what speaks for an article", "price story", MATN_PAGE_ARTICLE},
      {"200 at most", "cart cart cart refund story", MATN_PAGE_ARTICLE},
      {"200, 100 taken away, against 89", "cart cart cart refund report", MATN_PAGE_PRODUCT},
      {"-200 at least", "refund refund refund cart cart cart story", MATN_PAGE_ARTICLE},
      {"-200, 300 added, against 89", "refund refund refund cart cart cart report", MATN_PAGE_PRODUCT}};
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    page_kind k;
    matn_page_kind_init(&k, &learned);
    matn_page_kind_value(&k, KIND_OF_TYPE, rows[i].words, strlen(rows[i].words));
    CHECK_INT(rows[i].name, matn_page_kind_best(&k), rows[i].expected);
  }
}

int main(void) {
  learn();
  TEST(a_page_is_an_article_unless_more_speaks_for_another_kind);
  return test_report("page_kind");
}
