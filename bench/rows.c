#include "rows.h"

#include <stdlib.h>
#include <string.h>

#include "matn.h"
#include "matn_tokenizer.h"
#include "texts.h"

#define TEXT_BYTES (256u << 10) /* of text in an encoding, at least */

static document arabic[2], chinese[2]; /* text of the documents, as UTF-8 and in an old encoding */
static volatile size_t sink;           /* keeps results alive */

static void memchr_hop(const document *d) {
  size_t hops = 0;
  for (const char *p = d->bytes, *end = p + d->len; (p = memchr(p, '<', (size_t)(end - p))) != NULL; p++)
    hops++;
  sink = sink + hops;
}

static void decode_into(const document *d, matn_encoding encoding, matn_chunk_fn chunk, void *ctx) {
  static matn_decoder decoder;
  matn_decoder_init(&decoder, encoding, chunk, ctx);
  matn_decoder_feed(&decoder, d->bytes, d->len);
  matn_decoder_finish(&decoder);
}

static void count_chunk(void *ctx, const matn_chunk *chunk) {
  *(size_t *)ctx += chunk->len;
}

static void decode_from(const document *d, matn_encoding encoding) {
  size_t len = 0;
  decode_into(d, encoding, count_chunk, &len);
  sink = sink + len;
}

static void decode(const document *d) {
  decode_from(d, MATN_ENCODING_NONE);
}

static void decode_windows_1256(const document *d) {
  decode_from(d, MATN_ENCODING_WINDOWS_1256);
}

static void decode_gbk(const document *d) {
  decode_from(d, MATN_ENCODING_GBK);
}

typedef struct token_counter {
  matn_tokenizer tokenizer;
  size_t tokens;
  matn_answer content, attributes;
} token_counter;

static matn_answer count_token(void *ctx, const matn_token *token) {
  token_counter *c = ctx;
  c->tokens++;
  if (token->kind == MATN_TOKEN_START_TAG) {
    c->content = matn_content_model(token->bytes, token->len);
    return c->attributes;
  }
  return token->kind == MATN_TOKEN_START_TAG_END ? c->content : MATN_CONTINUE;
}

static void begin_tokens(token_counter *c, matn_answer attributes) {
  c->tokens = 0;
  c->attributes = attributes;
  matn_tokenizer_init(&c->tokenizer, count_token, c);
}

static void end_tokens(token_counter *c) {
  matn_tokenizer_finish(&c->tokenizer);
  sink = sink + c->tokens;
}

static void tokenize(const document *d) {
  token_counter c;
  begin_tokens(&c, MATN_CONTINUE);
  matn_tokenizer_feed(&c.tokenizer, d->bytes, d->len);
  end_tokens(&c);
}

static void tokenize_skip_attributes(const document *d) {
  token_counter c;
  begin_tokens(&c, MATN_SKIP_ATTRIBUTES);
  matn_tokenizer_feed(&c.tokenizer, d->bytes, d->len);
  end_tokens(&c);
}

static void tokenize_chunk(void *ctx, const matn_chunk *chunk) {
  matn_tokenizer_feed_chunk(&((token_counter *)ctx)->tokenizer, chunk);
}

static void decode_and_tokenize(const document *d) {
  token_counter c;
  begin_tokens(&c, MATN_CONTINUE);
  decode_into(d, MATN_ENCODING_NONE, tokenize_chunk, &c);
  end_tokens(&c);
}

static int count_text(void *ctx, const char *utf8, size_t len) {
  (void)utf8;
  *(size_t *)ctx += len;
  return 0;
}

static void extract_in(const document *d, size_t memory_size) {
  static unsigned char memory[MATN_MEMORY_TYPICAL];
  static const matn_handler handler = {.text = count_text};
  matn_extractor *extractor;
  size_t len = 0;
  matn_init(&extractor, memory, memory_size, &handler, &len, NULL);
  matn_feed(extractor, d->bytes, d->len);
  matn_finish(extractor);
  sink = sink + len;
}

static void extract(const document *d) {
  extract_in(d, MATN_MEMORY_TYPICAL);
}

static void extract_in_16k(const document *d) {
  extract_in(d, 16384);
}

const row library_rows[] = {{"memchr-hop", memchr_hop, NULL},
                            {"decoder", decode, NULL},
                            {"tokenizer", tokenize, NULL},
                            {"tokenizer-skip-attributes", tokenize_skip_attributes, NULL},
                            {"decoder-and-tokenizer", decode_and_tokenize, NULL},
                            {"extractor", extract, NULL},
                            {"extractor in 16 KB", extract_in_16k, NULL},
                            {"decoder Arabic, UTF-8", decode, &arabic[0]},
                            {"decoder windows-1256", decode_windows_1256, &arabic[1]},
                            {"decoder Chinese, UTF-8", decode, &chinese[0]},
                            {"decoder gbk", decode_gbk, &chinese[1]},
                            {NULL, NULL, NULL}};

void rows_make_texts(const document_list *documents) {
  make_texts(documents->documents, documents->count, 0x600, 0x6FF, MATN_ENCODING_WINDOWS_1256, TEXT_BYTES,
             &arabic[0], &arabic[1]);
  make_texts(documents->documents, documents->count, 0x4E00, 0x9FFF, MATN_ENCODING_GBK, TEXT_BYTES,
             &chinese[0], &chinese[1]);
}

void rows_free_texts(void) {
  for (size_t i = 0; i < 2; i++) {
    free(arabic[i].bytes);
    free(chinese[i].bytes);
  }
}

void run_row(const row *r, const document *d) {
  r->run(d);
}
