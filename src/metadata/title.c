/* A title element holds the page's title and, before or behind it, the site's name. */
#include "title.h"

#include "base/slice.h"

/* The length of the separator at `at` that divides a title from a site's name, with the spaces around it; 0
 * if there is none. */
static size_t separator(matn_slice text, size_t at) {
  static const char marks[][4] = {"|",        "-",        "\xE2\x80\x93", "\xE2\x80\x94",
                                  "\xC2\xBB", "\xC2\xB7", "::",           "\xE2\x80\xA2"};
  if (text.bytes[at] != ' ') return 0;
  for (size_t i = 0; i < COUNT_OF(marks); i++) {
    size_t len = marks[i][1] == '\0' ? 1 : marks[i][2] == '\0' ? 2 : 3;
    if (at + len + 2 < text.len && memcmp(text.bytes + at + 1, marks[i], len) == 0 &&
        text.bytes[at + len + 1] == ' ') {
      return len + 2;
    }
  }
  return 0;
}

/* If fewer bytes stand before a separator, they are hardly the whole title. */
#define TITLE_LEAST 12

/* The title element's text without the site's name. If the site's name is known and begins the text, the
 * title is what follows the separator. Otherwise it is what stands before the last separator. */
static matn_slice without_site(matn_slice title, matn_slice site) {
  size_t last = 0;
  for (size_t at = 1; at + 1 < title.len; at++) {
    size_t len = separator(title, at);
    if (len == 0) continue;
    matn_slice before = {title.bytes, at}, after = {title.bytes + at + len, title.len - at - len};
    if (matn_slice_equal(before, site)) return after;
    last = at;
  }
  if (last >= TITLE_LEAST) title.len = last;
  return title;
}

static metadata_key title_key(const metadata *m) {
  return m->values[METADATA_TITLE].trust != TRUST_NONE ? METADATA_TITLE : METADATA_TITLE_TAG;
}

matn_value matn_title(const metadata *m) {
  metadata_key key = title_key(m);
  matn_slice title = matn_metadata_value(m, key);
  if (m->values[METADATA_TITLE].trust < TRUST_TITLE_HEADLINE) {
    title = without_site(title, matn_metadata_value(m, METADATA_SITE));
  }
  return (matn_value){title.bytes, title.len, m->values[key].source};
}

bool matn_title_is(const metadata *m, matn_slice text) {
  matn_slice whole = matn_metadata_value(m, title_key(m));
  if (text.len == 0 || text.len > whole.len) return false;
  const char *ending = whole.bytes + whole.len - text.len;
  bool begins = *whole.bytes == *text.bytes && memcmp(whole.bytes, text.bytes, text.len) == 0;
  if (!begins && (*ending != *text.bytes || memcmp(ending, text.bytes, text.len) != 0)) return false;
  matn_value title = matn_title(m);
  return matn_slice_equal((matn_slice){title.bytes, title.len}, text);
}
