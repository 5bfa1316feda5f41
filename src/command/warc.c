/* A record is read by the length that it states. It is whole if another record begins where it ends. If not,
 * it is dropped, and the next record is looked for from its beginning on, as far back as the window reaches,
 * since a wrong length may have swallowed others. How much is read again is bounded by the length of the
 * input, so this takes linear time. */
#include <errno.h>
#include <string.h>

#include "chunked.h"
#include "command.h"
#include "fields.h"
#include "first_bytes.h"
#include "interrupt.h"
#include "streams.h"
#include "window.h"

/* Bytes that can be read again. */
#define WINDOW_SIZE ((size_t)8 << 20)

/* All in all, so many times the bytes of the input may be read again. */
#define REREAD_MOST 2

typedef struct warc {
  window window;
  record_sink to;
  const char *file;
  record record;
  uint64_t begin; /* offset of the record */
  uint64_t left;  /* bytes of its body that were not read yet */
  bool wanted;    /* it is being handed over */
  bool is_chunked;
  chunked chunked;
  const char *mistake; /* what is wrong with it; NULL: nothing */
  bool lost;           /* where it ends is not known */
  uint64_t reread;     /* bytes that were read again */
  go_on_fn go_on;
  void *ctx; /* of go_on */
  int status;
} warc;

static void report(warc *stream, const char *what) {
  complain_at(stream->file, "record at byte", stream->begin, what);
  stream->status = STATUS_FAILED;
}

/* A mistake after which it is not known where the record ends. */
static void lose(warc *stream, const char *mistake) {
  stream->mistake = mistake;
  stream->lost = true;
}

/* How many bytes are in the window; at least `len` if the input has them. */
static size_t look_ahead(window *w, size_t len) {
  while (w->end - w->at < len && window_more(w)) continue;
  return w->end - w->at;
}

/* Takes a head of at most `most` bytes and unfolds it; an empty slice if there is none in them. */
static matn_slice take_head(window *w, uint64_t most) {
  size_t looked = 0, len = 0;
  if (most > HEAD_MOST) most = HEAD_MOST;
  size_t there;
  for (;;) {
    there = w->end - w->at;
    if (there > most) there = (size_t)most;
    len = head_len(w->bytes + w->at, there, &looked);
    if (len != 0 || there == most || !window_more(w)) break;
  }
  unfold(w->bytes + w->at, len);
  matn_slice head = {w->bytes + w->at, len};
  w->at += len != 0 ? len : there;
  return head;
}

static void take_url(warc *stream, matn_slice url) {
  if (url.len > 1 && url.bytes[0] == '<' && url.bytes[url.len - 1] == '>') {
    url = (matn_slice){url.bytes + 1, url.len - 2};
  }
  if (!record_set(stream->record.url, sizeof stream->record.url, url.bytes, url.len))
    stream->mistake = "its URL is too long";
}

/* The fields of a record's head, as slices of the window. They are valid until more is read. */
typedef struct record_head {
  matn_slice type, media_type, payload_type;
} record_head;

static void read_head(warc *stream, matn_slice head, record_head *out) {
  fields f = {head.bytes, head.bytes + head.len};
  matn_slice version;
  field next;
  bool has_length = false;
  fields_line(&f, &version);
  while (!stream->lost && fields_next(&f, &next)) {
    if (text_is(next.name, "warc-type")) {
      out->type = next.value;
    } else if (text_is(next.name, "content-type")) {
      out->media_type = next.value;
    } else if (text_is(next.name, "warc-identified-payload-type")) {
      out->payload_type = next.value;
    } else if (text_is(next.name, "warc-target-uri")) {
      take_url(stream, next.value);
    } else if (text_is(next.name, "warc-record-id")) {
      if (!record_set(stream->record.id, sizeof stream->record.id, next.value.bytes, next.value.len)) {
        stream->mistake = "its identifier is too long";
      }
    } else if (text_is(next.name, "warc-date")) {
      record_set(stream->record.date, sizeof stream->record.date, next.value.bytes, next.value.len);
    } else if (text_is(next.name, "content-length")) {
      if (has_length || !read_number(next.value, &stream->left)) lose(stream, "its length is not a number");
      has_length = true;
    }
  }
  if (!has_length) lose(stream, "it has no length");
}

/* The bytes that come next of the record's body; `len` of them, or what is left of it. */
static matn_slice peek(warc *stream, size_t len) {
  window *w = &stream->window;
  if (len > stream->left) len = (size_t)stream->left;
  size_t there = look_ahead(w, len);
  return (matn_slice){w->bytes + w->at, there < len ? there : len};
}

/* What the heads say of a document. */
typedef struct document_head {
  media_types types, identified; /* the second by who wrote the record */
  bool is_coded;                 /* a coding is named */
} document_head;

/* Whether the body, which begins so, is a document. The server's types count first. If they do not agree,
 * text is read. If they say nothing, it is what the record's writer found, or what it looks like. */
static bool is_document(const document_head *head, const char *first, size_t len) {
  if (head->types.html) return !head->types.others || first_are_text(first, len);
  return !head->types.others && (head->identified.html || first_are_html(first, len));
}

