/* Values stand one behind the other in a pool; replacing one moves those behind it, which is rare since
 * it takes a surer source. The value being collected stands behind them all. */
#include "metadata.h"

#include "date.h"
#include "text.h"
#include "url.h"

/* No value takes more than this, but for text of the page. */
#define VALUE_MAX 512

/* Left to the other values, at most; in a small pool half of it. */
#define ROOM_BESIDE_TEXT 2048

void matn_metadata_init(metadata *m, char *pool, uint16_t size) {
  memset(m, 0, sizeof *m);
  m->pool = pool;
  m->size = size;
}

static void collect(metadata *m, size_t most) {
  m->collecting = !m->frozen;
  m->collected = 0;
  m->most = (uint16_t)most;
  m->space = m->cut = false;
}

void matn_metadata_collect(metadata *m) {
  collect(m, VALUE_MAX);
}

void matn_metadata_collect_text(metadata *m) {
  collect(m, m->size / 2 < ROOM_BESIDE_TEXT ? m->size / 2 : m->size - ROOM_BESIDE_TEXT);
}

/* How many more bytes can be collected. */
static size_t room(const metadata *m) {
  size_t most = (size_t)(m->size - m->used);
  return (most < m->most ? most : m->most) - m->collected;
}

static void write(metadata *m, const char *bytes, size_t len) {
  memcpy(m->pool + m->used + m->collected, bytes, len);
  m->collected = (uint16_t)(m->collected + len);
}

static void append(metadata *m, const char *bytes, size_t len) {
  if (len > room(m)) {
    if (m->collected + len <= m->most) { /* most pages show their text: what they say of it comes first */
      matn_metadata_drop(m, METADATA_UNSURE_TEXT);
      matn_metadata_drop(m, METADATA_TEXT);
    }
    m->cut = len > room(m);
    if (m->cut) return;
  }
  write(m, bytes, len);
}

void matn_metadata_add(metadata *m, const char *utf8, size_t len) {
  while (len > 0 && m->collected == 0 && is_space((unsigned char)*utf8)) {
    utf8++;
    len--;
  }
  if (!m->collecting || m->cut || len == 0) return;
  if (len > room(m)) {
    m->cut = true;
    len = room(m);
    while (len > 0 && ((unsigned char)utf8[len] & 0xC0) == 0x80) len--;
  }
  write(m, utf8, len);
}

void matn_metadata_text(metadata *m, const char *utf8, size_t len) {
  if (!m->collecting) return;
  for (const char *p = utf8, *end = utf8 + len; p < end && !m->cut;) {
    size_t character;
    text_class class = matn_text_class(p, &character);
    if (class == TEXT_SPACE || class == TEXT_NO_BREAK) {
      m->space = m->collected != 0;
    } else if (class != TEXT_CONTROL) {
      if (m->space) append(m, " ", 1);
      m->space = false;
      append(m, p, character);
    }
    p += character;
  }
}

void matn_metadata_drop(metadata *m, metadata_key key) {
  metadata_value old = m->values[key];
  if (old.trust == 0) return;
  size_t behind = (size_t)(m->used + m->collected - old.at - old.len);
  memmove(m->pool + old.at, m->pool + old.at + old.len, behind);
  m->used = (uint16_t)(m->used - old.len);
  for (size_t i = 0; i < METADATA_COUNT; i++) {
    if (m->values[i].at > old.at) m->values[i].at = (uint16_t)(m->values[i].at - old.len);
  }
  m->values[key] = (metadata_value){0};
}

void matn_metadata_move(metadata *m, metadata_key from, metadata_key to) {
  matn_metadata_drop(m, to);
  m->values[to] = m->values[from];
  m->values[from] = (metadata_value){0};
}

void matn_metadata_freeze(metadata *m) {
  m->frozen = true;
  m->collecting = false;
}

static bool is_url(const char *value, size_t len) {
  return len > 7 && memcmp(value, "http", 4) == 0 && (value[4] == ':' || value[5] == ':');
}

/* Whether a byline names nobody: the address of a page, or how long reading takes. */
static bool names_nobody(const char *value, size_t len) {
  return len != 0 && (is_url(value, len) || is_digit((unsigned char)*value));
}

