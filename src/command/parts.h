/* The parts of an article that --with and --without name. */
#ifndef MATN_COMMAND_PARTS_H
#define MATN_COMMAND_PARTS_H

#include <stdbool.h>
#include <stdint.h>

#include "matn.h"

enum {
  PART_TITLE = 1 << 0,
  PART_BYLINE = 1 << 1,
  PART_DATE = 1 << 2,
  PART_SUMMARY = 1 << 3,
  PART_CAPTIONS = 1 << 4,
  PART_CREDITS = 1 << 5,
  PART_SOURCE = 1 << 6,
  PART_TAIL = 1 << 7,
  PART_HEADINGS = 1 << 8,
  PART_LISTS = 1 << 9,
  PART_QUOTES = 1 << 10,
  PART_TABLES = 1 << 11,
  PART_CODE = 1 << 12,
  PART_DEFINITIONS = 1 << 13,
  PART_IMAGES = 1 << 14,
  PART_LINKS = 1 << 15,
  PART_EMPHASIS = 1 << 16
};

/* The names that --with and --without understand, for messages. */
extern const char part_names[];

/* The parts in a list of names with commas between them; 0 if a name is unknown, or the list is empty. */
uint32_t parts_read(const char *list);

/* The part that the block's role is; 0: a paragraph. */
uint32_t part_of_role(uint8_t role);

/* The part that an inline element is. */
uint32_t part_of_inline(uint8_t kind);

/* All parts that a block belongs to: by its role, and by what it stands in. */
uint32_t parts_of_block(const matn_block *block);

#endif
