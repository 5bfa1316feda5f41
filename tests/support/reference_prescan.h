/* The prescan for a document's encoding (HTML Standard 13.2.3.2), step by step as it is written down, to
 * compare with. Of the library it takes the labels. */
#ifndef MATN_REFERENCE_PRESCAN_H
#define MATN_REFERENCE_PRESCAN_H

#include "matn_encoding.h"

/* "Prescan a byte stream to determine its encoding", of all bytes. */
matn_encoding reference_prescan(const uint8_t *bytes, size_t len);

#endif
