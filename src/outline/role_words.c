/* The words are listed in src/tables/role_words.txt. */
#include "role_words.h"

#include "tables/role_words.h"
