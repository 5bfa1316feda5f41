/* Runs of text: scanned, sent as slices, with CR and NUL put right. */
#ifndef MATN_TOKENIZER_RUNS_H
#define MATN_TOKENIZER_RUNS_H

#include "scan.h"
#include "tokenizer_parts.h"

/* p is at a CR. Returns where reading goes on: at the LF of a CR LF, which then stands for both. */
static const char *carriage_return(matn_tokenizer *t, uint8_t kind, const char *p, const char *end) {
  if (p + 1 < end && p[1] == '\n') return p + 1;
  send_made(t, kind, "\n", 1, offset_at(t, p), offset_at(t, p + 1));
  t->skip_line_feed = p + 1 == end;
  return p + 1;
}

/* What a state scans for, and what its text is. */
typedef struct run_class {
  uint8_t kind;  /* of the fragments */
  char a, b;     /* where the run stops, besides CR and NUL */
  char last;     /* the fragment before this byte is the token's last; NUL: none */
  bool keep_nul; /* NUL is sent as it is (data and CDATA section states), not as U+FFFD */
} run_class;

static const run_class data_text = {MATN_TOKEN_TEXT, '<', '&', '\0', true};
static const run_class rcdata_text = {MATN_TOKEN_TEXT, '<', '&', '\0', false};
static const run_class plain_text = {MATN_TOKEN_TEXT, '\r', '\r', '\0', false};
static const run_class escaped_text = {MATN_TOKEN_TEXT, '<', '-', '\0', false};
static const run_class cdata_text = {MATN_TOKEN_TEXT, ']', ']', '\0', true};
static const run_class double_quoted = {MATN_TOKEN_ATTRIBUTE_VALUE, '"', '&', '"', false};
static const run_class single_quoted = {MATN_TOKEN_ATTRIBUTE_VALUE, '\'', '&', '\'', false};
static const run_class comment_text = {MATN_TOKEN_COMMENT, '-', '-', '\0', false};
static const run_class bogus_comment_text = {MATN_TOKEN_COMMENT, '>', '>', '>', false};
static const run_class public_double_quoted = {MATN_TOKEN_DOCTYPE_PUBLIC, '"', '>', '"', false};
static const run_class public_single_quoted = {MATN_TOKEN_DOCTYPE_PUBLIC, '\'', '>', '\'', false};
static const run_class system_double_quoted = {MATN_TOKEN_DOCTYPE_SYSTEM, '"', '>', '"', false};
static const run_class system_single_quoted = {MATN_TOKEN_DOCTYPE_SYSTEM, '\'', '>', '\'', false};

/* Sends the bytes of a run from start to p, where the scan stopped. */
static ALWAYS_INLINE void send_scanned(matn_tokenizer *t, const run_class *class, const char *start,
                                       const char *p, const char *end) {
  bool last = class->last != '\0' && p < end && *p == class->last;
  send_slice(t, class->kind, start, p, last);
}

/* Goes on with a run that stopped at a CR or NUL: it is put right. */
static const char *send_rest(matn_tokenizer *t, const run_class *class, const char *p, const char *end) {
  while (p < end && (*p == '\r' || *p == '\0')) {
    const char *start = p;
    if (*p == '\r') {
      p = start = carriage_return(t, class->kind, p, end);
    } else if (class->keep_nul) {
      while (p < end && *p == '\0') p++;
    } else {
      send_replacement(t, class->kind, p++);
      start = p;
    }
    p = scan_for(p, end, class->a, class->b);
    send_scanned(t, class, start, p, end);
  }
  return p;
}

/* Whether at p, where a run stops, there is a "&" that no character reference begins with. */
static inline bool is_mere_ampersand(const char *p, const char *end) {
  return p + 1 < end && *p == '&' && !is_alnum((unsigned char)p[1]) && p[1] != '#';
}

/* Whether a tag, comment or the like begins with "<" and this byte. */
static inline bool begins_markup(char c) {
  return is_alpha((unsigned char)c) || c == '/' || c == '!' || c == '?';
}

/* Sends a run, CR and NUL put right, and returns where it stopped: at a, at b, or at the end. */
static ALWAYS_INLINE const char *send_run(matn_tokenizer *t, const run_class *class, const char *p,
                                          const char *end) {
  const char *start = p;
  p = scan_for(p, end, class->a, class->b);
  while (class->b == '&' && is_mere_ampersand(p, end)) p = scan_for(p + 1, end, class->a, class->b);
  send_scanned(t, class, start, p, end);
  bool is_broken = p < end && (class->a == '\r' || *p != class->a) && (*p == '\r' || *p == '\0');
  return is_broken ? send_rest(t, class, p, end) : p;
}

/* The same for raw text: only a "<" before "/" or "!" can be the beginning of something else. */
static const char *send_raw_run(matn_tokenizer *t, const char *p, const char *end) {
  const char *start = p;
  for (;;) {
    p = scan_for(p, end, '<', '<');
    if (p < end && *p == '<') {
      if (p + 1 == end || p[1] == '/' || p[1] == '!') break;
      p++;
      continue;
    }
    send_slice(t, MATN_TOKEN_TEXT, start, p, false);
    if (p == end) return p;
    if (*p == '\r') {
      p = start = carriage_return(t, MATN_TOKEN_TEXT, p, end);
    } else {
      send_replacement(t, MATN_TOKEN_TEXT, p++);
      start = p;
    }
  }
  send_slice(t, MATN_TOKEN_TEXT, start, p, false);
  return p;
}

#endif
