/* What is known of the page, as the caller sees it: the values of its metadata, and what only its text, its
 * kind and its bytes tell. */
#ifndef MATN_PAGE_METADATA_H
#define MATN_PAGE_METADATA_H

#include "matn_encoding.h"
#include "metadata/author_mark.h"
#include "metadata/language.h"
#include "outline/page_kind.h"

/* What tells of a page. */
typedef struct page_sources {
  const metadata *metadata;
  const author_mark *author;
  const page_kind *kind;
  const language_guess *language; /* of the body, as far as it is sent */
  const matn_decoder *decoder;
} page_sources;

/* What they tell so far. Values live as long as the metadata change no more. */
void matn_page_metadata(const page_sources *from, matn_metadata *out);

#endif
