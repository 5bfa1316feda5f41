/* Finds a document's encoding (HTML Standard 13.2.3) and has its bytes decoded (Encoding Standard 6.1,
 * "decode"). Until the encoding is known, the beginning of the document is held in decoder->head. If a single
 * call brings enough bytes to know it, nothing is copied. */
#include "choice.h"
#include "decoders.h"

_Static_assert(MATN_DECODER_OUTPUT_SIZE <= UINT8_MAX, "output_len and deltas are bytes");
_Static_assert(MATN_DECODER_OUTPUT_SIZE >= SLICE_MIN, "what is no slice fits into output");

/* Bytes that are looked at to find UTF-16 without a byte order mark. */
#define UTF16_SNIFF_SIZE 4

/* The beginning of a document, as far as it is there. */
struct document_head {
  const uint8_t *bytes;
  size_t len;
  bool complete; /* no more is needed, or there is no more */
};

static void output_send(matn_decoder *decoder, const char *bytes, size_t len, uint64_t offset,
                        const uint8_t *deltas) {
  matn_chunk chunk = {.bytes = bytes, .len = len, .offset = offset, .deltas = deltas};
  decoder->sink(decoder->ctx, &chunk);
}

void matn_output_flush(matn_decoder *decoder) {
  if (decoder->output_len == 0) return;
  output_send(decoder, decoder->output, decoder->output_len, decoder->output_offset, decoder->deltas);
  decoder->output_len = 0;
}

void matn_output_slice(matn_decoder *decoder, const uint8_t *bytes, size_t len, uint64_t offset) {
  matn_output_flush(decoder);
  output_send(decoder, (const char *)bytes, len, offset, NULL);
}

void matn_output_text(matn_decoder *decoder, const uint8_t *bytes, size_t len, uint64_t offset) {
  if (len >= SLICE_MIN) {
    matn_output_slice(decoder, bytes, len, offset);
    return;
  }
  uint8_t delta = output_reserve(decoder, len, offset, len);
  char *output = decoder->output + decoder->output_len;
  uint8_t *deltas = decoder->deltas + decoder->output_len;
  for (size_t i = 0; i < len; i++) {
    output[i] = (char)bytes[i];
    deltas[i] = (uint8_t)(delta + i);
  }
  deltas[len] = (uint8_t)(delta + len);
  decoder->output_len = (uint8_t)(decoder->output_len + len);
}

/* The replacement decoder (Encoding Standard 14.1): one error, then nothing. */
static void decode_replacement(matn_decoder *decoder, size_t len) {
  if (len > 0 && decoder->state == 0) output_put(decoder, REPLACEMENT_CHARACTER, decoder->offset, 1);
  decoder->state = 1;
}

#if MATN_ENCODINGS != MATN_ENCODINGS_all
/* An encoding without a decoder here. */
static void decode_unsupported(matn_decoder *decoder, const uint8_t *bytes, size_t len) {
  for (size_t i = 0; i < len;) {
    size_t ascii = ascii_len(bytes + i, len - i);
    if (ascii > 0) matn_output_text(decoder, bytes + i, ascii, decoder->offset + i);
    i += ascii;
    for (; i < len && bytes[i] >= 0x80; i++)
      output_put(decoder, REPLACEMENT_CHARACTER, decoder->offset + i, 1);
  }
}
#endif

