/* What meta elements tell, by their names. */
#ifndef MATN_META_ELEMENT_H
#define MATN_META_ELEMENT_H

#include "metadata.h"

/* Longest name that is known. */
#define META_NAME_MAX 32

/* How a meta element gives its name. */
typedef enum meta_attribute { META_NAME, META_PROPERTY, META_ITEMPROP } meta_attribute;

/* Stores the collected content of a meta element with this name (lower case), if it is known. */
void matn_meta_element_store(metadata *m, meta_attribute attribute, const char *name, size_t len);

#endif
