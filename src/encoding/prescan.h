/* The parts of the prescan that also read meta elements behind the first bytes. */
#ifndef MATN_PRESCAN_H
#define MATN_PRESCAN_H

#include "matn_encoding.h"

#include "base/base.h"

/* The encoding that a meta element declares in bytes from anywhere in a document: the first one that does. */
matn_encoding matn_prescan_elements(const uint8_t *bytes, size_t len);

/* "Extracting a character encoding from a meta element" (HTML Standard 2.4.4). */
matn_encoding matn_meta_content_encoding(const char *content, size_t len);

/* The encoding that a meta element really means. UTF-16 means UTF-8, since a meta element in UTF-16 could not
 * be read. */
matn_encoding matn_meta_encoding(matn_encoding charset);

#endif
