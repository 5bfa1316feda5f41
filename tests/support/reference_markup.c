/* The reference tokenizer's states of comments and DOCTYPEs (13.2.5.41 to 13.2.5.68). */
#include <string.h>

#include "reference_states.h"

/* Consumes the next few characters if they are these. */
static bool consume(reference *r, const char *text, bool any_case) {
  size_t len = strlen(text);
  if (r->input.len < r->next || r->input.len - r->next < len) return false;
  for (size_t i = 0; i < len; i++) {
    char c = r->input.bytes[r->next + i];
    if (c != text[i] && !(any_case && ascii_lower(c) == text[i])) return false;
  }
  r->next += len;
  return true;
}

static void markup_declaration_open_state(reference *r) {
  r->next--;
  buffer_clear(&r->comment);
  if (consume(r, "--", false)) {
    r->state = COMMENT_START_STATE;
  } else if (consume(r, "doctype", true)) {
    r->state = DOCTYPE_STATE;
  } else if (consume(r, "[CDATA[", false)) {
    r->state = reference_is_foreign(r) ? CDATA_SECTION_STATE : BOGUS_COMMENT_STATE;
    if (!reference_is_foreign(r)) buffer_add_string(&r->comment, "[CDATA[");
  } else {
    r->state = BOGUS_COMMENT_STATE;
  }
}

/* Emits the comment, and the end-of-file token if it is its end. */
static void end_comment(reference *r, int c) {
  reference_emit_comment(r);
  r->state = DATA_STATE;
  if (c == END_OF_FILE) reference_emit_end_of_file(r);
}

/* The characters turn out to be data of the comment. */
static void back_to_comment(reference *r, const char *data) {
  buffer_add_string(&r->comment, data);
  reconsume_in(r, COMMENT_STATE);
}

static void comment_less_than_sign_states(reference *r, int c) {
  switch (r->state) {
  case COMMENT_LESS_THAN_SIGN_STATE:
    if (c == '!') {
      append(&r->comment, c);
      r->state = COMMENT_LESS_THAN_SIGN_BANG_STATE;
    } else if (c == '<') {
      append(&r->comment, c);
    } else {
      reconsume_in(r, COMMENT_STATE);
    }
    break;
  case COMMENT_LESS_THAN_SIGN_BANG_STATE:
    if (c == '-')
      r->state = COMMENT_LESS_THAN_SIGN_BANG_DASH_STATE;
    else
      reconsume_in(r, COMMENT_STATE);
    break;
  case COMMENT_LESS_THAN_SIGN_BANG_DASH_STATE:
    if (c == '-')
      r->state = COMMENT_LESS_THAN_SIGN_BANG_DASH_DASH_STATE;
    else
      reconsume_in(r, COMMENT_END_DASH_STATE);
    break;
  default: reconsume_in(r, COMMENT_END_STATE); /* comment less-than sign bang dash dash state */
  }
}

static void comment_end_states(reference *r, int c) {
  switch (r->state) {
  case COMMENT_START_STATE:
    if (c == '-')
      r->state = COMMENT_START_DASH_STATE;
    else if (c == '>')
      end_comment(r, c);
    else
      reconsume_in(r, COMMENT_STATE);
    break;
  case COMMENT_START_DASH_STATE:
  case COMMENT_END_DASH_STATE:
    if (c == '-')
      r->state = COMMENT_END_STATE;
    else if (c == END_OF_FILE || (c == '>' && r->state == COMMENT_START_DASH_STATE))
      end_comment(r, c);
    else
      back_to_comment(r, "-");
    break;
  case COMMENT_END_STATE:
    if (c == '>' || c == END_OF_FILE)
      end_comment(r, c);
    else if (c == '!')
      r->state = COMMENT_END_BANG_STATE;
    else if (c == '-')
      append(&r->comment, '-');
    else
      back_to_comment(r, "--");
    break;
  default: /* comment end bang state */
    if (c == '-') {
      buffer_add_string(&r->comment, "--!");
      r->state = COMMENT_END_DASH_STATE;
    } else if (c == '>' || c == END_OF_FILE) {
      end_comment(r, c);
    } else {
      back_to_comment(r, "--!");
    }
  }
}

