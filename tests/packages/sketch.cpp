/* Runs the example sketch up to the end of its input. */
#include "Arduino.h"

#include <Article.ino>

int main() {
  setup();
  do loop();
  while (reading);
}
