/* The article as an HTML document of its own. It has only elements and attributes that this file names, and
 * everything else is escaped. So a page that one does not trust can be read in it. */
#include <string.h>

#include "nesting.h"
#include "parts.h"
#include "printer.h"

#define EMPTY_MOST 16   /* empty cells that are printed before one */
#define INLINES_MOST 64 /* inline elements nested in one another */

typedef struct html_state {
  nesting nesting;
  const char *close;      /* what ends the running block */
  const char *cell_close; /* what ends the last cell */
  bool started;           /* the document's head is printed */
  bool in_table, in_list; /* the last block was a cell; a term or definition */
  bool preformatted;
  uint16_t row, column; /* of the last cell */
  uint8_t links;        /* open links */
  size_t open;          /* inline elements that are open */
  bool printed[INLINES_MOST];
} html_state;

static void print_element(document *d, const char *open, matn_value value, const char *close) {
  output_string(d->out, open);
  print_values(d->out, value, output_html, ", ");
  output_string(d->out, close);
}

/* Title, byline and date as the page's metadata have them. */
static void print_header(document *d, const matn_metadata *metadata) {
  const struct {
    uint32_t part;
    matn_value value;
    const char *open, *close;
  } rows[] = {{PART_TITLE, metadata->title, "<h1>", "</h1>\n"},
              {PART_BYLINE, metadata->byline, "<p>", "</p>\n"},
              {PART_DATE, metadata->date, "<p><time>", "</time></p>\n"}};
  bool any = false;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    if (!document_takes(d, rows[i].part, rows[i].value)) continue;
    if (!any) output_string(d->out, "<header>\n");
    any = true;
    print_element(d, rows[i].open, rows[i].value, rows[i].close);
  }
  if (any) output_string(d->out, "</header>\n");
}

static void start(document *d, const matn_metadata *metadata) {
  html_state *state = d->state;
  const char *direction = metadata->direction == MATN_DIRECTION_RTL   ? "rtl"
                          : metadata->direction == MATN_DIRECTION_LTR ? "ltr"
                                                                      : "auto";
  if (state->started) return;
  state->started = true;
  output_string(d->out, "<!doctype html>\n<html");
  if (metadata->language.len != 0)
    output_html_attribute(d->out, "lang", metadata->language.bytes, metadata->language.len);
  output_html_attribute(d->out, "dir", direction, strlen(direction));
  output_string(d->out, ">\n<meta charset=\"utf-8\">\n");
  if (metadata->title.len != 0) print_element(d, "<title>", metadata->title, "</title>\n");
  output_string(d->out, "<article>\n");
  print_header(d, metadata);
}

static void begin(document *d) {
  *(html_state *)d->state = (html_state){0};
}

static int on_article_start(void *ctx, const matn_metadata *metadata) {
  start(ctx, metadata);
  return 0;
}

/* Ends the table or description list that the last block is part of. */
static void end_group(document *d) {
  html_state *state = d->state;
  if (state->in_table) {
    output_string(d->out, state->cell_close);
    output_string(d->out, "</tr>\n</table>\n");
  }
  if (state->in_list) output_string(d->out, "</dl>\n");
  state->in_table = state->in_list = false;
}

/* Ends the containers from the innermost one to index `from`. Of a list that goes on, only the item ends. */
static void end_containers(document *d, const nesting *n, size_t from, bool list_goes_on) {
  for (size_t i = n->depth; i > from; i--) {
    const container *around = &n->open[i - 1];
    if (!around->is_item) {
      output_string(d->out, "</blockquote>\n");
      continue;
    }
    output_string(d->out, "</li>\n");
    if (i > from + 1 || !list_goes_on) output_string(d->out, around->ordered ? "</ol>\n" : "</ul>\n");
  }
}

static void begin_container(document *d, const container *around, bool list_goes_on) {
  if (!around->is_item) {
    output_string(d->out, "<blockquote>\n");
    return;
  }
  if (!list_goes_on && around->ordered) {
    output_string(d->out, "<ol start=\"");
    output_number(d->out, around->number);
    output_string(d->out, "\">\n");
  } else if (!list_goes_on) {
    output_string(d->out, "<ul>\n");
  }
  output_string(d->out, "<li>");
}

