/* Links, emphasis and code inside of text. An element is held until its end, and the character behind that,
 * are known. It is printed as markup if CommonMark (6.2, "delimiter runs") will read it as that element. If
 * it would be read otherwise, or is too long to be held, only its text is printed. */
#include <string.h>

#include "markdown.h"
#include "parts.h"

/* What a character is for CommonMark. If that is not certain, all that it may be. */
enum { IS_SPACE = 1, IS_PUNCTUATION = 2, IS_LETTER = 4, IS_ANY = 7 };

static uint8_t class_of(uint32_t c) {
  static const struct {
    uint32_t first, last;
    uint8_t class;
  } ranges[] = {
      {0x00, 0x20, IS_SPACE},           {0x21, 0x2F, IS_PUNCTUATION},     {0x30, 0x39, IS_LETTER},
      {0x3A, 0x40, IS_PUNCTUATION},     {0x41, 0x5A, IS_LETTER},          {0x5B, 0x60, IS_PUNCTUATION},
      {0x61, 0x7A, IS_LETTER},          {0x7B, 0x7D, IS_PUNCTUATION},     {0xA0, 0xA0, IS_SPACE},
      {0xAB, 0xAB, IS_PUNCTUATION},     {0xBB, 0xBB, IS_PUNCTUATION},     {0xC0, 0xD6, IS_LETTER},
      {0xD8, 0xF6, IS_LETTER},          {0xF8, 0x2AF, IS_LETTER},         {0x388, 0x3FF, IS_LETTER},
      {0x400, 0x481, IS_LETTER},        {0x48A, 0x52F, IS_LETTER},        {0x561, 0x587, IS_LETTER},
      {0x5D0, 0x5EA, IS_LETTER},        {0x60C, 0x60C, IS_PUNCTUATION},   {0x61B, 0x61B, IS_PUNCTUATION},
      {0x61F, 0x61F, IS_PUNCTUATION},   {0x620, 0x64A, IS_LETTER},        {0x660, 0x669, IS_LETTER},
      {0x671, 0x6D3, IS_LETTER},        {0x6F0, 0x6FC, IS_LETTER},        {0x904, 0x939, IS_LETTER},
      {0x985, 0x9B9, IS_LETTER},        {0xE01, 0xE30, IS_LETTER},        {0x10D0, 0x10FA, IS_LETTER},
      {0x1E00, 0x1FBC, IS_LETTER},      {0x2010, 0x2027, IS_PUNCTUATION}, {0x3001, 0x3003, IS_PUNCTUATION},
      {0x3008, 0x3011, IS_PUNCTUATION}, {0x3041, 0x3096, IS_LETTER},      {0x30A1, 0x30FA, IS_LETTER},
      {0x3400, 0x4DB5, IS_LETTER},      {0x4E00, 0x9FCC, IS_LETTER},      {0xAC00, 0xD7A3, IS_LETTER},
      {0xFF01, 0xFF03, IS_PUNCTUATION}, {0xFF08, 0xFF09, IS_PUNCTUATION}, {0xFF0C, 0xFF0C, IS_PUNCTUATION}};
  for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++) {
    if (c >= ranges[i].first && c <= ranges[i].last) return ranges[i].class;
  }
  return IS_ANY;
}

/* The first code point of a text, or the last one. */
static uint32_t first_of(const char *utf8, size_t len) {
  unsigned char lead = len != 0 ? (unsigned char)*utf8 : '\n';
  uint32_t c = lead < 0x80 ? lead : lead < 0xE0 ? lead & 0x1F : lead < 0xF0 ? lead & 0x0F : lead & 0x07;
  for (size_t i = 1; i < len && ((unsigned char)utf8[i] & 0xC0) == 0x80; i++) {
    c = c << 6 | ((unsigned char)utf8[i] & 0x3F);
  }
  return c;
}

static uint32_t last_of(const char *utf8, size_t len) {
  size_t at = len;
  while (at > 1 && ((unsigned char)utf8[at - 1] & 0xC0) == 0x80) at--;
  return first_of(utf8 + (at > 0 ? at - 1 : 0), at > 0 ? len - at + 1 : 0);
}

static bool left_flanking(uint8_t before, uint8_t after) {
  return after != IS_SPACE && (after != IS_PUNCTUATION || before != IS_LETTER);
}

static bool opens(char delimiter, uint8_t before, uint8_t after) {
  bool left = left_flanking(before, after), right = left_flanking(after, before);
  return left && (delimiter == '*' || !right || before == IS_PUNCTUATION);
}

static bool closes(char delimiter, uint8_t before, uint8_t after) {
  return opens(delimiter, after, before); /* closing is opening seen from the other side */
}

