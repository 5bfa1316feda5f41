/* JSON as a row of events, whole and cut at every place. */
#include "metadata/json_scan.h"

#include <string.h>

#include "support/buffer.h"
#include "support/test.h"

/* Writes events down as "{ key:'text' [ 'text' ] }"; what stands before a value is its key. */
static void write_events(json_scan *s, const char *bytes, size_t len, buffer *out) {
  const char *at = bytes, *end = bytes + len;
  matn_slice text;
  for (json_event event; (event = matn_json_next(s, &at, end, &text)) != JSON_MORE;) {
    bool starts = event == JSON_OBJECT_START || event == JSON_ARRAY_START || event == JSON_STRING_START;
    if (event != JSON_TEXT && event != JSON_STRING_END && out->len != 0) buffer_add_string(out, " ");
    if (starts && s->key_len > JSON_KEY_MAX) buffer_add_string(out, "?:");
    if (starts && s->key_len != 0 && s->key_len <= JSON_KEY_MAX) {
      buffer_add(out, s->key, s->key_len);
      buffer_add_string(out, ":");
    }
    switch (event) {
    case JSON_OBJECT_START: buffer_add_string(out, "{"); break;
    case JSON_OBJECT_END: buffer_add_string(out, "}"); break;
    case JSON_ARRAY_START: buffer_add_string(out, "["); break;
    case JSON_ARRAY_END: buffer_add_string(out, "]"); break;
    case JSON_STRING_START:
    case JSON_STRING_END: buffer_add_string(out, "'"); break;
    case JSON_TEXT: buffer_add(out, text.bytes, text.len); break;
    case JSON_MORE: break;
    }
  }
}

static const struct {
  const char *name, *input, *expected;
} rows[] = {
    {"nothing", "", ""},
    {"object", "{}", "{ }"},
    {"key and string", "{\"a\":\"b\"}", "{ a:'b' }"},
    {"white space", " {\n\"a\" :\t\"b\" , \"c\":\"d\" }\n", "{ a:'b' c:'d' }"},
    {"numbers and names", "{\"a\":-1.5e3,\"b\":true,\"c\":null,\"d\":\"e\"}", "{ d:'e' }"},
    {"nested", "{\"a\":{\"b\":[{\"c\":\"d\"},[]]},\"e\":\"f\"}", "{ a:{ b:[ { c:'d' } [ ] ] } e:'f' }"},
    {"array of strings", "{\"@type\":[\"a\",\"b\"],\"c\":\"d\"}", "{ @type:[ @type:'a' @type:'b' ] c:'d' }"},
    {"string after an object in an array", "{\"a\":[{},\"b\"]}", "{ a:[ { } 'b' ] }"},
    {"string alone", "\"a\"", "'a'"},
    {"empty string and key", "{\"\":\"\"}", "{ '' }"},
    {"key of 16 bytes", "{\"mainEntityOfPage\":\"a\"}", "{ mainEntityOfPage:'a' }"},
    {"key too long", "{\"mainEntityOfPages\":\"a\"}", "{ ?:'a' }"},
    {"key with escapes", "{\"\\u0040typ\\u00e9\":\"a\"}", "{ @typ\xC3\xA9:'a' }"},
    {"escapes", "[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"]", "[ '\"\\/\b\f\n\r\t' ]"},
    {"unknown escape", "[\"a\\qb\\\xC3\xA9\"]", "[ 'aqb\xC3\xA9' ]"},
    {"code units", "[\"\\u0041\\u00e9\\u20AC\"]", "[ 'A\xC3\xA9\xE2\x82\xAC' ]"},
    {"surrogate pair", "[\"\\ud83d\\uDE00\"]", "[ '\xF0\x9F\x98\x80' ]"},
    {"high alone", "[\"\\ud83dx\\ud83d\"]", "[ '\xEF\xBF\xBDx\xEF\xBF\xBD' ]"},
    {"high before an escape", "[\"\\ud83d\\n\"]", "[ '\xEF\xBF\xBD\n' ]"},
    {"high before a code unit", "[\"\\ud83d\\u0041\"]",
     "[ '\xEF\xBF\xBD"
     "A' ]"},
    {"two highs and a low", "[\"\\ud83d\\ud83d\\ude00\"]", "[ '\xEF\xBF\xBD\xF0\x9F\x98\x80' ]"},
    {"low alone", "[\"\\ude00\"]", "[ '\xEF\xBF\xBD' ]"},
    {"behind the surrogates", "[\"\\ue000\\uffff\"]", "[ '\xEE\x80\x80\xEF\xBF\xBF' ]"},
    {"digits missing", "[\"\\u12\",\"\\u12g\",\"\\ud83d\\u1\"]",
     "[ '\xEF\xBF\xBD' '\xEF\xBF\xBDg' '\xEF\xBF\xBD\xEF\xBF\xBD' ]"},
    {"line ends in a string", "[\"a\nb\r\nc\"]", "[ 'a\nb\r\nc' ]"},
    {"trailing commas", "{\"a\":[\"b\",],}", "{ a:[ a:'b' ] }"},
    {"comma missing", "{\"a\":\"b\" \"c\"}", "{ a:'b' 'c' }"},
    {"value missing", "{\"a\":,\"b\":\"c\"}", "{ b:'c' }"},
    {"closed too often", "]}{\"a\":\"b\"}}}[\"c\"]", "{ a:'b' } [ 'c' ]"},
    {"closed by the other bracket", "{\"a\":[\"b\"},\"c\":\"d\"]", "{ a:[ a:'b' ] c:'d' }"},
    {"never closed", "{\"a\":{\"b\":\"c", "{ a:{ b:'c"},
    {"several documents", "{\"a\":\"b\"}\n{\"c\":\"d\"}", "{ a:'b' } { c:'d' }"},
    {"HTML comment", "<!--\n{\"a\":\"b\"}\n-->", "{ a:'b' }"},
    {"CDATA", "//<![CDATA[\n{\"a\":\"b\"}\n//]]>", "[ [ { a:'b' } ] ]"},
};

