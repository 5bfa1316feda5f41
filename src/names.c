/* The words are those that news sites, blogs, shops and forums use for the parts of their pages; the
 * weights are in sixteenths of a natural log-odds unit. A value's words add up, within limits. */
#include "names.h"

#define WEIGHT_LIMIT 60

static const struct known_word {
  char word[NAMES_WORD_MAX];
  int8_t weight;
  uint8_t hint;
} known_words[] = {
    /* sorted */
    {"about", -6, 0},
    {"ad", -20, 0},
    {"ads", -20, 0},
    {"advert", -30, 0},
    {"alert", -14, 0},
    {"answer", 12, 0},
    {"archive", -8, 0},
    {"article", 14, 0},
    {"articlebody", 40, 0},
    {"aside", -14, 0},
    {"attribution", -6, HINT_CAPTION},
    {"author", -8, HINT_BYLINE},
    {"avatar", -10, 0},
    {"banner", -20, 0},
    {"bar", -8, 0},
    {"bio", -14, 0},
    {"blog", 6, 0},
    {"body", 12, 0},
    {"breadcrumb", -30, 0},
    {"breadcrumbs", -30, 0},
    {"btn", -16, 0},
    {"button", -14, 0},
    {"byline", -10, HINT_BYLINE},
    {"caption", -4, HINT_CAPTION},
    {"card", -6, 0},
    {"cards", -14, 0},
    {"carousel", -14, 0},
    {"cart", -16, 0},
    {"category", -8, 0},
    {"code", 10, 0},
    {"column", 2, 0},
    {"comment", -14, 0},
    {"comments", -22, 0},
    {"content", 14, 0},
    {"cookie", -40, 0},
    {"cookies", -40, 0},
    {"copyright", -30, 0},
    {"credit", -8, HINT_CAPTION},
    {"credits", -8, HINT_CAPTION},
    {"date", -8, HINT_DATE},
    {"dateline", -8, HINT_DATE},
    {"datepublished", -8, HINT_DATE},
    {"description", 12, 0},
    {"details", 6, 0},
    {"dialog", -20, 0},
    {"disqus", -30, 0},
    {"drawer", -22, 0},
    {"dropdown", -24, 0},
    {"entry", 16, 0},
    {"excerpt", 2, 0},
    {"faq", 8, 0},
    {"feature", 4, 0},
    {"filter", -16, 0},
    {"foot", -24, 0},
    {"footer", -32, 0},
    {"footnote", 2, 0},
    {"form", -12, 0},
    {"gallery", -4, 0},
    {"gdpr", -40, 0},
    {"header", -12, 0},
    {"headline", 2, 0},
    {"hidden", -4, 0},
    {"hide", -4, 0},
    {"info", -2, 0},
    {"instagram", -12, 0},
    {"intro", 8, 0},
    {"item", -1, 0},
    {"lead", 8, 0},
    {"legal", -10, 0},
    {"link", -8, 0},
    {"links", -14, 0},
    {"list", -2, 0},
    {"login", -24, 0},
    {"logo", -16, 0},
    {"main", 10, 0},
    {"markdown", 24, 0},
    {"masthead", -22, 0},
    {"mega", -20, 0},
    {"menu", -28, 0},
    {"message", 8, 0},
    {"meta", -14, HINT_DATE},
    {"mobile", -8, 0},
    {"modal", -26, 0},
    {"more", -18, 0},
    {"most", -14, 0},
    {"nav", -30, 0},
    {"navbar", -30, 0},
    {"navigation", -30, 0},
    {"newsletter", -30, 0},
    {"next", -12, 0},
    {"note", 4, 0},
    {"notice", -12, 0},
    {"overlay", -18, 0},
    {"page", 4, 0},
    {"pager", -22, 0},
    {"pagination", -24, 0},
    {"popular", -22, 0},
    {"popup", -30, 0},
    {"post", 10, 0},
    {"prev", -14, 0},
    {"price", -2, 0},
    {"privacy", -24, 0},
    {"product", 4, 0},
    {"promo", -20, 0},
    {"prose", 20, 0},
    {"published", -8, HINT_DATE},
    {"question", 10, 0},
    {"rating", -6, 0},
    {"read", -4, 0},
    {"recent", -18, 0},
    {"recommend", -22, 0},
    {"recommended", -22, 0},
    {"related", -28, 0},
    {"reply", -8, 0},
    {"review", 0, 0},
    {"rich", 10, 0},
    {"richtext", 20, 0},
    {"search", -20, 0},
    {"section", 2, 0},
    {"share", -26, 0},
    {"sharing", -26, 0},
    {"shop", -6, 0},
    {"sidebar", -28, 0},
    {"signature", -14, 0},
    {"signup", -22, 0},
    {"similar", -18, 0},
    {"single", 8, 0},
    {"site", -10, 0},
    {"skip", -24, 0},
    {"slider", -8, 0},
    {"social", -28, 0},
    {"source", -8, HINT_SOURCE},
    {"sponsor", -20, 0},
    {"sponsored", -24, 0},
    {"sr", -14, 0},
    {"standfirst", 14, HINT_SUMMARY},
    {"stats", -8, 0},
    {"story", 12, 0},
    {"subnav", -24, 0},
    {"subscribe", -26, 0},
    {"subscription", -18, 0},
    {"subtitle", 4, 0},
    {"summary", 8, HINT_SUMMARY},
    {"tab", 0, 0},
    {"table", 4, 0},
    {"tag", -12, 0},
    {"tags", -18, 0},
    {"teaser", -12, 0},
    {"text", 12, 0},
    {"thumbnail", -8, 0},
    {"time", -8, HINT_DATE},
    {"timestamp", -10, HINT_DATE},
    {"title", -1, 0},
    {"toc", -10, 0},
    {"toggle", -12, 0},
    {"tool", -10, 0},
    {"toolbar", -18, 0},
    {"top", -8, 0},
    {"trending", -22, 0},
    {"updated", -8, HINT_DATE},
    {"user", -8, 0},
    {"utility", -16, 0},
    {"video", -6, 0},
    {"widget", -14, 0},
    {"wysiwyg", 24, 0},
};

