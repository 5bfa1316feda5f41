/* The parts of a URL are written in their order. Each has its own set of characters that have to be encoded.
 * A dot segment takes back what was written. So every byte is written once, and taken back once at most. */
#include "url.h"

#include "base/slice.h"

/* Stands for the end of the input where a character is expected. */
#define END (-1)

typedef struct cursor {
  const char *at, *end;
} cursor;

typedef struct url_writer {
  char *out;
  size_t len, size;
  bool full;
} url_writer;

/* Where the parts of an absolute URL end. */
typedef struct url_parts {
  size_t scheme, authority, path, query; /* scheme: behind the colon; 0: no URL */
} url_parts;

/* Sets of printable ASCII characters to encode, one for each part (URL Standard 1.3). */
typedef enum encode_set { SET_OPAQUE, SET_FRAGMENT, SET_QUERY, SET_PATH, SET_USER } encode_set;

static const char encoded[][20] = {
    [SET_OPAQUE] = "",         [SET_FRAGMENT] = "\"<>`",           [SET_QUERY] = "\"#<>'",
    [SET_PATH] = "\"#<>?^`{}", [SET_USER] = "\"#<>?^`{}/;=@[\\]|",
};

static const struct special_scheme {
  char name[8];
  char port[4];
} special_schemes[] = {{"http:", "80"}, {"https:", "443"}, {"ws:", "80"},
                       {"wss:", "443"}, {"ftp:", "21"},    {"file:", ""}};

static const struct special_scheme *special(const char *scheme, size_t len) {
  for (size_t i = 0; i < COUNT_OF(special_schemes); i++) {
    if (slice_is((matn_slice){scheme, len}, special_schemes[i].name)) return &special_schemes[i];
  }
  return NULL;
}

/* Reading ---------------------------------------------------------------------------------------------- */

static bool is_control_or_space(char c) {
  return (unsigned char)c <= ' ';
}

static cursor trimmed(matn_slice text) {
  cursor in = {text.bytes, text.bytes};
  if (text.len != 0) in.end += text.len;
  while (in.at < in.end && is_control_or_space(*in.at)) in.at++;
  while (in.at < in.end && is_control_or_space(in.end[-1])) in.end--;
  return in;
}

/* The next character. Tabs and line ends are skipped. */
static int peek(cursor *in) {
  while (in->at < in->end && (*in->at == '\t' || *in->at == '\n' || *in->at == '\r')) in->at++;
  return in->at < in->end ? (unsigned char)*in->at : END;
}

static bool is_slash(int c) {
  return c == '/' || c == '\\';
}

static bool ends_path(int c) {
  return c == END || c == '?' || c == '#';
}

static bool take_slash(cursor *in) {
  if (!is_slash(peek(in))) return false;
  in->at++;
  return true;
}

static bool take_two_slashes(cursor *in) {
  cursor from = *in;
  if (take_slash(in) && take_slash(in)) return true;
  *in = from;
  return false;
}

static url_parts parts_of(matn_slice url) {
  url_parts parts = {0};
  size_t at = 0;
  while (at < url.len && url.bytes[at] != ':') at++;
  if (at == url.len) return parts;
  parts.scheme = ++at;
  if (url.len - at >= 2 && url.bytes[at] == '/' && url.bytes[at + 1] == '/') at += 2;
  while (at < url.len && url.bytes[at] != '/' && !ends_path(url.bytes[at])) at++;
  parts.authority = at;
  while (at < url.len && !ends_path(url.bytes[at])) at++;
  parts.path = at;
  while (at < url.len && url.bytes[at] != '#') at++;
  parts.query = at;
  return parts;
}

bool matn_url_is_absolute(matn_slice url) {
  cursor in = {url.bytes, url.bytes + url.len};
  if (url.len == 0 || !is_alpha((unsigned char)*in.at)) return false;
  while (in.at < in.end &&
         (is_alnum((unsigned char)*in.at) || *in.at == '+' || *in.at == '-' || *in.at == '.')) {
    in.at++;
  }
  return in.at < in.end && *in.at == ':';
}