/* Whether a delimiter does what it should, whichever of the possible characters stand around it. */
static bool surely(bool (*does)(char, uint8_t, uint8_t), char delimiter, uint8_t before, uint8_t after) {
  for (uint8_t b = IS_SPACE; b <= IS_LETTER; b = (uint8_t)(b << 1)) {
    for (uint8_t a = IS_SPACE; a <= IS_LETTER; a = (uint8_t)(a << 1)) {
      if ((before & b) != 0 && (after & a) != 0 && !does(delimiter, b, a)) return false;
    }
  }
  return true;
}

static bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t';
}

/* Moves white space at the ends of elements out of them, and then out of the elements around. */
static void trim(markdown_hold *h) {
  for (size_t i = 0; i < h->count; i++) {
    held_element *e = &h->elements[i];
    const held_element *parent = e->parent >= 0 ? &h->elements[e->parent] : NULL;
    if (parent != NULL) {
      if (e->start < parent->start) e->start = parent->start;
      if (e->end > parent->end) e->end = parent->end;
      if (e->start > e->end) e->start = e->end < parent->start ? parent->start : e->end;
      if (e->end < e->start) e->end = e->start;
    }
    while (e->start < e->end && is_space(h->text[e->start])) e->start++;
    while (e->start < e->end && is_space(h->text[e->end - 1])) e->end--;
  }
}

static bool is_inside(const markdown_hold *h, size_t which, size_t outer) {
  int16_t i = h->elements[which].parent;
  while (i >= 0 && (size_t)i != outer) i = h->elements[i].parent;
  return i >= 0;
}

/* Whether an element's markup stands at this place, or may. */
static bool touches(const held_element *e, bool decided, uint16_t place) {
  bool empty = e->start == e->end && e->kind != MATN_INLINE_IMAGE;
  return !empty && (decided ? e->active : !e->open) && (e->start == place || e->end == place);
}

/* The class of what is printed next to one end of an element, inside it. */
static uint8_t class_inside(const markdown_hold *h, size_t which, uint16_t place, uint32_t character) {
  uint8_t class = class_of(character);
  for (size_t i = which + 1; i < h->count; i++) {
    if (touches(&h->elements[i], false, place) && is_inside(h, i, which)) class |= IS_PUNCTUATION;
  }
  return class;
}

/* The same outside of it; `class` is that of the text. */
static uint8_t class_outside(const markdown_hold *h, size_t which, uint16_t place, uint8_t class) {
  for (size_t i = 0; i < h->count; i++) {
    if (i == which || !touches(&h->elements[i], i < which, place)) continue;
    if (i < which) return IS_PUNCTUATION;
    if (!is_inside(h, i, which)) class |= IS_PUNCTUATION;
  }
  return class;
}

/* A delimiter for emphasis that differs from those of the elements around it and right before it. */
static char choose_delimiter(const markdown_hold *h, size_t which) {
  const held_element *e = &h->elements[which];
  bool star = true, underscore = true;
  for (int16_t i = e->parent; i >= 0; i = h->elements[i].parent) {
    if (!h->elements[i].active) continue;
    if (h->elements[i].kind == e->kind) return '\0';
    star = star && h->elements[i].delimiter != '*';
    underscore = underscore && h->elements[i].delimiter != '_';
  }
  for (size_t i = 0; i < which; i++) {
    if (!h->elements[i].active || h->elements[i].end != e->start) continue;
    star = star && h->elements[i].delimiter != '*';
    underscore = underscore && h->elements[i].delimiter != '_';
  }
  return star ? '*' : underscore ? '_' : '\0';
}

static bool emphasis_works(markdown_hold *h, size_t which, uint8_t before, uint8_t behind) {
  held_element *e = &h->elements[which];
  uint8_t text_before = e->start != 0 ? class_of(last_of(h->text, e->start)) : before;
  uint8_t text_behind = e->end != h->len ? class_of(first_of(h->text + e->end, h->len - e->end)) : behind;
  uint32_t first = first_of(h->text + e->start, (size_t)e->end - e->start), last = last_of(h->text, e->end);
  e->delimiter = choose_delimiter(h, which);
  return e->delimiter != '\0' &&
         surely(opens, e->delimiter, class_outside(h, which, e->start, text_before),
                class_inside(h, which, e->start, first)) &&
         surely(closes, e->delimiter, class_inside(h, which, e->end, last),
                class_outside(h, which, e->end, text_behind));
}

/* Whether an element of this kind is active around another. */
static bool is_within(const markdown_hold *h, size_t which, uint8_t kind) {
  for (int16_t i = h->elements[which].parent; i >= 0; i = h->elements[i].parent) {
    if (h->elements[i].active && h->elements[i].kind == kind) return true;
  }
  return false;
}

