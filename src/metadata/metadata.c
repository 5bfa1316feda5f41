/* Values stand one behind the other in a pool. Replacing a value moves those behind it. That is rare, since
 * only a surer source replaces one. The value being collected stands behind all others. */
#include "metadata.h"

#include "base/collapse.h"
#include "base/slice.h"
#include "base/utf8.h"
#include "byline.h"
#include "date.h"
#include "strip_markup.h"
#include "url.h"

/* The most bytes of a value, but for text of the page. */
#define VALUE_MAX 512

/* Bytes of a language tag: the longest that RFC 5646 asks to have room for. */
#define LANGUAGE_TAG_LEAST 2
#define LANGUAGE_TAG_MOST 35

/* What text of the page leaves to other values. In a small pool it leaves half. */
#define ROOM_BESIDE_TEXT 2048

void matn_metadata_init(metadata *m, char *pool, uint16_t size) {
  memset(m, 0, sizeof *m);
  m->pool = pool;
  m->size = size;
}

static void collect_most(metadata *m, size_t most) {
  m->collecting = !m->frozen;
  m->collected = 0;
  m->most = (uint16_t)most;
  m->space = m->cut = false;
}

void matn_metadata_collect(metadata *m) {
  collect_most(m, VALUE_MAX);
}

void matn_metadata_collect_text(metadata *m) {
  collect_most(m, m->size / 2 < ROOM_BESIDE_TEXT ? m->size / 2 : m->size - ROOM_BESIDE_TEXT);
}

/* How many more bytes can be collected. */
static OUT_OF_LINE size_t room(const metadata *m) {
  size_t most = (size_t)(m->size - m->used);
  return (most < m->most ? most : m->most) - m->collected;
}

static void write(metadata *m, const char *bytes, size_t len) {
  memcpy(m->pool + m->used + m->collected, bytes, len);
  m->collected = (uint16_t)(m->collected + len);
}

