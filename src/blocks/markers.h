/* Where inline elements begin and end in the blocks that are not yet decided: markers in a ring of bytes, in
 * the order of the text. When it is full the oldest go: menus come first, and matter least. */
#ifndef MATN_MARKERS_H
#define MATN_MARKERS_H

#include "base/base.h"
#include "matn.h"

/* Kinds of markers besides those of matn_inline_kind. */
enum {
  MARKER_LANGUAGE = MATN_INLINE_COUNT, /* its text is the language of the block's code */
  MARKER_VOID, /* its block begins again: markers before it are void, but for images */
  MARKER_NONE  /* void */
};

/* Bytes of a programming language's name at most. */
#define CODE_LANGUAGE_MAX 32

/* Its URL and text follow it. */
typedef struct marker {
  uint32_t block;  /* serial number, modulo 2^32 */
  uint32_t offset; /* in the block's text, the same way */
  uint16_t url_len, text_len;
  uint8_t kind;
  bool is_start; /* an end follows later; also true for images and languages */
} marker;

typedef struct markers {
  unsigned char *bytes;
  uint32_t size, head, tail; /* written at head; the oldest at tail */
  uint32_t wrap;             /* where those before head 0 end, while wrapped */
  bool wrapped;
  uint64_t lost; /* starts that were dropped for want of room */
} markers;

/* Empties a ring over the caller's memory, aligned for a uint32_t. */
void matn_markers_init(markers *m, unsigned char *bytes, uint32_t size);

/* Adds a marker, with its lengths set, and what stands behind it. */
void matn_markers_push(markers *m, const marker *added, const char *url, const char *text);

/* The oldest marker if it is of this block; else NULL. */
const marker *matn_markers_first(const markers *m, uint32_t block);

/* The one after a marker if it is of the same block; else NULL. */
const marker *matn_markers_next(const markers *m, const marker *from);

/* Forgets the oldest marker. */
void matn_markers_pop(markers *m);

/* Forgets all of this block. */
void matn_markers_release(markers *m, uint32_t block);

/* Applies the void markers of this block. */
void matn_markers_settle(markers *m, uint32_t block);

/* The URL of a link or image that has one. */
static inline matn_slice marker_url(const marker *found) {
  return (matn_slice){(const char *)(found + 1), found->url_len};
}

static inline matn_slice marker_text(const marker *found) {
  return (matn_slice){found->text_len != 0 ? (const char *)(found + 1) + found->url_len : NULL,
                      found->text_len};
}

#endif
