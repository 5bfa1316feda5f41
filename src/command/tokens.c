/* The token stream as JSON, in the format of html5lib's tokenizer tests. A tag is held back until it is
 * complete, since the end of the file may cut it. */
#include <string.h>

#include "command.h"
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

static void hold_bytes(token_printer *p, const char *bytes, size_t len, bool lower) {
  char part[1024];
  for (size_t at = 0; at < len; at += sizeof part) {
    size_t count = len - at < sizeof part ? len - at : sizeof part;
    for (size_t i = 0; i < count; i++) {
      char c = bytes[at + i];
      part[i] = lower && c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
    }
    output_json(&escaped, part, count);
    spool_bytes(&p->held, escaped.buffer, escaped.len);
    escaped.len = 0;
  }
}

static void begin_token(token_printer *p, const char *kind) {
  if (p->in_text) output_string(p->out, "\"]");
  p->in_text = false;
  output_string(p->out, p->any ? ",\n[\"" : "[[\"");
  output_string(p->out, kind);
  output_string(p->out, "\"");
  p->any = true;
}

static void print_lower(token_printer *p, const matn_token *token) {
  hold_bytes(p, token->bytes, token->len, true);
  output_bytes(p->out, p->held.bytes, p->held.len);
  p->held.len = 0;
}

static void on_text(token_printer *p, const matn_token *token) {
  if (!p->in_text) {
    begin_token(p, "Character");
    output_string(p->out, ",\"");
  }
  p->in_text = true;
  output_json(p->out, token->bytes, token->len);
}

static void on_tag_name(token_printer *p, const matn_token *token) {
  if (!p->in_part) {
    p->held.len = 0;
    p->attributes = 0;
    p->tag++;
  }
  hold_bytes(p, token->bytes, token->len, true);
  p->in_part = !token->last;
  p->name_len = p->held.len;
}

/* Whether the tag has no attribute of this name yet. Notes the name. */
static bool is_new_name(token_printer *p, size_t at, size_t len) {
  uint64_t hash = UINT64_C(14695981039346656037); /* FNV-1a */
  if (p->held.failed) return false;
  for (size_t i = 0; i < len; i++)
    hash = (hash ^ (unsigned char)p->held.bytes[at + i]) * UINT64_C(1099511628211);
  if (p->attributes == PLACES / 2) {
    complain(p->file, "a tag has too many attributes; the last are left out");
    p->attributes++;
  }
  if (p->attributes > PLACES / 2) return false;
  for (size_t slot = hash % PLACES;; slot = (slot + 1) % PLACES) {
    place *taken = &p->places[slot];
    if (taken->tag != p->tag) {
      *taken = (place){p->tag, at, len};
      p->attributes++;
      return true;
    }
    if (taken->len == len && memcmp(p->held.bytes + taken->at, p->held.bytes + at, len) == 0) return false;
  }
}

static void on_attribute(token_printer *p, const matn_token *token) {
  if (token->kind == MATN_TOKEN_ATTRIBUTE_VALUE) {
    if (p->dropped) return;
    hold_bytes(p, token->bytes, token->len, false);
    if (token->last) spool_bytes(&p->held, "\"", 1);
    return;
  }
  if (!p->in_part) {
    p->at = p->held.len;
    spool_bytes(&p->held, ",\"", 2);
  }
  hold_bytes(p, token->bytes, token->len, true);
  p->in_part = !token->last;
  if (!token->last) return;
  p->dropped = !is_new_name(p, p->at + 2, p->held.len - p->at - 2);
  if (p->dropped)
    p->held.len = p->at;
  else
    spool_bytes(&p->held, "\":\"", 3);
}

static bool held_is(const token_printer *p, const char *name) {
  return p->name_len == strlen(name) && memcmp(p->held.bytes, name, p->name_len) == 0;
}

static matn_answer on_start_tag_end(token_printer *p, bool self_closing) {
  begin_token(p, "StartTag");
  output_string(p->out, ",\"");
  output_bytes(p->out, p->held.bytes, p->name_len);
  output_string(p->out, "\",{");
  if (p->held.len > p->name_len) {
    output_bytes(p->out, p->held.bytes + p->name_len + 1, p->held.len - p->name_len - 1);
  }
  output_string(p->out, self_closing ? "},true]" : "}]");
  matn_answer answer =
      p->switches && p->depth == 0 ? matn_content_model(p->held.bytes, p->name_len) : MATN_CONTINUE;
  if (!self_closing && (held_is(p, "svg") || held_is(p, "math"))) p->depth++;
  return answer;
}

