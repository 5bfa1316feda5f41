/* The tokenizer: its tokens at every chunk size and split, and what it promises to programs that use it
 * alone. */
#include <stdlib.h>
#include <string.h>

#include "support/test.h"
#include "support/token_log.h"

/* input, its bytes, the tokens as token_log writes them */
#define ROW(input, expected)                                                                                 \
  { input, sizeof input - 1, expected, sizeof expected - 1 }

typedef struct row {
  const char *input;
  size_t len;
  const char *expected;
  size_t expected_len;
} row;

static const row rows[] = {
    ROW("", ""),
    ROW("plain", "Text plain\n"),
    ROW("<p>a</p>", "Start p\nText a\nEnd p\n"),
    ROW("<P CLASS=X>", "Start p class=X\n"),
    ROW("<a href='1' b=\"2\" c = 3 d>", "Start a href=1 b=2 c=3 d=\n"),
    ROW("<br/><img src=x/>", "Start br /\nStart img src=x/\n"),
    ROW("<a/ b>", "Start a b=\n"),
    ROW("<a =b>", "Start a =b=\n"),
    ROW("<a b=>", "Start a b=\n"),
    ROW("<a b='&amp;&lt' c=&lt=1>", "Start a b=&< c=&lt=1\n"),
    ROW("</p class=x>", "End p\n"),
    ROW("</>x</ x>", "Text x\nComment  x\n"),
    ROW("a < b <> <3", "Text a < b <> <3\n"),
    ROW("a < b<?c>d", "Text a < b\nComment ?c\nText d\n"),
    ROW("<", "Text <\n"),
    ROW("</", "Text </\n"),
    ROW("<p", ""),
    ROW("x<p class='a", "Text x\n"),
    ROW("</p ", ""),
    ROW("<!--a-->", "Comment a\n"),
    ROW("<!-->x", "Comment \nText x\n"),
    ROW("<!--->x", "Comment \nText x\n"),
    ROW("<!--a--!>x", "Comment a\nText x\n"),
    ROW("<!--a-b--c--!d---->", "Comment a-b--c--!d--\n"),
    ROW("<!--a<!--b-->c", "Comment a<!--b\nText c\n"),
    ROW("<!--a", "Comment a\n"),
    ROW("<!--a--", "Comment a\n"),
    ROW("<!x>", "Comment x\n"),
    ROW("<!-x>", "Comment -x\n"),
    ROW("<!DOC>", "Comment DOC\n"),
    ROW("<?xml?>", "Comment ?xml?\n"),
    ROW("<![CDATA[x]]>", "Comment [CDATA[x]]\n"),
    ROW("<![cdata[x]]>", "Comment [cdata[x]]\n"),
    ROW("<!doctype HTML>", "Doctype name=html\n"),
    ROW("<!DOCTYPE>", "Doctype quirks\n"),
    ROW("<!DOCTYPE html PUBLIC \"-//W3C\" 'x'>", "Doctype name=html public=-//W3C system=x\n"),
    ROW("<!DOCTYPE html SYSTEM ''>", "Doctype name=html system=\n"),
    ROW("<!DOCTYPE html bogus>", "Doctype name=html quirks\n"),
    ROW("<!DOCTYPE html PUBLIC 'a", "Doctype name=html public=a quirks\n"),
    ROW("&amp;&lt;&copy;&nbsp;", "Text &<\xC2\xA9\xC2\xA0\n"),
    ROW("&ampx &notit; &notin; &", "Text &x \xC2\xACit; \xE2\x88\x89 &\n"),
    ROW("&CounterClockwiseContourIntegral;", "Text \xE2\x88\xB3\n"),
    ROW("&nosuch; &ab", "Text &nosuch; &ab\n"),
    ROW("&x &amp; &y &#65; &z &#x41; and so on for more bytes than a name has",
        "Text &x & &y A &z A and so on for more bytes than a name has\n"),
    ROW("&#65;&#x41;&#X41&#65x", "Text AAAAx\n"),
    ROW("&#;&#x;&#xg;", "Text &#;&#x;&#xg;\n"),
    ROW("&#0;&#x110000;&#xD800;&#128;&#99999999999;",
        "Text \xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xE2\x82\xAC\xEF\xBF\xBD\n"),
    ROW("a\r\nb\rc\r\r\nd\r", "Text a\nb\nc\n\nd\n\n"),
    ROW("a\r\r\r\r\r\r\r\r\r\r\r\r\r\r\r\r\r\rb", "Text a\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\nb\n"),
    ROW("<a b='x\r\ny\rz'>", "Start a b=x\ny\nz\n"),
    ROW("a\0b<c\0d e\0f='g\0h'><!--i\0j-->", "Text a\0b\nStart c\xEF\xBF\xBD"
                                             "d e\xEF\xBF\xBD"
                                             "f=g\xEF\xBF\xBDh\nComment i\xEF\xBF\xBDj\n"),
    ROW("<title>a<b>&amp;</TITLE >c", "Start title\nText a<b>&\nEnd title\nText c\n"),
    ROW("<title></titl></titlex></title/>x", "Start title\nText </titl></titlex>\nEnd title\nText x\n"),
    ROW("<style><p>&amp;</style>", "Start style\nText <p>&amp;\nEnd style\n"),
    ROW("<style></sty", "Start style\nText </sty\n"),
    ROW("<script>a<!--<script>b</script>c--></script>d",
        "Start script\nText a<!--<script>b</script>c-->\nEnd script\nText d\n"),
    ROW("<script><!--x</script>y", "Start script\nText <!--x\nEnd script\nText y\n"),
    ROW("<script>'<!-' <", "Start script\nText '<!-' <\n"),
    ROW("<script><!--a-<b</script>c", "Start script\nText <!--a-<b\nEnd script\nText c\n"),
    ROW("<script><!--a---b---></script>c", "Start script\nText <!--a---b--->\nEnd script\nText c\n"),
    ROW("<script><!--<script>a-<b---c--></script>d",
        "Start script\nText <!--<script>a-<b---c-->\nEnd script\nText d\n"),
    ROW("<script><!--<script/a</script/b</script>c",
        "Start script\nText <!--<script/a</script/b\nEnd script\nText c\n"),
    ROW("<script><!--<script a</script b</script>c",
        "Start script\nText <!--<script a</script b\nEnd script\nText c\n"),
    ROW("<script><!--<scripts><strong></script>c",
        "Start script\nText <!--<scripts><strong>\nEnd script\nText c\n"),
    ROW("<script><!--<script></scripting></strong></script></script>c",
        "Start script\nText <!--<script></scripting></strong></script>\nEnd script\nText c\n"),
    ROW("<plaintext>a</plaintext>&amp;<b>", "Start plaintext\nText a</plaintext>&amp;<b>\n"),
    ROW("<plaintext>a\r\nb\0c", "Start plaintext\nText a\nb\xEF\xBF\xBD"
                                "c\n"),
    ROW("\xD8\xA7<b \xD9\x84='\xD9\x85'>", "Text \xD8\xA7\nStart b \xD9\x84=\xD9\x85\n"),
};

