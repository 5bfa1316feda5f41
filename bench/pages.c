/* Makes pages of the size and mix of real ones out of small sample pages. Each keeps its head and its story.
 * Scripts, styles, menus, pictures, teasers and comments are added around them, in the words of the sample.
 * What the page has too little of is added next. So the shares of bytes become those that were counted in
 * 1,497 news, blog, shop, forum and other pages. The same pages come out every time.
 *
 *   pages FROM TO          writes TO/NAME-1.html and so on for every FROM/NAME.html */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "documents.h"
#include "shares.h"

#define PAGES_EACH 3
#define SIZE_LEAST 160000
#define SIZE_MOST 240000
#define WORDS_MAX 4096
#define WORD_SIZE_MAX 24 /* in scripts without spaces a run counts as several words */

/* Per thousand bytes. Names of attributes and white space come with what is added. */
static const unsigned wanted[SHARE_COUNT] = {
    [SHARE_SCRIPT] = 220, [SHARE_JSON] = 65, [SHARE_STYLE] = 120, [SHARE_VALUES] = 335,
    [SHARE_SYNTAX] = 93,  [SHARE_TEXT] = 52, [SHARE_COMMENTS] = 4};

/* What stands for what, in the patterns below:
 *   %w  a word of the sample          %t  two to six words        %s  four to twenty words
 *   %i  a class or other name         %p  two to four of them, as in a path
 *   %c  one to four of them, as in a class attribute
 *   %j  json, or now and then ld+json
 *   %n  a number of up to five digits %h  eight hexadecimal digits
 *   %_  a line end and indentation */
static const char *const scripts[] = {
    "!function(e,t){\"use strict\";var n=e.%i||{};n.%i=function(r){return r&&r.%i?t[r.%i]:%n}}(window,{});",
    "var %i_%n=document.querySelectorAll(\".%i-%i\");for(var i=0;i<%i_%n.length;i++){%i(i,%n)}",
    "window.dataLayer=window.dataLayer||[];dataLayer.push({\"event\":\"%i\",\"id\":%n,\"page\":\"/%p\"});",
    "e.exports=function(t){var n=t.get(\"%i\"),r=n?n.%i(%n):null;if(!r||r.%i>%n&&t.%i<%n)throw "
    "Error(\"%i\")},",
    "(self.__next_f=self.__next_f||[]).push([1,\"%n:[\\\"$\\\",\\\"div\\\",null,{\\\"className\\\":\\\"%"
    "c\\\"}]\\n\"]);",
    "t.innerHTML='<div class=\"%c\"><a href=\"/%p\">'+n.%i+\"</a></div>\",n.appendChild(t);\n"};
static const char *const styles[] = {
    ".%i-%i{margin:0 auto %npx;padding:0;color:#%h}",
    ".%i .%i__%i>a:hover,.%i-%i li:first-child{display:block}",
    "@media (max-width:%npx){.%i-%i{display:none;width:100%%}}\n",
    ".icon-%i:before{content:\"\\e%n\";font-family:%i;transition:opacity .2s ease-in-out}",
    ":root{--%i-%i:#%h;--%i-size:%npx}"};
static const char *const jsons[] = {
    "{\"@type\":\"ListItem\",\"position\":%n,\"url\":\"https://www.site.example/%p/%n\",\"name\":\"%i %i\"},",
    "{\"id\":\"%h%h\",\"type\":\"%i\",\"attributes\":{\"slug\":\"%i-%i\",\"count\":%n,\"visible\":true}},",
    "{\"%i\":{\"%i\":[%n,%n,null],\"label\":\"%i\",\"href\":\"\\/%p\"}},"};
static const char *const head_values[] = {
    "<link rel=\"preload\" href=\"https://cdn.site.example/_next/static/%p/%h.css?v=%n\" as=\"style\">\n",
    "<meta name=\"%i:%i\" content=\"https://img.site.example/%p/%h-%nx%n.jpg\">\n",
    "<link rel=\"alternate\" hreflang=\"%i\" href=\"https://www.site.example/%p/\">%_"};
