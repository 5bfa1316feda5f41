/* The tokenizer beside the reference tokenizer: the sample pages, and what every beginning of them gives. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/reference_tokenizer.h"
#include "support/sample_pages.h"
#include "support/test.h"
#include "support/token_log.h"

static const reference_tree tree = {.switches = true};

static void compare(const char *what, const char *input, size_t len) {
  token_log log = {.switch_states = true, .unique_attributes = true};
  buffer expected = {0};
  token_log_run(&log, input, len, 0, MATN_STATE_DATA, "");
  reference_tokenize(&expected, input, len, "Data state", "", &tree);
  CHECK_BYTES(what, buffer_string(&log.text), log.text.len, buffer_string(&expected), expected.len);
  token_log_free(&log);
  buffer_free(&expected);
}

static void compare_file(const char *path) {
  enum { CUTS = 20 };
  buffer text = {0};
  if (!buffer_add_file(&text, path)) {
    printf("cannot read %s\n", path);
    exit(2);
  }
  for (size_t cut = 1; cut <= CUTS; cut++) compare(path, text.bytes, text.len * cut / CUTS);
  buffer_free(&text);
}

static void tokens_are_those_of_the_standard(void) {
  each_sample_page(compare_file);
}

int main(void) {
  TEST(tokens_are_those_of_the_standard);
  return test_report("reference");
}
