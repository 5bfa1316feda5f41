/* A text is first cut into numbers and words. What stands between them matters only for the order of the
 * numbers: with hyphens years come first (ISO 8601), with dots days come before months. */
#include "date.h"

#include "base/saturate.h"
#include "base/slice.h"
#include "base/text.h"
#include "base/utf8.h"
#include "month.h"

#define PIECES_MAX 16

#define YEAR_LEAST 1900
#define YEAR_MOST 2100
#define THAI_YEAR_MOST 2700

typedef enum piece_type { PIECE_NUMBER, PIECE_MONTH, PIECE_WORD } piece_type;

typedef struct piece {
  uint16_t value; /* a number of up to four digits; the month; the label that a word is */
  uint8_t type;
  uint8_t len;    /* digits of a number, bytes of a word */
  uint8_t before; /* first visible byte between it and the piece before, or a space; 0: nothing */
  uint8_t label;  /* of the words before it that are left out */
} piece;

/* Only words up to this length stand inside a date, such as "of", "de", "th". */
#define LINK_WORD_MAX 4

/* How words begin that tell what a date is of. The case of ASCII letters makes no difference. Those of less
 * than LABEL_BEGIN bytes are whole. */
#define LABEL_BEGIN 5
static const struct {
  char begin[11];
  uint8_t label;
} label_words[] = {{"publis", DATE_PUBLISHED},  {"publié", DATE_PUBLISHED},
                   {"publica", DATE_PUBLISHED}, {"pubbl", DATE_PUBLISHED},
                   {"posted", DATE_PUBLISHED},  {"started", DATE_PUBLISHED},
                   {"veröff", DATE_PUBLISHED},  {"ersch", DATE_PUBLISHED},
                   {"gepubl", DATE_PUBLISHED},  {"geplaatst", DATE_PUBLISHED},
                   {"опубл", DATE_PUBLISHED},   {"Опубл", DATE_PUBLISHED},
                   {"نشر", DATE_PUBLISHED},     {"منتشر", DATE_PUBLISHED},
                   {"انتشا", DATE_PUBLISHED},   {"פורסם", DATE_PUBLISHED},
                   {"发布", DATE_PUBLISHED},    {"發布", DATE_PUBLISHED},
                   {"发表", DATE_PUBLISHED},    {"發表", DATE_PUBLISHED},
                   {"updat", DATE_CHANGED},     {"modif", DATE_CHANGED},
                   {"last", DATE_CHANGED},      {"edited", DATE_CHANGED},
                   {"aktual", DATE_CHANGED},    {"actual", DATE_CHANGED},
                   {"geänd", DATE_CHANGED},     {"aggiorn", DATE_CHANGED},
                   {"atualiz", DATE_CHANGED},   {"bijgewerkt", DATE_CHANGED},
                   {"обнов", DATE_CHANGED},     {"Обнов", DATE_CHANGED},
                   {"измен", DATE_CHANGED},     {"Измен", DATE_CHANGED},
                   {"تحديث", DATE_CHANGED},     {"تعديل", DATE_CHANGED},
                   {"עודכן", DATE_CHANGED},     {"更新", DATE_CHANGED},
                   {"修改", DATE_CHANGED},      {"recei", DATE_OTHER},
                   {"accep", DATE_OTHER},       {"submit", DATE_OTHER},
                   {"revis", DATE_OTHER},       {"born", DATE_OTHER},
                   {"membe", DATE_OTHER},       {"joined", DATE_OTHER},
                   {"since", DATE_OTHER},       {"eingere", DATE_OTHER},
                   {"eingeg", DATE_OTHER},      {"angenomm", DATE_OTHER},
                   {"geboren", DATE_OTHER},     {"mitgl", DATE_OTHER},
                   {"reçu", DATE_OTHER},        {"soumis", DATE_OTHER},
                   {"né", DATE_OTHER},          {"née", DATE_OTHER},
                   {"membr", DATE_OTHER},       {"recib", DATE_OTHER},
                   {"acepta", DATE_OTHER},      {"nacid", DATE_OTHER},
                   {"miemb", DATE_OTHER},       {"receb", DATE_OTHER},
                   {"aceit", DATE_OTHER},       {"nascid", DATE_OTHER},
                   {"ricev", DATE_OTHER},       {"accett", DATE_OTHER},
                   {"nato", DATE_OTHER},        {"nata", DATE_OTHER},
                   {"посту", DATE_OTHER},       {"Посту", DATE_OTHER},
                   {"приня", DATE_OTHER},       {"Приня", DATE_OTHER},
                   {"родил", DATE_OTHER},       {"Родил", DATE_OTHER},
                   {"收稿", DATE_OTHER},        {"录用", DATE_OTHER},
                   {"出生", DATE_OTHER}};

