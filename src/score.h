/* How article-like a block is. */
#ifndef MATN_SCORE_H
#define MATN_SCORE_H

#include "feature.h"

/* Scores are natural log-odds of a block being article text, in sixty-fourths. */
#define SCORE_ONE 64

/* The score of an undecided block, from its features. */
int16_t matn_score(const int16_t features[FEATURE_COUNT]);

/* The strongest reasons of that score, strongest first. */
void matn_score_reasons(const int16_t features[FEATURE_COUNT], matn_reason reasons[MATN_REASON_COUNT]);

/* A score as a probability in percent. */
uint8_t matn_score_percent(int16_t score);

#endif
