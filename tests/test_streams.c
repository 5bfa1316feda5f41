/* WARC and JSON lines: the records that whole and damaged inputs give. A record is written down as "[URL
 * STATUS ENCODING BYTES]", without values that are not known. One that is not whole is "(URL)". */
#include "command/streams.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "support/buffer.h"
#include "support/test.h"

/* The records of an input so far, and the one that was begun. */
typedef struct log {
  buffer all, bytes;
  record record;
} log;

static void on_begin(void *ctx, const record *r) {
  log *l = ctx;
  l->record = *r;
  buffer_clear(&l->bytes);
}

static void on_bytes(void *ctx, const char *bytes, size_t len) {
  buffer_add(&((log *)ctx)->bytes, bytes, len);
}

static void on_end(void *ctx, bool whole) {
  log *l = ctx;
  const record *r = &l->record;
  if (!whole) {
    buffer_add_format(&l->all, "(%s)", r->url);
    return;
  }
  buffer_add_string(&l->all, "[");
  if (r->is_json) buffer_add_format(&l->all, r->id_is_string ? "'%s' " : "%s ", r->id);
  if (r->url[0] != '\0') buffer_add_format(&l->all, "%s ", r->url);
  if (r->status != 0) buffer_add_format(&l->all, "%u ", (unsigned)r->status);
  if (r->encoding != MATN_ENCODING_NONE) buffer_add_format(&l->all, "%s ", matn_encoding_name(r->encoding));
  if (r->error != NULL) buffer_add_format(&l->all, "error: %s", r->error);
  buffer_add(&l->all, buffer_string(&l->bytes), l->bytes.len);
  buffer_add_string(&l->all, "]");
}

static bool go_on(void *ctx) {
  (void)ctx;
  return true;
}

/* Reads an input, which has to fit into a pipe, and drops all messages. The result is valid until the next
 * call. */
static const char *read_all(const char *bytes, size_t len,
                            int (*reads)(const char *, record_sink, go_on_fn, void *), int *status) {
  static log l;
  const record_sink to = {on_begin, on_bytes, on_end, &l};
  int errors = dup(STDERR_FILENO), nowhere = open("/dev/null", O_WRONLY), ends[2];
  buffer_clear(&l.all);
  buffer_add_string(&l.all, "");
  if (pipe(ends) != 0 || write(ends[1], bytes, len) != (ssize_t)len) return "no pipe";
  close(ends[1]);
  dup2(ends[0], STDIN_FILENO);
  close(ends[0]);
  dup2(nowhere, STDERR_FILENO);
  *status = reads("-", to, go_on, NULL);
  dup2(errors, STDERR_FILENO);
  close(errors);
  close(nowhere);
  return buffer_string(&l.all);
}

static void add_record(buffer *b, const char *type, const char *url, const char *media_type,
                       const char *body) {
  buffer_add_format(b,
                    "WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nContent-Type: %s\r\n"
                    "Content-Length: %u\r\n\r\n%s\r\n\r\n",
                    type, url, media_type, (unsigned)strlen(body), body);
}

#define HTML "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
#define CHUNKED "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"