static date_label label_of(const char *word, size_t len) {
  char first = (char)to_lower((unsigned char)*word);
  for (size_t i = 0; i < sizeof label_words / sizeof *label_words; i++) {
    if (*label_words[i].begin != first) continue;
    size_t begin = matn_text_begins(word, len, label_words[i].begin);
    if (begin != 0 && (begin == len || begin >= LABEL_BEGIN)) return (date_label)label_words[i].label;
  }
  return len > LINK_WORD_MAX && !matn_is_weekday(word, len) ? DATE_IN_WORDS : DATE_ALONE;
}

/* The value of the digit at p, which may be ASCII, Arabic, Persian, Devanagari, Bengali, Thai or full width.
 * 10 if it is no digit. */
static uint32_t digit_value(const char *p, size_t len) {
  static const struct {
    char zero[4];
    uint8_t len;
  } zeros[] = {{"0", 1},
               {"\xD9\xA0", 2},
               {"\xDB\xB0", 2},
               {"\xE0\xA5\xA6", 3},
               {"\xE0\xA7\xA6", 3},
               {"\xE0\xB9\x90", 3},
               {"\xEF\xBC\x90", 3}};
  for (size_t i = 0; i < COUNT_OF(zeros); i++) {
    size_t last = zeros[i].len - 1u;
    if (len != zeros[i].len || memcmp(p, zeros[i].zero, last) != 0) continue;
    uint32_t value = (uint32_t)(unsigned char)p[last] - (unsigned char)zeros[i].zero[last];
    if (value < 10) return value;
  }
  return 10;
}

/* Whether it is a character that follows a number in East Asia: year, month. */
static bool is_unit(const char *p, size_t len) {
  matn_slice character = {p, len};
  if (len != sizeof "年" - 1) return false;
  return slice_is(character, "年") || slice_is(character, "月") || slice_is(character, "년") ||
         slice_is(character, "월");
}

/* Reads the number or word that begins at `at`; returns where it ends. */
static size_t read_piece(const char *text, size_t len, size_t at, piece *item) {
  size_t from = at, step;
  bool is_number = false;
  for (; at < len; at += step) {
    text_class class = matn_text_class(text + at, &step);
    uint32_t digit = digit_value(text + at, step);
    if (at == from) is_number = digit < 10;
    if (class == TEXT_MARK) continue;
    if (!text_is_word(class) || is_unit(text + at, step) || is_number != (digit < 10)) break;
    if (!is_number) continue;
    if (item->len < 4) item->value = (uint16_t)(item->value * 10 + digit);
    add_saturating_8(&item->len, 1);
  }
  if (is_number) return at;
  item->value = matn_month(text + from, at - from);
  item->type = item->value != 0 ? PIECE_MONTH : PIECE_WORD;
  if (item->value == 0) item->value = (uint16_t)label_of(text + from, at - from);
  item->len = at - from < UINT8_MAX ? (uint8_t)(at - from) : UINT8_MAX;
  return at;
}

