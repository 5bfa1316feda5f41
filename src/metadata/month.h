/* Names of months in the larger languages, and the calendars that some of them belong to. */
#ifndef MATN_MONTH_H
#define MATN_MONTH_H

#include "base/base.h"

/* Names that tell of another calendar than the Gregorian one are numbered from here on: the first month of
 * the Iranian year, January of a Thai one. "Tishreen", and behind it "Kanoon", are each shared by two months.
 */
enum { MONTH_IRANIAN = 21, MONTH_THAI = 41, MONTH_TISHREEN = 61 };

/* The month that a word names, in any case as far as it is ASCII: 1 to 12, or as above; 0: none. */
uint8_t matn_month(const char *word, size_t len);

/* The month whose name has two words, by the first and the second. */
uint8_t matn_month_of_two(uint8_t first, const char *word, size_t len);

typedef struct date {
  uint32_t year, month, day;
} date;

/* Makes a date Gregorian whose month is one of the above; returns whether it is in the calendar. */
bool matn_date_gregorian(date *d);

#endif
