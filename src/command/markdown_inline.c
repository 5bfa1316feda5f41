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
static void trim(markdown_hold *held) {
  for (size_t i = 0; i < held->count; i++) {
    held_element *element = &held->elements[i];
    const held_element *parent = element->parent >= 0 ? &held->elements[element->parent] : NULL;
    if (parent != NULL) {
      if (element->start < parent->start) element->start = parent->start;
      if (element->end > parent->end) element->end = parent->end;
      if (element->start > element->end)
        element->start = element->end < parent->start ? parent->start : element->end;
      if (element->end < element->start) element->end = element->start;
    }
    while (element->start < element->end && is_space(held->text[element->start])) element->start++;
    while (element->start < element->end && is_space(held->text[element->end - 1])) element->end--;
  }
}

static bool is_inside(const markdown_hold *held, size_t which, size_t outer) {
  int16_t i = held->elements[which].parent;
  while (i >= 0 && (size_t)i != outer) i = held->elements[i].parent;
  return i >= 0;
}

/* Whether an element's markup stands at this place, or may. */
static bool touches(const held_element *element, bool decided, uint16_t place) {
  bool empty = element->start == element->end && element->kind != MATN_INLINE_IMAGE;
  return !empty && (decided ? element->active : !element->open) &&
         (element->start == place || element->end == place);
}

/* The class of what is printed next to one end of an element, inside it. */
static uint8_t class_inside(const markdown_hold *held, size_t which, uint16_t place, uint32_t character) {
  uint8_t class = class_of(character);
  for (size_t i = which + 1; i < held->count; i++) {
    if (touches(&held->elements[i], false, place) && is_inside(held, i, which)) class |= IS_PUNCTUATION;
  }
  return class;
}

/* The same outside of it; `class` is that of the text. */
static uint8_t class_outside(const markdown_hold *held, size_t which, uint16_t place, uint8_t class) {
  for (size_t i = 0; i < held->count; i++) {
    if (i == which || !touches(&held->elements[i], i < which, place)) continue;
    if (i < which) return IS_PUNCTUATION;
    if (!is_inside(held, i, which)) class |= IS_PUNCTUATION;
  }
  return class;
}

/* A delimiter for emphasis that differs from those of the elements around it and right before it. */
static char choose_delimiter(const markdown_hold *held, size_t which) {
  const held_element *element = &held->elements[which];
  bool star = true, underscore = true;
  for (int16_t i = element->parent; i >= 0; i = held->elements[i].parent) {
    if (!held->elements[i].active) continue;
    if (held->elements[i].kind == element->kind) return '\0';
    star = star && held->elements[i].delimiter != '*';
    underscore = underscore && held->elements[i].delimiter != '_';
  }
  for (size_t i = 0; i < which; i++) {
    if (!held->elements[i].active || held->elements[i].end != element->start) continue;
    star = star && held->elements[i].delimiter != '*';
    underscore = underscore && held->elements[i].delimiter != '_';
  }
  return star ? '*' : underscore ? '_' : '\0';
}

static bool emphasis_works(markdown_hold *held, size_t which, uint8_t before, uint8_t behind) {
  held_element *element = &held->elements[which];
  uint8_t text_before = element->start != 0 ? class_of(last_of(held->text, element->start)) : before;
  uint8_t text_behind = element->end != held->len
                            ? class_of(first_of(held->text + element->end, held->len - element->end))
                            : behind;
  uint32_t first = first_of(held->text + element->start, (size_t)element->end - element->start),
           last = last_of(held->text, element->end);
  element->delimiter = choose_delimiter(held, which);
  return element->delimiter != '\0' &&
         surely(opens, element->delimiter, class_outside(held, which, element->start, text_before),
                class_inside(held, which, element->start, first)) &&
         surely(closes, element->delimiter, class_inside(held, which, element->end, last),
                class_outside(held, which, element->end, text_behind));
}

/* Whether an element of this kind is active around another. */
static bool is_within(const markdown_hold *held, size_t which, uint8_t kind) {
  for (int16_t i = held->elements[which].parent; i >= 0; i = held->elements[i].parent) {
    if (held->elements[i].active && held->elements[i].kind == kind) return true;
  }
  return false;
}

/* Two pieces of code that touch would be read as one. */
static bool code_touches(const markdown_hold *held, size_t which) {
  for (size_t i = 0; i < which; i++) {
    const held_element *element = &held->elements[i];
    if (element->active && element->kind == MATN_INLINE_CODE && element->end == held->elements[which].start)
      return true;
  }
  return false;
}

static matn_slice url_of(const markdown_hold *held, const held_element *element) {
  return (matn_slice){held->urls + element->url, element->url_len};
}

static bool works(markdown *m, size_t which, uint8_t before, uint8_t behind) {
  markdown_hold *held = &m->hold;
  const held_element *element = &held->elements[which];
  if (element->open || is_within(held, which, MATN_INLINE_CODE)) return false;
  if ((m->document->parts & part_of_inline(element->kind)) == 0) return false;
  if (element->kind == MATN_INLINE_IMAGE) return link_is_safe(url_of(held, element));
  if (element->start == element->end) return false;
  if (element->kind == MATN_INLINE_STRONG && m->text.place == PLACE_HEADING)
    return false; /* all of a heading is strong */
  if (element->kind == MATN_INLINE_LINK) {
    return !is_within(held, which, MATN_INLINE_LINK) && link_is_safe(url_of(held, element));
  }
  if (element->kind == MATN_INLINE_CODE) return !code_touches(held, which);
  return emphasis_works(held, which, before, behind);
}

/* If all text of a code element is in a link, it becomes a link whose text is code: inside code nothing is
 * markup. */
