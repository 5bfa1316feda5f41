/* Which elements are open after a row of tags: implied end tags, scopes, void, inline and foreign
 * elements. */
#include "outline/outline.h"

#include <stdio.h>
#include <string.h>

#include "support/buffer.h"
#include "support/test.h"

#define CAPACITY 8

static frame frames[CAPACITY];

/* Reads "a b /b" as tags, and writes the open elements as "html>body>p". */
static void open_elements(const char *tags, outline *o, buffer *out) {
  matn_outline_init(o, frames, CAPACITY);
  for (const char *p = tags; *p != '\0'; p += strspn(p, " ")) {
    size_t len = strcspn(p, " ");
    bool end = *p == '/', closed = p[len - 1] == '/';
    uint8_t atom = matn_atom(p + end, len - end - (closed && !end));
    const start_tag tag = {
        .atom = atom, .name_hash = (uint16_t)p[end], .has_href = true, .self_closing = closed};
    if (end)
      matn_outline_end(o, atom, (uint16_t)p[1]);
    else
      outline_start(o, &tag, atom_properties(atom), outline_is_foreign(o));
    p += len;
  }
  for (uint16_t i = 1; i < outline_len(o); i++) {
    buffer_add_format(out, i == 1 ? "%s" : ">%s", matn_atom_name(o->frames[i].atom));
  }
}

static void tags_open_and_close_elements(void) {
  static const struct {
    const char *tags, *expected;
  } rows[] = {
      {"html body p", "html>body>p"},
      {"p p", "p"},
      {"p div", "div"},
      {"p span b", "p>span"},
      {"p /div", "p"},
      {"div p /div", ""},
      {"div /p", "div"},
      {"button p p", "button>p"},
      {"p button p", "p>button>p"},
      {"ul li li", "ul>li"},
      {"ul li ul li", "ul>li>ul>li"},
      {"ul li div li", "ul>li"},
      {"dl dt dd dt", "dl>dt"},
      {"table tr td td", "table>tr>td"},
      {"table tr td tr", "table>tr"},
      {"table tr td p /td", "table>tr"},
      {"table tr td table tr td /table", "table>tr>td"},
      {"table tr td /table", ""},
      {"table tr td /div /p", "table>tr>td"},
      {"table tr td table /tr", "table>tr>td>table"},
      {"table tr template /tr", "table>tr>template"},
      {"table tr td template td", "table>tr>td>template>td"},
      {"li template li", "li>template>li"},
      {"li object li", "li>object>li"},
      {"p object p", "p>object>p"},
      {"div table tr td /div", "div>table>tr>td"},
      {"table td tr", "table>tr"},
      {"table thead tr th tbody", "table>tbody"},
      {"h2 h3", "h3"},
      {"h2 span /h4", ""},
      {"br img hr input", ""},
      {"a em strong", ""},
      {"head meta title /title p", "p"},
      {"html html body body", "html>body"},
      {"body /body /html p", "body>p"},
      {"svg g path/ circle", "svg>?>?"},
      {"svg path p", "p"},
      {"svg foreignobject p", "svg>foreignobject>p"},
      {"div x-a x-b /x-b", "div>?"},
      {"span div /span", "span>div"},
      {"select option option", "select>option"},
      {"div div div div div div p span div", "div>div>div>div>div>div"}, /* the p ends, span is still open */
      {"div div div div div div div div div div", "div>div>div>div>div>div>div"},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    outline o;
    buffer out = {0};
    open_elements(rows[i].tags, &o, &out);
    CHECK_STRING(rows[i].tags, buffer_string(&out), rows[i].expected);
    buffer_free(&out);
  }
}

static void depth_beyond_the_stack_is_counted(void) {
  outline o;
  buffer out = {0};
  open_elements("div div div div div div div div div p /div /div ul", &o, &out);
  CHECK_INT("in all", o.too_deep, 3);
  CHECK_INT("still open", o.deeper, 1);
  CHECK_INT("known", outline_len(&o), CAPACITY);
  open_elements("div div div div div div div div /div /div ul", &o, &out);
  CHECK_INT("recovered", o.deeper, 0);
  CHECK_INT("innermost", o.top->atom, ATOM_UL);
  buffer_free(&out);
}

static void a_link_is_a_flag(void) {
  outline o;
  buffer out = {0};
  open_elements("p a div", &o, &out);
  CHECK("open through blocks", o.in_link);
  open_elements("p a b /a", &o, &out);
  CHECK("closed", !o.in_link);
  buffer_free(&out);
}

static void what_encloses_is_inherited(void) {
  outline o;
  buffer out = {0};
  open_elements("article table tr td ul li", &o, &out);
  CHECK_INT("bits", o.top->enclosing, IN_ARTICLE | IN_TABLE | IN_CELL | IN_LIST | IN_LIST_ITEM);
  CHECK_INT("lists", o.top->lists, 1);
  open_elements("template p", &o, &out);
  CHECK("not seen", (o.top->enclosing & IN_UNSEEN) != 0);
  open_elements("noscript p", &o, &out);
  CHECK("seen", (o.top->enclosing & IN_UNSEEN) == 0);
  buffer_free(&out);
}

int main(void) {
  TEST(tags_open_and_close_elements);
  TEST(depth_beyond_the_stack_is_counted);
  TEST(a_link_is_a_flag);
  TEST(what_encloses_is_inherited);
  return test_report("outline");
}
