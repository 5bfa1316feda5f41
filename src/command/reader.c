/* Reads documents, and has a printer print what is found. */
#include "reader.h"

#include "parts.h"

#include <string.h>
#include <unistd.h>

#include "input.h"
#include "progress.h"

bool document_shows(document *d, matn_block *block) {
  uint32_t part = part_of_role(block->role);
  bool above = (part & (PART_TITLE | PART_BYLINE | PART_DATE)) != 0;
  bool beside = (d->parts & part) != 0 && !(above && (d->printed & part) != 0);
  d->shown = (parts_of_block(block) & d->settings->without) == 0 && (block->body || beside);
  if (d->shown && above) d->printed |= part;
  if (block->role == MATN_ROLE_LIST_ITEM && block->lists == 0) block->lists = 1;
  if (!block->continues) d->gap = false;
  if (d->gap) block->continues = false;
  d->gap = !d->shown && !block->continues;
  return d->shown;
}

bool document_takes(document *d, uint32_t part, matn_value value) {
  if ((d->parts & part) == 0 || (d->printed & part) != 0 || value.len == 0) return false;
  d->printed |= part;
  return true;
}

static const printer none = {.parts = 0};

static const printer *find_printer(format wanted) {
  static const printer *const printers[FORMAT_COUNT] = {
      [FORMAT_TEXT] = &text_printer,  [FORMAT_MARKDOWN] = &markdown_printer, [FORMAT_JSON] = &json_printer,
      [FORMAT_JSONL] = &json_printer, [FORMAT_HTML] = &html_printer,         [FORMAT_NONE] = &none};
  return printers[wanted];
}

void print_encoding(output *o, matn_encoding encoding, matn_encoding_source source) {
  output_string(o, "encoding ");
  output_string(o, matn_encoding_name(encoding));
  output_string(o, " (");
  output_string(o, matn_encoding_source_name(source));
  output_string(o, ")\n");
}

static void print_stats(const reader *reading, const char *file) {
  output o = {.file = STDERR_FILENO};
  const matn_extractor *extractor = reading->document.extractor;
  const matn_stats stats = matn_get_stats(extractor);
  const struct {
    uint64_t count;
    const char *what;
  } rows[] = {{stats.bytes, " bytes, "},
              {stats.blocks, " blocks, "},
              {stats.kept, " kept, "},
              {stats.text_bytes, " bytes of text, "},
              {stats.early, " decided early, "},
              {stats.joined, " boundaries joined, "},
              {stats.too_deep, " too deep, "},
              {stats.lost_spans, " spans lost, "},
              {stats.lost_inlines, " inline elements lost, "},
              {stats.cut_values, " values cut, "}};
  output_string(&o, "matn: ");
  output_string(&o, file);
  output_string(&o, ": ");
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    output_number(&o, rows[i].count);
    output_string(&o, rows[i].what);
  }
  print_encoding(&o, reading->encoding, reading->encoding_source);
  output_flush(&o);
}

/* Begins the output when the first bytes of a file come, so that a file that cannot be read leaves no
 * trace. */
static void begin(reader *reading) {
  document *d = &reading->document;
  const char *url = d->record != NULL && d->record->url[0] != '\0' ? d->record->url : d->settings->url;
  if (reading->begun) return;
  reading->begun = true;
  d->follows = d->follows || d->separate;
  d->separate = false;
  d->printed = 0;
  d->shown = d->gap = false;
  if (url != NULL) matn_set_url(d->extractor, url, strlen(url));
  if (reading->printer->begin != NULL) reading->printer->begin(d);
}

static bool feed(void *ctx, const char *bytes, size_t len) {
  reader *reading = ctx;
  begin(reading);
  return matn_feed(reading->document.extractor, bytes, len) == MATN_OK;
}

