/* A text is cut into numbers and words first; what stands between them matters only where it says in which
 * order the numbers are (ISO 8601 years first, days before months with dots). */
#include "date.h"

#include "text.h"

#define PIECES_MAX 16

#define YEAR_LEAST 1900
#define YEAR_MOST 2100

typedef enum piece_kind { PIECE_NUMBER, PIECE_MONTH, PIECE_WORD } piece_kind;

typedef struct piece {
  uint16_t value; /* of a number of up to four digits, or which month */
  uint8_t kind;
  uint8_t len; /* of a number in digits, of a word in bytes */
  uint8_t
      before; /* the first byte that is no space between it and the piece before, or a space; 0: nothing */
} piece;

/* Arabic months of two words, of which the second says which of two it is. */
enum { TISHREEN = 13, KANOON = 14 };

/* Words of more bytes do not stand inside a date; "of", "de", "th" and the like do. */
#define LINK_WORD_MAX 4

/* Months by how their names begin, in lower case as far as that is ASCII. */
static const struct month_name {
  char begins[15];
  uint8_t month;
} month_names[] = {
    /* Germanic, Romance, and what others share with them */
    {"jan", 1},
    {"jän", 1},
    {"ene", 1},
    {"gen", 1},
    {"feb", 2},
    {"fev", 2},
    {"fév", 2},
    {"mar", 3},
    {"mär", 3},
    {"mrt", 3},
    {"maa", 3},
    {"apr", 4},
    {"avr", 4},
    {"abr", 4},
    {"may", 5},
    {"mai", 5},
    {"mei", 5},
    {"maj", 5},
    {"mag", 5},
    {"jun", 6},
    {"juin", 6},
    {"giu", 6},
    {"jul", 7},
    {"juil", 7},
    {"lug", 7},
    {"aug", 8},
    {"ago", 8},
    {"aoû", 8},
    {"aou", 8},
    {"sep", 9},
    {"set", 9},
    {"oct", 10},
    {"okt", 10},
    {"out", 10},
    {"ott", 10},
    {"nov", 11},
    {"dec", 12},
    {"déc", 12},
    {"dez", 12},
    {"dic", 12},
    {"des", 12},
    /* Polish, Turkish */
    {"sty", 1},
    {"lut", 2},
    {"kwi", 4},
    {"cze", 6},
    {"lip", 7},
    {"sie", 8},
    {"wrz", 9},
    {"paź", 10},
    {"lis", 11},
    {"gru", 12},
    {"oca", 1},
    {"şub", 2},
    {"Şub", 2},
    {"nis", 4},
    {"haz", 6},
    {"tem", 7},
    {"ağu", 8},
    {"eyl", 9},
    {"eki", 10},
    {"kas", 11},
    {"ara", 12},
    /* Russian, Ukrainian */
    {"янв", 1},
    {"фев", 2},
    {"мар", 3},
    {"апр", 4},
    {"май", 5},
    {"мая", 5},
    {"июн", 6},
    {"июл", 7},
    {"авг", 8},
    {"сен", 9},
    {"окт", 10},
    {"ноя", 11},
    {"дек", 12},
    {"січ", 1},
    {"лют", 2},
    {"бер", 3},
    {"кві", 4},
    {"тра", 5},
    {"чер", 6},
    {"лип", 7},
    {"сер", 8},
    {"вер", 9},
    {"жов", 10},
    {"лис", 11},
    {"гру", 12},
    /* Arabic, of the west and of the east */
    {"يناير", 1},
    {"فبراير", 2},
    {"مارس", 3},
    {"أبريل", 4},
    {"ابريل", 4},
    {"إبريل", 4},
    {"مايو", 5},
    {"يونيو", 6},
    {"يوليو", 7},
    {"أغسطس", 8},
    {"اغسطس", 8},
    {"سبتمبر", 9},
    {"أكتوبر", 10},
    {"اكتوبر", 10},
    {"نوفمبر", 11},
    {"ديسمبر", 12},
    {"شباط", 2},
    {"آذار", 3},
    {"نيسان", 4},
    {"أيار", 5},
    {"حزيران", 6},
    {"تموز", 7},
    {"آب", 8},
    {"أيلول", 9},
    {"تشرين", TISHREEN},
    {"كانون", KANOON},
    /* Hebrew, Hindi */
    {"ינואר", 1},
    {"פברואר", 2},
    {"מרץ", 3},
    {"אפריל", 4},
    {"מאי", 5},
    {"יוני", 6},
    {"יולי", 7},
    {"אוגוסט", 8},
    {"ספטמבר", 9},
    {"אוקטובר", 10},
    {"נובמבר", 11},
    {"דצמבר", 12},
    {"जनव", 1},
    {"फ़रव", 2},
    {"फरव", 2},
    {"मार्च", 3},
    {"अप्र", 4},
    {"जून", 6},
    {"जुल", 7},
    {"अग", 8},
    {"सित", 9},
    {"अक", 10},
    {"नव", 11},
    {"दिस", 12},
};

