// Send a page over the serial line; its article comes back while it is read. A second of silence ends the page.
#include <matn.h>

static uint8_t memory[16384];
static matn_extractor *extractor;
static unsigned long last;
static bool reading;

static int printText(void *, const char *utf8, size_t len) {
  return Serial.write((const uint8_t *)utf8, len) != len;
}

static int printBreak(void *, const matn_block *) {
  return Serial.print("\n\n") == 0;
}

void setup() {
  matn_handler handler = {};
  handler.text = printText;
  handler.block_end = printBreak;
  Serial.begin(115200);
  matn_init(&extractor, memory, sizeof memory, &handler, NULL, NULL);
}

void loop() {
  uint8_t bytes[64];
  size_t len = 0;
  while (len < sizeof bytes && Serial.available() > 0) bytes[len++] = (uint8_t)Serial.read();
  if (len > 0) {
    matn_feed(extractor, bytes, len);
    last = millis();
    reading = true;
  } else if (reading && millis() - last > 1000) {
    matn_finish(extractor);
    matn_reset(extractor);
    reading = false;
  }
}
