/* Each frame counts what is in it: a list its items, a table its rows, a row its columns. Cells that reach
 * down into other rows are known for one table and its first columns. */
#include "counting.h"

static bool is_list_element(uint8_t atom) {
  return atom == ATOM_OL || atom == ATOM_UL || atom == ATOM_MENU || atom == ATOM_DIR;
}

static void add_number(int16_t *count, int32_t n) {
  int32_t sum = *count + n;
  *count = (int16_t)(sum > INT16_MAX ? INT16_MAX : sum < INT16_MIN ? INT16_MIN : sum);
}

static void count_item(outline *o, frame *item, const start_tag *tag) {
  item->count = 0;
  if (o->open[ATOM_OL] == 0) return;
  frame *list = item - 1;
  while (!is_list_element(list->atom)) list--;
  if (list->atom != ATOM_OL) return;
  if (tag->has_number) list->count = tag->number;
  item->count = list->count;
  add_number(&list->count, (list->marks & MARK_REVERSED) != 0 ? -1 : 1);
}

/* The innermost open table or row around a frame; NULL if there is none. */
static frame *around(const outline *o, const frame *from, uint8_t atom) {
  if (o->open[atom] == 0) return NULL;
  for (size_t i = (size_t)(from - o->frames);;) {
    frame *f = &o->frames[--i];
    if (f->atom == atom) return f;
    if (f->atom == ATOM_TABLE) return NULL;
  }
}

static void count_row(outline *o, frame *row) {
  frame *table = around(o, row, ATOM_TABLE);
  row->count = 0;
  if (table == NULL) return;
  add_number(&table->count, 1);
  if (o->spans.table != table->serial) return;
  for (size_t i = 0; i < OUTLINE_SPANS; i++)
    o->spans.rows[i] = (uint8_t)(o->spans.rows[i] - (o->spans.rows[i] != 0));
}

/* Whether cells of a table around the innermost one reach down into rows to come. */
static bool spans_go_on(const outline *o) {
  uint8_t rows = 0;
  for (size_t i = 0; i < OUTLINE_SPANS; i++) rows |= o->spans.rows[i];
  for (const frame *f = rows != 0 ? o->top : o->frames; f > o->frames; f--) {
    if (f->atom == ATOM_TABLE && f->serial == o->spans.table) return true;
  }
  return false;
}

/* Marks the columns of a cell as covered in this row and `below` ones. */
static void cover(outline *o, uint16_t table, int32_t column, int32_t columns, uint8_t below) {
  ASSERT(column > 0);
  if (column + columns - 1 > OUTLINE_SPANS) o->lost_spans++;
  if (o->spans.table != table) {
    o->lost_spans += spans_go_on(o);
    o->spans = (row_spans){.table = table};
  }
  for (int32_t i = column; i < column + columns && i <= OUTLINE_SPANS; i++)
    o->spans.rows[i - 1] = (uint8_t)(below + 1);
}

static void count_cell(outline *o, frame *cell, const start_tag *tag) {
  frame *row = around(o, cell, ATOM_TR), *table = row != NULL ? around(o, row, ATOM_TABLE) : NULL;
  cell->count = 0;
  if (table == NULL) return;
  int32_t columns = tag->has_number && tag->number > 0 ? tag->number : 1;
  if (o->spans.table == table->serial) {
    while (row->count < OUTLINE_SPANS && o->spans.rows[row->count] != 0) row->count++;
  }
  add_number(&row->count, 1);
  cell->count = row->count;
  add_number(&row->count, columns - 1);
  if (tag->rows_below != 0) cover(o, table->serial, cell->count, columns, tag->rows_below);
}

void matn_count(outline *o, const start_tag *tag) {
  frame *top = o->top;
  switch ((enum atom)tag->atom) {
  case ATOM_OL: top->count = tag->has_number ? tag->number : (tag->marks & MARK_REVERSED) == 0; break;
  case ATOM_LI: count_item(o, top, tag); break;
  case ATOM_TABLE: top->count = 0; break;
  case ATOM_TR: count_row(o, top); break;
  case ATOM_TD:
  case ATOM_TH: count_cell(o, top, tag); break;
  default: break;
  }
}
