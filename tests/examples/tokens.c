/* The tokenizer alone: prints the addresses of the links in standard input. Only the values that it asks for
 * are sent. Names and values come in fragments; none is copied or held. */
#include <matn_tokenizer.h>
#include <stdio.h>

/* How much of a word the fragments so far have matched; SIZE_MAX if it is another word. */
typedef struct match {
  const char *word;
  size_t len;
} match;

static void begin_match(match *m, const char *word) {
  *m = (match){.word = word};
}

/* Names come as they are written, in any case. */
static void go_on(match *m, const matn_token *token) {
  for (size_t i = 0; i < token->len && m->len != SIZE_MAX; i++) {
    char c = token->bytes[i];
    if (c >= 'A' && c <= 'Z') c = (char)(c - 'A' + 'a');
    m->len = c == m->word[m->len] && c != '\0' ? m->len + 1 : SIZE_MAX;
  }
}

static bool is_whole(const match *m) {
  return m->len != SIZE_MAX && m->word[m->len] == '\0';
}

static matn_answer read_token(void *ctx, const matn_token *token) {
  match *name = ctx;
  switch (token->kind) {
  case MATN_TOKEN_START_TAG:
    go_on(name, token);
    if (!token->last) return MATN_CONTINUE;
    bool is_link = is_whole(name);
    begin_match(name, is_link ? "href" : "a");
    return is_link ? MATN_CONTINUE : MATN_SKIP_ATTRIBUTES;
  case MATN_TOKEN_ATTRIBUTE_NAME:
    go_on(name, token);
    if (!token->last) return MATN_CONTINUE;
    bool is_address = is_whole(name);
    begin_match(name, "href");
    return is_address ? MATN_CONTINUE : MATN_SKIP_VALUE;
  case MATN_TOKEN_ATTRIBUTE_VALUE:
    fwrite(token->bytes, 1, token->len, stdout);
    if (token->last) putchar('\n');
    return MATN_CONTINUE;
  case MATN_TOKEN_START_TAG_END: begin_match(name, "a"); return MATN_CONTINUE;
  default: return MATN_CONTINUE;
  }
}

int main(void) {
  static char bytes[4096];
  match name;
  matn_tokenizer tokenizer;
  begin_match(&name, "a");
  matn_tokenizer_init(&tokenizer, read_token, &name);
  for (size_t len; (len = fread(bytes, 1, sizeof bytes, stdin)) > 0;)
    matn_tokenizer_feed(&tokenizer, bytes, len);
  return matn_tokenizer_finish(&tokenizer) != MATN_OK;
}
