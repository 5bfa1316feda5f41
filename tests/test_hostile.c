/* Pages made to do harm: text comes out, what is no text never does, nor do control characters. */
#include <string.h>

#include "base/base.h"
#include "support/buffer.h"
#include "support/event_log.h"
#include "support/hostile.h"
#include "support/test.h"

static event_log logged;

static bool contains(const buffer *b, const char *what) {
  size_t len = strlen(what);
  for (size_t at = 0; at + len <= b->len; at++) {
    if (memcmp(b->bytes + at, what, len) == 0) return true;
  }
  return false;
}

/* Whether there is a control character but tab and line feed, or U+FEFF. */
static bool has_control(const buffer *b) {
  for (size_t at = 0; at < b->len; at++) {
    const unsigned char *p = (const unsigned char *)b->bytes + at;
    if ((p[0] < 0x20 && p[0] != '\t' && p[0] != '\n') || p[0] == 0x7F) return true;
    if (p[0] == 0xC2 && p[1] >= 0x80 && p[1] < 0xA0) return true;
    if (p[0] == 0xEF && p[1] == 0xBB && p[2] == 0xBF) return true;
  }
  return false;
}

/* Every event, at two sizes of memory, whole and in small pieces. */
static void check(const char *name, const char *page, size_t len, bool shown) {
  static const size_t memories[] = {MATN_MEMORY_MIN + MATN_INLINE_MEMORY_MIN, MATN_MEMORY_TYPICAL};
  static const size_t chunks[] = {0, 7};
  const matn_options options = {.every_block = true, .inline_memory = MATN_INLINE_MEMORY_MIN};
  for (size_t i = 0; i < COUNT_OF(memories) * COUNT_OF(chunks); i++) {
    event_log_run(&logged, page, len, chunks[i % 2], memories[i / 2], &options);
    CHECK(name, !contains(&logged.events, HOSTILE_HIDDEN));
    CHECK(name, !shown || contains(&logged.events, HOSTILE_SHOWN));
    CHECK(name, !has_control(&logged.events));
  }
}

static void pages_that_repeat(void) {
  buffer page = {0};
  for (size_t i = 0; i < hostile_count; i++) {
    hostile_make(&page, &hostile_pages[i], 12000);
    check(hostile_pages[i].name, page.bytes, page.len, hostile_pages[i].ends);
  }
  buffer_free(&page);
}

#define S HOSTILE_SHOWN
#define H HOSTILE_HIDDEN

/* Pages whose content is no text. */
static const char *const hidden[] = {
    "<p>" S "<!--" H "--><p>x",
    "<p>" S "<!-->" S "<!--->x<!--" H "--!>y",
    "<p>" S "<!--a--b>" H "-->",
    "<p>" S "<!" H "><?" H "></ " H ">x",
    "<p>" S "<![CDATA[" H "]]>x",
    "<!DOCTYPE " H "><p>" S,
    "<p>" S "<script>" H "</script>x",
    "<p>" S "<script><!-- <script>" H "</script>" H "--></script>x",
    "<p>" S "<script type='application/json'>{\"articleBody\":\"" H "\"}</script>x",
    "<p>" S "<SCRIPT>" H "</ScRiPt\t>x",
    "<p>" S "<style>" H "</style>x",
    "<p>" S "<svg><style>" H "</style><script>" H "</script></svg>x",
    "<p>" S "<iframe>" H "</iframe>x",
    "<p>" S "<noframes>" H "</noframes>x",
    "<p>" S "<noembed>" H "</noembed>x",
    "<p title='" H "' data-x=" H " " H "=1 class=\"" H "\" id='>" H "'>" S,
    "<p>" S "<a href='/x' title='" H "'>x</a>",
    "<p>" S "</p " H "='" H "'>x",
    "<p>" S "<input value='" H "' placeholder='" H "'>x",
    "<p>" S "<" H " " H ">x</" H ">",
    "<p>" S "<" H,
    "<p>" S "</" H,
    "<p>" S "<p " H,
    "<p>" S "<p a=" H,
    "<p>" S "<p a='" H " > <p>" H,
    "<p>" S "<p a='b' " H "/",
    "<p>" S "<!--" H "--",
    "<p>" S "<!DOCTYPE a PUBLIC '" H,
    "<p>" S "<?" H,
    "<p>" S "<![CDATA[" H "]]",
    "<p>" S "<script>" H,
    "<p>" S "<style>" H "</styl",
    "<p>" S "<script><!--<script>" H "</script>",
    "<meta charset=utf-16le><p>" S "<script>" H "</script>",
    "<p>" S "<template><script>" H "</script></template>",
};

static void what_is_no_text(void) {
  for (size_t i = 0; i < COUNT_OF(hidden); i++) check(hidden[i], hidden[i], strlen(hidden[i]), true);
}

