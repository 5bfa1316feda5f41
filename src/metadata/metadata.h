/* What the page says about itself. Values are bounded copies, each with its source and with how far it is
 * trusted. */
#ifndef MATN_METADATA_H
#define MATN_METADATA_H

#include "base/base.h"
#include "matn.h"
#include "trust.h"

typedef enum metadata_key {
  METADATA_TITLE,     /* as metadata or a headline give it */
  METADATA_TITLE_TAG, /* the title element, with the site's name in it as a rule */
  METADATA_BYLINE,    /* a list: its entries are divided by line feeds */
  METADATA_DATE,
  METADATA_MODIFIED,
  METADATA_SITE,
  METADATA_DESCRIPTION,
  METADATA_LANGUAGE,
  METADATA_CANONICAL,
  METADATA_IMAGE,
  METADATA_SECTION,
  METADATA_TAGS, /* a list, too */
  METADATA_LICENCE,
  METADATA_BASE,        /* what URLs are resolved against */
  METADATA_TEXT,        /* of the page, as its data give it: see json_ld_text.h */
  METADATA_UNSURE_TEXT, /* the same, of an object not yet known to be what the page is about */
  METADATA_COUNT,
  METADATA_NONE = METADATA_COUNT
} metadata_key;

/* Where in the pool a value is, and how far it is trusted. Only a source with more trust replaces it. */
typedef struct metadata_value {
  uint16_t at, len;
  uint8_t trust;  /* the source's rung; TRUST_NONE: no value */
  uint8_t source; /* matn_source */
} metadata_value;

typedef struct metadata {
  char *pool; /* the values, and behind them the one being collected */
  uint16_t size, used;
  uint16_t collected; /* bytes of the value being collected */
  uint16_t most;      /* bytes that it may have */
  bool collecting;
  bool space;  /* white space comes before its next character */
  bool cut;    /* it did not fit */
  bool frozen; /* nothing changes any more */
  uint64_t cut_values;
  bool labels_author; /* twitter:label1 says that twitter:data1 names the author */
  uint8_t direction;  /* matn_direction */
  metadata_value values[METADATA_COUNT];
} metadata;

/* Begins without values, in the caller's memory. */
void matn_metadata_init(metadata *m, char *pool, uint16_t size);

/* Begins to collect a value; what was collected and not stored is forgotten. */
void matn_metadata_collect(metadata *m);

/* The same for text of the page, which may be longer than other values. */
void matn_metadata_collect_text(metadata *m);

/* Adds bytes to the value being collected, as they are: whole characters of valid UTF-8. Leading white space
 * is left out. */
void matn_metadata_add(metadata *m, const char *utf8, size_t len);

/* Adds text to the value being collected. White space is collapsed, control characters are left out. */
void matn_metadata_text(metadata *m, const char *utf8, size_t len);

/* The value collected so far. Valid until the next call. */
matn_slice matn_metadata_collected(const metadata *m);

/* Stores the collected value under a key, unless the value there is from a source on the same rung or a
 * higher one. Markup is taken out, and dates are written as ISO 8601 does. If that leaves no value of the
 * key, nothing is stored. */
void matn_metadata_store(metadata *m, metadata_key key, matn_source source, uint8_t trust);

/* The same for an entry of a list. It is added to the list that is there, if that has the same source and
 * trust. */
void matn_metadata_store_entry(metadata *m, metadata_key key, matn_source source, uint8_t trust);

/* Collects and stores a value at once. */
void matn_metadata_offer(metadata *m, metadata_key key, matn_slice value, matn_source source, uint8_t trust);

/* Takes a URL as the base, after resolving it against the base so far. It is that of the document, or that of
 * a base element, which wins. */
void matn_metadata_store_base(metadata *m, matn_slice url, uint8_t trust);

/* Forgets a value. */
void matn_metadata_drop(metadata *m, metadata_key key);

/* Gives one key's value to another, which loses its own. */
void matn_metadata_move(metadata *m, metadata_key from, metadata_key to);

/* From now on no value changes or moves. */
void matn_metadata_freeze(metadata *m);

/* A value as it is stored; of length 0 if there is none. */
matn_slice matn_metadata_value(const metadata *m, metadata_key key);

#endif
