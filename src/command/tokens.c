/* The token stream as JSON, in the format of html5lib's tokenizer tests. A tag is held back until it is
 * complete, since the end of the file may cut it. */
#include <string.h>

#include "command.h"
#include "input.h"
#include "matn_tokenizer.h"

#define PLACES 16384 /* for attributes of a tag; a power of two */

/* Where an attribute's name stands in the held tag. */
typedef struct place {
  uint64_t tag; /* number of its tag; for any other tag the place is free */
  uint64_t at, len;
} place;

typedef struct token_printer {
  output *out;
  const char *file;
  matn_tokenizer tokenizer;
  spool held; /* the tag being read: its name, then its attributes as JSON */
  place *places;
  uint64_t tag;         /* its number */
  uint64_t depth;       /* of svg and math elements that are open */
  size_t name_len;      /* of the tag's name */
  size_t at;            /* where in held the attribute being read begins */
  uint32_t attributes;  /* of the tag, that were kept */
  uint32_t identifiers; /* of the DOCTYPE, that were printed */
  bool switches;        /* raw-text elements change the state */
  bool any;             /* a token was printed */
  bool in_text;         /* the last token is character data */
  bool in_part;         /* a name, a comment or an identifier is being read */
  bool dropped;         /* the attribute being read is not printed */
} token_printer;

static output escaped; /* turns bytes into JSON for the spool */

static void hold_bytes(token_printer *printer, const char *bytes, size_t len, bool lower) {
  char part[1024];
  for (size_t at = 0; at < len; at += sizeof part) {
    size_t count = len - at < sizeof part ? len - at : sizeof part;
    for (size_t i = 0; i < count; i++) {
      char c = bytes[at + i];
      part[i] = lower && c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
    }
    output_json(&escaped, part, count);
    spool_bytes(&printer->held, escaped.buffer, escaped.len);
    escaped.len = 0;
  }
}

static void begin_token(token_printer *printer, const char *kind) {
  if (printer->in_text) output_string(printer->out, "\"]");
  printer->in_text = false;
  output_string(printer->out, printer->any ? ",\n[\"" : "[[\"");
  output_string(printer->out, kind);
  output_string(printer->out, "\"");
  printer->any = true;
}

/* The held tag, if there is one, is printed already. */
static void print_lower(token_printer *printer, const matn_token *token) {
  printer->held.len = 0;
  hold_bytes(printer, token->bytes, token->len, true);
  output_bytes(printer->out, printer->held.bytes, printer->held.len);
  printer->held.len = 0;
}

static void on_text(token_printer *printer, const matn_token *token) {
  if (!printer->in_text) {
    begin_token(printer, "Character");
    output_string(printer->out, ",\"");
  }
  printer->in_text = true;
  output_json(printer->out, token->bytes, token->len);
}

static void on_tag_name(token_printer *printer, const matn_token *token) {
  if (!printer->in_part) {
    printer->held.len = 0;
    printer->attributes = 0;
    printer->tag++;
  }
  hold_bytes(printer, token->bytes, token->len, true);
  printer->in_part = !token->last;
  printer->name_len = printer->held.len;
}

/* Whether the tag has no attribute of this name yet. Notes the name. */
static bool is_new_name(token_printer *printer, size_t at, size_t len) {
  uint64_t hash = UINT64_C(14695981039346656037); /* FNV-1a */
  if (printer->held.failed) return false;
  for (size_t i = 0; i < len; i++)
    hash = (hash ^ (unsigned char)printer->held.bytes[at + i]) * UINT64_C(1099511628211);
  if (printer->attributes == PLACES / 2) {
    complain(printer->file, "a tag has too many attributes; the last are left out");
    printer->attributes++;
  }
  if (printer->attributes > PLACES / 2) return false;
  for (size_t slot = hash % PLACES;; slot = (slot + 1) % PLACES) {
    place *taken = &printer->places[slot];
    if (taken->tag != printer->tag) {
      *taken = (place){printer->tag, at, len};
      printer->attributes++;
      return true;
    }
    if (taken->len == len && memcmp(printer->held.bytes + taken->at, printer->held.bytes + at, len) == 0)
      return false;
  }
}

