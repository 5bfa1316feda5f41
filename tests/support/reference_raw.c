/* The reference tokenizer's states of raw text, and of what is escaped in scripts (13.2.5.9 to 13.2.5.31). */
#include <string.h>

#include "reference_states.h"

/* The states that the standard writes down four times, but for the state they come from. */
typedef struct raw_group {
  reference_state text, end_tag_open, end_tag_name;
} raw_group;

static const raw_group rcdata = {RCDATA_STATE, RCDATA_END_TAG_OPEN_STATE, RCDATA_END_TAG_NAME_STATE};
static const raw_group rawtext = {RAWTEXT_STATE, RAWTEXT_END_TAG_OPEN_STATE, RAWTEXT_END_TAG_NAME_STATE};
static const raw_group script_data = {SCRIPT_DATA_STATE, SCRIPT_DATA_END_TAG_OPEN_STATE,
                                      SCRIPT_DATA_END_TAG_NAME_STATE};
static const raw_group escaped = {SCRIPT_DATA_ESCAPED_STATE, SCRIPT_DATA_ESCAPED_END_TAG_OPEN_STATE,
                                  SCRIPT_DATA_ESCAPED_END_TAG_NAME_STATE};

static void less_than_sign_state(reference *r, int c, const raw_group *group) {
  if (c == '/') {
    buffer_clear(&r->temporary);
    r->state = group->end_tag_open;
  } else {
    reference_emit(r, '<');
    reconsume_in(r, group->text);
  }
}

static void end_tag_open_state(reference *r, int c, const raw_group *group) {
  if (is_ascii_alpha(c)) {
    reference_create_tag(r, true);
    reconsume_in(r, group->end_tag_name);
  } else {
    reference_emit(r, '<');
    reference_emit(r, '/');
    reconsume_in(r, group->text);
  }
}

static void end_tag_name_state(reference *r, int c, const raw_group *group) {
  bool is_appropriate = reference_is_appropriate_end_tag(r);
  char byte = (char)c;
  if (is_white_space(c) && is_appropriate) {
    r->state = BEFORE_ATTRIBUTE_NAME_STATE;
  } else if (c == '/' && is_appropriate) {
    r->state = SELF_CLOSING_START_TAG_STATE;
  } else if (c == '>' && is_appropriate) {
    reference_emit_tag(r);
  } else if (is_ascii_alpha(c)) {
    append(&r->tag_name, ascii_lower(c));
    buffer_add(&r->temporary, &byte, 1);
  } else {
    reference_emit(r, '<');
    reference_emit(r, '/');
    reference_emit_bytes(r, &r->temporary);
    reconsume_in(r, group->text);
  }
}

static void script_data_less_than_sign_state(reference *r, int c) {
  if (c != '!') {
    less_than_sign_state(r, c, &script_data);
    return;
  }
  r->state = SCRIPT_DATA_ESCAPE_START_STATE;
  reference_emit(r, '<');
  reference_emit(r, '!');
}

void reference_raw_state(reference *r, int c) {
  switch (r->state) {
  case RCDATA_LESS_THAN_SIGN_STATE: less_than_sign_state(r, c, &rcdata); break;
  case RCDATA_END_TAG_OPEN_STATE: end_tag_open_state(r, c, &rcdata); break;
  case RCDATA_END_TAG_NAME_STATE: end_tag_name_state(r, c, &rcdata); break;
  case RAWTEXT_LESS_THAN_SIGN_STATE: less_than_sign_state(r, c, &rawtext); break;
  case RAWTEXT_END_TAG_OPEN_STATE: end_tag_open_state(r, c, &rawtext); break;
  case RAWTEXT_END_TAG_NAME_STATE: end_tag_name_state(r, c, &rawtext); break;
  case SCRIPT_DATA_LESS_THAN_SIGN_STATE: script_data_less_than_sign_state(r, c); break;
  case SCRIPT_DATA_END_TAG_OPEN_STATE: end_tag_open_state(r, c, &script_data); break;
  case SCRIPT_DATA_END_TAG_NAME_STATE: end_tag_name_state(r, c, &script_data); break;
  case SCRIPT_DATA_ESCAPED_END_TAG_OPEN_STATE: end_tag_open_state(r, c, &escaped); break;
  default: end_tag_name_state(r, c, &escaped); /* script data escaped end tag name state */
  }
}

static void emit_in_script(reference *r, int c) {
  buffer bytes = {0};
  append(&bytes, c);
  reference_emit_bytes(r, &bytes);
  buffer_free(&bytes);
}

/* Script data escaped state and double escaped state, and those after one dash and after two. `dashes` is how
 * many came before. */
