/* Element names as small numbers. */
#ifndef MATN_ATOMS_H
#define MATN_ATOMS_H

#include "base/name_key.h"
#include "matn_tokenizer.h"
#include "tables/atoms.h"

/* Longest name that is known. */
#define ATOM_NAME_MAX 15

/* The atom of a name, in any case; ATOM_UNKNOWN if matn does not know it. */
uint8_t matn_atom(const char *name, size_t len);

/* For each hash of a name its atom and the name's length; and the keys of all atoms. Builds for size do not
 * have them. */
extern const uint8_t matn_atom_slots[1 << ATOM_HASH_BITS][2];
extern const name_key matn_atom_keys[ATOM_COUNT];

/* The atom of a name in small letters, as it is in nearly all tags. For a name with capital letters it may
 * say ATOM_UNKNOWN. */
static ALWAYS_INLINE uint8_t atom_in_small(const char *name, size_t len) {
  if (!FOR_SPEED || len - 1 >= ATOM_NAME_MAX) return ATOM_UNKNOWN;
  name_key key = name_key_of(name, len);
  const uint8_t *slot = matn_atom_slots[name_key_hash(key, ATOM_HASH_MULTIPLIER, ATOM_HASH_BITS)];
  const name_key *known = &matn_atom_keys[slot[0]];
  bool same = key.first == known->first && key.last == known->last && len == slot[1];
  return same ? slot[0] : (uint8_t)ATOM_UNKNOWN;
}

/* The ELEMENT_ bits of each atom. The bits from ELEMENT_ON_SHIFT up say which of the ELEMENT_ON_ it has. */
extern const uint16_t matn_atom_bits[ATOM_COUNT];

/* The ELEMENT_ bits of an atom; none for ATOM_UNKNOWN. */
static INLINE_FOR_SPEED uint16_t atom_properties(uint8_t atom) {
  return matn_atom_bits[atom];
}

/* Elements whose content is not read as data. */
#define ELEMENT_SPECIAL (ELEMENT_RCDATA | ELEMENT_RAWTEXT | ELEMENT_SCRIPT)

/* How the content of an HTML element is read. */
matn_answer matn_atom_content(uint8_t atom);

/* Its name, ending in NUL; "?" for ATOM_UNKNOWN. */
const char *matn_atom_name(uint8_t atom);

#endif
