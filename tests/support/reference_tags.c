/* The reference tokenizer's states of tags and attributes (13.2.5.6 to 13.2.5.8, 13.2.5.32 to 13.2.5.40). */
#include <string.h>

#include "reference_states.h"

void reference_create_tag(reference *r, bool is_end_tag) {
  r->is_end_tag = is_end_tag;
  r->self_closing = r->in_attribute = false;
  buffer_clear(&r->tag_name);
  buffer_clear(&r->attributes);
  buffer_clear(&r->attribute_names);
}

bool reference_is_appropriate_end_tag(const reference *r) {
  return r->last_start_tag.len != 0 && r->tag_name.len == r->last_start_tag.len &&
         memcmp(r->tag_name.bytes, r->last_start_tag.bytes, r->tag_name.len) == 0;
}

/* The current attribute is complete; of two with one name the first counts. */
static void end_attribute(reference *r) {
  buffer key = {0};
  const char *name = buffer_string(&r->attribute_name);
  if (!r->in_attribute) return;
  r->in_attribute = false;
  buffer_add_string(&key, " ");
  buffer_add(&key, name, r->attribute_name.len);
  buffer_add_string(&key, "=");
  if (r->attribute_names.len == 0 || strstr(r->attribute_names.bytes, key.bytes) == NULL) {
    buffer_add(&r->attribute_names, key.bytes, key.len);
    buffer_add(&r->attributes, key.bytes, key.len);
    bool drops = r->tree->drops_value != NULL && r->tree->drops_value(name, r->attribute_name.len);
    if (!drops) buffer_add(&r->attributes, r->attribute_value.bytes, r->attribute_value.len);
  }
  buffer_free(&key);
}

/* "Start a new attribute in the current tag token." */
static void start_attribute(reference *r) {
  end_attribute(r);
  r->in_attribute = true;
  buffer_clear(&r->attribute_name);
  buffer_clear(&r->attribute_value);
}

static void emit_current_tag(reference *r) {
  end_attribute(r);
  reference_emit_tag(r);
}

static void tag_open_state(reference *r, int c) {
  if (c == '!') {
    r->state = MARKUP_DECLARATION_OPEN_STATE;
  } else if (c == '/') {
    r->state = END_TAG_OPEN_STATE;
  } else if (is_ascii_alpha(c)) {
    reference_create_tag(r, false);
    reconsume_in(r, TAG_NAME_STATE);
  } else if (c == '?') {
    buffer_clear(&r->comment);
    reconsume_in(r, BOGUS_COMMENT_STATE);
  } else {
    reference_emit(r, '<');
    if (c == END_OF_FILE)
      reference_emit_end_of_file(r);
    else
      reconsume_in(r, DATA_STATE);
  }
}

static void end_tag_open_state(reference *r, int c) {
  if (is_ascii_alpha(c)) {
    reference_create_tag(r, true);
    reconsume_in(r, TAG_NAME_STATE);
  } else if (c == '>') {
    r->state = DATA_STATE;
  } else if (c == END_OF_FILE) {
    reference_emit(r, '<');
    reference_emit(r, '/');
    reference_emit_end_of_file(r);
  } else {
    buffer_clear(&r->comment);
    reconsume_in(r, BOGUS_COMMENT_STATE);
  }
}

static void tag_name_state(reference *r, int c) {
  if (is_white_space(c))
    r->state = BEFORE_ATTRIBUTE_NAME_STATE;
  else if (c == '/')
    r->state = SELF_CLOSING_START_TAG_STATE;
  else if (c == '>')
    emit_current_tag(r);
  else if (c == END_OF_FILE)
    reference_emit_end_of_file(r);
  else
    append(&r->tag_name, ascii_lower(c));
}

