/* The tokenizer beside the reference tokenizer. The first byte chooses the state to begin in and what the
 * handler answers; the rest is the input. Whole and in pieces it gives the standard's tokens. The parts of a
 * tag come in their order. Bytes that are not `made` are in the input where the token says. */
#include "fuzz.h"
#include "matn_tokenizer.h"

#include "support/reference_tokenizer.h"
#include "support/token_log.h"

typedef struct watch {
  matn_tokenizer tokenizer;
  token_log log;
  const uint8_t *data;
  size_t size;
  uint64_t last; /* offset */
  uint8_t kind;  /* of what is open: a name, a value, a comment */
  bool open, in_tag, value_due, declined, declines, ended, is_foreign;
  buffer name; /* of the attribute */
} watch;

/* Whether the handler wants no attributes of a tag, or no value of an attribute. */
static bool is_declined(const char *name, size_t len) {
  return len % 3 == 1 && name[0] != 'i';
}

static void check_order(watch *w, const matn_token *token) {
  assert(!w->ended);
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
}

static void check_place(watch *w, const matn_token *token) {
  assert(token->start <= token->end && token->end <= w->size && token->start >= w->last);
  if (token->kind != MATN_TOKEN_CDATA_START)
    w->last = token->start; /* CDATA_START is a question between other tokens */
  if (token->made || token->len == 0) return;
  assert(token->end - token->start == token->len);
  assert(memcmp(w->data + token->start, token->bytes, token->len) == 0);
}

static matn_answer on_token(void *ctx, const matn_token *token) {
  watch *w = ctx;
  check_order(w, token);
  check_place(w, token);
  matn_answer answer = token_log_add(&w->log, token);
  if (token->kind == MATN_TOKEN_CDATA_START) return w->is_foreign ? MATN_CDATA_SECTION : MATN_CONTINUE;
  if (!w->declines) return answer;
  if (token->kind == MATN_TOKEN_START_TAG && token->last) {
    w->declined = is_declined(w->log.name.bytes, w->log.name.len);
    if (w->declined) return MATN_SKIP_ATTRIBUTES;
  }
  if (token->kind != MATN_TOKEN_ATTRIBUTE_NAME) return answer;
  buffer_add(&w->name, token->bytes, token->len);
  if (!token->last) return answer;
  bool declined = is_declined(w->name.bytes, w->name.len);
  buffer_clear(&w->name);
  if (!declined) return answer;
  token_log_add(&w->log, &(matn_token){.kind = MATN_TOKEN_ATTRIBUTE_VALUE, .bytes = "", .last = true});
  w->value_due = false;
  return MATN_SKIP_VALUE;
}

static void take(void *ctx, const char *bytes, size_t len) {
  watch *w = ctx;
  assert(matn_tokenizer_feed(&w->tokenizer, bytes, len) == MATN_OK);
}

static void tokenize(watch *w, uint8_t choice, bool in_pieces) {
  uint64_t steps = steps_taken();
  matn_tokenizer_init(&w->tokenizer, on_token, w);
  matn_tokenizer_begin(&w->tokenizer, (matn_initial_state)(choice % 6), "script", choice & 64 ? 6 : 0);
  if (in_pieces)
    feed_in_pieces(w->data, w->size, choice, take, w);
  else
    feed_guarded(w->data, w->size, take, w);
  assert(matn_tokenizer_finish(&w->tokenizer) == MATN_OK && w->ended);
  assert_linear(steps, w->size);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static const char *const states[] = {"Data state",        "RCDATA state",    "RAWTEXT state",
                                       "Script data state", "PLAINTEXT state", "CDATA section state"};
  if (size == 0) return 0;
  uint8_t choice = *data++;
  size--;
  bool declines = (choice & 128) != 0, switches = (choice & 32) == 0;
  reference_tree tree = {.switches = switches, .is_foreign = (choice & 16) != 0};
  if (declines) tree.drops_attributes = tree.drops_value = is_declined;
  buffer expected = {0};
  reference_tokenize(&expected, (const char *)data, size, states[choice % 6], choice & 64 ? "script" : "",
                     &tree);
  for (int run = 0; run < 2; run++) {
    watch w = {.log = {.switch_states = switches, .unique_attributes = true},
               .data = data,
               .size = size,
               .declines = declines,
               .is_foreign = tree.is_foreign};
    tokenize(&w, choice, run != 0);
    assert(w.log.text.len == expected.len);
    assert(expected.len == 0 || memcmp(w.log.text.bytes, expected.bytes, expected.len) == 0);
    token_log_free(&w.log);
    buffer_free(&w.name);
  }
  buffer_free(&expected);
  return 0;
}
