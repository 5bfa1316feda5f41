/* The attributes that matn looks at, and on which elements. */
#ifndef MATN_ATTRIBUTES_H
#define MATN_ATTRIBUTES_H

#include "base.h"

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

/* The attribute of a name, in any case, if it matters on an element of these kinds; else ATTRIBUTE_OTHER. */
attribute_id matn_attribute(const char *name, size_t len, uint16_t kinds);

/* The kinds that an element is of; `near_headline`: it stands near the headline. */
uint16_t matn_attribute_kinds(uint8_t atom, bool near_headline);

#endif