static bool begins_with(const char *text, size_t len, const char *begin) {
  size_t i = 0;
  while (i < len && begin[i] != '\0' && (char)to_lower((unsigned char)text[i]) == begin[i]) i++;
  return begin[i] == '\0';
}

static uint8_t month_of(const char *word, size_t len) {
  for (size_t i = 0; i < COUNT_OF(month_names); i++) {
    if (begins_with(word, len, month_names[i].begins)) return month_names[i].month;
  }
  return 0;
}

/* The value of the digit at p: of ASCII, Arabic, Persian, Devanagari, or full width; 10 if it is none. */
static uint32_t digit_value(const char *p, size_t len) {
  static const struct {
    char zero[4];
    uint8_t len;
  } zeros[] = {{"0", 1}, {"\xD9\xA0", 2}, {"\xDB\xB0", 2}, {"\xE0\xA5\xA6", 3}, {"\xEF\xBC\x90", 3}};
  for (size_t i = 0; i < COUNT_OF(zeros); i++) {
    size_t last = zeros[i].len - 1u;
    if (len != zeros[i].len || memcmp(p, zeros[i].zero, last) != 0) continue;
    uint32_t value = (uint32_t)(unsigned char)p[last] - (unsigned char)zeros[i].zero[last];
    if (value < 10) return value;
  }
  return 10;
}

/* What follows a number in East Asia: year, month. */
static bool is_unit(const char *p, size_t len) {
  return len == 3 && (memcmp(p, "年", 3) == 0 || memcmp(p, "月", 3) == 0 || memcmp(p, "년", 3) == 0 ||
                      memcmp(p, "월", 3) == 0);
}

/* The month whose name has two words, by the second. */
static uint8_t second_word(uint32_t first, const char *word, size_t len) {
  bool is_first = begins_with(word, len, "الأول") || begins_with(word, len, "الاول");
  if (first == TISHREEN) return is_first ? 10 : 11;
  return is_first ? 12 : 1;
}

/* Reads a number, or a word, which begins at `at`; returns where it ends. */
static size_t read_piece(const char *text, size_t len, size_t at, piece *p) {
  size_t from = at, step;
  bool is_number = false;
  for (; at < len; at += step) {
    text_class class = matn_text_class(text + at, &step);
    uint32_t digit = digit_value(text + at, step);
    if (at == from) is_number = digit < 10;
    if (class == TEXT_MARK) continue;
    if (!text_is_word(class) || is_unit(text + at, step) || is_number != (digit < 10)) break;
    if (!is_number) continue;
    if (p->len < 4) p->value = (uint16_t)(p->value * 10 + digit);
    if (p->len < UINT8_MAX) p->len++;
  }
  if (is_number) return at;
  p->value = month_of(text + from, at - from);
  p->kind = p->value != 0 ? PIECE_MONTH : PIECE_WORD;
  p->len = at - from < UINT8_MAX ? (uint8_t)(at - from) : UINT8_MAX;
  return at;
}

