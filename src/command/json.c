/* The article as a JSON object, on one line or indented. Text comes first, as it is found. What has to follow
 * it waits in memory from the system. */
#include <string.h>

#include "printer.h"

/* So many inline elements nested in one another have their place noted. */
#define INLINES_MOST 64

/* Bytes of the summary that are held. */
#define SUMMARY_MOST 8192

typedef struct json_state {
  output waiting; /* for a spool; its file is never written to */
  spool blocks, inlines, summary;
  uint64_t at; /* bytes of the running block's text so far */
  uint64_t starts[INLINES_MOST];
  size_t open; /* open inline elements, with those that have no place noted */
  bool first_block, first_inline;
  bool in_summary;
} json_state;

static bool is_indented(const document *d) {
  return d->settings->format == FORMAT_JSON;
}

static void print_key(document *d, const char *key) {
  if (!d->first_key) output_string(d->out, ",");
  d->first_key = false;
  output_string(d->out, is_indented(d) ? "\n  \"" : "\"");
  output_string(d->out, key);
  output_string(d->out, is_indented(d) ? "\": " : "\":");
}

static void put_chunk(void *ctx, const matn_chunk *chunk) {
  output_json(ctx, chunk->bytes, chunk->len);
}

/* A string from outside, which need not be UTF-8. */
static void print_string(output *o, const char *bytes) {
  matn_decoder decoder;
  output_string(o, "\"");
  matn_decoder_init(&decoder, MATN_ENCODING_UTF_8, put_chunk, o);
  matn_decoder_feed(&decoder, bytes, strlen(bytes));
  matn_decoder_finish(&decoder);
  output_string(o, "\"");
}

static void print_named(document *d, const char *key, const char *value) {
  if (value[0] == '\0') return;
  print_key(d, key);
  print_string(d->out, value);
}

/* Prints what came with a document, or the name of its file. */
static void print_source(document *d) {
  const record *r = d->record;
  if (r == NULL) {
    print_named(d, "file", d->file);
    return;
  }
  if (r->is_json && r->id_is_string) {
    print_key(d, "id");
    print_string(d->out, r->id);
  } else if (r->is_json && r->id[0] != '\0') {
    print_key(d, "id");
    output_string(d->out, r->id);
  }
  print_named(d, "url", r->url);
  print_named(d, "warc_date", r->date);
  if (!r->is_json) print_named(d, "record_id", r->id);
  if (r->status != 0) {
    print_key(d, "status");
    output_number(d->out, r->status);
  }
}

void json_print_error(document *d) {
  output_string(d->out, "{");
  d->first_key = true;
  print_source(d);
  if (d->record->id[0] == '\0' && !d->record->id_is_string) {
    print_key(d, "line");
    output_number(d->out, d->record->line);
  }
  print_named(d, "error", d->record->error);
  output_string(d->out, is_indented(d) ? "\n}\n" : "}\n");
}

/* Adds what an output function wrote to a spool. */
static void wait_in(output *waiting, spool *to) {
  spool_bytes(to, waiting->buffer, waiting->len);
  waiting->len = 0;
}

static void text_waits_in(output *waiting, spool *to, const char *utf8, size_t len) {
  for (size_t at = 0; at < len; at += 1024) {
    output_json(waiting, utf8 + at, len - at < 1024 ? len - at : 1024);
    wait_in(waiting, to);
  }
}

static void begin(document *d) {
  json_state *state = d->state;
  state->first_block = true;
  output_string(d->out, "{");
  d->first_key = true;
  print_source(d);
  if (d->settings->head) return;
  print_key(d, "text");
  output_string(d->out, "\"");
}

