/* What callers use: the states themselves are in run.h. */
#include "run.h"

#include "base/cpu.h"

static void send_all_to(matn_tokenizer *t, matn_token_fn handler) {
  for (size_t i = 0; i < MATN_TOKEN_FNS; i++) t->on[i] = handler;
}

static matn_answer ignore(void *ctx, const matn_token *token) {
  (void)ctx;
  (void)token;
  return MATN_CONTINUE;
}

void matn_tokenizer_stop(matn_tokenizer *t) {
  t->stopped = true;
  send_all_to(t, ignore);
}

void matn_tokenizer_init(matn_tokenizer *tokenizer, matn_token_fn handler, void *ctx) {
  memset(tokenizer, 0, sizeof *tokenizer);
  send_all_to(tokenizer, handler);
  tokenizer->ctx = ctx;
}

void matn_tokenizer_begin(matn_tokenizer *tokenizer, matn_initial_state state, const char *last_start_tag,
                          size_t len) {
  static const uint8_t states[] = {
      [MATN_STATE_DATA] = DATA,           [MATN_STATE_RCDATA] = RCDATA,
      [MATN_STATE_RAWTEXT] = RAWTEXT,     [MATN_STATE_SCRIPT_DATA] = SCRIPT_DATA,
      [MATN_STATE_PLAINTEXT] = PLAINTEXT, [MATN_STATE_CDATA_SECTION] = CDATA_SECTION};
  tokenizer->state = states[state];
  tokenizer->tag_name_len = 0;
  remember_tag_name(tokenizer, last_start_tag, last_start_tag + len);
}

static OUT_OF_LINE matn_status check_tokenizer(const matn_tokenizer *t) {
  if (t == NULL) return MATN_ERROR_NULL;
  if (t->chunk != NULL) return MATN_ERROR_REENTRY;
  if (t->finished) return MATN_ERROR_FINISHED;
  return t->stopped ? MATN_STOPPED : MATN_OK;
}

matn_status matn_tokenizer_feed_chunk(matn_tokenizer *tokenizer, const matn_chunk *chunk) {
  matn_status status = chunk == NULL ? MATN_ERROR_NULL : check_tokenizer(tokenizer);
  if (status != MATN_OK || chunk->len == 0) return status;
  if (chunk->bytes == NULL) return MATN_ERROR_NULL;
  const char *p = chunk->bytes, *end = p + chunk->len;
  if (tokenizer->skip_line_feed && *p == '\n') p++;
  tokenizer->skip_line_feed = false;
  tokenizer->chunk = chunk;
  tokenizer->address_offset = chunk->offset - (uintptr_t)chunk->bytes;
#if defined(MATN_AVX2_IS_CHOSEN) && !defined(MATN_ONE_UNIT)
  if (matn_has_avx2() && chunk->deltas == NULL) {
    matn_tokenizer_run_avx2(tokenizer, p, end);
  } else {
    run(tokenizer, p, end);
  }
#else
  run(tokenizer, p, end);
#endif
  tokenizer->offset = offset_at(tokenizer, end);
  tokenizer->chunk = NULL;
  return tokenizer->stopped ? MATN_STOPPED : MATN_OK;
}

matn_status matn_tokenizer_feed(matn_tokenizer *tokenizer, const char *bytes, size_t len) {
  if (tokenizer == NULL) return MATN_ERROR_NULL;
  const matn_chunk chunk = {.bytes = bytes, .len = len, .offset = tokenizer->offset};
  return matn_tokenizer_feed_chunk(tokenizer, &chunk);
}

uint64_t matn_tokenizer_offset(const matn_tokenizer *tokenizer, const char *byte) {
  ASSERT(tokenizer->chunk != NULL);
  return offset_at(tokenizer, byte);
}

matn_status matn_tokenizer_finish(matn_tokenizer *tokenizer) {
  matn_status status = check_tokenizer(tokenizer);
  if (status != MATN_OK) return status;
  const matn_chunk nothing = {.bytes = "", .offset = tokenizer->offset};
  tokenizer->chunk = &nothing;
  matn_tokenizer_end(tokenizer);
  tokenizer->chunk = NULL;
  tokenizer->finished = true;
  return tokenizer->stopped ? MATN_STOPPED : MATN_OK;
}