static const char *const values[] = {
    "<div class=\"%c %c\"><a href=\"https://www.site.example/%p/%p-%n/?utm_source=%i&amp;utm_content=%h%h\">"
    "<img class=\"%c\" src=\"https://img.site.example/%p/%h%h.jpg\" "
    "srcset=\"https://img.site.example/%p/%h%h-320x%n.jpg 320w, https://img.site.example/%p/%h%h-640x%n.jpg "
    "640w, https://img.site.example/%p/%h%h-1024x%n.jpg 1024w\" sizes=\"(max-width: %npx) 100vw, %npx\" "
    "alt=\"%i %i\"></a></div>%_",
    "<span class=\"%c\"><svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 24 24\"><path "
    "d=\"M%n %nc-.%n 0-1.%n.%n-1.%n 1.%nv%n.%nh-%nl.%n %nH%nzm0 %nc%n.%n 0 1.%n-.%n 1.%n-1.%nV%n.%nc0-.%n.%n"
    "-1.%n 1.%n-1.%nzM%n.%n %na%n.%n %n 0 1 1-%n 0 %n.%n %n 0 0 1 %n 0z\" fill=\"#%h\"></path></svg></span>",
    "<div class=\"%c %c\" data-%i='{\"%i\":\"%h%h\",\"%i\":%n,\"url\":\"https://www.site.example/%p\",\"%i\":"
    "{\"%i\":%n,\"%i\":\"%c\"}}' style=\"background-image:url(https://img.site.example/%p/%h.png);"
    "width:%npx;padding-top:%n.%n%%\"></div>%_",
    ("<button type=\"button\" class=\"%c %c\" aria-label=\"%i\" data-testid=\"%i-%i\" role=\"tab\" "
     "aria-expanded=\"false\" tabindex=\"-1\" title=\"%i\"></button>%_")};
static const char *const syntaxes[] = {
    "<li id=\"menu-item-%n\" class=\"menu-item menu-item-%n\"><a href=\"/%p/\">%t</a></li>%_",
    "<div class=\"%c\">%_<div class=\"%c\"><div>%_<span></span>%_</div></div>%_</div>%_",
    "<div><div>%_<div class=\"%c\"><i class=\"%i\"></i>%_</div></div></div>%_",
    "<ul class=\"%c\">%_<li><a href=\"/%p\"><i class=\"%c\"></i></a></li>%_<li></li>%_</ul>%_"};
static const char *const texts[] = {
    "<div class=\"card %c\">%_<h3 class=\"card-title\"><a href=\"/%p/%n\">%t &amp; %t %t</a></h3>%_</div>%_",
    "<div class=\"related %c\"><a href=\"/%p\"><b>%n</b> <span>%t %t</span></a>%_</div>%_",
    "<div class=\"comment %c\" id=\"comment-%n\"><p>%s. <i>%t</i>%_%s&#8217;%w&nbsp;<strong>%w</strong>, "
    "%s.</p>%_</div>%_",
    "<footer class=\"footer %c\"><a href=\"/%p\">%t</a>%_<a href=\"/%p\">%t</a>%_ <a href=\"/%p\">%t</a>%_"
    "</footer>%_",
    "<li class=\"nav-item\"><a href=\"/%p\">%t</a></li>%_",
    "<div><span>%t</span> %n</div>%_",
    "<p>%s.<br>%_%s, <em>%t</em> %s.</p>%_"};
static const char *const comments[] = {"<!-- %i %i %n -->%_", "<!-- /.%i-%i -->%_",
                                       "<!-- %c: %i=%n %i=%h -->%_"};

#define PATTERNS(list) list, sizeof list / sizeof *list

/* What is added to a share: a run of patterns, inside an element if the share is its content's. */
static const struct addition {
  const char *before, *after;
  const char *const *patterns;
  size_t count;
  unsigned most; /* of them at once */
  bool in_head;
} additions[SHARE_COUNT] = {
    [SHARE_SCRIPT] = {"<script>", "</script>\n", PATTERNS(scripts), 40, true},
    [SHARE_JSON] = {"<script type=\"application/%j\">[", "0]</script>\n", PATTERNS(jsons), 60, true},
    [SHARE_STYLE] = {"<style>", "</style>\n", PATTERNS(styles), 100, true},
    [SHARE_VALUES] = {"", "", PATTERNS(values), 2, false},
    [SHARE_SYNTAX] = {"", "", PATTERNS(syntaxes), 4, false},
    [SHARE_TEXT] = {"", "", PATTERNS(texts), 1, false},
    [SHARE_COMMENTS] = {"", "", PATTERNS(comments), 1, false}};
