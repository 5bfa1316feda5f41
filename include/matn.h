/**
 * @file matn.h
 * matn reads HTML as it arrives and says which text is the article.
 *
 *     static unsigned char memory[MATN_MEMORY_TYPICAL];
 *     matn_extractor *extractor;
 *     const matn_handler handler = {.text = print_text, .block_end = print_newline};
 *     matn_init(&extractor, memory, sizeof memory, &handler, NULL, NULL);
 *     while ((len = read(file, buffer, sizeof buffer)) > 0) matn_feed(extractor, buffer, len);
 *     matn_finish(extractor);
 *
 * All state lives in the one block of memory that the caller hands over. The library allocates nothing,
 * does not recurse, and keeps no global state: extractors in different memory may be used on different
 * threads at once, one extractor only on one thread at a time.
 *
 * Input is never an error. Any bytes give valid UTF-8 without control characters (but tab and line feed),
 * in time linear in their number, and the same events however they are cut into calls.
 */
#ifndef MATN_H
#define MATN_H

#include "matn_encoding.h"
#include "matn_status.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Version of this header, and of the library it came with. */
#define MATN_VERSION "0.1.0"

/** The least memory an extractor works in, in bytes: it then decides with a few blocks in view. */
#define MATN_MEMORY_MIN 8192

/** Enough, in bytes, for nearly all pages to be decided with all of their text in view. */
#define MATN_MEMORY_TYPICAL 262144

/** Bytes that live until the callback they are handed to returns; not terminated by a NUL. */
typedef struct matn_slice {
  const char *bytes; /**< valid UTF-8; NULL if len is 0 */
  size_t len;        /**< in bytes */
} matn_slice;

/** What a block of text is in its page. */
typedef enum matn_role {
  MATN_ROLE_PARAGRAPH,    /**< running text, and what nothing below fits */
  MATN_ROLE_HEADLINE,     /**< the page's or story's title */
  MATN_ROLE_HEADING,      /**< a subhead; level 1 to 6 */
  MATN_ROLE_LIST_ITEM,    /**< level: how many lists it stands in */
  MATN_ROLE_QUOTE,        /**< level: how many quotations it stands in */
  MATN_ROLE_PREFORMATTED, /**< white space counts: code, verse */
  MATN_ROLE_TABLE_CELL,   /**< of a data table, or of one used for layout */
  MATN_ROLE_TERM,         /**< of a description list */
  MATN_ROLE_DEFINITION,   /**< of a description list */
  MATN_ROLE_CAPTION,      /**< of a figure or table */
  MATN_ROLE_BYLINE,       /**< who wrote it */
  MATN_ROLE_DATE,         /**< when */
  MATN_ROLE_SOURCE,       /**< where it was taken from */
  MATN_ROLE_COUNT
} matn_role;

/** The writing direction that the page declares. */
typedef enum matn_direction { MATN_DIRECTION_UNKNOWN, MATN_DIRECTION_LTR, MATN_DIRECTION_RTL } matn_direction;

/** Enclosing elements that a block remembers, innermost last. */
#define MATN_PATH_SIZE 8

/** Reasons that a block remembers, strongest first. */
#define MATN_REASON_COUNT 4

/** One thing that spoke for a block (weight above 0) or against it. */
typedef struct matn_reason {
  uint8_t feature; /**< for matn_reason_name() */
  int16_t weight;  /**< its share of the sum behind the score; 0: no reason */
} matn_reason;

/** A block of text: a paragraph, a heading, a table cell. */
typedef struct matn_block {
  uint64_t start; /**< offset in the input, in bytes, of the block's first character */
  uint64_t end;   /**< offset after its last; equal to start as long as it is not known, in block_start of a
                       block too long for the memory */
  uint32_t words; /**< words in it, or so far; scripts without spaces are counted by their usual length */
  uint8_t role;   /**< matn_role */
  uint8_t level;  /**< see the role */
  bool kept;      /**< part of the article; always true unless every_block was asked for */
  bool body;      /**< of its running text; false for what stands beside it: the headline, and bylines, dates,
                       captions and sources that annotators of articles would leave out of the text */
  uint8_t score;  /**< 0 to 100: how likely the block, seen with its neighbours, is article text */
  uint8_t path_len;                       /**< entries in path; of text from data one, the script element */
  uint8_t path[MATN_PATH_SIZE];           /**< enclosing elements, for matn_element_name() */
  matn_reason reasons[MATN_REASON_COUNT]; /**< filled in only if every_block was asked for */
} matn_block;

/** What is known about the page. A value that is not known has length 0 (or NONE, or UNKNOWN). */
typedef struct matn_metadata {
  matn_slice title;       /**< without the site's name */
  matn_slice byline;      /**< author, or authors with ", " between them */
  matn_slice date;        /**< of publication: ISO 8601 as the page's metadata write it, or YYYY-MM-DD */
  matn_slice site;        /**< name of the site */
  matn_slice description; /**< summary, as the page's metadata give it */
  matn_slice language;    /**< BCP 47 tag, as declared */
  matn_slice canonical;   /**< URL, as written */
  matn_slice image;       /**< URL of the lead image, as written */
  matn_direction direction;
  matn_encoding encoding; /**< of the document */
  matn_encoding_source encoding_source;
} matn_metadata;

