#include "chunked.h"

#define SIZE_DIGITS_MOST 15

static int hexadecimal(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  c |= 0x20;
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static void end_size(chunked *coding) {
  coding->state = coding->digits == 0 ? CHUNK_BROKEN : coding->left == 0 ? CHUNK_LAST : CHUNK_DATA;
  coding->digits = 0;
}

/* One byte that is not data. */
static void read_byte(chunked *coding, char byte) {
  int digit = hexadecimal(byte);
  switch (coding->state) {
  case CHUNK_SIZE:
    if (digit >= 0 && coding->digits < SIZE_DIGITS_MOST) {
      coding->left = coding->left * 16 + (uint64_t)digit;
      coding->digits++;
    } else if (byte == '\n') {
      end_size(coding);
    } else {
      bool goes_on = byte == ';' || byte == '\r' || byte == ' ' || byte == '\t';
      coding->state = goes_on && coding->digits != 0 ? CHUNK_EXTENSION : CHUNK_BROKEN;
    }
    break;
  case CHUNK_EXTENSION:
    if (byte == '\n') end_size(coding);
    break;
  case CHUNK_DATA_END:
    if (byte == '\n') {
      coding->state = CHUNK_SIZE;
    } else if (byte != '\r') {
      coding->state = CHUNK_BROKEN;
    }
    break;
  case CHUNK_DATA:
  case CHUNK_LAST:
  case CHUNK_BROKEN: break;
  }
}

bool chunked_begins(const char *bytes, size_t len) {
  chunked coding = {CHUNK_SIZE, 0, 0};
  size_t at = 0;
  while (at < len && (coding.state == CHUNK_SIZE || coding.state == CHUNK_EXTENSION))
    read_byte(&coding, bytes[at++]);
  return coding.state == CHUNK_DATA || coding.state == CHUNK_LAST;
}

size_t chunked_next(chunked *coding, const char *bytes, size_t len, size_t *used) {
  size_t at = 0;
  while (at < len && coding->state != CHUNK_DATA) {
    if (coding->state == CHUNK_LAST || coding->state == CHUNK_BROKEN) {
      *used = len;
      return 0;
    }
    read_byte(coding, bytes[at++]);
  }
  size_t data = coding->state != CHUNK_DATA ? 0 : coding->left < len - at ? (size_t)coding->left : len - at;
  coding->left -= data;
  if (coding->state == CHUNK_DATA && coding->left == 0) coding->state = CHUNK_DATA_END;
  *used = at + data;
  return data;
}