static void turn_links_in_code(markdown_hold *held) {
  for (size_t i = 1; i < held->count; i++) {
    held_element *outer = &held->elements[i - 1], *inner = &held->elements[i];
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

static const char *delimiter_of(const held_element *element) {
  if (element->kind == MATN_INLINE_STRONG) return element->delimiter == '*' ? "**" : "__";
  return element->delimiter == '*' ? "*" : "_";
}

static void print_image(markdown *m, const held_element *element) {
  bool in_link = m->text.in_link;
  markdown_text_markup(m, "![");
  m->text.in_link = true;
  markdown_text_add(m, m->hold.urls + element->url + element->url_len, element->alt_len);
  m->text.in_link = in_link;
  markdown_text_markup(m, "]");
  print_url(m, url_of(&m->hold, element));
}

/* Prints the beginning of an element; returns how much of the text is printed with it. */
static size_t print_start(markdown *m, const held_element *element) {
  switch (element->kind) {
  case MATN_INLINE_IMAGE: print_image(m, element); return 0;
  case MATN_INLINE_CODE:
    print_code(m, m->hold.text + element->start, (size_t)element->end - element->start);
    break;
  case MATN_INLINE_LINK:
    markdown_text_markup(m, "[");
    m->text.in_link = true;
    return 0;
  default: markdown_text_markup(m, delimiter_of(element)); return 0;
  }
  return (size_t)element->end - element->start;
}

static void print_end(markdown *m, const held_element *element) {
  if (element->kind == MATN_INLINE_LINK) {
    markdown_text_markup(m, "]");
    print_url(m, url_of(&m->hold, element));
    m->text.in_link = false;
  } else if (element->kind != MATN_INLINE_CODE && element->kind != MATN_INLINE_IMAGE) {
    markdown_text_markup(m, delimiter_of(element));
  }
}

/* Prints what is held, with the elements that are active. */
static void print_held(markdown *m) {
  const markdown_hold *held = &m->hold;
  int16_t inside = -1; /* the innermost element that is being printed */
  size_t at = 0, next = 0;
  while (at < held->len || inside >= 0 || next < held->count) {
    const held_element *element = next < held->count ? &held->elements[next] : NULL;
    size_t stop = inside >= 0 ? held->elements[inside].end : held->len;
    if (element != NULL && element->start < stop) stop = element->start;
    if (at < stop) {
      markdown_text_add(m, held->text + at, stop - at);
      at = stop;
    }
    if (element != NULL && element->start <= at && element->parent == inside) {
      if (element->active) at += print_start(m, element);
      inside = (int16_t)next++;
    } else if (inside >= 0) {
      if (held->elements[inside].active) print_end(m, &held->elements[inside]);
      inside = held->elements[inside].parent;
    }
  }
}

/* Decides which elements are markup and prints what is held; `behind` is the class of what follows. */
static void print_all(markdown *m, uint8_t behind) {
  markdown_hold *held = &m->hold;
  const markdown_text *t = &m->text;
  uint32_t last = t->break_waits ? '\n' : t->pending != '\0' ? (unsigned char)t->pending : t->last;
  for (size_t i = 0; i < held->count; i++) {
    if (held->elements[i].open) held->elements[i].end = (uint16_t)held->len;
  }
  trim(held);
  turn_links_in_code(held);
  for (size_t i = 0; i < held->count; i++) held->elements[i].active = works(m, i, class_of(last), behind);
  print_held(m);
  for (int16_t i = held->innermost; i >= 0; i = held->elements[i].parent) held->lost++;
  held->innermost = -1;
  held->len = held->urls_len = held->count = 0;
}

void markdown_inline_start(markdown *m, uint8_t kind, matn_slice url, matn_slice alt) {
  markdown_hold *held = &m->hold;
  if (url.len + alt.len > HELD_URLS || !link_is_safe(url)) url.len = alt.len = 0;
  if (held->count == HELD_ELEMENTS || url.len + alt.len > HELD_URLS - held->urls_len) print_all(m, IS_ANY);
  held_element *element = &held->elements[held->count];
  *element = (held_element){.start = (uint16_t)held->len,
                            .end = (uint16_t)held->len,
                            .url = (uint16_t)held->urls_len,
                            .url_len = (uint16_t)url.len,
                            .alt_len = (uint16_t)alt.len,
                            .parent = held->innermost,
                            .kind = kind,
                            .open = true};
  if (url.len != 0) memcpy(held->urls + held->urls_len, url.bytes, url.len);
  if (alt.len != 0) memcpy(held->urls + held->urls_len + url.len, alt.bytes, alt.len);
  held->urls_len += url.len + alt.len;
  held->innermost = (int16_t)held->count++;
}

void markdown_inline_end(markdown *m) {
  markdown_hold *held = &m->hold;
  if (held->innermost < 0) {
    if (held->lost != 0) held->lost--;
    return;
  }
  held_element *element = &held->elements[held->innermost];
  element->end = (uint16_t)held->len;
  element->open = false;
  held->innermost = element->parent;
}

void markdown_inline_text(markdown *m, const char *utf8, size_t len) {
  markdown_hold *held = &m->hold;
  if (len == 0) return;
  if (held->count != 0 && (held->innermost < 0 || len > HELD_TEXT - held->len)) {
    print_all(m, class_of(first_of(utf8, len)));
  }
  if (held->count == 0) {
    markdown_text_add(m, utf8, len);
    return;
  }
  memcpy(held->text + held->len, utf8, len);
  held->len += len;
}

void markdown_inline_finish(markdown *m) {
  if (m->hold.count != 0) print_all(m, IS_SPACE);
  m->hold.lost = 0;
}
