/* Heads of named fields, as in WARC (ISO 28500, 4) and HTTP (RFC 9112, 5): lines of name, colon and value, up
 * to an empty line. Lines may end in LF alone. */
#ifndef MATN_COMMAND_FIELDS_H
#define MATN_COMMAND_FIELDS_H

#include <stdbool.h>

#include "matn.h"

/* Bytes of a head, at most. */
#define HEAD_MOST 65536

/* The length of a head with its empty line; 0 if the empty line is not there. The first *looked bytes were
 * searched before. */
size_t head_len(const char *bytes, size_t len, size_t *looked);

typedef struct field {
  matn_slice name, value;
} field;

/* Where reading in a head is: at first at its beginning. */
typedef struct fields {
  const char *at, *end;
} fields;

/* Takes the next line without its end; false after the last one. */
bool fields_line(fields *f, matn_slice *line);

/* Puts lines that go on in the next one together: that begins with a blank. The line ends become blanks. */
void unfold(char *bytes, size_t len);

/* Takes the next field of a head that was unfolded. Lines that are none are passed over. */
bool fields_next(fields *f, field *out);

/* Whether the text is a word, without regard to case. The word is in lower case. */
bool text_is(matn_slice text, const char *word);

/* Takes what is before the next separator that is not quoted, without blanks around it; false after the last
 * one. */
bool next_item(matn_slice *rest, char separator, matn_slice *item);

/* What fields say of a body's media type. There may be several, and they need not agree. */
typedef struct media_types {
  bool html, others;      /* some are that of HTML, some are others; those that say nothing are neither */
  matn_encoding encoding; /* of the charset that is named last for HTML; none if there is none, or it is not
                             known */
} media_types;

/* Adds what a field says: media types with their parameters, between commas. */
void media_types_add(media_types *types, matn_slice value);

/* Whether a media type is that of an HTTP message (RFC 9112, 10.1). */
bool is_http(matn_slice media_type);

/* Reads the text as a number; false if it is none, or not below 2^62. */
bool read_number(matn_slice text, uint64_t *number);

#endif