static void on_attribute(token_printer *printer, const matn_token *token) {
  if (token->kind == MATN_TOKEN_ATTRIBUTE_VALUE) {
    if (printer->dropped) return;
    hold_bytes(printer, token->bytes, token->len, false);
    if (token->last) spool_bytes(&printer->held, "\"", 1);
    return;
  }
  if (!printer->in_part) {
    printer->at = printer->held.len;
    spool_bytes(&printer->held, ",\"", 2);
  }
  hold_bytes(printer, token->bytes, token->len, true);
  printer->in_part = !token->last;
  if (!token->last) return;
  printer->dropped = !is_new_name(printer, printer->at + 2, printer->held.len - printer->at - 2);
  if (printer->dropped)
    printer->held.len = printer->at;
  else
    spool_bytes(&printer->held, "\":\"", 3);
}

static bool held_is(const token_printer *printer, const char *name) {
  return printer->name_len == strlen(name) && memcmp(printer->held.bytes, name, printer->name_len) == 0;
}

static matn_answer on_start_tag_end(token_printer *printer, bool self_closing) {
  begin_token(printer, "StartTag");
  output_string(printer->out, ",\"");
  output_bytes(printer->out, printer->held.bytes, printer->name_len);
  output_string(printer->out, "\",{");
  if (printer->held.len > printer->name_len) {
    output_bytes(printer->out, printer->held.bytes + printer->name_len + 1,
                 printer->held.len - printer->name_len - 1);
  }
  output_string(printer->out, self_closing ? "},true]" : "}]");
  matn_answer answer = printer->switches && printer->depth == 0
                           ? matn_content_model(printer->held.bytes, printer->name_len)
                           : MATN_CONTINUE;
  if (!self_closing && (held_is(printer, "svg") || held_is(printer, "math"))) printer->depth++;
  return answer;
}

static void on_end_tag(token_printer *printer, const matn_token *token) {
  on_tag_name(printer, token);
  if (!token->last) return;
  begin_token(printer, "EndTag");
  output_string(printer->out, ",\"");
  output_bytes(printer->out, printer->held.bytes, printer->held.len);
  output_string(printer->out, "\"]");
  if (printer->depth != 0 && (held_is(printer, "svg") || held_is(printer, "math"))) printer->depth--;
}

static void on_comment(token_printer *printer, const matn_token *token) {
  if (!printer->in_part) {
    begin_token(printer, "Comment");
    output_string(printer->out, ",\"");
  }
  output_json(printer->out, token->bytes, token->len);
  printer->in_part = !token->last;
  if (token->last) output_string(printer->out, "\"]");
}

/* Prints the DOCTYPE's identifiers that are missing as null, up to number `until`. */
static void skip_identifiers(token_printer *printer, uint32_t until) {
  if (printer->identifiers == 0 && !printer->in_part) begin_token(printer, "DOCTYPE");
  for (; printer->identifiers < until; printer->identifiers++) output_string(printer->out, ",null");
}

static void on_identifier(token_printer *printer, const matn_token *token) {
  if (!printer->in_part) {
    skip_identifiers(printer, (uint32_t)token->kind - MATN_TOKEN_DOCTYPE);
    output_string(printer->out, ",\"");
  }
  if (token->kind == MATN_TOKEN_DOCTYPE)
    print_lower(printer, token);
  else
    output_json(printer->out, token->bytes, token->len);
  printer->in_part = !token->last;
  if (!token->last) return;
  output_string(printer->out, "\"");
  printer->identifiers++;
}

