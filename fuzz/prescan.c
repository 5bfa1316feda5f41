/* How an encoding is declared. The input is the beginning of a document, in memory of its own size. The
 * prescan says what the reference says, only the first bytes count, and a decoder takes what it says. The
 * input is also taken as a label: case, and white space around it, do not matter. */
#include "fuzz.h"
#include "matn_encoding.h"

#include "support/buffer.h"
#include "support/reference_prescan.h"

typedef struct prescanned {
  matn_encoding encoding, label;
} prescanned;

static void take_prescan(void *ctx, const char *bytes, size_t len) {
  prescanned *p = ctx;
  uint64_t steps = steps_taken();
  p->encoding = matn_encoding_prescan(bytes, len);
  p->label = matn_encoding_for_label(bytes, len);
  assert_linear(steps, len);
}

static void ignore(void *ctx, const matn_chunk *chunk) {
  (void)ctx;
  (void)chunk;
}

static void take(void *ctx, const char *bytes, size_t len) {
  matn_decoder_feed(ctx, bytes, len);
}

static void check_decoder(const uint8_t *data, size_t size, matn_encoding declared) {
  matn_decoder decoder;
  matn_decoder_init(&decoder, MATN_ENCODING_NONE, ignore, NULL);
  feed_in_pieces(data, size, (uint32_t)size, take, &decoder);
  matn_decoder_finish(&decoder);
  matn_encoding_source source = matn_decoder_source(&decoder);
  if (source == MATN_ENCODING_SOURCE_BOM) return;
  assert(source == (declared != 0 ? MATN_ENCODING_SOURCE_META : MATN_ENCODING_SOURCE_DEFAULT));
  assert(matn_decoder_encoding(&decoder) == (declared != 0 ? declared : MATN_ENCODING_UTF_8));
}

static void check_label(const uint8_t *data, size_t size, matn_encoding encoding) {
  buffer label = {0};
  buffer_add_string(&label, "\t\f ");
  for (size_t i = 0; i < size; i++) {
    bool is_alpha = (data[i] | 0x20) >= 'a' && (data[i] | 0x20) <= 'z';
    buffer_add(&label, &(char){(char)(is_alpha ? data[i] ^ 0x20 : data[i])}, 1);
  }
  buffer_add_string(&label, "\r\n");
  assert(matn_encoding_for_label(label.bytes, label.len) == encoding);
  buffer_free(&label);
  const char *name = matn_encoding_name(encoding);
  if (encoding != MATN_ENCODING_NONE) assert(matn_encoding_for_label(name, strlen(name)) == encoding);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  size_t len = size < MATN_PRESCAN_SIZE ? size : MATN_PRESCAN_SIZE;
  prescanned first, all;
  feed_guarded(data, len, take_prescan, &first);
  feed_guarded(data, size, take_prescan, &all);
  assert(first.encoding == all.encoding && first.encoding == reference_prescan(data, len));
  check_decoder(data, size, first.encoding);
  check_label(data, size, all.label);
  return 0;
}