static const struct {
  const char *name, *type, *media_type, *body, *expected;
  int status;
} records[] = {
    {"response", "response", "application/http; msgtype=response", HTML "<p>a", "[u 200 <p>a]", 0},
    {"empty", "response", "application/http", HTML, "[u 200 ]", 0},
    {"charset", "response", "application/http",
     "HTTP/1.1 404 No\r\ncontent-type: Text/HTML; x=y; Charset=\"Latin1\"\r\n\r\na", "[u 404 windows-1252 a]",
     0},
    {"unknown charset", "response", "application/http",
     "HTTP/2 200\r\nContent-Type: text/html;charset=x\n\na", "[u 200 a]", 0},
    {"XHTML", "response", "application/http", "HTTP/1.1 200 OK\nContent-Type:application/xhtml+xml\n\na",
     "[u 200 a]", 0},
    {"picture", "response", "application/http", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\na", "", 0},
    {"request", "request", "application/http", HTML "a", "", 0},
    {"DNS", "response", "text/dns", HTML "a", "", 0},
    {"resource", "resource", "text/html; charset=utf-8", "<p>a", "[u UTF-8 <p>a]", 0},
    {"another resource", "resource", "text/plain", "a", "", 0},
    {"identity", "response", "application/http",
     "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: identity\r\n\r\na", "[u 200 a]", 0},
    {"chunks", "response", "application/http", CHUNKED "3\r\nabc\r\nA;x=y\r\n0123456789\r\n0\r\nT: v\r\n\r\n",
     "[u 200 abc0123456789]", 0},
    {"chunks without an end", "response", "application/http", CHUNKED "3\r\nabc\r\n5\r\nde", "[u 200 abcde]",
     0},
    {"chunks decoded before", "response", "application/http", CHUNKED "<p>a", "[u 200 <p>a]", 0},
    {"a broken chunk", "response", "application/http", CHUNKED "3\r\nabc\r\nx\r\n", "(u)", 1},
    {"a long chunk", "response", "application/http", CHUNKED "2\r\nabc\r\n0\r\n", "(u)", 1},
    {"no HTTP", "response", "application/http", "<p>a</p>", "", 1},
    {"HTTP by another name", "response", "message/http", HTML "a", "[u 200 a]", 0},
    {"HTTP by no name", "response", "", HTML "a", "[u 200 a]", 0},
    {"HTTP as HTML", "response", "text/html", HTML "a", "[u 200 a]", 0},
    {"HTML without HTTP", "response", "text/html; charset=latin1", "<p>a", "[u windows-1252 <p>a]", 0},
    {"a resource that is compressed", "resource", "text/html", "\x1F\x8B\b", "", 1},
    {"a resource without a type", "resource", "", "<p>a", "[u <p>a]", 0},
    {"a resource of text without a type", "resource", "", "a", "", 0},
    {"another part of a record", "continuation", "text/html", "a", "", 1},
    {"a record of no type", "", "text/html", "a", "", 1},
};

#define STATUS "HTTP/1.1 200 OK\r\n"
#define CODED(coding) STATUS "Content-Type: text/html\r\nContent-Encoding: " coding "\r\n\r\n"
#define TYPED(type) STATUS "Content-Type: " type "\r\n\r\n"

/* Bodies of HTTP responses; `head` ends in an empty line. */
static const struct {
  const char *name, *body, *expected;
  int status;
} responses[] = {
    /* codings: what is named, and what the first bytes are */
    {"gzip", CODED("gzip") "\x1F\x8B\b", "", 1},
    {"gzip that is not named", HTML "\x1F\x8B\b", "", 1},
    {"gzip in another's name", CODED("br") "\x1F\x8B\b", "", 1},
    {"gzip of something else", TYPED("image/svg+xml") "\x1F\x8B\b", "", 0},
    {"gzip of unknown type", STATUS "Content-Encoding: gzip\r\n\r\n\x1F\x8B\b", "", 1},
    {"gzip in chunks", CHUNKED "3\r\n\x1F\x8B\b\r\n0\r\n\r\n", "", 1},
    {"gzip that was decoded", CODED("gzip") "<p>a", "[u 200 <p>a]", 0},
    {"gzip that was decoded, text", CODED("x-gzip") "\xE4\n\t\x1B$B", "[u 200 \xE4\n\t\x1B$B]", 0},
    {"gzip of nothing", CODED("gzip"), "[u 200 ]", 0},
    {"compress", HTML "\x1F\x9D\x90", "", 1},
    {"zstd", HTML "\x28\xB5\x2F\xFD", "", 1},
    {"deflate", CODED("deflate") "x\x9C\x4B\x04", "", 1},
    {"deflate, its header alone", CODED("deflate") "x\xDAKL", "", 1},
    {"no deflate", CODED("deflate") "x<p>", "[u 200 x<p>]", 0},
    {"raw deflate", CODED("deflate") "\xB3)\xB0K\x04\x03", "", 1},
    {"Brotli", CODED("br") "\x0B\x01\x80<p>a\x03", "", 1},
    {"Brotli of the usual window", CODED("br") "\x1B\x5E", "", 1},
    {"Brotli that was decoded", CODED("br") "<p>a", "[u 200 <p>a]", 0},
    {"an unknown coding", CODED("UTF-8") "<p>a", "[u 200 <p>a]", 0},
    {"an unknown coding of UTF-16", CODED("none") "\xFF\xFE<\x01p\x01", "[u 200 \xFF\xFE<\x01p\x01]", 0},
    {"an unknown coding that is one", CODED("x") "\x01<p>", "", 1},
    {"controls without a coding", HTML "\x01<p>", "[u 200 \x01<p>]", 0},
    {"two codings", CODED("identity, br") "\x0B<p>", "", 1},
    {"two headers of codings",
     STATUS "Content-Type: text/html\r\nContent-Encoding: br\r\nContent-Encoding: identity\r\n\r\n\x0B<p>",
     "", 1},
    {"an empty coding", CODED(" ") "\x0B<p>", "[u 200 \x0B<p>]", 0},
    {"codings of the transfer",
     STATUS "Content-Type: text/html\r\nTransfer-Encoding: br, Chunked\r\n\r\n2\r\n\x0B\x01\r\n0\r\n\r\n", "",
     1},
    {"two headers of the transfer",
     STATUS "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n"
            "1\r\na\r\n0\r\n\r\n",
     "[u 200 a]", 0},
    /* heads */
    {"a folded type", STATUS "Content-Type:\r\n text/html;\r\n\tcharset=latin1\r\n\r\na",
     "[u 200 windows-1252 a]", 0},
    {"a folded type, line feeds", "HTTP/1.0 200\nContent-Type: text/html;\n  charset=\n  latin1\n\na",
     "[u 200 windows-1252 a]", 0},
    {"a folded line of another field", STATUS "X: a\r\n b: c\r\nContent-Type: text/html\r\n\r\n b: d",
     "[u 200  b: d]", 0},
    {"a folded line that looks like a field", STATUS "X: a\r\n Content-Type: text/html\r\n\r\na", "", 0},
    {"a folded status", "HTTP/1.1 200\r\n OK\r\nContent-Type: text/html\r\n\r\na", "[u 200 a]", 0},
    {"a line end first", "\r\n" HTML "a", "[u 200 a]", 0},
    {"to be continued", "HTTP/1.1 100 Continue\r\n\r\n" HTML "a", "[u 200 a]", 0},
    {"twice, with fields",
     "HTTP/1.1 103 Early Hints\r\nContent-Type: image/png\r\nContent-Encoding: x\r\n\r\n"
     "HTTP/1.1 100 Continue\n\n" HTML "a",
     "[u 200 a]", 0},
    {"not continued", "HTTP/1.1 100 Continue\r\nContent-Type: text/html\r\n\r\na", "[u 100 a]", 0},
    {"continued without an end", "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n", "", 1},
    {"HTTP in a page", HTML "HTTP/1.1 200 OK\r\n\r\na", "[u 200 HTTP/1.1 200 OK\r\n\r\na]", 0},
    /* types: what is named */
    {"two types", TYPED("text/html, text/html; charset=latin1") "a", "[u 200 windows-1252 a]", 0},
    {"two types, the first with a charset", TYPED("text/html; charset=\"latin1\", TEXT/HTML") "a",
     "[u 200 windows-1252 a]", 0},
    {"another type and HTML", TYPED("text/plain,text/html") "a", "[u 200 a]", 0},
    {"HTML and another type of no text", TYPED("text/html, image/png") "\x89PNG\r\n\x1A", "", 0},
    {"two other types", TYPED("text/plain, image/png") "<html>", "", 0},
    {"two headers", STATUS "Content-Type: text/html\r\nContent-Type: text/html;charset=latin1\r\n\r\na",
     "[u 200 windows-1252 a]", 0},
    {"an empty header and HTML", STATUS "Content-Type:\r\nContent-Type: text/html\r\n\r\na", "[u 200 a]", 0},
    {"a comma in a string", TYPED("text/html; x=\"a, image/png; y\"; charset=latin1") "a",
     "[u 200 windows-1252 a]", 0},
    {"a semicolon in a string", TYPED("text/html; x=\"; charset=gbk\"; charset=latin1") "a",
     "[u 200 windows-1252 a]", 0},
    {"a string without an end", TYPED("text/html; charset=\"latin1") "a", "[u 200 windows-1252 a]", 0},
    {"a second charset that is not known", TYPED("text/html; charset=latin1, text/html; charset=x") "a",
     "[u 200 windows-1252 a]", 0},
    {"a charset of another type", TYPED("text/html, text/plain; charset=latin1") "a", "[u 200 a]", 0},
    /* types that say nothing */
    {"no type", STATUS "\r\na", "", 0},
    {"no type, nothing", STATUS "\r\n", "", 0},
    {"no type, a DOCTYPE", STATUS "\r\n\n<!doctype\tHTML>", "[u 200 \n<!doctype\tHTML>]", 0},
    {"no type, another DOCTYPE", STATUS "\r\n<!DOCTYPE svg>", "", 0},
    {"no type, a tag", STATUS "\r\n\xEF\xBB\xBF <HTML lang=en>", "[u 200 \xEF\xBB\xBF <HTML lang=en>]", 0},
    {"no type, a tag that ends", STATUS "\r\n<br/>", "[u 200 <br/>]", 0},
    {"no type, a longer name", STATUS "\r\n<html5>", "", 0},
    {"no type, another name", STATUS "\r\n<rss>", "", 0},
    {"no type, comments", STATUS "\r\n<!-- <rss> -->\n<!----><title>",
     "[u 200 <!-- <rss> -->\n<!----><title>]", 0},
    {"no type, a comment and another name", STATUS "\r\n<!-- <p> --><svg>", "", 0},
    {"no type, a long comment", STATUS "\r\n<!-- <rss>", "[u 200 <!-- <rss>]", 0},
    {"no type, XHTML", STATUS "\r\n<?xml version=\"1.0\"?>\n<html xmlns=\"x\">",
     "[u 200 <?xml version=\"1.0\"?>\n<html xmlns=\"x\">]", 0},
    {"no type, XML", STATUS "\r\n<?xml version=\"1.0\"?><feed>", "", 0},
    {"no type, XML alone", STATUS "\r\n<?xml version=", "", 0},
    {"no type, chunks", STATUS "Transfer-Encoding: chunked\r\n\r\n3\r\n<ht\r\n3\r\nml>\r\n0\r\n\r\n",
     "[u 200 <html>]", 0},
    {"no type, chunks that were decoded", STATUS "Transfer-Encoding: chunked\r\n\r\n<html>", "[u 200 <html>]",
     0},
    {"any type", TYPED("*/*") "<html>", "[u 200 <html>]", 0},
    {"an unknown type", TYPED("unknown/unknown") "<html>", "[u 200 <html>]", 0},
    {"no media type", TYPED("html") "<html>", "[u 200 <html>]", 0},
    {"a parameter without a semicolon", TYPED("text/html charset=latin1") "<html>", "[u 200 <html>]", 0},
    {"a media type by half", TYPED("text/, /html") "<html>", "[u 200 <html>]", 0},
    {"a page as another type", TYPED("text/plain") "<html>", "", 0},
};

static void responses_are_read(void) {
  for (size_t i = 0; i < sizeof responses / sizeof *responses; i++) {
    buffer b = {0}, expected = {0};
    int status;
    add_record(&b, "response", "u", "application/http", responses[i].body);
    add_record(&b, "response", "<http://next/>", "application/http", HTML "next");
    buffer_add_format(&expected, "%s[http://next/ 200 next]", responses[i].expected);
    const char *got = read_all(buffer_string(&b), b.len, read_warc, &status);
    CHECK_STRING(responses[i].name, got, buffer_string(&expected));
    CHECK_INT(responses[i].name, status, responses[i].status);
    buffer_free(&b);
    buffer_free(&expected);
  }
}

/* The writer of a record may say what it found. */
static void identified_types_count_where_the_server_says_nothing(void) {
  static const struct {
    const char *name, *identified, *body, *expected;
  } rows[] = {
      {"HTML", "text/html", STATUS "\r\na", "[200 a]"},
      {"XHTML with a charset", "application/xhtml+xml; charset=latin1", STATUS "\r\na",
       "[200 windows-1252 a]"},
      {"another type", "text/plain", STATUS "\r\n<html>", ""},
      {"HTML, and the server says another", "text/html", TYPED("text/plain") "<html>", ""},
      {"another type, and the server says HTML", "text/plain", TYPED("text/html") "a", "[200 a]"},
      {"folded", "\r\n text/html", STATUS "\r\na", "[200 a]"},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    buffer b = {0};
    int status;
    buffer_add_format(
        &b,
        "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: %u\r\nContent-Type:\r\n\tapplication/http\r\n"
        "WARC-Identified-Payload-Type: %s\r\n\r\n%s\r\n\r\n",
        (unsigned)strlen(rows[i].body), rows[i].identified, rows[i].body);
    CHECK_STRING(rows[i].name, read_all(b.bytes, b.len, read_warc, &status), rows[i].expected);
    CHECK_INT(rows[i].name, status, 0);
    buffer_free(&b);
  }
}

static void records_are_read(void) {
  for (size_t i = 0; i < sizeof records / sizeof *records; i++) {
    buffer b = {0}, expected = {0};
    int status;
    add_record(&b, "warcinfo", "", "application/warc-fields", "software: none\r\n");
    add_record(&b, records[i].type, "u", records[i].media_type, records[i].body);
    add_record(&b, "response", "<http://next/>", "application/http", HTML "next");
    buffer_add_format(&expected, "%s[http://next/ 200 next]", records[i].expected);
    const char *got = read_all(buffer_string(&b), b.len, read_warc, &status);
    CHECK_STRING(records[i].name, got, buffer_string(&expected));
    CHECK_INT(records[i].name, status, records[i].status);
    buffer_free(&b);
    buffer_free(&expected);
  }
}

#define HEAD(length)                                                                                         \
  "WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/html\r\nContent-Length: " length "\r\n\r\n"
#define NEXT HEAD("4") "next\r\n\r\n"

static const struct {
  const char *name, *input, *expected;
  int status;
} broken[] = {
    {"nothing", "", "", 0},
    {"line ends", "\r\n\r\n\n", "", 0},
    {"line feeds alone",
     "WARC/1.1\nWARC-Type: resource\nContent-Type: text/html\nContent-Length: 1\n\na\n\n" NEXT, "[a][next]",
     0},
    {"no line ends at the end", HEAD("1") "a", "[a]", 0},
    {"cut", HEAD("1") "a\r\n\r\n" HEAD("9") "b", "[a]()", 1},
    {"cut in a head", HEAD("1") "a\r\n\r\nWARC/1.0\r\nWARC-", "[a]", 1},
    {"too short a length", HEAD("2") "abc\r\n\r\n" NEXT, "()[next]", 1},
    {"too long a length", HEAD("20") "abc\r\n\r\n" NEXT, "()[next]", 1},
    {"far too long a length", HEAD("99999999999") "abc\r\n\r\n" NEXT NEXT, "()[next][next]", 1},
    {"no length", "WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/html\r\n\r\na\r\n\r\n" NEXT,
     "[next]", 1},
    {"two lengths", HEAD("1\r\nContent-Length: 2") "a\r\n\r\n" NEXT, "[next]", 1},
    {"a length in words", HEAD("one") "a\r\n\r\n" NEXT, "[next]", 1},
    {"a negative length", HEAD("-1") "a\r\n\r\n" NEXT, "[next]", 1},
    {"a huge length", HEAD("99999999999999999999999") "a\r\n\r\n" NEXT, "[next]", 1},
    {"something else first", "<html>\r\n" NEXT, "[next]", 1},
    {"something else between", HEAD("1") "a\r\n\r\nx\r\n\r\n" NEXT, "[a][next]", 1},
    {"no version", HEAD("1") "a\r\n\r\nWARD/1.0\r\nContent-Length: 1\r\n\r\nb\r\n\r\n" NEXT, "[a][next]", 1},
    {"damage between records", HEAD("1") "a\r\nx\n" NEXT, "[a][next]", 0},
    {"compressed", "\x1F\x8B\b", "", 1},
};

static void broken_files_are_survived(void) {
  for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
    int status;
    const char *got = read_all(broken[i].input, strlen(broken[i].input), read_warc, &status);
    CHECK_STRING(broken[i].name, got, broken[i].expected);
    CHECK_INT(broken[i].name, status, broken[i].status);
  }
}

