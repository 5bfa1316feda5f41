/* Which encodings this build of the library decodes: -DMATN_ENCODINGS=MATN_ENCODINGS_single and so on. */
#ifndef MATN_CHOICE_H
#define MATN_CHOICE_H

#define MATN_ENCODINGS_utf8 1   /* UTF-8, and the replacement encoding, which has no text */
#define MATN_ENCODINGS_single 2 /* also UTF-16, x-user-defined and the single-byte ones */
#define MATN_ENCODINGS_all 3    /* also those of East Asia */

#ifndef MATN_ENCODINGS
#define MATN_ENCODINGS MATN_ENCODINGS_all
#elif MATN_ENCODINGS < MATN_ENCODINGS_utf8 || MATN_ENCODINGS > MATN_ENCODINGS_all
#error "MATN_ENCODINGS is MATN_ENCODINGS_utf8, MATN_ENCODINGS_single or MATN_ENCODINGS_all"
#endif

#endif
