#include "hostile.h"

#include <string.h>

#include "matn_encoding.h"

const hostile hostile_pages[] = {
    {"a comment that does not end", "<!--", "a--!-<!--", false},
    {"empty comments", "", "<!---->", true},
    {"bogus comments", "", "<!a></ b><?c>", true},
    {"a DOCTYPE that does not end", "<!DOCTYPE html PUBLIC \"", "x", false},
    {"a name of a tag that does not end", "<a", "<a", false},
    {"an attribute that does not end", "<p title=\"", "v>", false},
    {"a tag of attributes that does not end", "<p ", "a=b c ", false},
    {"a tag of attributes", "<p ", "class='b' c=\"d\" ", true},
    {"a script that does not end", "<script>", "</scrip <!-- ", false},
    {"a script in a comment in a script", "<script><!--<script>", "</script <!-- <script ", false},
    {"a style that does not end", "<style>", "</stylee>p{}", false},
    {"a textarea's end that does not end", "<textarea></textarea ", "a ", false},
    {"CDATA in HTML that does not end", "<![CDATA[", "<![CDATA[", false},
    {"empty scripts", "", "<script></script>", true},
    {"less-than signs", "", "<", true},
    {"ampersands", "", "&", true},
    {"the longest reference, unfinished", "", "&CounterClockwiseContourIntegra ", true},
    {"a number that does not end", "&#", "9", true},
    {"references", "", "&notin;&not;&amp&#x26;&#0;&#x110000;&#55296;", true},
    {"NULs", "", "a\1b\2c\3", true},
    {"carriage returns", "", "a\r\r\nb", true},
    {"open elements", "", "<div>", true},
    {"open links", "", "<a href=x>y", true},
    {"open emphasis, badly nested", "", "<b><i></b>x</i>", true},
    {"open tables", "", "<table><tr><td>x", true},
    {"cells", "<table>", "<tr><td>1<td>2", true},
    {"cells that span", "<table>", "<tr><td rowspan=9 colspan=99999>1<td>2", true},
    {"lists in lists", "", "<ul><li>x", true},
    {"ends without beginnings", "", "</div></p></br></table>", true},
    {"paragraphs of one letter", "", "<p>x", true},
    {"line breaks", "", "x<br><br>", true},
    {"headings", "", "<h1>A heading</h2>", true},
    {"a word", "<p>", "word", true},
    {"a paragraph", "<p>", "word, ", true},
    {"titles", "", "<title>A title</title>", true},
    {"meta elements", "", "<meta name=author content='By A'><meta property=og:title content=T>", true},
    {"nested data", "<script type='application/ld+json'>", "{\"a\":[", false},
    {"data", "<script type='application/ld+json'>", "{\"@type\":\"Article\",\"headline\":\"\\u0041\"},",
     false},
    {"foreign elements", "", "<svg><title>x</title><![CDATA[y]]></svg><math><mi>", true},
    {"templates", "", "<template><p>x</p></template>", true},
    {"images", "<p>", "<img src=a.png alt='A picture'> text ", true},
    {"bytes that are no UTF-8", "<meta charset=utf-8>", "\xC0\x80\xED\xA0\x80\xF5\xFF \xE2\x82", true},
    {"half characters of Shift_JIS", "<meta charset=shift_jis>", "\x82\xA0\x81<\xE0", true},
    {"escapes of ISO-2022-JP", "<meta charset=iso-2022-jp>", "\x1B$B\x24\x22\x1B(B\x1B(J~", true},
    {"halves of UTF-16", "\xFF\xFE", "\xD8\xD8\xDC\xDC<\xD8", false},
    {"four bytes of gb18030", "<meta charset=gb18030>", "\x81\x30\x81\x30\x84\x31\xA4\x37\x81", true},
};

const size_t hostile_count = sizeof hostile_pages / sizeof *hostile_pages;

void hostile_make(buffer *page, const hostile *which, size_t len) {
  static const char story[] =
      "<p>The harbour town woke slowly on the first morning of spring, and the fishermen who had waited all "
      "winter carried their nets, " HOSTILE_SHOWN
      ", down the stone steps to the boats, talking of the weather, "
      "the price of diesel and the long dispute over the northern grounds.</p>";
  buffer_clear(page);
  buffer_add_string(page, which->before);
  size_t step = strlen(which->repeated);
  for (size_t at = 0; at < len; at += step) buffer_add(page, which->repeated, step);
  /* in a build without UTF-16 its ASCII is text */
  bool hides = strncmp(which->before, "\xFF\xFE", 2) != 0 || matn_encoding_supported(MATN_ENCODING_UTF_16LE);
  if (!which->ends && hides) buffer_add_string(page, " " HOSTILE_HIDDEN " ");
  for (int i = 0; which->ends && i < 3; i++) buffer_add_string(page, story);
}
