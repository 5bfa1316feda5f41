/* The text states, CDATA sections, and the functions around the states. */
#include "reference_tokenizer.h"

#include <string.h>

#include "reference_states.h"

static void end_text(reference *r) {
  if (r->in_text) buffer_add_string(r->out, "\n");
  r->in_text = false;
}

void reference_emit(reference *r, int c) {
  char byte = (char)c;
  if (!r->in_text) buffer_add_string(r->out, "Text ");
  r->in_text = true;
  buffer_add(r->out, &byte, 1);
}

void reference_emit_bytes(reference *r, const buffer *b) {
  for (size_t i = 0; i < b->len; i++) reference_emit(r, (unsigned char)b->bytes[i]);
}

static void emit_replacement_character(reference *r) {
  static char bytes[] = "\xEF\xBF\xBD";
  reference_emit_bytes(r, &(buffer){.bytes = bytes, .len = 3});
}

void reference_emit_comment(reference *r) {
  end_text(r);
  buffer_add_string(r->out, "Comment ");
  buffer_add(r->out, r->comment.bytes, r->comment.len);
  buffer_add_string(r->out, "\n");
}

static void add_identifier(reference *r, bool is_there, const char *label, const buffer *identifier) {
  if (!is_there) return;
  buffer_add_string(r->out, label);
  buffer_add(r->out, identifier->bytes, identifier->len);
}

void reference_emit_doctype(reference *r) {
  end_text(r);
  buffer_add_string(r->out, "Doctype");
  add_identifier(r, r->has_name, " name=", &r->doctype_name);
  add_identifier(r, r->has_public, " public=", &r->public_identifier);
  add_identifier(r, r->has_system, " system=", &r->system_identifier);
  buffer_add_string(r->out, r->force_quirks ? " quirks\n" : "\n");
}

void reference_emit_end_of_file(reference *r) {
  end_text(r);
  r->ended = true;
}

bool reference_is_foreign(const reference *r) {
  return r->tree->is_foreign || r->foreign != 0;
}

static void count_foreign(reference *r) {
  const char *name = buffer_string(&r->tag_name);
  if (!r->tree->has_foreign_elements || (strcmp(name, "svg") != 0 && strcmp(name, "math") != 0)) return;
  if (!r->is_end_tag && !r->self_closing) r->foreign++;
  if (r->is_end_tag && r->foreign != 0) r->foreign--;
}

void reference_emit_tag(reference *r) {
  const buffer *name = &r->tag_name;
  const char *text = buffer_string(name);
  end_text(r);
  buffer_add_string(r->out, r->is_end_tag ? "End " : "Start ");
  buffer_add(r->out, name->bytes, name->len);
  r->state = DATA_STATE;
  if (!r->is_end_tag) {
    bool drops = r->tree->drops_attributes != NULL && r->tree->drops_attributes(text, name->len);
    if (!drops) buffer_add(r->out, r->attributes.bytes, r->attributes.len);
    if (r->self_closing) buffer_add_string(r->out, " /");
    buffer_clear(&r->last_start_tag);
    buffer_add(&r->last_start_tag, name->bytes, name->len);
  }
  buffer_add_string(r->out, "\n");
  bool was_foreign = r->foreign != 0;
  count_foreign(r);
  if (r->is_end_tag || was_foreign || !r->tree->switches) return;
  static const struct {
    const char *name;
    reference_state state;
  } rows[] = {{"title", RCDATA_STATE},     {"textarea", RCDATA_STATE},    {"style", RAWTEXT_STATE},
              {"xmp", RAWTEXT_STATE},      {"iframe", RAWTEXT_STATE},     {"noembed", RAWTEXT_STATE},
              {"noframes", RAWTEXT_STATE}, {"script", SCRIPT_DATA_STATE}, {"plaintext", PLAINTEXT_STATE}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    if (name->len == strlen(rows[i].name) && memcmp(text, rows[i].name, name->len) == 0)
      r->state = rows[i].state;
  }
}