static void expect(const row *r, token_log *log) {
  CHECK_BYTES(r->input, buffer_string(&log->text), log->text.len, r->expected, r->expected_len);
}

static void gives_the_tokens_at_every_chunk_size(void) {
  static const size_t chunks[] = {0, 1, 2, 3, 7};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    for (size_t c = 0; c < sizeof chunks / sizeof *chunks; c++) {
      token_log log = {.switch_states = true};
      token_log_run(&log, rows[i].input, rows[i].len, chunks[c], MATN_STATE_DATA, "");
      expect(&rows[i], &log);
      token_log_free(&log);
    }
  }
}

static void gives_the_tokens_at_every_split(void) {
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    for (size_t at = 1; at < rows[i].len; at++) {
      matn_tokenizer tokenizer;
      token_log log = {.switch_states = true};
      matn_tokenizer_init(&tokenizer, token_log_add, &log);
      matn_tokenizer_feed(&tokenizer, rows[i].input, at);
      matn_tokenizer_feed(&tokenizer, rows[i].input + at, rows[i].len - at);
      matn_tokenizer_finish(&tokenizer);
      expect(&rows[i], &log);
      token_log_free(&log);
    }
  }
}

/* A handler that notes the tokens, and gives one answer to one kind of them. */
typedef struct script {
  matn_token_kind kind;
  matn_answer answer;
  matn_tokenizer *tokenizer; /* fed again from inside, if not NULL */
  matn_status inner;
  int attributes, ends, tokens;
  uint64_t start, end; /* of the last text */
  bool zero_copy;      /* that text pointed into the input */
  const char *input;
  size_t len;
} script;

