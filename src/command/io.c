#include "io.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

int write_all(int file, const char *bytes, size_t len) {
  while (len > 0) {
    ssize_t written = write(file, bytes, len);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    bytes += written;
    len -= (size_t)written;
  }
  return 0;
}

/* Writes what is held, and from now on everything else at once. */
static void let_through(output *o) {
  hold *h = o->hold;
  h->through = true;
  if (h->turn != NULL) h->turn(h->ctx);
  if (o->error == 0) o->error = write_all(o->file, h->held.bytes, h->held.len);
  h->held.len = 0;
}

void output_flush(output *o) {
  hold *h = o->hold;
  if (h != NULL && !h->through && (h->held.failed || h->held.len + o->len > HOLD_MOST)) let_through(o);
  if (h != NULL && !h->through) {
    spool_bytes(&h->held, o->buffer, o->len);
  } else if (o->error == 0) {
    o->error = write_all(o->file, o->buffer, o->len);
  }
  o->len = 0;
}

void output_hold(output *o, hold *h) {
  o->hold = h;
  h->through = h->held.failed = false;
  h->held.len = 0;
}

void output_release(output *o) {
  if (!o->hold->through) let_through(o);
  output_flush(o);
  o->hold = NULL;
}

void output_drop(output *o) {
  if (!o->hold->through) o->len = o->hold->held.len = 0;
  output_flush(o);
  o->hold = NULL;
}

void output_bytes(output *o, const char *bytes, size_t len) {
  while (len > 0) {
    if (o->len == OUTPUT_SIZE) output_flush(o);
    size_t part = len < OUTPUT_SIZE - o->len ? len : OUTPUT_SIZE - o->len;
    memcpy(o->buffer + o->len, bytes, part);
    o->len += part;
    bytes += part;
    len -= part;
  }
}

void output_string(output *o, const char *string) {
  output_bytes(o, string, strlen(string));
}

void output_number(output *o, uint64_t number) {
  char digits[20];
  size_t at = sizeof digits;
  do digits[--at] = (char)('0' + number % 10);
  while ((number /= 10) != 0);
  output_bytes(o, digits + at, sizeof digits - at);
}

/* The escape for a character that cannot stand in a JSON string, or NULL; `hex` has room for one. */
static const char *json_escape(const char *p, size_t left, char hex[7], size_t *len) {
  static const char digits[] = "0123456789abcdef";
  unsigned char c = (unsigned char)*p;
  *len = 1;
  switch (c) {
  case '"': return "\\\"";
  case '\\': return "\\\\";
  case '\n': return "\\n";
  case '\t': return "\\t";
  case '\r': return "\\r";
  default: break;
  }
  if (c == 0xE2 && left > 2 && (unsigned char)p[1] == 0x80 && ((unsigned char)p[2] | 1) == 0xA9) {
    *len = 3;
    return (unsigned char)p[2] == 0xA8 ? "\\u2028" : "\\u2029";
  }
  if (c >= 0x20 && c != 0x7F) return NULL;
  memcpy(hex, "\\u0000", 7);
  hex[4] = digits[c >> 4];
  hex[5] = digits[c & 15];
  return hex;
}

void output_json(output *o, const char *utf8, size_t len) {
  size_t from = 0, at = 0;
  while (at < len) {
    char hex[7];
    size_t escaped;
    const char *escape = json_escape(utf8 + at, len - at, hex, &escaped);
    if (escape == NULL) {
      at++;
      continue;
    }
    output_bytes(o, utf8 + from, at - from);
    output_string(o, escape);
    at += escaped;
    from = at;
  }
  if (at != from) output_bytes(o, utf8 + from, at - from);
}

static const char *html_escape(char c) {
  switch (c) {
  case '<': return "&lt;";
  case '>': return "&gt;";
  case '&': return "&amp;";
  case '"': return "&#34;";
  default: return NULL;
  }
}

static void put_html(output *o, const char *utf8, size_t len, bool quoted) {
  size_t from = 0;
  for (size_t at = 0; at < len; at++) {
    const char *escape = html_escape(utf8[at]);
    if (escape == NULL || (utf8[at] == '"' && !quoted)) continue;
    output_bytes(o, utf8 + from, at - from);
    output_string(o, escape);
    from = at + 1;
  }
  if (from < len) output_bytes(o, utf8 + from, len - from);
}

void output_html(output *o, const char *utf8, size_t len) {
  put_html(o, utf8, len, false);
}

void output_html_attribute(output *o, const char *name, const char *utf8, size_t len) {
  output_string(o, " ");
  output_string(o, name);
  output_string(o, "=\"");
  put_html(o, utf8, len, true);
  output_string(o, "\"");
}

/* Adds as much of a string as there is room for. */
static size_t add_string(char *line, size_t len, size_t size, const char *string) {
  size_t more = strlen(string);
  if (more > size - len) more = size - len;
  memcpy(line + len, string, more);
  return len + more;
}

void complain(const char *name, const char *what) {
  char line[4096]; /* written in one go: other processes may write, too */
  size_t len = add_string(line, 0, sizeof line - 1, "matn: ");
  if (name != NULL) {
    len = add_string(line, len, sizeof line - 512, name);
    len = add_string(line, len, sizeof line - 1, ": ");
  }
  len = add_string(line, len, sizeof line - 1, what);
  line[len++] = '\n';
  write_all(STDERR_FILENO, line, len);
}

void complain_at(const char *name, const char *where, uint64_t at, const char *what) {
  char words[256], digits[20];
  size_t len = add_string(words, 0, sizeof words, where), first = sizeof digits;
  len = add_string(words, len, sizeof words, " ");
  do digits[--first] = (char)('0' + at % 10);
  while ((at /= 10) != 0);
  memcpy(words + len, digits + first, sizeof digits - first);
  len += sizeof digits - first;
  len = add_string(words, len, sizeof words - 1, ": ");
  len = add_string(words, len, sizeof words - 1, what);
  words[len] = '\0';
  complain(name, words);
}

const char *error_text(int error) {
  switch (error) {
  case ENOENT: return "No such file or directory";
  case ENOTDIR: return "Not a directory";
  case EISDIR: return "Is a directory";
  case EACCES:
  case EPERM: return "Permission denied";
  case EIO: return "Input/output error";
  case ENOSPC: return "No space left on device";
  case EMFILE:
  case ENFILE: return "Too many open files";
  case EINTR: return "Interrupted";
  case ENOMEM: return "Out of memory";
  case ENAMETOOLONG: return "File name too long";
  case EFBIG: return "File too large";
  default: return "System error";
  }
}

void *system_memory(size_t size) {
  void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return memory == MAP_FAILED ? NULL : memory;
}

void spool_bytes(spool *to, const char *bytes, size_t len) {
  if (to->failed || len == 0) return;
  if (len > to->size - to->len) {
    size_t size = (to->len + len) * 2 + OUTPUT_SIZE;
    char *grown = system_memory(size);
    if (grown == NULL) {
      to->failed = true;
      return;
    }
    if (to->len != 0) memcpy(grown, to->bytes, to->len);
    if (to->size != 0) munmap(to->bytes, to->size);
    to->bytes = grown;
    to->size = size;
  }
  memcpy(to->bytes + to->len, bytes, len);
  to->len += len;
}