/* Control characters in every place from which something comes out. */
static const char *const controls[] = {
    "<p>" S " a\x01\x08\x0B\x0C\x1B\x7F b\xC2\x80\xC2\x85\xC2\x9F c",
    "<p>" S " &#1;&#8;&#11;&#27;&#127;&#128;&#129;&#x85;&#x9F;&#0;&#xFEFF;",
    "<pre>" S " a\x01\x0B\x1B\x7F\r\n&#13;&#27;&#x9B;</pre>",
    "\xEF\xBB\xBF<p>" S "\xEF\xBB\xBF x",
    "<meta charset=windows-1252><p>" S " \x81\x8D\x90 x",
    "<meta charset=x-user-defined><p>" S " \x80\x9F x",
    "<meta charset=iso-8859-6><p>" S " \x80\x9B x",
    "<title>A\x1B[31m title&#27;&#x9B;</title><p>" S,
    "<meta name=description content='a\x1B&#27;&#x9B;b'><meta name=author content='A&#10;&#13;&#7;B C'><p>" S,
    "<script "
    "type='application/"
    "ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"a\\u001b\\u0000\\u009b\\n\\r\\u0007b"
    "\",\"author\":\"A\\u001b B\",\"articleSection\":\"x\\u007f\"}</script><p>" S,
    "<link rel=canonical href='https://a.example/\x1B\x07&#27;&#x9B;b'><p>" S,
    "<html lang='e\x1Bn&#27;'><p>" S,
    "<p>" S " <a href='/a\x1B&#27;&#x9B;b'>x\x1B</a><img src='&#27;c' alt='d\x1B&#27;&#x9B;e'>",
    "<pre><code class='language-\x1B&#27;c'>" S "</code></pre>",
};

static void control_characters(void) {
  for (size_t i = 0; i < COUNT_OF(controls); i++) check(controls[i], controls[i], strlen(controls[i]), true);
}

#define LONG                                                                                                 \
  "The ferry left the harbour an hour late, and nobody on the quay could say why it had waited so long."

/* Characters that show nothing themselves are part of the text. */
static const struct {
  const char *what, *in, *out;
} invisible[] = {
    {"embeddings and overrides", "a\xE2\x80\xAA b\xE2\x80\xAB c\xE2\x80\xAD d\xE2\x80\xAE e\xE2\x80\xAC f",
     "a\xE2\x80\xAA b\xE2\x80\xAB c\xE2\x80\xAD d\xE2\x80\xAE e\xE2\x80\xAC f"},
    {"isolates", "a\xE2\x81\xA6 b\xE2\x81\xA7 c\xE2\x81\xA8 d\xE2\x81\xA9 e",
     "a\xE2\x81\xA6 b\xE2\x81\xA7 c\xE2\x81\xA8 d\xE2\x81\xA9 e"},
    {"by reference", "a&#x202E;b&#x2066;c",
     "a\xE2\x80\xAE"
     "b\xE2\x81\xA6"
     "c"},
    {"an override that does not end", "a\xE2\x80\xAE b", "a\xE2\x80\xAE b"},
    {"marks of direction", "a\xE2\x80\x8E b\xE2\x80\x8F c\xD8\x9C d",
     "a\xE2\x80\x8E b\xE2\x80\x8F c\xD8\x9C d"},
    {"joiners",
     "a\xE2\x80\x8C"
     "b\xE2\x80\x8D"
     "c\xE2\x80\x8B"
     "d\xE2\x81\xA0"
     "e",
     "a\xE2\x80\x8C"
     "b\xE2\x80\x8D"
     "c\xE2\x80\x8B"
     "d\xE2\x81\xA0"
     "e"},
    {"a soft hyphen",
     "a\xC2\xAD"
     "b",
     "a\xC2\xAD"
     "b"},
    {"tags", "a\xF3\xA0\x80\x81\xF3\xA0\x81\x81\xF3\xA0\x81\xBF b",
     "a\xF3\xA0\x80\x81\xF3\xA0\x81\x81\xF3\xA0\x81\xBF b"},
    {"variation selectors", "a\xEF\xB8\x8F b\xF3\xA0\x84\x80 c", "a\xEF\xB8\x8F b\xF3\xA0\x84\x80 c"},
    {"a byte order mark inside",
     "a\xEF\xBB\xBF"
     "b",
     "ab"},
};

static void characters_that_show_nothing(void) {
  buffer page = {0}, expected = {0};
  for (size_t i = 0; i < COUNT_OF(invisible); i++) {
    buffer_clear(&page);
    buffer_clear(&expected);
    buffer_add_format(&page, "<meta charset=utf-8><article><p>" LONG " %s " LONG "<p>" LONG, invisible[i].in);
    buffer_add_format(&expected, LONG " %s " LONG "\n\n" LONG "\n", invisible[i].out);
    event_log_run(&logged, page.bytes, page.len, 0, MATN_MEMORY_TYPICAL, NULL);
    CHECK_BYTES(invisible[i].what, buffer_string(&logged.text), logged.text.len, expected.bytes,
                expected.len);
  }
  buffer_free(&page);
  buffer_free(&expected);
}

int main(void) {
  TEST(pages_that_repeat);
  TEST(what_is_no_text);
  TEST(control_characters);
  TEST(characters_that_show_nothing);
  event_log_free(&logged);
  return test_report("hostile");
}
