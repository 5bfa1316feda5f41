/* A test program is a list of tests; each checks, and says what broke.
 *
 *   static void adds(void) { CHECK_INT("one and one", 1 + 1, 2); }
 *   int main(void) { TEST(adds); return test_report("sums"); }
 *
 * The last line printed is "NAME: N passed, M failed, K skipped"; tests/run adds these lines up. */
#ifndef MATN_TEST_H
#define MATN_TEST_H

#include <stdbool.h>
#include <stddef.h>

/* Runs a test function: it passes if none of its checks failed. A check that fails outside counts as one
 * more. */
#define TEST(function) test_run(#function, function)
void test_run(const char *name, void (*function)(void));

/* Counts as one test that could not be run, and prints why. */
void test_skip(const char *name, const char *reason);

/* Prints the counts; the value for main to return. */
int test_report(const char *program);

/* A check that fails says where it stands and `what` it checked, which may be NULL. Returns whether it
 * held. */
#define CHECK(what, condition) test_check(__FILE__, __LINE__, what, #condition, condition)
bool test_check(const char *file, int line, const char *what, const char *condition, bool holds);

#define CHECK_INT(what, got, expected)                                                                       \
  test_int(__FILE__, __LINE__, what, (long long)(got), (long long)(expected))
bool test_int(const char *file, int line, const char *what, long long got, long long expected);

/* Compares bytes and prints both, control characters escaped. */
#define CHECK_BYTES(what, got, got_len, expected, expected_len)                                              \
  test_bytes(__FILE__, __LINE__, what, got, got_len, expected, expected_len)
bool test_bytes(const char *file, int line, const char *what, const char *got, size_t got_len,
                const char *expected, size_t expected_len);

#define CHECK_STRING(what, got, expected) test_string(__FILE__, __LINE__, what, got, expected)
bool test_string(const char *file, int line, const char *what, const char *got, const char *expected);

#endif