/* Whether a value has only what dates and times of ISO 8601 are written with, a year first. */
static bool is_iso(const char *value, size_t len) {
  for (size_t i = 0; i < len; i++) {
    unsigned char c = (unsigned char)value[i];
    bool fits =
        is_digit(c) ||
        (i >= 4 && (c == '-' || c == ':' || c == 'T' || c == 'Z' || c == '+' || c == '.' || c == ' '));
    if (!fits) return false;
  }
  return len >= 4;
}

/* Writes the collected date as ISO 8601 does, unless it is so written; returns whether it is a date, or a
 * year or month. */
static bool write_date(metadata *m) {
  char *value = m->pool + m->used, found[DATE_LEN];
  bool iso = is_iso(value, m->collected);
  if (!matn_date_find(value, m->collected, found)) return iso && m->collected < DATE_LEN;
  if (iso && m->collected >= DATE_LEN && memcmp(value, found, DATE_LEN) == 0) return true;
  if (m->size - m->used < DATE_LEN) return false;
  memcpy(value, found, DATE_LEN);
  m->collected = DATE_LEN;
  return true;
}

void matn_metadata_store(metadata *m, metadata_key key, uint8_t trust) {
  if (!m->collecting) return;
  m->collecting = false;
  if (key == METADATA_BYLINE && names_nobody(m->pool + m->used, m->collected)) return;
  if (key == METADATA_DATE && m->values[key].trust < trust && !write_date(m)) return;
  if (key == METADATA_NONE || m->values[key].trust >= trust) return;
  m->cut_values += m->cut;
  if (m->collected == 0) return;
  matn_metadata_drop(m, key);
  m->values[key] = (metadata_value){.at = m->used, .len = m->collected, .trust = trust};
  m->used = (uint16_t)(m->used + m->collected);
  m->collected = 0;
}

static bool can_be_base(matn_slice url) {
  bool is_data = url.len >= 5 && memcmp(url.bytes, "data:", 5) == 0;
  bool is_script = url.len >= 11 && memcmp(url.bytes, "javascript:", 11) == 0;
  return matn_url_is_absolute(url) && !is_data && !is_script;
}

void matn_metadata_store_base(metadata *m, matn_slice url, uint8_t trust) {
  char *value = m->pool + m->used, *resolved = value + m->collected; /* url may be what was collected */
  size_t room_behind = (size_t)(m->size - m->used - m->collected);
  size_t len = matn_url_resolve(matn_metadata_value(m, METADATA_BASE), url, resolved,
                                room_behind < URL_MAX ? room_behind : URL_MAX);
  if (m->frozen || m->cut || !can_be_base((matn_slice){resolved, len})) return;
  memmove(value, resolved, len);
  matn_metadata_collect(m);
  m->collected = (uint16_t)len;
  matn_metadata_store(m, METADATA_BASE, trust);
}

/* Names of meta elements, and how far each is trusted. */
static const struct meta_name {
  char name[32];
  uint8_t key, trust;
} meta_names[] = {
    {"og:title", METADATA_TITLE, 3},
    {"twitter:title", METADATA_TITLE, 2},
    {"dc.title", METADATA_TITLE, 1},
    {"author", METADATA_BYLINE, 4},
    {"article:author", METADATA_BYLINE, 3},
    {"dc.creator", METADATA_BYLINE, 3},
    {"parsely-author", METADATA_BYLINE, 3},
    {"sailthru.author", METADATA_BYLINE, 3},
    {"twitter:data1", METADATA_BYLINE, 1},
    {"article:published_time", METADATA_DATE, 5},
    {"datepublished", METADATA_DATE, 4},
    {"og:published_time", METADATA_DATE, 4},
    {"date", METADATA_DATE, 3},
    {"pubdate", METADATA_DATE, 3},
    {"publish-date", METADATA_DATE, 3},
    {"parsely-pub-date", METADATA_DATE, 3},
    {"sailthru.date", METADATA_DATE, 3},
    {"dc.date", METADATA_DATE, 3},
    {"dc.date.issued", METADATA_DATE, 3},
    {"og:site_name", METADATA_SITE, 3},
    {"application-name", METADATA_SITE, 2},
    {"og:description", METADATA_DESCRIPTION, 2},
    {"description", METADATA_DESCRIPTION, 3},
    {"twitter:description", METADATA_DESCRIPTION, 1},
    {"og:url", METADATA_CANONICAL, 2},
    {"og:image", METADATA_IMAGE, 3},
    {"twitter:image", METADATA_IMAGE, 2},
    {"og:locale", METADATA_LANGUAGE, 1},
    {"content-language", METADATA_LANGUAGE, 2},
};

