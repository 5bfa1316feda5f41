/* A block says how many lists and quotations it stands in, but not which ones, and not in which order. Two
 * rules fill this in. If the innermost one is a quotation, all quotations stand in the item; otherwise all
 * lists stand in the quotations. An item belongs to the open list of the same depth if its number follows. If
 * a list skips a depth in the page, it does not here. */
#include "nesting.h"

#include <string.h>

static size_t smaller(size_t a, size_t b) {
  return a < b ? a : b;
}

static void cut(nesting *n, size_t depth) {
  n->depth = depth;
  n->kept = smaller(n->kept, depth);
}

/* Opens or closes quotations from index `at` on, until there are `wanted` of them; returns where they end. If
 * `apart`, the block does not continue the one before, and the innermost quotation is a new one. */
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

/* Whether the innermost of its lists and quotations is a quotation. */
static bool is_quoted_in_item(const matn_block *block) {
  if (block->lists == 0 || block->quotes == 0) return false;
  for (size_t i = block->path_len; i > 0; i--) {
    const char *name = matn_element_name(block->path[i - 1]);
    if (strcmp(name, "li") == 0) return false;
    if (strcmp(name, "blockquote") == 0) return true;
  }
  return block->role == MATN_ROLE_QUOTE;
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

void nesting_next(nesting *n, const matn_block *block) {
  bool in_list = block->lists != 0;
  bool quoted = is_quoted_in_item(block);
  size_t quotes = smaller(block->quotes, QUOTES_MOST);
  n->kept = n->depth;
  n->sibling = false;
  size_t at = next_quotes(n, 0, quoted ? 0 : quotes, !block->continues && !in_list);
  if (in_list) {
    at = next_item(n, at, block);
    at = next_quotes(n, at, quoted ? quotes : 0, !block->continues);
  }
  cut(n, at);
}
