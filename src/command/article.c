/* The article as text, Markdown or JSON, printed while it is read. */
#include <string.h>

#include "command.h"

typedef struct printer {
  output *out;
  const settings *settings;
  const char *file;
  matn_extractor *extractor;
  spool blocks;    /* the JSON of `blocks`, which follows `text` */
  bool separate;   /* something stands before: an empty line first */
  bool in_body;    /* the running block is printed */
  bool titled;     /* Markdown: the title was printed */
  bool line_start; /* Markdown: the next character begins a line */
  bool number;     /* Markdown: the line so far is a number */
  uint8_t role, level;
  uint8_t depth;    /* Markdown: lists that the list item before stands in; 0: it was none */
  bool first_block; /* JSON: no block before this one in `blocks` */
  bool begun;       /* input came, or its end without an error */
} printer;

static bool is_json(const printer *p) {
  return p->settings->format == FORMAT_JSON || p->settings->format == FORMAT_JSONL;
}

/* Markdown ---------------------------------------------------------------------------------------- */

static void markdown_indent(printer *p) {
  if (p->role == MATN_ROLE_QUOTE) {
    for (uint8_t i = 0; i < p->level; i++) output_string(p->out, "> ");
  } else if (p->role == MATN_ROLE_LIST_ITEM) {
    for (uint8_t i = 0; i < p->level; i++) output_string(p->out, "  ");
  } else if (p->role == MATN_ROLE_PREFORMATTED) {
    output_string(p->out, "    ");
  }
}

/* An item is at most one list deeper than the one before: indented by more it would be code. */
static void markdown_nest(printer *p) {
  if (p->role != MATN_ROLE_LIST_ITEM) {
    p->depth = 0;
    return;
  }
  if (p->level > p->depth) p->level = (uint8_t)(p->depth + 1);
  p->depth = p->level;
}

static void markdown_start(printer *p) {
  static const char hashes[] = "###### ";
  p->line_start = p->number = p->role != MATN_ROLE_PREFORMATTED;
  markdown_nest(p);
  if (p->role == MATN_ROLE_HEADING) {
    output_string(p->out, hashes + (p->level < 2 ? 4 : 6 - p->level));
  } else if (p->role == MATN_ROLE_LIST_ITEM) {
    for (uint8_t i = 1; i < p->level; i++) output_string(p->out, "  ");
    output_string(p->out, "- ");
  } else {
    markdown_indent(p);
  }
}

/* A character with a backslash before it where it would be markup. */
static void markdown_character(printer *p, char c) {
  bool always = strchr("\\`*_[]<>&|~", c) != NULL && c != '\0';
  bool at_start = p->line_start && strchr("+-=", c) != NULL && c != '\0';
  bool hash = c == '#' && (p->line_start || p->role == MATN_ROLE_HEADING);
  bool after_number = p->number && !p->line_start && (c == '.' || c == ')');
  if (always || at_start || hash || after_number) output_bytes(p->out, "\\", 1);
  output_bytes(p->out, &c, 1);
  p->number = p->number && c >= '0' && c <= '9';
  p->line_start = false;
}

static void markdown_text(printer *p, const char *utf8, size_t len) {
  bool preformatted = p->role == MATN_ROLE_PREFORMATTED;
  for (size_t i = 0; i < len; i++) {
    if (utf8[i] == '\n' && p->role == MATN_ROLE_HEADING) {
      output_bytes(p->out, " ", 1);
    } else if (utf8[i] == '\n') {
      output_string(p->out, preformatted ? "\n" : "\\\n");
      markdown_indent(p);
      p->line_start = p->number = !preformatted;
    } else if (preformatted) {
      output_bytes(p->out, utf8 + i, 1);
    } else {
      markdown_character(p, utf8[i]);
    }
  }
}

static void markdown_title(printer *p, matn_value title) {
  if (p->separate) output_string(p->out, "\n");
  output_string(p->out, "# ");
  p->line_start = p->number = false;
  p->role = MATN_ROLE_HEADING;
  markdown_text(p, title.bytes, title.len);
  output_string(p->out, "\n");
  p->titled = p->separate = true;
}

/* JSON -------------------------------------------------------------------------------------------- */

