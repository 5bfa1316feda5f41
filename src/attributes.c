/* The macro gives each name a slot of its own, or the compiler warns of one written twice. */
#include "attributes.h"

#include "atoms.h"
#include "name_key.h"
#include "text.h"

enum { SLOTS = 64 };

/* By the first letter, the one in the middle (at half the length), and the length. */
#define SLOT(first, middle, len) (((first) + (middle)*61u + (len)) % SLOTS)

static const struct known_attribute {
  char name[ATTRIBUTE_NAME_MAX + 1];
  uint8_t id;
  uint16_t on; /* elements on which it matters */
} known_attributes[] = {
    {"", ATTRIBUTE_OTHER, 0},
    {"class", ATTRIBUTE_CLASS, ON_ANY | ON_NEAR},
    {"id", ATTRIBUTE_ID, ON_ANY},
    {"role", ATTRIBUTE_ROLE, ON_ANY},
    {"itemprop", ATTRIBUTE_ITEMPROP, ON_ANY | ON_META | ON_NEAR},
    {"style", ATTRIBUTE_STYLE, ON_ANY},
    {"hidden", ATTRIBUTE_HIDDEN, ON_ANY},
    {"aria-hidden", ATTRIBUTE_ARIA_HIDDEN, ON_ANY},
    {"href", ATTRIBUTE_HREF, ON_A | ON_LINK},
    {"rel", ATTRIBUTE_REL, ON_LINK | ON_NEAR},
    {"name", ATTRIBUTE_META_NAME, ON_META},
    {"property", ATTRIBUTE_PROPERTY, ON_META},
    {"http-equiv", ATTRIBUTE_HTTP_EQUIV, ON_META},
    {"content", ATTRIBUTE_CONTENT, ON_META},
    {"charset", ATTRIBUTE_CHARSET, ON_META},
    {"lang", ATTRIBUTE_LANG, ON_HTML},
    {"dir", ATTRIBUTE_DIR, ON_HTML},
    {"datetime", ATTRIBUTE_DATETIME, ON_TIME},
    {"type", ATTRIBUTE_TYPE, ON_SCRIPT},
    {"start", ATTRIBUTE_NUMBER, ON_COUNTED},
    {"value", ATTRIBUTE_NUMBER, ON_COUNTED},
    {"colspan", ATTRIBUTE_NUMBER, ON_COUNTED},
    {"rowspan", ATTRIBUTE_ROWSPAN, ON_COUNTED},
    {"reversed", ATTRIBUTE_REVERSED, ON_COUNTED},
};

/* Which of them it is. */
static const uint8_t slots[SLOTS] = {
    [SLOT('c', 'a', 5)] = 1,  [SLOT('i', 'd', 2)] = 2,  [SLOT('r', 'l', 4)] = 3,  [SLOT('i', 'p', 8)] = 4,
    [SLOT('s', 'y', 5)] = 5,  [SLOT('h', 'd', 6)] = 6,  [SLOT('a', 'h', 11)] = 7, [SLOT('h', 'e', 4)] = 8,
    [SLOT('r', 'e', 3)] = 9,  [SLOT('n', 'm', 4)] = 10, [SLOT('p', 'e', 8)] = 11, [SLOT('h', 'e', 10)] = 12,
    [SLOT('c', 't', 7)] = 13, [SLOT('c', 'r', 7)] = 14, [SLOT('l', 'n', 4)] = 15, [SLOT('d', 'i', 3)] = 16,
    [SLOT('d', 't', 8)] = 17, [SLOT('t', 'p', 4)] = 18, [SLOT('s', 'a', 5)] = 19, [SLOT('v', 'l', 5)] = 20,
    [SLOT('c', 's', 7)] = 21, [SLOT('r', 's', 7)] = 22, [SLOT('r', 'r', 8)] = 23,
};

/* Whether a name is the known one in any case: what tells capital letters from small ones is a bit that all
 * characters of known names have. */
static inline bool is_same_name(const char *known, const char *name, size_t len) {
  name_key a = name_key_of(known, len), b = name_key_of(name, len);
  return (((a.first ^ b.first) | (a.last ^ b.last)) & ~NAME_KEY_CASE) == 0;
}

attribute_id matn_attribute(const char *name, size_t len, uint16_t kinds) {
  if (len - 1 >= ATTRIBUTE_NAME_MAX) return ATTRIBUTE_OTHER;
  unsigned first = (unsigned char)name[0] | 0x20u, middle = (unsigned char)name[len / 2] | 0x20u;
  const struct known_attribute *known = &known_attributes[slots[SLOT(first, middle, (unsigned)len)]];
  if ((known->on & kinds) == 0 || known->name[len] != '\0') return ATTRIBUTE_OTHER;
  bool same =
      FOR_SPEED ? is_same_name(known->name, name, len) : matn_text_begins(name, len, known->name) == len;
  return same ? (attribute_id)known->id : ATTRIBUTE_OTHER;
}

/* Elements that have attributes of their own. */
static uint16_t own_kinds(uint8_t atom) {
  switch ((enum atom)atom) {
  case ATOM_META: return ON_META;
  case ATOM_BASE:
  case ATOM_LINK: return ON_LINK;
  case ATOM_A: return ON_A;
  case ATOM_HTML:
  case ATOM_BODY: return ON_HTML | ON_ANY;
  case ATOM_TIME: return ON_TIME | ON_ANY;
  case ATOM_SCRIPT: return ON_SCRIPT;
  default: return ON_COUNTED | ON_ANY; /* ol, li, td, th */
  }
}

uint16_t matn_attribute_kinds(uint8_t atom, bool near_headline) {
  uint16_t properties = atom_properties(atom), near = near_headline ? ON_NEAR : 0;
  if ((properties & ELEMENT_ATTRIBUTES) != 0) return own_kinds(atom) | (atom == ATOM_A ? near : 0);
  if ((properties & ELEMENT_INLINE) != 0) return near;
  return (properties & (ELEMENT_VOID | ELEMENT_UNSEEN)) != 0 ? 0 : ON_ANY;
}