/* Decodes the next bytes; none mean that the document has ended. */
static void decode_with(matn_decoder *decoder, const uint8_t *bytes, size_t len) {
  switch ((matn_encoding)decoder->encoding) {
  case MATN_ENCODING_UTF_8: matn_decode_utf8(decoder, bytes, len); break;
  case MATN_ENCODING_REPLACEMENT: decode_replacement(decoder, len); break;
#if MATN_ENCODINGS == MATN_ENCODINGS_all
  case MATN_ENCODING_GBK:
  case MATN_ENCODING_GB18030: matn_decode_gb18030(decoder, bytes, len); break;
  case MATN_ENCODING_BIG5: matn_decode_big5(decoder, bytes, len); break;
  case MATN_ENCODING_EUC_JP: matn_decode_euc_jp(decoder, bytes, len); break;
  case MATN_ENCODING_ISO_2022_JP: matn_decode_iso_2022_jp(decoder, bytes, len); break;
  case MATN_ENCODING_SHIFT_JIS: matn_decode_shift_jis(decoder, bytes, len); break;
  case MATN_ENCODING_EUC_KR: matn_decode_euc_kr(decoder, bytes, len); break;
#elif MATN_ENCODINGS == MATN_ENCODINGS_single
  case MATN_ENCODING_GBK:
  case MATN_ENCODING_GB18030:
  case MATN_ENCODING_BIG5:
  case MATN_ENCODING_EUC_JP:
  case MATN_ENCODING_ISO_2022_JP:
  case MATN_ENCODING_SHIFT_JIS:
  case MATN_ENCODING_EUC_KR: decode_unsupported(decoder, bytes, len); break;
#endif
#if MATN_ENCODINGS >= MATN_ENCODINGS_single
  case MATN_ENCODING_UTF_16BE:
  case MATN_ENCODING_UTF_16LE: matn_decode_utf16(decoder, bytes, len); break;
  case MATN_ENCODING_X_USER_DEFINED: matn_decode_user_defined(decoder, bytes, len); break;
  default: matn_decode_single_byte(decoder, bytes, len); break;
#else
  default: decode_unsupported(decoder, bytes, len); break;
#endif
  }
  matn_output_flush(decoder);
  decoder->offset += len;
}

void matn_decode(matn_decoder *decoder, const uint8_t *bytes, size_t len) {
  if (len > 0) decode_with(decoder, bytes, len);
}

/* "BOM sniff" (Encoding Standard 6): finds the encoding and the length of its mark, 0 if there is none.
 * Returns whether that is certain. It is not if so few bytes are there that they may be the beginning of a
 * mark. */
static bool sniff_bom(const struct document_head *head, matn_encoding *encoding, size_t *len) {
  static const struct {
    uint8_t bytes[3], len, encoding;
  } marks[] = {
      {{0xEF, 0xBB, 0xBF}, 3, MATN_ENCODING_UTF_8},
      {{0xFE, 0xFF}, 2, MATN_ENCODING_UTF_16BE},
      {{0xFF, 0xFE}, 2, MATN_ENCODING_UTF_16LE},
  };
  *len = 0;
  for (size_t i = 0; i < COUNT_OF(marks); i++) {
    size_t there = head->len < marks[i].len ? head->len : marks[i].len;
    if (memcmp(head->bytes, marks[i].bytes, there) != 0) continue;
    if (there < marks[i].len) return head->complete;
    *len = marks[i].len;
    *encoding = (matn_encoding)marks[i].encoding;
    return true;
  }
  return true;
}

static bool is_markup_ascii(uint8_t byte) {
  return is_space(byte) || (byte > ' ' && byte < 0x7F);
}

/* The form of UTF-16 if the document begins with two ASCII characters in it; MATN_ENCODING_NONE otherwise. */
static matn_encoding sniff_utf16(const struct document_head *head) {
  const uint8_t *b = head->bytes;
  if (head->len < UTF16_SNIFF_SIZE) return MATN_ENCODING_NONE;
  if (is_markup_ascii(b[0]) && b[1] == 0 && is_markup_ascii(b[2]) && b[3] == 0) return MATN_ENCODING_UTF_16LE;
  if (b[0] == 0 && is_markup_ascii(b[1]) && b[2] == 0 && is_markup_ascii(b[3])) return MATN_ENCODING_UTF_16BE;
  return MATN_ENCODING_NONE;
}

/* Finds what the document or the transport layer says; false if the head is too short to know. */
static bool find_declared(const matn_decoder *decoder, const struct document_head *head,
                          matn_encoding *encoding, matn_encoding_source *source) {
  *encoding = (matn_encoding)decoder->transport;
  *source = MATN_ENCODING_SOURCE_TRANSPORT;
  if (decoder->guesses && *encoding == MATN_ENCODING_NONE) {
    if (head->len < UTF16_SNIFF_SIZE && !head->complete) return false;
    matn_encoding utf16 = sniff_utf16(head);
    if (utf16 != MATN_ENCODING_NONE) {
      *encoding = utf16;
      *source = MATN_ENCODING_SOURCE_GUESS;
    }
  }
  if (*encoding != MATN_ENCODING_NONE) return true;
  if (!head->complete) return false;
  *encoding = matn_encoding_prescan(head->bytes, head->len);
  *source = MATN_ENCODING_SOURCE_META;
  return true;
}

