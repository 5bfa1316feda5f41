/* A line that says how far the work is, on standard error if that is a terminal. Any thread may report. */
#ifndef MATN_COMMAND_PROGRESS_H
#define MATN_COMMAND_PROGRESS_H

#include <stddef.h>
#include <stdint.h>

/* From now on the line is shown; `total` bytes are to be read, 0 if that is not known. */
void progress_begin(uint64_t total);

/* So many bytes were read. */
void progress_read(size_t len);

/* A document is done. */
void progress_document(void);

/* The last line. */
void progress_end(void);

#endif