void reference_comment_state(reference *r, int c) {
  switch (r->state) {
  case MARKUP_DECLARATION_OPEN_STATE: markup_declaration_open_state(r); break;
  case BOGUS_COMMENT_STATE:
    if (c == '>' || c == END_OF_FILE)
      end_comment(r, c);
    else
      append(&r->comment, c);
    break;
  case COMMENT_STATE:
    if (c == '<') {
      append(&r->comment, c);
      r->state = COMMENT_LESS_THAN_SIGN_STATE;
    } else if (c == '-') {
      r->state = COMMENT_END_DASH_STATE;
    } else if (c == END_OF_FILE) {
      end_comment(r, c);
    } else {
      append(&r->comment, c);
    }
    break;
  case COMMENT_LESS_THAN_SIGN_STATE:
  case COMMENT_LESS_THAN_SIGN_BANG_STATE:
  case COMMENT_LESS_THAN_SIGN_BANG_DASH_STATE:
  case COMMENT_LESS_THAN_SIGN_BANG_DASH_DASH_STATE: comment_less_than_sign_states(r, c); break;
  default: comment_end_states(r, c);
  }
}

static void create_doctype(reference *r) {
  r->has_name = r->has_public = r->has_system = r->force_quirks = false;
  buffer_clear(&r->doctype_name);
  buffer_clear(&r->public_identifier);
  buffer_clear(&r->system_identifier);
}

static void end_doctype(reference *r, int c, bool force_quirks) {
  if (force_quirks || c == END_OF_FILE) r->force_quirks = true;
  reference_emit_doctype(r);
  r->state = DATA_STATE;
  if (c == END_OF_FILE) reference_emit_end_of_file(r);
}

static void bogus_doctype(reference *r, bool force_quirks) {
  if (force_quirks) r->force_quirks = true;
  reconsume_in(r, BOGUS_DOCTYPE_STATE);
}

static void doctype_name_states(reference *r, int c) {
  switch (r->state) {
  case DOCTYPE_STATE:
    create_doctype(r);
    if (c == END_OF_FILE)
      end_doctype(r, c, true);
    else if (is_white_space(c))
      r->state = BEFORE_DOCTYPE_NAME_STATE;
    else
      reconsume_in(r, BEFORE_DOCTYPE_NAME_STATE);
    break;
  case BEFORE_DOCTYPE_NAME_STATE:
    if (is_white_space(c)) break;
    if (c == '>' || c == END_OF_FILE) {
      end_doctype(r, c, true);
      break;
    }
    r->has_name = true;
    append(&r->doctype_name, ascii_lower(c));
    r->state = DOCTYPE_NAME_STATE;
    break;
  case DOCTYPE_NAME_STATE:
    if (is_white_space(c))
      r->state = AFTER_DOCTYPE_NAME_STATE;
    else if (c == '>' || c == END_OF_FILE)
      end_doctype(r, c, false);
    else
      append(&r->doctype_name, ascii_lower(c));
    break;
  default: /* after DOCTYPE name state */
    if (is_white_space(c)) break;
    if (c == '>' || c == END_OF_FILE) {
      end_doctype(r, c, false);
      break;
    }
    r->next--;
    if (consume(r, "public", true)) {
      r->state = AFTER_DOCTYPE_PUBLIC_KEYWORD_STATE;
    } else if (consume(r, "system", true)) {
      r->state = AFTER_DOCTYPE_SYSTEM_KEYWORD_STATE;
    } else {
      r->next++;
      bogus_doctype(r, true);
    }
  }
}

/* The character is a quotation mark, with which an identifier begins. */
static void begin_identifier(reference *r, int c, bool is_public) {
  if (is_public) {
    r->has_public = true;
    r->state = c == '"' ? DOCTYPE_PUBLIC_IDENTIFIER_DOUBLE_QUOTED_STATE
                        : DOCTYPE_PUBLIC_IDENTIFIER_SINGLE_QUOTED_STATE;
  } else {
    r->has_system = true;
    r->state = c == '"' ? DOCTYPE_SYSTEM_IDENTIFIER_DOUBLE_QUOTED_STATE
                        : DOCTYPE_SYSTEM_IDENTIFIER_SINGLE_QUOTED_STATE;
  }
}

