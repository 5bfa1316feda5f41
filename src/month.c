/* Names are known by how they begin; src/tables/gen/months.c describes the table. */
#include "month.h"

#include "tables/months.h"
#include "text.h"

/* Whether a word goes on with this byte. */
static bool has(const char *word, size_t len, size_t at, uint8_t byte) {
  return at < len && to_lower((unsigned char)word[at]) == byte;
}

uint8_t matn_month(const char *word, size_t len) {
  const uint8_t *group = month_names, *end = group;
  size_t prefix = 0;
  uint8_t month = 0;
  do {
    group = end;
    if (*group == 0) return 0;
    prefix = group[1] < 0x80 ? 1 : 2;
    end = group + 1 + *group;
  } while (!has(word, len, 0, group[1]) || (prefix == 2 && !has(word, len, 1, group[2])));
  for (const uint8_t *name = group + 1 + prefix; name < end; name++) {
    bool begins = true;
    for (size_t at = prefix; *name > MONTHS_MAX; name++, at++) begins = begins && has(word, len, at, *name);
    if (begins) month = *name; /* of several beginnings the longest stands last */
  }
  return month;
}

uint8_t matn_month_of_two(uint8_t first, const char *word, size_t len) {
  bool is_first = matn_text_begins(word, len, "الأول") != 0 || matn_text_begins(word, len, "الاول") != 0;
  if (first == MONTH_TISHREEN) return is_first ? 10 : 11;
  return is_first ? 12 : 1;
}

static bool is_leap(uint32_t year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static uint32_t days_in(uint32_t year, uint32_t month) {
  static const uint8_t days[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return days[month - 1] + (uint32_t)(month == 2 && is_leap(year));
}

static bool is_in_calendar(const date *d) {
  return d->month >= 1 && d->month <= 12 && d->day >= 1 && d->day <= days_in(d->year, d->month);
}

/* Whether an Iranian year is a leap year, by the arithmetic rule of 33 years, which is right from 1244 to
 * 1472. */
static bool is_iranian_leap(uint32_t year) {
  return (year * 8 + 29) % 33 < 8;
}

/* Days are counted from 1 Farvardin 1300, which was 21 March 1921. */
static bool from_iranian(date *d) {
  uint32_t month = d->month - MONTH_IRANIAN, most = month < 6 ? 31 : month < 11 ? 30 : 29;
  if (month == 11 && is_iranian_leap(d->year)) most = 30;
  if (d->year < 1300 || d->year > 1472 || d->day < 1 || d->day > most) return false;
  uint32_t days = (month < 6 ? month * 31 : 186 + (month - 6) * 30) + d->day - 1;
  for (uint32_t year = 1300; year < d->year; year++) days += 365 + is_iranian_leap(year);
  date at = {1921, 3, 21};
  for (uint32_t len; days >= (len = 365 + is_leap(at.year + 1)); days -= len) at.year++;
  for (at.day += days; at.day > days_in(at.year, at.month);) {
    at.day -= days_in(at.year, at.month);
    at.month = at.month % 12 + 1;
    at.year += at.month == 1;
  }
  *d = at;
  return true;
}

/* Thai years count from 543 before those of the Gregorian calendar. */
#define THAI_YEARS 543

bool matn_date_gregorian(date *d) {
  if (d->month >= MONTH_IRANIAN && d->month < MONTH_IRANIAN + 12) return from_iranian(d);
  if (d->month >= MONTH_THAI && d->month < MONTH_THAI + 12) {
    d->month = d->month - MONTH_THAI + 1;
    if (d->year > 2400) d->year -= THAI_YEARS;
  }
  return is_in_calendar(d);
}
