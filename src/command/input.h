/* Reading for the command, without stdio, which allocates. It says how far it is, and ends at an interrupt.
 */
#ifndef MATN_COMMAND_INPUT_H
#define MATN_COMMAND_INPUT_H

#include <stdbool.h>
#include <stddef.h>

/* Bytes that are read at a time. */
#define READ_SIZE 65536

/* Receives input; returns false to stop reading. */
typedef bool (*input_fn)(void *ctx, const char *bytes, size_t len);

/* Opens a file for reading ("-": standard input); returns its descriptor, or -1, and errno says why. */
int open_input(const char *name);

/* As read(2), but goes on after signals. If a signal says that the work has to end, it fails with EINTR. */
ptrdiff_t read_some(int file, char *bytes, size_t size);

/* Reads a file and hands it over in pieces of at most `chunk` bytes (0: as read). Returns 0, or errno. */
int read_input(const char *name, size_t chunk, input_fn take, void *ctx);

#endif
