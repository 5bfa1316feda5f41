/* What bytes cost as text of a multi-byte encoding. Each kind of character has a cost, and an error costs
 * more than any character. */
#include "choice.h"
#include "guess.h"

#include "decoders.h"
#include "tables/guess.h"

#if MATN_ENCODINGS != MATN_ENCODINGS_utf8

#define COST_ERROR (24 * COST_BIT)
#define COST_HALFWIDTH (11 * COST_BIT)
#define COST_UTF8_BYTE (5 * COST_BIT)

/* A character of a multi-byte encoding. */
struct coded_character {
  uint8_t len; /* bytes; 0: an error */
  uint32_t cost;
};

#if MATN_ENCODINGS == MATN_ENCODINGS_all

_Static_assert(COUNT_OF(guess_charsets[0].costs) == PAIR_OTHER + 1, "a cost for every kind");

/* The lead bytes with which the kinds of characters begin and end in each charset. Trail bytes are from 0xA1
 * on, but in Big5 from 0x40 on. */
static const struct charset_rows {
  uint8_t kana_last, first, first_last, second, second_last, least_trail;
} charset_rows[] = {
    [GUESS_JAPANESE] = {0xA5, 0xB0, 0xCF, 0xD0, 0xF4, 0xA1},
    [GUESS_CHINESE] = {0xA9, 0xB0, 0xD7, 0xD8, 0xF7, 0xA1},
    [GUESS_TAIWANESE] = {0xA3, 0xA4, 0xC6, 0xC9, 0xF9, 0x40},
    [GUESS_KOREAN] = {0xAC, 0xB0, 0xC8, 0xCA, 0xFD, 0xA1},
};

static bool within(uint8_t byte, uint8_t least, uint8_t most) {
  return byte >= least && byte <= most;
}

static bool is_common(const struct guess_charset *set, uint16_t code) {
  size_t low = 0, high = COUNT_OF(set->common);
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (set->common[middle] == code) return true;
    if (set->common[middle] < code)
      low = middle + 1;
    else
      high = middle;
  }
  return false;
}

static pair_kind kind_of(size_t charset, uint16_t code) {
  const struct charset_rows *rows = &charset_rows[charset];
  uint8_t lead = (uint8_t)(code >> 8);
  if (is_common(&guess_charsets[charset], code)) return PAIR_COMMON;
  if ((code & 0xFF) < rows->least_trail) return PAIR_OTHER;
  if (within(lead, 0xA1, 0xA3)) return PAIR_SYMBOL;
  if (within(lead, 0xA4, rows->kana_last)) return PAIR_KANA;
  if (within(lead, rows->first, rows->first_last)) return PAIR_FIRST;
  return within(lead, rows->second, rows->second_last) ? PAIR_SECOND : PAIR_OTHER;
}

/* A character of `len` bytes by its code in a charset. */
static struct coded_character coded(size_t charset, uint8_t len, unsigned code) {
  return (struct coded_character){len, guess_charsets[charset].costs[kind_of(charset, (uint16_t)code)]};
}

static struct coded_character two_bytes(size_t charset, uint8_t lead, uint8_t trail) {
  return coded(charset, 2, (unsigned)lead << 8 | trail);
}

/* A code that no charset has. */
#define NO_CODE 0xFFFF

/* Its character by the code that EUC-JP has for it. */
static struct coded_character shift_jis(const uint8_t bytes[2]) {
  uint8_t lead = bytes[0], trail = bytes[1];
  if (within(lead, 0xA1, 0xDF)) return (struct coded_character){1, COST_HALFWIDTH};
  if (!within(lead, 0x81, 0xFC) || lead == 0xA0 || trail == 0x7F || !within(trail, 0x40, 0xFC))
    return (struct coded_character){0};
  unsigned row = (lead - (lead < 0xA0 ? 0x81u : 0xC1u)) * 2, cell = trail - (trail > 0x7F ? 0x41u : 0x40u);
  if (cell >= 94) row++, cell -= 94;
  return coded(GUESS_JAPANESE, 2, row < 94 ? (row + 0xA1) << 8 | (cell + 0xA1) : NO_CODE);
}