/**
 * The events of a document, in this order: article_start once, before the first block; then for each
 * block of the article block_start, text once or several times, block_end; article_end once, from
 * matn_finish(). A document without an article has article_end alone. With every_block, "the article" here
 * stands for all blocks.
 *
 * A page that shows hardly any text of a story, but has more of it in its data, gives that instead: of the
 * JSON-LD in its scripts the longest articleBody, or the text of a posting, or else the longest description
 * of what a page can be about (an article, a product, a recipe, an event ... not an organization or a
 * person). Its blocks come from matn_finish(), last, wherever the data stand; they are divided by the line
 * ends in it or, if it is HTML, as that says. They are kept, in the body, with a score of 50, and start and
 * end are those of the whole string. Held are its first 512 bytes, with more memory more, up to the last
 * sentence or word that fits: 6 KB in 64 KB, 30 KB in MATN_MEMORY_TYPICAL, at most 62 KB; less if the
 * metadata need the room.
 *
 * Any member may be NULL. Every function returns 0 to go on; anything else stops: no further event of this
 * document follows and the running call returns MATN_STOPPED. What the arguments point to lives until
 * the function returns. Calling the same extractor from a callback gives MATN_ERROR_REENTRY.
 */
typedef struct matn_handler {
  /** The article begins; metadata holds what the page has said so far. */
  int (*article_start)(void *ctx, const matn_metadata *metadata);
  /** A block begins. */
  int (*block_start)(void *ctx, const matn_block *block);
  /** Text of the block: valid UTF-8 that ends at a character boundary, white space collapsed unless
   *  preformatted, a line feed where a line break stands. */
  int (*text)(void *ctx, const char *utf8, size_t len);
  /** The block is complete; `block` now has its final end and number of words. */
  int (*block_end)(void *ctx, const matn_block *block);
  /** The document is at its end; metadata is all that was found. */
  int (*article_end)(void *ctx, const matn_metadata *metadata);
} matn_handler;

/** Which mistake is the worse one where a block could be article text or not. */
typedef enum matn_favour {
  MATN_BALANCED,         /**< both are as bad */
  MATN_FAVOUR_PRECISION, /**< text that is none of the article's: keeps less, to quote from or to learn from
                          */
  MATN_FAVOUR_RECALL     /**< article text left out: keeps more, to search in or to filter further */
} matn_favour;

/** Options; all zero is the default. */
typedef struct matn_options {
  matn_encoding encoding; /**< what the transport layer says; wins over everything but a byte order mark */
  matn_favour favour;     /**< moves the score from which on a block is kept; no score changes by it */
  bool every_block;       /**< send the blocks that are not kept too, with their reasons */
  bool articles_only;     /**< every page is a news story, a blog post or the like, as in a feed: where it is
                               unclear what its text is, the doubtful is then left out sooner. Not for shops,
                               forums, lists: their text is what is doubtful */
} matn_options;

/** What happened to a document. */
typedef struct matn_stats {
  uint64_t bytes;      /**< of input */
  uint64_t blocks;     /**< blocks of text found */
  uint64_t kept;       /**< of them, part of the article */
  uint64_t text_bytes; /**< bytes of text in those */
  uint64_t early;      /**< blocks decided before the end of the document was seen */
  uint64_t too_deep;   /**< elements nested deeper than the memory has room for: counted, not known */
  uint64_t cut_values; /**< metadata values, and texts from data, cut or left out for want of room */
} matn_stats;

/** An extractor, somewhere in the caller's memory. */
typedef struct matn_extractor matn_extractor;

/**
 * Sets an extractor up in a block of memory, ready for a document.
 *
 * More memory lets decisions wait for more of the page, and stores deeper nesting and longer text from data;
 * nothing else.
 *
 * @param extractor  receives the handle, which points into memory
 * @param memory     any alignment; belongs to the extractor until the caller stops using it
 * @param size       bytes in it, MATN_MEMORY_MIN or more; more than 1 GiB is not used
 * @param handler    copied
 * @param ctx        handed to the handler's functions
 * @param options    copied; NULL for the defaults
 * @return MATN_OK, MATN_ERROR_NULL, MATN_ERROR_MEMORY, MATN_ERROR_OPTION (an encoding or favour out of range)
 * or MATN_ERROR_ENCODING (see matn_encoding_supported()); on error nothing is written
 */
matn_status matn_init(matn_extractor **extractor, void *memory, size_t size, const matn_handler *handler,
                      void *ctx, const matn_options *options);

/**
 * Reads the next bytes of the document; events come as soon as they are decided.
 *
 * @param bytes  of any encoding; may be NULL if len is 0; needed only until the call returns
 * @param len    bytes in it
 * @return MATN_OK, MATN_STOPPED, MATN_ERROR_NULL, MATN_ERROR_FINISHED or MATN_ERROR_REENTRY
 */
matn_status matn_feed(matn_extractor *extractor, const void *bytes, size_t len);

/**
 * Says that the document is at its end: all that is undecided is decided, and article_end is sent.
 *
 * @return MATN_OK, MATN_STOPPED, MATN_ERROR_NULL, MATN_ERROR_FINISHED or MATN_ERROR_REENTRY
 */
matn_status matn_finish(matn_extractor *extractor);

/**
 * Makes the extractor ready for the next document, with the same memory, handler and options; at any
 * time but from a callback.
 *
 * @return MATN_OK, MATN_ERROR_NULL or MATN_ERROR_REENTRY
 */
matn_status matn_reset(matn_extractor *extractor);

/** Figures about the document so far. All zero for NULL. */
matn_stats matn_get_stats(const matn_extractor *extractor);

/** The name of a role, such as "list-item"; "" if out of range. */
const char *matn_role_name(uint8_t role);

/** The name of an element in a block's path, such as "div"; "?" for elements that HTML does not know. */
const char *matn_element_name(uint8_t element);

/** What a reason's feature is, in words; "" if out of range. */
const char *matn_reason_name(uint8_t feature);

/** A status in words, for messages. */
const char *matn_status_text(matn_status status);

#ifdef __cplusplus
}
#endif

#endif
