/* Holds input back while the encoding is doubted. ASCII passes. From the first other byte on, input is held
 * up to the size of the look-ahead. A few characters of valid UTF-8 settle the matter. Everything else is
 * judged when the look-ahead is full or the document ends. If it has few bytes that are not ASCII, the
 * judgement holds for the look-ahead only, and the doubt goes on behind it. */
#include "decoders.h"
#include "guess.h"
#include "prescan.h"

/* So many bytes of valid UTF-8, ASCII not counted, are clearly UTF-8. The second is for a page that declares
 * it. */
#define UTF8_CLEAR 8
#define UTF8_CLEAR_DECLARED 4

/* So many bytes that are not ASCII make a guess final. */
#define FINAL_LEAST 40

/* Added to the cost of every encoding but the declared one, and of every one but that guessed before. */
#define COST_UNDECLARED (32 * COST_BIT)
#define COST_UNGUESSED (8 * COST_BIT)

bool matn_doubt_is_due(matn_encoding encoding) {
  return encoding == MATN_ENCODING_UTF_8 || encoding == MATN_ENCODING_WINDOWS_1252;
}

void matn_decoder_guess(matn_decoder *decoder, void *memory, size_t size) {
  bool own = memory == NULL || size < MATN_PRESCAN_SIZE;
  decoder->guesses = true;
  decoder->held = own ? NULL : memory;
  decoder->held_size = (uint16_t)(own                          ? MATN_PRESCAN_SIZE
                                  : size < MATN_GUESS_SIZE_MAX ? size
                                                               : MATN_GUESS_SIZE_MAX);
}

void matn_decoder_language(matn_decoder *decoder, const char *tag, size_t len) {
  if (len < 2 || !is_alpha((unsigned char)tag[0]) || !is_alpha((unsigned char)tag[1])) return;
  decoder->language[0] = (char)to_lower((unsigned char)tag[0]);
  decoder->language[1] = (char)to_lower((unsigned char)tag[1]);
  decoder->fallback = (uint8_t)matn_locale_default(tag, len);
}

static void set_declared(matn_decoder *decoder, matn_encoding encoding) {
  decoder->declared = decoder->encoding = (uint8_t)encoding;
  decoder->source = MATN_ENCODING_SOURCE_META;
  decoder->doubted = matn_doubt_is_due(encoding);
}

void matn_decoder_declare(matn_decoder *decoder, matn_encoding encoding) {
  bool in_time =
      decoder->doubted && decoder->source == MATN_ENCODING_SOURCE_DEFAULT && decoder->held_len == 0;
  if (!in_time || encoding <= MATN_ENCODING_NONE || encoding >= MATN_ENCODING_COUNT) return;
  set_declared(decoder, matn_meta_encoding(encoding));
}

/* Whether the bytes are clearly UTF-8. Those counted in decoder->examined were looked at before. */
static bool is_clearly_utf8(matn_decoder *decoder, const uint8_t *bytes, size_t len) {
  uint8_t clear = decoder->declared == MATN_ENCODING_UTF_8 ? UTF8_CLEAR_DECLARED : UTF8_CLEAR;
  size_t i = decoder->examined, needed;
  while (i < len && !decoder->broken && decoder->utf8_len < clear) {
    size_t ascii = ascii_len(bytes + i, len - i);
    i += ascii;
    if (i == len) break;
    size_t there = matn_utf8_prefix(bytes + i, len - i, &needed);
    if (there < needed) {
      decoder->broken = there < len - i;
      break;
    }
    i += needed;
    decoder->utf8_len = (uint8_t)(decoder->utf8_len + needed);
  }
  decoder->examined = (uint16_t)i;
  return decoder->utf8_len >= clear;
}

/* A meta element in the look-ahead is as good as one in the first bytes. */
static void find_late_meta(matn_decoder *decoder, const uint8_t *bytes, size_t len) {
  if (decoder->source != MATN_ENCODING_SOURCE_DEFAULT) return;
  matn_encoding encoding = matn_prescan_elements(bytes, len);
  if (encoding != MATN_ENCODING_NONE) set_declared(decoder, encoding);
}

