/* Encodings by label and name, and the prescan for what a page says its own is. */
#include "matn_encoding.h"

#include "support/test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BYTES(literal) literal, sizeof literal - 1

static matn_encoding encoding_named(const char *label) {
  return matn_encoding_for_label(label, strlen(label));
}

static void knows_labels(void) {
  static const struct {
    const char *label, *name;
  } cases[] = {
      {"utf-8", "UTF-8"},
      {"UTF8", "UTF-8"},
      {" \t\n\f\rUtf-8\r\f\n\t ", "UTF-8"},
      {"\vutf-8", ""},
      {"utf\t-8", ""},
      {"utf-", ""},
      {"utf-88", ""},
      {"", ""},
      {"  ", ""},
      {"ascii", "windows-1252"},
      {"latin1", "windows-1252"},
      {"ISO-8859-1", "windows-1252"},
      {"x-x-big5", "Big5"},
      {"866", "IBM866"},
      {"logical", "ISO-8859-8-I"},
      {"iso-8859-9", "windows-1254"},
      {"cseucpkdfmtjapanese", "EUC-JP"},
      {"hz-gb-2312", "replacement"},
      {"unicode", "UTF-16LE"},
      {"utf-16", "UTF-16LE"},
      {"unicodefffe", "UTF-16BE"},
      {"utf-32", ""},
      {"utf-7", ""},
      {"zzz", ""},
      {"x-user-defined", "x-user-defined"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
    CHECK_STRING(cases[i].label, matn_encoding_name(encoding_named(cases[i].label)), cases[i].name);
  CHECK_INT("no label", matn_encoding_for_label(NULL, 0), MATN_ENCODING_NONE);
  CHECK_INT("NUL in a label", matn_encoding_for_label(BYTES("utf-8\0")), MATN_ENCODING_NONE);
  CHECK_STRING("none", matn_encoding_name(MATN_ENCODING_NONE), "");
  CHECK_STRING("out of range", matn_encoding_name(MATN_ENCODING_COUNT), "");
}

static void prescans(void) {
  static const struct {
    const char *html;
    size_t len;
    const char *name;
  } cases[] = {
      {BYTES(""), ""},
      {BYTES("<meta charset=utf-8>"), "UTF-8"},
      {BYTES("<META CHARSET=UTF-8>"), "UTF-8"},
      {BYTES("<meta charset=\"windows-1256\">"), "windows-1256"},
      {BYTES("<meta charset='windows-1256'>"), "windows-1256"},
      {BYTES("<meta charset = ' koi8-r '>"), "KOI8-R"},
      {BYTES("<meta/charset=gbk/>"), ""},
      {BYTES("<meta/charset=gbk />"), "GBK"},
      {BYTES("<meta charset=utf-8"), ""},
      {BYTES("<meta charset=utf-8 x"), ""},
      {BYTES("<meta charset='utf-8>"), ""},
      {BYTES("<meta charset='utf-8'"), ""},
      {BYTES("<meta charset=bogus><meta charset=big5>"), "Big5"},
      {BYTES("<meta charset=big5 charset=utf-8>"), "Big5"},
      {BYTES("<meta =charset=big5 charset=utf-8>"), "UTF-8"},
      {BYTES("<meta charset><meta charset=>"), ""},
      {BYTES("<metacharset=big5><metadata charset=big5></meta charset=big5>"), ""},
      {BYTES("<meta charset=utf-16><meta charset=big5>"), "UTF-8"},
      {BYTES("<meta charset=utf-16be>"), "UTF-8"},
      {BYTES("<meta charset=x-user-defined>"), "windows-1252"},
      {BYTES("<meta charset=iso-2022-kr>"), "replacement"},
      {BYTES("<meta http-equiv=Content-Type content='text/html; charset=shift_jis'>"), "Shift_JIS"},
      {BYTES("<meta content='text/html; charset=shift_jis' http-equiv='CONTENT-TYPE'>"), "Shift_JIS"},
      {BYTES("<meta content='text/html; charset=shift_jis'>"), ""},
      {BYTES("<meta http-equiv=refresh content='text/html; charset=shift_jis'>"), ""},
      {BYTES("<meta http-equiv='content-type ' content='charset=shift_jis'>"), ""},
      {BYTES("<meta http-equiv=content-type content='x; charset=euc-kr' charset=utf-8>"), "UTF-8"},
      {BYTES("<meta charset=utf-8 http-equiv=content-type content='x; charset=euc-kr'>"), "UTF-8"},
      {BYTES("<meta charset=bogus http-equiv=content-type content='x; charset=euc-kr'>"), ""},
      {BYTES("<meta http-equiv=content-type http-equiv=refresh content='charset=gbk'>"), "GBK"},
      {BYTES("<meta http-equiv=refresh http-equiv=content-type content='charset=gbk'>"), ""},
      {BYTES("<meta http-equiv=content-type content=x content='charset=gbk'>"), ""},
      {BYTES("<meta http-equiv=content-type content='charset=utf-16le'>"), "UTF-8"},
      {BYTES("<meta http-equiv=content-type content='charset=x-user-defined'>"), "windows-1252"},
      {BYTES("<meta http-equiv=content-type content='charset=gbk' charset=bogus><meta charset=big5>"),
       "Big5"},
      {BYTES("<meta http-equiv=content-type content='charset=gbk' charset=bogus>"), ""},
      {BYTES("<meta http-equiv=content-type content='charset charset = \"euc-jp\"'>"), "EUC-JP"},
      {BYTES("<meta http-equiv=content-type content=\"charset='euc-jp' x\">"), "EUC-JP"},
      {BYTES("<meta http-equiv=content-type content=\"charset='euc-jp x\">"), ""},
      {BYTES("<meta http-equiv=content-type content=\"charset='euc-jp\">"), ""},
      {BYTES("<meta http-equiv=content-type content='charset=euc-jp;x'>"), "EUC-JP"},
      {BYTES("<meta http-equiv=content-type content='xcharset=euc-jp x'>"), "EUC-JP"},
      {BYTES("<meta http-equiv=content-type content='charset='>"), ""},
      {BYTES("<meta http-equiv=content-type content='charsecharset=big5'>"), "Big5"},
      {BYTES("<!-- <meta charset=big5> --><meta charset=gbk>"), "GBK"},
      {BYTES("<!--><meta charset=big5>-->"), "Big5"},
      {BYTES("<!-- > -- <meta charset=big5>"), ""},
      {BYTES("<!x <meta charset=big5><meta charset=gbk>"), "GBK"},
      {BYTES("<!DOCTYPE html><meta charset=gbk>"), "GBK"},
      {BYTES("<? <meta charset=big5><meta charset=gbk>"), "GBK"},
      {BYTES("</ <meta charset=big5><meta charset=gbk>"), "GBK"},
      {BYTES("<a title='<meta charset=big5>'><meta charset=gbk>"), "GBK"},
      {BYTES("</a title=\"<meta charset=big5>\"><meta charset=gbk>"), "GBK"},
      {BYTES("</a title=\"><meta charset=big5>\"><meta charset=gbk>"), "GBK"},
      {BYTES("<a title=<meta charset=big5><meta charset=gbk>"), "GBK"},
      {BYTES("<a<meta charset=big5><meta charset=gbk>"), "GBK"},
      {BYTES("<title><meta charset=big5></title>"), "Big5"},
      {BYTES("< <1<meta charset=big5>"), "Big5"},
      {BYTES("<a '><meta charset=big5>"), "Big5"},
      {BYTES("<a ='><meta charset=big5>"), "Big5"},
      {BYTES("<a x='><meta charset=big5>"), ""},
      {BYTES("<?xml version='1.0' encoding='koi8-r'?><p>"), "KOI8-R"},
      {BYTES("<?xml encoding \n=\t\"utf-16\"?><p>"), "UTF-8"},
      {BYTES("<?xml encoding='koi8-r'?><meta charset=gbk>"), "GBK"},
      {BYTES("<?xml encoding='koi8-r'"), ""},
      {BYTES("<?xml encoding=koi8-r?>"), ""},
      {BYTES("<?xml encoding=' koi8-r'?>"), ""},
      {BYTES(" <?xml encoding='koi8-r'?>"), ""},
      {BYTES("<?xml version='1.0'?><p>"), ""},
      {BYTES("<?xml?>encoding"), ""},
      {BYTES("<?xml?>encoding "), ""},
      {BYTES("<?xml encodingx'koi8-r'?>"), ""},
      {BYTES("<?xml?>encoding= "), ""},
      {BYTES("<?xml?>encoding='koi8-r"), ""},
      {BYTES("<\0?\0x\0m\0"), "UTF-16LE"},
      {BYTES("\0<\0?\0x\0m"), "UTF-16BE"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
    CHECK_STRING(cases[i].html, matn_encoding_name(matn_encoding_prescan(cases[i].html, cases[i].len)),
                 cases[i].name);
}

/* Labels come before the name of their encoding in encodings.json, all strings on lines of their own. */
static void knows_the_labels_of_the_standard(void) {
  matn_encoding labelled[64], last = MATN_ENCODING_NONE;
  size_t count = 0, total = 0;
  char line[256], string[256];
  char path[4096];
  snprintf(path, sizeof path, "%s/encodings.json", getenv("WHATWG_DATA"));
  FILE *in = fopen(path, "rb");
  CHECK(path, in != NULL);
  while (in && fgets(line, sizeof line, in)) {
    if (sscanf(line, " \"name\": \"%255[^\"]", string) == 1) {
      CHECK_INT(string, count > 0 ? labelled[0] : MATN_ENCODING_NONE, ++last);
      for (size_t i = 0; i < count; i++) CHECK_STRING(string, matn_encoding_name(labelled[i]), string);
      CHECK_INT(string, encoding_named(string), last);
      count = 0;
    } else if (!strstr(line, "\": ") && sscanf(line, " \"%255[^\"]", string) == 1 && count < 64) {
      labelled[count++] = encoding_named(string);
      total++;
    }
  }
  if (in) fclose(in);
  CHECK_INT("encodings", last + 1, MATN_ENCODING_COUNT);
  CHECK_INT("labels", total, 228);
}

int main(void) {
  TEST(knows_labels);
  TEST(prescans);
  if (getenv("WHATWG_DATA"))
    TEST(knows_the_labels_of_the_standard);
  else
    test_skip("knows_the_labels_of_the_standard", "WHATWG_DATA does not name the standard's data");
  return test_report("encoding_labels");
}