static void next_containers(document *d, const matn_block *block) {
  html_state *state = d->state;
  nesting before = state->nesting;
  nesting_next(&state->nesting, block);
  const nesting *n = &state->nesting;
  if (n->kept < before.depth || n->kept < n->depth) end_group(d);
  end_containers(d, &before, n->kept, n->sibling);
  for (size_t i = n->kept; i < n->depth; i++) begin_container(d, &n->open[i], i == n->kept && n->sibling);
}

/* Whether the block is a further cell of the table that is open. */
static bool table_goes_on(const html_state *state, const matn_block *block) {
  if (!state->in_table || block->row == 0) return false;
  if (block->row != state->row) return block->row > state->row;
  return block->column >= state->column;
}

static void begin_cell(document *d, const matn_block *block) {
  html_state *state = d->state;
  bool new_row = !state->in_table || block->row != state->row;
  output_string(d->out, state->in_table ? state->cell_close : "<table>\n<tr>");
  if (state->in_table && new_row) output_string(d->out, "</tr>\n<tr>");
  uint16_t next = new_row ? 1 : (uint16_t)(state->column + 1);
  for (uint16_t empty = 0; next < block->column && empty < EMPTY_MOST; empty++, next++) {
    output_string(d->out, "<td></td>");
  }
  state->in_table = true;
  state->row = block->row;
  state->column = block->column;
  output_string(d->out, block->header ? "<th>" : "<td>");
  state->cell_close = block->header ? "</th>" : "</td>";
}

static void begin_heading(document *d, uint8_t level) {
  static const char opens[6][5] = {"<h1>", "<h2>", "<h3>", "<h4>", "<h5>", "<h6>"};
  static const char closes[6][7] = {"</h1>\n", "</h2>\n", "</h3>\n", "</h4>\n", "</h5>\n", "</h6>\n"};
  output_string(d->out, opens[level - 1]);
  ((html_state *)d->state)->close = closes[level - 1];
}

static void begin_code(document *d, matn_slice language) {
  output_string(d->out, "<pre><code");
  if (language.len != 0) {
    char name[64] = "language-";
    size_t len = strlen(name), part = language.len < sizeof name - len ? language.len : sizeof name - len;
    memcpy(name + len, language.bytes, part);
    output_html_attribute(d->out, "class", name, len + part);
  }
  output_string(d->out, ">");
}

/* Prints the start tag of a block that is no cell, and finds its end tag. */
static void begin_element(document *d, const matn_block *block) {
  html_state *state = d->state;
  const char *open = "<p>";
  state->close = "</p>\n";
  switch (block->role) {
  case MATN_ROLE_HEADLINE: begin_heading(d, 1); return;
  case MATN_ROLE_HEADING: begin_heading(d, block->level < 2 ? 2 : block->level); return;
  case MATN_ROLE_CODE:
    begin_code(d, block->language);
    state->close = "</code></pre>\n";
    return;
  case MATN_ROLE_PREFORMATTED:
    open = "<pre>\n"; /* HTML ignores a line feed here */
    state->close = "</pre>\n";
    break;
  case MATN_ROLE_LIST_ITEM:
    if (block->continues) break;
    open = state->close = "";
    break;
  case MATN_ROLE_TERM:
    open = "<dt>";
    state->close = "</dt>\n";
    break;
  case MATN_ROLE_DEFINITION:
    open = "<dd>";
    state->close = "</dd>\n";
    break;
  case MATN_ROLE_CAPTION:
    open = "<figure><figcaption>";
    state->close = "</figcaption></figure>\n";
    break;
  default: break;
  }
  output_string(d->out, open);
}

static int on_block_start(void *ctx, const matn_block *given) {
  matn_block copy = *given, *block = &copy;
  document *d = ctx;
  html_state *state = d->state;
  if (!document_shows(d, block)) return 0;
  bool described = block->role == MATN_ROLE_TERM || block->role == MATN_ROLE_DEFINITION;
  bool same_table = table_goes_on(state, block);
  bool same_cell = same_table && block->row == state->row && block->column == state->column;
  bool same_list = described && block->row == 0 && state->in_list;
  state->preformatted = block->role == MATN_ROLE_CODE || block->role == MATN_ROLE_PREFORMATTED;
  if (!same_table && !same_list) end_group(d);
  if (!same_table) next_containers(d, block);
  state->close = "";
  if (same_cell) {
    output_string(d->out, "<br>");
  } else if (block->row != 0) {
    begin_cell(d, block);
  } else {
    if (described && !state->in_list) output_string(d->out, "<dl>\n");
    state->in_list = described;
    begin_element(d, block);
  }
  return 0;
}