/* Begins a document if the body that comes next is one. */
static void look_for_document(warc *stream, const document_head *head) {
  char first[FIRST_BYTES];
  size_t len = 0, used;
  bool is_known = head->types.html || head->types.others;
  const media_types *types = is_known ? &head->types : &head->identified;
  if (types->others && !types->html) return;
  matn_slice next = peek(stream, sizeof first);
  stream->is_chunked = stream->is_chunked && chunked_begins(next.bytes, next.len);
  stream->chunked = (chunked){CHUNK_SIZE, 0, 0};
  chunked coding = stream->chunked;
  for (size_t at = 0; at < next.len; at += used) {
    size_t data = used = next.len - at;
    if (stream->is_chunked) data = chunked_next(&coding, next.bytes + at, next.len - at, &used);
    memcpy(first + len, next.bytes + at + used - data, data);
    len += data;
  }
  if (first_are_encoded(first, len, head->is_coded)) {
    report(stream, "skipped: its content is encoded");
  } else if (is_document(head, first, len)) {
    stream->record.encoding = types->encoding;
    stream->wanted = true;
    stream->to.begin(stream->to.ctx, &stream->record);
  }
}

/* The status of a line like "HTTP/1.1 200 OK"; 0 if it is none. */
static uint16_t read_status(matn_slice line) {
  const char *space = line.len != 0 ? memchr(line.bytes, ' ', line.len) : NULL;
  uint64_t status;
  if (space == NULL || line.len < 5 || memcmp(line.bytes, "HTTP/", 5) != 0) return 0;
  if (line.bytes + line.len - space < 4 || !read_number((matn_slice){space + 1, 3}, &status)) return 0;
  return (uint16_t)status;
}

/* Reads a field that names codings: whether chunked is one of them, and whether others are. */
static void read_codings(matn_slice value, bool *is_chunked, bool *is_coded) {
  matn_slice coding;
  while (next_item(&value, ',', &coding)) {
    if (text_is(coding, "chunked")) {
      *is_chunked = true;
    } else if (coding.len != 0 && !text_is(coding, "identity")) {
      *is_coded = true;
    }
  }
}

/* Reads the head of an HTTP response. Returns whether it is there. */
static bool read_response_head(warc *stream, document_head *out) {
  window *w = &stream->window;
  uint64_t begin = window_offset(w);
  matn_slice head = take_head(w, stream->left), line = {0};
  fields f = {head.bytes, head.bytes + head.len};
  field next;
  stream->left -= window_offset(w) - begin;
  if (head.len == 0) return false;
  while (line.len == 0 && fields_line(&f, &line)) continue;
  stream->record.status = read_status(line);
  while (fields_next(&f, &next)) {
    if (text_is(next.name, "content-type")) {
      media_types_add(&out->types, next.value);
    } else if (text_is(next.name, "content-encoding") || text_is(next.name, "transfer-encoding")) {
      read_codings(next.value, &stream->is_chunked, &out->is_coded);
    }
  }
  return true;
}

static bool at_http(warc *stream) {
  matn_slice next = peek(stream, 5);
  return next.len == 5 && memcmp(next.bytes, "HTTP/", 5) == 0;
}

/* Reads the head of an HTTP response, behind those of interim ones (RFC 9110, 15.2). */
static void read_response(warc *stream, document_head *out) {
  do {
    out->types = (media_types){0};
    out->is_coded = stream->is_chunked = false;
    if (!read_response_head(stream, out)) {
      stream->mistake = "it has no head of HTTP";
      return;
    }
  } while (stream->record.status / 100 == 1 && at_http(stream));
  look_for_document(stream, out);
}

/* Hands bytes of the body over. */
static void give(warc *stream, const char *bytes, size_t len) {
  if (!stream->is_chunked) {
    stream->to.bytes(stream->to.ctx, bytes, len);
    return;
  }
  while (len > 0) {
    size_t used, data = chunked_next(&stream->chunked, bytes, len, &used);
    if (data > 0) stream->to.bytes(stream->to.ctx, bytes + used - data, data);
    bytes += used;
    len -= used;
  }
  if (stream->chunked.state == CHUNK_BROKEN) stream->mistake = "a chunk of its content is broken";
}

static void read_body(warc *stream) {
  window *w = &stream->window;
  while (stream->left > 0 && look_ahead(w, 1) > 0) {
    size_t len = w->end - w->at;
    if (len > stream->left) len = (size_t)stream->left;
    if (stream->wanted && stream->mistake == NULL) give(stream, w->bytes + w->at, len);
    w->at += len;
    stream->left -= len;
  }
  if (stream->left > 0) lose(stream, "it ends too early");
}

/* Whether the bytes so far from here are a line that begins a record. */
static bool at_record(window *w, size_t from) {
  size_t there = look_ahead(w, from + 12), at = from + 8;
  const char *p = w->bytes + w->at;
  if (there < from + 9 || memcmp(p + from, "WARC/", 5) != 0 || p[from + 6] != '.') return false;
  if (p[from + 5] < '0' || p[from + 5] > '9') return false;
  while (at < there && p[at] >= '0' && p[at] <= '9') at++;
  return at < there && (p[at] == '\r' || p[at] == '\n');
}

