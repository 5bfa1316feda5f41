#include "test.h"

#include <stdio.h>
#include <string.h>

static int passed, failed, skipped;
static bool broken; /* a check failed since settle() */

/* Counts a failure if a check failed, within a test or between two; returns whether none did. */
static bool settle(void) {
  const bool held = !broken;
  if (broken) failed++;
  broken = false;
  return held;
}

void test_run(const char *name, void (*function)(void)) {
  settle();
  function();
  if (settle()) {
    passed++;
  } else {
    printf("FAIL %s\n", name);
  }
}

void test_skip(const char *name, const char *reason) {
  skipped++;
  printf("skipped %s: %s\n", name, reason);
}

int test_report(const char *program) {
  settle();
  printf("%s: %d passed, %d failed, %d skipped\n", program, passed, failed, skipped);
  return failed != 0;
}

static void fail(const char *file, int line, const char *what) {
  broken = true;
  printf("%s:%d: %s: ", file, line, what ? what : "check");
}

bool test_check(const char *file, int line, const char *what, const char *condition, bool holds) {
  if (!holds) {
    fail(file, line, what);
    printf("not true: %s\n", condition);
  }
  return holds;
}

bool test_int(const char *file, int line, const char *what, long long got, long long expected) {
  if (got == expected) return true;
  fail(file, line, what);
  printf("got %lld, expected %lld\n", got, expected);
  return false;
}

static void print_bytes(const char *label, const char *bytes, size_t len) {
  printf("  %s \"", label);
  for (size_t i = 0; i < len; i++) {
    unsigned char c = (unsigned char)bytes[i];
    if (c == '\n')
      printf("\\n");
    else if (c < 0x20 || c == 0x7F || c == '"' || c == '\\')
      printf("\\x%02X", c);
    else
      putchar(c);
  }
  printf("\" (%zu bytes)\n", len);
}

bool test_bytes(const char *file, int line, const char *what, const char *got, size_t got_len,
                const char *expected, size_t expected_len) {
  if (got_len == expected_len && (got_len == 0 || memcmp(got, expected, got_len) == 0)) return true;
  fail(file, line, what);
  printf("not the expected bytes\n");
  print_bytes("expected", expected, expected_len);
  print_bytes("got     ", got, got_len);
  return false;
}

bool test_string(const char *file, int line, const char *what, const char *got, const char *expected) {
  return test_bytes(file, line, what, got, strlen(got), expected, strlen(expected));
}