/* Writing ---------------------------------------------------------------------------------------------- */

static void put_byte(url_writer *w, char c) {
  w->full = w->full || w->len == w->size;
  if (!w->full) w->out[w->len++] = c;
}

static void put_part(url_writer *w, const char *bytes, size_t len) {
  w->full = w->full || len > w->size - w->len;
  if (w->full) return;
  memcpy(w->out + w->len, bytes, len);
  w->len += len;
}

static bool is_encoded(int c, encode_set set) {
  if (is_alnum((unsigned char)c)) return false;
  if (c <= ' ' || c > '~') return true;
  for (const char *p = encoded[set]; *p != '\0'; p++) {
    if (*p == c) return true;
  }
  return false;
}

static void put_encoded(url_writer *w, int c, encode_set set) {
  static const char digits[] = "0123456789ABCDEF";
  if (!is_encoded(c, set)) {
    put_byte(w, (char)c);
    return;
  }
  put_byte(w, '%');
  put_byte(w, digits[c >> 4]);
  put_byte(w, digits[c & 15]);
}

static void write_until(url_writer *w, cursor *in, int end, encode_set set) {
  for (int next; (next = peek(in)) != END && next != end; in->at++) put_encoded(w, next, set);
}

/* Writes a scheme in lower case and its colon, if there is one. */
static bool write_scheme(url_writer *w, cursor *in) {
  cursor from = *in;
  for (int next; (next = peek(in)) != END; in->at++) {
    bool fits = is_alpha((unsigned char)next) ||
                (w->len != 0 && (is_digit((unsigned char)next) || next == '+' || next == '-' || next == '.'));
    if (!fits && next != ':') break;
    put_byte(w, (char)to_lower((unsigned char)next));
    if (next == ':' && w->len > 1) {
      in->at++;
      return true;
    }
    if (next == ':') break;
  }
  *in = from;
  w->len = 0;
  w->full = false;
  return false;
}

/* Writes user name and password, unless they are empty, and moves behind the last @. */
static void write_user(url_writer *w, cursor *in) {
  const char *last = NULL;
  cursor ahead = *in;
  for (int next; !ends_path(next = peek(&ahead)) && !is_slash(next); ahead.at++) {
    if (next == '@') last = ahead.at;
  }
  if (last == NULL) return;
  cursor user = {in->at, last};
  if (peek(&user) != END) {
    write_until(w, &user, END, SET_USER);
    put_byte(w, '@');
  }
  in->at = last + 1;
}

static void write_authority(url_writer *w, cursor *in, const struct special_scheme *scheme) {
  size_t colon = 0;
  write_user(w, in);
  for (int next; !ends_path(next = peek(in)) && !is_slash(next); in->at++) {
    if (next == ':') colon = w->len;
    if (next == ']') colon = 0;
    put_encoded(w, to_lower((unsigned char)next), SET_PATH);
  }
  if (colon == 0 || w->full) return;
  matn_slice port = {w->out + colon + 1, w->len - colon - 1};
  if (port.len == 0 || slice_is(port, scheme->port)) w->len = colon;
}

/* The dots of a dot segment, 1 or 2; 0 for any other segment. */
static int dots_in(const char *segment, size_t len) {
  int dots = 0;
  for (size_t i = 0; i < len; dots++) {
    if (dots == 2) return 0;
    if (segment[i] == '.') {
      i++;
    } else if (len - i >= 3 && segment[i] == '%' && segment[i + 1] == '2' && (segment[i + 2] | 0x20) == 'e') {
      i += 3;
    } else {
      return 0;
    }
  }
  return dots;
}

/* Takes the last segment and its slash away; the path begins at `root` with a slash. */
static void drop_segment(url_writer *w, size_t root) {
  if (w->len <= root + 1) return;
  w->len--;
  while (w->out[w->len - 1] != '/') w->len--;
}

