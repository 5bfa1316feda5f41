#include <stdio.h>

#include "program.h"

void print(const char *text) {
  fputs(text, stdout);
}

int main(void) {
  run_program();
  return 0;
}
