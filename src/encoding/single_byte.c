/* The single-byte decoder (Encoding Standard 9.1) and x-user-defined (14.5). */
#include "characters.h"
#include "choice.h"

#if MATN_ENCODINGS >= MATN_ENCODINGS_single

#include "tables/encodings.h"

static void apply_runs(uint16_t *characters, const uint8_t *runs) {
  for (const uint8_t *at = runs + 2, *end = runs + *runs; at < end;) {
    unsigned skip = *at >> 6, len = 1, character = (*at & 0x3Fu) << 8 | at[1];
    at += 2;
    if (skip == SINGLE_BYTE_LONG_RUN) {
      skip = *at++;
      len = *at++;
    }
    if (character >= SINGLE_BYTE_HIGHEST) character |= 0xC000;
    for (characters += skip; len > 0; len--) {
      *characters++ = (uint16_t)character;
      if (character != REPLACEMENT_CHARACTER) character++;
    }
  }
}

static const uint8_t *runs_of(size_t table) {
  const uint8_t *runs = single_byte_runs;
  for (; table > 0; table--) runs += *runs;
  return runs;
}

void matn_single_byte_characters(matn_encoding encoding, uint16_t characters[SINGLE_BYTE_HIGH]) {
  ASSERT(encoding < COUNT_OF(single_byte_table));
  uint32_t tables = 0; /* a bit for each table that it is made of */
  for (size_t i = single_byte_table[encoding]; i != SINGLE_BYTE_LATIN_1; i = runs_of(i)[1])
    tables |= UINT32_C(1) << i;
  for (size_t i = 0; i < SINGLE_BYTE_HIGH; i++) characters[i] = (uint16_t)(0x80 + i);
  for (const uint8_t *runs = single_byte_runs; tables != 0; runs += *runs, tables >>= 1)
    if ((tables & 1) != 0) apply_runs(characters, runs);
}

/* A character as it will be written. Below U+0800 it is the two bytes of UTF-8, the second one in the high
 * half, where the highest bit is then set. Other characters are code points without their highest bit, which
 * was set only from U+F000 on. */
static uint16_t packed(uint16_t character) {
  return (uint16_t)(character < 0x800 ? utf8_of_two(character) : character & 0x7FFFu);
}

static void pack_characters(const matn_decoder *decoder, uint16_t characters[SINGLE_BYTE_HIGH]) {
  matn_single_byte_characters((matn_encoding)decoder->encoding, characters);
  for (size_t i = 0; i < SINGLE_BYTE_HIGH; i++) characters[i] = packed(characters[i]);
}

static uint32_t longer_character(uint32_t packed) {
  return packed < 0x7000 ? packed : packed | 0x8000;
}

/* Nothing branches on whether a character is ASCII or two bytes of UTF-8. In scripts with spaces that would
 * be hard to predict. */
static size_t block_single_byte(matn_decoder *decoder, const uint8_t *bytes, size_t len, size_t enough,
                                bool last, uint8_t delta) {
  (void)len, (void)last;
  const uint16_t *characters = decoder->characters;
  uint16_t own[SINGLE_BYTE_HIGH];
  if (decoder->characters_of != decoder->encoding) {
    pack_characters(decoder, own);
    characters = own;
  }
  struct writer writer = begin_writing(decoder, delta);
  for (const uint8_t *end = bytes + enough; bytes < end; bytes++) {
    uint32_t byte = *bytes, is_high = byte >> 7, high = characters[byte % SINGLE_BYTE_HIGH];
    uint32_t character = is_high != 0 ? high : byte;
    if (is_high > character >> 15)
      put_bytes(&writer, utf8_of_three(longer_character(character)), 3, 1);
    else
      put_bytes(&writer, character, 1 + is_high, 1);
  }
  end_writing(decoder, &writer);
  return enough;
}

static size_t block_user_defined(matn_decoder *decoder, const uint8_t *bytes, size_t len, size_t enough,
                                 bool last, uint8_t delta) {
  (void)len, (void)last;
  struct writer writer = begin_writing(decoder, delta);
  for (size_t i = 0; i < enough; i++) put(&writer, is_ascii(bytes[i]) ? bytes[i] : 0xF700u + bytes[i], 1);
  end_writing(decoder, &writer);
  return enough;
}

void matn_decode_single_byte(matn_decoder *decoder, const uint8_t *bytes, size_t len) {
  if (decoder->head_is_free && decoder->characters_of != decoder->encoding) {
    pack_characters(decoder, decoder->characters);
    decoder->characters_of = decoder->encoding;
  }
  matn_decode_ascii_compatible(decoder, bytes, len, block_single_byte);
}

void matn_decode_user_defined(matn_decoder *decoder, const uint8_t *bytes, size_t len) {
  matn_decode_ascii_compatible(decoder, bytes, len, block_user_defined);
}

#endif