/* Writes a path's segments behind the slash that `w` ends with. */
static void write_segments(url_writer *w, cursor *in, size_t root) {
  for (size_t segment = w->len;;) {
    int next = peek(in);
    bool ended = ends_path(next);
    if (!ended && !is_slash(next)) {
      put_encoded(w, next, SET_PATH);
      in->at++;
      continue;
    }
    int dots = dots_in(w->out + segment, w->len - segment);
    if (dots != 0) w->len = segment;
    if (dots == 2) drop_segment(w, root);
    if (ended || w->full) return;
    in->at++;
    if (dots == 0) put_byte(w, '/');
    segment = w->len;
  }
}

static void write_fragment(url_writer *w, cursor *in) {
  if (peek(in) != '#') return;
  in->at++;
  put_byte(w, '#');
  write_until(w, in, END, SET_FRAGMENT);
}

static void write_query(url_writer *w, cursor *in) {
  if (peek(in) == '?') {
    in->at++;
    put_byte(w, '?');
    write_until(w, in, '#', SET_QUERY);
  }
  write_fragment(w, in);
}

/* Writes an absolute path and what follows it. */
static void write_path(url_writer *w, cursor *in) {
  size_t root = w->len;
  take_slash(in);
  put_byte(w, '/');
  if (!w->full) write_segments(w, in, root);
  write_query(w, in);
}

/* Writes a reference as it is, since there is nothing to resolve it against. */
static void write_relative(url_writer *w, cursor *in) {
  for (int next; !ends_path(next = peek(in)); in->at++) {
    if (is_slash(next)) {
      put_byte(w, '/');
    } else {
      put_encoded(w, next, SET_PATH);
    }
  }
  write_query(w, in);
}

static void write_resolved(url_writer *w, cursor *in, matn_slice base) {
  url_parts parts = parts_of(base);
  const struct special_scheme *scheme = special(base.bytes, parts.scheme);
  int first = peek(in);
  if (parts.scheme != 0 && first == '#') {
    put_part(w, base.bytes, parts.query);
    write_fragment(w, in);
  } else if (scheme == NULL) {
    write_relative(w, in);
  } else if (take_two_slashes(in)) {
    put_part(w, base.bytes, parts.scheme);
    put_part(w, "//", 2);
    write_authority(w, in, scheme);
    write_path(w, in);
  } else if (is_slash(first)) {
    put_part(w, base.bytes, parts.authority);
    write_path(w, in);
  } else if (first == END) {
    put_part(w, base.bytes, parts.query);
  } else if (first == '?') {
    put_part(w, base.bytes, parts.path);
    write_query(w, in);
  } else {
    size_t directory = parts.path;
    while (base.bytes[directory - 1] != '/') directory--;
    put_part(w, base.bytes, directory);
    if (!w->full) write_segments(w, in, parts.authority);
    write_query(w, in);
  }
}

/* Writes what follows a special scheme. */
static void write_special(url_writer *w, cursor *in, const struct special_scheme *scheme) {
  put_part(w, "//", 2);
  if (scheme->port[0] != '\0') {
    while (take_slash(in)) continue;
    write_authority(w, in, scheme);
  } else if (take_two_slashes(in)) {
    write_authority(w, in, scheme);
  }
  write_path(w, in);
}

static bool has_two_slashes(cursor in) {
  return take_two_slashes(&in);
}

size_t matn_url_resolve(matn_slice base, matn_slice reference, char *out, size_t size) {
  url_writer w = {.out = out, .size = size};
  cursor in = trimmed(reference);
  if (!write_scheme(&w, &in)) {
    write_resolved(&w, &in, base);
  } else {
    const struct special_scheme *scheme = special(out, w.len);
    bool as_base = scheme != NULL && w.len < base.len && memcmp(base.bytes, out, w.len) == 0;
    if (scheme == NULL) {
      write_until(&w, &in, END, SET_OPAQUE);
    } else if (as_base && !has_two_slashes(in)) {
      w.len = 0;
      write_resolved(&w, &in, base);
    } else {
      write_special(&w, &in, scheme);
    }
  }
  return w.full ? 0 : w.len;
}
