/* Names of months in the larger languages, and the calendars that some of them belong to. */
#ifndef MATN_MONTH_H
#define MATN_MONTH_H

#include "base/base.h"

/* Numbers of names from other calendars than the Gregorian one. They begin with the first month of the
 * Iranian year, January of a Thai year, and the Arabic names "Tishreen" and "Kanoon", each of which two
 * months share. */
enum { MONTH_IRANIAN = 21, MONTH_THAI = 41, MONTH_TISHREEN = 61 };

/* The month that a word names: 1 to 12, or a number as above; 0 if none. The case of ASCII letters does not
 * matter. */
uint8_t matn_month(const char *word, size_t len);

/* The month whose name has two words: `first` is the number of the first one. */
uint8_t matn_month_of_two(uint8_t first, const char *word, size_t len);

typedef struct date {
  uint32_t year, month, day;
} date;

/* Turns a date of another calendar, which its month tells, into a Gregorian one; returns whether there is
 * such a date. */
bool matn_date_gregorian(date *d);

/* Whether a word is a weekday, in the languages whose bylines are known; or ends like one. */
bool matn_is_weekday(const char *word, size_t len);

#endif
