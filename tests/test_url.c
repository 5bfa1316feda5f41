/* URLs: what the URL Standard gives for references of every kind, and hostile ones. */
#include "metadata/url.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/test.h"

#define BASE "http://a/b/c/d;p?q#f"

static matn_slice slice(const char *string) {
  return (matn_slice){string, strlen(string)};
}

static void check(const char *base, const char *reference, const char *expected) {
  char out[256], what[256];
  size_t len = matn_url_resolve(slice(base), slice(reference), out, sizeof out);
  snprintf(what, sizeof what, "<%s> against <%s>", reference, base);
  CHECK_BYTES(what, out, len, expected, strlen(expected));
}

/* The examples of RFC 3986, section 5.4, as far as the URL Standard agrees. It adds a path to "//g". */
static void resolves_references(void) {
  static const char *const rows[][2] = {
      {"g:h", "g:h"},
      {"g", "http://a/b/c/g"},
      {"./g", "http://a/b/c/g"},
      {"g/", "http://a/b/c/g/"},
      {"/g", "http://a/g"},
      {"//g", "http://g/"},
      {"?y", "http://a/b/c/d;p?y"},
      {"g?y", "http://a/b/c/g?y"},
      {"#s", "http://a/b/c/d;p?q#s"},
      {"g#s", "http://a/b/c/g#s"},
      {"g?y#s", "http://a/b/c/g?y#s"},
      {";x", "http://a/b/c/;x"},
      {"g;x?y#s", "http://a/b/c/g;x?y#s"},
      {"", "http://a/b/c/d;p?q"},
      {".", "http://a/b/c/"},
      {"./", "http://a/b/c/"},
      {"..", "http://a/b/"},
      {"../", "http://a/b/"},
      {"../g", "http://a/b/g"},
      {"../..", "http://a/"},
      {"../../", "http://a/"},
      {"../../g", "http://a/g"},
      {"../../../g", "http://a/g"},
      {"../../../../g", "http://a/g"},
      {"/./g", "http://a/g"},
      {"/../g", "http://a/g"},
      {"g.", "http://a/b/c/g."},
      {".g", "http://a/b/c/.g"},
      {"g..", "http://a/b/c/g.."},
      {"..g", "http://a/b/c/..g"},
      {"./../g", "http://a/b/g"},
      {"./g/.", "http://a/b/c/g/"},
      {"g/./h", "http://a/b/c/g/h"},
      {"g/../h", "http://a/b/c/h"},
      {"g;x=1/./y", "http://a/b/c/g;x=1/y"},
      {"g;x=1/../y", "http://a/b/c/y"},
      {"g?y/./x", "http://a/b/c/g?y/./x"},
      {"g#s/../x", "http://a/b/c/g#s/../x"},
      {"http:g", "http://a/b/c/g"},
      {"HTTP:/g", "http://a/g"},
      {"https:g", "https://g/"},
      {"?", "http://a/b/c/d;p?"},
      {"#", "http://a/b/c/d;p?q#"},
      {"a/b/..", "http://a/b/c/a/"},
      {"a//../b", "http://a/b/c/a/b"},
      {"...", "http://a/b/c/..."},
      {".../g", "http://a/b/c/.../g"},
  };
  for (size_t i = 0; i < COUNT_OF(rows); i++) check(BASE, rows[i][0], rows[i][1]);
}

static void cleans_what_is_written_oddly(void) {
  static const char *const rows[][2] = {
      {" \x01 g \x1F\n", "http://a/b/c/g"},
      {"g\th\ni\rj", "http://a/b/c/ghij"},
      {"\th\nt\rtp\t:\n/\t/\tx", "http://x/"},
      {"\\g\\h", "http://a/g/h"},
      {"\\\\x\\..\\y", "http://x/y"},
      {"/\\x/y", "http://x/y"},
      {"..\\g", "http://a/b/g"},
      {"a b", "http://a/b/c/a%20b"},
      {"a\"b<c>d`e{f}g^h", "http://a/b/c/a%22b%3Cc%3Ed%60e%7Bf%7Dg%5Eh"},
      {"a|b[c]d'e", "http://a/b/c/a|b[c]d'e"},
      {"?a b\"<>'`{}", "http://a/b/c/d;p?a%20b%22%3C%3E%27`{}"},
      {"#a b\"<>`'{}", "http://a/b/c/d;p?q#a%20b%22%3C%3E%60'{}"},
      {"\xD9\x85\xD8\xAA\xD9\x86", "http://a/b/c/%D9%85%D8%AA%D9%86"},
      {"?\xC3\xA9", "http://a/b/c/d;p?%C3%A9"},
      {"a\x7F"
       "b\x01"
       "c",
       "http://a/b/c/a%7Fb%01c"},
      {"%zz%4", "http://a/b/c/%zz%4"},
      {"%2e/%2E%2e/g", "http://a/b/g"},
      {".%2E", "http://a/b/"},
      {"%2e%2e%2e", "http://a/b/c/%2e%2e%2e"},
      {"HTTP://EXAMPLE.Com:80/A", "http://example.com/A"},
      {"https://x:443", "https://x/"},
      {"https://x:80/", "https://x:80/"},
      {"http://x:/", "http://x/"},
      {"http://[2001:DB8::80]/", "http://[2001:db8::80]/"},
      {"http://[::1]:80/", "http://[::1]/"},
      {"http:///////x", "http://x/"},
      {"http:\\\\x\\y", "http://x/y"},
      {"http://u:p@x/", "http://u:p@x/"},
      {"http://u@v@x/", "http://u%40v@x/"},
      {"http://@x/", "http://x/"},
      {"http://x?q", "http://x/?q"},
      {"http://x#f", "http://x/#f"},
      {"http://a b\"/", "http://a%20b%22/"},
      {"http://\xC3\xA9/", "http://%C3%A9/"},
      {"//x:80/y", "http://x/y"},
      {"http://", "http:///"},
      {"//", "http:///"},
      {"file:///c/../d", "file:///d"},
      {"file:/x", "file:///x"},
      {"file://host/x", "file://host/x"},
      {"mailto:A@b.c?subject=a b", "mailto:A@b.c?subject=a%20b"},
      {"JavaScript:alert(1)", "javascript:alert(1)"},
      {" java\nscript:alert('\x01')", "javascript:alert('%01')"},
      {"data:text/html,<b>", "data:text/html,<b>"},
      {"tel:+1 2", "tel:+1%202"},
      {":", "http://a/b/c/:"},
      {"1:2", "http://a/b/c/1:2"},
      {"a/b:c", "http://a/b/c/a/b:c"},
      {"+:x", "http://a/b/c/+:x"},
  };
  for (size_t i = 0; i < COUNT_OF(rows); i++) check(BASE, rows[i][0], rows[i][1]);
}

