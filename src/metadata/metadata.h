/* What the page says about itself: bounded copies of the values, each with its source and how far it is
 * trusted. */
#ifndef MATN_METADATA_H
#define MATN_METADATA_H

#include "base/base.h"
#include "matn.h"

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

/* Where in the pool a value is, and how far it is trusted: a surer source replaces a value, others do not. */
typedef struct metadata_value {
  uint16_t at, len;
  uint8_t trust;  /* 0: no value */
  uint8_t source; /* matn_source */
} metadata_value;

/* Trust in a title that is the page's headline: this or more is more than in any element of the head. */
#define METADATA_TRUST_HEADLINE 4
#define METADATA_TRUST_LEAST 1

/* Up to such a trust in authors, they are those of something else unless the page has a date. */
#define METADATA_TRUST_DATED 2
/* In the two sources of the base. */
#define METADATA_TRUST_DOCUMENT 1
#define METADATA_TRUST_BASE_ELEMENT 2

typedef struct metadata {
  char *pool; /* the values, and behind them the one being collected */
  uint16_t size, used;
  uint16_t collected; /* bytes of the value being collected */
  uint16_t most;      /* it may have */
  bool collecting;
  bool space;  /* white space before its next character */
  bool cut;    /* it did not fit */
  bool frozen; /* nothing changes any more */
  uint64_t cut_values;
  bool labels_author; /* twitter:label1 says that twitter:data1 names the author */
  uint8_t direction;  /* matn_direction */
  metadata_value values[METADATA_COUNT];
} metadata;

/* Empties it over the caller's memory. */
void matn_metadata_init(metadata *m, char *pool, uint16_t size);

/* Begins to collect a value; what was collected and not stored is forgotten. */
void matn_metadata_collect(metadata *m);

/* The same for text of the page, which may be longer. */
void matn_metadata_collect_text(metadata *m);

/* More of it, as it is: whole characters of valid UTF-8. Leading white space is left out. */
void matn_metadata_add(metadata *m, const char *utf8, size_t len);

/* More text of the value being collected: white space is collapsed, controls are left out. */
void matn_metadata_text(metadata *m, const char *utf8, size_t len);

/* What was collected so far; until the next call. */
matn_slice matn_metadata_collected(const metadata *m);

/* Stores the collected value under a key, unless a source that is trusted as much gave one. Markup in it is
 * left out, dates are written as ISO 8601 does; what then is no value of its key is not stored. */
void matn_metadata_store(metadata *m, metadata_key key, matn_source source, uint8_t trust);

/* The same for one more entry of a list: entries of one source are joined. */
void matn_metadata_store_entry(metadata *m, metadata_key key, matn_source source, uint8_t trust);

/* A value that is at hand. */
void matn_metadata_offer(metadata *m, metadata_key key, matn_slice value, matn_source source, uint8_t trust);

/* Takes a URL, resolved against the base so far, as the base: that of the document, or that of its base
 * element, which wins. */
void matn_metadata_store_base(metadata *m, matn_slice url, uint8_t trust);

/* Forgets a value. */
void matn_metadata_drop(metadata *m, metadata_key key);

/* Gives one key's value to another, which loses its own. */
void matn_metadata_move(metadata *m, metadata_key from, metadata_key to);

/* Keeps all values as and where they are. */
void matn_metadata_freeze(metadata *m);

/* A value as it is stored; of length 0 if there is none. */
matn_slice matn_metadata_value(const metadata *m, metadata_key key);

/* The values as the caller sees them; the page's kind and encoding are left alone. */
void matn_metadata_get(const metadata *m, matn_metadata *out);

#endif