static void json_key(printer *p, const char *key) {
  output_string(p->out, p->settings->format == FORMAT_JSON ? ",\n  \"" : ",\"");
  output_string(p->out, key);
  output_string(p->out, p->settings->format == FORMAT_JSON ? "\": " : "\":");
}

static void json_string(printer *p, const char *key, matn_value value) {
  if (value.len == 0) return;
  json_key(p, key);
  output_string(p->out, "\"");
  output_json(p->out, value.bytes, value.len);
  output_string(p->out, "\"");
}

static void json_word(printer *p, const char *key, const char *word) {
  json_string(p, key, (matn_value){word, strlen(word), MATN_SOURCE_NONE});
}

/* Sends what an output function writes to the spool of blocks. */
static void to_spool(printer *p, output *o) {
  spool_bytes(&p->blocks, o->buffer, o->len);
  o->len = 0;
}

static void json_block_start(printer *p, const matn_block *block, output *o) {
  if (!p->first_block) output_string(o, ",");
  if (p->settings->format == FORMAT_JSON) output_string(o, "\n    ");
  p->first_block = false;
  output_string(o, "{\"role\":\"");
  output_string(o, matn_role_name(block->role));
  output_string(o, "\"");
  if (block->level != 0) {
    output_string(o, ",\"level\":");
    output_number(o, block->level);
  }
  output_string(o, ",\"text\":\"");
}

static void json_block_end(const matn_block *block, output *o) {
  output_string(o, "\",\"start\":");
  output_number(o, block->start);
  output_string(o, ",\"end\":");
  output_number(o, block->end);
  output_string(o, ",\"score\":");
  output_number(o, block->score);
  output_string(o, "}");
}

static void json_metadata(printer *p, const matn_metadata *m) {
  json_string(p, "title", m->title);
  json_string(p, "byline", m->byline);
  json_string(p, "date", m->date);
  json_string(p, "site", m->site);
  json_string(p, "description", m->description);
  json_string(p, "language", m->language);
  if (m->direction != MATN_DIRECTION_UNKNOWN) {
    json_word(p, "direction", m->direction == MATN_DIRECTION_RTL ? "rtl" : "ltr");
  }
  json_string(p, "canonical", m->canonical);
  json_string(p, "image", m->image);
  json_word(p, "encoding", matn_encoding_name(m->encoding));
}

static void json_end(printer *p, const matn_metadata *m) {
  bool indented = p->settings->format == FORMAT_JSON;
  output_string(p->out, "\"");
  json_metadata(p, m);
  if (p->settings->blocks) {
    json_key(p, "blocks");
    output_string(p->out, "[");
    output_bytes(p->out, p->blocks.bytes, p->blocks.len);
    output_string(p->out, indented && !p->first_block ? "\n  ]" : "]");
    p->blocks.len = 0;
  }
  json_key(p, "bytes");
  output_number(p->out, matn_get_stats(p->extractor).bytes);
  output_string(p->out, indented ? "\n}\n" : "}\n");
}

/* Events ------------------------------------------------------------------------------------------ */

static output block_output; /* for the spool; its file is never written to */

static int on_article_start(void *ctx, const matn_metadata *metadata) {
  printer *p = ctx;
  if (p->settings->format == FORMAT_MARKDOWN && metadata->title.len != 0) markdown_title(p, metadata->title);
  return 0;
}

static int on_block_start(void *ctx, const matn_block *block) {
  printer *p = ctx;
  bool is_title = p->settings->format == FORMAT_MARKDOWN && block->role == MATN_ROLE_HEADLINE && !p->titled;
  p->in_body = block->body || is_title;
  p->role = is_title ? (uint8_t)MATN_ROLE_HEADING : block->role;
  p->level = block->level;
  if (is_json(p) && p->settings->blocks) {
    json_block_start(p, block, &block_output);
    to_spool(p, &block_output);
  }
  if (!p->in_body || p->settings->format == FORMAT_NONE) return 0;
  if (p->separate) output_string(p->out, is_json(p) ? "\\n\\n" : "\n");
  p->separate = true;
  if (is_title)
    output_string(p->out, "# ");
  else if (p->settings->format == FORMAT_MARKDOWN)
    markdown_start(p);
  return 0;
}

