/* The parts of the prescan that meta elements behind it are read with. */
#ifndef MATN_PRESCAN_H
#define MATN_PRESCAN_H

#include "matn_encoding.h"

#include "base/base.h"

/* What the first meta element with an encoding declares among bytes from anywhere in a document. */
matn_encoding matn_prescan_elements(const uint8_t *bytes, size_t len);

/* "Extracting a character encoding from a meta element" (HTML Standard 2.4.4). */
matn_encoding matn_meta_content_encoding(const char *content, size_t len);

/* The encoding that a meta element means by another one: it could not be read if it stood in UTF-16. */
matn_encoding matn_meta_encoding(matn_encoding charset);

#endif
