/* Sends the inline elements of a block between the pieces of its text. */
#ifndef MATN_INLINE_EVENTS_H
#define MATN_INLINE_EVENTS_H

#include "markers.h"

/* Where a piece of text and inline events go. */
typedef struct inline_sink {
  void (*text)(void *ctx, const char *utf8, size_t len);
  void (*start)(void *ctx, const matn_inline *element);
  void (*end)(void *ctx, const matn_inline *element);
  void *ctx;
} inline_sink;

/* The block being sent. */
typedef struct inline_events {
  uint32_t block;                  /* its serial number */
  uint32_t at;                     /* bytes of its text that were sent */
  uint8_t open[MATN_INLINE_IMAGE]; /* kinds that are open, innermost last */
  uint8_t open_len;
  uint8_t wanted; /* kinds that stand around the next character, as bits */
  uint16_t url_len, language_len;
  char *url; /* of the open link */
  char language[CODE_LANGUAGE_MAX];
} inline_events;

/* The language of its code; of length 0 if it is none, or not known. */
static inline matn_slice inline_events_language(const inline_events *e) {
  return (matn_slice){e->language_len != 0 ? e->language : NULL, e->language_len};
}

/* Begins a block. */
void matn_inline_events_begin(inline_events *e, markers *m, uint32_t block);

/* Sends the next piece of its text. */
void matn_inline_events_text(inline_events *e, markers *m, const inline_sink *sink, matn_slice text);

/* Ends it. */
void matn_inline_events_end(inline_events *e, markers *m, const inline_sink *sink);

#endif