void matn_names_init(names *n) {
  memset(n, 0, sizeof *n);
}

static int compare(const names *n, const struct known_word *known) {
  for (size_t i = 0; i < NAMES_WORD_MAX; i++) {
    unsigned char c = i < n->word_len ? (unsigned char)n->word[i] : '\0';
    if (c != (unsigned char)known->word[i]) return c < (unsigned char)known->word[i] ? -1 : 1;
  }
  return 0;
}

static void end_word(names *n) {
  size_t low = 0, high = n->word_len > 1 && n->word_len <= NAMES_WORD_MAX ? COUNT_OF(known_words) : 0;
  while (low < high) {
    size_t middle = (low + high) / 2;
    int order = compare(n, &known_words[middle]);
    if (order == 0) {
      int weight = n->weight + known_words[middle].weight;
      if (weight > WEIGHT_LIMIT) weight = WEIGHT_LIMIT;
      if (weight < -WEIGHT_LIMIT) weight = -WEIGHT_LIMIT;
      n->weight = (int16_t)weight;
      if (known_words[middle].hint != HINT_NONE) n->hint = known_words[middle].hint;
      break;
    }
    if (order < 0) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  n->word_len = 0;
}

void matn_names_value(names *n, const char *bytes, size_t len, bool last) {
  for (size_t i = 0; i < len; i++) {
    unsigned char c = (unsigned char)bytes[i];
    if (!is_alpha(c) || (n->after_small && is_upper(c))) end_word(n);
    n->after_small = c >= 'a' && c <= 'z';
    if (!is_alpha(c)) continue;
    if (n->word_len < NAMES_WORD_MAX) n->word[n->word_len] = (char)to_lower(c);
    if (n->word_len <= NAMES_WORD_MAX) n->word_len++;
  }
  if (last) {
    end_word(n);
    n->after_small = false;
  }
}
