#ifndef MATN_EMBEDDED_PROGRAM_H
#define MATN_EMBEDDED_PROGRAM_H

#include <stddef.h>
#include <stdint.h>

/* The sample pages, linked in; run.sh makes the table. */
struct page {
  const char *name, *start, *end;
};
extern const struct page pages[];
extern const size_t page_count;

/* Prints the digests. */
void run_program(void);

/* What the machine provides. */
void print(const char *text);

#endif
