/* Names are known by how they begin; the longest beginning counts. */
#include "month.h"

#include "text.h"

/* Beginnings in lower case as far as they are ASCII, sorted by their bytes. */
static const struct month_name {
  char begins[15];
  uint8_t month;
} names[] = {
    {"abr", 4},     {"ago", 8},      {"agu", 8},      {"aou", 8},      {"aoû", 8},     {"apr", 4},
    {"ara", 12},    {"aug", 8},      {"avr", 4},      {"ağu", 8},      {"bře", 3},     {"cze", 6},
    {"dec", 12},    {"des", 12},     {"dez", 12},     {"dic", 12},     {"dub", 4},     {"déc", 12},
    {"eki", 10},    {"elo", 8},      {"ene", 1},      {"eyl", 9},      {"feb", 2},     {"fev", 2},
    {"fév", 2},     {"fêv", 2},      {"gen", 1},      {"giu", 6},      {"gru", 12},    {"haz", 6},
    {"heinä", 7},   {"helmi", 2},    {"huhti", 4},    {"ian", 1},      {"iul", 7},     {"iun", 6},
    {"jan", 1},     {"joulu", 12},   {"juil", 7},     {"juin", 6},     {"jul", 7},     {"jun", 6},
    {"jän", 1},     {"júl", 7},      {"jún", 6},      {"kas", 11},     {"kesä", 6},    {"kvě", 5},
    {"kwi", 4},     {"led", 1},      {"lip", 7},      {"lis", 11},     {"loka", 10},   {"lug", 7},
    {"maa", 3},     {"maalis", 3},   {"mag", 5},      {"mai", 5},      {"maj", 5},     {"mar", 3},
    {"marras", 11}, {"may", 5},      {"mei", 5},      {"mrt", 3},      {"máj", 5},     {"már", 3},
    {"mär", 3},     {"nis", 4},      {"noe", 11},     {"noi", 11},     {"nov", 11},    {"oca", 1},
    {"oct", 10},    {"okt", 10},     {"ott", 10},     {"out", 10},     {"paź", 10},    {"pro", 12},
    {"sep", 9},     {"set", 9},      {"sie", 8},      {"srp", 8},      {"syys", 9},    {"sze", 9},
    {"tammi", 1},   {"tem", 7},      {"touko", 5},    {"wrz", 9},      {"zář", 9},     {"ápr", 4},
    {"úno", 2},     {"červenc", 7},  {"červn", 6},    {"říj", 10},     {"Şub", 2},     {"şub", 2},
    {"Απρ", 4},     {"Αυγ", 8},      {"Δεκ", 12},     {"Ιουλ", 7},     {"Ιουν", 6},    {"Μαΐ", 5},
    {"Μαι", 5},     {"Μαρ", 3},      {"Νοε", 11},     {"Οκτ", 10},     {"Σεπ", 9},     {"απρ", 4},
    {"αυγ", 8},     {"δεκ", 12},     {"ιαν", 1},      {"ιουλ", 7},     {"ιουν", 6},    {"μαΐ", 5},
    {"μαι", 5},     {"μαρ", 3},      {"νοε", 11},     {"οκτ", 10},     {"σεπ", 9},     {"φεβ", 2},
    {"авг", 8},     {"апр", 4},      {"бер", 3},      {"вер", 9},      {"гру", 12},    {"дек", 12},
    {"жов", 10},    {"июл", 7},      {"июн", 6},      {"кві", 4},      {"липень", 7},  {"липня", 7},
    {"лют", 2},     {"май", 5},      {"мар", 3},      {"мая", 5},      {"ное", 11},    {"ноя", 11},
    {"окт", 10},    {"сен", 9},      {"сеп", 9},      {"сер", 8},      {"січ", 1},     {"тра", 5},
    {"фев", 2},     {"чер", 6},      {"юли", 7},      {"юни", 6},      {"янв", 1},     {"яну", 1},
    {"אוגוסט", 8},  {"אוקטובר", 10}, {"אפריל", 4},    {"דצמבר", 12},   {"יולי", 7},    {"יוני", 6},
    {"ינואר", 1},   {"מאי", 5},      {"מרץ", 3},      {"נובמבר", 11},  {"ספטמבר", 9},  {"פברואר", 2},
    {"آب", 8},      {"آبان", 28},    {"آذار", 3},     {"آذر", 29},     {"آوریل", 4},   {"أبريل", 4},
    {"أغسطس", 8},   {"أفريل", 4},    {"أكتوبر", 10},  {"أوت", 8},      {"أيار", 5},    {"أيلول", 9},
    {"إبريل", 4},   {"ابريل", 4},    {"ارديبهش", 22}, {"اردیبهش", 22}, {"اسفند", 32},  {"اغسطس", 8},
    {"اكتوبر", 10}, {"اوت", 8},      {"اپریل", 4},    {"اکتبر", 10},   {"اکتوبر", 10}, {"اگست", 8},
    {"بهمن", 31},   {"تشرين", 61},   {"تموز", 7},     {"تیر", 24},     {"جانفي", 1},   {"جنفي", 1},
    {"جنوری", 1},   {"جوان", 6},     {"جولائی", 7},   {"جون", 6},      {"جويلية", 7},  {"حزيران", 6},
    {"خرداد", 23},  {"دسامبر", 12},  {"دسمبر", 12},   {"ديسمبر", 12},  {"دی", 30},     {"سبتمبر", 9},
    {"ستمبر", 9},   {"سپتامبر", 9},  {"شباط", 2},     {"شهریور", 26},  {"فبراير", 2},  {"فرورد", 21},
    {"فروری", 2},   {"فوریه", 2},    {"فيفري", 2},    {"كانون", 62},   {"مئی", 5},     {"مارس", 3},
    {"مارچ", 3},    {"ماي", 5},      {"مايو", 5},     {"مرداد", 25},   {"مه", 5},      {"مهر", 27},
    {"نوامبر", 11}, {"نوفمبر", 11},  {"نومبر", 11},   {"نيسان", 4},    {"يناير", 1},   {"يوليو", 7},
    {"يونيو", 6},   {"ژانویه", 1},   {"ژوئن", 6},     {"ژوئیه", 7},    {"अक", 10},     {"अग", 8},
    {"अप्र", 4},     {"जनव", 1},      {"जुल", 7},       {"जून", 6},       {"दिस", 12},    {"नव", 11},
    {"फरव", 2},     {"फ़रव", 2},      {"मई", 5},       {"मार्", 3},      {"सित", 9},     {"অক্ট", 10},
    {"আগ", 8},      {"এপ্র", 4},      {"জানু", 1},      {"জুন", 6},       {"জুলা", 7},     {"ডিসে", 12},
    {"নভে", 11},    {"ফেব্", 2},      {"মার্", 3},      {"মে", 5},       {"সেপ্", 9},     {"அக்", 10},
    {"ஆகஸ்", 8},     {"ஏப்ர", 4},      {"செப்", 9},      {"ஜனவ", 1},      {"ஜூன்", 6},     {"ஜூலை", 7},
    {"டிச", 12},    {"நவ", 11},      {"பிப்", 2},      {"மார்", 3},      {"மே", 5},      {"ก.พ", 42},
    {"กร", 47},     {"กัน", 49},      {"กุม", 42},      {"ตุ", 50},       {"ธ", 52},      {"พฤศ", 51},
    {"พฤษ", 45},    {"ม.ค", 41},     {"มก", 41},      {"มิ", 46},       {"มี", 43},      {"สิ", 48},
    {"เม", 44},
};

/* Whether a word stands behind a beginning in the order of the table, or begins so. */
static bool is_behind(const char *word, size_t len, const char *begin) {
  for (size_t at = 0; begin[at] != '\0'; at++) {
    if (at == len) return false;
    unsigned char a = to_lower((unsigned char)word[at]), b = (unsigned char)begin[at];
    if (a != b) return a > b;
  }
  return true;
}

uint8_t matn_month(const char *word, size_t len) {
  size_t low = 0, high = COUNT_OF(names);
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (is_behind(word, len, names[middle].begins)) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  /* the last beginning that the word has is the longest */
  for (; low > 0 && len > 0 && names[low - 1].begins[0] == (char)to_lower((unsigned char)word[0]); low--) {
    if (matn_text_begins(word, len, names[low - 1].begins) != 0) return names[low - 1].month;
  }
  return 0;
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