void matn_metadata_store_meta(metadata *m, const char *name, size_t len) {
  for (size_t i = 0; i < COUNT_OF(meta_names); i++) {
    const struct meta_name *known = &meta_names[i];
    if (len >= sizeof known->name || memcmp(known->name, name, len) != 0 || known->name[len] != '\0')
      continue;
    matn_metadata_store(m, (metadata_key)known->key, known->trust);
    return;
  }
  m->collecting = false;
}

matn_slice matn_metadata_value(const metadata *m, metadata_key key) {
  metadata_value v = m->values[key];
  return v.len != 0 ? (matn_slice){m->pool + v.at, v.len} : (matn_slice){NULL, 0};
}

/* Whether a separator between a title and a site's name stands at `at`: it and its length with its spaces. */
static size_t separator(matn_slice s, size_t at) {
  static const char marks[][4] = {"|",        "-",        "\xE2\x80\x93", "\xE2\x80\x94",
                                  "\xC2\xBB", "\xC2\xB7", "::",           "\xE2\x80\xA2"};
  if (s.bytes[at] != ' ') return 0;
  for (size_t i = 0; i < COUNT_OF(marks); i++) {
    size_t len = marks[i][1] == '\0' ? 1 : marks[i][2] == '\0' ? 2 : 3;
    if (at + len + 2 < s.len && memcmp(s.bytes + at + 1, marks[i], len) == 0 &&
        s.bytes[at + len + 1] == ' ') {
      return len + 2;
    }
  }
  return 0;
}

static bool same(matn_slice a, matn_slice b) {
  return a.len == b.len && (a.len == 0 || memcmp(a.bytes, b.bytes, a.len) == 0);
}

/* A beginning of fewer bytes is more likely a part of the title than all of it. */
#define TITLE_LEAST 12

/* The title element's text without the site's name: what stands before the last separator, or after the
 * first if the site's name is known to stand before it. */
static matn_slice without_site(matn_slice title, matn_slice site) {
  size_t last = 0;
  for (size_t at = 1; at + 1 < title.len; at++) {
    size_t len = separator(title, at);
    if (len == 0) continue;
    matn_slice before = {title.bytes, at}, after = {title.bytes + at + len, title.len - at - len};
    if (site.len != 0 && last == 0 && same(before, site)) return after;
    last = at;
  }
  if (last >= TITLE_LEAST) title.len = last;
  return title;
}

matn_slice matn_metadata_title(const metadata *m) {
  matn_slice title = matn_metadata_value(m, METADATA_TITLE);
  if (m->values[METADATA_TITLE].trust >= METADATA_TRUST_HEADLINE) return title;
  return without_site(title.len != 0 ? title : matn_metadata_value(m, METADATA_TITLE_TAG),
                      matn_metadata_value(m, METADATA_SITE));
}

/* A value as the caller sees it. */
static matn_value value_of(const metadata *m, metadata_key key) {
  matn_slice value = matn_metadata_value(m, key);
  return (matn_value){value.bytes, value.len, m->values[key].source};
}

void matn_metadata_get(const metadata *m, matn_metadata *out) {
  matn_slice title = matn_metadata_title(m);
  out->title = (matn_value){title.bytes, title.len, m->values[METADATA_TITLE].source};
  out->site = value_of(m, METADATA_SITE);
  out->byline = value_of(m, METADATA_BYLINE);
  out->date = value_of(m, METADATA_DATE);
  out->description = value_of(m, METADATA_DESCRIPTION);
  out->language = value_of(m, METADATA_LANGUAGE);
  out->canonical = value_of(m, METADATA_CANONICAL);
  out->image = value_of(m, METADATA_IMAGE);
  out->direction = (matn_direction)m->direction;
}
