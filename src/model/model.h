/* What was learned from annotated pages: evidence of words, and two ensembles of decision trees. */
#ifndef MATN_MODEL_H
#define MATN_MODEL_H

#include "base/base.h"
#include "base/saturate.h"

/* Parts of a page that names of elements tell. Each word of class, id, role and itemprop may be in one of
 * these groups. */
typedef enum name_group {
  GROUP_NONE,
  GROUP_BODY,    /* article, content, entry, story, text … */
  GROUP_COMMENT, /* comment, reply, respond … */
  GROUP_RELATED, /* related, more, popular, recommended … */
  GROUP_NAV,     /* nav, menu, breadcrumb, pagination … */
  GROUP_FOOT,    /* footer, copyright, legal … */
  GROUP_SIDE,    /* sidebar, widget, rail … */
  GROUP_SHARE,   /* share, social … */
  GROUP_AUTHOR,  /* author, byline, bio … */
  GROUP_DATE,    /* date, time, published … */
  GROUP_CAPTION, /* caption, credit … */
  GROUP_SOURCE,
  GROUP_CALL, /* ad, promo, newsletter, subscribe, cookie, modal … */
  GROUP_TITLE,
  GROUP_CARD /* card, item, product, listing, teaser … */
} name_group;

/* The small model packs two numbers of four bits into a byte, the first one into the lower bits. */
static inline uint8_t nibble_at(const uint8_t *nibbles, size_t index) {
  return nibbles[index / 2] >> index % 2 * 4 & 15;
}

/* Words by hash, in increasing order. The upper 24 bits of an entry are those of the hash. The lower 8 are
 * the evidence in sixteenths of a natural log-odds unit: above 128 for article text, below 128 against it. */
typedef struct word_table {
  const uint32_t *entries;
  const uint16_t *starts; /* see word_find() */
  const uint8_t *groups;  /* the name_group of each entry, in the small model as nibbles; NULL for other words
                             than names */
  uint16_t count;
  uint8_t part_bits;
} word_table;

/* Kinds of pages. */
enum kind {
  KIND_ARTICLE,
  KIND_FORUM,
  KIND_PRODUCT,
  KIND_COLLECTION, /* of products */
  KIND_LISTING,
  KIND_DOCUMENTATION,
  KIND_SERVICE, /* what an organisation offers */
  KIND_COUNT
};

/* Words by hash, in increasing order; only the upper 24 bits count. For each word the evidence for and
 * against every kind of page, in sixteenths of a natural log-odds unit. */
typedef struct kind_table {
  const uint32_t *hashes;
  const uint16_t *starts; /* see word_find() */
  const int8_t (*weights)[KIND_COUNT];
  uint16_t count;
  uint8_t part_bits;
} kind_table;

/* A test in a tree: a feature above the threshold goes right. */
typedef struct tree_split {
  uint8_t feature, threshold;
} tree_split;

/* Where a sum of trees may end early. */
typedef struct tree_exit {
  int16_t least;        /* if it is farther from 0 than this */
  int16_t above, below; /* what the remaining trees add on average to a sum above 0, and to one below */
} tree_exit;

#ifdef MATN_SMALL_MODEL
typedef uint8_t tree_leaves; /* nibbles: a leaf is (nibble - 8) * LEAF_UNIT */
#else
typedef int8_t tree_leaves;
#endif

/* Complete trees of one depth, 3 to 5, one after the other: 2^depth - 1 splits in level order, 2^depth
 * leaves. The score is the sum of the leaves that a block reaches, in 256ths of a natural log-odds unit;
 * no leaf is farther from 0 than LEAF_MOST. */
typedef struct ensemble {
  const tree_split *splits;
  const tree_leaves *leaves;
  const tree_exit *exits; /* before each EXIT_STEP trees */
  uint16_t count;
  uint8_t depth;
  int16_t bias;
} ensemble;

#define LEAF_MOST 127
#define LEAF_UNIT 10

static inline int32_t ensemble_leaf(const ensemble *e, size_t index) {
#ifdef MATN_SMALL_MODEL
  return (nibble_at(e->leaves, index) - 8) * LEAF_UNIT;
#else
  return e->leaves[index];
#endif
}

/* Trees between two looks at whether a sum may end early. */
#define EXIT_STEP 8

typedef struct model {
  word_table names, words;
  kind_table kinds;
  ensemble first;  /* over a block and the text around it */
  ensemble second; /* adds to the first, knowing its scores around the block */
} model;

/* Fills in the model that extractors use. Its tables are constant. The pointers to them are in the caller's
 * memory: as constant data they would have to be relocated. */
void matn_model_init(model *m);

/* Looks a word up among hashes in increasing order, by their upper 24 bits; NULL if it is not there. */
const uint32_t *matn_word_search(const uint32_t *hashes, size_t count, uint32_t hash);

/* The same, with an index: `starts` has, for each value of a hash's upper part_bits, where the few hashes
 * with it begin, and last where all end. It may be NULL. */
static inline const uint32_t *word_find(const uint32_t *hashes, const uint16_t *starts, uint8_t part_bits,
                                        size_t count, uint32_t hash) {
  if (!FOR_SPEED || starts == NULL) return matn_word_search(hashes, count, hash);
  const uint16_t *part = starts + (hash >> (32 - part_bits));
  const uint32_t *end = hashes + part[1];
  for (const uint32_t *found = hashes + part[0]; found < end; found++) {
    if ((*found ^ hash) <= 0xFF) return found;
  }
  return NULL;
}

static inline const uint32_t *word_entry(const word_table *table, uint32_t hash) {
  return word_find(table->entries, table->starts, table->part_bits, table->count, hash);
}

/* The evidence of an entry; 0 if it is NULL. */
static inline int16_t word_evidence(const uint32_t *entry) {
  return entry != NULL ? (int16_t)((int)(*entry & 0xFF) - 128) : 0;
}

static inline uint8_t word_group(const word_table *table, const uint32_t *entry) {
  size_t index = (size_t)(entry - table->entries);
#ifdef MATN_SMALL_MODEL
  return nibble_at(table->groups, index);
#else
  return table->groups[index];
#endif
}

/* The evidence of an element's names is limited to this, for and against. */
#define NAMES_WEIGHT_MOST 96

static inline void word_add_name(const word_table *table, uint32_t hash, int16_t *weight, uint16_t *groups) {
  const uint32_t *entry = word_entry(table, hash);
  if (entry == NULL) {
    *groups |= 1u << GROUP_NONE;
    return;
  }
  *groups |= (uint16_t)(1u << word_group(table, entry));
  add_limited(weight, word_evidence(entry), NAMES_WEIGHT_MOST);
}

static inline const int8_t *word_kinds(const kind_table *table, uint32_t hash) {
  const uint32_t *found = word_find(table->hashes, table->starts, table->part_bits, table->count, hash);
  return found != NULL ? table->weights[found - table->hashes] : NULL;
}

/* The evidence of a word, 0 if it is not in the table. */
int16_t matn_model_word(const word_table *table, uint32_t hash);

/* Adds a word to what an element's names say: its evidence to `weight`, within limits, its group to `groups`,
 * as a bit. */
void matn_model_name(const word_table *table, uint32_t hash, int16_t *weight, uint16_t *groups);

/* What a word says of the kind of page; NULL if nothing. */
const int8_t *matn_model_kinds(const kind_table *table, uint32_t hash);

#endif