/* Two pieces of code that touch would be read as one. */
static bool code_touches(const markdown_hold *h, size_t which) {
  for (size_t i = 0; i < which; i++) {
    const held_element *e = &h->elements[i];
    if (e->active && e->kind == MATN_INLINE_CODE && e->end == h->elements[which].start) return true;
  }
  return false;
}

static matn_slice url_of(const markdown_hold *h, const held_element *e) {
  return (matn_slice){h->urls + e->url, e->url_len};
}

static bool works(markdown *m, size_t which, uint8_t before, uint8_t behind) {
  markdown_hold *h = &m->hold;
  const held_element *e = &h->elements[which];
  if (e->open || is_within(h, which, MATN_INLINE_CODE)) return false;
  if ((m->document->parts & part_of_inline(e->kind)) == 0) return false;
  if (e->kind == MATN_INLINE_IMAGE) return link_is_safe(url_of(h, e));
  if (e->start == e->end) return false;
  if (e->kind == MATN_INLINE_STRONG && m->text.place == PLACE_HEADING)
    return false; /* all of a heading is strong */
  if (e->kind == MATN_INLINE_LINK) {
    return !is_within(h, which, MATN_INLINE_LINK) && link_is_safe(url_of(h, e));
  }
  if (e->kind == MATN_INLINE_CODE) return !code_touches(h, which);
  return emphasis_works(h, which, before, behind);
}

/* If all text of a code element is in a link, it becomes a link whose text is code: inside code nothing is
 * markup. */
static void turn_links_in_code(markdown_hold *h) {
  for (size_t i = 1; i < h->count; i++) {
    held_element *outer = &h->elements[i - 1], *inner = &h->elements[i];
    bool same = outer->start == inner->start && outer->end == inner->end && !outer->open;
    if (!same || outer->kind != MATN_INLINE_CODE || inner->kind != MATN_INLINE_LINK) continue;
    outer->kind = MATN_INLINE_LINK;
    outer->url = inner->url;
    outer->url_len = inner->url_len;
    inner->kind = MATN_INLINE_CODE;
  }
}

static void print_url(markdown *m, matn_slice url) {
  bool plain = true;
  for (size_t i = 0; i < url.len; i++) plain = plain && strchr("()<>\\", url.bytes[i]) == NULL;
  markdown_put(m, plain ? "(" : "(<", plain ? 1 : 2);
  for (size_t i = 0; i < url.len; i++) {
    char c = url.bytes[i];
    bool in_cell = c == '|' && m->text.place == PLACE_CELL;
    if (in_cell || c == '&' || strchr("<>\\", c) != NULL) {
      bool reference = c == '&' && memchr(url.bytes + i, ';', url.len - i) == NULL;
      if (!reference) markdown_put(m, "\\", 1);
    }
    markdown_put(m, &c, 1);
  }
  markdown_put(m, plain ? ")" : ">)", plain ? 1 : 2);
  m->text.last = ')';
}

/* Prints code between more backticks than occur in it. */
static void print_code(markdown *m, const char *text, size_t len) {
  size_t run = 0, longest = 0;
  for (size_t i = 0; i < len; i++) {
    run = text[i] == '`' ? run + 1 : 0;
    if (run > longest) longest = run;
  }
  markdown_text_markup(m, "`");
  for (size_t i = 0; i < longest; i++) markdown_put(m, "`", 1);
  bool padded = text[0] == '`' || text[len - 1] == '`';
  if (padded) markdown_put(m, " ", 1);
  for (size_t i = 0; i < len; i++) {
    if (text[i] == '|' && m->text.place == PLACE_CELL) markdown_put(m, "\\", 1);
    markdown_put(m, text[i] == '\n' ? " " : text + i, 1);
  }
  if (padded) markdown_put(m, " ", 1);
  for (size_t i = 0; i <= longest; i++) markdown_put(m, "`", 1);
  m->text.last = '`';
}

static const char *delimiter_of(const held_element *e) {
  if (e->kind == MATN_INLINE_STRONG) return e->delimiter == '*' ? "**" : "__";
  return e->delimiter == '*' ? "*" : "_";
}

static void print_image(markdown *m, const held_element *e) {
  bool in_link = m->text.in_link;
  markdown_text_markup(m, "![");
  m->text.in_link = true;
  markdown_text_add(m, m->hold.urls + e->url + e->url_len, e->alt_len);
  m->text.in_link = in_link;
  markdown_text_markup(m, "]");
  print_url(m, url_of(&m->hold, e));
}

