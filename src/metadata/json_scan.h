/* Reads JSON (RFC 8259) as it arrives, and says where objects, arrays and strings are.
 *
 * The input comes in fragments of any size that end at character boundaries of UTF-8. Nothing is stored but
 * the key being read. Input is never an error: what is not JSON is passed over, and nesting of any depth is
 * counted. */
#ifndef MATN_JSON_SCAN_H
#define MATN_JSON_SCAN_H

#include "base/base.h"
#include "matn.h"

/* Longer keys are not known. */
#define JSON_KEY_MAX 16

/* Containers nested deeper than this count as objects, whatever they are. */
#define JSON_DEPTH_KNOWN 64

typedef enum json_event {
  JSON_MORE, /* the fragment is at its end */
  JSON_OBJECT_START,
  JSON_OBJECT_END,
  JSON_ARRAY_START,
  JSON_ARRAY_END,
  JSON_STRING_START, /* a string that is a value; numbers and names such as true bring no events */
  JSON_TEXT,         /* of that string: any number of fragments */
  JSON_STRING_END
} json_event;

typedef struct json_scan {
  uint8_t digits;         /* of unit, that were read */
  uint8_t state;          /* see json_scan.c */
  uint8_t key_len;        /* bytes in key; JSON_KEY_MAX + 1: too long to be known */
  bool expects_key;       /* the next string of this object is a key */
  bool in_key;            /* so is the one being read */
  uint16_t unit;          /* the UTF-16 code unit that is being read as \uXXXX */
  uint16_t high;          /* a high surrogate that waits for its low one; 0: none */
  uint32_t depth;         /* open containers, with the one that starts, without the one that ended */
  uint64_t arrays;        /* a bit for each depth: the container there is an array */
  char key[JSON_KEY_MAX]; /* at a START event the value's key; see matn_json_key_is() */
  char made[4];           /* a character that was escaped */
} json_scan;

/* Makes a scan ready for a document; all zero bytes are the same. */
void matn_json_scan_init(json_scan *s);

/* Reads on from *at, which it advances, to the next event. `text` receives the bytes of JSON_TEXT: whole
 * characters of valid UTF-8, if the input is, that live until the next call. Surrogates that are not paired
 * become U+FFFD. At JSON_STRING_START and JSON_STRING_END the quote is the byte before *at. */
json_event matn_json_next(json_scan *s, const char **at, const char *end, matn_slice *text);

/* Whether the innermost container is an array. */
static inline bool json_in_array(const json_scan *s) {
  return s->depth != 0 && s->depth <= JSON_DEPTH_KNOWN && (s->arrays >> (s->depth - 1) & 1) != 0;
}

/* Whether the value that starts has this key, which is shorter than JSON_KEY_MAX. Values in an array have the
 * array's key, up to the first container in it. */
bool matn_json_key_is(const json_scan *s, const char *key);

#endif