/* After DOCTYPE public/system keyword, before DOCTYPE public/system identifier states. */
static void before_identifier_states(reference *r, int c, bool is_public) {
  if (is_white_space(c))
    r->state = is_public ? BEFORE_DOCTYPE_PUBLIC_IDENTIFIER_STATE : BEFORE_DOCTYPE_SYSTEM_IDENTIFIER_STATE;
  else if (c == '"' || c == '\'')
    begin_identifier(r, c, is_public);
  else if (c == '>' || c == END_OF_FILE)
    end_doctype(r, c, true);
  else
    bogus_doctype(r, true);
}

/* The four states of quoted identifiers. */
static void identifier_state(reference *r, int c, buffer *identifier, char quote, reference_state next) {
  if (c == quote)
    r->state = next;
  else if (c == '>' || c == END_OF_FILE)
    end_doctype(r, c, true);
  else
    append(identifier, c);
}

/* After DOCTYPE public identifier, between DOCTYPE public and system identifiers, after DOCTYPE system
 * identifier states. */
static void after_identifier_states(reference *r, int c) {
  bool is_last = r->state == AFTER_DOCTYPE_SYSTEM_IDENTIFIER_STATE;
  if (is_white_space(c)) {
    if (!is_last) r->state = BETWEEN_DOCTYPE_PUBLIC_AND_SYSTEM_IDENTIFIERS_STATE;
  } else if (c == '>' || c == END_OF_FILE) {
    end_doctype(r, c, false);
  } else if (!is_last && (c == '"' || c == '\'')) {
    begin_identifier(r, c, false);
  } else {
    bogus_doctype(r, !is_last);
  }
}

void reference_doctype_state(reference *r, int c) {
  const reference_state after_public = AFTER_DOCTYPE_PUBLIC_IDENTIFIER_STATE;
  const reference_state after_system = AFTER_DOCTYPE_SYSTEM_IDENTIFIER_STATE;
  switch (r->state) {
  case AFTER_DOCTYPE_PUBLIC_KEYWORD_STATE:
  case BEFORE_DOCTYPE_PUBLIC_IDENTIFIER_STATE: before_identifier_states(r, c, true); break;
  case AFTER_DOCTYPE_SYSTEM_KEYWORD_STATE:
  case BEFORE_DOCTYPE_SYSTEM_IDENTIFIER_STATE: before_identifier_states(r, c, false); break;
  case DOCTYPE_PUBLIC_IDENTIFIER_DOUBLE_QUOTED_STATE:
    identifier_state(r, c, &r->public_identifier, '"', after_public);
    break;
  case DOCTYPE_PUBLIC_IDENTIFIER_SINGLE_QUOTED_STATE:
    identifier_state(r, c, &r->public_identifier, '\'', after_public);
    break;
  case DOCTYPE_SYSTEM_IDENTIFIER_DOUBLE_QUOTED_STATE:
    identifier_state(r, c, &r->system_identifier, '"', after_system);
    break;
  case DOCTYPE_SYSTEM_IDENTIFIER_SINGLE_QUOTED_STATE:
    identifier_state(r, c, &r->system_identifier, '\'', after_system);
    break;
  case AFTER_DOCTYPE_PUBLIC_IDENTIFIER_STATE:
  case BETWEEN_DOCTYPE_PUBLIC_AND_SYSTEM_IDENTIFIERS_STATE:
  case AFTER_DOCTYPE_SYSTEM_IDENTIFIER_STATE: after_identifier_states(r, c); break;
  case BOGUS_DOCTYPE_STATE:
    if (c != '>' && c != END_OF_FILE) break;
    reference_emit_doctype(r);
    r->state = DATA_STATE;
    if (c == END_OF_FILE) reference_emit_end_of_file(r);
    break;
  default: doctype_name_states(r, c);
  }
}
