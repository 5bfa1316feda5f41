/* A weighted sum of the features. The weights were set by hand, to round figures near those of a logistic
 * regression over annotated pages. */
#include "score.h"

static const int16_t weights[FEATURE_COUNT] = {
    [FEATURE_BIAS] = -40,         [FEATURE_WORDS] = 4,
    [FEATURE_FEW_WORDS] = -40,    [FEATURE_PROSE] = 48,
    [FEATURE_MANY_WORDS] = 13,    [FEATURE_LINK_SHARE] = -9,
    [FEATURE_ALL_LINK] = 84,      [FEATURE_COMMAS] = 6,
    [FEATURE_ENDS_SENTENCE] = 3,  [FEATURE_SEPARATORS] = -15,
    [FEATURE_COPYRIGHT] = -144,   [FEATURE_REPEATED] = -19,
    [FEATURE_HIDDEN] = -44,       [FEATURE_NAMES] = 8,
    [FEATURE_NEAR_NAMES] = 5,     [FEATURE_BAD_NAMES] = -80,
    [FEATURE_ARTICLE] = 17,       [FEATURE_MAIN] = 24,
    [FEATURE_ASIDE] = -120,       [FEATURE_NAV] = -36,
    [FEATURE_FOOTER] = -232,      [FEATURE_HEADER] = -56,
    [FEATURE_FORM] = -88,         [FEATURE_PARAGRAPH] = 40,
    [FEATURE_LIST_ITEM] = 60,     [FEATURE_CELL] = 88,
    [FEATURE_QUOTE] = 68,         [FEATURE_PREFORMATTED] = 84,
    [FEATURE_FIGURE] = -48,       [FEATURE_HEADING] = 48,
    [FEATURE_HEADLINE] = -21,     [FEATURE_DEFINITION] = 13,
    [FEATURE_CONTROL] = -40,      [FEATURE_TIME] = -14,
    [FEATURE_ADDRESS] = -184,     [FEATURE_DETAILS] = 44,
    [FEATURE_DIALOG] = -204,      [FEATURE_BYLINE_OR_DATE] = -22,
    [FEATURE_WORDS_1_BEFORE] = 2, [FEATURE_WORDS_2_BEFORE] = 1,
    [FEATURE_WORDS_1_AFTER] = 4,  [FEATURE_WORDS_2_AFTER] = 3,
    [FEATURE_LINK_BEFORE] = -10,  [FEATURE_LINK_AFTER] = -7,
    [FEATURE_PROSE_AFTER] = 2,    [FEATURE_SIBLING_BEFORE] = 17,
    [FEATURE_SIBLING_AFTER] = 28, [FEATURE_SIBLING_PROSE] = 7,
    [FEATURE_PROSE_PAGE] = -3,    [FEATURE_LINKS_ON_PROSE_PAGE] = -20,
    [FEATURE_LINKED_CELL] = -80,  [FEATURE_PLACE] = -2,
};

int16_t matn_score(const int16_t features[FEATURE_COUNT]) {
  int32_t sum = 0;
  for (size_t i = 0; i < FEATURE_COUNT; i++) sum += features[i] * weights[i];
  return (int16_t)(sum);
}

void matn_score_reasons(const int16_t features[FEATURE_COUNT], matn_reason reasons[MATN_REASON_COUNT]) {
  memset(reasons, 0, MATN_REASON_COUNT * sizeof *reasons);
  for (size_t i = 1; i < FEATURE_COUNT; i++) {
    matn_reason reason = {(uint8_t)i, (int16_t)(features[i] * weights[i])};
    for (size_t place = 0; place < MATN_REASON_COUNT; place++) {
      int16_t here = reasons[place].weight;
      if ((reason.weight < 0 ? -reason.weight : reason.weight) <= (here < 0 ? -here : here)) continue;
      matn_reason weaker = reasons[place];
      reasons[place] = reason;
      reason = weaker;
    }
  }
}

uint8_t matn_score_percent(int16_t score) {
  /* 100 / (1 + exp(-score / SCORE_ONE)) at steps of SCORE_ONE / 4 from 0 */
  static const uint8_t percents[] = {50, 56, 62, 68, 73, 78, 82, 85, 88, 90, 92, 94, 95, 96, 97, 98, 98, 99};
  uint32_t step = (uint32_t)(score < 0 ? -score : score) / (SCORE_ONE / 4);
  uint8_t percent = percents[step < COUNT_OF(percents) ? step : COUNT_OF(percents) - 1];
  return score < 0 ? (uint8_t)(100 - percent) : percent;
}
