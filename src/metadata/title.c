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

/* Whether one of two texts begins with the other; the case of ASCII letters does not matter. */
static bool begin_alike(matn_slice a, matn_slice b) {
  size_t len = a.len < b.len ? a.len : b.len, at = 0;
  while (at < len && to_lower((unsigned char)a.bytes[at]) == to_lower((unsigned char)b.bytes[at])) at++;
  return at == len && at != 0;
}

/* Whether the separator that begins at `at` is a dash, which may belong to a sentence. */
static bool is_sentence_dash(matn_slice text, size_t at) {
  return text.bytes[at + 1] == '-' || (text.bytes[at + 2] == '\x80' && text.bytes[at + 3] != '\xA2');
}

/* A title without the site's name. If that is known and begins the text, the title is what follows the
 * separator, or the colon, behind it. It ends before the site's name, or else before the last separator, but
 * not before a dash if the site has another name. */
static matn_slice without_site(matn_slice title, matn_slice site) {
  size_t begin = 0, end = 0;
  for (size_t at = 1; at + 2 < title.len; at++) {
    bool is_colon = title.bytes[at] == ':' && title.bytes[at + 1] == ' ';
    size_t len = is_colon ? 2 : separator(title, at);
    if (len == 0) continue;
    matn_slice before = {title.bytes, at}, behind = {title.bytes + at + len, title.len - at - len};
    if (begin == 0 && matn_slice_equal(before, site)) {
      begin = at + len;
    } else if (!is_colon) {
      bool is_before_site = begin_alike(behind, site);
      end = is_before_site || site.len == 0 || !is_sentence_dash(title, at) ? at : 0;
      if (is_before_site) break;
    }
  }
  if (begin != 0) title = (matn_slice){title.bytes + begin, title.len - begin};
  if (end >= begin + TITLE_LEAST) title.len = end - begin;
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
