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
static const run_class raw_text = {MATN_TOKEN_TEXT, '<', '<', '\0', false};
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

/* Sends a run, CR and NUL put right, and returns where it stopped: at a, at b, or at the end. */
static const char *send_run(matn_tokenizer *t, const run_class *class, const char *p, const char *end) {
  for (;;) {
    const char *start = p;
    p = scan_for(p, end, class->a, class->b);
    bool last = class->last != '\0' && p < end && *p == class->last;
    send_slice(t, class->kind, start, p, last);
    if (p == end) return p;
    if (*p == '\r') {
      p = carriage_return(t, class->kind, p, end);
    } else if (*p != '\0') {
      return p;
    } else if (class->keep_nul) {
      send_slice(t, class->kind, p, p + 1, false);
      p++;
    } else {
      send_replacement(t, class->kind, p++);
    }
  }
}

#endif