/* Leaves out short words, which may stand inside a date; returns how many pieces there are then. */
static size_t leave_out_links(piece *pieces, size_t count) {
  size_t kept = 0;
  uint8_t label = 0;
  bool is_apart = false;
  for (size_t i = 0; i < count; i++) {
    piece item = pieces[i];
    if (item.type == PIECE_WORD && item.len <= LINK_WORD_MAX) {
      if (item.value > label) label = (uint8_t)item.value;
      is_apart = true;
      continue;
    }
    if (is_apart) item.before = ' ';
    item.label = label;
    pieces[kept++] = item;
    label = 0;
    is_apart = false;
  }
  return kept;
}

/* Cuts a text into numbers and words, without short ones; returns how many, PIECES_MAX at most. */
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
    piece *item = &pieces[count];
    *item = (piece){.type = PIECE_NUMBER, .before = before};
    step = read_piece(text, len, at, item) - at;
    before = 0;
    if (last != NULL && last->type == PIECE_MONTH && last->value >= MONTH_TISHREEN) {
      last->value = matn_month_of_two((uint8_t)last->value, text + at, step);
      continue;
    }
    last = item;
    count++;
  }
  return leave_out_links(pieces, count);
}

static bool is_day(const piece *item) {
  return item->type == PIECE_NUMBER && item->len <= 2 && item->value <= 31;
}

static bool is_number(const piece *item, uint32_t least, uint32_t most) {
  return item->type == PIECE_NUMBER && item->len == 4 && item->value >= least && item->value <= most;
}

static bool is_year(const piece *item) {
  return is_number(item, YEAR_LEAST, YEAR_MOST);
}

static bool is_month(const piece *item) {
  return item->type == PIECE_MONTH;
}

/* Whether a number can be the year beside a month's name, in the calendar of that month. Which years the
 * Iranian one has, matn_date_gregorian() knows. */
static bool is_year_of(const piece *item, const piece *month) {
  if (month->value >= MONTH_THAI) return is_number(item, YEAR_LEAST, THAI_YEAR_MOST);
  return month->value >= MONTH_IRANIAN ? is_number(item, 0, UINT16_MAX) : is_year(item);
}

/* Three numbers in a row. */
static OUT_OF_LINE bool from_numbers(const piece *item, date_order order, date *out) {
  bool joined =
      item[1].before != ' ' && item[2].before != ' ' && item[1].before != ',' && item[2].before != ',';
  if (!joined || item[1].type != PIECE_NUMBER || item[2].type != PIECE_NUMBER) return false;
  bool day_first =
      item[1].before == '.' || item[0].value > 12 || (order == DATE_ORDER_DAY && item[1].value <= 12);
  bool month_first = item[1].value > 12 || order == DATE_ORDER_MONTH;
  if (is_year(&item[0]) && is_day(&item[2])) {
    *out = (date){item[0].value, item[1].value, item[2].value};
  } else if (is_year(&item[2]) && is_day(&item[0]) && day_first) {
    *out = (date){item[2].value, item[1].value, item[0].value};
  } else if (is_year(&item[2]) && is_day(&item[1]) && month_first) {
    *out = (date){item[2].value, item[0].value, item[1].value};
  } else {
    return false;
  }
  return matn_date_gregorian(out);
}

/* A month's name with the numbers around it; words that link them are left out. */
static OUT_OF_LINE bool from_name(const piece *item, date *out) {
  if (is_day(&item[0]) && is_month(&item[1]) && is_year_of(&item[2], &item[1])) {
    *out = (date){item[2].value, item[1].value, item[0].value};
  } else if (is_month(&item[0]) && is_day(&item[1]) && is_year_of(&item[2], &item[0])) {
    *out = (date){item[2].value, item[0].value, item[1].value};
  } else if (is_month(&item[1]) && is_year_of(&item[0], &item[1]) && is_day(&item[2])) {
    *out = (date){item[0].value, item[1].value, item[2].value};
  } else {
    return false;
  }
  return matn_date_gregorian(out);
}