static int on_block_start(void *ctx, const matn_block *given) {
  matn_block copy = *given, *block = &copy;
  document *d = ctx;
  json_state *state = d->state;
  if (document_shows(d, block)) {
    if (d->separate) output_string(d->out, "\\n\\n");
    d->separate = true;
  }
  state->in_summary = block->role == MATN_ROLE_SUMMARY && state->summary.len < SUMMARY_MOST;
  if (state->in_summary && state->summary.len != 0) spool_bytes(&state->summary, "\\n\\n", 4);
  if (!d->settings->blocks) return 0;
  state->at = 0;
  state->open = 0;
  state->first_inline = true;
  if (!state->first_block) output_string(&state->waiting, ",");
  state->first_block = false;
  if (is_indented(d)) output_string(&state->waiting, "\n    ");
  output_string(&state->waiting, "{\"role\":\"");
  output_string(&state->waiting, matn_role_name(block->role));
  output_string(&state->waiting, "\",\"text\":\"");
  wait_in(&state->waiting, &state->blocks);
  return 0;
}

static int on_text(void *ctx, const char *utf8, size_t len) {
  document *d = ctx;
  json_state *state = d->state;
  if (d->settings->blocks) text_waits_in(&state->waiting, &state->blocks, utf8, len);
  state->in_summary = state->in_summary && state->summary.len + len < SUMMARY_MOST;
  if (state->in_summary) text_waits_in(&state->waiting, &state->summary, utf8, len);
  state->at += len;
  if (d->shown) output_json(d->out, utf8, len);
  return d->out->error != 0;
}

static int on_inline_start(void *ctx, const matn_inline *element) {
  json_state *state = ((document *)ctx)->state;
  (void)element;
  if (state->open < INLINES_MOST) state->starts[state->open] = state->at;
  state->open++;
  return 0;
}

static int on_inline_end(void *ctx, const matn_inline *element) {
  document *d = ctx;
  json_state *state = d->state;
  if (state->open == 0 || --state->open >= INLINES_MOST || !d->settings->inlines) return 0;
  output_string(&state->waiting, state->first_inline ? "{\"kind\":\"" : ",{\"kind\":\"");
  state->first_inline = false;
  output_string(&state->waiting, matn_inline_name(element->kind));
  output_string(&state->waiting, "\",\"start\":");
  output_number(&state->waiting, state->starts[state->open]);
  output_string(&state->waiting, ",\"end\":");
  output_number(&state->waiting, state->at);
  if (element->url.len != 0) {
    output_string(&state->waiting, ",\"url\":\"");
    wait_in(&state->waiting, &state->inlines);
    text_waits_in(&state->waiting, &state->inlines, element->url.bytes, element->url.len);
    output_string(&state->waiting, "\"");
  }
  if (element->text.len != 0) {
    output_string(&state->waiting, ",\"text\":\"");
    wait_in(&state->waiting, &state->inlines);
    text_waits_in(&state->waiting, &state->inlines, element->text.bytes, element->text.len);
    output_string(&state->waiting, "\"");
  }
  output_string(&state->waiting, "}");
  wait_in(&state->waiting, &state->inlines);
  return 0;
}

static void wait_number(output *waiting, const char *key, uint64_t number) {
  output_string(waiting, ",\"");
  output_string(waiting, key);
  output_string(waiting, "\":");
  output_number(waiting, number);
}

static void wait_flag(output *waiting, const char *key, bool flag) {
  if (!flag) return;
  output_string(waiting, ",\"");
  output_string(waiting, key);
  output_string(waiting, "\":true");
}

static void wait_structure(output *waiting, const matn_block *block) {
  const struct {
    const char *key;
    uint32_t number;
  } numbers[] = {{"level", block->level},   {"lists", block->lists}, {"quotes", block->quotes},
                 {"number", block->number}, {"row", block->row},     {"column", block->column}};
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
    if (numbers[i].number != 0) wait_number(waiting, numbers[i].key, numbers[i].number);
  }
  wait_flag(waiting, "header", block->header);
  wait_flag(waiting, "continues", block->continues);
  wait_flag(waiting, "body", block->body);
}

