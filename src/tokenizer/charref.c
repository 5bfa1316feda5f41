/* The layout of the automaton is described in src/tables/gen/charref.c. Names are numbered in sorted order.
 * The number of a name is the count of names passed by on the way to it: those behind edges that come before
 * the one taken, and those that end on the way. */
#include "charref.h"

#include "base/utf8.h"
#include "tables/charref.h"

/* Values of `node` that are not offsets. */
#define AT_ROOT 0xFFFF
#define AFTER_SEMICOLON 0xFFFE

/* Bytes before edges that are cut in halves. */
#define HALF_SIZE 5

void matn_charref_start(charref_walk *walk) {
  *walk = (charref_walk){.node = AT_ROOT};
}

static INLINE_FOR_SPEED bool ends_here(const charref_walk *walk) {
  return (charref_edges[walk->node] & CHARREF_END) == CHARREF_END;
}

/* The letter's code in the edges; CHARREF_END for bytes that are in no name. */
static INLINE_FOR_SPEED unsigned code_of(unsigned char c) {
#if FOR_SPEED
  return charref_codes[c];
#else
  if (c >= 'a' && c <= 'z') return c - 'a' + 34u;
  if (c >= 'A' && c <= 'Z') return c - 'A' + 8u;
  if (c >= '1' && c <= '8') return c - '1';
  return CHARREF_END;
#endif
}

static INLINE_FOR_SPEED bool step_from_root(charref_walk *walk, unsigned code) {
  if (code < 8 || code == CHARREF_END) return false;
  *walk = (charref_walk){.node = charref_roots[code - 8].node, .index = charref_roots[code - 8].index};
  return true;
}

/* The node that an edge leads to. */
static INLINE_FOR_SPEED uint16_t node_behind(const uint8_t *edge) {
  const uint8_t *at = edge + 1;
  if ((*edge & CHARREF_SHARED) != 0) {
    if (*at >= CHARREF_LISTED) return (uint16_t)((*at & ~CHARREF_LISTED) << 8 | at[1]);
    return (uint16_t)(charref_shared_blocks[*at / CHARREF_BLOCK] + charref_shared[*at]);
  }
  if ((*edge & CHARREF_LAST) == 0) at += *at < 128 ? 1 : (*at & 127) < CHARREF_MANY ? 2 : 3;
  return (uint16_t)(at - charref_edges);
}

/* How many names a listed node has. */
static uint32_t names_of_listed(uint8_t listed) {
  uint32_t names = 1;
  for (const uint8_t *end = charref_listed_ends; listed >= *end; end++) names++;
  return names;
}

/* Passes by an edge that is not the node's last, and counts the names behind it. */
static INLINE_FOR_SPEED const uint8_t *pass_by(const uint8_t *edge, uint32_t *index) {
  const uint8_t *at = edge + 1;
  if ((*edge & CHARREF_SHARED) != 0) {
    bool is_listed = *at >= CHARREF_LISTED;
    *index += is_listed ? at[2] : names_of_listed(*at);
    return at + (is_listed ? 3 : 1);
  }
  if (*at < 128) {
    ++*index;
    return at + 1 + *at;
  }
  uint32_t names = *at & 127;
  *index += names;
  return names < CHARREF_MANY ? at + 2 + at[1] : at + 3 + (at[1] << 8 | at[2]);
}

/* A step from a node on. */
static INLINE_FOR_SPEED bool take_edge(charref_walk *walk, unsigned char c) {
  const uint8_t *edge = charref_edges + walk->node;
  unsigned code = code_of(c);
  uint32_t index = walk->index;
  if (c == ';' && ends_here(walk)) {
    walk->node = AFTER_SEMICOLON;
    return true;
  }
  if (code == CHARREF_END) return false;
  if (ends_here(walk)) {
    if ((*edge & CHARREF_LAST) != 0) return false;
    edge++;
    index++;
  }
  while (*edge == CHARREF_HALF) {
    bool is_second = code >= edge[1];
    index += is_second ? edge[2] : 0;
    edge += HALF_SIZE + (is_second ? edge[3] << 8 | edge[4] : 0);
  }
  while ((*edge & CHARREF_END) != code) {
    if ((*edge & CHARREF_END) > code || (*edge & CHARREF_LAST) != 0) return false;
    edge = pass_by(edge, &index);
  }
  *walk = (charref_walk){node_behind(edge), (uint16_t)index};
  return true;
}

bool matn_charref_step(charref_walk *walk, unsigned char c) {
  if (walk->node == AT_ROOT) return step_from_root(walk, code_of(c));
  return walk->node != AFTER_SEMICOLON && take_edge(walk, c);
}

static INLINE_FOR_SPEED bool is_whole_name(const charref_walk *walk) {
  if (walk->node == AFTER_SEMICOLON) return true;
  return ends_here(walk) && (charref_edges[walk->node] & CHARREF_LEGACY) != 0;
}

bool matn_charref_is_name(const charref_walk *walk) {
  return walk->node != AT_ROOT && is_whole_name(walk);
}

const char *matn_charref_find(const char *p, const char *end, charref_walk *found, const char **stop) {
  const char *found_end = NULL;
  charref_walk walk;
  bool goes_on = p < end && step_from_root(&walk, code_of((unsigned char)*p));
  while (goes_on) {
    p++;
    if (is_whole_name(&walk)) {
      *found = walk;
      found_end = p;
    }
    goes_on = p < end && walk.node != AFTER_SEMICOLON && take_edge(&walk, (unsigned char)*p);
  }
  *stop = p;
  return found_end;
}

size_t matn_charref_text(const charref_walk *walk, char out[CHARREF_TEXT_MAX]) {
  ASSERT(walk->index < CHARREF_NAMES);
  uint8_t place = charref_places[walk->index];
  uint8_t page = charref_page_of[walk->index / 2] >> walk->index % 2 * 4 & 15;
  if (page != CHARREF_EXCEPTION) return utf8_encode(charref_pages[page] + place, out);
  size_t len = utf8_encode(charref_firsts[place], out);
  size_t second = 0;
  while (place >= charref_seconds[second].end) second++;
  if (charref_seconds[second].character == 0) return len;
  return len + utf8_encode(charref_seconds[second].character, out + len);
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
