/* Element names are found by a perfect hash, whose multiplier src/tables/gen/atoms.c searched. */
#define MATN_ATOM_TABLES
#include "atoms.h"

uint8_t matn_atom(const char *name, size_t len) {
  if (len > ATOM_NAME_MAX) return ATOM_UNKNOWN;
  char lower[ATOM_NAME_MAX + 1] = {0};
  uint32_t hash = 0;
  for (size_t i = 0; i < len; i++) {
    lower[i] = (char)to_lower((unsigned char)name[i]);
    hash = hash * 31 + (unsigned char)lower[i];
  }
  uint8_t atom = atom_slots[hash * ATOM_HASH_MULTIPLIER / (UINT32_MAX / ATOM_HASH_SLOTS + 1)];
  return memcmp(atom_names[atom], lower, sizeof lower) == 0 ? atom : (uint8_t)ATOM_UNKNOWN;
}

uint16_t matn_atom_properties(uint8_t atom) {
  return atom_properties[atom];
}

const char *matn_atom_name(uint8_t atom) {
  return atom_names[atom < ATOM_COUNT ? atom : ATOM_UNKNOWN];
}

matn_answer matn_atom_content(uint8_t atom) {
  uint16_t properties = matn_atom_properties(atom);
  if ((properties & ELEMENT_RCDATA) != 0) return MATN_RCDATA;
  if ((properties & ELEMENT_RAWTEXT) != 0) return MATN_RAWTEXT;
  if ((properties & ELEMENT_SCRIPT) != 0) return MATN_SCRIPT_DATA;
  if ((properties & ELEMENT_PLAINTEXT) != 0) return MATN_PLAINTEXT;
  return MATN_CONTINUE;
}

matn_answer matn_content_model(const char *name, size_t len) {
  return matn_atom_content(matn_atom(name, len));
}
