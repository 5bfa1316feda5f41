/* Runs of text: scanned and sent as slices; CR and NUL are replaced. */
#ifndef MATN_TEXT_RUNS_H
#define MATN_TEXT_RUNS_H

#include "base/scan.h"
#include "references.h"

/* Whether CR LF stands at p, and no CR follows it. */
static inline bool is_line_end(const char *p, const char *end) {
  return p + 1 < end && p[0] == '\r' && p[1] == '\n' && (p + 2 == end || p[2] != '\r');
}

/* Sends an LF for each CR or CR LF from p on, up to a line end as is_line_end() finds it. */
static NEVER_INLINE const char *line_feeds(matn_tokenizer *t, uint8_t kind, const char *p, const char *end) {
  static const char feeds[] = "\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n";
  const char *start = p;
  size_t count = 0;
  for (; p < end && *p == '\r' && count < sizeof feeds - 1 && !is_line_end(p, end); count++) {
    p += p + 1 < end && p[1] == '\n' ? 2 : 1;
  }
  send_made(t, kind, feeds, count, offset_at(t, start), offset_at(t, p));
  t->skip_line_feed = p == end;
  return p;
}

/* p is at a CR. This CR and those right behind it become LFs. If the last one is part of a CR LF, its LF
 * stands for both, and reading goes on there. */
static inline const char *carriage_returns(matn_tokenizer *t, uint8_t kind, const char *p, const char *end) {
  if (!is_line_end(p, end)) p = line_feeds(t, kind, p, end);
  return is_line_end(p, end) ? p + 1 : p;
}

/* What a state scans for, and what its text is. */
typedef struct run_class {
  uint8_t kind;  /* of the fragments */
  char a, b;     /* where the run stops, besides CR and NUL */
  char last;     /* a fragment that ends before this byte is the token's last; NUL: there is no such byte */
  bool keep_nul; /* NUL is sent as it is (data and CDATA section states), not as U+FFFD */
} run_class;

static const run_class data_state_text = {MATN_TOKEN_TEXT, '<', '&', '\0', true};
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

/* Goes on with a run that stopped at a CR or NUL, and replaces that. */
static const char *send_rest(matn_tokenizer *t, const run_class *class, const char *p, const char *end) {
  while (p < end && (*p == '\r' || *p == '\0')) {
    if (*p == '\r') {
      p = carriage_returns(t, class->kind, p, end);
    } else if (!class->keep_nul) {
      send_replacement(t, class->kind, p++);
    }
    const char *start = p;
    for (;; p++) {
      p = scan_for(p, end, class->a, class->b);
      if (!class->keep_nul || p == end || *p != '\0') break;
    }
    send_scanned(t, class, start, p, end);
  }
  return p;
}

/* Whether a run stopped at a "&" that begins no character reference. */
static inline bool is_mere_ampersand(const char *p, const char *end) {
  return p + 1 < end && *p == '&' && !is_alpha((unsigned char)p[1]) && p[1] != '#';
}

/* Whether a tag, comment or the like begins with "<" and this byte. */
static inline bool begins_markup(char c) {
  return is_alpha((unsigned char)c) || c == '/' || c == '!' || c == '?';
}

/* Sends a run with CR and NUL replaced. Returns where it stopped: at a, at b, or at the end. */
static ALWAYS_INLINE const char *send_run(matn_tokenizer *t, const run_class *class, const char *p,
                                          const char *end) {
  const char *start = p;
  p = scan_for(p, end, class->a, class->b);
  while (class->b == '&' && is_mere_ampersand(p, end)) p = scan_for(p + 1, end, class->a, class->b);
  send_scanned(t, class, start, p, end);
  bool is_broken = p < end && (class->a == '\r' || *p != class->a) && (*p == '\r' || *p == '\0');
  return is_broken ? send_rest(t, class, p, end) : p;
}

/* Whether the "&" at p begins no character reference. The chunk goes on behind it, and has to show this. */
static bool is_no_reference(const char *p, const char *end) {
  if (*++p == '#') {
    uint32_t digit;
    bool is_hex = ++p < end && (*p | 0x20) == 'x';
    if (is_hex) p++;
    return p < end && !(is_hex ? hex_digit(*p, &digit) : is_digit((unsigned char)*p));
  }
  charref_walk found;
  return matn_charref_find(p, end, &found, &p) == NULL && p < end;
}

/* Sends text of the data state from `start` on. It was read up to p, where a "<" or "&" turned out to be
 * text; others that follow may be text, too. */
static const char *send_text_on(matn_tokenizer *t, const char *start, const char *p, const char *end) {
  for (;; p++) {
    p = scan_for(p, end, data_state_text.a, data_state_text.b);
    if (p + 1 >= end) break;
    if (*p == '<' ? begins_markup(p[1]) : *p != '&' || !is_no_reference(p, end)) break;
  }
  send_slice(t, MATN_TOKEN_TEXT, start, p, false);
  return send_rest(t, &data_state_text, p, end);
}

/* Reads a named reference in text; p is behind the "&". Returns where reading goes on, or NULL if the states
 * have to read it: the chunk may end in it, or it is a number. */
static inline const char *read_named_reference(matn_tokenizer *t, const char *p, const char *end) {
  charref_walk found;
  const char *stop;
  char text[CHARREF_TEXT_MAX];
  if (end - p <= CHARREF_NAME_MAX || t->return_state != DATA || *p == '#') return NULL;
  const char *name_end = matn_charref_find(p, end, &found, &stop);
  if (name_end == NULL) return send_text_on(t, p - 1, stop, end);
  send_pending(t, MATN_TOKEN_TEXT, text, matn_charref_text(&found, text), offset_at(t, name_end));
  return name_end;
}

/* The same for raw text, where a "<" begins something else only before "/" or "!". */
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
      p = start = carriage_returns(t, MATN_TOKEN_TEXT, p, end);
    } else {
      send_replacement(t, MATN_TOKEN_TEXT, p++);
      start = p;
    }
  }
  send_slice(t, MATN_TOKEN_TEXT, start, p, false);
  return p;
}

#endif
