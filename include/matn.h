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
 *
 * Characters that show nothing themselves are text and come as they are: marks, embeddings, overrides and
 * isolates of direction (U+200E, U+202A to U+202E, U+2066 to U+2069 ...), joiners, soft hyphens, variation
 * selectors, tags (U+E0000 to U+E007F). Some scripts need them, and so do flags among the emoji. But an
 * override can show text in another order than it stands in, and tags can hold words that nobody sees. Show
 * each block as a paragraph of its own: what a block leaves open ends there. If you hand the text to
 * something that reads invisible characters too, you may want to drop them first.
 *
 * Comments, scripts, styles, attributes and tags that do not end are never text of a block. There is one
 * exception: of a page that shows hardly any text, data in scripts may be (see matn_handler).
 *
 * Versions are MAJOR.MINOR.PATCH (semantic versioning 2.0.0). What a program may rely on is in these headers;
 * scores, and which blocks are kept, may change in any version, as the model learns.
 *
 * - Before 1.0.0 a new MINOR may change the functions and structs, and then has another SONAME; a PATCH does
 *   not, and only mends.
 * - From 1.0.0 on a new MAJOR may break programs. A MINOR adds: programs compile and link as before.
 * - The number in the SONAME (libmatn.so.0) counts binary interfaces. It grows when a program that was linked
 *   with an earlier library might not work with this one: a function is gone or has other parameters, or a
 *   public struct has another size or order. It stays the same when functions are only added.
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
  MATN_ROLE_SUMMARY,      /**< what the story says in short, below the headline */
  MATN_ROLE_HEADING,      /**< a subhead; level 1 to 6 */
  MATN_ROLE_LIST_ITEM,    /**< level: how many lists it stands in */
  MATN_ROLE_QUOTE,        /**< level: how many quotations it stands in */
  MATN_ROLE_PREFORMATTED, /**< white space counts: verse, a log */
  MATN_ROLE_CODE,         /**< the same, of a program */
  MATN_ROLE_TABLE_CELL,   /**< of a table of data; of one used for layout it is a paragraph */
  MATN_ROLE_TERM,         /**< of a description list */
  MATN_ROLE_DEFINITION,   /**< of a description list */
  MATN_ROLE_CAPTION,      /**< of a figure or table */
  MATN_ROLE_CREDIT,       /**< who made a picture */
  MATN_ROLE_BYLINE,       /**< who wrote it */
  MATN_ROLE_DATE,         /**< when */
  MATN_ROLE_SOURCE,       /**< where it was taken from */
  MATN_ROLE_TAIL, /**< what stands below a story without being part of it: its tags, about its author */
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
  uint64_t start;  /**< offset in the input, in bytes, of the block's first character */
  uint64_t end;    /**< offset after its last; equal to start as long as it is not known, in block_start of a
                        block too long for the memory */
  uint32_t words;  /**< words in it, or so far; scripts without spaces are counted by their usual length */
  uint8_t role;    /**< matn_role */
  uint8_t level;   /**< see the role */
  uint8_t lists;   /**< lists it stands in, whatever its role; more than 255 count as so many */
  uint8_t quotes;  /**< quotations it stands in */
  uint16_t number; /**< of a list item in an ordered list, as the page counts; 0: it has none */
  uint16_t row;    /**< of a table cell, from 1; 0: it is none */
  uint16_t column; /**< of a table cell, from 1, counting the columns that cells before it span */
  bool header;     /**< the cell is a row's or column's header */
  bool continues; /**< the block sent before it stands in the same list item, cell or definition, or, if there
                     is none around it, in the same quotation */
  matn_slice language; /**< of code, as its class names it ("python"); only with inline events */
  bool kept;           /**< part of the article; always true unless every_block was asked for */
  bool body;     /**< of its running text; false for what stands beside it: the headline, and bylines, dates,
                      captions and sources that annotators of articles would leave out of the text */
  uint8_t score; /**< 0 to 100: how likely the block, seen with its neighbours, is article text */
  uint8_t path_len;                       /**< entries in path; of text from data one, the script element */
  uint8_t path[MATN_PATH_SIZE];           /**< enclosing elements, for matn_element_name() */
  matn_reason reasons[MATN_REASON_COUNT]; /**< filled in only if every_block was asked for */
} matn_block;

