/* Element names are found by a perfect hash, whose multiplier src/tables/gen/atoms.c searched, or, where size
 * counts, by their alphabetical order. */
#include "name_key.h"

#define MATN_ATOM_TABLES
#include "atoms.h"

static uint8_t search(const char *name, size_t len) {
  uint8_t low = 1, high = ATOM_COUNT;
  while (low < high) {
    uint8_t middle = (uint8_t)((low + high) / 2);
    const unsigned char *known = (const unsigned char *)atom_names + atom_offsets[middle];
    size_t at = 0;
    while (at < len && known[at] != '\0' && to_lower((unsigned char)name[at]) == known[at]) at++;
    if (at == len && known[at] == '\0') return middle;
    if (at < len && to_lower((unsigned char)name[at]) > known[at]) {
      low = (uint8_t)(middle + 1);
    } else {
      high = middle;
    }
  }
  return ATOM_UNKNOWN;
}

uint8_t matn_atom(const char *name, size_t len) {
  if (len - 1 >= ATOM_NAME_MAX) return ATOM_UNKNOWN;
  if (!FOR_SPEED) return search(name, len);
  name_key key = name_key_of(name, len);
  uint32_t slot = name_key_hash(key, len, ATOM_HASH_MULTIPLIER, ATOM_HASH_BITS);
  uint8_t atom = atom_slots[slot].atom;
  name_key known = atom_keys[atom];
  bool same = key.first == known.first && key.last == known.last && len == atom_slots[slot].len;
  return same ? atom : (uint8_t)ATOM_UNKNOWN;
}

const char *matn_atom_name(uint8_t atom) {
  return atom_names + atom_offsets[atom < ATOM_COUNT ? atom : ATOM_UNKNOWN];
}

matn_answer matn_atom_content(uint8_t atom) {
  uint16_t properties = atom_properties(atom);
  if ((properties & ELEMENT_RCDATA) != 0) return MATN_RCDATA;
  if ((properties & ELEMENT_RAWTEXT) != 0) return MATN_RAWTEXT;
  if ((properties & ELEMENT_SCRIPT) != 0) return MATN_SCRIPT_DATA;
  if ((properties & ELEMENT_PLAINTEXT) != 0) return MATN_PLAINTEXT;
  return MATN_CONTINUE;
}

/* Most names are no element's of special content by their first letter and length. */
static bool may_have_content(const char *name, size_t len) {
  static const uint16_t lens[32] = {['i' & 31] = 1 << 6,          ['n' & 31] = 1 << 7 | 1 << 8,
                                    ['p' & 31] = 1 << 9,          ['s' & 31] = 1 << 5 | 1 << 6,
                                    ['t' & 31] = 1 << 5 | 1 << 8, ['x' & 31] = 1 << 3};
  return len < 16 && (lens[name[0] & 31] >> len & 1) != 0;
}

matn_answer matn_content_model(const char *name, size_t len) {
  return len != 0 && may_have_content(name, len) ? matn_atom_content(matn_atom(name, len)) : MATN_CONTINUE;
}
