/**
 * @file matn_encoding.h
 * Bytes of any encoding of the web in, valid UTF-8 out, as they arrive.
 *
 * Follows the WHATWG Encoding Standard (https://encoding.spec.whatwg.org/) for labels, decoders and
 * their errors, and the HTML Standard, section 13.2.3, for how a document's encoding is found.
 *
 * Nothing here allocates or keeps global state. Different decoders may be used on different threads at once,
 * one decoder only on one thread at a time.
 */
#ifndef MATN_ENCODING_H
#define MATN_ENCODING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The encodings of the Encoding Standard, in its order. */
typedef enum matn_encoding {
  MATN_ENCODING_NONE, /**< none, or not known (yet) */
  MATN_ENCODING_UTF_8,
  MATN_ENCODING_IBM866,
  MATN_ENCODING_ISO_8859_2,
  MATN_ENCODING_ISO_8859_3,
  MATN_ENCODING_ISO_8859_4,
  MATN_ENCODING_ISO_8859_5,
  MATN_ENCODING_ISO_8859_6,
  MATN_ENCODING_ISO_8859_7,
  MATN_ENCODING_ISO_8859_8,
  MATN_ENCODING_ISO_8859_8_I,
  MATN_ENCODING_ISO_8859_10,
  MATN_ENCODING_ISO_8859_13,
  MATN_ENCODING_ISO_8859_14,
  MATN_ENCODING_ISO_8859_15,
  MATN_ENCODING_ISO_8859_16,
  MATN_ENCODING_KOI8_R,
  MATN_ENCODING_KOI8_U,
  MATN_ENCODING_MACINTOSH,
  MATN_ENCODING_WINDOWS_874,
  MATN_ENCODING_WINDOWS_1250,
  MATN_ENCODING_WINDOWS_1251,
  MATN_ENCODING_WINDOWS_1252,
  MATN_ENCODING_WINDOWS_1253,
  MATN_ENCODING_WINDOWS_1254,
  MATN_ENCODING_WINDOWS_1255,
  MATN_ENCODING_WINDOWS_1256,
  MATN_ENCODING_WINDOWS_1257,
  MATN_ENCODING_WINDOWS_1258,
  MATN_ENCODING_X_MAC_CYRILLIC,
  MATN_ENCODING_GBK,
  MATN_ENCODING_GB18030,
  MATN_ENCODING_BIG5,
  MATN_ENCODING_EUC_JP,
  MATN_ENCODING_ISO_2022_JP,
  MATN_ENCODING_SHIFT_JIS,
  MATN_ENCODING_EUC_KR,
  MATN_ENCODING_REPLACEMENT,
  MATN_ENCODING_UTF_16BE,
  MATN_ENCODING_UTF_16LE,
  MATN_ENCODING_X_USER_DEFINED,
  MATN_ENCODING_COUNT
} matn_encoding;

/** Where a document's encoding was learnt from, surest first. */
typedef enum matn_encoding_source {
  MATN_ENCODING_SOURCE_UNKNOWN,   /**< not decided yet: fewer than 1,024 bytes seen */
  MATN_ENCODING_SOURCE_BOM,       /**< a byte order mark */
  MATN_ENCODING_SOURCE_TRANSPORT, /**< the caller's label, usually from an HTTP header */
  MATN_ENCODING_SOURCE_META,      /**< a meta element or XML declaration */
  MATN_ENCODING_SOURCE_GUESS,     /**< what the bytes are like; see matn_decoder_guess() */
  /** Nothing tells. It is UTF-8; or, if the bytes are neither UTF-8 nor like any text, the usual encoding of
   *  the page's language, mostly windows-1252. */
  MATN_ENCODING_SOURCE_DEFAULT
} matn_encoding_source;

/** The prescan looks at so many bytes, as the HTML Standard recommends. */
#define MATN_PRESCAN_SIZE 1024

/** The most bytes that a decoder holds back to guess. */
#define MATN_GUESS_SIZE_MAX 16384

/** Bytes of UTF-8 that a decoder holds before it hands transcoded text over. */
#define MATN_DECODER_OUTPUT_SIZE 128

/**
 * Finds an encoding by label ("get an encoding", Encoding Standard 4.2).
 *
 * Case, and ASCII white space around the label, do not matter.
 *
 * @param label  bytes of the label, need not end in NUL; may be NULL if len is 0
 * @param len    their number
 * @return the encoding, or MATN_ENCODING_NONE for a label the standard does not know
 */
