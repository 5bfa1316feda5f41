#include "page_metadata.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "overlap.h"

/* Copies a value; entries of a list get ", " between them. */
static uint8_t keep(char to[VALUE_SIZE], matn_value from) {
  size_t len = 0;
  for (size_t i = 0; i < from.len && len + 3 < VALUE_SIZE; i++) {
    if (from.bytes[i] == '\n') to[len++] = ',';
    to[len++] = from.bytes[i] == '\n' ? ' ' : from.bytes[i];
  }
  to[len] = '\0';
  return from.source;
}

void page_values_keep(page_values *to, const matn_metadata *from) {
  to->title_source = keep(to->title, from->title);
  to->byline_source = keep(to->byline, from->byline);
  to->date_source = keep(to->date, from->date);
}

/* Characters that are written in several ways, and the one they are compared as. */
static const struct {
  char text[4], plain[4];
} forms[] = {{"\u2018", "'"}, {"\u2019", "'"}, {"\u201C", "\""},  {"\u201D", "\""},
             {"\u2013", "-"}, {"\u2014", "-"}, {"\u2026", "..."}, {"\u00A0", " "}};

static void make_plain(char to[VALUE_SIZE], const char *from, bool lower) {
  size_t len = 0;
  while (*from != '\0' && len + 4 < VALUE_SIZE) {
    const char *plain = NULL;
    for (size_t i = 0; i < sizeof forms / sizeof *forms && plain == NULL; i++) {
      size_t form_len = strlen(forms[i].text);
      if (strncmp(from, forms[i].text, form_len) != 0) continue;
      plain = forms[i].plain;
      from += form_len;
    }
    char own[2] = {0};
    if (plain == NULL) {
      own[0] = *from++;
      plain = own;
    }
    for (; *plain != '\0'; plain++) {
      bool space = strchr(" \t\r\n\f", *plain) != NULL;
      if (space && (len == 0 || to[len - 1] == ' ')) continue;
      to[len++] = space ? ' ' : lower ? (char)tolower((unsigned char)*plain) : *plain;
    }
  }
  if (len > 0 && to[len - 1] == ' ') len--;
  to[len] = '\0';
}

static bool same(const char *a, const char *b, bool lower) {
  char plain_a[VALUE_SIZE], plain_b[VALUE_SIZE];
  make_plain(plain_a, a, lower);
  make_plain(plain_b, b, lower);
  return strcmp(plain_a, plain_b) == 0;
}

/* Whether titles have so many words in common that a reader takes them for the same. */
static bool is_near(const char *a, const char *b) {
  words have = {0}, want = {0};
  words_add(&have, b, strlen(b));
  words_add(&want, a, strlen(a));
  double f1 = words_overlap(&have, &want).f1;
  words_free(&have);
  words_free(&want);
  return f1 >= 0.8;
}

/* The length of the first name in a list that people wrote. */
static size_t first_name(const char *names) {
  size_t len = strcspn(names, ",;\n");
  const char *joint = strstr(names, " and ");
  return joint != NULL && (size_t)(joint - names) < len ? (size_t)(joint - names) : len;
}

/* Whether the first of the names that are wanted is among those found. */
static bool has_first_name(const char *wanted, const char *found) {
  char names[VALUE_SIZE], plain[VALUE_SIZE];
  make_plain(names, wanted, true);
  make_plain(plain, found, true);
  names[first_name(names)] = '\0';
  return strstr(plain, names) != NULL;
}

void metadata_compare(metadata_sums *sums, const page *p, const page_values *found) {
  if (p->title != NULL) {
    bool right = same(p->title, found->title, false);
    sums->titles++;
    sums->right_titles += right;
    sums->near_titles += right || is_near(p->title, found->title);
    sums->by_source[found->title_source].titles++;
    sums->by_source[found->title_source].right_titles += right;
  }
  if (p->author != NULL && p->author[0] != '\0') {
    bool right = same(p->author, found->byline, true);
    sums->authors++;
    sums->right_authors += right;
    sums->first_authors += right || has_first_name(p->author, found->byline);
    sums->by_source[found->byline_source].bylines++;
    sums->by_source[found->byline_source].right_bylines += right;
  } else if (p->title != NULL) {
    sums->nameless++;
    sums->wrong_authors += found->byline[0] != '\0';
  }
  if (p->date != NULL) {
    bool right = strncmp(p->date, found->date, strlen("YYYY-MM-DD")) == 0;
    sums->dates++;
    sums->right_dates += right;
    sums->by_source[found->date_source].dates++;
    sums->by_source[found->date_source].right_dates += right;
  }
}

static double share(size_t part, size_t whole) {
  return whole > 0 ? (double)part / (double)whole : 0;
}

void metadata_print(const metadata_sums *sums) {
  if (sums->titles == 0) return;
  printf("  title %.3f (near %.3f)  author %.3f (the first %.3f; of those without %.3f get one)  date %.3f\n",
         share(sums->right_titles, sums->titles), share(sums->near_titles, sums->titles),
         share(sums->right_authors, sums->authors), share(sums->first_authors, sums->authors),
         share(sums->wrong_authors, sums->nameless), share(sums->right_dates, sums->dates));
  printf("  right of those found, by source: title, author, date\n");
  for (uint8_t i = 0; i < MATN_SOURCE_COUNT; i++) {
    const char *name = i == MATN_SOURCE_NONE ? "(none)" : matn_source_name(i);
    if (sums->by_source[i].titles + sums->by_source[i].bylines + sums->by_source[i].dates == 0) continue;
    printf("    %-12s %4zu of %4zu  %4zu of %4zu  %4zu of %4zu\n", name, sums->by_source[i].right_titles,
           sums->by_source[i].titles, sums->by_source[i].right_bylines, sums->by_source[i].bylines,
           sums->by_source[i].right_dates, sums->by_source[i].dates);
  }
}
