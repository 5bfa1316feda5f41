/* Named character references by a search through the whole list, to compare with. */
#ifndef MATN_REFERENCE_CHARREF_H
#define MATN_REFERENCE_CHARREF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A name of the standard's list (HTML Standard 13.5). */
typedef struct charref_name {
  const char *text; /* without ";" */
  uint32_t characters[2];
  bool legacy; /* may stand without ";" */
} charref_name;

extern const charref_name charref_names[];
extern const size_t charref_name_count;

/* The longest name that the bytes behind a "&" begin with; NULL if there is none. *name_len receives its
 * length, with the ";" if there is one. */
const charref_name *reference_charref(const char *bytes, size_t len, size_t *name_len);

#endif
