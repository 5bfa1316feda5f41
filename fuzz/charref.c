/* Character references beside a search through the whole list. The input is a row of names with spaces
 * between them. Each is walked byte by byte, by itself and behind each name of the list. */
#include "tokenizer/charref.h"
#include "fuzz.h"

#include "base/utf8.h"
#include "support/reference_charref.h"

/* The longest name that the bytes begin with, as the automaton finds it. `text` receives its characters. */
static size_t longest_name(const char *bytes, size_t len, char text[CHARREF_TEXT_MAX], size_t *text_len) {
  charref_walk walk;
  size_t longest = 0;
  matn_charref_start(&walk);
  for (size_t i = 0; i < len; i++) {
    charref_walk before = walk;
    if (!matn_charref_step(&walk, (unsigned char)bytes[i])) {
      assert(walk.node == before.node && walk.index == before.index);
      break;
    }
    assert(i < CHARREF_NAME_MAX);
    if (!matn_charref_is_name(&walk)) continue;
    longest = i + 1;
    *text_len = matn_charref_text(&walk, text);
    assert(*text_len <= CHARREF_TEXT_MAX && is_utf8(text, *text_len));
  }
  return longest;
}

static void compare(const char *bytes, size_t len) {
  char text[CHARREF_TEXT_MAX], expected[8];
  size_t text_len = 0, expected_len = 0, name_len;
  const charref_name *name = reference_charref(bytes, len, &name_len);
  assert(longest_name(bytes, len, text, &text_len) == name_len);
  for (int i = 0; name != NULL && i < 2 && name->characters[i] != 0; i++)
    expected_len += utf8_encode(name->characters[i], expected + expected_len);
  assert(text_len == expected_len && memcmp(text, expected, text_len) == 0);
}

/* Checks the bytes as they are, and behind the beginning of a name that they choose. */
static void take(void *ctx, const char *bytes, size_t len) {
  (void)ctx;
  compare(bytes, len);
  if (len < 3) return;
  const char *name =
      charref_names[(unsigned)((uint8_t)bytes[0] << 8 | (uint8_t)bytes[1]) % charref_name_count].text;
  char joined[CHARREF_NAME_MAX + 64];
  size_t name_len = strlen(name), kept = (uint8_t)bytes[2] % (name_len + 1);
  if (len - 3 > sizeof joined - kept) return;
  memcpy(joined, name, kept);
  memcpy(joined + kept, bytes + 3, len - 3);
  compare(joined, kept + len - 3);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  uint64_t steps = steps_taken();
  for (size_t at = 0; at < size;) {
    const uint8_t *space = memchr(data + at, ' ', size - at);
    size_t len = space != NULL ? (size_t)(space - data) - at : size - at;
    feed_guarded(data + at, len, take, NULL);
    at += len + 1;
  }
  assert_linear(steps, size);
  if (size >= 4) {
    uint32_t code;
    memcpy(&code, data, sizeof code);
    uint32_t character = matn_charref_number(code);
    char text[4];
    assert(is_utf8(text, utf8_encode(character, text)));
    assert(character == code || code == 0 || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000) ||
           (code >= 0x80 && code < 0xA0));
  }
  return 0;
}