static struct coded_character euc_jp(const uint8_t *bytes, size_t len) {
  uint8_t lead = bytes[0], trail = bytes[1];
  if (lead == 0x8E && within(trail, 0xA1, 0xDF)) return (struct coded_character){2, COST_HALFWIDTH};
  if (lead == 0x8F && within(trail, 0xA1, 0xFE) && len > 2 && within(bytes[2], 0xA1, 0xFE))
    return coded(GUESS_JAPANESE, 3, NO_CODE);
  if (!within(lead, 0xA1, 0xFE) || !within(trail, 0xA1, 0xFE)) return (struct coded_character){0};
  return two_bytes(GUESS_JAPANESE, lead, trail);
}

static struct coded_character gbk(const uint8_t *bytes, size_t len) {
  uint8_t lead = bytes[0], trail = bytes[1];
  if (!within(lead, 0x81, 0xFE)) return (struct coded_character){0};
  if (within(trail, 0x30, 0x39)) {
    bool has_four = len > 3 && within(bytes[2], 0x81, 0xFE) && within(bytes[3], 0x30, 0x39);
    return coded(GUESS_CHINESE, has_four ? 4 : 0, NO_CODE);
  }
  if (trail == 0x7F || !within(trail, 0x40, 0xFE)) return (struct coded_character){0};
  return two_bytes(GUESS_CHINESE, lead, trail);
}

static struct coded_character big5(const uint8_t bytes[2]) {
  uint8_t lead = bytes[0], trail = bytes[1];
  if (!within(lead, 0x81, 0xFE) || !(within(trail, 0x40, 0x7E) || within(trail, 0xA1, 0xFE)))
    return (struct coded_character){0};
  return two_bytes(GUESS_TAIWANESE, lead, trail);
}

static struct coded_character euc_kr(const uint8_t bytes[2]) {
  uint8_t lead = bytes[0], trail = bytes[1];
  bool extended = within(trail, 0x41, 0x5A) || within(trail, 0x61, 0x7A) || within(trail, 0x81, 0xA0);
  if (!within(lead, 0x81, 0xFE) || !(within(trail, 0xA1, 0xFE) || (extended && lead <= 0xC6)))
    return (struct coded_character){0};
  return two_bytes(GUESS_KOREAN, lead, trail);
}

#endif

static struct coded_character utf8(const uint8_t *bytes, size_t len) {
  size_t needed, there = matn_utf8_prefix(bytes, len, &needed);
  if (there < needed) return (struct coded_character){there == len ? (uint8_t)len : 0, 0};
  return (struct coded_character){(uint8_t)needed, (uint32_t)needed * COST_UTF8_BYTE};
}

/* The first character of the bytes. There are two or more; for UTF-8 one is enough. */
static struct coded_character character_of(matn_encoding encoding, const uint8_t *bytes, size_t len) {
  switch (encoding) {
#if MATN_ENCODINGS == MATN_ENCODINGS_all
  case MATN_ENCODING_SHIFT_JIS: return shift_jis(bytes);
  case MATN_ENCODING_EUC_JP: return euc_jp(bytes, len);
  case MATN_ENCODING_GBK: return gbk(bytes, len);
  case MATN_ENCODING_BIG5: return big5(bytes);
  case MATN_ENCODING_EUC_KR: return euc_kr(bytes);
#endif
  default: return utf8(bytes, len);
  }
}

uint32_t matn_guess_multi_byte_cost(matn_encoding encoding, const uint8_t *bytes, size_t len) {
  uint32_t cost = 0;
  for (size_t i = 0; i < len;) {
    i += ascii_len(bytes + i, len - i);
    if (i == len || (i + 1 == len && encoding != MATN_ENCODING_UTF_8)) break;
    struct coded_character c = character_of(encoding, bytes + i, len - i);
    i += c.len > 0 ? c.len : 1;
    cost += c.len > 0 ? c.cost : COST_ERROR;
  }
  return cost;
}

#endif