/* Sets the encoding if the head is long enough, and moves the head past a byte order mark. */
static bool find_encoding(matn_decoder *decoder, struct document_head *head) {
  matn_encoding encoding = MATN_ENCODING_NONE;
  matn_encoding_source source = MATN_ENCODING_SOURCE_BOM;
  size_t bom_len;
  if (!sniff_bom(head, &encoding, &bom_len)) return false;
  if (encoding == MATN_ENCODING_NONE && !find_declared(decoder, head, &encoding, &source)) return false;
  decoder->declared = (uint8_t)encoding;
  if (encoding == MATN_ENCODING_NONE) {
    encoding = MATN_ENCODING_UTF_8;
    source = MATN_ENCODING_SOURCE_DEFAULT;
  }
  decoder->encoding = (uint8_t)encoding;
  decoder->source = (uint8_t)source;
  bool is_certain = source == MATN_ENCODING_SOURCE_BOM || source == MATN_ENCODING_SOURCE_TRANSPORT;
  decoder->doubted = decoder->guesses && !is_certain && matn_doubt_is_due(encoding);
  decoder->offset = bom_len;
  head->bytes += bom_len;
  head->len -= bom_len;
  return true;
}

/* Passes bytes on after the encoding was looked for. */
static void take(matn_decoder *decoder, const uint8_t *bytes, size_t len, bool from_head) {
  decoder->head_is_free = false;
  size_t taken = decoder->doubted ? matn_doubt_feed(decoder, bytes, len) : 0;
  decoder->head_is_free = decoder->encoding != MATN_ENCODING_NONE && !decoder->doubted && !from_head;
  matn_decode(decoder, bytes + taken, len - taken);
}

/* Decodes what is held back, once that is enough to know the encoding. */
static void release_head(matn_decoder *decoder, bool complete) {
  struct document_head head = {decoder->head, decoder->held_len, complete};
  if (!find_encoding(decoder, &head)) return;
  decoder->held_len = 0;
  take(decoder, head.bytes, head.len, true);
}

void matn_decoder_init(matn_decoder *decoder, matn_encoding transport, matn_chunk_fn sink, void *ctx) {
  ASSERT(sink != NULL);
  memset(decoder, 0, sizeof *decoder);
  decoder->sink = sink;
  decoder->ctx = ctx;
  if (transport > MATN_ENCODING_NONE && transport < MATN_ENCODING_COUNT)
    decoder->transport = (uint8_t)transport;
}

void matn_decoder_feed(matn_decoder *decoder, const void *bytes, size_t len) {
  const uint8_t *input = bytes;
  if (len == 0) return;
  if (decoder->encoding == MATN_ENCODING_NONE) {
    struct document_head head = {input, len, len >= MATN_PRESCAN_SIZE};
    if (decoder->held_len == 0 && find_encoding(decoder, &head)) {
      take(decoder, head.bytes, head.len, false);
      return;
    }
    size_t room = (size_t)MATN_PRESCAN_SIZE - decoder->held_len;
    size_t held = len < room ? len : room;
    memcpy(decoder->head + decoder->held_len, input, held);
    decoder->held_len = (uint16_t)(decoder->held_len + held);
    release_head(decoder, held == room);
    input += held;
    len -= held;
  }
  take(decoder, input, len, false);
}

void matn_decoder_finish(matn_decoder *decoder) {
  if (decoder->encoding == MATN_ENCODING_NONE) release_head(decoder, true);
  decoder->head_is_free = false;
  if (decoder->doubted) matn_doubt_finish(decoder);
  decode_with(decoder, NULL, 0);
}

matn_encoding matn_decoder_encoding(const matn_decoder *decoder) {
  return (matn_encoding)decoder->encoding;
}

matn_encoding_source matn_decoder_source(const matn_decoder *decoder) {
  return (matn_encoding_source)decoder->source;
}

const char *matn_encoding_source_name(matn_encoding_source source) {
  switch (source) {
  case MATN_ENCODING_SOURCE_BOM: return "bom";
  case MATN_ENCODING_SOURCE_TRANSPORT: return "transport";
  case MATN_ENCODING_SOURCE_META: return "meta";
  case MATN_ENCODING_SOURCE_GUESS: return "guess";
  case MATN_ENCODING_SOURCE_DEFAULT: return "default";
  case MATN_ENCODING_SOURCE_UNKNOWN: break;
  }
  return "";
}
