/* Tokens in the format of html5lib's tests. */
#ifndef MATN_TEST_JSON_TOKENS_H
#define MATN_TEST_JSON_TOKENS_H

#include "buffer.h"
#include "json.h"

/* Adds a token, which stands in an array of them, as the token log writes it. */
void json_token_add(buffer *b, const json *token);

#endif