static void strings_come_with_their_keys(void) {
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    size_t len = strlen(rows[i].input);
    for (size_t cut = 0; cut <= len; cut++) {
      json_scan s;
      buffer out = {0};
      if (((unsigned char)rows[i].input[cut] & 0xC0) == 0x80) continue; /* fragments hold whole characters */
      matn_json_scan_init(&s);
      write_events(&s, rows[i].input, cut, &out);
      write_events(&s, rows[i].input + cut, len - cut, &out);
      CHECK_STRING(rows[i].name, buffer_string(&out), rows[i].expected);
      buffer_free(&out);
    }
  }
}

static void strings_come_byte_by_byte(void) {
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    const char *p = rows[i].input;
    json_scan s;
    buffer out = {0};
    matn_json_scan_init(&s);
    while (*p != '\0') {
      size_t len = 1;
      while (((unsigned char)p[len] & 0xC0) == 0x80) len++;
      write_events(&s, p, len, &out);
      p += len;
    }
    CHECK_STRING(rows[i].name, buffer_string(&out), rows[i].expected);
    buffer_free(&out);
  }
}

static void depth_has_no_limit(void) {
  static const char deep[] = "[{\"a\":", closed[] = "}]";
  json_scan s;
  matn_slice text;
  uint32_t strings = 0;
  matn_json_scan_init(&s);
  for (int i = 0; i < 1000; i++) {
    const char *at = deep;
    while (matn_json_next(&s, &at, deep + sizeof deep - 1, &text) != JSON_MORE) {
    }
  }
  CHECK_INT("depth", s.depth, 2000);
  for (int i = 0; i < 1000; i++) {
    const char *at = closed;
    while (matn_json_next(&s, &at, closed + sizeof closed - 1, &text) != JSON_MORE) {
    }
  }
  CHECK_INT("depth", s.depth, 0);
  const char after[] = "{\"a\":\"b\"}", *at = after;
  for (json_event e; (e = matn_json_next(&s, &at, after + sizeof after - 1, &text)) != JSON_MORE;) {
    if (e == JSON_STRING_START) strings += matn_json_key_is(&s, "a");
  }
  CHECK_INT("strings", strings, 1);
}

/* Containers beyond what can be counted are left out. */
static void depth_is_counted_as_far_as_it_goes(void) {
  static const char deep[] = "[[[{\"a\":\"b\"";
  json_scan s;
  const char *at = deep;
  matn_slice text;
  int containers = 0, strings = 0;
  matn_json_scan_init(&s);
  s.depth = UINT32_MAX - 2;
  for (json_event e; (e = matn_json_next(&s, &at, deep + sizeof deep - 1, &text)) != JSON_MORE;) {
    containers += e == JSON_ARRAY_START || e == JSON_OBJECT_START;
    strings += e == JSON_STRING_START;
  }
  CHECK_INT("containers", containers, 2);
  CHECK_INT("depth", s.depth, UINT32_MAX);
  CHECK("strings", strings != 0);
}

int main(void) {
  CHECK("small", sizeof(json_scan) <= 48);
  TEST(strings_come_with_their_keys);
  TEST(strings_come_byte_by_byte);
  TEST(depth_has_no_limit);
  TEST(depth_is_counted_as_far_as_it_goes);
  return test_report("json_scan");
}
