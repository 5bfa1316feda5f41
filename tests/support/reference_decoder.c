/* Each handler is one of the standard's decoders. It gets a byte or END, and returns a code point or another
 * result. Instead of "prepend to the queue", the last bytes read are given back. */
#include "reference_decoder.h"

#include "encoding/choice.h"
#include "encoding/decoders.h"
#include "encoding/indexes.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { END = -1, FINISHED = -2, CONTINUE = -3, ERROR = -4 };

enum { POINTERS = 32768, MAX_RANGES = 512, FULL = 94 * 94 };

typedef struct reference {
  matn_encoding encoding;
  size_t position;                /* of the next byte to read */
  int lead, second, third;        /* gb18030 first, second, third; lead of the others */
  int state, output_state;        /* ISO-2022-JP */
  bool output_flag, jis0212_flag; /* ISO-2022-JP; EUC-JP */
  int needed, seen, lower, upper; /* UTF-8, whose code point is in lead */
  int lead_byte;                  /* UTF-16, whose lead surrogate is in lead */
  int pair;                       /* Big5: the second of two code points, or 0 */
  size_t kept;                    /* bytes read already that belong to the next character */
} reference;

static int32_t gb18030_index[POINTERS], big5_index[POINTERS], euc_kr_index[POINTERS], jis0208_index[POINTERS],
    jis0212_index[POINTERS], single_index[MATN_ENCODING_COUNT][128];
static struct range { unsigned pointer, code_point; } ranges[MAX_RANGES];
static size_t range_count;

static FILE *open_index(const char *directory, const char *name) {
  char path[4096];
  size_t len = (size_t)snprintf(path, sizeof path, "%s/index-", directory);
  snprintf(path + len, sizeof path - len, "%s.txt", name);
  for (char *c = path + len; *c; c++) *c = (char)tolower((unsigned char)*c);
  FILE *in = fopen(path, "rb");
  if (in) return in;
  printf("cannot open %s\n", path);
  exit(1);
}

static bool next_entry(FILE *in, unsigned *pointer, unsigned *code_point) {
  char line[256];
  while (fgets(line, sizeof line, in))
    if (sscanf(line, "%u 0x%x", pointer, code_point) == 2) return true;
  return false;
}

static void load_index(const char *directory, const char *name, int32_t *index, size_t count) {
  unsigned pointer, code_point;
  FILE *in = open_index(directory, name);
  while (next_entry(in, &pointer, &code_point))
    if (pointer < count) index[pointer] = (int32_t)code_point;
  fclose(in);
}

static void load_ranges(const char *directory) {
  FILE *in = open_index(directory, "gb18030-ranges");
  while (range_count < MAX_RANGES &&
         next_entry(in, &ranges[range_count].pointer, &ranges[range_count].code_point))
    range_count++;
  fclose(in);
}

/* Copies the library's code points for all pointers that two bytes can make. */
static void copy_index(const uint16_t *from, int32_t *index, size_t count) {
  for (size_t i = 0; i < count; i++) {
    uint32_t code_point = index_code_point(from, i);
    index[i] = code_point == REPLACEMENT_CHARACTER ? 0 : (int32_t)code_point;
  }
}

static void copy_library(void) {
#if MATN_ENCODINGS >= MATN_ENCODINGS_single
  for (int i = MATN_ENCODING_IBM866; i <= MATN_ENCODING_X_MAC_CYRILLIC; i++) {
    uint16_t characters[SINGLE_BYTE_HIGH];
    matn_single_byte_characters((matn_encoding)i, characters);
    for (int j = 0; j < SINGLE_BYTE_HIGH; j++)
      single_index[i][j] = characters[j] == REPLACEMENT_CHARACTER ? 0 : characters[j];
  }
#endif
#if MATN_ENCODINGS == MATN_ENCODINGS_all
  copy_index(matn_index_gb18030, gb18030_index, 126 * 190);
  for (int lead = 0xB0; lead <= 0xF7; lead++)
    for (int trail = 0xA1; trail <= 0xFE; trail++)
      gb18030_index[(lead - 0x81) * 190 + trail - 0x41] =
          matn_index_gb2312[(lead - 0xB0) * 94 + trail - 0xA1];
  copy_index(matn_index_big5, big5_index, 126 * 157);
  copy_index(matn_index_euc_kr, euc_kr_index, 126 * 190);
  copy_index(matn_index_jis0208, jis0208_index, 60 * 188);
  copy_index(matn_index_jis0212, jis0212_index, FULL);
#else
  (void)copy_index;
#endif
}

