/* What the reference tokenizer's files share: the standard's states and variables. */
#ifndef MATN_REFERENCE_STATES_H
#define MATN_REFERENCE_STATES_H

#include <stdint.h>

#include "reference_tokenizer.h"

/* Everything in the standard's order and words. */
typedef enum reference_state {
  DATA_STATE,
  RCDATA_STATE,
  RAWTEXT_STATE,
  SCRIPT_DATA_STATE,
  PLAINTEXT_STATE,
  TAG_OPEN_STATE,
  END_TAG_OPEN_STATE,
  TAG_NAME_STATE,
  RCDATA_LESS_THAN_SIGN_STATE,
  RCDATA_END_TAG_OPEN_STATE,
  RCDATA_END_TAG_NAME_STATE,
  RAWTEXT_LESS_THAN_SIGN_STATE,
  RAWTEXT_END_TAG_OPEN_STATE,
  RAWTEXT_END_TAG_NAME_STATE,
  SCRIPT_DATA_LESS_THAN_SIGN_STATE,
  SCRIPT_DATA_END_TAG_OPEN_STATE,
  SCRIPT_DATA_END_TAG_NAME_STATE,
  SCRIPT_DATA_ESCAPE_START_STATE,
  SCRIPT_DATA_ESCAPE_START_DASH_STATE,
  SCRIPT_DATA_ESCAPED_STATE,
  SCRIPT_DATA_ESCAPED_DASH_STATE,
  SCRIPT_DATA_ESCAPED_DASH_DASH_STATE,
  SCRIPT_DATA_ESCAPED_LESS_THAN_SIGN_STATE,
  SCRIPT_DATA_ESCAPED_END_TAG_OPEN_STATE,
  SCRIPT_DATA_ESCAPED_END_TAG_NAME_STATE,
  SCRIPT_DATA_DOUBLE_ESCAPE_START_STATE,
  SCRIPT_DATA_DOUBLE_ESCAPED_STATE,
  SCRIPT_DATA_DOUBLE_ESCAPED_DASH_STATE,
  SCRIPT_DATA_DOUBLE_ESCAPED_DASH_DASH_STATE,
  SCRIPT_DATA_DOUBLE_ESCAPED_LESS_THAN_SIGN_STATE,
  SCRIPT_DATA_DOUBLE_ESCAPE_END_STATE,
  BEFORE_ATTRIBUTE_NAME_STATE,
  ATTRIBUTE_NAME_STATE,
  AFTER_ATTRIBUTE_NAME_STATE,
  BEFORE_ATTRIBUTE_VALUE_STATE,
  ATTRIBUTE_VALUE_DOUBLE_QUOTED_STATE,
  ATTRIBUTE_VALUE_SINGLE_QUOTED_STATE,
  ATTRIBUTE_VALUE_UNQUOTED_STATE,
  AFTER_ATTRIBUTE_VALUE_QUOTED_STATE,
  SELF_CLOSING_START_TAG_STATE,
  BOGUS_COMMENT_STATE,
  MARKUP_DECLARATION_OPEN_STATE,
  COMMENT_START_STATE,
  COMMENT_START_DASH_STATE,
  COMMENT_STATE,
  COMMENT_LESS_THAN_SIGN_STATE,
  COMMENT_LESS_THAN_SIGN_BANG_STATE,
  COMMENT_LESS_THAN_SIGN_BANG_DASH_STATE,
  COMMENT_LESS_THAN_SIGN_BANG_DASH_DASH_STATE,
  COMMENT_END_DASH_STATE,
  COMMENT_END_STATE,
  COMMENT_END_BANG_STATE,
  DOCTYPE_STATE,
  BEFORE_DOCTYPE_NAME_STATE,
  DOCTYPE_NAME_STATE,
  AFTER_DOCTYPE_NAME_STATE,
  AFTER_DOCTYPE_PUBLIC_KEYWORD_STATE,
  BEFORE_DOCTYPE_PUBLIC_IDENTIFIER_STATE,
  DOCTYPE_PUBLIC_IDENTIFIER_DOUBLE_QUOTED_STATE,
  DOCTYPE_PUBLIC_IDENTIFIER_SINGLE_QUOTED_STATE,
  AFTER_DOCTYPE_PUBLIC_IDENTIFIER_STATE,
  BETWEEN_DOCTYPE_PUBLIC_AND_SYSTEM_IDENTIFIERS_STATE,
  AFTER_DOCTYPE_SYSTEM_KEYWORD_STATE,
  BEFORE_DOCTYPE_SYSTEM_IDENTIFIER_STATE,
  DOCTYPE_SYSTEM_IDENTIFIER_DOUBLE_QUOTED_STATE,
  DOCTYPE_SYSTEM_IDENTIFIER_SINGLE_QUOTED_STATE,
  AFTER_DOCTYPE_SYSTEM_IDENTIFIER_STATE,
  BOGUS_DOCTYPE_STATE,
  CDATA_SECTION_STATE,
  CDATA_SECTION_BRACKET_STATE,
  CDATA_SECTION_END_STATE,
  CHARACTER_REFERENCE_STATE,
  NAMED_CHARACTER_REFERENCE_STATE,
  AMBIGUOUS_AMPERSAND_STATE,
  NUMERIC_CHARACTER_REFERENCE_STATE,
  HEXADECIMAL_CHARACTER_REFERENCE_START_STATE,
  DECIMAL_CHARACTER_REFERENCE_START_STATE,
  HEXADECIMAL_CHARACTER_REFERENCE_STATE,
  DECIMAL_CHARACTER_REFERENCE_STATE,
  NUMERIC_CHARACTER_REFERENCE_END_STATE
} reference_state;

