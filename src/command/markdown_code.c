/* A fenced block of code. Its beginning is held to find a fence that does not occur in it. In a block too
 * long to be held, a line that would close the fence is indented too far to do so. */
#include <string.h>

#include "markdown.h"

#define FENCE_LEAST 3
#define FENCE_OF_LONG 8 /* fence characters, if not all of the code is known */
#define INDENT_MOST 3   /* spaces before a closing fence */

static size_t longest_run(const markdown_code *code, char of) {
  size_t run = 0, longest = 0;
  for (size_t i = 0; i < code->len; i++) {
    run = code->text[i] == of ? run + 1 : 0;
    if (run > longest) longest = run;
  }
  return longest;
}

static void print_fence(markdown *m) {
  for (size_t i = 0; i < m->code.fence_len; i++) markdown_put(m, &m->code.fence, 1);
}

/* Prints what a line begins with: spaces and a piece of a fence. */
static void print_line_start(markdown *m) {
  markdown_code *code = &m->code;
  for (size_t i = 0; i < code->spaces; i++) markdown_put(m, " ", 1);
  for (size_t i = 0; i < code->run; i++) markdown_put(m, &code->fence, 1);
  code->spaces = 0;
  code->run = 0;
  code->line_start = false;
}

static void print_character(markdown *m, char byte) {
  markdown_code *code = &m->code;
  if (byte == '\n') {
    print_line_start(m);
    markdown_new_line(m);
    code->line_start = true;
  } else if (!code->line_start) {
    markdown_put(m, &byte, 1);
  } else if (byte == ' ' && code->run == 0 && code->spaces < INDENT_MOST) {
    code->spaces++;
  } else if (byte == code->fence) {
    if (++code->run < code->fence_len) return;
    markdown_put(m, "    ", INDENT_MOST + 1);
    print_line_start(m);
  } else {
    print_line_start(m);
    markdown_put(m, &byte, 1);
  }
}

static void print_held(markdown *m, bool all) {
  markdown_code *code = &m->code;
  size_t backticks = longest_run(code, '`'), tildes = longest_run(code, '~');
  bool use_tildes = backticks >= FENCE_LEAST && tildes < backticks;
  size_t longest = use_tildes ? tildes : backticks;
  code->fence = use_tildes ? '~' : '`';
  code->fence_len = longest >= FENCE_LEAST ? longest + 1 : FENCE_LEAST;
  if (!all && code->fence_len < FENCE_OF_LONG) code->fence_len = FENCE_OF_LONG;
  print_fence(m);
  markdown_put(m, code->language, code->language_len);
  markdown_new_line(m);
  code->holding = false;
  code->line_start = true;
  for (size_t i = 0; i < code->len; i++) print_character(m, code->text[i]);
}

/* Whether a language can stand behind a fence: it has to be one word without markup. */
static bool is_language(matn_slice language) {
  if (language.len > sizeof((markdown_code *)0)->language) return false;
  for (size_t i = 0; i < language.len; i++) {
    char c = language.bytes[i];
    bool letter = (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
    if (!letter && strchr("+-_.#", c) == NULL) return false;
  }
  return true;
}

void markdown_code_begin(markdown *m, matn_slice language) {
  markdown_code *code = &m->code;
  code->len = code->run = 0;
  code->spaces = 0;
  code->holding = true;
  code->language_len = is_language(language) ? language.len : 0;
  if (code->language_len != 0) memcpy(code->language, language.bytes, code->language_len);
}

void markdown_code_add(markdown *m, const char *utf8, size_t len) {
  markdown_code *code = &m->code;
  if (code->holding && len <= HELD_CODE - code->len) {
    memcpy(code->text + code->len, utf8, len);
    code->len += len;
    return;
  }
  if (code->holding) print_held(m, false);
  for (size_t i = 0; i < len; i++) print_character(m, utf8[i]);
}

void markdown_code_end(markdown *m) {
  markdown_code *code = &m->code;
  if (code->holding) print_held(m, true);
  print_line_start(m);
  if (!m->blank_line) markdown_new_line(m);
  print_fence(m);
}