static const struct addition head_addition = {"", "", PATTERNS(head_values), 40, true};

static const char *const names[] = {
    "article", "content", "post",  "entry",  "body",    "story",   "nav",    "menu",   "header",  "footer",
    "sidebar", "widget",  "card",  "item",   "list",    "title",   "image",  "media",  "wrapper", "container",
    "row",     "col",     "grid",  "button", "btn",     "icon",    "link",   "social", "share",   "comment",
    "author",  "meta",    "date",  "tag",    "related", "promo",   "banner", "ad",     "slot",    "modal",
    "search",  "form",    "input", "label",  "hidden",  "mobile",  "lg",     "md",     "inner",   "block",
    "section", "module",  "theme", "page",   "main",    "product", "price",  "cart",   "user",    "login"};

typedef struct word {
  const char *bytes;
  size_t len;
} word;

typedef struct maker {
  FILE *out;
  shares shares;
  matn_answer content; /* of the element being read in the sample */
  size_t len;          /* of the page so far */
  uint32_t random;
  word words[WORDS_MAX]; /* of the sample */
  size_t word_count;
} maker;

static uint32_t next_random(maker *m, uint32_t below) {
  m->random ^= m->random << 13;
  m->random ^= m->random >> 17;
  m->random ^= m->random << 5;
  return m->random % below;
}

/* The words of the sample ----------------------------------------------------------------------------- */

static void keep_words(maker *m, const char *bytes, size_t len) {
  for (size_t i = 0, start = 0; i <= len; i++) {
    bool ends = i == len || strchr(" \t\r\n", bytes[i]) != NULL;
    bool cut = i - start >= WORD_SIZE_MAX && ((unsigned char)bytes[i] & 0xC0) != 0x80;
    if (!ends && !cut) continue;
    if (i > start && m->word_count < WORDS_MAX) m->words[m->word_count++] = (word){bytes + start, i - start};
    start = ends ? i + 1 : i;
  }
}

static matn_answer keep_token(void *ctx, const matn_token *token) {
  maker *m = ctx;
  if (token->kind == MATN_TOKEN_START_TAG) {
    m->content = matn_content_model(token->bytes, token->len);
    return MATN_SKIP_ATTRIBUTES;
  }
  if (token->kind == MATN_TOKEN_START_TAG_END) return m->content;
  if (token->kind == MATN_TOKEN_END_TAG) m->content = MATN_CONTINUE;
  bool is_text = token->kind == MATN_TOKEN_TEXT && m->content == MATN_CONTINUE;
  if (is_text && !token->made) keep_words(m, token->bytes, token->len);
  return MATN_CONTINUE;
}

static void read_words(maker *m, const document *sample) {
  matn_tokenizer tokenizer;
  m->word_count = 0;
  m->content = MATN_CONTINUE;
  matn_tokenizer_init(&tokenizer, keep_token, m);
  matn_tokenizer_feed(&tokenizer, sample->bytes, sample->len);
}

/* Writing ---------------------------------------------------------------------------------------------- */

static void put(maker *m, const char *bytes, size_t len) {
  fwrite(bytes, 1, len, m->out);
  shares_add(&m->shares, bytes, len);
  m->len += len;
}

static void put_string(maker *m, const char *string) {
  put(m, string, strlen(string));
}

static void put_names(maker *m, unsigned count, const char *between) {
  for (unsigned i = 0; i < count; i++) {
    if (i > 0) put_string(m, between);
    put_string(m, names[next_random(m, sizeof names / sizeof *names)]);
  }
}

static void put_words(maker *m, size_t count) {
  if (m->word_count == 0) return;
  size_t at = next_random(m, (uint32_t)m->word_count);
  for (size_t i = 0; i < count; i++) {
    const word *w = &m->words[(at + i) % m->word_count];
    if (i > 0) put_string(m, " ");
    put(m, w->bytes, w->len);
  }
}

static void put_number(maker *m, const char *format, uint32_t number) {
  char digits[16];
  put(m, digits, (size_t)snprintf(digits, sizeof digits, format, number));
}