/* The "next input character" after the last one. All others are bytes: the standard's states treat all
 * characters beyond ASCII alike. */
#define END_OF_FILE (-1)

typedef struct reference {
  const reference_tree *tree;
  buffer input; /* its line ends normalised (13.2.3.5) */
  size_t next;  /* the next input character's index */
  reference_state state, return_state;
  bool ended; /* the end-of-file token was emitted */

  /* the current tag token */
  bool is_end_tag, self_closing, in_attribute;
  buffer tag_name, attributes;            /* the complete ones, written down */
  buffer attribute_names;                 /* each between a space and "= " */
  buffer attribute_name, attribute_value; /* the current attribute */
  buffer last_start_tag;                  /* the name of the last start tag token emitted */
  size_t foreign;                         /* svg and math elements that are open */

  buffer comment;
  buffer doctype_name, public_identifier, system_identifier;
  bool has_name, has_public, has_system, force_quirks;

  buffer temporary;
  uint32_t character_reference_code;

  buffer *out;
  bool in_text; /* the last token emitted is a character */
} reference;

/* "Reconsume in the ... state". */
static inline void reconsume_in(reference *r, reference_state state) {
  r->next--;
  r->state = state;
}

static inline bool is_white_space(int c) {
  return c == '\t' || c == '\n' || c == '\f' || c == ' ';
}

static inline bool is_ascii_upper_alpha(int c) {
  return c >= 'A' && c <= 'Z';
}

static inline bool is_ascii_alpha(int c) {
  return is_ascii_upper_alpha(c) || (c >= 'a' && c <= 'z');
}

static inline bool is_ascii_digit(int c) {
  return c >= '0' && c <= '9';
}

/* "The lowercase version of the current input character", or the character itself. */
static inline char ascii_lower(int c) {
  return (char)(is_ascii_upper_alpha(c) ? c + 0x20 : c);
}

/* Appends a character; NUL as U+FFFD. */
static inline void append(buffer *b, int c) {
  char byte = (char)c;
  if (c == '\0')
    buffer_add(b, "\xEF\xBF\xBD", 3);
  else
    buffer_add(b, &byte, 1);
}

void reference_emit(reference *r, int c);                 /* a character token; NUL as it is */
void reference_emit_bytes(reference *r, const buffer *b); /* each a character token */
void reference_emit_comment(reference *r);
void reference_emit_doctype(reference *r);
void reference_emit_end_of_file(reference *r);
void reference_emit_tag(reference *r);
bool reference_is_foreign(const reference *r); /* the adjusted current node is */

/* In reference_tags.c. */
void reference_create_tag(reference *r, bool is_end_tag);
void reference_tag_state(reference *r, int c);
bool reference_is_appropriate_end_tag(const reference *r);

/* In reference_markup.c. */
void reference_comment_state(reference *r, int c);
void reference_doctype_state(reference *r, int c);

/* In reference_raw.c. */
void reference_raw_state(reference *r, int c);
void reference_script_state(reference *r, int c);

/* In reference_charref_states.c. */
void reference_charref_state(reference *r, int c);

#endif
