/* A block gets a first role before it is decided, and the final one after. So decisions do not depend on
 * roles that only the caller needs: summaries, code, cells in tables of data. */
#include "roles.h"

/* How many elements that make blocks are looked at for names that mark a block, from the innermost outwards.
 * A tail has parts of its own, so more are looked at for it. */
#define MARKS_FROM 1
#define TAIL_FROM 3

static void place_marks(block_record *record, const outline *o) {
  const frame *f = o->top, *root = o->frames;
  unsigned near = 0, all = 0, distance = 0;
  for (; f > root && distance <= TAIL_FROM; f--) {
    all |= f->marks;
    if (distance <= MARKS_FROM) near = all;
    distance += (atom_properties(f->atom) & ELEMENT_BLOCK) != 0;
  }
  record->marks |= (uint8_t)((near & (MARK_SUMMARY | MARK_CREDIT | MARK_CODE)) | (all & MARK_TAIL));
}

static void place_in_cell(block_record *record, const frame *cell, const frame *table) {
  record->row = (uint16_t)table->count;
  record->column = (uint16_t)cell->count;
  bool is_header = cell->atom == ATOM_TH;
  for (const frame *f = cell; f > table && !is_header; f--) is_header = f->atom == ATOM_THEAD;
  if (is_header) record->marks |= MARK_HEADER;
}

/* A block with one of the elements below around it stands in one of these. */
#define IN_HOLDERS (IN_TABLE | IN_LIST_ITEM | IN_DEFINITION | IN_QUOTE)

/* The innermost element of each sort around a block. */
typedef struct holders {
  const frame *item;   /* li, unless a cell stands in it */
  const frame *cell;   /* of the table */
  const frame *holder; /* li, cell or dd */
  const frame *quote, *table;
} holders;

static void keep_first(const frame **first, const frame *f) {
  if (*first == NULL) *first = f;
}

static holders find_holders(const outline *o) {
  holders found = {0};
  for (const frame *f = o->top, *root = o->frames; f > root && found.table == NULL; f--) {
    uint32_t unknown = IN_TABLE;
    if (found.item == NULL && found.cell == NULL) unknown |= IN_LIST_ITEM;
    if (found.holder == NULL) unknown |= IN_LIST_ITEM | IN_DEFINITION | IN_QUOTE;
    if ((f->enclosing & unknown) == 0) break;
    switch ((enum atom)f->atom) {
    case ATOM_LI:
      if (found.cell == NULL) keep_first(&found.item, f);
      keep_first(&found.holder, f);
      break;
    case ATOM_TD:
    case ATOM_TH:
      keep_first(&found.cell, f);
      keep_first(&found.holder, f);
      break;
    case ATOM_DD: keep_first(&found.holder, f); break;
    case ATOM_BLOCKQUOTE: keep_first(&found.quote, f); break;
    case ATOM_TABLE: found.table = f; break;
    default: break;
    }
  }
  return found;
}

/* Fills in what a block's list item, cell and table say, and which element holds the block together with
 * others. */
static void place_in_frames(block_record *record, const outline *o) {
  if (FOR_SPEED && (o->top->enclosing & IN_HOLDERS) == 0) return;
  holders found = find_holders(o);
  const frame *holder = found.holder != NULL ? found.holder : found.quote;
  if (holder != NULL) record->holder = holder->serial;
  if (holder != NULL && holder == found.cell) record->marks |= MARK_IN_CELL;
  if (found.item != NULL && found.item->count > 0) record->number = (uint16_t)found.item->count;
  if (found.table == NULL) return;
  record->table = found.table->serial;
  if (found.cell != NULL) place_in_cell(record, found.cell, found.table);
}

void matn_roles_place(block_record *record, const outline *o) {
  const frame *top = o->top;
  record->lists = top->lists;
  record->quotes = top->quotes;
  place_marks(record, o);
  place_in_frames(record, o);
  if (o->open[ATOM_TABLE] > 1) record->marks |= MARK_NESTED;
}