/** Where in a page a value was found. */
typedef enum matn_source {
  MATN_SOURCE_NONE,        /**< nowhere */
  MATN_SOURCE_JSON_LD,     /**< schema.org data in a script */
  MATN_SOURCE_MICRODATA,   /**< schema.org data in itemprop attributes */
  MATN_SOURCE_OPEN_GRAPH,  /**< meta elements og:... and article:... */
  MATN_SOURCE_TWITTER,     /**< meta elements twitter:... */
  MATN_SOURCE_DUBLIN_CORE, /**< meta elements dc. ... */
  MATN_SOURCE_META,        /**< other meta elements */
  MATN_SOURCE_LINK,        /**< link elements, and links with a rel */
  MATN_SOURCE_TITLE,       /**< the title element */
  MATN_SOURCE_HTML,        /**< attributes of html and body */
  MATN_SOURCE_TIME,        /**< time elements */
  MATN_SOURCE_TEXT,        /**< text that the page shows */
  MATN_SOURCE_GUESS,       /**< told by what the text or the page is like */
  MATN_SOURCE_COUNT
} matn_source;

/** A value of the page's metadata: valid UTF-8 in one line without markup or control characters, white space
 *  collapsed. Of length 0 if it is not known. */
typedef struct matn_value {
  const char *bytes; /**< not terminated by a NUL; lives until the callback returns */
  size_t len;        /**< in bytes */
  uint8_t source;    /**< matn_source */
} matn_value;

/** What a page is, as a whole. */
typedef enum matn_page_kind {
  MATN_PAGE_UNKNOWN,       /**< none of these seems likely */
  MATN_PAGE_ARTICLE,       /**< a story, a post */
  MATN_PAGE_FORUM,         /**< messages of several people */
  MATN_PAGE_PRODUCT,       /**< one thing for sale */
  MATN_PAGE_LISTING,       /**< entries that lead elsewhere; a shop's category */
  MATN_PAGE_DOCUMENTATION, /**< reference, manual */
  MATN_PAGE_SERVICE,       /**< what a company offers */
  MATN_PAGE_COUNT
} matn_page_kind;

/** What is known about the page. */
typedef struct matn_metadata {
  matn_value title;  /**< without the site's name */
  matn_value byline; /**< who wrote it: names, with a line feed between two of them */
  matn_value date; /**< of publication, or, if that is not known, of the last change: ISO 8601, as precise as
                      the page says: 2025-11-25T08:00:00+01:00, 2025-11-25, 2025-11 */
  matn_value modified;                  /**< of the last change, the same way */
  matn_value site;                      /**< name of the site */
  matn_value description;               /**< summary, as the page's metadata give it */
  matn_value language;                  /**< BCP 47 tag; declared, or guessed by the script of the text */
  matn_value canonical;                 /**< URL, resolved against the document's if that is known */
  matn_value image;                     /**< URL of the lead image, the same way */
  matn_value section;                   /**< of the site, such as Politics */
  matn_value tags;                      /**< keywords, with a line feed between two of them */
  matn_value licence;                   /**< URL, or name */
  matn_direction direction;             /**< declared, or that of the language */
  matn_page_kind kind;                  /**< of the page, as its data and its text tell */
  matn_encoding encoding;               /**< of the document; in article_start, as far as is known */
  matn_encoding_source encoding_source; /**< how the encoding was learnt */
} matn_metadata;

/** The least that inline_memory may be, in bytes: URLs of up to 128 bytes then find room. With 32,768 bytes
 * URLs have up to 2,048 bytes. */
#define MATN_INLINE_MEMORY_MIN 2048

/** Enough, in bytes, for all inline events of nearly all pages that are decided with all of their text in
 * view. */
#define MATN_INLINE_MEMORY_TYPICAL 65536

/** What a piece of text inside a block is. */
typedef enum matn_inline_kind {
  MATN_INLINE_LINK,
  MATN_INLINE_EMPHASIS, /**< em, i, cite, dfn, var */
  MATN_INLINE_STRONG,   /**< strong, b */
  MATN_INLINE_CODE,     /**< code, kbd, samp, tt, outside of preformatted blocks */
  MATN_INLINE_IMAGE,    /**< has no text; its start is followed by its end */
  MATN_INLINE_COUNT
} matn_inline_kind;