static matn_answer play(void *ctx, const matn_token *token) {
  script *s = ctx;
  s->tokens++;
  s->attributes += token->kind == MATN_TOKEN_ATTRIBUTE_NAME || token->kind == MATN_TOKEN_ATTRIBUTE_VALUE;
  s->ends += token->kind == MATN_TOKEN_END_OF_FILE;
  if (token->kind == MATN_TOKEN_TEXT) {
    s->start = token->start;
    s->end = token->end;
    s->zero_copy =
        s->input != NULL && token->bytes >= s->input && token->bytes + token->len <= s->input + s->len;
  }
  if (s->tokenizer != NULL) s->inner = matn_tokenizer_feed(s->tokenizer, "x", 1);
  return token->kind == s->kind ? s->answer : MATN_CONTINUE;
}

static void declined_attributes_are_not_sent(void) {
  matn_tokenizer tokenizer;
  script s = {.kind = MATN_TOKEN_START_TAG, .answer = MATN_SKIP_ATTRIBUTES};
  matn_tokenizer_init(&tokenizer, play, &s);
  matn_tokenizer_feed(&tokenizer, "<a b='>' c=&amp; d>", 19);
  CHECK_INT("attributes", s.attributes, 0);
  CHECK_INT("name and end", s.tokens, 2);
}

/* Declines all attributes, and hands the rest to the log. */
static matn_answer decline(void *ctx, const matn_token *token) {
  matn_answer answer = token_log_add(ctx, token);
  return token->kind == MATN_TOKEN_START_TAG ? MATN_SKIP_ATTRIBUTES : answer;
}

static matn_answer leave_out(void *ctx, const matn_token *token) {
  bool of_attribute = token->kind == MATN_TOKEN_ATTRIBUTE_NAME || token->kind == MATN_TOKEN_ATTRIBUTE_VALUE;
  return of_attribute ? MATN_CONTINUE : token_log_add(ctx, token);
}

static void log_tokens(token_log *log, matn_token_fn handler, const char *input, size_t len) {
  matn_tokenizer tokenizer;
  matn_tokenizer_init(&tokenizer, handler, log);
  matn_tokenizer_feed(&tokenizer, input, len);
  matn_tokenizer_finish(&tokenizer);
}

/* Tags of random pieces. They are long enough for their attributes to be skipped many bytes at a time. */
static void tags_end_where_they_end_though_their_attributes_are_declined(void) {
  static const char *const pieces[] = {" a=\"x\"",
                                       " b=\"\"",
                                       "=",
                                       "\"",
                                       "'",
                                       " ",
                                       "/",
                                       "c",
                                       ">",
                                       " d",
                                       " e='>'",
                                       "\n",
                                       "==",
                                       "x=\"",
                                       "<i",
                                       "\t",
                                       " long-name=\"a > value\""};
  uint32_t random = 1;
  for (int round = 0; round < 20000; round++) {
    char input[600] = "<p";
    while (strlen(input) < 400) {
      random = random * 1664525u + 1013904223u;
      /* mostly plain attributes */
      size_t piece =
          (random >> 24) % 4 != 0 ? (random >> 16) % 2 : (random >> 8) % (sizeof pieces / sizeof *pieces);
      strcat(input, pieces[piece]);
    }
    token_log declined = {0}, sent = {0};
    log_tokens(&declined, decline, input, strlen(input));
    log_tokens(&sent, leave_out, input, strlen(input));
    bool same = CHECK_STRING(input, buffer_string(&declined.text), buffer_string(&sent.text));
    token_log_free(&declined);
    token_log_free(&sent);
    if (!same) return;
  }
}

