/* A table in GitHub's Markdown. Every row is one line. The line below the first row says how many columns
 * there are. Cells beyond those would be dropped, so their text goes to the last cell. */
#include <string.h>

#include "markdown.h"

/* The most columns for each known cell: a few bytes of a page must not print many of them. */
#define SPARSE_MOST 8

bool markdown_table_goes_on(const markdown *m, const matn_block *block) {
  const markdown_table *table = &m->table;
  if (!table->open || block->row == 0) return false;
  if (block->row != table->row) return block->row > table->row;
  return block->column >= table->column;
}

static void print_delimiters(markdown *m) {
  markdown_put(m, "|", 1);
  for (uint16_t i = 0; i < m->table.width; i++) markdown_put(m, " --- |", 6);
  m->table.delimited = true;
}

static void end_row(markdown *m) {
  markdown_table *table = &m->table;
  if (!table->row_open) return;
  markdown_put(m, " |", 2);
  table->row_open = false;
  if (table->delimited) return;
  while (++table->printed <= table->width) markdown_put(m, "  |", 3);
  markdown_new_line(m);
  print_delimiters(m);
}

/* Prints what stands before the text of a cell. */
static void begin_cell(markdown *m, uint16_t column, bool new_row) {
  markdown_table *table = &m->table;
  if (new_row) {
    bool first = !table->row_open && !table->delimited;
    end_row(m);
    if (!first) markdown_new_line(m);
    table->printed = 0;
    table->row_open = true;
    markdown_put(m, "| ", 2);
  } else if (table->printed < table->width) {
    markdown_put(m, " | ", 3);
  } else {
    markdown_put(m, " ", 1);
    return;
  }
  if (column > table->width) column = table->width;
  while (++table->printed < column) markdown_put(m, " | ", 3);
}

/* Prints what is held. The number of columns is then known, at least for the rows that fit. */
static void print_held(markdown *m) {
  markdown_table *table = &m->table;
  bool header = true;
  size_t most = table->count * SPARSE_MOST < COLUMNS_MOST ? table->count * SPARSE_MOST : COLUMNS_MOST;
  table->width = 1;
  for (size_t i = 0; i < table->count; i++) {
    uint16_t column = table->cells[i].column;
    if (column > table->width) table->width = column < most ? column : (uint16_t)most;
    header = header && (table->cells[i].header || table->cells[i].row != table->cells[0].row);
  }
  table->holding = false;
  if (!header) {
    markdown_put(m, "|", 1);
    for (uint16_t i = 0; i < table->width; i++) markdown_put(m, "  |", 3);
    markdown_new_line(m);
    print_delimiters(m);
  }
  for (size_t i = 0; i < table->count; i++) {
    size_t end = i + 1 < table->count ? table->cells[i + 1].at : table->len;
    begin_cell(m, table->cells[i].column, i == 0 || table->cells[i].row != table->cells[i - 1].row);
    markdown_put(m, table->text + table->cells[i].at, end - table->cells[i].at);
  }
}

void markdown_table_hold(markdown *m, const char *bytes, size_t len) {
  markdown_table *table = &m->table;
  if (len > HELD_ROWS - table->len) {
    print_held(m);
    markdown_put(m, bytes, len);
    return;
  }
  memcpy(table->text + table->len, bytes, len);
  table->len += len;
}

void markdown_table_cell(markdown *m, const matn_block *block) {
  markdown_table *table = &m->table;
  bool new_row = !table->open || table->row != block->row;
  bool same_cell = table->open && !new_row && table->column == block->column;
  if (!table->open) {
    table->open = table->holding = true;
    table->row_open = table->delimited = false;
    table->len = table->count = 0;
  }
  table->row = block->row;
  table->column = block->column;
  if (same_cell) {
    markdown_put(m, " ", 1);
    return;
  }
  if (table->holding && table->count == HELD_CELLS) print_held(m);
  if (!table->holding) {
    begin_cell(m, block->column, new_row);
    return;
  }
  table->cells[table->count].at = (uint16_t)table->len;
  table->cells[table->count].row = block->row;
  table->cells[table->count].column = block->column;
  table->cells[table->count++].header = block->header;
}

void markdown_table_end(markdown *m) {
  if (!m->table.open) return;
  if (m->table.holding) print_held(m);
  end_row(m);
  markdown_put(m, "\n", 1);
  m->table.open = false;
}
