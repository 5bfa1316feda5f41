/* The tokenization stage (HTML Standard 13.2.5) as one switch. Every state is a case, to resume at, and a
 * label, to jump to; both bear the standard's name, in the standard's order. A state that finds the chunk
 * at its end is left with SUSPEND_AT_END and entered again with the next one.
 *
 * Text runs, names and values are found by scanning and passed on as slices of the chunk. What may or may
 * not be text ("<", "</titl", "&am") is held in the tokenizer, not in the chunk, and sent when decided.
 *
 * States that the standard has only to report parse errors are folded into the state that acts alike:
 * ambiguous ampersand (return state), after attribute value quoted (before attribute name), the four comment
 * less-than sign states (comment), DOCTYPE (before DOCTYPE name), after DOCTYPE public/system keyword (before
 * ... identifier), between DOCTYPE public and system identifiers (after DOCTYPE public identifier), decimal
 * character reference start (numeric character reference). The end tag states of RCDATA, RAWTEXT, script data
 * and script data escaped are the same but for the state they return to, and are written once. */
#ifndef MATN_RUN_H
#define MATN_RUN_H

#include "skip_attributes.h"
#include "text_runs.h"

static INLINE_FOR_SPEED const char *pass_space(const char *p, const char *end) {
  while (p < end && is_space((unsigned char)*p)) p++;
  return p;
}

/* Sends the byte at p as text. */
static INLINE_FOR_SPEED const char *send_byte(matn_tokenizer *t, const char *p) {
  send_slice(t, MATN_TOKEN_TEXT, p, p + 1, false);
  return p + 1;
}

/* Sends the empty last fragment of a token that ends at p; all its bytes were sent before. */
static INLINE_FOR_SPEED void send_last(matn_tokenizer *t, uint8_t kind, const char *p) {
  send_slice(t, kind, p, p, true);
}

static void begin_tag(matn_tokenizer *t, uint8_t kind) {
  t->tag = kind;
  t->flag = false;
  t->declined = kind == MATN_TOKEN_END_TAG;
  if (kind == MATN_TOKEN_START_TAG) t->tag_name_len = 0;
}

/* Remembers the start tag's name for the "appropriate end tag token" test. */
static void remember_tag_name(matn_tokenizer *t, const char *from, const char *to) {
  for (; from < to && t->tag_name_len <= MATN_RAW_NAME_SIZE; from++) {
    if (t->tag_name_len < MATN_RAW_NAME_SIZE) t->tag_name[t->tag_name_len] = *from;
    t->tag_name_len++;
  }
}

/* Sends a piece of a start tag's name; `readable` is where the chunk ends. */
static ALWAYS_INLINE void send_start_tag_name(matn_tokenizer *t, const char *from, const char *to,
                                              const char *readable, bool complete) {
  if (FOR_SPEED && t->tag_name_len == 0 && to - from <= MATN_RAW_NAME_SIZE &&
      readable - from >= MATN_RAW_NAME_SIZE) {
    COPY_FIXED(t->tag_name, from, MATN_RAW_NAME_SIZE);
    t->tag_name_len = (uint8_t)(to - from);
  } else {
    remember_tag_name(t, from, to);
  }
  if (send_slice(t, MATN_TOKEN_START_TAG, from, to, complete) == MATN_SKIP_ATTRIBUTES) t->declined = true;
}

/* The ">" of a tag at p: sends the token's end and returns the state to go on in. */
static uint8_t end_tag_token(matn_tokenizer *t, const char *p) {
  if (t->tag == MATN_TOKEN_END_TAG) {
    send_last(t, MATN_TOKEN_END_TAG, p);
    return DATA;
  }
  switch (send_mark(t, MATN_TOKEN_START_TAG_END, offset_at(t, p + 1))) {
  case MATN_RCDATA: return RCDATA;
  case MATN_RAWTEXT: return RAWTEXT;
  case MATN_SCRIPT_DATA: return SCRIPT_DATA;
  case MATN_PLAINTEXT: return PLAINTEXT;
  default: return DATA;
  }
}

/* Takes c into the temporary buffer if that continues a keyword, regardless of case. */
static bool continue_keyword(matn_tokenizer *t, const char *lower_keyword, size_t len, char c) {
  if (t->temporary_len >= len) return false;
  for (size_t i = 0; i < t->temporary_len; i++) {
    if (to_lower((unsigned char)t->temporary[i]) != (unsigned char)lower_keyword[i]) return false;
  }
  if (to_lower((unsigned char)c) != (unsigned char)lower_keyword[t->temporary_len]) return false;
  remember(t, c);
  return true;
}

/* "[CDATA[" is the one keyword whose case matters. */
static bool is_cdata_open(const matn_tokenizer *t) {
  return t->temporary_len == 7 && memcmp(t->temporary, "[CDATA[", 7) == 0;
}

/* For the script data double escape states, which look for "script": longer names are cut. */
static void remember_script(matn_tokenizer *t, char c) {
  if (t->temporary_len < 7) remember(t, (char)to_lower((unsigned char)c));
}