static matn_answer on_token(void *ctx, const matn_token *token) {
  token_printer *printer = ctx;
  switch ((matn_token_kind)token->kind) {
  case MATN_TOKEN_TEXT: on_text(printer, token); break;
  case MATN_TOKEN_START_TAG: on_tag_name(printer, token); break;
  case MATN_TOKEN_ATTRIBUTE_NAME:
  case MATN_TOKEN_ATTRIBUTE_VALUE: on_attribute(printer, token); break;
  case MATN_TOKEN_START_TAG_END: return on_start_tag_end(printer, token->flag);
  case MATN_TOKEN_END_TAG: on_end_tag(printer, token); break;
  case MATN_TOKEN_COMMENT: on_comment(printer, token); break;
  case MATN_TOKEN_DOCTYPE:
  case MATN_TOKEN_DOCTYPE_PUBLIC:
  case MATN_TOKEN_DOCTYPE_SYSTEM: on_identifier(printer, token); break;
  case MATN_TOKEN_DOCTYPE_END:
    skip_identifiers(printer, 3);
    output_string(printer->out, token->flag ? ",false]" : ",true]");
    printer->identifiers = 0;
    break;
  case MATN_TOKEN_CDATA_START:
    return printer->depth != 0 && printer->switches ? MATN_CDATA_SECTION : MATN_CONTINUE;
  case MATN_TOKEN_END_OF_FILE:
    if (printer->in_text) output_string(printer->out, "\"]");
    output_string(printer->out, printer->any ? "]\n" : "[]\n");
    break;
  }
  return printer->out->error != 0 ? MATN_STOP : MATN_CONTINUE;
}

static void on_chunk(void *ctx, const matn_chunk *chunk) {
  token_printer *printer = ctx;
  matn_tokenizer_feed_chunk(&printer->tokenizer, chunk);
}

static bool feed(void *ctx, const char *bytes, size_t len) {
  matn_decoder_feed(ctx, bytes, len);
  return true;
}

/* Finds the state that a name of the standard means. */
static bool find_state(const char *name, matn_initial_state *state) {
  static const struct {
    const char *name;
    matn_initial_state state;
  } rows[] = {{"Data state", MATN_STATE_DATA},           {"RCDATA state", MATN_STATE_RCDATA},
              {"RAWTEXT state", MATN_STATE_RAWTEXT},     {"Script data state", MATN_STATE_SCRIPT_DATA},
              {"PLAINTEXT state", MATN_STATE_PLAINTEXT}, {"CDATA section state", MATN_STATE_CDATA_SECTION}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    if (strcmp(name, rows[i].name) != 0) continue;
    *state = rows[i].state;
    return true;
  }
  return false;
}

static void print_stats(const settings *s, const char *file, const matn_decoder *decoder) {
  static output o;
  bool is_default = s->encoding == MATN_ENCODING_NONE;
  o.file = 2;
  output_string(&o, "matn: ");
  output_string(&o, file);
  output_string(&o, ": ");
  print_encoding(&o, matn_decoder_encoding(decoder),
                 is_default ? MATN_ENCODING_SOURCE_DEFAULT : matn_decoder_source(decoder));
  output_flush(&o);
}

int print_tokens(output *o, const settings *s, const char *file) {
  static token_printer printer;
  static matn_decoder decoder;
  matn_initial_state state = MATN_STATE_DATA;
  const char *last = s->last_start_tag != NULL ? s->last_start_tag : "";
  if (s->state != NULL && !find_state(s->state, &state)) {
    complain(s->state, "no state to begin in");
    return STATUS_USAGE;
  }
  printer = (token_printer){.out = o, .file = file, .switches = s->state == NULL};
  printer.places = system_memory(PLACES * sizeof *printer.places);
  if (printer.places == NULL) {
    complain(NULL, "Out of memory");
    return STATUS_FAILED;
  }
  matn_tokenizer_init(&printer.tokenizer, on_token, &printer);
  matn_tokenizer_begin(&printer.tokenizer, state, last, strlen(last));
  matn_decoder_init(&decoder, s->encoding, on_chunk, &printer);
  /* "UTF-8 decode without BOM": behind this mark, a mark in the input is text. */
  if (s->encoding == MATN_ENCODING_NONE) matn_decoder_feed(&decoder, "\xEF\xBB\xBF", 3);
  int error = read_input(file, s->chunk, feed, &decoder);
  if (error != 0) {
    complain(file, error_text(error));
    return STATUS_FAILED;
  }
  matn_decoder_finish(&decoder);
  matn_tokenizer_finish(&printer.tokenizer);
  if (s->stats) print_stats(s, file, &decoder);
  if (!printer.held.failed) return STATUS_OK;
  complain(file, "Out of memory: attributes are missing");
  return STATUS_FAILED;
}
