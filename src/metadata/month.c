/* Names are known by how they begin; src/tables/gen/months.c describes the table. */
#include "month.h"

#include "base/string_list.h"
#include "base/text.h"
#include "base/utf8.h"
#include "tables/months.h"

/* Reads a character of a name in a range that begins with `first`. */
static uint32_t read_character(const uint8_t **name, uint32_t first) {
  if (**name == MONTH_FARTHER) {
    ++*name;
    first += 0x80;
  }
  return first + *(*name)++ - MONTH_CHARACTER;
}

/* Where a word goes on behind a character; 0 if that character does not stand at `at`. */
static size_t behind(const char *word, size_t len, size_t at, uint32_t character) {
  char utf8[4];
  size_t character_len = utf8_encode(character, utf8);
  if (at + character_len > len) return 0;
  for (size_t i = 0; i < character_len; i++) {
    if (to_lower((unsigned char)word[at + i]) != (unsigned char)utf8[i]) return 0;
  }
  return at + character_len;
}

/* The month of the longest name in a group that the word begins with. Names are sorted, so it is the last one
 * that fits. */
static uint8_t month_in(const uint8_t *name, const uint8_t *end, uint32_t first, const char *word, size_t len,
                        size_t initial_len) {
  uint8_t month = 0;
  for (; name < end; name++) {
    size_t at = initial_len;
    while (*name > MONTHS_MAX) {
      uint32_t character = read_character(&name, first);
      if (at != 0) at = behind(word, len, at, character);
    }
    if (at != 0) month = *name;
  }
  return month;
}

/* The character that a word begins with; 0 if no name does. */
static uint32_t initial_of(const char *word, size_t len) {
  unsigned char c = len != 0 ? to_lower((unsigned char)*word) : 0;
  if (c < 0x80) return c;
  size_t initial_len = utf8_len(c);
  return initial_len <= len ? utf8_decode(word, initial_len) : 0;
}

uint8_t matn_month(const char *word, size_t len) {
  uint32_t initial = initial_of(word, len);
  for (const uint8_t *group = month_names;; group++) {
    uint32_t first = (uint32_t)group[0] << 8 | group[1];
    if (first == 0 || initial < first) return 0;
    for (group += 2; *group != 0;) {
      const uint8_t *name = group + 1;
      group = name + *group;
      if (read_character(&name, first) == initial)
        return month_in(name, group, first, word, len, behind(word, len, 0, initial));
    }
  }
}

/* How weekdays end, in lower case as far as they are ASCII. */
static const char weekday_ends[] = "day\0tag\0dag\0mittwoch\0lundi\0mardi\0credi\0jeudi\0dredi\0samedi\0manch"
                                   "e\0lunes\0martes\0coles\0jueves\0"
                                   "viernes\0bado\0mingo\0feira\0dì\0sabato\0domenica\0едельник\0торник\0реда"
                                   "\0етверг\0ятница\0уббота\0кресенье\0"
                                   "شنبه\0جمعه\0نين\0ثلاثاء\0ربعاء\0خميس\0جمعة\0سبت\0حد\0";

bool matn_is_weekday(const char *word, size_t len) {
  char last = (char)to_lower((unsigned char)word[len - 1]);
  for (const char *end = weekday_ends, *next; *end != '\0'; end = next) {
    next = matn_string_next(end);
    size_t end_len = (size_t)(next - end) - 1;
    if (end[end_len - 1] != last || len < end_len) continue;
    if (matn_text_begins(word + len - end_len, end_len, end) != 0) return true;
  }
  return false;
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

#define IRANIAN_YEAR_LEAST 1300
#define IRANIAN_YEAR_MOST 1472

/* Whether an Iranian year is a leap year. The rule of 33 years is right from 1244 to 1472. */
static bool is_iranian_leap(uint32_t year) {
  return (year * 8 + 29) % 33 < 8;
}

/* Counts the days from 1 Farvardin 1300, which was 21 March 1921. */
static bool from_iranian(date *d) {
  uint32_t month = d->month - MONTH_IRANIAN, most = month < 6 ? 31 : month < 11 ? 30 : 29;
  if (month == 11 && is_iranian_leap(d->year)) most = 30;
  if (d->year < IRANIAN_YEAR_LEAST || d->year > IRANIAN_YEAR_MOST || d->day < 1 || d->day > most)
    return false;
  uint32_t days = (month < 6 ? month * 31 : 186 + (month - 6) * 30) + d->day - 1;
  for (uint32_t year = IRANIAN_YEAR_LEAST; year < d->year; year++) days += 365 + is_iranian_leap(year);
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

/* Thai years are 543 more than those of the Gregorian calendar. Beside Thai names, years up to a limit are
 * Gregorian all the same. */
#define THAI_YEARS 543
#define GREGORIAN_YEAR_MOST 2400

bool matn_date_gregorian(date *d) {
  if (d->month >= MONTH_IRANIAN && d->month < MONTH_IRANIAN + 12) return from_iranian(d);
  if (d->month >= MONTH_THAI && d->month < MONTH_THAI + 12) {
    d->month = d->month - MONTH_THAI + 1;
    if (d->year > GREGORIAN_YEAR_MOST) d->year -= THAI_YEARS;
  }
  return is_in_calendar(d);
}
