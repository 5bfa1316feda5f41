#include "token_log.h"

#include <stdlib.h>
#include <string.h>

static void add_lower(buffer *b, const char *bytes, size_t len) {
  for (size_t i = 0; i < len; i++) {
    char c = bytes[i] >= 'A' && bytes[i] <= 'Z' ? (char)(bytes[i] | 0x20) : bytes[i];
    buffer_add(b, &c, 1);
  }
}

static void end_text(token_log *log) {
  if (log->in_text) buffer_add_string(&log->text, "\n");
  log->in_text = false;
}

/* A fragment of something that has a label, once, before its first fragment. */
static void add_labelled(buffer *b, const char *label, const matn_token *token, bool lower, bool *open) {
  if (!*open) buffer_add_string(b, label);
  *open = true;
  if (lower)
    add_lower(b, token->bytes, token->len);
  else
    buffer_add(b, token->bytes, token->len);
  if (token->last) *open = false;
}

/* Of attributes with the same name, the first counts. */
static void drop_repeated_attribute(token_log *log) {
  const char *attribute = log->tag.bytes + log->attribute_at;
  buffer key = {0};
  buffer_add(&key, attribute, (size_t)(strchr(attribute + 2, '=') - attribute) + 1); /* may begin with "=" */
  if (strstr(buffer_string(&log->names), key.bytes) != NULL)
    log->tag.len = log->attribute_at;
  else
    buffer_add(&log->names, key.bytes, key.len);
  buffer_free(&key);
}

static void begin_start_tag(token_log *log) {
  buffer_free(&log->names);
  buffer_clear(&log->name);
}

matn_answer token_log_add(void *ctx, const matn_token *token) {
  token_log *log = ctx;
  bool open = log->tag.len != 0;
  if (token->kind != MATN_TOKEN_TEXT && token->kind != MATN_TOKEN_CDATA_START) end_text(log);
  switch ((matn_token_kind)token->kind) {
  case MATN_TOKEN_TEXT:
    if (!log->in_text) buffer_add_string(&log->text, "Text ");
    log->in_text = true;
    buffer_add(&log->text, token->bytes, token->len);
    break;
  case MATN_TOKEN_START_TAG:
    if (!open) begin_start_tag(log);
    add_lower(&log->name, token->bytes, token->len);
    add_labelled(&log->tag, "Start ", token, true, &open);
    break;
  case MATN_TOKEN_ATTRIBUTE_NAME:
    if (!log->attribute_open) {
      log->attribute_at = log->tag.len;
      buffer_add_string(&log->tag, " ");
    }
    log->attribute_open = !token->last;
    add_lower(&log->tag, token->bytes, token->len);
    if (token->last) buffer_add_string(&log->tag, "=");
    break;
  case MATN_TOKEN_ATTRIBUTE_VALUE:
    buffer_add(&log->tag, token->bytes, token->len);
    if (token->last && log->unique_attributes) drop_repeated_attribute(log);
    break;
  case MATN_TOKEN_START_TAG_END:
    buffer_add_string(&log->tag, token->flag ? " /\n" : "\n");
    buffer_add(&log->text, log->tag.bytes, log->tag.len);
    buffer_clear(&log->tag);
    return log->switch_states ? matn_content_model(log->name.bytes, log->name.len) : MATN_CONTINUE;
  case MATN_TOKEN_END_TAG:
    add_labelled(&log->tag, "End ", token, true, &open);
    if (!token->last) break;
    buffer_add_string(&log->tag, "\n");
    buffer_add(&log->text, log->tag.bytes, log->tag.len);
    buffer_clear(&log->tag);
    break;
  case MATN_TOKEN_COMMENT:
    add_labelled(&log->text, "Comment ", token, false, &log->part_open);
    if (token->last) buffer_add_string(&log->text, "\n");
    break;
  case MATN_TOKEN_DOCTYPE: add_labelled(&log->tag, " name=", token, true, &log->part_open); break;
  case MATN_TOKEN_DOCTYPE_PUBLIC: add_labelled(&log->tag, " public=", token, false, &log->part_open); break;
  case MATN_TOKEN_DOCTYPE_SYSTEM: add_labelled(&log->tag, " system=", token, false, &log->part_open); break;
  case MATN_TOKEN_DOCTYPE_END:
    buffer_add_string(&log->text, "Doctype");
    buffer_add(&log->text, log->tag.bytes, log->tag.len);
    buffer_add_string(&log->text, token->flag ? " quirks\n" : "\n");
    buffer_clear(&log->tag);
    break;
  case MATN_TOKEN_CDATA_START:
  case MATN_TOKEN_END_OF_FILE: break;
  }
  return MATN_CONTINUE;
}

void token_log_run(token_log *log, const char *input, size_t len, size_t chunk, matn_initial_state state,
                   const char *last_start_tag) {
  matn_tokenizer tokenizer;
  buffer_clear(&log->text);
  buffer_clear(&log->tag);
  log->in_text = log->attribute_open = log->part_open = false;
  matn_tokenizer_init(&tokenizer, token_log_add, log);
  matn_tokenizer_begin(&tokenizer, state, last_start_tag, strlen(last_start_tag));
  for (size_t at = 0; at < len;) {
    size_t count = chunk == 0 || chunk > len - at ? len - at : chunk;
    char *part = malloc(count);
    if (part == NULL) exit(2);
    memcpy(part, input + at, count);
    matn_tokenizer_feed(&tokenizer, part, count);
    free(part);
    at += count;
  }
  matn_tokenizer_finish(&tokenizer);
}

void token_log_free(token_log *log) {
  buffer_free(&log->text);
  buffer_free(&log->tag);
  buffer_free(&log->name);
  buffer_free(&log->names);
}