static matn_answer skip_values(void *ctx, const matn_token *token) {
  token_log_add(ctx, token);
  bool is_b = token->kind == MATN_TOKEN_ATTRIBUTE_NAME && token->len == 1 && *token->bytes == 'b';
  return is_b ? MATN_SKIP_VALUE : MATN_CONTINUE;
}

static void declined_values_are_not_sent(void) {
  token_log log = {0};
  static const char input[] = "<p a=1 b=\"2&amp;>\" c='3' b='4' b=5 b d=6>x";
  log_tokens(&log, skip_values, input, sizeof input - 1);
  CHECK_STRING("values", buffer_string(&log.text), "Start p a=1 b= c=3 b= b= b= d=6\nText x\n");
  token_log_free(&log);
}

/* Names are cut in the middle: only the answer to a whole name counts. */
static void values_are_declined_by_their_whole_name(void) {
  matn_tokenizer tokenizer;
  token_log log = {0};
  matn_tokenizer_init(&tokenizer, skip_values, &log);
  matn_tokenizer_feed(&tokenizer, "<p b", 4);
  matn_tokenizer_feed(&tokenizer, "c=1 a", 5);
  matn_tokenizer_feed(&tokenizer, "=2 b=3>x", 8);
  matn_tokenizer_finish(&tokenizer);
  CHECK_STRING("values", buffer_string(&log.text), "Start p bc=1 a=2 b=\nText x\n");
  token_log_free(&log);
}

static void stop_is_obeyed_at_once_and_remembered(void) {
  matn_tokenizer tokenizer;
  script s = {.kind = MATN_TOKEN_START_TAG, .answer = MATN_STOP};
  matn_tokenizer_init(&tokenizer, play, &s);
  CHECK_INT("stopping", matn_tokenizer_feed(&tokenizer, "a<b c=d>e</b>", 13), MATN_STOPPED);
  CHECK_INT("text and the tag that stopped", s.tokens, 2);
  CHECK_INT("afterwards", matn_tokenizer_feed(&tokenizer, "x", 1), MATN_STOPPED);
  CHECK_INT("finish", matn_tokenizer_finish(&tokenizer), MATN_STOPPED);
  CHECK_INT("no end of file", s.ends, 0);
}

static void wrong_use_has_its_codes(void) {
  matn_tokenizer tokenizer;
  script s = {.tokenizer = &tokenizer};
  matn_tokenizer_init(&tokenizer, play, &s);
  CHECK_INT("no tokenizer", matn_tokenizer_feed(NULL, "x", 1), MATN_ERROR_NULL);
  CHECK_INT("no tokenizer to finish", matn_tokenizer_finish(NULL), MATN_ERROR_NULL);
  CHECK_INT("no bytes", matn_tokenizer_feed(&tokenizer, NULL, 1), MATN_ERROR_NULL);
  CHECK_INT("nothing", matn_tokenizer_feed(&tokenizer, NULL, 0), MATN_OK);
  CHECK_INT("no chunk", matn_tokenizer_feed_chunk(&tokenizer, NULL), MATN_ERROR_NULL);
  CHECK_INT("good", matn_tokenizer_feed(&tokenizer, "x", 1), MATN_OK);
  CHECK_INT("from inside", s.inner, MATN_ERROR_REENTRY);
  CHECK_INT("finish", matn_tokenizer_finish(&tokenizer), MATN_OK);
  CHECK_INT("from inside finish", s.inner, MATN_ERROR_REENTRY);
  CHECK_INT("after the end", matn_tokenizer_feed(&tokenizer, "x", 1), MATN_ERROR_FINISHED);
  CHECK_INT("end of file once", s.ends, 1);
}

