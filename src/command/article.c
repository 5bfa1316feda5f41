/* Reads documents, and has a printer print what is found. */
#include <string.h>

#include "printer.h"

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

static const printer *find_printer(format f) {
  static const printer *const printers[FORMAT_COUNT] = {
      [FORMAT_TEXT] = &text_printer,  [FORMAT_MARKDOWN] = &markdown_printer, [FORMAT_JSON] = &json_printer,
      [FORMAT_JSONL] = &json_printer, [FORMAT_HTML] = &html_printer,         [FORMAT_NONE] = &none};
  return printers[f];
}

/* One document after the other, in the same memory. */
typedef struct reader {
  document document;
  const printer *printer;
  matn_encoding encoding; /* of the last document */
  matn_encoding_source encoding_source;
  bool begun; /* input came, or its end without an error */
} reader;

void print_encoding(output *o, matn_encoding encoding, matn_encoding_source source) {
  output_string(o, "encoding ");
  output_string(o, matn_encoding_name(encoding));
  output_string(o, " (");
  output_string(o, matn_encoding_source_name(source));
  output_string(o, ")\n");
}

static void print_stats(const reader *r, const char *file) {
  static output o;
  const matn_extractor *extractor = r->document.extractor;
  const matn_stats s = matn_get_stats(extractor);
  const struct {
    uint64_t count;
    const char *what;
  } rows[] = {{s.bytes, " bytes, "},
              {s.blocks, " blocks, "},
              {s.kept, " kept, "},
              {s.text_bytes, " bytes of text, "},
              {s.early, " decided early, "},
              {s.joined, " boundaries joined, "},
              {s.too_deep, " too deep, "},
              {s.lost_inlines, " inline elements lost, "},
              {s.cut_values, " values cut, "}};
  o.file = 2;
  output_string(&o, "matn: ");
  output_string(&o, file);
  output_string(&o, ": ");
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    output_number(&o, rows[i].count);
    output_string(&o, rows[i].what);
  }
  print_encoding(&o, r->encoding, r->encoding_source);
  output_flush(&o);
}

/* A file that cannot be read leaves no trace in the output: so this waits for its first bytes. */
static void begin(reader *r) {
  const char *url = r->document.settings->url;
  if (r->begun) return;
  r->begun = true;
  r->document.printed = 0;
  r->document.shown = r->document.gap = false;
  if (url != NULL) matn_set_url(r->document.extractor, url, strlen(url));
  if (r->printer->begin != NULL) r->printer->begin(&r->document);
}

static bool feed(void *ctx, const char *bytes, size_t len) {
  reader *r = ctx;
  begin(r);
  return matn_feed(r->document.extractor, bytes, len) == MATN_OK;
}

/* ctx is the document, the first member of the reader. */
static int on_article_end(void *ctx, const matn_metadata *metadata) {
  reader *r = ctx;
  int (*end)(void *, const matn_metadata *) = r->printer->handler.article_end;
  r->encoding = metadata->encoding;
  r->encoding_source = metadata->encoding_source;
  if (!matn_encoding_supported(metadata->encoding)) {
    complain(r->document.file, "its encoding is not in this build; characters other than ASCII are lost");
  }
  return end != NULL ? end(&r->document, metadata) : 0;
}

/* Sets up extractor and printer; false if there is no memory. */
static bool set_up(reader *r, output *o, const settings *s) {
  const printer *chosen = r->printer = find_printer(s->format);
  uint32_t parts = (chosen->parts | s->with) & ~s->without;
  bool json = s->format == FORMAT_JSON || s->format == FORMAT_JSONL;
  bool inlines = chosen->handler.inline_start != NULL && (!json || s->blocks);
  size_t room = inlines ? s->memory / 4 : 0;
  matn_handler handler = chosen->handler;
  const matn_options options = {.encoding = s->encoding,
                                .favour = s->favour,
                                .articles_only = s->articles,
                                .head_only = s->head,
                                .most_blocks = s->most_blocks,
                                .most_text = s->most_text,
                                .inline_memory = (uint32_t)room};
  void *memory = system_memory(s->memory + room);
  r->document = (document){.out = o, .settings = s, .parts = parts};
  r->document.state = system_memory(chosen->state_size + 1);
  handler.article_end = on_article_end;
  if (memory == NULL || r->document.state == NULL) return false;
  return matn_init(&r->document.extractor, memory, s->memory + room, &handler, &r->document, &options) ==
         MATN_OK;
}

/* Reads and prints one file; returns a STATUS. */
static int print_article(reader *r, const char *file) {
  document *d = &r->document;
  d->file = file;
  r->begun = false;
  int error = read_input(file, d->settings->chunk, feed, r);
  if (error != 0) {
    complain(file, error_text(error));
  } else {
    begin(r);
  }
  if (r->begun) matn_finish(d->extractor);
  if (r->begun && d->settings->stats) print_stats(r, file);
  matn_reset(d->extractor);
  return error != 0 ? STATUS_FAILED : STATUS_OK;
}

int print_articles(output *o, const settings *s, char **files, int count) {
  reader r;
  int status = STATUS_OK;
  if (!set_up(&r, o, s)) {
    complain(NULL, "Out of memory");
    return STATUS_FAILED;
  }
  for (int i = 0; i < count && o->error == 0; i++) {
    if (print_article(&r, files[i]) != STATUS_OK) status = STATUS_FAILED;
  }
  if (r.document.out_of_memory) {
    complain(NULL, "Out of memory: blocks are missing");
    status = STATUS_FAILED;
  }
  return status;
}