static void append(metadata *m, const char *bytes, size_t len) {
  if (len > room(m)) {
    if (m->collected + len <= m->most) { /* such text comes last: most pages show theirs */
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
  ASSERT(m->collecting);
  if (m->cut || len == 0) return;
  if (len > room(m)) {
    m->cut = true;
    len = room(m);
    while (len > 0 && utf8_continues(utf8[len])) len--;
  }
  write(m, utf8, len);
}

static bool is_visible(char c) {
  return byte_class(c) < TEXT_SPACE;
}

/* Writes visible ASCII characters and single spaces between them, as far as there is room. Returns where it
 * stopped. */
static const char *write_visible(metadata *m, const char *p, const char *end) {
  const char *begin = p;
  if ((size_t)(end - p) > room(m)) end = p + room(m);
  while (p < end && (is_visible(*p) || (*p == ' ' && p != begin && end - p > 1 && is_visible(p[1])))) p++;
  write(m, begin, (size_t)(p - begin));
  return p;
}

void matn_metadata_text(metadata *m, const char *utf8, size_t len) {
  if (!m->collecting) return;
  for (const char *p = utf8, *end = utf8 + len; p < end && !m->cut;) {
    size_t character;
    if (FOR_SPEED && !m->space) p = write_visible(m, p, end);
    if (p == end) break;
    text_class class = matn_text_class(p, &character);
    if (collapse(class, m->collected != 0, &m->space)) {
      if (m->space) append(m, " ", 1);
      m->space = false;
      append(m, p, character);
    }
    p += character;
  }
}

void matn_metadata_drop(metadata *m, metadata_key key) {
  metadata_value old = m->values[key];
  if (old.trust == TRUST_NONE) return;
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

/* Whether a byline is no name: a web address, how long reading takes, a number. */
static bool names_nobody(matn_slice value) {
  bool is_url = value.len > 7 && matn_slice_begins(value, "http") != 0;
  return is_url || value.len == 0 || is_digit((unsigned char)*value.bytes) || matn_byline_is_nobody(value);
}

/* Turns the commas of a list of keywords into line feeds. */
static OUT_OF_LINE size_t divide_at_commas(char *value, size_t len) {
  size_t kept = 0;
  for (size_t at = 0; at < len; at++) {
    bool is_comma = value[at] == ',' || value[at] == ';';
    bool at_entry_start = kept == 0 || value[kept - 1] == '\n';
    if (is_comma && kept > 0 && value[kept - 1] == ' ') kept--;
    if (at_entry_start && (is_comma || value[at] == ' ')) continue;
    value[kept++] = is_comma ? '\n' : value[at];
  }
  while (kept > 0 && (value[kept - 1] == '\n' || value[kept - 1] == ' ')) kept--;
  return kept;
}

/* Makes a language tag of a value that may be the name of a POSIX locale; returns whether it is a tag. */
static bool is_language_tag(char *value, size_t len) {
  for (size_t i = 0; i < len; i++) {
    if (value[i] == '_') value[i] = '-';
    if (!is_alnum((unsigned char)value[i]) && value[i] != '-') return false;
  }
  return len >= LANGUAGE_TAG_LEAST && len <= LANGUAGE_TAG_MOST && is_alpha((unsigned char)value[0]);
}

/* Resolves a URL against the base so far, and writes it behind the value being collected. Of length 0 if
 * there is too little room. */
static matn_slice resolve_url(metadata *m, matn_slice url) {
  char *resolved = m->pool + m->used + m->collected;
  size_t room_behind = (size_t)(m->size - m->used - m->collected);
  size_t len = matn_url_resolve(matn_metadata_value(m, METADATA_BASE), url, resolved,
                                room_behind < URL_MAX ? room_behind : URL_MAX);
  return (matn_slice){resolved, len};
}

/* Replaces the collected value by the URL that it means; false if there is none. */
static bool make_url(metadata *m) {
  char *value = m->pool + m->used;
  matn_slice resolved = resolve_url(m, (matn_slice){value, m->collected});
  if (resolved.len == 0) return false;
  m->collected = (uint16_t)resolved.len;
  memmove(value, resolved.bytes, resolved.len);
  return true;
}

/* Puts the collected value into the form of its key; returns whether it can be a value of that key. */
static bool make_value(metadata *m, metadata_key key, matn_source source) {
  char *value = m->pool + m->used;
  if (key == METADATA_TEXT || key == METADATA_UNSURE_TEXT) return m->collected != 0;
  if (source != MATN_SOURCE_TEXT) m->collected = (uint16_t)matn_clean(value, m->collected);
  if (key == METADATA_DATE || key == METADATA_MODIFIED) {
    char date[DATE_TIME_MAX];
    size_t len = matn_date_time(value, m->collected, date);
    if (len > (size_t)(m->size - m->used)) return false;
    memcpy(value, date, len);
    m->collected = (uint16_t)len;
  } else if (key == METADATA_CANONICAL || key == METADATA_IMAGE) {
    return !m->cut && make_url(m);
  } else if (key == METADATA_LANGUAGE) {
    return is_language_tag(value, m->collected);
  } else if (key == METADATA_TAGS) {
    m->collected = (uint16_t)divide_at_commas(value, m->collected);
  } else if (key == METADATA_BYLINE && names_nobody((matn_slice){value, m->collected})) {
    return false;
  }
  return m->collected != 0;
}

static void keep_collected(metadata *m, metadata_key key, matn_source source, uint8_t trust) {
  matn_metadata_drop(m, key);
  m->values[key] =
      (metadata_value){.at = m->used, .len = m->collected, .trust = trust, .source = (uint8_t)source};
  m->used = (uint16_t)(m->used + m->collected);
  m->cut_values += m->cut;
  m->collected = 0;
}

void matn_metadata_store(metadata *m, metadata_key key, matn_source source, uint8_t trust) {
  if (!m->collecting) return;
  m->collecting = false;
  if (key == METADATA_NONE || m->values[key].trust >= trust) return;
  if (make_value(m, key, source)) keep_collected(m, key, source, trust);
}

static bool can_be_base(matn_slice url) {
  bool is_content = matn_slice_begins(url, "data:") != 0 || matn_slice_begins(url, "javascript:") != 0;
  return matn_url_is_absolute(url) && !is_content;
}

void matn_metadata_store_base(metadata *m, matn_slice url, uint8_t trust) {
  char *value = m->pool + m->used;
  matn_slice resolved = resolve_url(m, url); /* url may be the collected value */
  bool is_cut = m->cut || (resolved.len == 0 && url.len != 0);
  m->cut_values += is_cut;
  if (is_cut || !can_be_base(resolved)) return;
  size_t len = resolved.len;
  memmove(value, resolved.bytes, len);
  matn_metadata_collect(m);
  m->collected = (uint16_t)len;
  matn_metadata_store(m, METADATA_BASE, MATN_SOURCE_HTML, trust);
}

static bool has_entry(matn_slice list, matn_slice entry) {
  for (size_t from = 0, at = 0; at <= list.len; at++) {
    if (at < list.len && list.bytes[at] != '\n') continue;
    if (matn_slice_equal((matn_slice){list.bytes + from, at - from}, entry)) return true;
    from = at + 1;
  }
  return false;
}

void matn_metadata_store_entry(metadata *m, metadata_key key, matn_source source, uint8_t trust) {
  metadata_value list = m->values[key];
  if (!m->collecting || list.trust != trust || list.source != source) {
    matn_metadata_store(m, key, source, trust);
    return;
  }
  m->collecting = false;
  char *value = m->pool + m->used;
  if (!make_value(m, key, source)) return;
  if (has_entry(matn_metadata_value(m, key), (matn_slice){value, m->collected})) return;
  if (room(m) <= list.len) {
    m->cut_values++;
    return;
  }
  memmove(value + list.len + 1, value, m->collected);
  memcpy(value, m->pool + list.at, list.len);
  value[list.len] = '\n';
  m->collected = (uint16_t)(m->collected + list.len + 1);
  keep_collected(m, key, source, trust);
}

void matn_metadata_offer(metadata *m, metadata_key key, matn_slice value, matn_source source, uint8_t trust) {
  if (m->values[key].trust >= trust) return;
  matn_metadata_collect(m);
  matn_metadata_text(m, value.bytes, value.len);
  matn_metadata_store(m, key, source, trust);
}

matn_slice matn_metadata_collected(const metadata *m) {
  return m->collecting && m->collected != 0 ? (matn_slice){m->pool + m->used, m->collected}
                                            : (matn_slice){NULL, 0};
}

matn_slice matn_metadata_value(const metadata *m, metadata_key key) {
  metadata_value value = m->values[key];
  if (value.len == 0) return (matn_slice){NULL, 0};
  bool is_cut_at_space = m->pool[value.at + value.len - 1] == ' ';
  return (matn_slice){m->pool + value.at, (size_t)value.len - is_cut_at_space};
}