static void text_is_a_slice_of_the_input_with_its_offsets(void) {
  static const char input[] = "<p>some text</p>";
  matn_tokenizer tokenizer;
  script s = {.input = input, .len = sizeof input - 1};
  matn_tokenizer_init(&tokenizer, play, &s);
  matn_tokenizer_feed(&tokenizer, input, sizeof input - 1);
  CHECK("not a copy", s.zero_copy);
  CHECK_INT("start", s.start, 3);
  CHECK_INT("end", s.end, 12);
}

static void a_reference_has_the_offsets_of_its_source_however_it_is_cut(void) {
  static const char input[] = "ab&amp;<p>";
  for (size_t at = 1; at < sizeof input - 1; at++) {
    matn_tokenizer tokenizer;
    script s = {0};
    matn_tokenizer_init(&tokenizer, play, &s);
    matn_tokenizer_feed(&tokenizer, input, at);
    matn_tokenizer_feed(&tokenizer, input + at, sizeof input - 1 - at);
    CHECK_INT("start", s.start, 2);
    CHECK_INT("end", s.end, 7);
  }
}

static void cdata_is_a_section_where_the_handler_says_so(void) {
  matn_tokenizer tokenizer;
  token_log log = {0};
  script s = {.kind = MATN_TOKEN_CDATA_START, .answer = MATN_CDATA_SECTION};
  matn_tokenizer_init(&tokenizer, play, &s);
  matn_tokenizer_feed(&tokenizer, "<![CDATA[x]]>", 13);
  CHECK_INT("question and text", s.tokens, 2);
  token_log_run(&log, "a]]b]]]>c", 9, 1, MATN_STATE_CDATA_SECTION, "");
  CHECK_STRING("brackets", buffer_string(&log.text), "Text a]]b]c\n");
  token_log_free(&log);
}

static void elements_have_content_models(void) {
  static const struct {
    const char *name;
    matn_answer answer;
  } models[] = {{"title", MATN_RCDATA},
                {"TextArea", MATN_RCDATA},
                {"style", MATN_RAWTEXT},
                {"xmp", MATN_RAWTEXT},
                {"iframe", MATN_RAWTEXT},
                {"noembed", MATN_RAWTEXT},
                {"noframes", MATN_RAWTEXT},
                {"script", MATN_SCRIPT_DATA},
                {"plaintext", MATN_PLAINTEXT},
                {"noscript", MATN_CONTINUE},
                {"p", MATN_CONTINUE},
                {"", MATN_CONTINUE},
                {"titles-of-stories", MATN_CONTINUE}};
  for (size_t i = 0; i < sizeof models / sizeof *models; i++) {
    CHECK_INT(models[i].name, matn_content_model(models[i].name, strlen(models[i].name)), models[i].answer);
  }
}

static void its_state_is_small(void) {
  CHECK("at most 512 bytes", sizeof(matn_tokenizer) <= 512);
}

int main(void) {
  TEST(gives_the_tokens_at_every_chunk_size);
  TEST(gives_the_tokens_at_every_split);
  TEST(declined_attributes_are_not_sent);
  TEST(tags_end_where_they_end_though_their_attributes_are_declined);
  TEST(declined_values_are_not_sent);
  TEST(values_are_declined_by_their_whole_name);
  TEST(stop_is_obeyed_at_once_and_remembered);
  TEST(wrong_use_has_its_codes);
  TEST(text_is_a_slice_of_the_input_with_its_offsets);
  TEST(a_reference_has_the_offsets_of_its_source_however_it_is_cut);
  TEST(cdata_is_a_section_where_the_handler_says_so);
  TEST(elements_have_content_models);
  TEST(its_state_is_small);
  return test_report("tokenizer");
}