static void on_end_tag(token_printer *p, const matn_token *token) {
  on_tag_name(p, token);
  if (!token->last) return;
  begin_token(p, "EndTag");
  output_string(p->out, ",\"");
  output_bytes(p->out, p->held.bytes, p->held.len);
  output_string(p->out, "\"]");
  if (p->depth != 0 && (held_is(p, "svg") || held_is(p, "math"))) p->depth--;
}

static void on_comment(token_printer *p, const matn_token *token) {
  if (!p->in_part) {
    begin_token(p, "Comment");
    output_string(p->out, ",\"");
  }
  output_json(p->out, token->bytes, token->len);
  p->in_part = !token->last;
  if (token->last) output_string(p->out, "\"]");
}

/* Prints the DOCTYPE's identifiers that are missing as null, up to number `until`. */
static void skip_identifiers(token_printer *p, uint32_t until) {
  if (p->identifiers == 0 && !p->in_part) begin_token(p, "DOCTYPE");
  for (; p->identifiers < until; p->identifiers++) output_string(p->out, ",null");
}

static void on_identifier(token_printer *p, const matn_token *token) {
  if (!p->in_part) {
    skip_identifiers(p, (uint32_t)token->kind - MATN_TOKEN_DOCTYPE);
    output_string(p->out, ",\"");
  }
  if (token->kind == MATN_TOKEN_DOCTYPE)
    print_lower(p, token);
  else
    output_json(p->out, token->bytes, token->len);
  p->in_part = !token->last;
  if (!token->last) return;
  output_string(p->out, "\"");
  p->identifiers++;
}

static matn_answer on_token(void *ctx, const matn_token *token) {
  token_printer *p = ctx;
  switch ((matn_token_kind)token->kind) {
  case MATN_TOKEN_TEXT: on_text(p, token); break;
  case MATN_TOKEN_START_TAG: on_tag_name(p, token); break;
  case MATN_TOKEN_ATTRIBUTE_NAME:
  case MATN_TOKEN_ATTRIBUTE_VALUE: on_attribute(p, token); break;
  case MATN_TOKEN_START_TAG_END: return on_start_tag_end(p, token->flag);
  case MATN_TOKEN_END_TAG: on_end_tag(p, token); break;
  case MATN_TOKEN_COMMENT: on_comment(p, token); break;
  case MATN_TOKEN_DOCTYPE:
  case MATN_TOKEN_DOCTYPE_PUBLIC:
  case MATN_TOKEN_DOCTYPE_SYSTEM: on_identifier(p, token); break;
  case MATN_TOKEN_DOCTYPE_END:
    skip_identifiers(p, 3);
    output_string(p->out, token->flag ? ",false]" : ",true]");
    p->identifiers = 0;
    break;
  case MATN_TOKEN_CDATA_START: return p->depth != 0 && p->switches ? MATN_CDATA_SECTION : MATN_CONTINUE;
  case MATN_TOKEN_END_OF_FILE:
    if (p->in_text) output_string(p->out, "\"]");
    output_string(p->out, p->any ? "]\n" : "[]\n");
    break;
  }
  return p->out->error != 0 ? MATN_STOP : MATN_CONTINUE;
}

static void on_chunk(void *ctx, const matn_chunk *chunk) {
  token_printer *p = ctx;
  matn_tokenizer_feed_chunk(&p->tokenizer, chunk);
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
  static token_printer p;
  static matn_decoder decoder;
  matn_initial_state state = MATN_STATE_DATA;
  const char *last = s->last_start_tag != NULL ? s->last_start_tag : "";
  if (s->state != NULL && !find_state(s->state, &state)) {
    complain(s->state, "no state to begin in");
    return STATUS_USAGE;
  }
  p = (token_printer){.out = o, .file = file, .switches = s->state == NULL};
  p.places = system_memory(PLACES * sizeof *p.places);
  if (p.places == NULL) {
    complain(NULL, "Out of memory");
    return STATUS_FAILED;
  }
  matn_tokenizer_init(&p.tokenizer, on_token, &p);
  matn_tokenizer_begin(&p.tokenizer, state, last, strlen(last));
  matn_decoder_init(&decoder, s->encoding, on_chunk, &p);
  /* "UTF-8 decode without BOM": behind this mark, a mark in the input is text. */
  if (s->encoding == MATN_ENCODING_NONE) matn_decoder_feed(&decoder, "\xEF\xBB\xBF", 3);
  int error = read_input(file, s->chunk, feed, &decoder);
  if (error != 0) {
    complain(file, error_text(error));
    return STATUS_FAILED;
  }
  matn_decoder_finish(&decoder);
  matn_tokenizer_finish(&p.tokenizer);
  if (s->stats) print_stats(s, file, &decoder);
  if (!p.held.failed) return STATUS_OK;
  complain(file, "Out of memory: attributes are missing");
  return STATUS_FAILED;
}
