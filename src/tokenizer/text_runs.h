/* Runs of text: scanned, sent as slices, with CR and NUL put right. */
#ifndef MATN_TEXT_RUNS_H
#define MATN_TEXT_RUNS_H

#include "base/scan.h"
#include "references.h"

/* Whether there is a CR LF at p that no CR follows. */
static inline bool is_line_end(const char *p, const char *end) {
  return p + 1 < end && p[0] == '\r' && p[1] == '\n' && (p + 2 == end || p[2] != '\r');
}

/* Sends an LF for each CR, or CR LF, from p on up to such a line end. */
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

/* p is at a CR. It and the CRs that follow at once become LFs; the LF of a last CR LF stands for both, and is
 * where reading goes on. */
static inline const char *carriage_returns(matn_tokenizer *t, uint8_t kind, const char *p, const char *end) {
  if (!is_line_end(p, end)) p = line_feeds(t, kind, p, end);
  return is_line_end(p, end) ? p + 1 : p;
}

/* What a state scans for, and what its text is. */
typedef struct run_class {
  uint8_t kind;  /* of the fragments */
  char a, b;     /* where the run stops, besides CR and NUL */
  char last;     /* the fragment before this byte is the token's last; NUL: none */
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

/* Goes on with a run that stopped at a CR or NUL: it is put right. */
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

/* Whether at p, where a run stops, there is a "&" that no character reference begins with. */
static inline bool is_mere_ampersand(const char *p, const char *end) {
  return p + 1 < end && *p == '&' && !is_alpha((unsigned char)p[1]) && p[1] != '#';
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

/* Whether no character reference begins with the "&" at p, as far as the chunk, which goes on, tells. */
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

/* Sends text of the data state that begins at start and was read up to p, with what follows it: "<" and "&"
 * turned out to be text there, and so may others. */
static const char *send_text_on(matn_tokenizer *t, const char *start, const char *p, const char *end) {
  for (;; p++) {
    p = scan_for(p, end, data_state_text.a, data_state_text.b);
    if (p + 1 >= end) break;
    if (*p == '<' ? begins_markup(p[1]) : *p != '&' || !is_no_reference(p, end)) break;
  }
  send_slice(t, MATN_TOKEN_TEXT, start, p, false);
  return send_rest(t, &data_state_text, p, end);
}

/* Reads a named reference in text if the chunk has enough bytes to know its name; p is behind the "&".
 * Returns where reading goes on, or NULL. */
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
