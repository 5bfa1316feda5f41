/**
 * @file matn_tokenizer.h
 * The tokenization stage of the HTML Standard (section 13.2.5), incremental and without buffers.
 *
 * Tokens come as fragments: names, values, text and comments of any length pass as slices of the input. So
 * nothing limits their size. Only decoded character references, normalised line ends and replaced NULs are
 * copied.
 *
 * | kind            | bytes                    | sent                                                     |
 * | --------------- | ------------------------ | -------------------------------------------------------- |
 * | TEXT            | character data           | any number of fragments                                  |
 * | START_TAG       | the tag's name           | fragments until `last`                                   |
 * | ATTRIBUTE_NAME  | an attribute's name      | fragments until `last`                                   |
 * | ATTRIBUTE_VALUE | its value                | fragments until `last`; once, empty, where none is given |
 * | START_TAG_END   | –                        | the start tag is complete; `flag`: self-closing          |
 * | END_TAG         | the tag's name           | fragments until `last`, which says the tag is complete   |
 * | COMMENT         | its data                 | fragments until `last`                                   |
 * | DOCTYPE         | its name                 | fragments until `last`; not at all if there is none      |
 * | DOCTYPE_PUBLIC  | public identifier        | the same                                                 |
 * | DOCTYPE_SYSTEM  | system identifier        | the same                                                 |
 * | DOCTYPE_END     | –                        | the DOCTYPE is complete; `flag`: force-quirks            |
 * | CDATA_START     | –                        | asks whether `<![CDATA[` stands in foreign content       |
 * | END_OF_FILE     | –                        | once, last                                               |
 *
 * Names come as they are written. Where the standard turns them into lower case, compare without regard to
 * ASCII case. If several attributes have one name, all are sent and the first counts. The attributes of end
 * tags are not sent. If the end of the file cuts a tag, no START_TAG_END and no `last` END_TAG follows;
 * forget what came of it.
 *
 * The input is UTF-8, as the decoder of matn_encoding.h gives it; other bytes pass through unchanged.
 */
#ifndef MATN_TOKENIZER_H
#define MATN_TOKENIZER_H

#include "matn_encoding.h"
#include "matn_status.h"

