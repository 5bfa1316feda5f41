/* A block is one of five classes, by its role and its score against the threshold; class and region say
 * whether it is kept and where the reading then is.
 *
 *                 headline       strong        likely        unlikely       foreign
 *   before        keep HEADLINE  keep BODY     keep BEFORE   drop BEFORE    drop BEFORE
 *   headline      keep HEADLINE  keep BODY     keep BODY     drop HEADLINE  drop HEADLINE
 *   body          keep BODY      keep BODY     keep BODY     drop BODY      drop INTERRUPTION
 *   interruption  keep BODY      keep BODY     keep BODY     drop INTERR.   drop INTERR. (AFTER)
 *   after         drop AFTER     keep BODY     drop AFTER    drop AFTER     drop AFTER
 *
 * A heading or a label is unlikely, whatever its score, when what it announces is foreign.
 *
 * Likely blocks before the body are kept, since lists and shop pages have no other; after it, only text
 * that leaves no doubt is. An interruption becomes the end when it has grown to as many words as a box
 * between paragraphs never has. */
#include "regions.h"

#include "outline.h"

/* Words that are not the article's, after which it is over. */
#define INTERRUPTION_WORDS 400

/* A block of so few words that is no sentence may be the label of what follows. */
#define LABEL_WORDS 5

/* How far above the threshold a score leaves no doubt. */
#define STRONG (1 * SCORE_ONE)

/* How far below the threshold a block is foreign to the article. */
#define FOREIGN (-1 * SCORE_ONE)

/* Fewer words than this in all are no article, but scattered links and labels. */
#define LEAST_WORDS 12

/* A page whose best block of this many words scores less than this has no story. */
#define FALL_BACK_WORDS 12
#define FALL_BACK_SCORE (-2 * SCORE_ONE)

typedef enum block_class {
  CLASS_HEADLINE,
  CLASS_STRONG,
  CLASS_LIKELY,
  CLASS_UNLIKELY,
  CLASS_FOREIGN,
  CLASS_COUNT
} block_class;

static const struct transition {
  bool keep;
  uint8_t to;
} transitions[REGION_COUNT][CLASS_COUNT] = {
    [REGION_BEFORE] = {{true, REGION_HEADLINE},
                       {true, REGION_BODY},
                       {true, REGION_BEFORE},
                       {false, REGION_BEFORE},
                       {false, REGION_BEFORE}},
    [REGION_HEADLINE] = {{true, REGION_HEADLINE},
                         {true, REGION_BODY},
                         {true, REGION_BODY},
                         {false, REGION_HEADLINE},
                         {false, REGION_HEADLINE}},
    [REGION_BODY] = {{true, REGION_BODY},
                     {true, REGION_BODY},
                     {true, REGION_BODY},
                     {false, REGION_BODY},
                     {false, REGION_INTERRUPTION}},
    [REGION_INTERRUPTION] = {{true, REGION_BODY},
                             {true, REGION_BODY},
                             {true, REGION_BODY},
                             {false, REGION_INTERRUPTION},
                             {false, REGION_INTERRUPTION}},
    [REGION_AFTER] = {{false, REGION_AFTER},
                      {true, REGION_BODY},
                      {false, REGION_AFTER},
                      {false, REGION_AFTER},
                      {false, REGION_AFTER}},
};

void matn_regions_init(regions *g) {
  *g = (regions){.region = REGION_BEFORE};
}

static block_class classify(const regions *g, const block_record *block) {
  int above = block->score - g->threshold;
  if (block->role == MATN_ROLE_HEADLINE && above >= 2 * FOREIGN) return CLASS_HEADLINE;
  if (above >= STRONG) return CLASS_STRONG;
  if (above >= 0) return CLASS_LIKELY;
  return above >= FOREIGN ? CLASS_UNLIKELY : CLASS_FOREIGN;
}

bool matn_regions_needs_ahead(const block_record *block) {
  if (block->role == MATN_ROLE_HEADING) return true;
  return block->words <= LABEL_WORDS && (block->flags & BLOCK_ENDS_SENTENCE) == 0;
}

bool matn_regions_decide(regions *g, const block_record *block, int16_t ahead) {
  block_class class = classify(g, block);
  if (ahead - g->threshold < FOREIGN / 2 && (class == CLASS_LIKELY || class == CLASS_STRONG)) {
    class = CLASS_UNLIKELY;
  }
  struct transition step = transitions[g->region][class];
  g->region = step.to;
  if (step.keep) {
    g->foreign_words = 0;
  } else {
    g->foreign_words += block->words < INTERRUPTION_WORDS ? block->words : INTERRUPTION_WORDS;
    if (g->region == REGION_INTERRUPTION && g->foreign_words >= INTERRUPTION_WORDS) g->region = REGION_AFTER;
    if (g->foreign_words > INTERRUPTION_WORDS) g->foreign_words = INTERRUPTION_WORDS;
  }
  return step.keep;
}

void matn_regions_fall_back(regions *g, const ring *r) {
  int best = INT16_MIN;
  uint32_t likely = 0; /* words of blocks that would be kept */
  for (uint64_t serial = r->first; serial != r->next; serial++) {
    const block_record *block = ring_record(r, serial);
    int16_t features[FEATURE_COUNT];
    matn_features(r, serial, r->next, features);
    int score = matn_score(features);
    if (score >= 0) likely += block->words;
    if (score > best && block->words >= FALL_BACK_WORDS) best = score;
  }
  if (likely >= LEAST_WORDS) return;
  g->threshold = best >= FALL_BACK_SCORE ? (int16_t)(best - SCORE_ONE / 2) : INT16_MAX / 2;
}
