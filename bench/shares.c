#include "shares.h"

#include <string.h>

static bool is_called(const matn_token *token, const char *name) {
  size_t len = strlen(name);
  if (token->len != len) return false;
  for (size_t i = 0; i < len; i++) {
    if ((token->bytes[i] | 0x20) != name[i]) return false;
  }
  return true;
}

static void count_text(shares *s, const matn_token *token) {
  uint64_t len = token->end - token->start;
  if (s->in_raw) {
    s->bytes[s->raw] += len;
    return;
  }
  uint64_t spaces = 0;
  for (size_t i = 0; i < token->len; i++) spaces += memchr(" \t\r\n\f", token->bytes[i], 5) != NULL;
  if (token->made && *token->bytes != '\n') {
    s->references++;
    spaces = 0;
  }
  s->bytes[SHARE_SPACE] += spaces;
  s->bytes[SHARE_TEXT] += len - spaces;
}

static void begin_tag(shares *s, const matn_token *token) {
  s->tags++;
  s->content = matn_content_model(token->bytes, token->len);
  s->raw = is_called(token, "script") ? SHARE_SCRIPT : is_called(token, "style") ? SHARE_STYLE : SHARE_TEXT;
  s->is_json = false;
}

static void count_value(shares *s, const matn_token *token) {
  s->bytes[SHARE_VALUES] += token->end - token->start;
  for (size_t i = 0; i + 4 <= token->len; i++) s->is_json |= memcmp(token->bytes + i, "json", 4) == 0;
}

static matn_answer count_token(void *ctx, const matn_token *token) {
  shares *s = ctx;
  switch ((matn_token_kind)token->kind) {
  case MATN_TOKEN_TEXT: count_text(s, token); break;
  case MATN_TOKEN_START_TAG:
    if (token->last) begin_tag(s, token);
    break;
  case MATN_TOKEN_ATTRIBUTE_NAME:
    s->attributes += token->last;
    s->bytes[SHARE_NAMES] += token->end - token->start;
    break;
  case MATN_TOKEN_ATTRIBUTE_VALUE: count_value(s, token); break;
  case MATN_TOKEN_START_TAG_END:
    if (s->raw == SHARE_SCRIPT && s->is_json) s->raw = SHARE_JSON;
    s->in_raw = s->content != MATN_CONTINUE;
    return s->content;
  case MATN_TOKEN_END_TAG:
    s->tags += token->last;
    s->in_raw = false;
    break;
  case MATN_TOKEN_COMMENT: s->bytes[SHARE_COMMENTS] += token->end - token->start; break;
  default: break;
  }
  return MATN_CONTINUE;
}

void shares_begin(shares *s) {
  memset(s, 0, sizeof *s);
  matn_tokenizer_init(&s->tokenizer, count_token, s);
}

void shares_add(shares *s, const char *bytes, size_t len) {
  uint64_t before = 0, after = 0;
  for (size_t i = 0; i < SHARE_COUNT; i++) before += s->bytes[i];
  matn_tokenizer_feed(&s->tokenizer, bytes, len);
  for (size_t i = 0; i < SHARE_COUNT; i++) after += s->bytes[i];
  s->bytes[SHARE_SYNTAX] += before + len - after;
}

void shares_print(const shares *s, FILE *out) {
  static const char *const names[SHARE_COUNT] = {"script", "JSON", "style", "values",  "names",
                                                 "syntax", "text", "space", "comments"};
  double all = 0;
  for (size_t i = 0; i < SHARE_COUNT; i++) all += (double)s->bytes[i];
  for (size_t i = 0; i < SHARE_COUNT; i++)
    fprintf(out, "%s %.1f%%, ", names[i], 100 * (double)s->bytes[i] / all);
  fprintf(out, "in 1,024 bytes %.1f tags, %.1f attributes, %.1f references\n", 1024 * (double)s->tags / all,
          1024 * (double)s->attributes / all, 1024 * (double)s->references / all);
}
