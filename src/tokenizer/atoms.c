/* Names of elements are found by a perfect hash; src/tables/gen/atoms.c searches its multiplier. Builds for
 * size search among the names with the same first letter instead. */
#include "base/string_list.h"
#include "base/text.h"

#define MATN_ATOM_TABLES
#include "atoms.h"

static uint8_t search(const char *name, size_t len) {
  unsigned letter = to_lower((unsigned char)name[0]) - (unsigned)'a';
  if (letter > 'z' - 'a') return ATOM_UNKNOWN;
  const char *known = atom_names + atom_begin[letter];
  for (uint8_t atom = atom_first[letter]; atom < atom_first[letter + 1]; atom++) {
    if (matn_text_begins(name, len, known) == len) return atom;
    known = matn_string_next(known);
  }
  return ATOM_UNKNOWN;
}

uint8_t matn_atom(const char *name, size_t len) {
  if (len - 1 >= ATOM_NAME_MAX) return ATOM_UNKNOWN;
  if (!FOR_SPEED) return search(name, len);
  name_key key = name_key_of(name, len);
  name_key small = name_key_in_small(key, len);
  const uint8_t *slot = matn_atom_slots[name_key_hash(small, ATOM_HASH_MULTIPLIER, ATOM_HASH_BITS)];
  return len == slot[1] && name_key_is(key, matn_atom_keys[slot[0]]) ? slot[0] : (uint8_t)ATOM_UNKNOWN;
}

const char *matn_atom_name(uint8_t atom) {
  if (atom >= ATOM_COUNT) atom = ATOM_UNKNOWN;
  return FOR_SPEED ? atom_names + atom_offsets[atom] : matn_string_at(atom_names, atom);
}

matn_answer matn_atom_content(uint8_t atom) {
  uint16_t properties = atom_properties(atom);
  if (atom == ATOM_PLAINTEXT) return MATN_PLAINTEXT;
  if ((properties & ELEMENT_RCDATA) != 0) return MATN_RCDATA;
  if ((properties & ELEMENT_RAWTEXT) != 0) return MATN_RAWTEXT;
  if ((properties & ELEMENT_SCRIPT) != 0) return MATN_SCRIPT_DATA;
  return MATN_CONTINUE;
}

/* Whether an element of this name may have special content. First letter and length rule out most names. */
static bool may_have_content(const char *name, size_t len) {
  return len <= ATOM_NAME_MAX && (atom_content_lens[name[0] & 31] >> len & 1) != 0;
}

matn_answer matn_content_model(const char *name, size_t len) {
  return len != 0 && may_have_content(name, len) ? matn_atom_content(matn_atom(name, len)) : MATN_CONTINUE;
}
