/* Attributes are collected one at a time. Of an image's several the best URL is held; the language of code is
 * taken from the first class that names one, of pre, of code inside it, or of an element close around it. */
#include "inline_tags.h"

#include "base/collapse.h"
#include "base/saturate.h"
#include "base/string_list.h"
#include "metadata/url.h"

/* The elements that make inline events; the first is a link, which does not nest. */
static const struct inline_element {
  uint8_t atom, kind;
} elements[INLINES_ELEMENTS] = {
    {ATOM_A, MATN_INLINE_LINK},        {ATOM_EM, MATN_INLINE_EMPHASIS},  {ATOM_I, MATN_INLINE_EMPHASIS},
    {ATOM_CITE, MATN_INLINE_EMPHASIS}, {ATOM_DFN, MATN_INLINE_EMPHASIS}, {ATOM_VAR, MATN_INLINE_EMPHASIS},
    {ATOM_STRONG, MATN_INLINE_STRONG}, {ATOM_B, MATN_INLINE_STRONG},     {ATOM_CODE, MATN_INLINE_CODE},
    {ATOM_KBD, MATN_INLINE_CODE},      {ATOM_SAMP, MATN_INLINE_CODE},    {ATOM_TT, MATN_INLINE_CODE},
};

typedef enum inline_attribute {
  INLINE_NONE,
  INLINE_HREF,
  INLINE_SRC,
  INLINE_DATA_SRC,
  INLINE_SRCSET,
  INLINE_ALT,
  INLINE_CLASS,
  INLINE_LANG,
  INLINE_LANGUAGE
} inline_attribute;

enum { FOR_LINK = 1, FOR_IMAGE = 2, FOR_BLOCK = 4 };

/* Their names: a string list. */
static const char inline_names[] = "href\0src\0data-src\0srcset\0alt\0class\0data-lang\0data-language\0";

/* Which elements they are for; of an image, the URL of a higher rank is taken. */
static const struct known_inline {
  uint8_t on, rank;
} known_inlines[] = {
    [INLINE_HREF] = {FOR_LINK, 1},    [INLINE_SRC] = {FOR_IMAGE, 3},      [INLINE_DATA_SRC] = {FOR_IMAGE, 2},
    [INLINE_SRCSET] = {FOR_IMAGE, 1}, [INLINE_ALT] = {FOR_IMAGE, 0},      [INLINE_CLASS] = {FOR_BLOCK, 0},
    [INLINE_LANG] = {FOR_BLOCK, 0},   [INLINE_LANGUAGE] = {FOR_BLOCK, 0},
};

static uint8_t element_use(uint8_t atom) {
  if (atom == ATOM_A) return FOR_LINK;
  if (atom == ATOM_IMG) return FOR_IMAGE;
  if (atom == ATOM_CODE) return FOR_BLOCK;
  return (atom_properties(atom) & ELEMENT_BLOCK) != 0 ? FOR_BLOCK : 0;
}

bool matn_inlines_tag(inlines *n, uint8_t atom) {
  n->attribute_len = n->rank = 0;
  n->attribute = INLINE_NONE;
  n->value_len = n->reference_len = n->alt_len = 0;
  n->cut = n->has_alt = false;
  n->own.len = 0;
  return element_use(atom) != 0;
}

/* Languages -------------------------------------------------------------------------------------------- */

static bool is_language_character(unsigned char c) {
  return is_alnum(c) || c == '+' || c == '#' || c == '.' || c == '-';
}

static void take_language(code_language *language, const char *word, size_t len) {
  if (language->len != 0) return;
  while (len > 0 && !is_alnum((unsigned char)*word)) {
    word++;
    len--;
  }
  for (size_t i = 0; i < len && language->len < CODE_LANGUAGE_MAX; i++) {
    if (!is_language_character((unsigned char)word[i])) break;
    language->name[language->len++] = (char)to_lower((unsigned char)word[i]);
  }
}

/* Beginnings of words of class before a language's name, and words that one follows. */
static const char prefixes[] = "language-\0lang-\0highlight-source-\0brush:\0";
static const char announcers[] = "brush:\0hljs\0sourcecode\0";