/* Cuts a text into numbers and words; returns how many, PIECES_MAX at most. */
static size_t cut(const char *text, size_t len, piece pieces[PIECES_MAX]) {
  size_t count = 0, step;
  uint8_t before = ' ';
  piece *last = NULL;
  for (size_t at = 0; at < len && count < PIECES_MAX; at += step) {
    text_class class = matn_text_class(text + at, &step);
    if (class == TEXT_MARK) continue;
    if (!text_is_word(class) || is_unit(text + at, step)) {
      if (before == 0 || before == ' ') before = (uint8_t)text[at];
      continue;
    }
    piece *p = &pieces[count];
    *p = (piece){.kind = PIECE_NUMBER, .before = before};
    step = read_piece(text, len, at, p) - at;
    before = 0;
    if (last != NULL && last->kind == PIECE_MONTH && last->value > 12) {
      last->value = second_word(last->value, text + at, step);
      continue;
    }
    last = p;
    count++;
  }
  return count;
}

static bool is_day(const piece *p) {
  return p->kind == PIECE_NUMBER && p->len <= 2 && p->value >= 1 && p->value <= 31;
}

static bool is_year(const piece *p) {
  return p->kind == PIECE_NUMBER && p->len == 4 && p->value >= YEAR_LEAST && p->value <= YEAR_MOST;
}

static bool is_month(const piece *p) {
  return p->kind == PIECE_MONTH && p->value <= 12;
}

typedef struct date {
  uint32_t year, month, day;
} date;

static bool is_in_calendar(const date *d) {
  static const uint8_t days[12] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return d->month >= 1 && d->month <= 12 && d->day <= days[d->month - 1];
}

/* Three numbers in a row. */
static bool from_numbers(const piece *p, date *out) {
  bool joined = p[1].before != ' ' && p[2].before != ' ' && p[1].before != ',' && p[2].before != ',';
  if (!joined || p[1].kind != PIECE_NUMBER || p[2].kind != PIECE_NUMBER) return false;
  if (is_year(&p[0]) && is_day(&p[2])) {
    *out = (date){p[0].value, p[1].value, p[2].value};
  } else if (is_year(&p[2]) && is_day(&p[0]) && (p[1].before == '.' || p[0].value > 12)) {
    *out = (date){p[2].value, p[1].value, p[0].value};
  } else if (is_year(&p[2]) && is_day(&p[1]) && p[1].value > 12) {
    *out = (date){p[2].value, p[0].value, p[1].value};
  } else {
    return false;
  }
  return is_in_calendar(out);
}

/* A month's name with the numbers around it; words that link them are left out. */
static bool from_name(const piece *p, date *out) {
  if (is_day(&p[0]) && is_month(&p[1]) && is_year(&p[2])) {
    *out = (date){p[2].value, p[1].value, p[0].value};
  } else if (is_month(&p[0]) && is_day(&p[1]) && is_year(&p[2])) {
    *out = (date){p[2].value, p[0].value, p[1].value};
  } else if (is_year(&p[0]) && is_month(&p[1]) && is_day(&p[2])) {
    *out = (date){p[0].value, p[1].value, p[2].value};
  } else {
    return false;
  }
  return is_in_calendar(out);
}

static void write_number(char *to, uint32_t value, size_t digits) {
  for (size_t i = digits; i-- > 0; value /= 10) to[i] = (char)('0' + value % 10);
}

bool matn_date_find(const char *text, size_t len, char out[DATE_LEN]) {
  piece pieces[PIECES_MAX];
  size_t count = cut(text, len, pieces), kept = 0;
  date found = {0, 0, 0};
  bool is_found = false;
  for (size_t i = 0; i + 2 < count && !is_found; i++) is_found = from_numbers(&pieces[i], &found);
  for (size_t i = 0; i < count; i++) {
    bool is_link = pieces[i].kind == PIECE_WORD && pieces[i].len <= LINK_WORD_MAX;
    if (!is_link) pieces[kept++] = pieces[i];
  }
  for (size_t i = 0; i + 2 < kept && !is_found; i++) is_found = from_name(&pieces[i], &found);
  if (!is_found) return false;
  memcpy(out, "0000-00-00", DATE_LEN);
  write_number(out, found.year, 4);
  write_number(out + 5, found.month, 2);
  write_number(out + 8, found.day, 2);
  return true;
}
