/* Element names as small numbers. */
#ifndef MATN_ATOMS_H
#define MATN_ATOMS_H

#include "base.h"
#include "matn_tokenizer.h"
#include "tables/atoms.h"

/* Longest name that is known. */
#define ATOM_NAME_MAX 15

/* The atom of a name, in any case; ATOM_UNKNOWN if matn does not know it. */
uint8_t matn_atom(const char *name, size_t len);

/* The ELEMENT_ bits of all atoms. */
extern const uint16_t matn_atom_bits[ATOM_COUNT];

/* The ELEMENT_ bits of an atom; none for ATOM_UNKNOWN. */
static INLINE_FOR_SPEED uint16_t atom_properties(uint8_t atom) {
  return matn_atom_bits[atom];
}

/* Elements whose content is not read as data. */
#define ELEMENT_SPECIAL (ELEMENT_RCDATA | ELEMENT_RAWTEXT | ELEMENT_SCRIPT | ELEMENT_PLAINTEXT)

/* How the content of an HTML element is read. */
matn_answer matn_atom_content(uint8_t atom);

/* Its name, ending in NUL; "?" for ATOM_UNKNOWN. */
const char *matn_atom_name(uint8_t atom);

#endif
