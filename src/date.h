/* Finds a written date: 25 November 2025, Nov 25th, 2025, 25.11.2025, 2025年11月25日, ٢٥ نوفمبر ٢٠٢٥. */
#ifndef MATN_DATE_H
#define MATN_DATE_H

#include "base.h"

/* Bytes of YYYY-MM-DD. */
#define DATE_LEN 10

/* The first date in a UTF-8 text, which has a day, a month and a year; returns whether there is one. Numbers
 * of which either can be the month tell of none. No time zone matters: the day is the one that is written. */
bool matn_date_find(const char *text, size_t len, char out[DATE_LEN]);

#endif
