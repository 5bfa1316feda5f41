/* The article as CommonMark, with GitHub's tables: it parses back to the same text and structure. */
#include "markdown.h"

#include "parts.h"

#include <string.h>

void markdown_put(markdown *m, const char *bytes, size_t len) {
  if (m->table.holding) {
    markdown_table_hold(m, bytes, len);
    return;
  }
  if (m->blank_line && len != 0) {
    m->blank_line = false;
    markdown_line_begin(m);
  }
  output_bytes(m->document->out, bytes, len);
}

/* The marker of an item: a bullet or a number. It is another one if another list of the same kind stands
 * right before. */
static size_t marker(const container *item, char out[8]) {
  size_t len = 0;
  if (!item->ordered) {
    out[len++] = item->other ? '*' : '-';
  } else {
    char digits[5];
    size_t count = 0;
    for (uint16_t number = item->number; number != 0; number /= 10)
      digits[count++] = (char)('0' + number % 10);
    while (count > 0) out[len++] = digits[--count];
    out[len++] = item->other ? ')' : '.';
  }
  out[len++] = ' ';
  return len;
}

/* Prints what the containers need at the beginning of a line. Those from index `fresh` on begin here. */
static void print_containers(markdown *m, size_t depth, size_t fresh) {
  output *o = m->document->out;
  for (size_t i = 0; i < depth; i++) {
    const container *around = &m->nesting.open[i];
    char mark[8];
    size_t len = around->is_item ? marker(around, mark) : 0;
    if (!around->is_item)
      output_string(o, "> ");
    else if (i >= fresh)
      output_bytes(o, mark, len);
    else
      output_bytes(o, "        ", len);
  }
}

void markdown_line_begin(markdown *m) {
  print_containers(m, m->nesting.depth, m->nesting.depth);
}

/* Prints a line that is empty but for the marks of quotations that go on, up to a depth. */
static void print_empty_line(markdown *m, size_t depth) {
  while (depth > 0 && m->nesting.open[depth - 1].is_item) depth--;
  if (depth > 0) {
    print_containers(m, depth - 1, depth);
    output_string(m->document->out, ">");
  }
  output_string(m->document->out, "\n");
}

void markdown_new_line(markdown *m) {
  if (m->blank_line)
    print_empty_line(m, m->nesting.depth);
  else
    output_string(m->document->out, "\n");
  m->blank_line = true;
}

/* Whether the block is an item that comes right below another one, without an empty line. A list with a
 * number other than 1 cannot begin like that below text. */
static bool is_tight(const markdown *m) {
  const nesting *n = &m->nesting;
  const container *item = &n->open[n->kept];
  if (!m->simple_item || n->kept == n->depth || !item->is_item) return false;
  bool inner = n->kept > 0 && n->open[n->kept - 1].is_item && !n->sibling && !item->other;
  return !inner || !item->ordered || item->number == 1;
}

/* Begins a block: prints what divides it from the one before, and the containers it stands in. */
static void begin_block(markdown *m, const matn_block *block) {
  document *d = m->document;
  nesting_next(&m->nesting, block);
  if (d->follows || (d->separate && !is_tight(m))) print_empty_line(m, m->nesting.kept);
  d->separate = true;
  d->follows = false;
  m->simple_item = false;
  m->blank_line = false;
  print_containers(m, m->nesting.depth, m->nesting.kept);
}

static void begin_heading(markdown *m, size_t level) {
  static const char hashes[] = "###### ";
  output_string(m->document->out, hashes + (6 - level));
  markdown_text_begin(m, PLACE_HEADING);
}

static void begin_text(markdown *m, const matn_block *block) {
  switch (block->role) {
  case MATN_ROLE_HEADLINE: begin_heading(m, 1); break;
  case MATN_ROLE_HEADING: begin_heading(m, block->level < 2 ? 2 : block->level); break;
  case MATN_ROLE_PREFORMATTED:
  case MATN_ROLE_CODE:
    m->in_code = true;
    markdown_code_begin(m, block->language);
    break;
  default:
    m->simple_item = m->nesting.depth != 0 && m->nesting.open[m->nesting.depth - 1].is_item;
    markdown_text_begin(m, PLACE_LINES);
    if (block->role == MATN_ROLE_TERM) {
      markdown_inline_start(m, MATN_INLINE_STRONG, (matn_slice){0}, (matn_slice){0});
    }
    break;
  }
}