static void escaped_state(reference *r, int c, reference_state first, reference_state less_than_sign,
                          unsigned dashes) {
  if (c == '-') {
    r->state = (reference_state)(first + (dashes < 2 ? dashes + 1 : 2));
    reference_emit(r, '-');
  } else if (c == '<') {
    if (first == SCRIPT_DATA_DOUBLE_ESCAPED_STATE) reference_emit(r, '<');
    r->state = less_than_sign;
  } else if (c == '>' && dashes == 2) {
    r->state = SCRIPT_DATA_STATE;
    reference_emit(r, '>');
  } else if (c == END_OF_FILE) {
    reference_emit_end_of_file(r);
  } else {
    r->state = first;
    emit_in_script(r, c);
  }
}

/* Script data double escape start state and double escape end state. */
static void double_escape_state(reference *r, int c, reference_state if_script, reference_state if_not) {
  char lower = ascii_lower(c);
  if (is_white_space(c) || c == '/' || c == '>') {
    bool is_script = r->temporary.len == 6 && memcmp(r->temporary.bytes, "script", 6) == 0;
    r->state = is_script ? if_script : if_not;
    reference_emit(r, c);
  } else if (is_ascii_alpha(c)) {
    buffer_add(&r->temporary, &lower, 1);
    reference_emit(r, c);
  } else {
    reconsume_in(r, if_not);
  }
}

static void script_data_escaped_less_than_sign_state(reference *r, int c) {
  if (!is_ascii_alpha(c)) {
    less_than_sign_state(r, c, &escaped);
    return;
  }
  buffer_clear(&r->temporary);
  reference_emit(r, '<');
  reconsume_in(r, SCRIPT_DATA_DOUBLE_ESCAPE_START_STATE);
}

static void script_data_double_escaped_less_than_sign_state(reference *r, int c) {
  if (c != '/') {
    reconsume_in(r, SCRIPT_DATA_DOUBLE_ESCAPED_STATE);
    return;
  }
  buffer_clear(&r->temporary);
  r->state = SCRIPT_DATA_DOUBLE_ESCAPE_END_STATE;
  reference_emit(r, '/');
}

/* Script data escape start state and escape start dash state. */
static void escape_start_state(reference *r, int c, reference_state next) {
  if (c == '-') {
    r->state = next;
    reference_emit(r, '-');
  } else {
    reconsume_in(r, SCRIPT_DATA_STATE);
  }
}

void reference_script_state(reference *r, int c) {
  const reference_state once = SCRIPT_DATA_ESCAPED_STATE, twice = SCRIPT_DATA_DOUBLE_ESCAPED_STATE;
  const reference_state less_once = SCRIPT_DATA_ESCAPED_LESS_THAN_SIGN_STATE;
  const reference_state less_twice = SCRIPT_DATA_DOUBLE_ESCAPED_LESS_THAN_SIGN_STATE;
  switch (r->state) {
  case SCRIPT_DATA_ESCAPE_START_STATE: escape_start_state(r, c, SCRIPT_DATA_ESCAPE_START_DASH_STATE); break;
  case SCRIPT_DATA_ESCAPE_START_DASH_STATE:
    escape_start_state(r, c, SCRIPT_DATA_ESCAPED_DASH_DASH_STATE);
    break;
  case SCRIPT_DATA_ESCAPED_STATE: escaped_state(r, c, once, less_once, 0); break;
  case SCRIPT_DATA_ESCAPED_DASH_STATE: escaped_state(r, c, once, less_once, 1); break;
  case SCRIPT_DATA_ESCAPED_DASH_DASH_STATE: escaped_state(r, c, once, less_once, 2); break;
  case SCRIPT_DATA_ESCAPED_LESS_THAN_SIGN_STATE: script_data_escaped_less_than_sign_state(r, c); break;
  case SCRIPT_DATA_DOUBLE_ESCAPE_START_STATE: double_escape_state(r, c, twice, once); break;
  case SCRIPT_DATA_DOUBLE_ESCAPED_STATE: escaped_state(r, c, twice, less_twice, 0); break;
  case SCRIPT_DATA_DOUBLE_ESCAPED_DASH_STATE: escaped_state(r, c, twice, less_twice, 1); break;
  case SCRIPT_DATA_DOUBLE_ESCAPED_DASH_DASH_STATE: escaped_state(r, c, twice, less_twice, 2); break;
  case SCRIPT_DATA_DOUBLE_ESCAPED_LESS_THAN_SIGN_STATE:
    script_data_double_escaped_less_than_sign_state(r, c);
    break;
  default: double_escape_state(r, c, once, twice); /* script data double escape end state */
  }
}