static void skip_line_ends(window *w) {
  while (look_ahead(w, 1) > 0 && (w->bytes[w->at] == '\r' || w->bytes[w->at] == '\n')) w->at++;
}

/* Whether a record ends here: two line ends follow, or, if they are damaged, another record. */
static bool ends_here(window *w) {
  static const char line_ends[4] = "\r\n\r\n";
  size_t there = look_ahead(w, sizeof line_ends);
  bool ended = there >= sizeof line_ends && memcmp(w->bytes + w->at, line_ends, sizeof line_ends) == 0;
  if (!ended && at_record(w, sizeof line_ends)) {
    w->at += sizeof line_ends;
    return true;
  }
  uint64_t end = window_offset(w);
  skip_line_ends(w);
  return ended || look_ahead(w, 1) == 0 || (window_offset(w) > end && at_record(w, 0));
}

/* Finds out whether a record has a document. Nothing of its head is used once more is read. */
static void look_into(warc *stream, const record_head *of) {
  document_head document = {0};
  bool is_resource = text_is(of->type, "resource"), is_response = text_is(of->type, "response");
  bool holds_http = is_response && (of->media_type.len == 0 || is_http(of->media_type));
  media_types_add(&document.identified, of->payload_type);
  if (!holds_http) media_types_add(&document.types, of->media_type);
  if (of->type.len == 0) {
    stream->mistake = "it has no type";
  } else if (text_is(of->type, "continuation")) {
    stream->mistake = "skipped: it goes on with the record before";
  }
  if (stream->mistake != NULL) return;
  if (holds_http || (is_response && document.types.html && at_http(stream))) {
    read_response(stream, &document);
  } else if (is_resource || (is_response && document.types.html)) {
    look_for_document(stream, &document);
  }
}

/* Reads a record that begins here. If it has a mistake, reading may stop anywhere behind its beginning. */
static void read_record(warc *stream) {
  window *w = &stream->window;
  record_head of = {0};
  matn_slice head = take_head(w, HEAD_MOST);
  if (head.len == 0) {
    lose(stream, "it has no head");
    return;
  }
  read_head(stream, head, &of);
  if (stream->lost) return;
  look_into(stream, &of);
  read_body(stream);
  if (!stream->lost && !ends_here(w)) lose(stream, "it does not end where it says");
}

/* Finds the next record after a broken one. Searches from the broken one's beginning on, if that is still in
 * the window. */
static void find_next(warc *stream) {
  window *w = &stream->window;
  uint64_t first = w->base + w->begin, now = window_offset(w);
  if (first <= stream->begin) first = stream->begin + 1;
  if (now < first) {
    w->at++;
  } else if (stream->reread + (now - first) <= WINDOW_SIZE + REREAD_MOST * (w->base + w->end)) {
    stream->reread += now - first;
    w->at = (size_t)(first - w->base);
  }
  while (look_ahead(w, 1) > 0) {
    const char *next = memchr(w->bytes + w->at, 'W', w->end - w->at);
    w->at = next != NULL ? (size_t)(next - w->bytes) : w->end;
    w->begin = w->at - 1; /* the byte before has to stay */
    if (next != NULL && w->bytes[w->begin] == '\n' && at_record(w, 0)) return;
    if (next != NULL) w->at++;
  }
}

static void read_records(warc *stream) {
  window *w = &stream->window;
  skip_line_ends(w);
  while (!interrupted() && stream->go_on(stream->ctx) && look_ahead(w, 1) > 0) {
    w->begin = w->at;
    stream->begin = window_offset(w);
    stream->record = (record){0};
    stream->wanted = stream->is_chunked = stream->lost = false;
    stream->mistake = NULL;
    if (at_record(w, 0)) {
      read_record(stream);
    } else {
      lose(stream, "no record begins here");
    }
    if (stream->wanted) stream->to.end(stream->to.ctx, stream->mistake == NULL && w->error == 0);
    if (w->error != 0) return;
    if (stream->mistake != NULL) report(stream, stream->mistake);
    if (stream->lost) find_next(stream);
  }
}

int read_warc(const char *file, record_sink to, go_on_fn go_on, void *ctx) {
  warc stream = {.to = to, .file = file, .go_on = go_on, .ctx = ctx, .status = STATUS_OK};
  int error = window_open(&stream.window, file, WINDOW_SIZE);
  if (error == 0) {
    const char *p = stream.window.bytes;
    if (look_ahead(&stream.window, 2) >= 2 && p[0] == '\x1F' && p[1] == '\x8B') {
      complain(file, "compressed: pipe it through zcat");
      stream.status = STATUS_FAILED;
    } else {
      read_records(&stream);
    }
    error = stream.window.error;
    window_close(&stream.window);
  }
  if (error == 0) return stream.status;
  if (error != EINTR) complain(file, error_text(error));
  return STATUS_FAILED;
}