static void guess(matn_decoder *decoder, const uint8_t *bytes, size_t len) {
  bool guessed_before = decoder->source == MATN_ENCODING_SOURCE_GUESS;
  guess_hint hint = {.fallback = (matn_encoding)decoder->fallback,
                     .expected = (matn_encoding)decoder->declared,
                     .doubt = guessed_before ? COST_UNGUESSED : COST_UNDECLARED,
                     .language = {decoder->language[0], decoder->language[1]}};
  matn_encoding encoding = matn_guess(bytes, len, &hint);
  if (encoding == MATN_ENCODING_NONE) encoding = hint.expected;
  if (encoding == MATN_ENCODING_NONE) {
    decoder->encoding =
        decoder->fallback != MATN_ENCODING_NONE ? decoder->fallback : MATN_ENCODING_WINDOWS_1252;
    return;
  }
  if (encoding != hint.expected) decoder->source = MATN_ENCODING_SOURCE_GUESS;
  decoder->encoding = decoder->declared = (uint8_t)encoding;
}

/* How many of the bytes are not ASCII. Stops counting at FINAL_LEAST. */
static size_t count_other_than_ascii(const uint8_t *bytes, size_t len) {
  size_t count = 0;
  for (size_t i = 0; i < len && count < FINAL_LEAST; i++) {
    i += ascii_len(bytes + i, len - i);
    if (i < len) count++;
  }
  return count;
}

/* Finds the encoding of what is held. If a page says windows-1252 and the bytes are valid UTF-8, the guess
 * decides. */
static void judge(matn_decoder *decoder, const uint8_t *bytes, size_t len) {
  bool is_utf8 = !decoder->broken && decoder->examined > 0;
  find_late_meta(decoder, bytes, len);
  if (!decoder->doubted) return;
  if (is_utf8 && decoder->declared != MATN_ENCODING_WINDOWS_1252) {
    if (decoder->declared == MATN_ENCODING_NONE) decoder->source = MATN_ENCODING_SOURCE_GUESS;
    decoder->declared = decoder->encoding = MATN_ENCODING_UTF_8;
  } else {
    guess(decoder, bytes, len);
  }
  decoder->doubted = count_other_than_ascii(bytes, len) < FINAL_LEAST;
}

/* Decodes what is held if its encoding is clear, or if no more will be held (`complete`); returns whether it
 * did. */
static bool release(matn_decoder *decoder, const uint8_t *bytes, size_t len, bool complete) {
  if (is_clearly_utf8(decoder, bytes, len)) {
    if (decoder->declared != MATN_ENCODING_UTF_8) decoder->source = MATN_ENCODING_SOURCE_GUESS;
    decoder->encoding = MATN_ENCODING_UTF_8;
    decoder->doubted = false;
  } else if (complete) {
    judge(decoder, bytes, len);
  } else {
    return false;
  }
  if (decoder->broken) decoder->utf8_len = 0;
  decoder->broken = false;
  decoder->examined = decoder->held_len = 0;
  decoder->state = 0;
  matn_decode(decoder, bytes, len);
  if (decoder->pending_len > 0) decoder->doubted = false;
  return true;
}

size_t matn_doubt_feed(matn_decoder *decoder, const uint8_t *bytes, size_t len) {
  uint8_t *held = decoder->held != NULL ? decoder->held : decoder->head;
  size_t taken = 0, size = decoder->held_size;
  while (taken < len && decoder->doubted) {
    size_t ascii = decoder->held_len == 0 ? ascii_len(bytes + taken, len - taken) : 0;
    if (ascii > 0) {
      matn_output_slice(decoder, bytes + taken, ascii, decoder->offset);
      decoder->offset += ascii;
      taken += ascii;
      continue;
    }
    size_t room = size - decoder->held_len, next = len - taken < room ? len - taken : room;
    bool in_place = decoder->held_len == 0 && release(decoder, bytes + taken, next, next == size);
    if (!in_place) {
      memmove(held + decoder->held_len, bytes + taken, next);
      decoder->characters_of = MATN_ENCODING_NONE;
      decoder->held_len = (uint16_t)(decoder->held_len + next);
      release(decoder, held, decoder->held_len, decoder->held_len == size);
    }
    taken += next;
  }
  return taken;
}

void matn_doubt_finish(matn_decoder *decoder) {
  const uint8_t *held = decoder->held != NULL ? decoder->held : decoder->head;
  if (decoder->held_len > 0) release(decoder, held, decoder->held_len, true);
}
