/* Escapes what CommonMark would take for markup, and nothing else. Each character waits until the next one is
 * known. */
#include <string.h>

#include "markdown.h"

static bool is_space(uint32_t c) {
  return c == ' ' || c == '\n' || c == '\t';
}

static bool is_alphanumeric(uint32_t c) {
  return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

static bool is_punctuation(uint32_t c) {
  return c > ' ' && c < 0x7F && !is_alphanumeric(c);
}

/* Whether a character at the beginning of a line would make the line another kind of block. */
static bool begins_block(char c, char next) {
  switch (c) {
  case '>':
  case '[':
  case '|': return true;
  case '#': return next == '#' || is_space((unsigned char)next);
  case '+':
  case '*':
  case '_': return is_space((unsigned char)next);
  case '-': return is_space((unsigned char)next) || next == '-' || next == ':' || next == '|';
  case '=': return is_space((unsigned char)next) || next == '=';
  case ':': return next == '-';
  default: return false;
  }
}

/* Whether the pending character is markup, if `next` follows; a line feed stands for the end. */
static bool is_markup(const markdown_text *t, char next) {
  uint32_t after = (unsigned char)next, last = t->last;
  bool alone = is_space(last) && is_space(after);
  if (t->line_start && begins_block(t->pending, next)) return true;
  switch (t->pending) {
  case '`': return true;
  case '\\': return is_punctuation(after) || next == '\n';
  case '*': return !alone;
  case '_': return !alone && !(is_alphanumeric(last) && is_alphanumeric(after));
  case '[': return t->in_link;
  case ']': return t->in_link || next == '(' || next == ':' || next == '[';
  case '!': return next == '[';
  case '<': return !is_space(after);
  case '~': return !is_space(last) || next == '~';
  case '#': return t->place == PLACE_HEADING && is_space(last);
  case '|': return t->place == PLACE_CELL;
  case '.':
  case ')': return t->digits >= 1 && t->digits <= 9 && is_space(after);
  case ';': return t->reference >= 2;
  default: return false;
  }
}

/* Keeps count of what the line and a character reference have so far. */
static void count(markdown_text *t, char c) {
  bool digit = c >= '0' && c <= '9';
  bool at_start = t->line_start || (t->digits >= 1 && t->digits <= 9);
  t->digits = digit && at_start ? (uint8_t)(t->line_start ? 1 : t->digits + 1) : 10;
  if (c == '&')
    t->reference = 1;
  else if (t->reference != 0 && (is_alphanumeric((unsigned char)c) || c == '#'))
    t->reference = 2;
  else
    t->reference = 0;
  t->line_start = false;
}

static void remember(markdown_text *t, unsigned char byte) {
  if (byte >= 0x80 && byte < 0xC0)
    t->last = t->last << 6 | (byte & 0x3F);
  else
    t->last = byte < 0x80 ? byte : byte < 0xE0 ? byte & 0x1F : byte < 0xF0 ? byte & 0x0F : byte & 0x07;
}

static void resolve(markdown *m, char next) {
  markdown_text *t = &m->text;
  char c = t->pending;
  if (c == '\0') return;
  /* a line break is printed as a backslash, if something follows it */
  if (is_markup(t, next) || (next == '\n' && is_markup(t, '\\'))) markdown_put(m, "\\", 1);
  markdown_put(m, &c, 1);
  count(t, c);
  remember(t, (unsigned char)c);
  t->pending = '\0';
}

static void print_break(markdown *m) {
  markdown_text *t = &m->text;
  if (!t->break_waits) return;
  t->break_waits = false;
  if (t->place != PLACE_LINES) {
    markdown_put(m, " ", 1);
    t->last = ' ';
    return;
  }
  markdown_put(m, "\\", 1);
  markdown_new_line(m);
  t->last = '\n';
  t->line_start = true;
  t->digits = t->reference = 0;
}

void markdown_text_begin(markdown *m, markdown_place place) {
  m->text = (markdown_text){.place = place, .last = '\n', .line_start = place == PLACE_LINES};
  m->text.digits = m->text.line_start ? 0 : 10;
}

static bool may_be_markup(const markdown_text *t, char c) {
  if (c == '.' || c == ')') return t->digits >= 1 && t->digits <= 9;
  return c != '\0' && strchr("`\\*_[]!<~#|;>+-=:", c) != NULL;
}

void markdown_text_add(markdown *m, const char *utf8, size_t len) {
  markdown_text *t = &m->text;
  for (size_t i = 0; i < len; i++) {
    char c = utf8[i];
    resolve(m, c);
    if (c == '\n') {
      t->break_waits = t->any;
      continue;
    }
    if ((c == ' ' || c == '\t') && (t->break_waits || !t->any)) continue;
    print_break(m);
    t->any = true;
    if (may_be_markup(t, c)) {
      t->pending = c;
      continue;
    }
    size_t run = 1;
    if ((unsigned char)c >= 0x80 || is_alphanumeric((unsigned char)c)) {
      while (i + run < len && (unsigned char)utf8[i + run] >= 0x80) run++;
    }
    markdown_put(m, utf8 + i, run);
    count(t, c);
    for (size_t k = 0; k < run; k++) remember(t, (unsigned char)utf8[i + k]);
    i += run - 1;
  }
}

void markdown_text_markup(markdown *m, const char *markup) {
  markdown_text *t = &m->text;
  resolve(m, markup[0]);
  print_break(m);
  size_t len = strlen(markup);
  markdown_put(m, markup, len);
  t->any = true;
  t->last = (unsigned char)markup[len - 1];
  t->line_start = false;
  t->digits = 10;
  t->reference = 0;
}

void markdown_text_end(markdown *m) {
  resolve(m, '\n');
  m->text.break_waits = false;
}
