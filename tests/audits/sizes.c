/* For each struct whose size matters an array of that size, which nm shows. The caller's memory holds one
 * extractor, and as many records and frames as find room. */
#include "extractor/extractor.h"

#define AS_LARGE_AS(type) const char size_of_##type[sizeof(type)] = {0}

AS_LARGE_AS(matn_tokenizer);
AS_LARGE_AS(matn_token);
AS_LARGE_AS(matn_decoder);
AS_LARGE_AS(matn_block);
AS_LARGE_AS(matn_metadata);
AS_LARGE_AS(matn_handler);
AS_LARGE_AS(matn_options);
AS_LARGE_AS(matn_stats);
AS_LARGE_AS(matn_extractor);
AS_LARGE_AS(block_record);
AS_LARGE_AS(frame);
AS_LARGE_AS(inlines);
