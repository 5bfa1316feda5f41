/* The output of `matn tokens`: all kinds of tokens in every order, and pages beside the reference tokenizer.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "command/command.h"
#include "support/hostile.h"
#include "support/json_tokens.h"
#include "support/reference_tokenizer.h"
#include "support/sample_pages.h"
#include "support/test.h"

/* A document and what is printed of it. */
static char page[] = "/tmp/matn_page_XXXXXX", printed[] = "/tmp/matn_tokens_XXXXXX";

static void write_file(const char *path, const char *bytes, size_t len) {
  FILE *file = fopen(path, "wb");
  if (file == NULL || fwrite(bytes, 1, len, file) != len || fclose(file) != 0) {
    perror(path);
    exit(2);
  }
}

/* Prints the tokens of a file, in UTF-8, and writes them down as token_log.h does. */
static void print(buffer *got, const char *what, const char *path, size_t chunk) {
  static output out;
  const settings s = {.encoding = MATN_ENCODING_UTF_8, .chunk = chunk};
  buffer text = {0};
  FILE *file = fopen(printed, "wb");
  if (file == NULL) exit(2);
  out = (output){.file = fileno(file)};
  CHECK_INT(what, print_tokens(&out, &s, path), STATUS_OK);
  output_flush(&out);
  fclose(file);
  buffer_clear(got);
  if (!buffer_add_file(&text, printed)) exit(2);
  json *tokens = json_read(buffer_string(&text));
  if (CHECK(what, tokens != NULL && tokens->kind == JSON_ARRAY)) {
    bool was_text = false;
    for (const json *token = tokens->child; token != NULL; token = token->next) {
      bool is_text = strcmp(token->child->string, "Character") == 0;
      CHECK("text is one token", !(was_text && is_text));
      was_text = is_text;
      json_token_add(got, token);
    }
  }
  json_free(tokens);
  buffer_free(&text);
}

static const struct {
  const char *input, *expected;
} kinds[] = {
    {"a &lt; b", "Text a < b\n"},
    {"\"\\\t", "Text \"\\\t\n"},
    {"<P>", "Start p\n"},
    {"<a HREF=x b='\"' c href=y>", "Start a href=x b=\" c=\n"},
    {"<br class=z />", "Start br class=z /\n"},
    {"</P id=q>", "End p\n"},
    {"<!--c-->", "Comment c\n"},
    {"<!---->", "Comment \n"},
    {"<![CDATA[<y>", "Comment [CDATA[<y\n"},
    {"<!DOCTYPE Html>", "Doctype name=html\n"},
    {"<!DOCTYPE>", "Doctype quirks\n"},
    {"<!DOCTYPE a PUBLIC \"P\">", "Doctype name=a public=P\n"},
    {"<!DOCTYPE b PUBLIC 'P' 'S'>", "Doctype name=b public=P system=S\n"},
    {"<!doctype c system 'S'>", "Doctype name=c system=S\n"},
    {"<title><i>&amp;</title>", "Start title\nText <i>&\nEnd title\n"},
    {"<svg w=1><![CDATA[<i>]]></svg>", "Start svg w=1\nText <i>\nEnd svg\n"},
};

/* Adds what is expected of a kind; text behind text is one token. */
static void add_expected(buffer *b, bool *after_text, size_t kind) {
  const char *line = kinds[kind].expected;
  bool is_text = strncmp(line, "Text ", 5) == 0;
  if (is_text && *after_text) {
    b->bytes[--b->len] = '\0';
    line += 5;
  }
  buffer_add_string(b, line);
  *after_text = is_text;
}

static void all_kinds_come_in_every_order(void) {
  enum { KINDS = sizeof kinds / sizeof *kinds };
  buffer input = {0}, expected = {0}, got = {0};
  bool after_text = false;
  for (size_t order = 0; order < KINDS * KINDS * KINDS; order++) {
    const size_t three[] = {order % KINDS, order / KINDS % KINDS, order / KINDS / KINDS};
    for (size_t i = 0; i < 3; i++) {
      buffer_add_string(&input, kinds[three[i]].input);
      add_expected(&expected, &after_text, three[i]);
    }
  }
  write_file(page, input.bytes, input.len);
  for (size_t chunk = 0; chunk < 3; chunk++) {
    print(&got, "orders", page, chunk);
    CHECK_BYTES("orders", buffer_string(&got), got.len, expected.bytes, expected.len);
  }
  buffer_free(&input);
  buffer_free(&expected);
  buffer_free(&got);
}

static void add_chunk(void *ctx, const matn_chunk *chunk) {
  buffer_add(ctx, chunk->bytes, chunk->len);
}

static void compare_file(const char *what, const char *path) {
  const reference_tree tree = {.switches = true, .has_foreign_elements = true};
  buffer bytes = {0}, text = {0}, expected = {0}, got = {0};
  matn_decoder decoder;
  if (!buffer_add_file(&bytes, path)) exit(2);
  matn_decoder_init(&decoder, MATN_ENCODING_UTF_8, add_chunk, &text);
  matn_decoder_feed(&decoder, bytes.bytes, bytes.len);
  matn_decoder_finish(&decoder);
  reference_tokenize(&expected, buffer_string(&text), text.len, "Data state", "", &tree);
  for (size_t chunk = 0; chunk < 2; chunk++) {
    print(&got, what, path, chunk);
    CHECK_BYTES(what, buffer_string(&got), got.len, buffer_string(&expected), expected.len);
  }
  buffer_free(&bytes);
  buffer_free(&text);
  buffer_free(&expected);
  buffer_free(&got);
}

static void compare_page(const char *path) {
  compare_file(path, path);
}

static void pages_have_the_tokens_of_the_standard(void) {
  each_sample_page(compare_page);
}

static void hostile_pages_have_the_tokens_of_the_standard(void) {
  buffer bytes = {0};
  for (size_t i = 0; i < hostile_count; i++) {
    hostile_make(&bytes, &hostile_pages[i], 2048);
    write_file(page, bytes.bytes, bytes.len);
    compare_file(hostile_pages[i].name, page);
  }
  buffer_free(&bytes);
}

int main(void) {
  int files[] = {mkstemp(page), mkstemp(printed)};
  if (files[0] < 0 || files[1] < 0) return 2;
  close(files[0]);
  close(files[1]);
  TEST(all_kinds_come_in_every_order);
  TEST(pages_have_the_tokens_of_the_standard);
  TEST(hostile_pages_have_the_tokens_of_the_standard);
  unlink(page);
  unlink(printed);
  return test_report("tokens");
}