/* Whether all records of `whole` but one stand in `got`, in their order. */
static bool has_all_but_one(const char *got, const char *whole) {
  size_t missing = 0;
  while (*whole != '\0') {
    size_t len = strcspn(whole, "]") + 1;
    char one[256];
    memcpy(one, whole, len);
    one[len] = '\0';
    const char *found = strstr(got, one);
    if (found == NULL) {
      missing++;
    } else {
      got = found + len;
    }
    whole += len;
  }
  return missing <= 1;
}

static void a_flipped_bit_costs_one_record(void) {
  buffer b = {0}, whole = {0};
  int status;
  add_record(&b, "response", "a", "application/http", HTML "first");
  add_record(&b, "resource", "b", "text/html", "second");
  add_record(&b, "response", "c", "application/http", CHUNKED "5\r\nthird\r\n0\r\n\r\n");
  add_record(&b, "resource", "d", "text/html", "fourth");
  buffer_add_string(&whole, read_all(b.bytes, b.len, read_warc, &status));
  for (size_t i = 0; i < b.len; i++) {
    char flip = (char)(1u << i * 5 % 8);
    b.bytes[i] ^= flip;
    const char *got = read_all(b.bytes, b.len, read_warc, &status);
    if (!CHECK("a bit flipped", has_all_but_one(got, buffer_string(&whole))))
      CHECK_STRING("records", got, buffer_string(&whole));
    b.bytes[i] ^= flip;
    got = read_all(b.bytes, i, read_warc, &status);
    CHECK("cut", strncmp(got, buffer_string(&whole), strcspn(got, "(")) == 0);
  }
  buffer_free(&b);
  buffer_free(&whole);
}

