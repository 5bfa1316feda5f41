#include "parts.h"

#include <string.h>

const char part_names[] = "title,byline,date,summary,captions,credits,source,tail,headings,lists,quotes,"
                          "tables,code,definitions,images,links,emphasis";

/* The part with a name of `len` bytes; 0: none. */
static uint32_t find(const char *name, size_t len) {
  uint32_t part = 1;
  for (const char *known = part_names;; part <<= 1) {
    size_t known_len = strcspn(known, ",");
    if (known_len == len && memcmp(known, name, len) == 0) return part;
    if (known[known_len] == '\0') return 0;
    known += known_len + 1;
  }
}

uint32_t parts_read(const char *list) {
  uint32_t parts = 0;
  for (;;) {
    size_t len = strcspn(list, ",");
    uint32_t part = find(list, len);
    if (part == 0) return 0;
    parts |= part;
    if (list[len] == '\0') return parts;
    list += len + 1;
  }
}

uint32_t part_of_role(uint8_t role) {
  static const uint32_t parts[MATN_ROLE_COUNT] = {
      [MATN_ROLE_HEADLINE] = PART_TITLE,   [MATN_ROLE_SUMMARY] = PART_SUMMARY,
      [MATN_ROLE_HEADING] = PART_HEADINGS, [MATN_ROLE_LIST_ITEM] = PART_LISTS,
      [MATN_ROLE_QUOTE] = PART_QUOTES,     [MATN_ROLE_PREFORMATTED] = PART_CODE,
      [MATN_ROLE_CODE] = PART_CODE,        [MATN_ROLE_TABLE_CELL] = PART_TABLES,
      [MATN_ROLE_TERM] = PART_DEFINITIONS, [MATN_ROLE_DEFINITION] = PART_DEFINITIONS,
      [MATN_ROLE_CAPTION] = PART_CAPTIONS, [MATN_ROLE_CREDIT] = PART_CREDITS,
      [MATN_ROLE_BYLINE] = PART_BYLINE,    [MATN_ROLE_DATE] = PART_DATE,
      [MATN_ROLE_SOURCE] = PART_SOURCE,    [MATN_ROLE_TAIL] = PART_TAIL};
  return parts[role];
}

uint32_t part_of_inline(uint8_t kind) {
  if (kind == MATN_INLINE_LINK) return PART_LINKS;
  return kind == MATN_INLINE_IMAGE ? PART_IMAGES : PART_EMPHASIS;
}

uint32_t parts_of_block(const matn_block *block) {
  uint32_t parts = part_of_role(block->role);
  if (block->lists != 0) parts |= PART_LISTS;
  if (block->quotes != 0) parts |= PART_QUOTES;
  if (block->row != 0) parts |= PART_TABLES;
  return parts;
}