static int on_text(void *ctx, const char *utf8, size_t len) {
  document *d = ctx;
  const html_state *state = d->state;
  if (!d->shown) return 0;
  for (size_t at = 0; at < len;) {
    const char *end = state->preformatted ? NULL : memchr(utf8 + at, '\n', len - at);
    size_t part = end != NULL ? (size_t)(end - utf8) - at : len - at;
    output_html(d->out, utf8 + at, part);
    if (end != NULL) output_string(d->out, "<br>\n");
    at += part + (end != NULL);
  }
  return d->out->error != 0;
}

static const char *const inline_names[MATN_INLINE_COUNT] = {[MATN_INLINE_LINK] = "a",
                                                            [MATN_INLINE_EMPHASIS] = "em",
                                                            [MATN_INLINE_STRONG] = "strong",
                                                            [MATN_INLINE_CODE] = "code",
                                                            [MATN_INLINE_IMAGE] = "img"};

/* Whether an inline element is printed. A link is if it leads somewhere, and is not in another link. */
static bool shows_inline(const document *d, const matn_inline *element) {
  const html_state *state = d->state;
  if (!d->shown || state->preformatted || state->open >= INLINES_MOST) return false;
  if ((d->parts & part_of_inline(element->kind)) == 0) return false;
  if (element->kind == MATN_INLINE_LINK) return state->links == 0 && link_is_safe(element->url);
  return element->kind != MATN_INLINE_IMAGE || link_is_safe(element->url);
}

static int on_inline_start(void *ctx, const matn_inline *element) {
  document *d = ctx;
  html_state *state = d->state;
  bool shows = shows_inline(d, element);
  if (state->open < INLINES_MOST) state->printed[state->open] = shows;
  state->open++;
  if (!shows) return 0;
  output_string(d->out, "<");
  output_string(d->out, inline_names[element->kind]);
  if (element->kind == MATN_INLINE_LINK) {
    state->links++;
    output_html_attribute(d->out, "href", element->url.bytes, element->url.len);
  } else if (element->kind == MATN_INLINE_IMAGE) {
    output_html_attribute(d->out, "src", element->url.bytes, element->url.len);
    output_html_attribute(d->out, "alt", element->text.bytes, element->text.len);
  }
  output_string(d->out, ">");
  return 0;
}

static int on_inline_end(void *ctx, const matn_inline *element) {
  document *d = ctx;
  html_state *state = d->state;
  if (state->open == 0 || --state->open >= INLINES_MOST || !state->printed[state->open]) return 0;
  if (element->kind == MATN_INLINE_IMAGE) return 0;
  if (element->kind == MATN_INLINE_LINK) state->links--;
  output_string(d->out, "</");
  output_string(d->out, inline_names[element->kind]);
  output_string(d->out, ">");
  return 0;
}

static int on_block_end(void *ctx, const matn_block *block) {
  document *d = ctx;
  const html_state *state = d->state;
  (void)block;
  if (d->shown) output_string(d->out, state->close);
  return d->out->error != 0;
}

static int on_article_end(void *ctx, const matn_metadata *metadata) {
  document *d = ctx;
  const html_state *state = d->state;
  start(d, metadata);
  end_group(d);
  end_containers(d, &state->nesting, 0, false);
  output_string(d->out, "</article>\n</html>\n");
  return 0;
}

const printer html_printer = {.handler = {.article_start = on_article_start,
                                          .block_start = on_block_start,
                                          .text = on_text,
                                          .block_end = on_block_end,
                                          .article_end = on_article_end,
                                          .inline_start = on_inline_start,
                                          .inline_end = on_inline_end},
                              .begin = begin,
                              .state_size = sizeof(html_state),
                              .parts = PART_TITLE | PART_BYLINE | PART_DATE | PART_LINKS | PART_EMPHASIS};
