/* The Encoding Standard's decoders, byte by byte as its algorithms are written down, to compare with. Slow.
 * Nothing of the library is used; only its tables are, if the standard's data is not there. */
#ifndef MATN_REFERENCE_DECODER_H
#define MATN_REFERENCE_DECODER_H

#include "matn_encoding.h"

/* Reads the indexes from the index-*.txt in a directory. With NULL, takes those of the library; then only the
 * decoders are compared. Ends the program if a file is missing. */
void reference_load(const char *directory);

/* Receives a code point and the input bytes that it stands for. */
typedef void (*reference_fn)(void *ctx, uint32_t code_point, size_t from, size_t to);

/* Decodes a whole document, without looking for a byte order mark. */
void reference_decode(matn_encoding encoding, const uint8_t *input, size_t len, reference_fn sink, void *ctx);

#endif