/** An inline element. */
typedef struct matn_inline {
  uint8_t kind;    /**< matn_inline_kind */
  matn_slice url;  /**< of a link or image: resolved against the base URL as far as that is known, without
                        white space and control characters; may have any scheme, javascript: too */
  matn_slice text; /**< of an image: its alt text */
} matn_inline;

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
  /** Only if inline_memory was given: an inline element begins in the running block, between two pieces of
   *  its text. They are well nested; those that the end of a block finds open end there and begin again in
   * the next one. An image that stands between two blocks comes at the beginning of the second. */
  int (*inline_start)(void *ctx, const matn_inline *element);
  /** The innermost inline element that began ends. */
  int (*inline_end)(void *ctx, const matn_inline *element);
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
  bool head_only;         /**< stop when the head is read: article_end alone is sent, with the metadata */
  uint32_t most_blocks; /**< stop after so many blocks of the body; 0: all. This and most_text do not wait for
                             the page's end: once what is likely to be in the body, and has 8 blocks behind
                           it, makes up what is asked for, it is decided as if the page ended there. So some
                           of it may be text that the whole page would tell to be none: one block in ten of
                           the first 3, one in twenty of the first 10 */
  uint64_t
      most_text; /**< stop after the block of the body with which so many bytes of text are sent; 0: all */
  uint32_t inline_memory; /**< bytes of the memory set aside for inline events; 0: none are sent. What finds
                             no room is left out and counted, and no text depends on it: with so much more
                               memory, blocks are the same as without inline events */
} matn_options;

/** What happened to a document. */
typedef struct matn_stats {
  uint64_t bytes;      /**< of input */
  uint64_t blocks;     /**< blocks of text found */
  uint64_t kept;       /**< of them, part of the article */
  uint64_t text_bytes; /**< bytes of text in those */
  uint64_t early;      /**< blocks decided before the end of the document was seen */
  uint64_t joined; /**< boundaries of blocks that became spaces since blocks were crowded; see matn_feed() */
  uint64_t too_deep;     /**< elements nested deeper than the memory has room for: counted, not known */
  uint64_t lost_spans;   /**< cells that reach into rows below beyond the eighth column, or in a table around
                              one with such cells: those to their right have lower columns there */
  uint64_t lost_inlines; /**< inline elements left out for want of room in inline_memory */
  uint64_t cut_values;   /**< metadata values, and texts from data, cut or left out for want of room */
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
 * @return MATN_OK, MATN_ERROR_NULL, MATN_ERROR_MEMORY (less than the least, or inline_memory is neither 0 nor
 * MATN_INLINE_MEMORY_MIN or more, or leaves less than MATN_MEMORY_MIN), MATN_ERROR_OPTION (an encoding or
 * favour out of range) or MATN_ERROR_ENCODING (see matn_encoding_supported()); on error nothing is written
 */
matn_status matn_init(matn_extractor **extractor, void *memory, size_t size, const matn_handler *handler,
                      void *ctx, const matn_options *options);

/**
 * Says where the document was found: URLs in it are resolved against this, unless a base element says
 * otherwise. Before the first matn_feed() of the document; matn_reset() forgets it.
 *
 * @param extractor  set up, and not fed since then or since matn_reset()
 * @param url        absolute, in UTF-8; copied. One of more than 2,048 bytes, or that finds no room in the
 *                   memory, is not known; matn_stats.cut_values counts it
 * @param len        bytes in it
 * @return MATN_OK, MATN_ERROR_NULL, MATN_ERROR_FINISHED (input was read before) or MATN_ERROR_REENTRY
 */
matn_status matn_set_url(matn_extractor *extractor, const char *url, size_t len);

/**
 * Reads the next bytes of the document; events come as soon as they are decided.
 *
 * Where the encoding is not declared, or as UTF-8 or windows-1252, text waits from the first byte on that is
 * not ASCII until the encoding is clear: a few characters of UTF-8, otherwise 4 KB of input, in less than 64
 * KB of memory less, down to 1 KB.
 *
 * A block costs time, however short it is. Where thousands of blocks in a row stand for fewer than 56 bytes
 * of input each, as in a table of some 2,000 cells of one digit, neighbouring ones are joined, a space
 * between them, and paragraphs, items and cells are not told apart: no text is lost, matn_stats counts the
 * boundaries.
 *
 * @param extractor  set up, not finished since then or since matn_reset()
 * @param bytes      of any encoding; may be NULL if len is 0; needed only until the call returns
 * @param len        bytes in it
 * @return MATN_OK, MATN_STOPPED, MATN_ENOUGH, MATN_ERROR_NULL, MATN_ERROR_FINISHED or MATN_ERROR_REENTRY
 */
matn_status matn_feed(matn_extractor *extractor, const void *bytes, size_t len);

/**
 * Says that the document is at its end: all that is undecided is decided, and article_end is sent.
 *
 * @return MATN_OK, MATN_STOPPED, MATN_ENOUGH, MATN_ERROR_NULL, MATN_ERROR_FINISHED or MATN_ERROR_REENTRY
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

/** The name of a source, such as "json-ld"; "" if out of range. */
const char *matn_source_name(uint8_t source);

/** The name of a kind of page, such as "article"; "" if out of range. */
const char *matn_page_kind_name(uint8_t kind);

/** The name of an inline element, such as "link"; "" if out of range. */
const char *matn_inline_name(uint8_t kind);

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