void reference_load(const char *directory) {
  if (!directory) {
    copy_library();
    return;
  }
  load_index(directory, "gb18030", gb18030_index, POINTERS);
  load_index(directory, "big5", big5_index, POINTERS);
  load_index(directory, "euc-kr", euc_kr_index, POINTERS);
  load_index(directory, "jis0208", jis0208_index, POINTERS);
  load_index(directory, "jis0212", jis0212_index, POINTERS);
  load_ranges(directory);
  for (int i = MATN_ENCODING_IBM866; i <= MATN_ENCODING_X_MAC_CYRILLIC; i++) {
    const char *name = i == MATN_ENCODING_ISO_8859_8_I ? "iso-8859-8" : matn_encoding_name((matn_encoding)i);
    load_index(directory, name, single_index[i], 128);
  }
}

static bool within(int byte, int first, int last) {
  return byte >= first && byte <= last;
}

static bool is_ascii_byte(int byte) {
  return within(byte, 0, 0x7F);
}

/* The last steps of most decoders: the code point of a lead and a trail byte, or an error. */
static int found(reference *r, int32_t code_point, int byte) {
  if (code_point > 0) return code_point;
  if (is_ascii_byte(byte)) r->position--;
  return ERROR;
}

/* 5, "index gb18030 ranges code point" */
static int ranges_code_point(int pointer) {
  if ((pointer > 39419 && pointer < 189000) || pointer > 1237575) return 0;
  if (pointer == 7457) return 0xE7C7;
#if MATN_ENCODINGS == MATN_ENCODINGS_all
  if (range_count == 0) return (int)matn_gb18030_ranges_code_point((size_t)pointer);
#endif
  struct range last = {0, 0};
  for (size_t i = 0; i < range_count; i++)
    if (ranges[i].pointer <= (unsigned)pointer) last = ranges[i];
  return (int)(last.code_point + (unsigned)pointer - last.pointer);
}

/* 10.2.1, with steps 3 to 5 in functions of their own */
static int gb18030_fourth(reference *r, int byte) {
  if (!within(byte, 0x30, 0x39)) {
    r->position -= 3;
    r->lead = r->second = r->third = 0;
    return ERROR;
  }
  int code_point = ranges_code_point((r->lead - 0x81) * (10 * 126 * 10) + (r->second - 0x30) * (10 * 126) +
                                     (r->third - 0x81) * 10 + byte - 0x30);
  r->lead = r->second = r->third = 0;
  return code_point > 0 ? code_point : ERROR;
}

static int gb18030_third(reference *r, int byte) {
  if (within(byte, 0x81, 0xFE)) {
    r->third = byte;
    return CONTINUE;
  }
  r->position -= 2;
  r->lead = r->second = 0;
  return ERROR;
}

static int gb18030_second(reference *r, int byte) {
  if (within(byte, 0x30, 0x39)) {
    r->second = byte;
    return CONTINUE;
  }
  int lead = r->lead, pointer = -1, offset = byte < 0x7F ? 0x40 : 0x41;
  r->lead = 0;
  if (within(byte, 0x40, 0x7E) || within(byte, 0x80, 0xFE)) pointer = (lead - 0x81) * 190 + byte - offset;
  return found(r, pointer < 0 ? 0 : gb18030_index[pointer], byte);
}

