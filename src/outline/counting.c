/* Each frame counts what is in it: a list its items, a table its rows, a row its columns. Cells that reach
 * down into other rows are known for one table and its first columns. */
#include "counting.h"

#include "base/saturate.h"
#include "tokenizer/atoms.h"

static bool is_list_element(uint8_t atom) {
  return atom == ATOM_OL || atom == ATOM_UL || atom == ATOM_MENU || atom == ATOM_DIR;
}

static void count_item(const open_frames *elements, const start_tag *tag) {
  frame *item = elements->top, *list = item - 1;
  item->count = 0;
  if (elements->open[ATOM_OL] == 0) return;
  while (!is_list_element(list->atom)) list--;
  if (list->atom != ATOM_OL) return;
  if (tag->has_number) list->count = tag->number;
  item->count = list->count;
  add_limited(&list->count, (list->marks & MARK_REVERSED) != 0 ? -1 : 1, INT16_MAX);
}

/* The innermost open table or row around an element; NULL if there is none. */
static frame *around(const open_frames *elements, frame *from, uint8_t atom) {
  if (elements->open[atom] == 0) return NULL;
  for (from--;; from--) {
    if (from->atom == atom) return from;
    if (from->atom == ATOM_TABLE) return NULL;
  }
}

static void count_row(row_spans *spans, const open_frames *elements) {
  frame *row = elements->top, *table = around(elements, row, ATOM_TABLE);
  row->count = 0;
  if (table == NULL) return;
  add_limited(&table->count, 1, INT16_MAX);
  if (spans->table != table->serial) return;
  for (size_t i = 0; i < COUNTING_SPANS; i++)
    spans->rows[i] = (uint8_t)(spans->rows[i] - (spans->rows[i] != 0));
}

/* Whether cells of a table around the innermost one reach down into rows to come. */
static bool spans_go_on(const row_spans *spans, const open_frames *elements) {
  uint8_t rows = 0;
  for (size_t i = 0; i < COUNTING_SPANS; i++) rows |= spans->rows[i];
  for (const frame *f = rows != 0 ? elements->top : elements->root; f > elements->root; f--) {
    if (f->atom == ATOM_TABLE && f->serial == spans->table) return true;
  }
  return false;
}

/* A cell reaches into `below` more rows: its columns are covered in this row and in those. Returns how many
 * cells are lost by that. */
static unsigned cover(row_spans *spans, const open_frames *elements, uint16_t table, int32_t columns,
                      uint8_t below) {
  int32_t column = elements->top->count;
  unsigned lost = 0;
  ASSERT(column > 0);
  if (column + columns - 1 > COUNTING_SPANS) lost++;
  if (spans->table != table) {
    lost += spans_go_on(spans, elements);
    *spans = (row_spans){.table = table};
  }
  for (int32_t i = column; i < column + columns && i <= COUNTING_SPANS; i++)
    spans->rows[i - 1] = (uint8_t)(below + 1);
  return lost;
}

static unsigned count_cell(row_spans *spans, const open_frames *elements, const start_tag *tag) {
  frame *cell = elements->top, *row = around(elements, cell, ATOM_TR);
  frame *table = row != NULL ? around(elements, row, ATOM_TABLE) : NULL;
  cell->count = 0;
  if (table == NULL) return 0;
  int32_t columns = tag->has_number && tag->number > 0 ? tag->number : 1;
  if (spans->table == table->serial) {
    while (row->count < COUNTING_SPANS && spans->rows[row->count] != 0) row->count++;
  }
  add_limited(&row->count, 1, INT16_MAX);
  cell->count = row->count;
  add_limited(&row->count, columns - 1, INT16_MAX);
  return tag->rows_below != 0 ? cover(spans, elements, table->serial, columns, tag->rows_below) : 0;
}

unsigned matn_count(row_spans *spans, const open_frames *elements, const start_tag *tag) {
  frame *top = elements->top;
  switch ((enum atom)tag->atom) {
  case ATOM_OL: top->count = tag->has_number ? tag->number : (tag->marks & MARK_REVERSED) == 0; break;
  case ATOM_LI: count_item(elements, tag); break;
  case ATOM_TABLE: top->count = 0; break;
  case ATOM_TR: count_row(spans, elements); break;
  case ATOM_TD:
  case ATOM_TH: return count_cell(spans, elements, tag);
  default: break;
  }
  return 0;
}
