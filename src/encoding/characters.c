#include "characters.h"

#include "choice.h"

#if MATN_ENCODINGS >= MATN_ENCODINGS_single

enum {
  LEAST_BLOCK = 16,
  LONGEST_CHARACTER = 4,
  LAST_WRITE = 4, /* a write stores 4 bytes, even if fewer count */
  /* one byte becomes at most three; a character of several bytes becomes at most four */
  LEAST_ROOM = 3 * (LEAST_BLOCK + LONGEST_CHARACTER) + LAST_WRITE,
};

/* How many bytes can be read if the output has this much room. */
static size_t block_len(size_t room) {
  return (room - LAST_WRITE) / 3 - LONGEST_CHARACTER;
}

_Static_assert(LEAST_ROOM <= MATN_DECODER_OUTPUT_SIZE, "a block fits into the output");

/* Has a block read whose first byte is at `offset`; returns the bytes read. */
static size_t write_block(matn_decoder *decoder, const uint8_t *bytes, size_t len, uint64_t offset, bool last,
                          block_fn *block) {
  offset -= decoder->silent_len;
  uint8_t delta = output_reserve(decoder, LEAST_ROOM, offset, MATN_DECODER_OUTPUT_SIZE);
  size_t enough = block_len((size_t)MATN_DECODER_OUTPUT_SIZE - decoder->output_len);
  return block(decoder, bytes, len, len < enough ? len : enough, last, delta);
}

/* Completes what an earlier call left in `pending`; returns how many of the bytes that took. */
static size_t complete(matn_decoder *decoder, const uint8_t *bytes, size_t len, block_fn *block) {
  uint8_t *pending = decoder->pending;
  size_t taken = 0, pending_len = decoder->pending_len;
  bool last = len == 0;
  while (pending_len > 0 && (taken < len || last)) {
    uint64_t offset = decoder->offset + taken - pending_len;
    if (!last) pending[pending_len++] = bytes[taken++];
    size_t done = write_block(decoder, pending, pending_len, offset, last, block);
    pending_len -= done;
    if (taken >= pending_len) { /* what is left stands in this call's bytes */
      taken -= pending_len;
      pending_len = 0;
    }
    memmove(pending, pending + done, pending_len);
  }
  decoder->pending_len = (uint8_t)pending_len;
  return taken;
}

void matn_decode_characters(matn_decoder *decoder, const uint8_t *bytes, size_t len, block_fn *block,
                            plain_fn *plain) {
  size_t i = complete(decoder, bytes, len, block), done;
  for (; i < len; i += done) {
    done = is_ascii(bytes[i]) ? plain(decoder, bytes + i, len - i) : 0;
    if (done > 0)
      matn_output_text(decoder, bytes + i, done, decoder->offset + i);
    else
      done = write_block(decoder, bytes + i, len - i, decoder->offset + i, false, block);
    if (done == 0) break;
  }
  if (i == len) return;
  decoder->pending_len = (uint8_t)(len - i);
  memcpy(decoder->pending, bytes + i, len - i);
}

static size_t plain_ascii(const matn_decoder *decoder, const uint8_t *bytes, size_t len) {
  (void)decoder;
  return len >= SCAN_BLOCK && scan_is_ascii(scan_load((const char *)bytes)) ? ascii_len(bytes, len) : 0;
}

void matn_decode_ascii_compatible(matn_decoder *decoder, const uint8_t *bytes, size_t len, block_fn *block) {
  matn_decode_characters(decoder, bytes, len, block, plain_ascii);
}

#endif