/* The level of a heading, 1 to 6; 0 if the block is none. */
static uint8_t heading_level(const block_record *record) {
  uint8_t level = 0;
  for (uint8_t i = 0; i < record->path_len; i++) {
    if (record->path[i] >= ATOM_H1 && record->path[i] <= ATOM_H6)
      level = (uint8_t)(record->path[i] - ATOM_H1 + 1);
  }
  return level;
}

/* So many elements may stand between a block and the name that tells its role. */
#define NAMED_NEAR 1

static bool named(const block_record *record, feature distance) {
  return record->features[distance] <= NAMED_NEAR;
}

/* A caption or credit that is known only by a name has fewer words than this. A byline, date or source has
 * fewer yet. */
#define CAPTION_WORDS 40
#define NAMED_WORDS 12

/* Below, a paragraph is a block that has none of the roles looked for. */

static uint8_t caption_role(const block_record *record) {
  bool is_credit = (record->marks & MARK_CREDIT) != 0, is_short = record->words < CAPTION_WORDS;
  bool is_named = named(record, FEATURE_TO_CAPTION_NAME) && is_short;
  if ((record->enclosing & IN_CAPTION) != 0 || is_named)
    return is_credit ? MATN_ROLE_CREDIT : MATN_ROLE_CAPTION;
  if ((record->enclosing & IN_FIGURE) != 0 && is_credit && is_short) return MATN_ROLE_CREDIT;
  return MATN_ROLE_PARAGRAPH;
}

static uint8_t named_role(const block_record *record) {
  bool is_date = (record->enclosing & IN_TIME) != 0 || named(record, FEATURE_TO_DATE);
  if (record->words >= NAMED_WORDS) return MATN_ROLE_PARAGRAPH;
  if (named(record, FEATURE_TO_AUTHOR) && record->features[FEATURE_SENTENCES] == 0) return MATN_ROLE_BYLINE;
  if (is_date && record->features[FEATURE_DIGIT_SHARE] != 0) return MATN_ROLE_DATE;
  return named(record, FEATURE_TO_SOURCE) ? MATN_ROLE_SOURCE : MATN_ROLE_PARAGRAPH;
}

static uint8_t element_role(uint32_t in) {
  if ((in & IN_LIST_ITEM) != 0) return MATN_ROLE_LIST_ITEM;
  if ((in & IN_TERM) != 0) return MATN_ROLE_TERM;
  if ((in & IN_DEFINITION) != 0) return MATN_ROLE_DEFINITION;
  if ((in & IN_QUOTE) != 0) return MATN_ROLE_QUOTE;
  return (in & IN_CELL) != 0 ? MATN_ROLE_TABLE_CELL : MATN_ROLE_PARAGRAPH;
}

static uint8_t role_of(const block_record *record) {
  uint32_t in = record->enclosing;
  if ((in & IN_H1) != 0) return MATN_ROLE_HEADLINE;
  if ((in & IN_HEADING) != 0) return MATN_ROLE_HEADING;
  uint8_t role = caption_role(record);
  if (role != MATN_ROLE_PARAGRAPH) return role;
  if ((in & IN_PRE) != 0) return MATN_ROLE_PREFORMATTED;
  role = named_role(record);
  return role != MATN_ROLE_PARAGRAPH ? role : element_role(in);
}

void matn_roles_give(block_record *record) {
  uint8_t nesting = record->level, role = role_of(record);
  bool is_nested = role == MATN_ROLE_LIST_ITEM || role == MATN_ROLE_QUOTE;
  record->role = role;
  record->level = role == MATN_ROLE_HEADING ? heading_level(record) : 0;
  if (is_nested) record->level = nesting == 0 ? 1 : nesting;
}

void matn_roles_demote(block_record *record) {
  record->role = MATN_ROLE_HEADING;
  record->level = 1;
}

