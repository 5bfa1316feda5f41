#include "chunked.h"

#define SIZE_DIGITS_MOST 15

static int hexadecimal(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  c |= 0x20;
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static void end_size(chunked *c) {
  c->state = c->digits == 0 ? CHUNK_BROKEN : c->left == 0 ? CHUNK_LAST : CHUNK_DATA;
  c->digits = 0;
}

/* One byte that is not data. */
static void read_byte(chunked *c, char byte) {
  int digit = hexadecimal(byte);
  switch (c->state) {
  case CHUNK_SIZE:
    if (digit >= 0 && c->digits < SIZE_DIGITS_MOST) {
      c->left = c->left * 16 + (uint64_t)digit;
      c->digits++;
    } else if (byte == '\n') {
      end_size(c);
    } else {
      bool goes_on = byte == ';' || byte == '\r' || byte == ' ' || byte == '\t';
      c->state = goes_on && c->digits != 0 ? CHUNK_EXTENSION : CHUNK_BROKEN;
    }
    break;
  case CHUNK_EXTENSION:
    if (byte == '\n') end_size(c);
    break;
  case CHUNK_DATA_END:
    if (byte == '\n') {
      c->state = CHUNK_SIZE;
    } else if (byte != '\r') {
      c->state = CHUNK_BROKEN;
    }
    break;
  case CHUNK_DATA:
  case CHUNK_LAST:
  case CHUNK_BROKEN: break;
  }
}

bool chunked_begins(const char *bytes, size_t len) {
  chunked c = {CHUNK_SIZE, 0, 0};
  size_t at = 0;
  while (at < len && (c.state == CHUNK_SIZE || c.state == CHUNK_EXTENSION)) read_byte(&c, bytes[at++]);
  return c.state == CHUNK_DATA || c.state == CHUNK_LAST;
}

size_t chunked_next(chunked *c, const char *bytes, size_t len, size_t *used) {
  size_t at = 0;
  while (at < len && c->state != CHUNK_DATA) {
    if (c->state == CHUNK_LAST || c->state == CHUNK_BROKEN) {
      *used = len;
      return 0;
    }
    read_byte(c, bytes[at++]);
  }
  size_t data = c->state != CHUNK_DATA ? 0 : c->left < len - at ? (size_t)c->left : len - at;
  c->left -= data;
  if (c->state == CHUNK_DATA && c->left == 0) c->state = CHUNK_DATA_END;
  *used = at + data;
  return data;
}