static int on_block_end(void *ctx, const matn_block *block) {
  document *d = ctx;
  json_state *state = d->state;
  if (!d->settings->blocks) return d->out->error != 0;
  output_string(&state->waiting, "\"");
  wait_structure(&state->waiting, block);
  if (block->language.len != 0) {
    output_string(&state->waiting, ",\"language\":\"");
    wait_in(&state->waiting, &state->blocks);
    text_waits_in(&state->waiting, &state->blocks, block->language.bytes, block->language.len);
    output_string(&state->waiting, "\"");
  }
  if (d->settings->inlines) {
    output_string(&state->waiting, ",\"inlines\":[");
    wait_in(&state->waiting, &state->blocks);
    spool_bytes(&state->blocks, state->inlines.bytes, state->inlines.len);
    state->inlines.len = 0;
    output_string(&state->waiting, "]");
  }
  wait_number(&state->waiting, "start", block->start);
  wait_number(&state->waiting, "end", block->end);
  wait_number(&state->waiting, "score", block->score);
  output_string(&state->waiting, "}");
  wait_in(&state->waiting, &state->blocks);
  return d->out->error != 0;
}

static void print_array(document *d, const char *key, matn_value list) {
  print_key(d, key);
  output_string(d->out, "[");
  if (list.len != 0) {
    output_string(d->out, "\"");
    print_values(d->out, list, output_json, "\",\"");
    output_string(d->out, "\"");
  }
  output_string(d->out, "]");
}

static void print_sources(document *d, const named_value values[NAMED_VALUES]) {
  bool first = true;
  for (size_t i = 0; i < NAMED_VALUES; i++) {
    if (values[i].value.len == 0 || values[i].value.source == MATN_SOURCE_NONE) continue;
    if (first) print_key(d, "sources");
    output_string(d->out, first ? "{\"" : ",\"");
    first = false;
    output_string(d->out, values[i].name);
    output_string(d->out, "\":\"");
    output_string(d->out, matn_source_name(values[i].value.source));
    output_string(d->out, "\"");
  }
  if (!first) output_string(d->out, "}");
}

static void print_metadata(document *d, const matn_metadata *metadata) {
  named_value values[NAMED_VALUES];
  name_values(metadata, values);
  for (size_t i = 0; i < NAMED_VALUES; i++) {
    if (values[i].value.len == 0) continue;
    if (strcmp(values[i].name, "tags") == 0) {
      print_array(d, values[i].name, values[i].value);
      continue;
    }
    print_key(d, values[i].name);
    output_string(d->out, "\"");
    print_values(d->out, values[i].value, output_json, ", ");
    output_string(d->out, "\"");
  }
  if (metadata->byline.len != 0) print_array(d, "authors", metadata->byline);
  print_sources(d, values);
}

/* Prints what waits, and forgets it. */
static void print_spool(document *d, spool *held) {
  output_bytes(d->out, held->bytes, held->len);
  held->len = 0;
  if (held->failed) d->out_of_memory = true;
}

static int on_article_end(void *ctx, const matn_metadata *metadata) {
  document *d = ctx;
  json_state *state = d->state;
  if (!d->settings->head) output_string(d->out, "\"");
  print_metadata(d, metadata);
  if (state->summary.len != 0) {
    print_key(d, "summary");
    output_string(d->out, "\"");
    print_spool(d, &state->summary);
    output_string(d->out, "\"");
  }
  if (d->settings->blocks && !d->settings->head) {
    print_key(d, "blocks");
    output_string(d->out, "[");
    print_spool(d, &state->blocks);
    output_string(d->out, is_indented(d) && !state->first_block ? "\n  ]" : "]");
  }
  print_key(d, "bytes");
  output_number(d->out, matn_get_stats(d->extractor).bytes);
  output_string(d->out, is_indented(d) ? "\n}\n" : "}\n");
  return 0;
}

const printer json_printer = {.handler = {.block_start = on_block_start,
                                          .text = on_text,
                                          .block_end = on_block_end,
                                          .article_end = on_article_end,
                                          .inline_start = on_inline_start,
                                          .inline_end = on_inline_end},
                              .begin = begin,
                              .state_size = sizeof(json_state)};