static void write_number(char *to, uint32_t value, size_t digits) {
  for (size_t i = digits; i-- > 0; value /= 10) to[i] = (char)('0' + value % 10);
}

bool matn_date_has_year(const char *text, size_t len) {
  uint32_t digits = 0;
  for (size_t at = 0, step; at < len; at += step) {
    unsigned char c = (unsigned char)text[at];
    step = utf8_len(c);
    bool is_value = c < 0x80 ? is_digit(c) : digit_value(text + at, step) < 10;
    if (!is_value && digits == 4) return true;
    digits = is_value ? digits + 1 : 0;
  }
  return digits == 4;
}

/* Finds the first date from a piece on; moves behind it. The words before it tell its label. */
static bool find_next(const piece *pieces, size_t count, size_t *at, date_order order, date *found,
                      date_label *label) {
  *label = DATE_ALONE;
  for (size_t i = *at; i < count; i++) {
    if (pieces[i].label > *label) *label = (date_label)pieces[i].label;
    bool is_found = i + 2 < count && (from_numbers(&pieces[i], order, found) || from_name(&pieces[i], found));
    *at = i + 3;
    if (is_found) return true;
    if (pieces[i].type == PIECE_WORD && pieces[i].value > *label) *label = (date_label)pieces[i].value;
  }
  return false;
}

static void write_date(char out[DATE_LEN], const date *d) {
  memcpy(out, "0000-00-00", DATE_LEN);
  write_number(out, d->year, 4);
  write_number(out + 5, d->month, 2);
  write_number(out + 8, d->day, 2);
}

bool matn_date_find(const char *text, size_t len, date_order order, char out[DATE_LEN]) {
  date found;
  piece pieces[PIECES_MAX];
  date_label label;
  size_t at = 0;
  if (!matn_date_has_year(text, len)) return false;
  size_t count = cut(text, len, pieces);
  if (!find_next(pieces, count, &at, order, &found, &label)) return false;
  write_date(out, &found);
  return true;
}

/* How much a date is worth, by its label, as that of publication. */
static uint32_t worth(date_label label) {
  static const uint8_t by_label[] = {
      [DATE_ALONE] = 3, [DATE_IN_WORDS] = 3, [DATE_PUBLISHED] = 4, [DATE_CHANGED] = 2, [DATE_OTHER] = 1};
  return by_label[label];
}

date_label matn_date_in_line(const char *text, size_t len, date_order order, char out[DATE_LEN],
                             bool *is_found) {
  date found;
  piece pieces[PIECES_MAX];
  date_label label, best = DATE_ALONE;
  size_t at = 0, count = cut(text, len, pieces);
  *is_found = false;
  while (find_next(pieces, count, &at, order, &found, &label)) {
    if (*is_found && worth(label) <= worth(best)) continue;
    write_date(out, &found);
    best = label;
    *is_found = true;
  }
  return *is_found ? best : label;
}

/* English without a country, or of the United States, writes the month first. Every other language writes the
 * day first. */
date_order matn_date_order(const char *language, size_t len) {
  bool english =
      len >= 2 && to_lower((unsigned char)language[0]) == 'e' && to_lower((unsigned char)language[1]) == 'n';
  if (len < 2) return DATE_ORDER_UNKNOWN;
  if (!english) return DATE_ORDER_DAY;
  bool america =
      len == 5 && to_lower((unsigned char)language[3]) == 'u' && to_lower((unsigned char)language[4]) == 's';
  return len == 2 || america ? DATE_ORDER_MONTH : DATE_ORDER_DAY;
}

/* A mark and two digits: the bytes read, 3 or 0. */
static size_t two_digits(const char *text, size_t len, size_t at, char mark) {
  if (len - at < 3 || text[at] != mark) return 0;
  return is_digit((unsigned char)text[at + 1]) && is_digit((unsigned char)text[at + 2]) ? 3 : 0;
}

