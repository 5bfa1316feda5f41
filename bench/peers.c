/* The peers that peers.sh finds on the machine. Without any the list is empty. */
#include "rows.h"

#ifdef BENCH_LIBXML2
#include <libxml/HTMLparser.h>

#define CHUNK 65536

static void count_element(void *ctx, const xmlChar *name, const xmlChar **attributes) {
  (void)name;
  (void)attributes;
  ++*(size_t *)ctx;
}

static void count_text(void *ctx, const xmlChar *text, int len) {
  (void)text;
  *(size_t *)ctx += (size_t)len;
}

static void push_libxml2(const document *d) {
  htmlSAXHandler handler = {.startElement = count_element, .characters = count_text};
  size_t count = 0, at = d->len < 4 ? d->len : 4; /* the encoding is found in the first bytes */
  htmlParserCtxtPtr parser = htmlCreatePushParserCtxt(&handler, &count, d->bytes, (int)at, NULL, 0);
  for (size_t len; at < d->len; at += len) {
    len = d->len - at < CHUNK ? d->len - at : CHUNK;
    htmlParseChunk(parser, d->bytes + at, (int)len, 0);
  }
  htmlParseChunk(parser, d->bytes, 0, 1);
  htmlFreeParserCtxt(parser);
}
#endif

#ifdef BENCH_GUMBO
#include <gumbo.h>

static void parse_gumbo(const document *d) {
  GumboOutput *output = gumbo_parse_with_options(&kGumboDefaultOptions, d->bytes, d->len);
  gumbo_destroy_output(&kGumboDefaultOptions, output);
}
#endif

#ifdef BENCH_LEXBOR
#include <lexbor/html/parser.h>
#include <lexbor/html/tokenizer.h>

static lxb_html_token_t *count_token(lxb_html_tokenizer_t *tokenizer, lxb_html_token_t *token, void *ctx) {
  bool starts = (token->type & LXB_HTML_TOKEN_TYPE_CLOSE) == 0;
  if (starts) lxb_html_tokenizer_set_state_by_tag(tokenizer, false, token->tag_id, LXB_NS_HTML);
  ++*(size_t *)ctx;
  return token;
}

static void tokenize_lexbor(const document *d) {
  lxb_html_tokenizer_t *tokenizer = lxb_html_tokenizer_create();
  size_t count = 0;
  if (lxb_html_tokenizer_init(tokenizer) != LXB_STATUS_OK) return;
  lxb_html_tokenizer_callback_token_done_set(tokenizer, count_token, &count);
  lxb_html_tokenizer_begin(tokenizer);
  lxb_html_tokenizer_chunk(tokenizer, (const lxb_char_t *)d->bytes, d->len);
  lxb_html_tokenizer_end(tokenizer);
  lxb_html_tokenizer_destroy(tokenizer);
}

static void parse_lexbor(const document *d) {
  lxb_html_document_t *parsed = lxb_html_document_create();
  lxb_html_document_parse(parsed, (const lxb_char_t *)d->bytes, d->len);
  lxb_html_document_destroy(parsed);
}
#endif

const row peer_rows[] = {
#ifdef BENCH_LIBXML2
    {"libxml2 push", push_libxml2, NULL},
#endif
#ifdef BENCH_GUMBO
    {"gumbo tree", parse_gumbo, NULL},
#endif
#ifdef BENCH_LEXBOR
    {"lexbor tokenizer", tokenize_lexbor, NULL},
    {"lexbor tree", parse_lexbor, NULL},
#endif
    {NULL, NULL, NULL}};
