/* A table in GitHub's Markdown. Every row is one line. The line below the first row says how many columns
 * there are. Cells beyond those would be dropped, so their text goes to the last cell. */
#include <string.h>

#include "markdown.h"

/* The most columns for each known cell: a few bytes of a page must not print many of them. */
#define SPARSE_MOST 8

bool markdown_table_goes_on(const markdown *m, const matn_block *block) {
  const markdown_table *t = &m->table;
  if (!t->open || block->row == 0) return false;
  if (block->row != t->row) return block->row > t->row;
  return block->column >= t->column;
}

static void print_delimiters(markdown *m) {
  markdown_put(m, "|", 1);
  for (uint16_t i = 0; i < m->table.width; i++) markdown_put(m, " --- |", 6);
  m->table.delimited = true;
}

static void end_row(markdown *m) {
  markdown_table *t = &m->table;
  if (!t->row_open) return;
  markdown_put(m, " |", 2);
  t->row_open = false;
  if (t->delimited) return;
  while (++t->printed <= t->width) markdown_put(m, "  |", 3);
  markdown_new_line(m);
  print_delimiters(m);
}

/* Prints what stands before the text of a cell. */
static void begin_cell(markdown *m, uint16_t column, bool new_row) {
  markdown_table *t = &m->table;
  if (new_row) {
    bool first = !t->row_open && !t->delimited;
    end_row(m);
    if (!first) markdown_new_line(m);
    t->printed = 0;
    t->row_open = true;
    markdown_put(m, "| ", 2);
  } else if (t->printed < t->width) {
    markdown_put(m, " | ", 3);
  } else {
    markdown_put(m, " ", 1);
    return;
  }
  if (column > t->width) column = t->width;
  while (++t->printed < column) markdown_put(m, " | ", 3);
}

/* Prints what is held. The number of columns is then known, at least for the rows that fit. */
static void print_held(markdown *m) {
  markdown_table *t = &m->table;
  bool header = true;
  size_t most = t->count * SPARSE_MOST < COLUMNS_MOST ? t->count * SPARSE_MOST : COLUMNS_MOST;
  t->width = 1;
  for (size_t i = 0; i < t->count; i++) {
    uint16_t column = t->cells[i].column;
    if (column > t->width) t->width = column < most ? column : (uint16_t)most;
    header = header && (t->cells[i].header || t->cells[i].row != t->cells[0].row);
  }
  t->holding = false;
  if (!header) {
    markdown_put(m, "|", 1);
    for (uint16_t i = 0; i < t->width; i++) markdown_put(m, "  |", 3);
    markdown_new_line(m);
    print_delimiters(m);
  }
  for (size_t i = 0; i < t->count; i++) {
    size_t end = i + 1 < t->count ? t->cells[i + 1].at : t->len;
    begin_cell(m, t->cells[i].column, i == 0 || t->cells[i].row != t->cells[i - 1].row);
    markdown_put(m, t->text + t->cells[i].at, end - t->cells[i].at);
  }
}

void markdown_table_hold(markdown *m, const char *bytes, size_t len) {
  markdown_table *t = &m->table;
  if (len > HELD_ROWS - t->len) {
    print_held(m);
    markdown_put(m, bytes, len);
    return;
  }
  memcpy(t->text + t->len, bytes, len);
  t->len += len;
}

void markdown_table_cell(markdown *m, const matn_block *block) {
  markdown_table *t = &m->table;
  bool new_row = !t->open || t->row != block->row;
  bool same_cell = t->open && !new_row && t->column == block->column;
  if (!t->open) {
    t->open = t->holding = true;
    t->row_open = t->delimited = false;
    t->len = t->count = 0;
  }
  t->row = block->row;
  t->column = block->column;
  if (same_cell) {
    markdown_put(m, " ", 1);
    return;
  }
  if (t->holding && t->count == HELD_CELLS) print_held(m);
  if (!t->holding) {
    begin_cell(m, block->column, new_row);
    return;
  }
  t->cells[t->count].at = (uint16_t)t->len;
  t->cells[t->count].row = block->row;
  t->cells[t->count].column = block->column;
  t->cells[t->count++].header = block->header;
}

void markdown_table_end(markdown *m) {
  if (!m->table.open) return;
  if (m->table.holding) print_held(m);
  end_row(m);
  markdown_put(m, "\n", 1);
  m->table.open = false;
}