/* Where reading may end early, how many bytes were read does not depend on how they came. */
bool reader_feed(reader *reading, const char *bytes, size_t len) {
  if (reading->piece == NULL) return feed(reading, bytes, len);
  while (len > 0) {
    size_t room = READ_SIZE - reading->piece_len, part = len < room ? len : room;
    memcpy(reading->piece + reading->piece_len, bytes, part);
    reading->piece_len += part;
    bytes += part;
    len -= part;
    if (reading->piece_len < READ_SIZE) break;
    reading->piece_len = 0;
    if (!feed(reading, reading->piece, READ_SIZE)) return false;
  }
  return true;
}

/* ctx is the document, the first member of the reader. */
static int on_article_end(void *ctx, const matn_metadata *metadata) {
  reader *reading = ctx;
  int (*end)(void *, const matn_metadata *) = reading->printer->handler.article_end;
  reading->encoding = metadata->encoding;
  reading->encoding_source = metadata->encoding_source;
  if (!matn_encoding_supported(metadata->encoding)) {
    complain(reading->document.file,
             "its encoding is not in this build; characters other than ASCII are lost");
  }
  return end != NULL ? end(&reading->document, metadata) : 0;
}

bool reader_init(reader *reading, output *o, const settings *s) {
  const printer *chosen = find_printer(s->format);
  uint32_t parts = (chosen->parts | s->with) & ~s->without;
  bool json = s->format == FORMAT_JSON || s->format == FORMAT_JSONL;
  bool inlines = chosen->handler.inline_start != NULL && (!json || s->blocks);
  size_t room = inlines ? s->memory / 4 : 0;
  *reading = (reader){.document = {.out = o, .settings = s, .parts = parts},
                      .printer = chosen,
                      .handler = chosen->handler,
                      .options = {.encoding = s->encoding,
                                  .favour = s->favour,
                                  .articles_only = s->articles,
                                  .head_only = s->head,
                                  .most_blocks = s->most_blocks,
                                  .most_text = s->most_text,
                                  .inline_memory = (uint32_t)room},
                      .memory = system_memory(s->memory + room),
                      .memory_size = s->memory + room};
  reading->handler.article_end = on_article_end;
  reading->document.state = system_memory(chosen->state_size + 1);
  bool in_pieces = (s->warc || s->json_lines) && (s->head || s->most_blocks != 0 || s->most_text != 0);
  if (in_pieces) reading->piece = system_memory(READ_SIZE);
  if (reading->memory != NULL && reading->document.state != NULL && (!in_pieces || reading->piece != NULL))
    return true;
  complain(NULL, "Out of memory");
  return false;
}

/* Makes the extractor ready for a document, in the memory of the one before. */
static void ready(reader *reading, matn_encoding encoding) {
  matn_options options = reading->options;
  if (options.encoding == MATN_ENCODING_NONE) options.encoding = encoding;
  matn_init(&reading->document.extractor, reading->memory, reading->memory_size, &reading->handler,
            &reading->document, &options);
  reading->begun = false;
}

static int end(reader *reading, bool failed) {
  document *d = &reading->document;
  if (!failed) begin(reading);
  if (reading->begun) matn_finish(d->extractor);
  if (reading->begun && d->settings->stats) print_stats(reading, d->file);
  progress_document();
  if (!d->out_of_memory) return failed ? STATUS_FAILED : STATUS_OK;
  complain(d->file, "Out of memory: blocks are missing");
  d->out_of_memory = false;
  return STATUS_FAILED;
}

int reader_file(reader *reading, const char *file) {
  reading->document.file = file;
  reading->document.record = NULL;
  ready(reading, MATN_ENCODING_NONE);
  int error = read_input(file, reading->document.settings->chunk, feed, reading);
  if (error != 0) complain(file, error_text(error));
  return end(reading, error != 0);
}

void reader_begin(reader *reading, const record *from) {
  reading->document.file = from->url[0] != '\0' ? from->url : from->id;
  reading->document.record = from;
  ready(reading, from->encoding);
  reading->piece_len = 0;
  if (from->error != NULL && reading->printer == &json_printer) json_print_error(&reading->document);
}

int reader_end(reader *reading) {
  if (reading->document.record->error != NULL) return STATUS_FAILED;
  if (reading->piece_len > 0) feed(reading, reading->piece, reading->piece_len);
  return end(reading, false);
}