static int on_text(void *ctx, const char *utf8, size_t len) {
  printer *p = ctx;
  if (is_json(p) && p->settings->blocks) {
    for (size_t at = 0; at < len; at += 1024) {
      output_json(&block_output, utf8 + at, len - at < 1024 ? len - at : 1024);
      to_spool(p, &block_output);
    }
  }
  if (!p->in_body) return 0;
  switch (p->settings->format) {
  case FORMAT_TEXT: output_bytes(p->out, utf8, len); break;
  case FORMAT_MARKDOWN: markdown_text(p, utf8, len); break;
  case FORMAT_JSON:
  case FORMAT_JSONL: output_json(p->out, utf8, len); break;
  case FORMAT_NONE: break;
  }
  return p->out->error != 0;
}

static int on_block_end(void *ctx, const matn_block *block) {
  printer *p = ctx;
  if (is_json(p) && p->settings->blocks) {
    json_block_end(block, &block_output);
    to_spool(p, &block_output);
  }
  if (p->in_body && (p->settings->format == FORMAT_TEXT || p->settings->format == FORMAT_MARKDOWN)) {
    output_string(p->out, "\n");
  }
  return p->out->error != 0;
}

static int on_article_end(void *ctx, const matn_metadata *metadata) {
  printer *p = ctx;
  if (is_json(p)) json_end(p, metadata);
  if (!matn_encoding_supported(metadata->encoding)) {
    complain(p->file, "its encoding is not supported; characters other than ASCII are lost");
  }
  return 0;
}

static void print_stats(const char *file, const matn_extractor *extractor) {
  static output o;
  const matn_stats s = matn_get_stats(extractor);
  const struct {
    uint64_t count;
    const char *what;
  } rows[] = {{s.bytes, " bytes, "},
              {s.blocks, " blocks, "},
              {s.kept, " kept, "},
              {s.text_bytes, " bytes of text, "},
              {s.early, " decided early, "},
              {s.too_deep, " too deep, "},
              {s.cut_values, " values cut\n"}};
  o.file = 2;
  output_string(&o, "matn: ");
  output_string(&o, file);
  output_string(&o, ": ");
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    output_number(&o, rows[i].count);
    output_string(&o, rows[i].what);
  }
  output_flush(&o);
}

/* A file that cannot be read leaves no trace in the output: so this waits for its first bytes. */
static void begin_document(printer *p) {
  if (p->begun) return;
  p->begun = p->first_block = true;
  p->titled = p->in_body = false;
  p->depth = 0;
  if (!is_json(p)) return;
  p->separate = false;
  output_string(p->out, p->settings->format == FORMAT_JSON ? "{\n  \"file\": \"" : "{\"file\":\"");
  output_json(p->out, p->file, strlen(p->file));
  output_string(p->out, p->settings->format == FORMAT_JSON ? "\",\n  \"text\": \"" : "\",\"text\":\"");
}

static bool feed(void *ctx, const char *bytes, size_t len) {
  printer *p = ctx;
  begin_document(p);
  return matn_feed(p->extractor, bytes, len) == MATN_OK;
}

int print_articles(output *o, const settings *s, char **files, int count) {
  static const matn_handler handler = {.article_start = on_article_start,
                                       .block_start = on_block_start,
                                       .text = on_text,
                                       .block_end = on_block_end,
                                       .article_end = on_article_end};
  const matn_options options = {.encoding = s->encoding, .favour = s->favour, .articles_only = s->articles};
  printer p = {.out = o, .settings = s};
  int status = STATUS_OK;
  void *memory = system_memory(s->memory);
  if (memory == NULL || matn_init(&p.extractor, memory, s->memory, &handler, &p, &options) != MATN_OK) {
    complain(NULL, "Out of memory");
    return STATUS_FAILED;
  }
  for (int i = 0; i < count && o->error == 0; i++) {
    p.file = files[i];
    p.begun = false;
    int error = read_input(p.file, s->chunk, feed, &p);
    if (error != 0) {
      complain(p.file, error_text(error));
      status = STATUS_FAILED;
    } else {
      begin_document(&p);
    }
    if (p.begun) matn_finish(p.extractor);
    if (p.begun && s->stats) print_stats(p.file, p.extractor);
    matn_reset(p.extractor);
  }
  if (p.blocks.failed) {
    complain(NULL, "Out of memory: blocks are missing");
    status = STATUS_FAILED;
  }
  return status;
}
