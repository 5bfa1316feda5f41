/* The tokenizer. The first byte chooses the state to begin in; the rest is the input. Whole and in pieces it
 * gives the same tokens; a tag's parts come in their order. */
#include "fuzz.h"
#include "matn_tokenizer.h"

typedef struct watch {
  matn_tokenizer tokenizer;
  uint64_t hash;
  uint8_t kind; /* of what is open: a name, a value, a comment */
  bool open, in_tag, value_due, declined, ended;
} watch;

static matn_answer on_token(void *ctx, const matn_token *token) {
  watch *w = ctx;
  assert(!w->ended && token->start <= token->end);
  assert(!w->open || w->kind == token->kind || token->kind == MATN_TOKEN_END_OF_FILE);
  if (token->kind == MATN_TOKEN_ATTRIBUTE_NAME) assert(w->in_tag && !w->value_due && !w->declined);
  if (token->kind == MATN_TOKEN_ATTRIBUTE_VALUE) assert(w->in_tag && w->value_due);
  if (token->kind == MATN_TOKEN_START_TAG_END) assert(w->in_tag && !w->value_due);
  bool whole = token->kind == MATN_TOKEN_TEXT || token->kind == MATN_TOKEN_START_TAG_END ||
               token->kind == MATN_TOKEN_DOCTYPE_END || token->kind == MATN_TOKEN_CDATA_START ||
               token->kind == MATN_TOKEN_END_OF_FILE;
  w->kind = token->kind;
  w->open = !whole && !token->last;
  if (token->kind == MATN_TOKEN_START_TAG && token->last) w->in_tag = true;
  if (token->kind == MATN_TOKEN_ATTRIBUTE_NAME && token->last) w->value_due = true;
  if (token->kind == MATN_TOKEN_ATTRIBUTE_VALUE && token->last) w->value_due = false;
  if (token->kind == MATN_TOKEN_START_TAG_END) w->in_tag = w->declined = false;
  if (token->kind == MATN_TOKEN_END_OF_FILE) w->ended = true;
  if (token->len != 0) w->hash = hash_bytes(w->hash, token->bytes, token->len);
  if (!w->open && token->kind != MATN_TOKEN_TEXT) {
    const uint8_t mark[] = {token->kind, token->flag};
    w->hash = hash_bytes(w->hash, mark, sizeof mark);
  }
  if (token->kind == MATN_TOKEN_CDATA_START) return MATN_CDATA_SECTION;
  if (token->kind == MATN_TOKEN_START_TAG && token->last && w->hash % 8 < 3) {
    w->declined = true;
    return MATN_SKIP_ATTRIBUTES;
  }
  if (token->kind == MATN_TOKEN_ATTRIBUTE_NAME && token->last && w->hash % 8 == 3) {
    w->value_due = false;
    return MATN_SKIP_VALUE;
  }
  if (token->kind == MATN_TOKEN_START_TAG_END && w->hash % 16 < 4) {
    static const matn_answer answers[] = {MATN_RCDATA, MATN_RAWTEXT, MATN_SCRIPT_DATA, MATN_PLAINTEXT};
    return answers[w->hash % 4];
  }
  return MATN_CONTINUE;
}

static void take(void *ctx, const char *bytes, size_t len) {
  watch *w = ctx;
  assert(matn_tokenizer_feed(&w->tokenizer, bytes, len) == MATN_OK);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size == 0) return 0;
  uint8_t choice = *data++;
  size--;
  watch watches[2];
  memset(watches, 0, sizeof watches);
  for (int i = 0; i < 2; i++) {
    watch *w = &watches[i];
    w->hash = HASH_START;
    matn_tokenizer_init(&w->tokenizer, on_token, w);
    matn_tokenizer_begin(&w->tokenizer, (matn_initial_state)(choice % 6), "script", choice & 64 ? 6 : 0);
    if (i == 0) take(w, (const char *)data, size);
    if (i == 1) feed_in_pieces(data, size, choice, take, w);
    assert(matn_tokenizer_finish(&w->tokenizer) == MATN_OK && w->ended);
  }
  assert(watches[0].hash == watches[1].hash);
  return 0;
}
