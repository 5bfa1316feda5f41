/* What the tokenizer's files share: its states, and how tokens are sent. */
#ifndef MATN_STATES_H
#define MATN_STATES_H

#include "base/base.h"
#include "base/utf8.h"
#include "stop.h"

enum state {
  DATA,
  RCDATA,
  RAWTEXT,
  SCRIPT_DATA,
  PLAINTEXT,
  TAG_OPEN,
  END_TAG_OPEN,
  TAG_NAME,
  RAW_LESS_THAN_SIGN, /* RCDATA and RAWTEXT less-than sign */
  RAW_END_TAG_OPEN,   /* RCDATA, RAWTEXT, script data, script data escaped end tag open */
  RAW_END_TAG_NAME,   /* the same four, end tag name */
  SCRIPT_DATA_LESS_THAN_SIGN,
  SCRIPT_DATA_ESCAPE_START,
  SCRIPT_DATA_ESCAPE_START_DASH,
  SCRIPT_DATA_ESCAPED,
  SCRIPT_DATA_ESCAPED_DASH,
  SCRIPT_DATA_ESCAPED_DASH_DASH,
  SCRIPT_DATA_ESCAPED_LESS_THAN_SIGN,
  SCRIPT_DATA_DOUBLE_ESCAPE_START,
  SCRIPT_DATA_DOUBLE_ESCAPED,
  SCRIPT_DATA_DOUBLE_ESCAPED_DASH,
  SCRIPT_DATA_DOUBLE_ESCAPED_DASH_DASH,
  SCRIPT_DATA_DOUBLE_ESCAPED_LESS_THAN_SIGN,
  SCRIPT_DATA_DOUBLE_ESCAPE_END,
  BEFORE_ATTRIBUTE_NAME,
  ATTRIBUTE_NAME,
  AFTER_ATTRIBUTE_NAME,
  BEFORE_ATTRIBUTE_VALUE,
  ATTRIBUTE_VALUE_DOUBLE_QUOTED,
  ATTRIBUTE_VALUE_SINGLE_QUOTED,
  ATTRIBUTE_VALUE_UNQUOTED,
  SELF_CLOSING_START_TAG,
  BOGUS_COMMENT,
  MARKUP_DECLARATION_OPEN,
  COMMENT_START,
  COMMENT_START_DASH,
  COMMENT,
  COMMENT_END_DASH,
  COMMENT_END,
  COMMENT_END_BANG,
  BEFORE_DOCTYPE_NAME,
  DOCTYPE_NAME,
  AFTER_DOCTYPE_NAME,
  AFTER_DOCTYPE_KEYWORD, /* the letters of PUBLIC or SYSTEM */
  BEFORE_DOCTYPE_PUBLIC_IDENTIFIER,
  DOCTYPE_PUBLIC_IDENTIFIER_DOUBLE_QUOTED,
  DOCTYPE_PUBLIC_IDENTIFIER_SINGLE_QUOTED,
  AFTER_DOCTYPE_PUBLIC_IDENTIFIER,
  BEFORE_DOCTYPE_SYSTEM_IDENTIFIER,
  DOCTYPE_SYSTEM_IDENTIFIER_DOUBLE_QUOTED,
  DOCTYPE_SYSTEM_IDENTIFIER_SINGLE_QUOTED,
  AFTER_DOCTYPE_SYSTEM_IDENTIFIER,
  BOGUS_DOCTYPE,
  CDATA_SECTION,
  CDATA_SECTION_BRACKET,
  CDATA_SECTION_END,
  CHARACTER_REFERENCE,
  NAMED_CHARACTER_REFERENCE,
  NUMERIC_CHARACTER_REFERENCE,
  HEXADECIMAL_CHARACTER_REFERENCE_START,
  HEXADECIMAL_CHARACTER_REFERENCE,
  DECIMAL_CHARACTER_REFERENCE
};