/* A table of data has at least this many cells for each cell with running text. With headers it may have
 * fewer. */
#define CELLS_TO_LONG 6
#define CELLS_TO_LONG_WITH_HEADERS 2

/* Whether the table around the oldest block holds data: it has several rows and columns, as far as they are
 * known, and its cells are short. */
static bool looks_like_data(const role_context *ctx) {
  const block_record *first = ring_record(ctx->ring, ctx->ring->first);
  uint32_t cells = 0, columns = 0, rows = 0, long_cells = 0;
  bool has_headers = false, is_whole = false;
  for (uint32_t serial = ctx->ring->first; serial < ctx->end && !is_whole; serial++) {
    const block_record *record = ring_record(ctx->ring, serial);
    if ((record->marks & MARK_NESTED) != 0) return false;
    is_whole = record->table != first->table;
    if (is_whole || record->column == 0) continue;
    if ((record->enclosing & IN_HEADING) != 0) return false;
    cells++;
    if (record->column > columns) columns = record->column;
    if (record->row > rows) rows = record->row;
    long_cells += (record->flags & BLOCK_LONG) != 0;
    has_headers = has_headers || (record->marks & MARK_HEADER) != 0;
  }
  uint32_t cells_to_long = has_headers ? CELLS_TO_LONG_WITH_HEADERS : CELLS_TO_LONG;
  return columns > 1 && (rows > 1 || !is_whole) && long_cells * cells_to_long <= cells;
}

static bool is_in_data_table(roles *state, const block_record *record, const role_context *ctx) {
  if (record->column == 0 || (record->marks & MARK_NESTED) != 0) return false;
  if (record->table != state->table) {
    state->table = record->table;
    state->table_is_data = looks_like_data(ctx);
  }
  return state->table_is_data;
}

static void leave_table(block_record *record) {
  record->row = record->column = 0;
  record->marks = (uint8_t)(record->marks & ~MARK_HEADER);
  if ((record->marks & MARK_IN_CELL) != 0) record->holder = 0;
  if (record->role == MATN_ROLE_TABLE_CELL) record->role = MATN_ROLE_PARAGRAPH;
}

/* The fewest and the most words of a summary that is known only by its text. */
#define SUMMARY_LEAST 4
#define SUMMARY_MOST 60

/* Blocks of a summary at most. */
#define SUMMARY_BLOCKS 3

/* Whether the metadata's description begins with the block's text. */
static bool begins_description(const block_record *record, const role_context *ctx) {
  matn_slice slices[2];
  if (record->words < SUMMARY_LEAST || record->words > SUMMARY_MOST) return false;
  if (matn_ring_text(ctx->ring, record, slices) != 1 || slices[0].len > ctx->description.len) return false;
  return memcmp(slices[0].bytes, ctx->description.bytes, slices[0].len) == 0;
}

static bool is_summary(const roles *state, const block_record *record, const role_context *ctx) {
  bool is_below = record->role == MATN_ROLE_HEADING && ctx->below_headline && record->words > SUMMARY_LEAST;
  if (record->role != MATN_ROLE_PARAGRAPH && !is_below) return false;
  if (state->past_summary || state->summaries == SUMMARY_BLOCKS) return false;
  return (record->marks & MARK_SUMMARY) != 0 || (ctx->below_headline && begins_description(record, ctx));
}

void matn_roles_refine(roles *state, block_record *record, const role_context *ctx) {
  if ((record->enclosing & IN_CELL) != 0 && !is_in_data_table(state, record, ctx)) leave_table(record);
  if (record->role == MATN_ROLE_PREFORMATTED && (record->marks & MARK_CODE) != 0) {
    record->role = MATN_ROLE_CODE;
  } else if (is_summary(state, record, ctx)) {
    record->role = MATN_ROLE_SUMMARY;
    record->level = 0;
    state->summaries++;
  } else if (ctx->in_body && (record->flags & BLOCK_LONG) != 0) {
    state->past_summary = true;
  }
}