static int gb18030(reference *r, int byte) {
  if (byte == END && r->lead == 0 && r->second == 0 && r->third == 0) return FINISHED;
  if (byte == END) {
    r->lead = r->second = r->third = 0;
    return ERROR;
  }
  if (r->third != 0) return gb18030_fourth(r, byte);
  if (r->second != 0) return gb18030_third(r, byte);
  if (r->lead != 0) return gb18030_second(r, byte);
  if (is_ascii_byte(byte)) return byte;
  if (byte == 0x80) return 0x20AC;
  if (!within(byte, 0x81, 0xFE)) return ERROR;
  r->lead = byte;
  return CONTINUE;
}

/* What Big5, EUC-JP, Shift_JIS and EUC-KR do at the end. */
static int end_of_pair(reference *r) {
  if (r->lead == 0) return FINISHED;
  r->lead = 0;
  return ERROR;
}

/* 11.1.1 */
static int big5(reference *r, int byte) {
  static const struct {
    int pointer, first, second;
  } pairs[] = {{1133, 0xCA, 0x304}, {1135, 0xCA, 0x30C}, {1164, 0xEA, 0x304}, {1166, 0xEA, 0x30C}};
  if (byte == END) return end_of_pair(r);
  if (r->lead != 0) {
    int lead = r->lead, pointer = -1, offset = byte < 0x7F ? 0x40 : 0x62;
    r->lead = 0;
    if (within(byte, 0x40, 0x7E) || within(byte, 0xA1, 0xFE)) pointer = (lead - 0x81) * 157 + byte - offset;
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
      if (pointer == pairs[i].pointer) {
        r->pair = pairs[i].second;
        return pairs[i].first;
      }
    return found(r, pointer < 0 ? 0 : big5_index[pointer], byte);
  }
  if (is_ascii_byte(byte)) return byte;
  if (!within(byte, 0x81, 0xFE)) return ERROR;
  r->lead = byte;
  return CONTINUE;
}

/* 12.1.1 */
static int euc_jp(reference *r, int byte) {
  if (byte == END) return end_of_pair(r);
  if (r->lead == 0x8E && within(byte, 0xA1, 0xDF)) {
    r->lead = 0;
    return 0xFF61 - 0xA1 + byte;
  }
  if (r->lead == 0x8F && within(byte, 0xA1, 0xFE)) {
    r->jis0212_flag = true;
    r->lead = byte;
    return CONTINUE;
  }
  if (r->lead != 0) {
    int lead = r->lead;
    int32_t code_point = 0;
    r->lead = 0;
    if (within(lead, 0xA1, 0xFE) && within(byte, 0xA1, 0xFE)) {
      int pointer = (lead - 0xA1) * 94 + byte - 0xA1;
      code_point = r->jis0212_flag ? jis0212_index[pointer] : jis0208_index[pointer];
    }
    r->jis0212_flag = false;
    return found(r, code_point, byte);
  }
  if (is_ascii_byte(byte)) return byte;
  if (byte != 0x8E && byte != 0x8F && !within(byte, 0xA1, 0xFE)) return ERROR;
  r->lead = byte;
  return CONTINUE;
}

enum { ASCII, ROMAN, KATAKANA, LEAD_BYTE, TRAIL_BYTE, ESCAPE_START, ESCAPE };

/* 12.2.1, the states that are no part of an escape sequence */
static int iso_2022_jp_text(reference *r, int byte) {
  if (byte == 0x1B) {
    if (r->state == TRAIL_BYTE) r->kept = 1;
    int result = r->state == TRAIL_BYTE ? ERROR : CONTINUE;
    r->state = ESCAPE_START;
    return result;
  }
  if (r->state == TRAIL_BYTE) {
    r->state = LEAD_BYTE;
    if (!within(byte, 0x21, 0x7E)) return ERROR;
    int code_point = jis0208_index[(r->lead - 0x21) * 94 + byte - 0x21];
    return code_point > 0 ? code_point : ERROR;
  }
  if (byte == END) return FINISHED;
  r->output_flag = false;
  switch (r->state) {
  case KATAKANA: return within(byte, 0x21, 0x5F) ? 0xFF61 - 0x21 + byte : ERROR;
  case LEAD_BYTE:
    if (!within(byte, 0x21, 0x7E)) return ERROR;
    r->lead = byte;
    r->state = TRAIL_BYTE;
    return CONTINUE;
  case ROMAN:
    if (byte == 0x5C) return 0xA5;
    if (byte == 0x7E) return 0x203E;
  }
  return is_ascii_byte(byte) && byte != 0x0E && byte != 0x0F ? byte : ERROR;
}

