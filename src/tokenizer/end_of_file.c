/* The end of the file (EOF in the states of HTML Standard 13.2.5). */
#include "references.h"

/* Resolves a character reference that the end of the file cuts, with the bytes that are there. */
static void end_reference(matn_tokenizer *t) {
  switch ((enum state)t->state) {
  case NAMED_CHARACTER_REFERENCE:
    if (!end_named_reference(t, '\0', t->offset)) flush_reference(t, t->offset);
    break;
  case HEXADECIMAL_CHARACTER_REFERENCE:
  case DECIMAL_CHARACTER_REFERENCE: end_numeric_reference(t, t->offset); break;
  case CHARACTER_REFERENCE:
  case NUMERIC_CHARACTER_REFERENCE:
  case HEXADECIMAL_CHARACTER_REFERENCE_START: flush_reference(t, t->offset); break;
  default: return;
  }
  t->state = t->return_state;
}

static void end_doctype(matn_tokenizer *t, bool force_quirks) {
  if (force_quirks) t->flag = true;
  send_mark(t, MATN_TOKEN_DOCTYPE_END, t->offset);
}

/* What each state does at "EOF". States that are not named do nothing: their text was sent, and their tag
 * does not count. */
static void end_state(matn_tokenizer *t) {
  switch ((enum state)t->state) {
  case TAG_OPEN:
  case SCRIPT_DATA_LESS_THAN_SIGN:
  case SCRIPT_DATA_ESCAPED_LESS_THAN_SIGN:
  case RAW_LESS_THAN_SIGN: send_pending(t, MATN_TOKEN_TEXT, "<", 1, t->offset); break;
  case END_TAG_OPEN: send_pending(t, MATN_TOKEN_TEXT, "</", 2, t->offset); break;
  case RAW_END_TAG_OPEN:
  case RAW_END_TAG_NAME: send_pending(t, MATN_TOKEN_TEXT, t->temporary, t->temporary_len, t->offset); break;
  case MARKUP_DECLARATION_OPEN:
    send_pending(t, MATN_TOKEN_COMMENT, t->temporary, t->temporary_len, t->offset);
    send_mark(t, MATN_TOKEN_COMMENT, t->offset);
    break;
  case BOGUS_COMMENT:
  case COMMENT_START:
  case COMMENT_START_DASH:
  case COMMENT:
  case COMMENT_END_DASH:
  case COMMENT_END:
  case COMMENT_END_BANG: send_mark(t, MATN_TOKEN_COMMENT, t->offset); break;
  case DOCTYPE_NAME:
    send_mark(t, MATN_TOKEN_DOCTYPE, t->offset);
    end_doctype(t, true);
    break;
  case DOCTYPE_PUBLIC_IDENTIFIER_DOUBLE_QUOTED:
  case DOCTYPE_PUBLIC_IDENTIFIER_SINGLE_QUOTED:
    send_mark(t, MATN_TOKEN_DOCTYPE_PUBLIC, t->offset);
    end_doctype(t, true);
    break;
  case DOCTYPE_SYSTEM_IDENTIFIER_DOUBLE_QUOTED:
  case DOCTYPE_SYSTEM_IDENTIFIER_SINGLE_QUOTED:
    send_mark(t, MATN_TOKEN_DOCTYPE_SYSTEM, t->offset);
    end_doctype(t, true);
    break;
  case BEFORE_DOCTYPE_NAME:
  case AFTER_DOCTYPE_NAME:
  case AFTER_DOCTYPE_KEYWORD:
  case BEFORE_DOCTYPE_PUBLIC_IDENTIFIER:
  case AFTER_DOCTYPE_PUBLIC_IDENTIFIER:
  case BEFORE_DOCTYPE_SYSTEM_IDENTIFIER:
  case AFTER_DOCTYPE_SYSTEM_IDENTIFIER: end_doctype(t, true); break;
  case BOGUS_DOCTYPE: end_doctype(t, false); break;
  case CDATA_SECTION_BRACKET: send_pending(t, MATN_TOKEN_TEXT, "]", 1, t->offset); break;
  case CDATA_SECTION_END: send_pending(t, MATN_TOKEN_TEXT, "]]", 2, t->offset); break;
  default: break;
  }
}

void matn_tokenizer_end(matn_tokenizer *t) {
  end_reference(t);
  end_state(t);
  send_mark(t, MATN_TOKEN_END_OF_FILE, t->offset);
}