static void resolves_as_far_as_the_base_allows(void) {
  static const char *const rows[][3] = {
      {"", "", ""},
      {"", " ", ""},
      {"", "g", "g"},
      {"", "../a b?c d#e f", "../a%20b?c%20d#e%20f"},
      {"", "\\\\x\\y", "//x/y"},
      {"", "#s", "#s"},
      {"", "http://x", "http://x/"},
      {"", "http:x", "http://x/"},
      {"mailto:x", "g", "g"},
      {"mailto:x#y", "#s", "mailto:x#s"},
      {"data:,", "", ""},
      {"http://a/", "..", "http://a/"},
      {"http://a/?q/r", "g", "http://a/g"},
      {"http://a/b#c/d", "g", "http://a/g"},
      {"https://a/b", "http:g", "http://g/"},
      {"file:///a/b", "../../c", "file:///c"},
      {"file:///a/b", "//h/c", "file://h/c"},
      {"a:/b", "#c", "a:/b#c"},
      {"a:b", "#c", "a:b#c"},
  };
  for (size_t i = 0; i < COUNT_OF(rows); i++) check(rows[i][0], rows[i][1], rows[i][2]);
}

/* Every URL is absolute, stays the same when it is resolved again, and is written whole or not at all. */
static void writes_whole_urls_or_none(void) {
  static const char *const references[] = {"http://u:p@x:81/a b/../c?d e#f g", "mailto:a b", "//x\\y",
                                           "../../\xD9\x85/./?\xD9\x85"};
  for (size_t i = 0; i < COUNT_OF(references); i++) {
    char whole[256], part[256], again[256];
    matn_slice reference = slice(references[i]);
    size_t len = matn_url_resolve(slice(BASE), reference, whole, sizeof whole);
    matn_slice url = {whole, len};
    CHECK(references[i], matn_url_is_absolute(url));
    CHECK_BYTES(references[i], again, matn_url_resolve(url, url, again, sizeof again), whole, len);
    CHECK_INT(references[i], matn_url_resolve(slice(BASE), reference, part, len), len);
    for (size_t size = 0; size < len; size++) {
      char *exact = malloc(size + 1);
      if (exact == NULL) exit(2);
      size_t got = matn_url_resolve(slice(BASE), reference, exact + 1, size);
      free(exact);
      CHECK_INT(references[i], got, 0);
    }
  }
}

/* Dot segments take back what was written, each byte once at most: a megabyte of them takes hardly any
 * time. */
static void takes_linear_time(void) {
  static char reference[1 << 20], out[1 << 20];
  for (size_t i = 0; i + 5 <= sizeof reference; i += 5) memcpy(reference + i, i % 2 ? "../x/" : "a/../", 5);
  matn_slice url = {reference, sizeof reference / 5 * 5};
  size_t len = matn_url_resolve(slice(BASE), url, out, sizeof out);
  CHECK("bounded", len != 0 && len < sizeof out);
}

static void absolute_urls_have_a_scheme(void) {
  static const struct {
    const char *url;
    bool is_absolute;
  } rows[] = {{"http://a/", true}, {"a+b-c.d2:", true}, {"a", false},   {"a/b:c", false},
              {"", false},         {":a", false},       {"2a:", false}, {"a_b:", false}};
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    CHECK_INT(rows[i].url, matn_url_is_absolute(slice(rows[i].url)), rows[i].is_absolute);
  }
}

int main(void) {
  TEST(resolves_references);
  TEST(cleans_what_is_written_oddly);
  TEST(resolves_as_far_as_the_base_allows);
  TEST(writes_whole_urls_or_none);
  TEST(absolute_urls_have_a_scheme);
  TEST(takes_linear_time);
  return test_report("url");
}
