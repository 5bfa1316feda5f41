/* Runs html5lib's tokenizer tests, whole, byte by byte and by the reference tokenizer, when HTML5LIB_TESTS
 * names their directory. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/json_tokens.h"
#include "support/reference_tokenizer.h"
#include "support/test.h"
#include "support/token_log.h"

static int surrogates; /* inputs that have no UTF-8 form */

static const struct {
  const char *name;
  matn_initial_state state;
} states[] = {{"Data state", MATN_STATE_DATA},           {"RCDATA state", MATN_STATE_RCDATA},
              {"RAWTEXT state", MATN_STATE_RAWTEXT},     {"Script data state", MATN_STATE_SCRIPT_DATA},
              {"PLAINTEXT state", MATN_STATE_PLAINTEXT}, {"CDATA section state", MATN_STATE_CDATA_SECTION}};

static void unescape_all(json *value) {
  for (; value != NULL; value = value->next) {
    if (value->kind == JSON_STRING) json_unescape(value);
    unescape_all(value->child);
  }
}

static bool has_surrogate(const json *value) {
  for (; value != NULL; value = value->next) {
    if (value->lone_surrogate || has_surrogate(value->child)) return true;
  }
  return false;
}

static void check_reference(const char *description, const json *input, const char *last, const char *state,
                            const buffer *expected) {
  const reference_tree tree = {0};
  buffer got = {0};
  reference_tokenize(&got, input->string, input->len, state, last, &tree);
  CHECK_BYTES(description, buffer_string(&got), got.len, buffer_string(expected), expected->len);
  buffer_free(&got);
}

static void run_in_state(const json *test, const char *state_name, const buffer *expected) {
  const json *input = json_member(test, "input"), *last = json_member(test, "lastStartTag");
  const char *description = json_member(test, "description")->string;
  token_log log = {.unique_attributes = true};
  for (size_t i = 0; i < sizeof states / sizeof *states; i++) {
    if (strcmp(states[i].name, state_name) != 0) continue;
    for (size_t chunk = 0; chunk < 2; chunk++) {
      token_log_run(&log, input->string, input->len, chunk, states[i].state,
                    last != NULL ? last->string : "");
      CHECK_BYTES(description, buffer_string(&log.text), log.text.len, buffer_string(expected),
                  expected->len);
    }
    token_log_free(&log);
    check_reference(description, input, last != NULL ? last->string : "", state_name, expected);
    return;
  }
  CHECK_STRING("a state to begin in", state_name, "one that is known");
}

static json *current; /* the test being run */

static void run_test(void) {
  buffer expected = {0};
  const json *output = json_member(current, "output"), *initial = json_member(current, "initialStates");
  for (const json *token = output->child; token != NULL; token = token->next) {
    json_token_add(&expected, token);
  }
  if (initial == NULL) run_in_state(current, "Data state", &expected);
  for (const json *s = initial != NULL ? initial->child : NULL; s != NULL; s = s->next) {
    run_in_state(current, s->string, &expected);
  }
  buffer_free(&expected);
}

static void run_file(const char *path) {
  buffer text = {0};
  if (!buffer_add_file(&text, path)) {
    printf("cannot read %s\n", path);
    exit(2);
  }
  json *file = json_read(text.bytes);
  if (file == NULL) {
    printf("not JSON: %s\n", path);
    exit(2);
  }
  for (current = json_member(file, "tests")->child; current != NULL; current = current->next) {
    const json *escaped = json_member(current, "doubleEscaped");
    if (escaped != NULL && escaped->kind == JSON_TRUE) {
      json_unescape((json *)(size_t)json_member(current, "input"));
      unescape_all(json_member(current, "output")->child);
    }
    if (json_member(current, "input")->lone_surrogate ||
        has_surrogate(json_member(current, "output")->child)) {
      surrogates++;
      test_skip(json_member(current, "description")->string, "a lone surrogate has no UTF-8 form");
    } else {
      test_run(json_member(current, "description")->string, run_test);
    }
  }
  json_free(file);
  buffer_free(&text);
}

int main(void) {
  const char *directory = getenv("HTML5LIB_TESTS");
  if (directory == NULL) {
    test_skip("html5lib's tokenizer tests", "HTML5LIB_TESTS does not name their directory");
    return test_report("html5lib");
  }
  DIR *files = opendir(directory);
  int count = 0;
  if (files == NULL) {
    printf("cannot open %s\n", directory);
    return 2;
  }
  for (struct dirent *entry; (entry = readdir(files)) != NULL;) {
    char path[4096];
    size_t len = strlen(entry->d_name);
    if (len < 5 || strcmp(entry->d_name + len - 5, ".test") != 0) continue;
    snprintf(path, sizeof path, "%s/%s", directory, entry->d_name);
    run_file(path);
    count++;
  }
  closedir(files);
  if (count == 0) {
    printf("no .test files in %s\n", directory);
    return 2;
  }
  if (surrogates != 0) printf("%d inputs or outputs hold lone surrogates\n", surrogates);
  return test_report("html5lib");
}
