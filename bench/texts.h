/* Text in one script out of HTML pages, as UTF-8 and in another encoding. */
#ifndef MATN_BENCH_TEXTS_H
#define MATN_BENCH_TEXTS_H

#include "documents.h"
#include "matn_encoding.h"

/* Takes the words of the documents that begin with a character from `first` to `last`, if the encoding has
 * all their characters. They are joined with spaces, and repeated up to `least` bytes. Both texts are empty
 * if there are no such words. */
void make_texts(const document *documents, size_t count, uint32_t first, uint32_t last,
                matn_encoding encoding, size_t least, document *utf8, document *encoded);

#endif