static void read_class(inlines *n) {
  bool announced = false;
  code_language after = {0};
  for (size_t at = 0, len; at < n->value_len; at += len + 1) {
    const char *word = n->value + at;
    for (len = 0; at + len < n->value_len && !is_space((unsigned char)word[len]);) len++;
    if (n->cut && at + len == n->value_len) break;
    for (const char *known = prefixes; *known != '\0'; known = matn_string_next(known)) {
      size_t prefix = matn_text_begins(word, len, known);
      if (prefix != 0) take_language(&n->own, word + prefix, len - prefix);
    }
    if (announced) take_language(&after, word, len);
    announced = announced || matn_string_find(announcers, word, len) >= 0;
  }
  if (n->own.len == 0) n->own = after;
}

static void read_language(inlines *n, uint8_t atom, const outline *o) {
  const frame *top = o->top;
  if (atom == ATOM_CODE) {
    if (n->own.len != 0 && (top->enclosing & IN_PRE) != 0) n->language = n->own;
    return;
  }
  if (top == o->frames || top->atom != atom) return;
  if (atom != ATOM_PRE) {
    if (n->own.len == 0) return;
    n->around = n->own;
    n->around_serial = top->serial;
    return;
  }
  bool is_around =
      top[-1].serial == n->around_serial || (top > o->frames + 1 && top[-2].serial == n->around_serial);
  n->language = n->own;
  if (n->own.len == 0 && is_around) n->language = n->around;
}

/* Attributes ------------------------------------------------------------------------------------------- */

static void begin_inline_value(inlines *n, uint8_t atom) {
  bool is_short = n->attribute_len < INLINES_ATTRIBUTE_MAX;
  int which = is_short ? matn_string_find(inline_names, n->name, n->attribute_len) + 1 : INLINE_NONE;
  n->attribute = (known_inlines[which].on & element_use(atom)) != 0 ? (uint8_t)which : (uint8_t)INLINE_NONE;
  n->attribute_len = 0;
  n->value_len = 0;
  n->cut = n->space = false;
  if (n->attribute == INLINE_ALT && n->has_alt) n->attribute = INLINE_NONE;
}

static void keep_bytes(inlines *n, const char *bytes, size_t len) {
  while (n->value_len == 0 && len > 0 && (unsigned char)*bytes <= ' ') {
    bytes++;
    len--;
  }
  size_t room = (size_t)(n->unit - n->value_len);
  if (len > room) {
    n->cut = true;
    len = room;
  }
  if (len == 0) return;
  memcpy(n->value + n->value_len, bytes, len);
  n->value_len = (uint16_t)(n->value_len + len);
}

/* One more character, behind a space if white space came before it. */
static void add_to_alt(inlines *n, const char *character, size_t len) {
  n->cut = n->cut || n->alt_len + n->space + len > n->unit / 2u;
  if (n->cut) return;
  if (n->space) n->alt[n->alt_len++] = ' ';
  n->space = false;
  memcpy(n->alt + n->alt_len, character, len);
  n->alt_len = (uint16_t)(n->alt_len + len);
}

static void keep_alt(inlines *n, const char *utf8, size_t len) {
  for (size_t at = 0, step; at < len; at += step) {
    text_class class = matn_text_class(utf8 + at, &step);
    if (collapse(class, n->alt_len != 0, &n->space)) add_to_alt(n, utf8 + at, step);
  }
}

/* Holds the value as the tag's URL unless a better one is held. */
static void hold(inlines *n) {
  uint8_t rank = known_inlines[n->attribute].rank;
  bool is_data = n->attribute != INLINE_HREF && matn_text_begins(n->value, n->value_len, "data:") != 0;
  if (rank <= n->rank || is_data || (n->value_len == 0 && n->attribute != INLINE_HREF)) return;
  n->rank = rank;
  n->reference_len = n->cut ? UINT16_MAX : n->value_len;
  if (!n->cut) memcpy(n->reference, n->value, n->value_len);
}