static bool is_script(const matn_tokenizer *t) {
  return t->temporary_len == 6 && memcmp(t->temporary, "script", 6) == 0;
}

/* "Appropriate end tag token": the temporary buffer holds "</" and a name. */
static bool is_appropriate_end_tag(const matn_tokenizer *t) {
  if (t->temporary_len != t->tag_name_len + 2) return false;
  for (size_t i = 0; i < t->tag_name_len; i++) {
    if (to_lower((unsigned char)t->temporary[i + 2]) != to_lower((unsigned char)t->tag_name[i])) return false;
  }
  return true;
}

/* Leaves the machine at the end of the chunk; the state is entered again with the next one. */
#define SUSPEND_AT_END(name)                                                                                 \
  if (p == end) {                                                                                            \
    t->state = name;                                                                                         \
    return;                                                                                                  \
  }

static void run(matn_tokenizer *t, const char *p, const char *end) {
  const char *start; /* of the name or value being scanned */
  uint32_t digit;

dispatch:
  switch ((enum state)t->state) {
  case DATA:
  state_DATA:
    if (p == end || *p != '<') p = send_run(t, &data_state_text, p, end);
    SUSPEND_AT_END(DATA)
    if (t->stopped) return;
    if (*p == '&') {
      begin_reference(t, DATA, p++);
      goto reference_begins;
    }
    hold_back(t, p++);
    goto state_TAG_OPEN;

  case RCDATA:
    p = send_run(t, &rcdata_text, p, end);
    SUSPEND_AT_END(RCDATA)
    t->return_state = RCDATA;
    if (*p == '&') {
      begin_reference(t, RCDATA, p++);
      goto reference_begins;
    }
    hold_back(t, p++);
    goto state_RAW_LESS_THAN_SIGN;

  case RAWTEXT:
    p = send_raw_run(t, p, end);
    SUSPEND_AT_END(RAWTEXT)
    t->return_state = RAWTEXT;
    hold_back(t, p++);
    goto state_RAW_LESS_THAN_SIGN;

  case SCRIPT_DATA:
  state_SCRIPT_DATA:
    p = send_raw_run(t, p, end);
    SUSPEND_AT_END(SCRIPT_DATA)
    t->return_state = SCRIPT_DATA;
    hold_back(t, p++);
    goto state_SCRIPT_DATA_LESS_THAN_SIGN;

  case PLAINTEXT:
    send_run(t, &plain_text, p, end);
    t->state = PLAINTEXT;
    return;

  case TAG_OPEN:
  state_TAG_OPEN:
    SUSPEND_AT_END(TAG_OPEN)
    if (is_alpha((unsigned char)*p)) {
      begin_tag(t, MATN_TOKEN_START_TAG);
      start = FOR_SPEED ? scan(SCAN_TAG_NAME, p, end) : end;
      if (start == end || *start == '\0') goto state_TAG_NAME;
      send_start_tag_name(t, p, start, end, true);
      p = start;
      goto tag_name_complete;
    }
    if (*p == '/') {
      p++;
      goto state_END_TAG_OPEN;
    }
    if (*p == '!') {
      p++;
      t->temporary_len = 0;
      goto state_MARKUP_DECLARATION_OPEN;
    }
    if (*p == '?') goto state_BOGUS_COMMENT;
    if (p > t->chunk->bytes) {
      p = send_text_on(t, p - 1, p, end);
    } else {
      send_held(t, MATN_TOKEN_TEXT, "<", 1, p);
    }
    goto state_DATA;

  case END_TAG_OPEN:
  state_END_TAG_OPEN:
    SUSPEND_AT_END(END_TAG_OPEN)
    if (is_alpha((unsigned char)*p)) {
      start = FOR_SPEED ? scan(SCAN_TAG_NAME, p, end) : end;
      if (start < end && *start == '>') {
        send_slice(t, MATN_TOKEN_END_TAG, p, start, true);
        p = start + 1;
        goto state_DATA;
      }
      begin_tag(t, MATN_TOKEN_END_TAG);
      goto state_TAG_NAME;
    }
    if (*p == '>') {
      p++;
      goto state_DATA;
    }
    goto state_BOGUS_COMMENT;

  case TAG_NAME:
  state_TAG_NAME:
    for (;;) {
      start = p;
      p = scan(SCAN_TAG_NAME, p, end);
      bool complete = p < end && *p != '\0';
      if (t->tag == MATN_TOKEN_START_TAG) {
        send_start_tag_name(t, start, p, end, complete);
      } else { /* the last fragment of the name waits for the ">" */
        send_slice(t, MATN_TOKEN_END_TAG, start, p, complete && *p == '>');
      }
      SUSPEND_AT_END(TAG_NAME)
      if (complete) break;
      remember_tag_name(t, p, p + 1);
      send_replacement(t, t->tag, p++);
    }
    if (*p == '>' && t->tag == MATN_TOKEN_END_TAG) {
      p++;
      goto state_DATA;
    }
  tag_name_complete:
    if (*p == '>') goto end_of_tag;
    start = t->declined ? skip_attributes(p, end) : NULL;
    if (start != NULL) {
      p = start;
      t->flag = p[-1] == '/';
      goto end_of_tag;
    }
    if (*p++ == '/') goto state_SELF_CLOSING_START_TAG;
    goto state_BEFORE_ATTRIBUTE_NAME;

  case RAW_LESS_THAN_SIGN:
  state_RAW_LESS_THAN_SIGN:
    SUSPEND_AT_END(RAW_LESS_THAN_SIGN)
    t->temporary_len = 0;
    remember(t, '<');
    if (*p == '/') {
      remember(t, *p++);
      goto state_RAW_END_TAG_OPEN;
    }
    goto not_an_end_tag;

  case RAW_END_TAG_OPEN:
  state_RAW_END_TAG_OPEN:
    SUSPEND_AT_END(RAW_END_TAG_OPEN)
    if (!is_alpha((unsigned char)*p)) goto not_an_end_tag;
    goto state_RAW_END_TAG_NAME;

  case RAW_END_TAG_NAME:
  state_RAW_END_TAG_NAME:
    for (; p < end && is_alpha((unsigned char)*p); p++) {
      if (t->temporary_len == MATN_RAW_NAME_SIZE + 2) goto not_an_end_tag;
      remember(t, *p);
    }
    SUSPEND_AT_END(RAW_END_TAG_NAME)
    if ((is_space((unsigned char)*p) || *p == '/' || *p == '>') && is_appropriate_end_tag(t)) {
      begin_tag(t, MATN_TOKEN_END_TAG);
      send_held(t, MATN_TOKEN_END_TAG, t->temporary + 2, t->temporary_len - 2u, p);
      if (*p == '>') goto end_of_tag;
      if (*p++ == '/') goto state_SELF_CLOSING_START_TAG;
      goto state_BEFORE_ATTRIBUTE_NAME;
    }
  not_an_end_tag:
    send_held(t, MATN_TOKEN_TEXT, t->temporary, t->temporary_len, p);
    t->state = t->return_state;
    goto dispatch;

  case SCRIPT_DATA_LESS_THAN_SIGN:
  state_SCRIPT_DATA_LESS_THAN_SIGN:
    SUSPEND_AT_END(SCRIPT_DATA_LESS_THAN_SIGN)
    if (*p != '!') goto state_RAW_LESS_THAN_SIGN;
    p++;
    send_held(t, MATN_TOKEN_TEXT, "<!", 2, p);
    goto state_SCRIPT_DATA_ESCAPE_START;

  case SCRIPT_DATA_ESCAPE_START:
  state_SCRIPT_DATA_ESCAPE_START:
    SUSPEND_AT_END(SCRIPT_DATA_ESCAPE_START)
    if (*p != '-') goto state_SCRIPT_DATA;
    p = send_byte(t, p);
    goto state_SCRIPT_DATA_ESCAPE_START_DASH;

  case SCRIPT_DATA_ESCAPE_START_DASH:
  state_SCRIPT_DATA_ESCAPE_START_DASH:
    SUSPEND_AT_END(SCRIPT_DATA_ESCAPE_START_DASH)
    if (*p != '-') goto state_SCRIPT_DATA;
    p = send_byte(t, p);
    goto state_SCRIPT_DATA_ESCAPED_DASH_DASH;

  case SCRIPT_DATA_ESCAPED:
  state_SCRIPT_DATA_ESCAPED:
    p = send_run(t, &escaped_text, p, end);
    SUSPEND_AT_END(SCRIPT_DATA_ESCAPED)
    if (*p == '<') goto script_data_escaped_less_than_sign;
    p = send_byte(t, p);
    goto state_SCRIPT_DATA_ESCAPED_DASH;

  case SCRIPT_DATA_ESCAPED_DASH:
  state_SCRIPT_DATA_ESCAPED_DASH:
    SUSPEND_AT_END(SCRIPT_DATA_ESCAPED_DASH)
    if (*p == '<') goto script_data_escaped_less_than_sign;
    if (*p != '-') goto state_SCRIPT_DATA_ESCAPED;
    p = send_byte(t, p);
    goto state_SCRIPT_DATA_ESCAPED_DASH_DASH;

  case SCRIPT_DATA_ESCAPED_DASH_DASH:
  state_SCRIPT_DATA_ESCAPED_DASH_DASH:
    start = p;
    while (p < end && *p == '-') p++;
    send_slice(t, MATN_TOKEN_TEXT, start, p, false);
    SUSPEND_AT_END(SCRIPT_DATA_ESCAPED_DASH_DASH)
    if (*p == '>') goto state_SCRIPT_DATA;
    if (*p != '<') goto state_SCRIPT_DATA_ESCAPED;
  script_data_escaped_less_than_sign:
    t->return_state = SCRIPT_DATA_ESCAPED;
    hold_back(t, p++);
    goto state_SCRIPT_DATA_ESCAPED_LESS_THAN_SIGN;

  case SCRIPT_DATA_ESCAPED_LESS_THAN_SIGN:
  state_SCRIPT_DATA_ESCAPED_LESS_THAN_SIGN:
    SUSPEND_AT_END(SCRIPT_DATA_ESCAPED_LESS_THAN_SIGN)
    if (!is_alpha((unsigned char)*p)) goto state_RAW_LESS_THAN_SIGN;
    send_held(t, MATN_TOKEN_TEXT, "<", 1, p);
    t->temporary_len = 0;
    goto state_SCRIPT_DATA_DOUBLE_ESCAPE_START;

  case SCRIPT_DATA_DOUBLE_ESCAPE_START:
  state_SCRIPT_DATA_DOUBLE_ESCAPE_START:
    start = p;
    while (p < end && is_alpha((unsigned char)*p)) remember_script(t, *p++);
    send_slice(t, MATN_TOKEN_TEXT, start, p, false);
    SUSPEND_AT_END(SCRIPT_DATA_DOUBLE_ESCAPE_START)
    if ((is_space((unsigned char)*p) || *p == '/' || *p == '>') && is_script(t)) {
      goto state_SCRIPT_DATA_DOUBLE_ESCAPED;
    }
    goto state_SCRIPT_DATA_ESCAPED;

  case SCRIPT_DATA_DOUBLE_ESCAPED:
  state_SCRIPT_DATA_DOUBLE_ESCAPED:
    p = send_run(t, &escaped_text, p, end);
    SUSPEND_AT_END(SCRIPT_DATA_DOUBLE_ESCAPED)
    if (*p == '<') goto script_data_double_escaped_less_than_sign;
    p = send_byte(t, p);
    goto state_SCRIPT_DATA_DOUBLE_ESCAPED_DASH;

  case SCRIPT_DATA_DOUBLE_ESCAPED_DASH:
  state_SCRIPT_DATA_DOUBLE_ESCAPED_DASH:
    SUSPEND_AT_END(SCRIPT_DATA_DOUBLE_ESCAPED_DASH)
    if (*p == '<') goto script_data_double_escaped_less_than_sign;
    if (*p != '-') goto state_SCRIPT_DATA_DOUBLE_ESCAPED;
    p = send_byte(t, p);
    goto state_SCRIPT_DATA_DOUBLE_ESCAPED_DASH_DASH;

  case SCRIPT_DATA_DOUBLE_ESCAPED_DASH_DASH:
  state_SCRIPT_DATA_DOUBLE_ESCAPED_DASH_DASH:
    start = p;
    while (p < end && *p == '-') p++;
    send_slice(t, MATN_TOKEN_TEXT, start, p, false);
    SUSPEND_AT_END(SCRIPT_DATA_DOUBLE_ESCAPED_DASH_DASH)
    if (*p == '>') goto state_SCRIPT_DATA;
    if (*p != '<') goto state_SCRIPT_DATA_DOUBLE_ESCAPED;
  script_data_double_escaped_less_than_sign:
    p = send_byte(t, p);
    goto state_SCRIPT_DATA_DOUBLE_ESCAPED_LESS_THAN_SIGN;

  case SCRIPT_DATA_DOUBLE_ESCAPED_LESS_THAN_SIGN:
  state_SCRIPT_DATA_DOUBLE_ESCAPED_LESS_THAN_SIGN:
    SUSPEND_AT_END(SCRIPT_DATA_DOUBLE_ESCAPED_LESS_THAN_SIGN)
    if (*p != '/') goto state_SCRIPT_DATA_DOUBLE_ESCAPED;
    p = send_byte(t, p);
    t->temporary_len = 0;
    goto state_SCRIPT_DATA_DOUBLE_ESCAPE_END;

  case SCRIPT_DATA_DOUBLE_ESCAPE_END:
  state_SCRIPT_DATA_DOUBLE_ESCAPE_END:
    start = p;
    while (p < end && is_alpha((unsigned char)*p)) remember_script(t, *p++);
    send_slice(t, MATN_TOKEN_TEXT, start, p, false);
    SUSPEND_AT_END(SCRIPT_DATA_DOUBLE_ESCAPE_END)
    if ((is_space((unsigned char)*p) || *p == '/' || *p == '>') && is_script(t)) {
      goto state_SCRIPT_DATA_ESCAPED;
    }
    goto state_SCRIPT_DATA_DOUBLE_ESCAPED;

  case BEFORE_ATTRIBUTE_NAME:
  state_BEFORE_ATTRIBUTE_NAME:
    if (p < end && *p == ' ') p++;
    p = pass_space(p, end);
    SUSPEND_AT_END(BEFORE_ATTRIBUTE_NAME)
    if (*p == '>') goto end_of_tag;
    if (*p == '/') {
      p++;
      goto state_SELF_CLOSING_START_TAG;
    }
    if (*p == '=') {
      send_slice(t, MATN_TOKEN_ATTRIBUTE_NAME, p, p + 1, false);
      p++;
    }
    goto state_ATTRIBUTE_NAME;

  case ATTRIBUTE_NAME:
  state_ATTRIBUTE_NAME:
    for (;;) {
      start = p;
      p = scan(SCAN_ATTRIBUTE_NAME, p, end);
      bool complete = p < end && *p != '\0';
      t->value_declined =
          send_slice(t, MATN_TOKEN_ATTRIBUTE_NAME, start, p, complete) == MATN_SKIP_VALUE && complete;
      SUSPEND_AT_END(ATTRIBUTE_NAME)
      if (complete) break;
      send_replacement(t, MATN_TOKEN_ATTRIBUTE_NAME, p++);
    }
    goto state_AFTER_ATTRIBUTE_NAME;

  case AFTER_ATTRIBUTE_NAME:
  state_AFTER_ATTRIBUTE_NAME:
    ASSERT(p < end);
    if (*p != '=') p = pass_space(p, end);
    SUSPEND_AT_END(AFTER_ATTRIBUTE_NAME)
    if (*p == '=') {
      p++;
      goto state_BEFORE_ATTRIBUTE_VALUE;
    }
    send_last(t, MATN_TOKEN_ATTRIBUTE_VALUE, p);
    if (*p == '>') goto end_of_tag;
    if (*p != '/') goto state_ATTRIBUTE_NAME;
    p++;
    goto state_SELF_CLOSING_START_TAG;

  case BEFORE_ATTRIBUTE_VALUE:
  state_BEFORE_ATTRIBUTE_VALUE:
    if (p < end && *p != '"') p = pass_space(p, end);
    SUSPEND_AT_END(BEFORE_ATTRIBUTE_VALUE)
    if (*p == '"') {
      p++;
      goto state_ATTRIBUTE_VALUE_DOUBLE_QUOTED;
    }
    if (*p == '\'') {
      p++;
      goto state_ATTRIBUTE_VALUE_SINGLE_QUOTED;
    }
    if (*p != '>') goto state_ATTRIBUTE_VALUE_UNQUOTED;
    send_last(t, MATN_TOKEN_ATTRIBUTE_VALUE, p);
    goto end_of_tag;

  case ATTRIBUTE_VALUE_DOUBLE_QUOTED:
  state_ATTRIBUTE_VALUE_DOUBLE_QUOTED:
    if (FOR_SPEED && (t->value_declined || t->declined)) p = scan_byte(p, end, '"');
    p = send_run(t, &double_quoted, p, end);
    SUSPEND_AT_END(ATTRIBUTE_VALUE_DOUBLE_QUOTED)
    if (*p++ == '"') goto state_BEFORE_ATTRIBUTE_NAME;
    begin_reference(t, ATTRIBUTE_VALUE_DOUBLE_QUOTED, p - 1);
    goto reference_begins;

  case ATTRIBUTE_VALUE_SINGLE_QUOTED:
  state_ATTRIBUTE_VALUE_SINGLE_QUOTED:
    if (FOR_SPEED && (t->value_declined || t->declined)) p = scan_byte(p, end, '\'');
    p = send_run(t, &single_quoted, p, end);
    SUSPEND_AT_END(ATTRIBUTE_VALUE_SINGLE_QUOTED)
    if (*p++ == '\'') goto state_BEFORE_ATTRIBUTE_NAME;
    begin_reference(t, ATTRIBUTE_VALUE_SINGLE_QUOTED, p - 1);
    goto reference_begins;

  case ATTRIBUTE_VALUE_UNQUOTED:
  state_ATTRIBUTE_VALUE_UNQUOTED:
    for (;;) {
      start = p;
      p = scan(SCAN_UNQUOTED, p, end);
      bool complete = p < end && *p != '&' && *p != '\0';
      send_slice(t, MATN_TOKEN_ATTRIBUTE_VALUE, start, p, complete);
      SUSPEND_AT_END(ATTRIBUTE_VALUE_UNQUOTED)
      if (complete) break;
      if (*p == '&') {
        begin_reference(t, ATTRIBUTE_VALUE_UNQUOTED, p++);
        goto reference_begins;
      }
      send_replacement(t, MATN_TOKEN_ATTRIBUTE_VALUE, p++);
    }
    goto state_BEFORE_ATTRIBUTE_NAME;

  case SELF_CLOSING_START_TAG:
  state_SELF_CLOSING_START_TAG:
    SUSPEND_AT_END(SELF_CLOSING_START_TAG)
    if (*p != '>') goto state_BEFORE_ATTRIBUTE_NAME;
    t->flag = true;
  end_of_tag:
    t->state = end_tag_token(t, p++);
    if (t->state == DATA) goto state_DATA;
    goto dispatch;

  case BOGUS_COMMENT:
  state_BOGUS_COMMENT:
    p = send_run(t, &bogus_comment_text, p, end);
    SUSPEND_AT_END(BOGUS_COMMENT)
    p++;
    goto state_DATA;

  case MARKUP_DECLARATION_OPEN:
  state_MARKUP_DECLARATION_OPEN:
    for (;;) {
      SUSPEND_AT_END(MARKUP_DECLARATION_OPEN)
      if (continue_keyword(t, "--", 2, *p)) {
        p++;
        if (t->temporary_len == 2) goto state_COMMENT_START;
      } else if (continue_keyword(t, "doctype", 7, *p)) {
        p++;
        if (t->temporary_len < 7) continue;
        t->flag = false;
        goto state_BEFORE_DOCTYPE_NAME;
      } else if (continue_keyword(t, "[cdata[", 7, *p)) {
        p++;
        if (is_cdata_open(t) && send_mark(t, MATN_TOKEN_CDATA_START, offset_at(t, p)) == MATN_CDATA_SECTION) {
          goto state_CDATA_SECTION;
        }
      } else {
        send_held(t, MATN_TOKEN_COMMENT, t->temporary, t->temporary_len, p);
        goto state_BOGUS_COMMENT;
      }
    }

  case COMMENT_START:
  state_COMMENT_START:
    SUSPEND_AT_END(COMMENT_START)
    if (*p == '>') goto end_of_comment;
    if (*p != '-') goto state_COMMENT;
    hold_back(t, p++);
    goto state_COMMENT_START_DASH;

  case COMMENT_START_DASH:
  state_COMMENT_START_DASH:
    SUSPEND_AT_END(COMMENT_START_DASH)
    if (*p == '>') goto end_of_comment;
    goto state_COMMENT_END_DASH;

  case COMMENT:
  state_COMMENT:
    p = send_run(t, &comment_text, p, end);
    SUSPEND_AT_END(COMMENT)
    hold_back(t, p++);
    goto state_COMMENT_END_DASH;

  case COMMENT_END_DASH:
  state_COMMENT_END_DASH:
    SUSPEND_AT_END(COMMENT_END_DASH)
    if (*p == '-') {
      p++;
      goto state_COMMENT_END;
    }
    send_held(t, MATN_TOKEN_COMMENT, "-", 1, p);
    goto state_COMMENT;

  case COMMENT_END:
  state_COMMENT_END:
    start = p; /* dashes before the last two are data */
    while (p < end && *p == '-') p++;
    send_pending(t, MATN_TOKEN_COMMENT, start, (size_t)(p - start), offset_at(t, p));
    SUSPEND_AT_END(COMMENT_END)
    if (*p == '>') goto end_of_comment;
    if (*p == '!') {
      p++;
      goto state_COMMENT_END_BANG;
    }
    send_held(t, MATN_TOKEN_COMMENT, "--", 2, p);
    goto state_COMMENT;

  case COMMENT_END_BANG:
  state_COMMENT_END_BANG:
    SUSPEND_AT_END(COMMENT_END_BANG)
    if (*p == '>') goto end_of_comment;
    send_held(t, MATN_TOKEN_COMMENT, "--!", 3, p);
    if (*p != '-') goto state_COMMENT;
    hold_back(t, p++);
    goto state_COMMENT_END_DASH;

  end_of_comment:
    send_last(t, MATN_TOKEN_COMMENT, p);
    p++;
    goto state_DATA;

  case BEFORE_DOCTYPE_NAME:
  state_BEFORE_DOCTYPE_NAME:
    p = pass_space(p, end);
    SUSPEND_AT_END(BEFORE_DOCTYPE_NAME)
    if (*p == '>') goto end_of_quirky_doctype;
    goto state_DOCTYPE_NAME;

  case DOCTYPE_NAME:
  state_DOCTYPE_NAME:
    for (;;) {
      start = p;
      while (p < end && !is_space((unsigned char)*p) && *p != '>' && *p != '\0') p++;
      bool complete = p < end && *p != '\0';
      send_slice(t, MATN_TOKEN_DOCTYPE, start, p, complete);
      SUSPEND_AT_END(DOCTYPE_NAME)
      if (complete) break;
      send_replacement(t, MATN_TOKEN_DOCTYPE, p++);
    }
    goto state_AFTER_DOCTYPE_NAME;

  case AFTER_DOCTYPE_NAME:
  state_AFTER_DOCTYPE_NAME:
    p = pass_space(p, end);
    SUSPEND_AT_END(AFTER_DOCTYPE_NAME)
    if (*p == '>') goto end_of_doctype;
    t->temporary_len = 0;
    goto state_AFTER_DOCTYPE_KEYWORD;

  case AFTER_DOCTYPE_KEYWORD:
  state_AFTER_DOCTYPE_KEYWORD:
    for (;;) {
      SUSPEND_AT_END(AFTER_DOCTYPE_KEYWORD)
      if (continue_keyword(t, "public", 6, *p)) {
        p++;
        if (t->temporary_len == 6) goto state_BEFORE_DOCTYPE_PUBLIC_IDENTIFIER;
      } else if (continue_keyword(t, "system", 6, *p)) {
        p++;
        if (t->temporary_len == 6) goto state_BEFORE_DOCTYPE_SYSTEM_IDENTIFIER;
      } else {
        goto quirky_bogus_doctype;
      }
    }

  case BEFORE_DOCTYPE_PUBLIC_IDENTIFIER:
  state_BEFORE_DOCTYPE_PUBLIC_IDENTIFIER:
    p = pass_space(p, end);
    SUSPEND_AT_END(BEFORE_DOCTYPE_PUBLIC_IDENTIFIER)
    if (*p == '"') {
      p++;
      goto state_DOCTYPE_PUBLIC_IDENTIFIER_DOUBLE_QUOTED;
    }
    if (*p == '\'') {
      p++;
      goto state_DOCTYPE_PUBLIC_IDENTIFIER_SINGLE_QUOTED;
    }
    if (*p == '>') goto end_of_quirky_doctype;
    goto quirky_bogus_doctype;

  case DOCTYPE_PUBLIC_IDENTIFIER_DOUBLE_QUOTED:
  state_DOCTYPE_PUBLIC_IDENTIFIER_DOUBLE_QUOTED:
    p = send_run(t, &public_double_quoted, p, end);
    SUSPEND_AT_END(DOCTYPE_PUBLIC_IDENTIFIER_DOUBLE_QUOTED)
    goto end_of_public_identifier;

  case DOCTYPE_PUBLIC_IDENTIFIER_SINGLE_QUOTED:
  state_DOCTYPE_PUBLIC_IDENTIFIER_SINGLE_QUOTED:
    p = send_run(t, &public_single_quoted, p, end);
    SUSPEND_AT_END(DOCTYPE_PUBLIC_IDENTIFIER_SINGLE_QUOTED)
  end_of_public_identifier:
    if (*p++ != '>') goto state_AFTER_DOCTYPE_PUBLIC_IDENTIFIER;
    p--;
    send_last(t, MATN_TOKEN_DOCTYPE_PUBLIC, p);
    goto end_of_quirky_doctype;

  case AFTER_DOCTYPE_PUBLIC_IDENTIFIER:
  state_AFTER_DOCTYPE_PUBLIC_IDENTIFIER:
    p = pass_space(p, end);
    SUSPEND_AT_END(AFTER_DOCTYPE_PUBLIC_IDENTIFIER)
    if (*p == '>') goto end_of_doctype;
    goto system_identifier;

  case BEFORE_DOCTYPE_SYSTEM_IDENTIFIER:
  state_BEFORE_DOCTYPE_SYSTEM_IDENTIFIER:
    p = pass_space(p, end);
    SUSPEND_AT_END(BEFORE_DOCTYPE_SYSTEM_IDENTIFIER)
    if (*p == '>') goto end_of_quirky_doctype;
  system_identifier:
    if (*p == '"') {
      p++;
      goto state_DOCTYPE_SYSTEM_IDENTIFIER_DOUBLE_QUOTED;
    }
    if (*p == '\'') {
      p++;
      goto state_DOCTYPE_SYSTEM_IDENTIFIER_SINGLE_QUOTED;
    }
    goto quirky_bogus_doctype;

  case DOCTYPE_SYSTEM_IDENTIFIER_DOUBLE_QUOTED:
  state_DOCTYPE_SYSTEM_IDENTIFIER_DOUBLE_QUOTED:
    p = send_run(t, &system_double_quoted, p, end);
    SUSPEND_AT_END(DOCTYPE_SYSTEM_IDENTIFIER_DOUBLE_QUOTED)
    goto end_of_system_identifier;

  case DOCTYPE_SYSTEM_IDENTIFIER_SINGLE_QUOTED:
  state_DOCTYPE_SYSTEM_IDENTIFIER_SINGLE_QUOTED:
    p = send_run(t, &system_single_quoted, p, end);
    SUSPEND_AT_END(DOCTYPE_SYSTEM_IDENTIFIER_SINGLE_QUOTED)
  end_of_system_identifier:
    if (*p++ != '>') goto state_AFTER_DOCTYPE_SYSTEM_IDENTIFIER;
    p--;
    send_last(t, MATN_TOKEN_DOCTYPE_SYSTEM, p);
    goto end_of_quirky_doctype;

  case AFTER_DOCTYPE_SYSTEM_IDENTIFIER:
  state_AFTER_DOCTYPE_SYSTEM_IDENTIFIER:
    p = pass_space(p, end);
    SUSPEND_AT_END(AFTER_DOCTYPE_SYSTEM_IDENTIFIER)
    goto state_BOGUS_DOCTYPE;

  quirky_bogus_doctype:
    t->flag = true;
    goto state_BOGUS_DOCTYPE;

  case BOGUS_DOCTYPE:
  state_BOGUS_DOCTYPE:
    while (p < end && *p != '>') p++;
    SUSPEND_AT_END(BOGUS_DOCTYPE)
    goto end_of_doctype;

  end_of_quirky_doctype:
    t->flag = true;
  end_of_doctype:
    p++;
    send_mark(t, MATN_TOKEN_DOCTYPE_END, offset_at(t, p));
    goto state_DATA;

  case CDATA_SECTION:
  state_CDATA_SECTION:
    p = send_run(t, &cdata_text, p, end);
    SUSPEND_AT_END(CDATA_SECTION)
    hold_back(t, p++);
    goto state_CDATA_SECTION_BRACKET;

  case CDATA_SECTION_BRACKET:
  state_CDATA_SECTION_BRACKET:
    SUSPEND_AT_END(CDATA_SECTION_BRACKET)
    if (*p == ']') {
      p++;
      goto state_CDATA_SECTION_END;
    }
    send_held(t, MATN_TOKEN_TEXT, "]", 1, p);
    goto state_CDATA_SECTION;

  case CDATA_SECTION_END:
  state_CDATA_SECTION_END:
    start = p; /* brackets before the last two are text */
    while (p < end && *p == ']') p++;
    send_pending(t, MATN_TOKEN_TEXT, start, (size_t)(p - start), offset_at(t, p));
    SUSPEND_AT_END(CDATA_SECTION_END)
    if (*p == '>') {
      p++;
      goto state_DATA;
    }
    send_held(t, MATN_TOKEN_TEXT, "]]", 2, p);
    goto state_CDATA_SECTION;

  reference_begins:
    start = FOR_SPEED ? read_common_reference(t, p, end) : NULL;
    if (FOR_SPEED && start == NULL) start = read_named_reference(t, p, end);
    if (start == NULL) {
      t->temporary_len = 0;
      remember(t, '&');
      goto state_CHARACTER_REFERENCE;
    }
    p = start;
    if (t->return_state == DATA) goto state_DATA;
    t->state = t->return_state;
    goto dispatch;

  case CHARACTER_REFERENCE:
  state_CHARACTER_REFERENCE:
    SUSPEND_AT_END(CHARACTER_REFERENCE)
    if (is_alnum((unsigned char)*p)) {
      begin_named_reference(t);
      goto state_NAMED_CHARACTER_REFERENCE;
    }
    if (*p == '#') {
      remember(t, *p++);
      t->character_reference_code = 0;
      goto state_NUMERIC_CHARACTER_REFERENCE;
    }
    goto not_a_reference;

  case NAMED_CHARACTER_REFERENCE:
  state_NAMED_CHARACTER_REFERENCE:
    while (p < end && step_named_reference(t, *p)) p++;
    SUSPEND_AT_END(NAMED_CHARACTER_REFERENCE)
    if (!end_named_reference(t, *p, offset_at(t, p))) goto not_a_reference;
    t->state = t->return_state;
    goto dispatch;

  case NUMERIC_CHARACTER_REFERENCE:
  state_NUMERIC_CHARACTER_REFERENCE:
    SUSPEND_AT_END(NUMERIC_CHARACTER_REFERENCE)
    if (*p == 'x' || *p == 'X') {
      remember(t, *p++);
      goto state_HEXADECIMAL_CHARACTER_REFERENCE_START;
    }
    if (is_digit((unsigned char)*p)) goto state_DECIMAL_CHARACTER_REFERENCE;
    goto not_a_reference;

  case HEXADECIMAL_CHARACTER_REFERENCE_START:
  state_HEXADECIMAL_CHARACTER_REFERENCE_START:
    SUSPEND_AT_END(HEXADECIMAL_CHARACTER_REFERENCE_START)
    if (hex_digit(*p, &digit)) goto state_HEXADECIMAL_CHARACTER_REFERENCE;
  not_a_reference:
    if (t->return_state == DATA && p - t->chunk->bytes >= t->temporary_len) {
      p = send_text_on(t, p - t->temporary_len, p, end);
      goto state_DATA;
    }
    flush_reference(t, offset_at(t, p));
    t->state = t->return_state;
    goto dispatch;

  case HEXADECIMAL_CHARACTER_REFERENCE:
  state_HEXADECIMAL_CHARACTER_REFERENCE:
    for (; p < end && hex_digit(*p, &digit); p++) add_digit(t, 16, digit);
    SUSPEND_AT_END(HEXADECIMAL_CHARACTER_REFERENCE)
    goto end_of_numeric_reference;

  case DECIMAL_CHARACTER_REFERENCE:
  state_DECIMAL_CHARACTER_REFERENCE:
    for (; p < end && is_digit((unsigned char)*p); p++) add_digit(t, 10, (uint32_t)(*p - '0'));
    SUSPEND_AT_END(DECIMAL_CHARACTER_REFERENCE)
  end_of_numeric_reference: /* "Numeric character reference end state" */
    if (*p == ';') p++;
    end_numeric_reference(t, offset_at(t, p));
    t->state = t->return_state;
    goto dispatch;
  }
}

#endif