/* Prints a value of the metadata above the text, as a heading; at level 0 as a paragraph. */
static void print_above(markdown *m, uint32_t part, matn_value value, size_t level) {
  document *d = m->document;
  if (!document_takes(d, part, value)) return;
  begin_block(m, &(matn_block){.role = MATN_ROLE_PARAGRAPH});
  if (level != 0)
    begin_heading(m, level);
  else
    markdown_text_begin(m, PLACE_LINES);
  for (size_t at = 0; at < value.len;) {
    const char *end = memchr(value.bytes + at, '\n', value.len - at);
    size_t len = end != NULL ? (size_t)(end - value.bytes) - at : value.len - at;
    markdown_text_add(m, value.bytes + at, len);
    at += len + 1;
    if (at < value.len) markdown_text_add(m, ", ", 2);
  }
  markdown_text_end(m);
  output_string(d->out, "\n");
}

static void begin(document *d) {
  markdown *m = d->state;
  *m = (markdown){.document = d};
  m->hold.innermost = -1;
}

static int on_article_start(void *ctx, const matn_metadata *metadata) {
  markdown *m = ((document *)ctx)->state;
  print_above(m, PART_TITLE, metadata->title, 1);
  print_above(m, PART_BYLINE, metadata->byline, 0);
  print_above(m, PART_DATE, metadata->date, 0);
  return 0;
}

static int on_block_start(void *ctx, const matn_block *given) {
  matn_block copy = *given, *block = &copy;
  document *d = ctx;
  markdown *m = d->state;
  if (!document_shows(d, block)) return 0;
  m->in_code = false;
  m->role = block->role;
  if (block->row != 0) {
    if (!markdown_table_goes_on(m, block)) {
      markdown_table_end(m);
      begin_block(m, block);
    }
    markdown_table_cell(m, block);
    markdown_text_begin(m, PLACE_CELL);
  } else {
    markdown_table_end(m);
    begin_block(m, block);
    begin_text(m, block);
  }
  return 0;
}

static int on_text(void *ctx, const char *utf8, size_t len) {
  document *d = ctx;
  markdown *m = d->state;
  if (!d->shown) return 0;
  if (m->in_code)
    markdown_code_add(m, utf8, len);
  else
    markdown_inline_text(m, utf8, len);
  return d->out->error != 0;
}

static int on_inline_start(void *ctx, const matn_inline *element) {
  document *d = ctx;
  markdown *m = d->state;
  if (d->shown && !m->in_code) markdown_inline_start(m, element->kind, element->url, element->text);
  return 0;
}

static int on_inline_end(void *ctx, const matn_inline *element) {
  document *d = ctx;
  markdown *m = d->state;
  (void)element;
  if (d->shown && !m->in_code) markdown_inline_end(m);
  return 0;
}

static int on_block_end(void *ctx, const matn_block *block) {
  document *d = ctx;
  markdown *m = d->state;
  if (!d->shown) return 0;
  if (m->in_code) {
    markdown_code_end(m);
  } else {
    if (m->role == MATN_ROLE_TERM) markdown_inline_end(m);
    markdown_inline_finish(m);
    markdown_text_end(m);
  }
  if (!m->table.open) output_string(d->out, "\n");
  (void)block;
  return d->out->error != 0;
}

static int on_article_end(void *ctx, const matn_metadata *metadata) {
  document *d = ctx;
  (void)metadata;
  markdown_table_end(d->state);
  return 0;
}

const printer markdown_printer = {.handler = {.article_start = on_article_start,
                                              .block_start = on_block_start,
                                              .text = on_text,
                                              .block_end = on_block_end,
                                              .article_end = on_article_end,
                                              .inline_start = on_inline_start,
                                              .inline_end = on_inline_end},
                                  .begin = begin,
                                  .state_size = sizeof(markdown),
                                  .parts = PART_TITLE | PART_LINKS | PART_EMPHASIS};
