/* Character references: names against a table and, when WHATWG_DATA names the directory of entities.json,
 * against the whole list; numbers against the standard's table. */
#include "tokenizer/charref.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "support/buffer.h"
#include "support/json.h"
#include "support/test.h"

/* What a name stands for, ending in NUL; "" if it is none. */
static const char *look_up(const char *name, char text[CHARREF_TEXT_MAX + 1]) {
  charref_walk walk;
  matn_charref_start(&walk);
  text[0] = '\0';
  for (const char *p = name; *p != '\0'; p++) {
    if (!matn_charref_step(&walk, (unsigned char)*p)) return text;
  }
  if (matn_charref_is_name(&walk)) text[matn_charref_text(&walk, text)] = '\0';
  return text;
}

static void names(void) {
  static const struct {
    const char *name, *text;
  } rows[] = {
      {"amp;", "&"},
      {"amp", "&"},
      {"AMP", "&"},
      {"Amp;", ""},
      {"not", "\xC2\xAC"},
      {"noti", ""},
      {"notin;", "\xE2\x88\x89"},
      {"notin", ""},
      {"AElig", "\xC3\x86"},
      {"zwnj;", "\xE2\x80\x8C"},
      {"AElig;", "\xC3\x86"},
      {"Tab;", "\t"},
      {"jmath;", "\xC8\xB7"},
      {"circ;", "\xCB\x86"},
      {"Ascr;", "\xF0\x9D\x92\x9C"},
      {"zwj;", "\xE2\x80\x8D"},
      {"zwn", ""},
      {"lt", "<"},
      {"gt;", ">"},
      {"quot", "\""},
      {"nbsp", "\xC2\xA0"},
      {"apos;", "'"},
      {"apos", ""},
      {"copy", "\xC2\xA9"},
      {"copysr;", "\xE2\x84\x97"},
      {"copysr", ""},
      {"para", "\xC2\xB6"},
      {"parallel;", "\xE2\x88\xA5"},
      {"in;", "\xE2\x88\x88"},
      {"in", ""},
      {"frac12", "\xC2\xBD"},
      {"frac1", ""},
      {"frac12;", "\xC2\xBD"},
      {"there4;", "\xE2\x88\xB4"},
      {"Afr;", "\xF0\x9D\x94\x84"},
      {"zopf;", "\xF0\x9D\x95\xAB"},
      {"acE;", "\xE2\x88\xBE\xCC\xB3"},
      {"nvlt;", "<\xE2\x83\x92"},
      {"fjlig;", "fj"},
      {"NotEqualTilde;", "\xE2\x89\x82\xCC\xB8"},
      {"ThickSpace;", "\xE2\x81\x9F\xE2\x80\x8A"},
      {"CounterClockwiseContourIntegral;", "\xE2\x88\xB3"},
      {"amp;;", ""},
      {";", ""},
      {"", ""},
      {"1", ""},
      {"a b", ""},
      {"\xC3\x86", ""},
  };
  char text[CHARREF_TEXT_MAX + 1];
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    CHECK_STRING(rows[i].name, look_up(rows[i].name, text), rows[i].text);
  }
}

static void bytes_that_go_on(void) {
  static const struct {
    const char *begin, *next;
  } rows[] = {
      {"", "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"},
      {"not", ";in"},
      {"frac", "123457"},
      {"sup", "123;Edehlmnps"},
      {"zw", "jn"},
      {"amp;", ""},
      {"CounterClockwiseContourIntegra", "l"},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    charref_walk walk;
    matn_charref_start(&walk);
    for (const char *p = rows[i].begin; *p != '\0'; p++) matn_charref_step(&walk, (unsigned char)*p);
    for (int c = 0; c < 256; c++) {
      char what[64];
      charref_walk next = walk;
      bool goes_on = matn_charref_step(&next, (unsigned char)c);
      snprintf(what, sizeof what, "%s, then 0x%02X", rows[i].begin, (unsigned)c);
      CHECK_INT(what, goes_on, c != 0 && strchr(rows[i].next, c) != NULL);
      if (!goes_on) CHECK(what, next.node == walk.node && next.index == walk.index);
    }
  }
}

static void numbers(void) {
  static const struct {
    uint32_t code, character;
  } rows[] = {
      {0, 0xFFFD},         {1, 1},           {0x0D, 0x0D},     {0x7F, 0x7F},         {0x80, 0x20AC},
      {0x81, 0x81},        {0x9F, 0x178},    {0xA0, 0xA0},     {0xD7FF, 0xD7FF},     {0xD800, 0xFFFD},
      {0xDFFF, 0xFFFD},    {0xE000, 0xE000}, {0xFFFE, 0xFFFE}, {0x10FFFF, 0x10FFFF}, {0x110000, 0xFFFD},
      {UINT32_MAX, 0xFFFD}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    char what[16];
    snprintf(what, sizeof what, "&#x%lX;", (unsigned long)rows[i].code);
    CHECK_INT(what, matn_charref_number(rows[i].code), rows[i].character);
  }
}

static json *entities;

static void every_name_of_the_list(void) {
  size_t longest = 0, most = 0, count = 0;
  for (const json *entity = entities->child; entity != NULL; entity = entity->next, count++) {
    char text[CHARREF_TEXT_MAX + 1], expected[2 * 4 + 1];
    const char *found = look_up(entity->key + 1, text);
    size_t len = 0;
    for (const json *c = entity->child; c != NULL; c = c->next) {
      len += utf8_encode((uint32_t)c->number, expected + len);
    }
    expected[len] = '\0';
    CHECK_STRING(entity->key, found, expected);
    if (strlen(entity->key) - 1 > longest) longest = strlen(entity->key) - 1;
    if (strlen(found) > most) most = strlen(found);
  }
  CHECK_INT("names", count, 2231);
  CHECK_INT("longest name", longest, CHARREF_NAME_MAX);
  CHECK_INT("longest text", most, CHARREF_TEXT_MAX);
}

static void no_other_beginning_of_a_name(void) {
  for (const json *entity = entities->child; entity != NULL; entity = entity->next) {
    for (size_t len = strlen(entity->key) - 1; len > 1; len--) {
      char name[64], text[CHARREF_TEXT_MAX + 1];
      snprintf(name, sizeof name, "%.*s", (int)len, entity->key);
      if (json_member(entities, name) == NULL) CHECK_STRING(name, look_up(name + 1, text), "");
    }
  }
}

int main(void) {
  const char *directory = getenv("WHATWG_DATA");
  buffer text = {0};
  char path[4096];
  TEST(names);
  TEST(bytes_that_go_on);
  TEST(numbers);
  snprintf(path, sizeof path, "%s/entities.json", directory != NULL ? directory : "");
  if (directory == NULL || !buffer_add_file(&text, path)) {
    test_skip("the whole list of names", "WHATWG_DATA does not name the directory of entities.json");
    return test_report("charref");
  }
  entities = json_read(text.bytes);
  CHECK("entities.json is JSON", entities != NULL);
  if (entities != NULL) {
    TEST(every_name_of_the_list);
    TEST(no_other_beginning_of_a_name);
  }
  json_free(entities);
  buffer_free(&text);
  return test_report("charref");
}