/* NULL: the chunk's bytes stand in the input as they are. */
static inline const uint8_t *deltas_of(const matn_tokenizer *t) {
#ifdef WITHOUT_DELTAS
  (void)t;
  return NULL;
#else
  return t->chunk->deltas;
#endif
}

static inline uint64_t offset_at(const matn_tokenizer *t, const char *p) {
  const uint8_t *deltas = deltas_of(t);
  return deltas == NULL ? t->address_offset + (uintptr_t)p : t->chunk->offset + deltas[p - t->chunk->bytes];
}

static inline matn_answer send(matn_tokenizer *t, const matn_token *token) {
  if (token->kind == MATN_TOKEN_ATTRIBUTE_NAME && t->declined) return MATN_CONTINUE;
  if (token->kind == MATN_TOKEN_ATTRIBUTE_VALUE && (t->declined || t->value_declined)) return MATN_CONTINUE;
  size_t kind = token->kind < MATN_TOKEN_FNS ? token->kind : MATN_TOKEN_FNS - 1;
  matn_answer answer = t->on[kind](t->ctx, token);
  if (answer == MATN_STOP) matn_tokenizer_stop(t);
  return answer;
}

/* Sends the slice [from, to) of the chunk, unless it is empty and not the last one. */
static ALWAYS_INLINE matn_answer send_slice(matn_tokenizer *t, uint8_t kind, const char *from, const char *to,
                                            bool last) {
  if (from == to && !last) return MATN_CONTINUE;
  size_t len = (size_t)(to - from);
  uint64_t start = offset_at(t, from);
  uint64_t end = deltas_of(t) == NULL ? start + len : offset_at(t, to);
  matn_token token = {.bytes = from, .len = len, .start = start, .end = end, .kind = kind, .last = last};
  return send(t, &token);
}

/* Sends bytes that are not in the input as they are. They stand for the input between two offsets. */
static INLINE_FOR_SPEED void send_made(matn_tokenizer *t, uint8_t kind, const char *bytes, size_t len,
                                       uint64_t start, uint64_t end) {
  if (len == 0) return;
  matn_token token = {.bytes = bytes, .len = len, .start = start, .end = end, .kind = kind, .made = true};
  send(t, &token);
}

static inline void send_pending(matn_tokenizer *t, uint8_t kind, const char *bytes, size_t len,
                                uint64_t end) {
  send_made(t, kind, bytes, len, t->pending_offset, end);
}

/* Remembers where the "<" or "&" at p stands. It is held back until it is clear what it begins. */
static ALWAYS_INLINE void hold_back(matn_tokenizer *t, const char *p) {
  t->pending_offset = offset_at(t, p);
}

/* Sends what is held, up to p. */
static inline void send_held(matn_tokenizer *t, uint8_t kind, const char *bytes, size_t len, const char *p) {
  send_pending(t, kind, bytes, len, offset_at(t, p));
}

static inline matn_answer send_mark(matn_tokenizer *t, uint8_t kind, uint64_t at) {
  bool has_flag = kind == MATN_TOKEN_START_TAG_END || kind == MATN_TOKEN_DOCTYPE_END;
  matn_token token = {.start = at, .end = at, .kind = kind, .last = true, .flag = has_flag && t->flag};
  return send(t, &token);
}

static inline void send_replacement(matn_tokenizer *t, uint8_t kind, const char *nul) {
  send_made(t, kind, REPLACEMENT_UTF8, 3, offset_at(t, nul), offset_at(t, nul + 1));
}

static inline void remember(matn_tokenizer *t, char c) {
  ASSERT(t->temporary_len < MATN_TEMPORARY_SIZE);
  t->temporary[t->temporary_len++] = c;
}

/* In run_avx2.c. Exists where MATN_AVX2_IS_CHOSEN, but not in the library as one source (MATN_ONE_UNIT).
 * Reads the bytes of a chunk without deltas from p on. */
void matn_tokenizer_run_avx2(matn_tokenizer *t, const char *p, const char *end);

/* In end_of_file.c: sends what is pending at the end of the file. */
void matn_tokenizer_end(matn_tokenizer *t);

#endif
