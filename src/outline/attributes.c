/* The attributes are listed in src/tables/attributes.txt. */
#include "attributes.h"

#include "tables/attributes.h"