static int iso_2022_jp_escape(reference *r, int byte) {
  int lead = r->lead, state = ESCAPE;
  r->lead = 0;
  if (lead == 0x28 && byte == 0x42) state = ASCII;
  if (lead == 0x28 && byte == 0x4A) state = ROMAN;
  if (lead == 0x28 && byte == 0x49) state = KATAKANA;
  if (lead == 0x24 && (byte == 0x40 || byte == 0x42)) state = LEAD_BYTE;
  if (state != ESCAPE) {
    r->state = r->output_state = state;
    bool output_flag = r->output_flag;
    r->output_flag = true;
    if (output_flag) r->kept = 3;
    return output_flag ? ERROR : CONTINUE;
  }
  r->position -= byte == END ? 1 : 2;
  r->output_flag = false;
  r->state = r->output_state;
  return ERROR;
}

static int iso_2022_jp(reference *r, int byte) {
  if (r->state == ESCAPE) return iso_2022_jp_escape(r, byte);
  if (r->state != ESCAPE_START) return iso_2022_jp_text(r, byte);
  if (byte == 0x24 || byte == 0x28) {
    r->lead = byte;
    r->state = ESCAPE;
    return CONTINUE;
  }
  if (byte != END) r->position--;
  r->output_flag = false;
  r->state = r->output_state;
  return ERROR;
}

/* 12.3.1 */
static int shift_jis(reference *r, int byte) {
  if (byte == END) return end_of_pair(r);
  if (r->lead != 0) {
    int lead = r->lead, pointer = -1, offset = byte < 0x7F ? 0x40 : 0x41,
        lead_offset = lead < 0xA0 ? 0x81 : 0xC1;
    r->lead = 0;
    if (within(byte, 0x40, 0x7E) || within(byte, 0x80, 0xFC))
      pointer = (lead - lead_offset) * 188 + byte - offset;
    if (within(pointer, 8836, 10715)) return 0xE000 - 8836 + pointer;
    return found(r, pointer < 0 ? 0 : jis0208_index[pointer], byte);
  }
  if (is_ascii_byte(byte) || byte == 0x80) return byte;
  if (within(byte, 0xA1, 0xDF)) return 0xFF61 - 0xA1 + byte;
  if (!within(byte, 0x81, 0x9F) && !within(byte, 0xE0, 0xFC)) return ERROR;
  r->lead = byte;
  return CONTINUE;
}

/* 13.1.1 */
static int euc_kr(reference *r, int byte) {
  if (byte == END) return end_of_pair(r);
  if (r->lead != 0) {
    int lead = r->lead, pointer = -1;
    r->lead = 0;
    if (within(byte, 0x41, 0xFE)) pointer = (lead - 0x81) * 190 + byte - 0x41;
    return found(r, pointer < 0 ? 0 : euc_kr_index[pointer], byte);
  }
  if (is_ascii_byte(byte)) return byte;
  if (!within(byte, 0x81, 0xFE)) return ERROR;
  r->lead = byte;
  return CONTINUE;
}