#ifdef __cplusplus
extern "C" {
#endif

/** The kinds of tokens; the table above says what each brings. */
typedef enum matn_token_kind {
  MATN_TOKEN_TEXT,
  MATN_TOKEN_START_TAG,
  MATN_TOKEN_ATTRIBUTE_NAME,
  MATN_TOKEN_ATTRIBUTE_VALUE,
  MATN_TOKEN_START_TAG_END,
  MATN_TOKEN_END_TAG,
  MATN_TOKEN_COMMENT,
  MATN_TOKEN_DOCTYPE,
  MATN_TOKEN_DOCTYPE_PUBLIC,
  MATN_TOKEN_DOCTYPE_SYSTEM,
  MATN_TOKEN_DOCTYPE_END,
  MATN_TOKEN_CDATA_START,
  MATN_TOKEN_END_OF_FILE
} matn_token_kind;

/** A token, or a fragment of one. It and its bytes live until the handler returns. */
typedef struct matn_token {
  const char *bytes; /**< the fragment; may be NULL if len is 0 */
  size_t len;        /**< bytes in it */
  uint64_t start;    /**< offset in the input, in bytes, of what the fragment stands for */
  uint64_t end;      /**< offset after it */
  uint8_t kind;      /**< matn_token_kind */
  bool made;         /**< the bytes are not in the input: a decoded reference, a normalised line end */
  bool last;         /**< the last fragment of this name, value, comment or identifier */
  bool flag;         /**< START_TAG_END: self-closing; DOCTYPE_END: force-quirks */
} matn_token;

/** What a handler may answer. Where an answer has no meaning it counts as MATN_CONTINUE. */
typedef enum matn_answer {
  MATN_CONTINUE = 0,    /**< to any kind */
  MATN_STOP,            /**< to any kind: no more tokens of this document, please */
  MATN_SKIP_ATTRIBUTES, /**< to the last START_TAG fragment: do not send this tag's attributes */
  MATN_SKIP_VALUE,      /**< to the last ATTRIBUTE_NAME fragment: do not send this attribute's value */
  MATN_RCDATA,          /**< to START_TAG_END: the content is RCDATA, as in title and textarea */
  MATN_RAWTEXT,         /**< to START_TAG_END: the content is raw text, as in style */
  MATN_SCRIPT_DATA,     /**< to START_TAG_END: the content is script data */
  MATN_PLAINTEXT,       /**< to START_TAG_END: all that follows is text */
  MATN_CDATA_SECTION    /**< to CDATA_START: yes, foreign content; otherwise it is a bogus comment */
} matn_answer;

/**
 * How a browser's parser with scripting off reads the content of an HTML element: the answer to its
 * START_TAG_END (HTML Standard 13.2.6.4). Not for elements inside svg and math.
 *
 * @param name  the element's name, in any case
 * @param len   bytes in it
 * @return MATN_RCDATA, MATN_RAWTEXT, MATN_SCRIPT_DATA, MATN_PLAINTEXT, or else MATN_CONTINUE
 */
matn_answer matn_content_model(const char *name, size_t len);

/**
 * Receives tokens in document order.
 *
 * @param ctx    as given to matn_tokenizer_init()
 * @param token  the token
 * @return an answer of the list above
 */
typedef matn_answer (*matn_token_fn)(void *ctx, const matn_token *token);

/** States that a tokenizer can begin in. */
typedef enum matn_initial_state {
  MATN_STATE_DATA,
  MATN_STATE_RCDATA,
  MATN_STATE_RAWTEXT,
  MATN_STATE_SCRIPT_DATA,
  MATN_STATE_PLAINTEXT,
  MATN_STATE_CDATA_SECTION
} matn_initial_state;

/** Bytes of a start tag's name that are remembered to find the end of its raw content. */
#define MATN_RAW_NAME_SIZE 16

/** Bytes of the temporary buffer (HTML Standard 13.2.5): the longest named reference with its "&". */
#define MATN_TEMPORARY_SIZE 40

/** Functions that receive tokens: one for each kind up to MATN_TOKEN_END_TAG, and one for all others. */
#define MATN_TOKEN_FNS 7

/**
 * An incremental tokenizer, to be put wherever the caller likes.
 *
 * Every field is private; the definition is here so that its size is known. All that a state needs
 * after a suspension lives here.
 */
typedef struct matn_tokenizer {
  const matn_chunk *chunk;             /**< what is being read; NULL between calls */
  uint32_t character_reference_code;   /**< the standard's variable of this name */
  uint8_t match_len;                   /**< bytes of the longest name so far; 0: none */
  uint8_t state;                       /**< the state to resume in */
  uint8_t return_state;                /**< the standard's variable of this name */
  uint8_t tag;                         /**< kind of the tag being read: start or end */
  uint8_t tag_name_len;                /**< bytes in tag_name; one more than its size if the name is longer */
  uint8_t temporary_len;               /**< bytes in temporary */
  bool flag;                           /**< the tag is self-closing, or the DOCTYPE forces quirks */
  bool declined;                       /**< the handler does not want this tag's attributes */
  bool value_declined;                 /**< nor this attribute's value */
  bool skip_line_feed;                 /**< a CR ended the last chunk: a LF now belongs to it */
  bool stopped;                        /**< the handler said stop */
  bool finished;                       /**< the end of the file was read */
  uint16_t walk_node;                  /**< the walk through the names of references: its node */
  uint16_t walk_index;                 /**< and the number of names before it */
  uint16_t match_node;                 /**< the node at the longest name so far */
  uint16_t match_index;                /**< and the number of that name */
  uint64_t offset;                     /**< input offset after all that was read */
  uint64_t address_offset;             /**< plus an address in the chunk: the input offset */
  uint64_t pending_offset;             /**< input offset of the "<" or "&" not yet decided about */
  matn_token_fn on[MATN_TOKEN_FNS];    /**< receive the tokens, by kind; the last one all other kinds */
  void *ctx;                           /**< handed to them */
  char tag_name[MATN_RAW_NAME_SIZE];   /**< the last start tag's name, as it is written */
  char temporary[MATN_TEMPORARY_SIZE]; /**< bytes that may turn out to be text */
} matn_tokenizer;

/**
 * Makes a tokenizer ready for a new document.
 *
 * @param tokenizer  to be initialised; whatever was in it is overwritten
 * @param handler    receives the tokens; not NULL
 * @param ctx        handed to handler
 */
void matn_tokenizer_init(matn_tokenizer *tokenizer, matn_token_fn handler, void *ctx);

/**
 * Chooses the state to begin in, as for a fragment of a document; between init and the first feed.
 *
 * @param tokenizer       initialised, and not fed since then
 * @param state           the state
 * @param last_start_tag  name of the element whose content is read, in lower case; NULL if none
 * @param len             bytes in it; names longer than MATN_RAW_NAME_SIZE never end raw content
 */
void matn_tokenizer_begin(matn_tokenizer *tokenizer, matn_initial_state state, const char *last_start_tag,
                          size_t len);

/**
 * Reads the next bytes of the document. How it is cut into calls does not change the tokens, only how they
 * are divided into fragments.
 *
 * @param tokenizer  initialised, not finished
 * @param bytes      UTF-8; may be NULL if len is 0; needed only until the call returns
 * @param len        bytes in it
 * @return MATN_OK, MATN_STOPPED, MATN_ERROR_NULL, MATN_ERROR_FINISHED or MATN_ERROR_REENTRY
 */
matn_status matn_tokenizer_feed(matn_tokenizer *tokenizer, const char *bytes, size_t len);

/** The same for a decoder's chunk, so that tokens carry the offsets of the undecoded input. */
matn_status matn_tokenizer_feed_chunk(matn_tokenizer *tokenizer, const matn_chunk *chunk);

/**
 * The offset in the input of a byte of the token being handled; only from inside the handler.
 *
 * @param tokenizer  the one that calls the handler
 * @param byte       points into, or just behind, the bytes of a token that is not `made`
 */
uint64_t matn_tokenizer_offset(const matn_tokenizer *tokenizer, const char *byte);

/**
 * Says that the document is at its end: what is pending is sent, then END_OF_FILE.
 *
 * @return MATN_OK, MATN_STOPPED, MATN_ERROR_NULL, MATN_ERROR_FINISHED or MATN_ERROR_REENTRY
 */
matn_status matn_tokenizer_finish(matn_tokenizer *tokenizer);

#ifdef __cplusplus
}
#endif

#endif
