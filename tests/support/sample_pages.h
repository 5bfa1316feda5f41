/* The pages that the tests bring. */
#ifndef MATN_TEST_SAMPLE_PAGES_H
#define MATN_TEST_SAMPLE_PAGES_H

/* Calls a function with the path of each; a test fails if there are none. */
void each_sample_page(void (*see)(const char *path));

#endif