/* 8.1.1 */
static int utf8(reference *r, int byte) {
  if (r->needed == 0) {
    if (byte == END) return FINISHED;
    if (is_ascii_byte(byte)) return byte;
    if (!within(byte, 0xC2, 0xF4)) return ERROR;
    r->lower = byte == 0xE0 ? 0xA0 : byte == 0xF0 ? 0x90 : 0x80;
    r->upper = byte == 0xED ? 0x9F : byte == 0xF4 ? 0x8F : 0xBF;
    r->needed = byte <= 0xDF ? 1 : byte <= 0xEF ? 2 : 3;
    r->lead = byte & (byte <= 0xDF ? 0x1F : byte <= 0xEF ? 0xF : 7);
    r->seen = 0;
    return CONTINUE;
  }
  if (!within(byte, r->lower, r->upper)) {
    if (byte != END) r->position--;
    r->needed = 0;
    return ERROR;
  }
  r->lower = 0x80;
  r->upper = 0xBF;
  r->lead = r->lead << 6 | (byte & 0x3F);
  if (++r->seen != r->needed) return CONTINUE;
  r->needed = 0;
  return r->lead;
}

/* 14.2.1; lead and lead_byte are one more than the standard's, which may be 0 */
static int utf16(reference *r, int byte) {
  if (byte == END) {
    int result = r->lead != 0 || r->lead_byte != 0 ? ERROR : FINISHED;
    r->lead = r->lead_byte = 0;
    return result;
  }
  if (r->lead_byte == 0) {
    r->lead_byte = byte + 1;
    return CONTINUE;
  }
  int first = r->lead_byte - 1;
  int unit = r->encoding == MATN_ENCODING_UTF_16BE ? first << 8 | byte : byte << 8 | first;
  r->lead_byte = 0;
  if (r->lead != 0) {
    int lead = r->lead - 1;
    r->lead = 0;
    if (within(unit, 0xDC00, 0xDFFF)) return 0x10000 + ((lead - 0xD800) << 10) + (unit - 0xDC00);
    r->position -= 2;
    return ERROR;
  }
  if (within(unit, 0xD800, 0xDBFF)) {
    r->lead = unit + 1;
    return CONTINUE;
  }
  return within(unit, 0xDC00, 0xDFFF) ? ERROR : unit;
}

/* 14.1.1 */
static int replacement(reference *r, int byte) {
  if (byte == END || r->lead != 0) return FINISHED;
  r->lead = 1;
  return ERROR;
}

/* 9.1 and 14.5.1 */
static int single_byte(reference *r, int byte) {
  if (byte == END) return FINISHED;
  if (is_ascii_byte(byte)) return byte;
  if (r->encoding == MATN_ENCODING_X_USER_DEFINED) return 0xF780 + byte - 0x80;
  int32_t code_point = single_index[r->encoding][byte - 0x80];
  return code_point > 0 ? code_point : ERROR;
}

static int handle(reference *r, int byte) {
  switch (r->encoding) {
  case MATN_ENCODING_UTF_8: return utf8(r, byte);
  case MATN_ENCODING_GBK:
  case MATN_ENCODING_GB18030: return gb18030(r, byte);
  case MATN_ENCODING_BIG5: return big5(r, byte);
  case MATN_ENCODING_EUC_JP: return euc_jp(r, byte);
  case MATN_ENCODING_ISO_2022_JP: return iso_2022_jp(r, byte);
  case MATN_ENCODING_SHIFT_JIS: return shift_jis(r, byte);
  case MATN_ENCODING_EUC_KR: return euc_kr(r, byte);
  case MATN_ENCODING_REPLACEMENT: return replacement(r, byte);
  case MATN_ENCODING_UTF_16BE:
  case MATN_ENCODING_UTF_16LE: return utf16(r, byte);
  default: return single_byte(r, byte);
  }
}

void reference_decode(matn_encoding encoding, const uint8_t *input, size_t len, reference_fn sink,
                      void *ctx) {
  reference r = {.encoding = encoding};
  size_t from = 0;
  for (;;) {
    bool end = r.position == len;
    int result = handle(&r, end ? END : input[r.position++]);
    if (result == FINISHED) return;
    if (result == CONTINUE) continue;
    size_t to = r.position - r.kept;
    sink(ctx, result == ERROR ? 0xFFFD : (uint32_t)result, from, to);
    if (r.pair != 0) sink(ctx, (uint32_t)r.pair, from, to);
    r.pair = 0;
    r.kept = 0;
    from = to;
  }
}
