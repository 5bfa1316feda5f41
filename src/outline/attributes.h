/* The attributes that matn looks at, and on which elements. */
#ifndef MATN_ATTRIBUTES_H
#define MATN_ATTRIBUTES_H

#include "base/name_key.h"
#include "base/text.h"
#include "tokenizer/atoms.h"

/* Longest name that is known. */
#define ATTRIBUTE_NAME_MAX 12

typedef enum attribute_id {
  ATTRIBUTE_OTHER,
  ATTRIBUTE_CLASS,
  ATTRIBUTE_ID,
  ATTRIBUTE_ROLE,
  ATTRIBUTE_ITEMPROP,
  ATTRIBUTE_STYLE,
  ATTRIBUTE_HIDDEN,
  ATTRIBUTE_ARIA_HIDDEN,
  ATTRIBUTE_HREF,
  ATTRIBUTE_REL,
  ATTRIBUTE_META_NAME,
  ATTRIBUTE_PROPERTY,
  ATTRIBUTE_HTTP_EQUIV,
  ATTRIBUTE_CONTENT,
  ATTRIBUTE_CHARSET,
  ATTRIBUTE_LANG,
  ATTRIBUTE_DIR,
  ATTRIBUTE_DATETIME,
  ATTRIBUTE_TYPE,
  ATTRIBUTE_NUMBER, /* start, value, colspan */
  ATTRIBUTE_ROWSPAN,
  ATTRIBUTE_REVERSED
} attribute_id;

/* Kinds of elements, by what their attributes tell. */
enum {
  ON_ANY = 1,
  ON_META = 2,
  ON_LINK = 4,
  ON_A = 8,
  ON_HTML = 16,
  ON_TIME = 32,
  ON_SCRIPT = 64,
  ON_COUNTED = 128,
  ON_NEAR = 256 /* the headline: elements that are not looked at elsewhere */
};

/* Known ones; the first is none. */
typedef struct known_attribute {
  char name[ATTRIBUTE_NAME_MAX + 1];
  uint8_t id;  /* attribute_id */
  uint16_t on; /* elements on which it matters */
} known_attribute;

extern const known_attribute matn_known_attributes[];

/* Which of them a name may be, by its first letter, the one in the middle (at half the length), and the
 * length; the same for small letters and capital ones. */
enum { ATTRIBUTE_SLOTS = 64 };
#define ATTRIBUTE_SLOT(first, middle, len) ((((first) + (middle)) * 2u + (len)*5u) % ATTRIBUTE_SLOTS)

extern const uint8_t matn_attribute_slots[ATTRIBUTE_SLOTS];

/* Whether a name is the known one in any case: what tells capital letters from small ones is a bit that all
 * characters of known names have. */
static inline bool is_same_attribute(const char *known, const char *name, size_t len) {
  const unsigned char *a = (const unsigned char *)known, *b = (const unsigned char *)name;
  uint64_t differences;
  if (len >= 8) {
    differences = (load_8(a) ^ load_8(b)) | (load_8(a + len - 8) ^ load_8(b + len - 8));
  } else if (len >= 4) {
    differences = (load_4(a) ^ load_4(b)) | (load_4(a + len - 4) ^ load_4(b + len - 4));
  } else {
    differences = (unsigned)((a[0] ^ b[0]) | (a[len / 2] ^ b[len / 2]) | (a[len - 1] ^ b[len - 1]));
  }
  return (differences & ~NAME_KEY_CASE) == 0;
}

/* The attribute of a name, in any case, if it matters on an element with these ON_ bits; else
 * ATTRIBUTE_OTHER. */
static INLINE_FOR_SPEED attribute_id attribute_of(const char *name, size_t len, uint16_t on) {
  if (len - 1 >= ATTRIBUTE_NAME_MAX) return ATTRIBUTE_OTHER;
  unsigned first = (unsigned char)name[0], middle = (unsigned char)name[len / 2];
  uint8_t slot = matn_attribute_slots[ATTRIBUTE_SLOT(first, middle, (unsigned)len)];
  const known_attribute *known = &matn_known_attributes[slot];
  if ((known->on & on) == 0 || known->name[len] != '\0') return ATTRIBUTE_OTHER;
  bool same =
      FOR_SPEED ? is_same_attribute(known->name, name, len) : matn_text_begins(name, len, known->name) == len;
  return same ? (attribute_id)known->id : ATTRIBUTE_OTHER;
}

/* The ON_ bits of an element; `near_headline`: it stands near the headline. */
static INLINE_FOR_SPEED uint16_t attributes_on(uint8_t atom, bool near_headline) {
  static const uint8_t own_bits[8] = {[ELEMENT_ON_META] = ON_META,
                                      [ELEMENT_ON_LINK] = ON_LINK,
                                      [ELEMENT_ON_A] = ON_A,
                                      [ELEMENT_ON_HTML] = ON_HTML | ON_ANY,
                                      [ELEMENT_ON_TIME] = ON_TIME | ON_ANY,
                                      [ELEMENT_ON_SCRIPT] = ON_SCRIPT,
                                      [ELEMENT_ON_COUNTED] = ON_COUNTED | ON_ANY};
  uint16_t properties = atom_properties(atom), own = own_bits[properties >> ELEMENT_ON_SHIFT];
  if ((properties & ELEMENT_INLINE) != 0) return near_headline ? own | ON_NEAR : own;
  if (own != 0) return own;
  return (properties & (ELEMENT_VOID | ELEMENT_UNSEEN)) != 0 ? 0 : ON_ANY;
}

#endif