/* Prints the beginning of an element; returns how much of the text is printed with it. */
static size_t print_start(markdown *m, const held_element *e) {
  switch (e->kind) {
  case MATN_INLINE_IMAGE: print_image(m, e); return 0;
  case MATN_INLINE_CODE: print_code(m, m->hold.text + e->start, (size_t)e->end - e->start); break;
  case MATN_INLINE_LINK:
    markdown_text_markup(m, "[");
    m->text.in_link = true;
    return 0;
  default: markdown_text_markup(m, delimiter_of(e)); return 0;
  }
  return (size_t)e->end - e->start;
}

static void print_end(markdown *m, const held_element *e) {
  if (e->kind == MATN_INLINE_LINK) {
    markdown_text_markup(m, "]");
    print_url(m, url_of(&m->hold, e));
    m->text.in_link = false;
  } else if (e->kind != MATN_INLINE_CODE && e->kind != MATN_INLINE_IMAGE) {
    markdown_text_markup(m, delimiter_of(e));
  }
}

/* Prints what is held, with the elements that are active. */
static void print_held(markdown *m) {
  const markdown_hold *h = &m->hold;
  int16_t inside = -1; /* the innermost element that is being printed */
  size_t at = 0, next = 0;
  while (at < h->len || inside >= 0 || next < h->count) {
    const held_element *e = next < h->count ? &h->elements[next] : NULL;
    size_t stop = inside >= 0 ? h->elements[inside].end : h->len;
    if (e != NULL && e->start < stop) stop = e->start;
    if (at < stop) {
      markdown_text_add(m, h->text + at, stop - at);
      at = stop;
    }
    if (e != NULL && e->start <= at && e->parent == inside) {
      if (e->active) at += print_start(m, e);
      inside = (int16_t)next++;
    } else if (inside >= 0) {
      if (h->elements[inside].active) print_end(m, &h->elements[inside]);
      inside = h->elements[inside].parent;
    }
  }
}

/* Decides which elements are markup and prints what is held; `behind` is the class of what follows. */
static void print_all(markdown *m, uint8_t behind) {
  markdown_hold *h = &m->hold;
  const markdown_text *t = &m->text;
  uint32_t last = t->break_waits ? '\n' : t->pending != '\0' ? (unsigned char)t->pending : t->last;
  for (size_t i = 0; i < h->count; i++) {
    if (h->elements[i].open) h->elements[i].end = (uint16_t)h->len;
  }
  trim(h);
  turn_links_in_code(h);
  for (size_t i = 0; i < h->count; i++) h->elements[i].active = works(m, i, class_of(last), behind);
  print_held(m);
  for (int16_t i = h->innermost; i >= 0; i = h->elements[i].parent) h->lost++;
  h->innermost = -1;
  h->len = h->urls_len = h->count = 0;
}

void markdown_inline_start(markdown *m, uint8_t kind, matn_slice url, matn_slice alt) {
  markdown_hold *h = &m->hold;
  if (url.len + alt.len > HELD_URLS || !link_is_safe(url)) url.len = alt.len = 0;
  if (h->count == HELD_ELEMENTS || url.len + alt.len > HELD_URLS - h->urls_len) print_all(m, IS_ANY);
  held_element *e = &h->elements[h->count];
  *e = (held_element){.start = (uint16_t)h->len,
                      .end = (uint16_t)h->len,
                      .url = (uint16_t)h->urls_len,
                      .url_len = (uint16_t)url.len,
                      .alt_len = (uint16_t)alt.len,
                      .parent = h->innermost,
                      .kind = kind,
                      .open = true};
  if (url.len != 0) memcpy(h->urls + h->urls_len, url.bytes, url.len);
  if (alt.len != 0) memcpy(h->urls + h->urls_len + url.len, alt.bytes, alt.len);
  h->urls_len += url.len + alt.len;
  h->innermost = (int16_t)h->count++;
}

void markdown_inline_end(markdown *m) {
  markdown_hold *h = &m->hold;
  if (h->innermost < 0) {
    if (h->lost != 0) h->lost--;
    return;
  }
  held_element *e = &h->elements[h->innermost];
  e->end = (uint16_t)h->len;
  e->open = false;
  h->innermost = e->parent;
}

void markdown_inline_text(markdown *m, const char *utf8, size_t len) {
  markdown_hold *h = &m->hold;
  if (len == 0) return;
  if (h->count != 0 && (h->innermost < 0 || len > HELD_TEXT - h->len)) {
    print_all(m, class_of(first_of(utf8, len)));
  }
  if (h->count == 0) {
    markdown_text_add(m, utf8, len);
    return;
  }
  memcpy(h->text + h->len, utf8, len);
  h->len += len;
}

void markdown_inline_finish(markdown *m) {
  if (m->hold.count != 0) print_all(m, IS_SPACE);
  m->hold.lost = 0;
}