matn_encoding matn_encoding_for_label(const char *label, size_t len);

/**
 * The standard's name of an encoding, such as "windows-1256".
 *
 * @return a static string that ends in NUL; "" for MATN_ENCODING_NONE and values out of range
 */
const char *matn_encoding_name(matn_encoding encoding);

/** The name of a source: "bom", "transport", "meta", "guess" or "default"; "" for others. */
const char *matn_encoding_source_name(matn_encoding_source source);

/**
 * Whether this build of the library can decode the encoding.
 *
 * A build has all encodings. A smaller one is without those of East Asia, from GBK to EUC-KR
 * (-DMATN_ENCODINGS=MATN_ENCODINGS_single), or has UTF-8 only (MATN_ENCODINGS_utf8). The replacement
 * encoding, which gives no text, is in each.
 *
 * An encoding that is left out is never misread: its ASCII bytes pass, every other byte becomes U+FFFD,
 * and matn_decoder_encoding() still names it.
 */
bool matn_encoding_supported(matn_encoding encoding);

/**
 * "Prescan a byte stream to determine its encoding" (HTML Standard 13.2.3.2).
 *
 * @param bytes  the beginning of the document; may be NULL if len is 0
 * @param len    how much of it there is; only the first MATN_PRESCAN_SIZE bytes are looked at
 * @return what a meta element declares, with the standard's corrections (UTF-16 means UTF-8,
 *         x-user-defined means windows-1252), else what an XML declaration does, or
 *         MATN_ENCODING_NONE
 */
matn_encoding matn_encoding_prescan(const void *bytes, size_t len);

/**
 * A piece of decoded text: valid UTF-8 that ends at a character boundary.
 *
 * All of it lives only until the call it was handed to returns.
 */
typedef struct matn_chunk {
  const char *bytes; /**< UTF-8; a slice of the input, or of the decoder's output buffer */
  size_t len;        /**< bytes in it, at least 1 */
  uint64_t offset;   /**< where its first byte came from: an offset in the input, in bytes; an escape
                          sequence of ISO-2022-JP counts as the beginning of the character after it */
  /** NULL if byte i came from input byte offset + i. Otherwise len + 1 entries: byte i came from
   *  input byte offset + deltas[i], and the last entry is for the byte after the chunk. */
  const uint8_t *deltas;
} matn_chunk;

/**
 * Receives decoded text, in order.
 *
 * @param ctx    as given to matn_decoder_init()
 * @param chunk  the next piece
 */
typedef void (*matn_chunk_fn)(void *ctx, const matn_chunk *chunk);

/**
 * An incremental decoder, to be put wherever the caller likes (it can be moved between calls).
 *
 * Every field is private; the definition is here so that its size is known.
 */
typedef struct matn_decoder {
  uint8_t encoding;       /**< matn_encoding */
  uint8_t source;         /**< matn_encoding_source */
  uint8_t transport;      /**< matn_encoding the caller asked for */
  uint8_t declared;       /**< matn_encoding that holds unless the bytes speak against it */
  uint8_t fallback;       /**< matn_encoding that is usual for the language */
  bool guesses;           /**< matn_decoder_guess() was called */
  bool doubted;           /**< the encoding may change at the next byte that is not ASCII */
  bool broken;            /**< there is invalid UTF-8 in what is held */
  bool head_is_free;      /**< nothing is read from head in this call */
  uint8_t characters_of;  /**< matn_encoding whose characters are in characters */
  uint8_t utf8_len;       /**< bytes of valid UTF-8 so far, ASCII not counted */
  uint8_t state;          /**< private to the encoding's own decoder */
  uint8_t pending_len;    /**< bytes in pending */
  uint8_t silent_len;     /**< bytes before the next character that are no text */
  uint8_t output_len;     /**< bytes in output */
  uint8_t *held;          /**< memory for what is held back to guess; NULL: head */
  uint16_t held_size;     /**< its size */
  uint16_t held_len;      /**< bytes in head, later in held */
  uint16_t examined;      /**< of these, known to be valid UTF-8 */
  matn_chunk_fn sink;     /**< receives the decoded text */
  void *ctx;              /**< handed to sink */
  uint64_t offset;        /**< input bytes consumed so far */
  uint64_t output_offset; /**< input offset of output[0] */
  char language[2];       /**< of the page, NULs if not known */
  uint8_t pending[4];     /**< bytes of a character cut by the end of the input */
  uint8_t deltas[MATN_DECODER_OUTPUT_SIZE + 1]; /**< where each byte of output came from */
  char output[MATN_DECODER_OUTPUT_SIZE];        /**< transcoded text not yet handed over */
  union {
    uint8_t head[MATN_PRESCAN_SIZE]; /**< at first, the document's beginning */
    uint16_t characters[128];        /**< later, those of bytes from 0x80 on in a single-byte encoding */
  };
} matn_decoder;

