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
    {"about", -6, HINT_NONE},
    {"ad", -20, HINT_NONE},
    {"ads", -20, HINT_NONE},
    {"advert", -30, HINT_NONE},
    {"alert", -14, HINT_NONE},
    {"answer", 12, HINT_NONE},
    {"archive", -8, HINT_NONE},
    {"article", 14, HINT_NONE},
    {"articlebody", 40, HINT_NONE},
    {"aside", -14, HINT_NONE},
    {"attribution", -6, HINT_CAPTION},
    {"author", -8, HINT_BYLINE},
    {"avatar", -10, HINT_NONE},
    {"banner", -20, HINT_NONE},
    {"bar", -8, HINT_NONE},
    {"bio", -14, HINT_NONE},
    {"blog", 6, HINT_NONE},
    {"body", 12, HINT_NONE},
    {"breadcrumb", -30, HINT_NONE},
    {"breadcrumbs", -30, HINT_NONE},
    {"btn", -16, HINT_NONE},
    {"button", -14, HINT_NONE},
    {"byline", -10, HINT_BYLINE},
    {"caption", -4, HINT_CAPTION},
    {"card", -6, HINT_NONE},
    {"cards", -14, HINT_NONE},
    {"carousel", -14, HINT_NONE},
    {"cart", -16, HINT_NONE},
    {"category", -8, HINT_NONE},
    {"code", 10, HINT_NONE},
    {"column", 2, HINT_NONE},
    {"comment", -14, HINT_NONE},
    {"comments", -22, HINT_NONE},
    {"content", 14, HINT_NONE},
    {"cookie", -40, HINT_NONE},
    {"cookies", -40, HINT_NONE},
    {"copyright", -30, HINT_NONE},
    {"credit", -8, HINT_CAPTION},
    {"credits", -8, HINT_CAPTION},
    {"date", -8, HINT_DATE},
    {"dateline", -8, HINT_DATE},
    {"datepublished", -8, HINT_DATE},
    {"description", 12, HINT_NONE},
    {"details", 6, HINT_NONE},
    {"dialog", -20, HINT_NONE},
    {"disqus", -30, HINT_NONE},
    {"drawer", -22, HINT_NONE},
    {"dropdown", -24, HINT_NONE},
    {"entry", 16, HINT_NONE},
    {"excerpt", 2, HINT_NONE},
    {"faq", 8, HINT_NONE},
    {"feature", 4, HINT_NONE},
    {"filter", -16, HINT_NONE},
    {"foot", -24, HINT_NONE},
    {"footer", -32, HINT_NONE},
    {"footnote", 2, HINT_NONE},
    {"form", -12, HINT_NONE},
    {"gallery", -4, HINT_NONE},
    {"gdpr", -40, HINT_NONE},
    {"header", -12, HINT_NONE},
    {"headline", 2, HINT_NONE},
    {"hidden", -4, HINT_NONE},
    {"hide", -4, HINT_NONE},
    {"info", -2, HINT_NONE},
    {"instagram", -12, HINT_NONE},
    {"intro", 8, HINT_NONE},
    {"item", -1, HINT_NONE},
    {"lead", 8, HINT_NONE},
    {"legal", -10, HINT_NONE},
    {"link", -8, HINT_NONE},
    {"links", -14, HINT_NONE},
    {"list", -2, HINT_NONE},
    {"login", -24, HINT_NONE},
    {"logo", -16, HINT_NONE},
    {"main", 10, HINT_NONE},
    {"markdown", 24, HINT_NONE},
    {"masthead", -22, HINT_NONE},
    {"mega", -20, HINT_NONE},
    {"menu", -28, HINT_NONE},
    {"message", 8, HINT_NONE},
    {"meta", -14, HINT_DATE},
    {"mobile", -8, HINT_NONE},
    {"modal", -26, HINT_NONE},
    {"more", -18, HINT_NONE},
    {"most", -14, HINT_NONE},
    {"nav", -30, HINT_NONE},
    {"navbar", -30, HINT_NONE},
    {"navigation", -30, HINT_NONE},
    {"newsletter", -30, HINT_NONE},
    {"next", -12, HINT_NONE},
    {"note", 4, HINT_NONE},
    {"notice", -12, HINT_NONE},
    {"overlay", -18, HINT_NONE},
    {"page", 4, HINT_NONE},
    {"pager", -22, HINT_NONE},
    {"pagination", -24, HINT_NONE},
    {"popular", -22, HINT_NONE},
    {"popup", -30, HINT_NONE},
    {"post", 10, HINT_NONE},
    {"prev", -14, HINT_NONE},
    {"price", -2, HINT_NONE},
    {"privacy", -24, HINT_NONE},
    {"product", 4, HINT_NONE},
    {"promo", -20, HINT_NONE},
    {"prose", 20, HINT_NONE},
    {"published", -8, HINT_DATE},
    {"question", 10, HINT_NONE},
    {"rating", -6, HINT_NONE},
    {"read", -4, HINT_NONE},
    {"recent", -18, HINT_NONE},
    {"recommend", -22, HINT_NONE},
    {"recommended", -22, HINT_NONE},
    {"related", -28, HINT_NONE},
    {"reply", -8, HINT_NONE},
    {"review", 0, HINT_NONE},
    {"rich", 10, HINT_NONE},
    {"richtext", 20, HINT_NONE},
    {"search", -20, HINT_NONE},
    {"section", 2, HINT_NONE},
    {"share", -26, HINT_NONE},
    {"sharing", -26, HINT_NONE},
    {"shop", -6, HINT_NONE},
    {"sidebar", -28, HINT_NONE},
    {"signature", -14, HINT_NONE},
    {"signup", -22, HINT_NONE},
    {"similar", -18, HINT_NONE},
    {"single", 8, HINT_NONE},
    {"site", -10, HINT_NONE},
    {"skip", -24, HINT_NONE},
    {"slider", -8, HINT_NONE},
    {"social", -28, HINT_NONE},
    {"source", -8, HINT_SOURCE},
    {"sponsor", -20, HINT_NONE},
    {"sponsored", -24, HINT_NONE},
    {"sr", -14, HINT_NONE},
    {"standfirst", 14, HINT_NONE},
    {"stats", -8, HINT_NONE},
    {"story", 12, HINT_NONE},
    {"subnav", -24, HINT_NONE},
    {"subscribe", -26, HINT_NONE},
    {"subscription", -18, HINT_NONE},
    {"subtitle", 4, HINT_NONE},
    {"summary", 8, HINT_NONE},
    {"tab", 0, HINT_NONE},
    {"table", 4, HINT_NONE},
    {"tag", -12, HINT_NONE},
    {"tags", -18, HINT_NONE},
    {"teaser", -12, HINT_NONE},
    {"text", 12, HINT_NONE},
    {"thumbnail", -8, HINT_NONE},
    {"time", -8, HINT_DATE},
    {"timestamp", -10, HINT_DATE},
    {"title", -1, HINT_NONE},
    {"toc", -10, HINT_NONE},
    {"toggle", -12, HINT_NONE},
    {"tool", -10, HINT_NONE},
    {"toolbar", -18, HINT_NONE},
    {"top", -8, HINT_NONE},
    {"trending", -22, HINT_NONE},
    {"updated", -8, HINT_DATE},
    {"user", -8, HINT_NONE},
    {"utility", -16, HINT_NONE},
    {"video", -6, HINT_NONE},
    {"widget", -14, HINT_NONE},
    {"wysiwyg", 24, HINT_NONE},
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
