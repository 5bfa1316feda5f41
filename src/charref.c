/* The automaton's layout is described in src/tables/gen/charref.c. The number of a name in sorted order is
 * the sum of the names passed by: those through the edges not taken, and those that end on the way. */
#include "charref.h"

#include "tables/charref.h"

/* Values of `node` that are no offset. */
#define AT_ROOT 0xFFFF
#define AFTER_SEMICOLON 0xFFFE

void matn_charref_start(charref_walk *walk) {
  *walk = (charref_walk){.node = AT_ROOT};
}

static bool ends_here(const charref_walk *walk) {
  return (charref_edges[walk->node] & ~CHARREF_LAST) == CHARREF_END;
}

/* The letter's code in the edges; CHARREF_END for bytes that are in no name. */
static unsigned code_of(unsigned char c) {
  if (c >= '1' && c <= '8') return c - '1';
  if (c >= 'A' && c <= 'Z') return c - 'A' + 8u;
  if (c >= 'a' && c <= 'z') return c - 'a' + 34u;
  return CHARREF_END;
}

static bool step_from_root(charref_walk *walk, unsigned code) {
  if (code < 8 || code == CHARREF_END) return false;
  *walk = (charref_walk){.node = charref_roots[code - 8].node, .index = charref_roots[code - 8].index};
  return true;
}

bool matn_charref_step(charref_walk *walk, unsigned char c) {
  unsigned code = code_of(c);
  if (walk->node == AT_ROOT) return step_from_root(walk, code);
  if (walk->node == AFTER_SEMICOLON) return false;
  if (c == ';') {
    if (!ends_here(walk)) return false;
    walk->node = AFTER_SEMICOLON;
    return true;
  }
  const uint8_t *edge = charref_edges + walk->node;
  uint16_t index = walk->index;
  bool found = false;
  if (code == CHARREF_END) return false;
  if (ends_here(walk)) {
    if ((*edge & CHARREF_LAST) != 0) return false;
    edge++;
    index++;
  }
  while (!found) {
    unsigned byte = *edge++;
    found = (byte & CHARREF_END) == code;
    const uint8_t *target = edge;
    if ((byte & CHARREF_NEXT) == 0) edge += 2;
    if ((byte & CHARREF_LAST) == 0 && !found) index = (uint16_t)(index + *edge);
    if (found && (byte & CHARREF_NEXT) != 0) walk->node = (uint16_t)(edge - charref_edges);
    if (found && (byte & CHARREF_NEXT) == 0) walk->node = (uint16_t)(target[0] << 8 | target[1]);
    if ((byte & CHARREF_LAST) != 0) break;
    edge++;
  }
  if (found) walk->index = index;
  return found;
}

bool matn_charref_is_name(const charref_walk *walk) {
  if (walk->node == AFTER_SEMICOLON) return true;
  if (walk->node == AT_ROOT || !ends_here(walk)) return false;
  return (charref_legacy[walk->index / 8] >> walk->index % 8 & 1) != 0;
}

size_t matn_charref_text(const charref_walk *walk, char out[CHARREF_TEXT_MAX]) {
  ASSERT(walk->index < CHARREF_NAMES);
  uint32_t value = charref_values[walk->index];
  if (value >= 0xDC00 && value < 0xE000) {
    const uint16_t *pair = charref_pairs[value - 0xDC00];
    size_t len = utf8_encode(pair[0], out);
    return len + utf8_encode(pair[1], out + len);
  }
  if (value >= 0xD800 && value < 0xDC00) value += 0x1D400 - 0xD800;
  return utf8_encode(value, out);
}

uint32_t matn_charref_number(uint32_t code) {
  /* the table of 13.2.5.80, from 0x80 on; 0: no entry */
  static const uint16_t controls[32] = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                        0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                        0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                        0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};
  if (code == 0 || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) return REPLACEMENT_CHARACTER;
  if (code >= 0x80 && code < 0xA0 && controls[code - 0x80] != 0) return controls[code - 0x80];
  return code;
}