static void end_inline_value(inlines *n) {
  switch ((inline_attribute)n->attribute) {
  case INLINE_SRCSET:
    for (uint16_t i = 0; i < n->value_len; i++) {
      if (!is_space((unsigned char)n->value[i])) continue;
      n->value_len = i;
      n->cut = false;
    }
    while (n->value_len > 0 && n->value[n->value_len - 1] == ',') n->value_len--;
    hold(n);
    break;
  case INLINE_HREF:
  case INLINE_SRC:
  case INLINE_DATA_SRC: hold(n); break;
  case INLINE_ALT: n->has_alt = true; break;
  case INLINE_CLASS: read_class(n); break;
  case INLINE_LANG:
  case INLINE_LANGUAGE: take_language(&n->own, n->value, n->value_len); break;
  case INLINE_NONE: break;
  }
}

void matn_inlines_attribute(inlines *n, uint8_t atom, const matn_token *token) {
  if (token->kind == MATN_TOKEN_ATTRIBUTE_VALUE) {
    if (n->attribute == INLINE_NONE) return;
    if (n->attribute == INLINE_ALT) {
      keep_alt(n, token->bytes, token->len);
    } else {
      keep_bytes(n, token->bytes, token->len);
    }
    if (token->last) end_inline_value(n);
    return;
  }
  for (size_t i = 0; i < token->len && n->attribute_len < INLINES_ATTRIBUTE_MAX; i++) {
    n->name[n->attribute_len++] = (char)to_lower((unsigned char)token->bytes[i]);
  }
  if (token->last) begin_inline_value(n, atom);
}

/* Tags ------------------------------------------------------------------------------------------------- */

/* Writes the held URL, resolved, to room of one unit; 0 if there is none or it finds no room. */
static uint16_t resolve_inline(inlines *n, matn_slice base, char *out) {
  if (n->rank == 0) return 0;
  size_t len = 0;
  if (n->reference_len != UINT16_MAX) {
    len = matn_url_resolve(base, (matn_slice){n->reference, n->reference_len}, out, n->unit);
  }
  n->markers.lost += len == 0 && n->reference_len != 0;
  return (uint16_t)len;
}

static const struct inline_element *element_of(uint8_t atom) {
  for (size_t i = 0; i < COUNT_OF(elements); i++) {
    if (elements[i].atom == atom) return &elements[i];
  }
  return NULL;
}

/* Whether an element of a kind is open. */
static bool is_kind_open(const inlines *n, uint8_t kind) {
  for (size_t i = 0; i < COUNT_OF(elements); i++) {
    if (elements[i].kind == kind && n->open[i] != 0) return true;
  }
  return false;
}

static void start_link(inlines *n, uint32_t end, matn_slice base) {
  matn_inlines_close_kind(n, MATN_INLINE_LINK, end);
  n->link_len = resolve_inline(n, base, n->link);
  n->open[0] = n->link_len != 0;
  if (n->open[0] != 0) matn_inlines_open_kind(n, MATN_INLINE_LINK);
}

void matn_inlines_start_tag(inlines *n, uint8_t atom, const outline *o, uint32_t end, matn_slice base) {
  if (element_use(atom) == FOR_BLOCK) read_language(n, atom, o);
  if (atom == ATOM_A) {
    start_link(n, end, base);
  } else if (atom == ATOM_IMG) {
    uint16_t len = resolve_inline(n, base, n->value);
    if (len != 0) matn_inlines_image(n, (matn_slice){n->value, len}, end);
  } else if ((atom_properties(atom) & ELEMENT_INLINE) != 0) {
    const struct inline_element *element = element_of(atom);
    if (element == NULL) return;
    uint16_t *open = &n->open[element - elements];
    add_saturating_16(open, 1);
    matn_inlines_open_kind(n, element->kind);
  }
}

void matn_inlines_end_tag(inlines *n, uint8_t atom, uint32_t end) {
  if ((atom_properties(atom) & ELEMENT_INLINE) == 0) return;
  const struct inline_element *element = element_of(atom);
  if (element == NULL || n->open[element - elements] == 0) return;
  n->open[element - elements]--;
  if (!is_kind_open(n, element->kind)) matn_inlines_close_kind(n, element->kind, end);
}