static void put_part(maker *m, char kind) {
  static const char line_end[] = "\n                                ";
  static const uint32_t limits[] = {10, 100, 1000, 100000};
  switch (kind) {
  case 'w': put_words(m, 1); break;
  case 't': put_words(m, 2 + next_random(m, 5)); break;
  case 's': put_words(m, 4 + next_random(m, 17)); break;
  case 'i': put_names(m, 1, ""); break;
  case 'p': put_names(m, 2 + next_random(m, 3), "/"); break;
  case 'c': put_names(m, 1 + next_random(m, 4), next_random(m, 2) == 0 ? " " : "-"); break;
  case 'j': put_string(m, next_random(m, 6) == 0 ? "ld+json" : "json"); break;
  case 'n': put_number(m, "%u", next_random(m, limits[next_random(m, 4)])); break;
  case 'h': put_number(m, "%08x", next_random(m, UINT32_MAX)); break;
  case '_': put(m, line_end, 1 + next_random(m, sizeof line_end - 1)); break;
  default: put(m, &kind, 1);
  }
}

static void put_pattern(maker *m, const char *pattern) {
  for (const char *p = pattern; *p != '\0';) {
    size_t len = strcspn(p, "%");
    put(m, p, len);
    p += len;
    if (*p == '\0') break;
    put_part(m, p[1]);
    p += 2;
  }
}

static void put_addition(maker *m, const struct addition *a) {
  put_pattern(m, a->before);
  for (unsigned count = 1 + next_random(m, a->most); count > 0; count--) {
    put_pattern(m, a->patterns[next_random(m, (uint32_t)a->count)]);
  }
  put_string(m, a->after);
}

/* Adds to the share that lacks most, again and again, until the page has `size` bytes. */
static void fill(maker *m, size_t size, bool in_head) {
  while (m->len < size) {
    const struct addition *least = NULL;
    uint64_t least_done = UINT64_MAX;
    for (size_t i = 0; i < SHARE_COUNT; i++) {
      if (wanted[i] == 0 || (in_head && !additions[i].in_head)) continue;
      uint64_t done = m->shares.bytes[i] * 1000 / wanted[i];
      if (done >= least_done) continue;
      least = &additions[i];
      least_done = done;
    }
    put_addition(m, least);
  }
}

/* Pages ------------------------------------------------------------------------------------------------ */

/* The offset of a tag in the sample, from `from` on; the sample's end if it is not there. */
static size_t find(const document *sample, size_t from, const char *tag) {
  size_t len = strlen(tag);
  for (size_t i = from; i + len <= sample->len; i++) {
    if (memcmp(sample->bytes + i, tag, len) == 0) return i;
  }
  return sample->len;
}

/* If a page has no tags for head and body, everything is added behind its own text. */
static void make_page(maker *m, const document *sample, uint32_t number) {
  size_t head_end = find(sample, 0, "</head>"), body = find(sample, head_end, "<body");
  size_t end = find(sample, body, "</body>");
  if (body < end) body = find(sample, body, ">") + 1;
  m->random = 2463534242u + number;
  for (size_t i = 0; sample->name[i] != '\0'; i++)
    m->random = m->random * 31 + (unsigned char)sample->name[i];
  shares_begin(&m->shares);
  m->len = 0;
  size_t size = SIZE_LEAST + next_random(m, SIZE_MOST - SIZE_LEAST);
  put(m, sample->bytes, head_end);
  put_addition(m, &head_addition);
  fill(m, size * 3 / 10, true);
  put(m, sample->bytes + head_end, body - head_end);
  fill(m, size * 6 / 10, false);
  put(m, sample->bytes + body, end - body);
  fill(m, size, false);
  put(m, sample->bytes + end, sample->len - end);
}

int main(int argc, char **argv) {
  static maker m;
  document_list samples = {0};
  if (argc != 3) return fputs("usage: pages FROM TO\n", stderr), 2;
  documents_read(&samples, argv[1]);
  for (size_t i = 0; i < samples.count; i++) {
    const document *sample = &samples.documents[i];
    read_words(&m, sample);
    for (uint32_t number = 1; number <= PAGES_EACH; number++) {
      char path[4096];
      snprintf(path, sizeof path, "%s/%.*s-%u.html", argv[2], (int)strcspn(sample->name, "."), sample->name,
               number);
      m.out = fopen(path, "wb");
      if (m.out == NULL) return perror(path), 1;
      make_page(&m, sample, number);
      if (fclose(m.out) != 0) return perror(path), 1;
    }
  }
  documents_free(&samples);
  return 0;
}
