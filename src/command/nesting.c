/* A block says how many lists and quotations it stands in, not in which order and not which ones: a quote in
 * a list stands in its item, other things in both are lists in quotations; an item belongs to the list of the
 * same depth that is open, if its number follows. A list that skips a depth does not skip it here. */
#include "nesting.h"

static size_t smaller(size_t a, size_t b) {
  return a < b ? a : b;
}

static void cut(nesting *n, size_t depth) {
  n->depth = depth;
  n->kept = smaller(n->kept, depth);
}

/* Makes the quotations from index `at` on as many as `wanted`; returns where they end. If the block stands
 * apart from the one before, the innermost is a new one. */
static size_t next_quotes(nesting *n, size_t at, size_t wanted, bool apart) {
  size_t run = at;
  while (run < n->depth && !n->open[run].is_item) run++;
  size_t kept = smaller(run, at + wanted);
  if (apart && run == at + wanted && kept > at) kept--;
  if (kept < run || kept < at + wanted) cut(n, kept);
  while (n->depth < at + wanted) n->open[n->depth++] = (container){0};
  return at + wanted;
}

/* The end of the run of items from index `at` on. */
static size_t items_end(const nesting *n, size_t at) {
  while (at < n->depth && n->open[at].is_item) at++;
  return at;
}

static size_t next_item(nesting *n, size_t at, const matn_block *block) {
  container item = {
      .is_item = true, .ordered = block->number != 0, .level = block->lists, .number = block->number};
  size_t end = items_end(n, at);
  if (block->continues) {
    while (end > at && n->open[end - 1].level > block->lists) end--;
    if (end > at) {
      if (end < n->depth && n->open[end].is_item) cut(n, end);
      return end;
    }
    end = items_end(n, at);
  }
  while (end > at + 1 && n->open[end - 2].level >= block->lists) end--;
  if (end > at && (n->open[end - 1].level >= block->lists || end - at == LISTS_MOST)) {
    const container before = n->open[--end];
    bool same_kind = before.ordered == item.ordered;
    bool follows = same_kind && (!item.ordered || item.number == before.number + 1);
    item.other = same_kind && (follows ? before.other : !before.other);
    cut(n, end);
    n->sibling = follows;
  }
  cut(n, end);
  n->open[n->depth++] = item;
  return n->depth;
}

void nesting_next(nesting *n, const matn_block *given) {
  matn_block until_it_is_there = *given, *block = &until_it_is_there;
  if (block->role == MATN_ROLE_LIST_ITEM && block->lists == 0) block->lists = block->level;
  if (block->role == MATN_ROLE_QUOTE && block->quotes == 0) block->quotes = block->level;
  bool in_list = block->lists != 0;
  bool goes_on_in_quote = block->continues && n->depth != 0 && !n->open[n->depth - 1].is_item;
  bool quote_in_item = in_list && (block->role == MATN_ROLE_QUOTE || goes_on_in_quote);
  size_t quotes = smaller(block->quotes, QUOTES_MOST);
  n->kept = n->depth;
  n->sibling = false;
  size_t at = next_quotes(n, 0, quote_in_item ? 0 : quotes, !block->continues && !in_list);
  if (in_list) {
    at = next_item(n, at, block);
    at = next_quotes(n, at, quote_in_item ? quotes : 0, !block->continues);
  }
  cut(n, at);
}