/* Data, RCDATA, RAWTEXT, script data and PLAINTEXT states; CDATA section states. */
static void text_state(reference *r, int c) {
  switch (r->state) {
  case DATA_STATE:
  case RCDATA_STATE:
    if (c == '&') {
      r->return_state = r->state;
      r->state = CHARACTER_REFERENCE_STATE;
    } else if (c == '<') {
      r->state = r->state == DATA_STATE ? TAG_OPEN_STATE : RCDATA_LESS_THAN_SIGN_STATE;
    } else if (c == '\0' && r->state == RCDATA_STATE) {
      emit_replacement_character(r);
    } else if (c == END_OF_FILE) {
      reference_emit_end_of_file(r);
    } else {
      reference_emit(r, c);
    }
    break;
  case RAWTEXT_STATE:
  case SCRIPT_DATA_STATE:
  case PLAINTEXT_STATE:
    if (c == '<' && r->state != PLAINTEXT_STATE)
      r->state = r->state == RAWTEXT_STATE ? RAWTEXT_LESS_THAN_SIGN_STATE : SCRIPT_DATA_LESS_THAN_SIGN_STATE;
    else if (c == '\0')
      emit_replacement_character(r);
    else if (c == END_OF_FILE)
      reference_emit_end_of_file(r);
    else
      reference_emit(r, c);
    break;
  case CDATA_SECTION_STATE:
    if (c == ']')
      r->state = CDATA_SECTION_BRACKET_STATE;
    else if (c == END_OF_FILE)
      reference_emit_end_of_file(r);
    else
      reference_emit(r, c);
    break;
  case CDATA_SECTION_BRACKET_STATE:
    if (c == ']') {
      r->state = CDATA_SECTION_END_STATE;
    } else {
      reference_emit(r, ']');
      reconsume_in(r, CDATA_SECTION_STATE);
    }
    break;
  default: /* CDATA section end state */
    if (c == ']') {
      reference_emit(r, ']');
    } else if (c == '>') {
      r->state = DATA_STATE;
    } else {
      reference_emit(r, ']');
      reference_emit(r, ']');
      reconsume_in(r, CDATA_SECTION_STATE);
    }
  }
}

static void step(reference *r) {
  int c = r->next < r->input.len ? (unsigned char)r->input.bytes[r->next] : END_OF_FILE;
  r->next++;
  if (r->state <= PLAINTEXT_STATE || (r->state >= CDATA_SECTION_STATE && r->state <= CDATA_SECTION_END_STATE))
    text_state(r, c);
  else if (r->state >= CHARACTER_REFERENCE_STATE)
    reference_charref_state(r, c);
  else if (r->state >= DOCTYPE_STATE)
    reference_doctype_state(r, c);
  else if (r->state >= BOGUS_COMMENT_STATE)
    reference_comment_state(r, c);
  else if (r->state >= BEFORE_ATTRIBUTE_NAME_STATE || r->state <= TAG_NAME_STATE)
    reference_tag_state(r, c);
  else if (r->state <= SCRIPT_DATA_END_TAG_NAME_STATE ||
           (r->state >= SCRIPT_DATA_ESCAPED_END_TAG_OPEN_STATE &&
            r->state <= SCRIPT_DATA_ESCAPED_END_TAG_NAME_STATE))
    reference_raw_state(r, c);
  else
    reference_script_state(r, c);
}

static void preprocess(buffer *out, const char *input, size_t len) {
  for (size_t i = 0; i < len; i++) {
    if (input[i] == '\n' && i != 0 && input[i - 1] == '\r') continue;
    buffer_add(out, input[i] == '\r' ? "\n" : input + i, 1);
  }
}

static reference_state initial_state(const char *name) {
  static const struct {
    const char *name;
    reference_state state;
  } rows[] = {{"Data state", DATA_STATE},           {"RCDATA state", RCDATA_STATE},
              {"RAWTEXT state", RAWTEXT_STATE},     {"Script data state", SCRIPT_DATA_STATE},
              {"PLAINTEXT state", PLAINTEXT_STATE}, {"CDATA section state", CDATA_SECTION_STATE}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
    if (strcmp(rows[i].name, name) == 0) return rows[i].state;
  return DATA_STATE;
}

void reference_tokenize(buffer *out, const char *input, size_t len, const char *state,
                        const char *last_start_tag, const reference_tree *tree) {
  reference r = {.tree = tree, .out = out, .state = initial_state(state)};
  preprocess(&r.input, input, len);
  buffer_add_string(&r.last_start_tag, last_start_tag);
  while (!r.ended) step(&r);
  buffer *const buffers[] = {&r.input,           &r.tag_name,          &r.attributes,
                             &r.attribute_names, &r.attribute_name,    &r.attribute_value,
                             &r.last_start_tag,  &r.comment,           &r.doctype_name,
                             &r.temporary,       &r.public_identifier, &r.system_identifier};
  for (size_t i = 0; i < sizeof buffers / sizeof *buffers; i++) buffer_free(buffers[i]);
}
