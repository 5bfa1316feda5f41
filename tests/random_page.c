/* Prints an article of random blocks, whose texts are full of Markdown's markup, for markdown.sh.
 *
 * Usage: random_page SEED */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static uint64_t state;

static unsigned below(unsigned count) {
  state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
  return (unsigned)((state >> 33) % count);
}

#define PICK(list) list[below(sizeof list / sizeof *list)]

static const char *const hard[] = {"*",
                                   "**",
                                   "_",
                                   "__",
                                   "a_b",
                                   "`",
                                   "```",
                                   "~",
                                   "~~~",
                                   "#",
                                   "######",
                                   "+",
                                   "-",
                                   "---",
                                   "- - -",
                                   "===",
                                   "1986.",
                                   "12)",
                                   "[",
                                   "](",
                                   "[x]:",
                                   "[^1]",
                                   "![",
                                   "!",
                                   "&lt;",
                                   "&lt;a&gt;",
                                   "&lt;http://x&gt;",
                                   "&amp;",
                                   "&amp;amp;",
                                   "&amp;#1;",
                                   "\\",
                                   "\\\\",
                                   "|",
                                   "| --- |",
                                   ":-:",
                                   "&gt;",
                                   "&nbsp;",
                                   "—",
                                   "“q”",
                                   "متن",
                                   "文",
                                   "。",
                                   "☃",
                                   "\"",
                                   "www.x.example",
                                   "me@x.example",
                                   "x",
                                   "B2",
                                   "\n<br>\n",
                                   "(",
                                   ")",
                                   "http://x/y"};

static const char *const inlines[][2] = {{"<b>", "</b>"},
                                         {"<i>", "</i>"},
                                         {"<code>", "</code>"},
                                         {"<a href='https://a.example/b_c*(d)'>", "</a>"},
                                         {"<a href='/e|f?g=1&amp;h;&amp;i=`j'>", "</a>"},
                                         {"<a href='javascript:x'>", "</a>"}};

static void print_hard(void) {
  for (unsigned i = below(5); i > 0; i--) printf("%s%s", PICK(hard), below(3) == 0 ? "" : " ");
}

static void print_text(void) {
  const char *ends[4];
  size_t open = 0;
  if (below(2) == 0) print_hard();
  printf("In %u the ferry left the harbour late, and nobody knew why it had waited. ", below(100000));
  for (unsigned i = below(8); i > 0; i--) {
    print_hard();
    if (open < 4 && below(2) == 0) {
      const char *const *element = PICK(inlines);
      printf("%s", element[0]);
      ends[open++] = element[1];
    } else if (open > 0) {
      printf("%s", ends[--open]);
    }
  }
  print_hard();
  while (open > 0) printf("%s", ends[--open]);
}

static void print_between(const char *before, const char *after) {
  printf("%s", before);
  print_text();
  printf("%s\n", after);
}

/* Prints a list, with lists in it as chance will have it. */
static void print_list(void) {
  static const char *const lists[][2] = {{"<ul>", "</ul>"}, {"<ol>", "</ol>"}, {"<ol start=7>", "</ol>"}};
  const char *ends[3];
  size_t open = 0;
  do {
    if (open < 3 && below(2) == 0) {
      const char *const *list = PICK(lists);
      printf("%s", list[0]);
      ends[open++] = list[1];
    }
    print_between(open > 0 ? "<li>" : "<p>", "");
    if (below(4) == 0) print_between("<p>", "</p>");
    if (below(4) == 0) print_between("<blockquote>", "</blockquote>");
    if (below(4) == 0) print_between("<pre><code class='language-c'>", "</code></pre>");
    if (open > 0 && below(3) == 0) printf("%s", ends[--open]);
  } while (below(6) != 0);
  while (open > 0) printf("%s", ends[--open]);
}

static void print_table(void) {
  printf("<table>");
  for (unsigned row = 1 + below(4); row > 0; row--) {
    printf("<tr>");
    for (unsigned cell = 1 + below(4); cell > 0; cell--) {
      if (below(6) == 0) printf("<td colspan=%u>", below(70));
      print_between(below(3) == 0 ? "<th>" : "<td>", "");
      if (below(6) == 0) print_between("<p>", "");
    }
  }
  printf("</table>\n");
}

static void print_block(void) {
  switch (below(9)) {
  case 0: print_between("<h2>", "</h2>"); break;
  case 1: print_list(); break;
  case 2: print_table(); break;
  case 3: print_between("<pre>", "</pre>"); break;
  case 4: print_between("<pre><code class='language-c++'>", "</code></pre>"); break;
  case 5:
    printf("<blockquote>");
    print_between("<p>", "</p>");
    if (below(2) == 0) print_list();
    if (below(2) == 0) print_between("<blockquote>", "</blockquote>");
    print_between("<p>", "</blockquote>");
    break;
  case 6: print_between("<dl><dt>", ""), print_between("<dd>", "</dl>"); break;
  default: print_between("<p>", "</p>"); break;
  }
}

int main(int argc, char **argv) {
  state = argc > 1 ? strtoul(argv[1], NULL, 10) + 1 : 1;
  for (unsigned i = 0; i < 9; i++) below(2);
  printf("<!doctype html><meta charset=utf-8><title>");
  print_hard();
  printf("</title><article>");
  print_between("<h1>", "</h1>");
  for (unsigned i = 1 + below(12); i > 0; i--) print_block();
  return 0;
}