/**
 * Makes a decoder ready for a new document.
 *
 * The encoding is found in the standard's order: byte order mark, transport, prescan, default. Until
 * it is known (MATN_PRESCAN_SIZE bytes, or the end) input is held back in the decoder, unless a single
 * call brings enough of it. A byte order mark is removed.
 *
 * @param decoder    to be initialised; whatever was in it is overwritten
 * @param transport  what the transport layer says, or MATN_ENCODING_NONE
 * @param sink       receives the text; not NULL
 * @param ctx        handed to sink
 */
void matn_decoder_init(matn_decoder *decoder, matn_encoding transport, matn_chunk_fn sink, void *ctx);

/**
 * Lets the decoder guess; to be called between init and the first feed. Without this a document that says
 * nothing is UTF-8, and what a document says is believed.
 *
 * With it, bytes are looked at if nothing is said, or if a meta element says UTF-8 or windows-1252
 * (ISO-8859-1 means the same): templates say those without knowing the page. ASCII passes at once. From the
 * first byte on that is not ASCII, input is held back until the encoding is clear. A few characters of valid
 * UTF-8 are always taken as UTF-8. Otherwise the whole look-ahead is held, and the encoding is guessed by its
 * statistics: windows-1250 to 1256, windows-874, ISO-8859-2, 5, 6 or 7, KOI8-R, KOI8-U, IBM866, Shift_JIS,
 * EUC-JP, EUC-KR, GBK, Big5 or UTF-8. If the look-ahead has too little to be sure, only its own bytes are
 * decoded so, and the next ones are looked at again. A document that begins with two ASCII characters in
 * UTF-16 is taken as UTF-16.
 *
 * A meta element behind the first MATN_PRESCAN_SIZE bytes counts as well if it is in the first look-ahead, or
 * if matn_decoder_declare() is called before that. Later ones are ignored, since text was handed over and one
 * pass cannot begin anew.
 *
 * @param decoder  initialised, and not fed since then
 * @param memory   holds input back, not used before; NULL: MATN_PRESCAN_SIZE bytes of the decoder's own
 * @param size     bytes in it, which are the look-ahead; at most MATN_GUESS_SIZE_MAX are used. With less than
 *                 MATN_PRESCAN_SIZE, the decoder's own bytes are used
 */
void matn_decoder_guess(matn_decoder *decoder, void *memory, size_t size);

/**
 * Says which language the document claims to be in. This helps to guess. It may be called at any time, from
 * the sink too.
 *
 * @param decoder  initialised
 * @param tag      a BCP 47 tag, as lang of the html element has it
 * @param len      bytes in it
 */
void matn_decoder_language(matn_decoder *decoder, const char *tag, size_t len);

/**
 * Says what a meta element behind the first MATN_PRESCAN_SIZE bytes declares. To be called from the sink,
 * when the element is complete. It counts if the decoder guesses, nothing was declared before, and all was
 * ASCII so far.
 */
void matn_decoder_declare(matn_decoder *decoder, matn_encoding encoding);

/**
 * Decodes the next bytes of the document and hands all that is complete to the sink.
 *
 * The text as a whole does not depend on how the input is cut. UTF-8 passes as slices of the input without a
 * copy, except for a character that two calls share, and for replaced sequences.
 *
 * @param decoder  initialised, not finished
 * @param bytes    the input; may be NULL if len is 0; needed only until the call returns
 * @param len      bytes in it
 */
void matn_decoder_feed(matn_decoder *decoder, const void *bytes, size_t len);

/**
 * Says that the document is at its end. What is held back is handed over; an unfinished character becomes
 * U+FFFD. After this only matn_decoder_init() and the two functions below may be called.
 */
void matn_decoder_finish(matn_decoder *decoder);

/** The document's encoding; MATN_ENCODING_NONE before it is looked for. While all is ASCII, a decoder that
 * guesses says what is declared, or UTF-8. */
matn_encoding matn_decoder_encoding(const matn_decoder *decoder);

/** How the encoding was learnt. */
matn_encoding_source matn_decoder_source(const matn_decoder *decoder);

#ifdef __cplusplus
}
#endif

#endif
