/* Finds a written date: 25 November 2025, Nov 25th, 2025, 25.11.2025, 2025年11月25日, ٢٥ نوفمبر ٢٠٢٥. */
#ifndef MATN_DATE_H
#define MATN_DATE_H

#include "base/base.h"

/* Bytes of YYYY-MM-DD. */
#define DATE_LEN 10

/* Bytes of YYYY-MM-DDThh:mm:ss.fff+hh:mm, with room. */
#define DATE_TIME_MAX 32

/* Which comes first in numbers like 5/6/2024. */
typedef enum date_order { DATE_ORDER_UNKNOWN, DATE_ORDER_DAY, DATE_ORDER_MONTH } date_order;

/* What the words before a date say that it is of. Of several such words the last one here counts. */
typedef enum date_label {
  DATE_ALONE, /* no words, but short ones and weekdays */
  DATE_IN_WORDS,
  DATE_PUBLISHED,
  DATE_CHANGED,
  DATE_OTHER /* received, accepted, born, member since ... */
} date_label;

/* The order in which a language writes day and month, by its BCP 47 tag. */
date_order matn_date_order(const char *language, size_t len);

/* Finds the first date in a UTF-8 text; returns whether there is one. A date has a day, a month and a year.
 * If each of two numbers could be the month, their order has to be known. Time zones do not matter: the day
 * is the one that is written. Years of the Iranian and the Buddhist calendar are converted if the month's
 * name is of that calendar. */
bool matn_date_find(const char *text, size_t len, date_order order, char out[DATE_LEN]);

/* Whether there is a number of four digits. Without a year there is no date. */
bool matn_date_has_year(const char *text, size_t len);

/* Finds the date in a line that is most likely that of publication, and returns its label: the words before
 * it, from the date before that. If there is none, returns the label of all words. */
date_label matn_date_in_line(const char *text, size_t len, date_order order, char out[DATE_LEN],
                             bool *is_found);

/* Writes a date as ISO 8601 does (RFC 3339 if it has a zone). If the text is such a date but for details, the
 * time of day is kept. Otherwise writes the date that is found in the text, or the year, or year and month,
 * that the text is. Returns the bytes written; 0 if there is no date. */
size_t matn_date_time(const char *text, size_t len, char out[DATE_TIME_MAX]);

#endif
