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

/* How a language writes dates in numbers, by its BCP 47 tag. */
date_order matn_date_order(const char *language, size_t len);

/* The first date in a UTF-8 text, which has a day, a month and a year; returns whether there is one. Numbers
 * of which either can be the month tell of one only if their order is known. No time zone matters: the day is
 * the one that is written. Years of the Iranian and the Buddhist calendar are converted where the month's
 * name tells that they are meant. */
bool matn_date_find(const char *text, size_t len, date_order order, char out[DATE_LEN]);

/* Writes a date, with the time of day if it has one, as ISO 8601 does (RFC 3339 where it has a zone), if it
 * is so written already but for details; otherwise the date found in the text, or a year, or year and month.
 * Returns the bytes written, 0 if there is no date. */
size_t matn_date_time(const char *text, size_t len, char out[DATE_TIME_MAX]);

#endif