static void attribute_name_state(reference *r, int c) {
  switch (r->state) {
  case BEFORE_ATTRIBUTE_NAME_STATE:
    if (is_white_space(c)) {
      break;
    } else if (c == '/' || c == '>' || c == END_OF_FILE) {
      reconsume_in(r, AFTER_ATTRIBUTE_NAME_STATE);
    } else if (c == '=') {
      start_attribute(r);
      append(&r->attribute_name, c);
      r->state = ATTRIBUTE_NAME_STATE;
    } else {
      start_attribute(r);
      reconsume_in(r, ATTRIBUTE_NAME_STATE);
    }
    break;
  case ATTRIBUTE_NAME_STATE:
    if (is_white_space(c) || c == '/' || c == '>' || c == END_OF_FILE)
      reconsume_in(r, AFTER_ATTRIBUTE_NAME_STATE);
    else if (c == '=')
      r->state = BEFORE_ATTRIBUTE_VALUE_STATE;
    else
      append(&r->attribute_name, ascii_lower(c));
    break;
  default: /* after attribute name state */
    if (is_white_space(c)) {
      break;
    } else if (c == '/') {
      r->state = SELF_CLOSING_START_TAG_STATE;
    } else if (c == '=') {
      r->state = BEFORE_ATTRIBUTE_VALUE_STATE;
    } else if (c == '>') {
      emit_current_tag(r);
    } else if (c == END_OF_FILE) {
      reference_emit_end_of_file(r);
    } else {
      start_attribute(r);
      reconsume_in(r, ATTRIBUTE_NAME_STATE);
    }
  }
}

static void in_attribute_value(reference *r, int c) {
  bool is_unquoted = r->state == ATTRIBUTE_VALUE_UNQUOTED_STATE;
  char quote = r->state == ATTRIBUTE_VALUE_DOUBLE_QUOTED_STATE ? '"' : '\'';
  if (!is_unquoted && c == quote) {
    r->state = AFTER_ATTRIBUTE_VALUE_QUOTED_STATE;
  } else if (is_unquoted && is_white_space(c)) {
    r->state = BEFORE_ATTRIBUTE_NAME_STATE;
  } else if (c == '&') {
    r->return_state = r->state;
    r->state = CHARACTER_REFERENCE_STATE;
  } else if (is_unquoted && c == '>') {
    emit_current_tag(r);
  } else if (c == END_OF_FILE) {
    reference_emit_end_of_file(r);
  } else {
    append(&r->attribute_value, c);
  }
}

static void around_attribute_value(reference *r, int c) {
  switch (r->state) {
  case BEFORE_ATTRIBUTE_VALUE_STATE:
    if (is_white_space(c))
      break;
    else if (c == '"')
      r->state = ATTRIBUTE_VALUE_DOUBLE_QUOTED_STATE;
    else if (c == '\'')
      r->state = ATTRIBUTE_VALUE_SINGLE_QUOTED_STATE;
    else if (c == '>')
      emit_current_tag(r);
    else
      reconsume_in(r, ATTRIBUTE_VALUE_UNQUOTED_STATE);
    break;
  case AFTER_ATTRIBUTE_VALUE_QUOTED_STATE:
    if (is_white_space(c))
      r->state = BEFORE_ATTRIBUTE_NAME_STATE;
    else if (c == '/')
      r->state = SELF_CLOSING_START_TAG_STATE;
    else if (c == '>')
      emit_current_tag(r);
    else if (c == END_OF_FILE)
      reference_emit_end_of_file(r);
    else
      reconsume_in(r, BEFORE_ATTRIBUTE_NAME_STATE);
    break;
  default: /* self-closing start tag state */
    if (c == '>') {
      r->self_closing = true;
      emit_current_tag(r);
    } else if (c == END_OF_FILE) {
      reference_emit_end_of_file(r);
    } else {
      reconsume_in(r, BEFORE_ATTRIBUTE_NAME_STATE);
    }
  }
}

void reference_tag_state(reference *r, int c) {
  switch (r->state) {
  case TAG_OPEN_STATE: tag_open_state(r, c); break;
  case END_TAG_OPEN_STATE: end_tag_open_state(r, c); break;
  case TAG_NAME_STATE: tag_name_state(r, c); break;
  case BEFORE_ATTRIBUTE_NAME_STATE:
  case ATTRIBUTE_NAME_STATE:
  case AFTER_ATTRIBUTE_NAME_STATE: attribute_name_state(r, c); break;
  case ATTRIBUTE_VALUE_DOUBLE_QUOTED_STATE:
  case ATTRIBUTE_VALUE_SINGLE_QUOTED_STATE:
  case ATTRIBUTE_VALUE_UNQUOTED_STATE: in_attribute_value(r, c); break;
  default: around_attribute_value(r, c);
  }
}