static const struct {
  const char *name, *input, *expected;
} lines[] = {
    {"nothing", "", ""},
    {"text", "{\"id\":1,\"html\":\"<p>a\\n\\u00e4\\ud83d\\ude00\"}",
     "[1 UTF-8 <p>a\n\xC3\xA4\xF0\x9F\x98\x80]"},
    {"lines", "{\"id\":\"a\",\"html\":\"x\"}\n\n \r\n{\"html\":\"y\",\"id\":-1.5e+3}\r\n",
     "['a' UTF-8 x][-1.5e+3 UTF-8 y]"},
    {"address", "{\"url\":\"http://a/\",\"id\":2,\"base64\":\"QUH/\"}", "[2 http://a/ AA\xFF]"},
    {"two objects", "{\"id\":1,\"base64\":\"YQ==\"}{", "[ error: not a JSON object]"},
    {"base64", "{\"id\":1,\"base64\":\"YWJj\"}\n{\"id\":2,\"base64\":\"YWI=\"}\n{\"id\":3,\"base64\":\"YQ\"}",
     "[1 abc][2 ab][3 a]"},
    {"encoding", "{\"id\":1,\"base64\":\"5A==\",\"encoding\":\"latin1\"}", "[1 windows-1252 \xE4]"},
    {"no encoding of text", "{\"id\":1,\"html\":\"a\",\"encoding\":\"latin1\"}", "[1 UTF-8 a]"},
    {"others", "{\"a\":{\"b\":[\"}\",{}]},\"id\":1,\"c\":[],\"html\":\"a\",\"d\":true}", "[1 UTF-8 a]"},
    {"null", "{\"id\":1,\"html\":null,\"base64\":\"YQ==\",\"url\":null}", "[1 a]"},
    {"half a pair", "{\"id\":1,\"html\":\"\\ud83dx\"}", "[1 UTF-8 \xEF\xBF\xBDx]"},
    {"an id that nests", "{\"id\":[1],\"html\":\"a\"}", "[ error: its id is not a short string or a number]"},
    {"no content", "{\"id\":1}", "[1 error: it has no string html or base64 that can be read]"},
    {"wrong escape", "{\"id\":1,\"html\":\"\\x\"}",
     "[1 UTF-8 error: it has no string html or base64 that can be read]"},
    {"byte order marks",
     "\xEF\xBB\xBF{\"id\":1,\"html\":\"a\"}\n\xEF\xBB\xBF{\"id\":2,\"html\":\"b\"}"
     "\r\n\xEF\xBB\xBF\n\xEF\xBB\xBF",
     "[1 UTF-8 a][2 UTF-8 b]"},
    {"two marks", "\xEF\xBB\xBF\xEF\xBB\xBF{\"id\":1}", "[ error: not a JSON object]"},
    {"a part of a mark", "\xEF\xBB{\"id\":1}", "[ error: not a JSON object]"},
    {"escaped keys", "{\"\\u0069d\":1,\"h\\u0074m\\u006C\":\"a\",\"ur\\u006c\":\"u\"}", "[1 u UTF-8 a]"},
    {"escapes in other keys", "{\"\\u0000id\":2,\"a\\nb\":3,\"\\/\":4,\"id\":1,\"html\":\"a\"}",
     "[1 UTF-8 a]"},
    {"base64 in lines",
     "{\"id\":1,\"base64\":\"YW\\nJj\\r\\nZGU= \\n\"}\n{\"id\":2,\"base64\":\"\\tY Q=\\n=\"}",
     "[1 abcde][2 a]"},
    {"base64 for URLs",
     "{\"id\":1,\"base64\":\"--__\"}\n{\"id\":2,\"base64\":\"_-8=\"}\n{\"id\":3,\"base64\":\"_-8\"}",
     "[1 \xFB\xEF\xFF][2 \xFF\xEF][3 \xFF\xEF]"},
    {"base64 with escapes", "{\"id\":1,\"base64\":\"\\/\\u002B8\\u003D\"}", "[1 \xFF\xEF]"},
    {"empty base64", "{\"id\":1,\"base64\":\"\"}\n{\"id\":2,\"base64\":\"\\n\"}", "[1 ][2 ]"},
    {"padding inside", "{\"id\":1,\"base64\":\"YQ==YQ==\"}", "[1 error: its base64 is wrong]"},
    {"padding alone", "{\"id\":1,\"base64\":\"====\"}", "[1 error: its base64 is wrong]"},
    {"too much padding", "{\"id\":1,\"base64\":\"YQ===\"}", "[1 error: its base64 is wrong]"},
    {"a digit too many", "{\"id\":1,\"base64\":\"YWJjZ\"}", "[1 error: its base64 is wrong]"},
    {"no base64", "{\"id\":1,\"base64\":\"YW*j\"}", "[1 error: its base64 is wrong]"},
    {"wrong base64", "{\"id\":1,\"base64\":\"YQ=\"}", "[1 error: its base64 is wrong]"},
    {"a number that is none", "{\"id\":01,\"html\":\"\"}", "[ error: not a JSON object]"},
    {"cut", "{\"id\":1,\"html\":\"a", "[ error: not a JSON object]"},
    {"more behind", "{\"id\":1,\"html\":\"a\"}x", "[ error: not a JSON object]"},
    {"no comma", "{\"id\":1 \"html\":\"a\"}", "[ error: not a JSON object]"},
    {"comma at the end", "{\"id\":1,\"html\":\"a\",}", "[ error: not a JSON object]"},
    {"array", "[]", "[ error: not a JSON object]"},
};

static void lines_are_read(void) {
  for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
    int status;
    const char *got = read_all(lines[i].input, strlen(lines[i].input), read_json_lines, &status);
    CHECK_STRING(lines[i].name, got, lines[i].expected);
    CHECK_INT(lines[i].name, status, strstr(got, "error") != NULL);
  }
}

int main(void) {
  TEST(records_are_read);
  TEST(responses_are_read);
  TEST(identified_types_count_where_the_server_says_nothing);
  TEST(broken_files_are_survived);
  TEST(a_flipped_bit_costs_one_record);
  TEST(lines_are_read);
  return test_report("streams");
}
