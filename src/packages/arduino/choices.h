/* What fits into a microcontroller, unless it is defined otherwise: MATN_ENCODINGS as MATN_ENCODINGS_utf8,
 * MATN_ENCODINGS_single or MATN_ENCODINGS_all; MATN_LARGE_MODEL. */
#ifndef MATN_ENCODINGS
#define MATN_ENCODINGS MATN_ENCODINGS_single
#endif
#ifndef MATN_LARGE_MODEL
#define MATN_SMALL_MODEL
#endif