/* Writes the time of day behind a date, and parts of a second; returns the bytes written, and where it ends.
 */
static size_t write_clock(const char *text, size_t len, size_t *end, char *out) {
  char clock[9];
  size_t at = 0, written = 0, step;
  for (; written < sizeof clock; written += step, at += step) {
    if ((step = two_digits(text, len, at, written == 0 ? text[0] : ':')) == 0) break;
    memcpy(clock + written, text + at, step);
  }
  if (written < 6) return 0;
  clock[0] = 'T';
  memcpy(out, clock, written);
  if (written == sizeof clock && at < len && text[at] == '.') {
    size_t from = at++;
    while (at < len && is_digit((unsigned char)text[at])) at++;
    size_t digits = at - from > 4 ? 4 : at - from;
    if (digits > 1) {
      memcpy(out + written, text + from, digits);
      written += digits;
    }
  }
  *end = at;
  return written;
}

/* Writes the zone behind a time of day; returns the bytes written. */
static size_t write_zone(const char *text, size_t len, char *out) {
  size_t at = 0, hours;
  while (at < len && text[at] == ' ') at++;
  if (at == len) return 0;
  if (text[at] == 'Z' || text[at] == 'z') {
    *out = 'Z';
    return 1;
  }
  if (text[at] != '+' && text[at] != '-') return 0;
  if ((hours = two_digits(text, len, at, text[at])) == 0) return 0;
  memcpy(out, text + at, hours);
  memcpy(out + hours, ":00", 3);
  at += hours;
  if (at < len && text[at] == ':') at++;
  if (len - at >= 2 && is_digit((unsigned char)text[at]) && is_digit((unsigned char)text[at + 1])) {
    memcpy(out + hours + 1, text + at, 2);
  }
  return hours + 3;
}

/* Writes the time of day and the zone that follow a date, if they are in ISO 8601; returns the bytes
 * written. */
static OUT_OF_LINE size_t write_time(const char *text, size_t len, char *out) {
  size_t end, written;
  if (len == 0 || (text[0] != 'T' && text[0] != 't' && text[0] != ' ')) return 0;
  if ((written = write_clock(text, len, &end, out)) == 0) return 0;
  return written + write_zone(text + end, len - end, out + written);
}

/* The number that the first `digits` characters make; 0 if one of them is no digit. */
static uint32_t number_at(const char *text, size_t digits) {
  uint32_t number = 0;
  for (size_t i = 0; i < digits; i++) {
    if (!is_digit((unsigned char)text[i])) return 0;
    number = number * 10 + (uint32_t)(text[i] - '0');
  }
  return number;
}

/* Writes a year, or a year and a month; returns the bytes written. */
static size_t write_less(const char *text, size_t len, char *out) {
  uint32_t year = len == 4 || len == 7 ? number_at(text, 4) : 0;
  if (year < YEAR_LEAST || year > YEAR_MOST) return 0;
  if (len == 7 && (text[4] != '-' || number_at(text + 5, 2) < 1 || number_at(text + 5, 2) > 12)) return 0;
  memcpy(out, text, len);
  return len;
}

size_t matn_date_time(const char *text, size_t len, char out[DATE_TIME_MAX]) {
  date d = {0, 0, 0};
  if (len >= DATE_LEN && text[4] == '-' && text[7] == '-') {
    d = (date){number_at(text, 4), number_at(text + 5, 2), number_at(text + 8, 2)};
  }
  if (d.year >= YEAR_LEAST && d.year <= YEAR_MOST && d.month <= 12 && matn_date_gregorian(&d)) {
    write_date(out, &d);
    return DATE_LEN + write_time(text + DATE_LEN, len - DATE_LEN, out + DATE_LEN);
  }
  if (matn_date_find(text, len, DATE_ORDER_UNKNOWN, out)) return DATE_LEN;
  return write_less(text, len, out);
}
