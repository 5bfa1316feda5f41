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

/** The least memory of an extractor, in bytes. It then decides with a few blocks in view. */
#define MATN_MEMORY_MIN 8192

/** Enough, in bytes, to decide nearly every page with all of its text in view. */
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
  MATN_ROLE_SUMMARY,      /**< the story in short, below the headline */
  MATN_ROLE_HEADING,      /**< a subhead; level 1 to 6: an h1 that is not the headline has level 1 */
  MATN_ROLE_LIST_ITEM,    /**< level: how many lists it stands in */
  MATN_ROLE_QUOTE,        /**< level: how many quotations it stands in */
  MATN_ROLE_PREFORMATTED, /**< white space counts: verse, a log */
  MATN_ROLE_CODE,         /**< preformatted text of a program */
  MATN_ROLE_TABLE_CELL,   /**< of a table of data; a cell of a layout table is a paragraph */
  MATN_ROLE_TERM,         /**< of a description list */
  MATN_ROLE_DEFINITION,   /**< of a description list */
  MATN_ROLE_CAPTION,      /**< of a figure or table */
  MATN_ROLE_CREDIT,       /**< who made a picture */
  MATN_ROLE_BYLINE,       /**< who wrote it */
  MATN_ROLE_DATE,         /**< when */
  MATN_ROLE_SOURCE,       /**< where it was taken from */
  MATN_ROLE_TAIL,         /**< what follows a story: its tags, about its author */
  MATN_ROLE_COUNT
} matn_role;

/** The writing direction that the page declares. */
typedef enum matn_direction { MATN_DIRECTION_UNKNOWN, MATN_DIRECTION_LTR, MATN_DIRECTION_RTL } matn_direction;

/** So many enclosing elements are known of a block, the innermost last. */
#define MATN_PATH_SIZE 8

/** So many reasons are known of a block, the strongest first. */
#define MATN_REASON_COUNT 4

/** One thing that speaks for a block (weight above 0) or against it. */
typedef struct matn_reason {
  uint8_t feature; /**< for matn_reason_name() */
  int16_t weight;  /**< its share of the sum behind the score; 0: no reason */
} matn_reason;

/** A block of text: a paragraph, a heading, a table cell. */
typedef struct matn_block {
  uint64_t start; /**< offset in the input, in bytes, of the block's first character */
  /** Offset after its last character; equal to start while it is not known: in block_start of a block that
   *  is too long for the memory. */
  uint64_t end;
  uint32_t words;  /**< words so far; in scripts without spaces by their usual length */
  uint8_t role;    /**< matn_role */
  uint8_t level;   /**< see the role */
  uint8_t lists;   /**< lists it stands in, whatever its role; 255 also means more */
  uint8_t quotes;  /**< quotations it stands in */
  uint16_t number; /**< of an item in an ordered list, as the page counts; 0: none */
  uint16_t row;    /**< of a table cell, from 1; 0: it is no cell */
  uint16_t column; /**< of a table cell, from 1; spans of cells before it count */
  bool header;     /**< it is a cell that heads a row or column */
  /** The block before it stands in the same list item, cell or definition; or, if it is in none, in the
   *  same quotation. */
  bool continues;
  matn_slice language; /**< of code, as its class names it ("python"); only with inline events */
  bool kept;           /**< part of the article; always true unless every_block was asked for */
  /** Part of the running text; false for what stands beside it: the headline, and bylines, dates, captions
   *  and sources, which annotators of articles leave out. */
  bool body;
  uint8_t score;                /**< 0 to 100: how likely it is article text, by itself and its neighbours */
  uint8_t path_len;             /**< entries in path; for text from data one: script */
  uint8_t path[MATN_PATH_SIZE]; /**< enclosing elements, for matn_element_name() */
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
  MATN_SOURCE_GUESS,       /**< guessed from the text or the page */
  MATN_SOURCE_COUNT
} matn_source;

/** A value of the page's metadata: valid UTF-8 without markup or control characters, with white space
 * collapsed; line feeds divide the entries of byline and tags. Of length 0 if it is not known. */
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
  matn_value byline; /**< who wrote it: names, divided by line feeds */
  /** Of publication; of the last change if that is not known. ISO 8601, as precise as the page is:
   *  2025-11-25T08:00:00+01:00, 2025-11-25, 2025-11. */
  matn_value date;
  matn_value modified;                  /**< of the last change, the same way */
  matn_value site;                      /**< name of the site */
  matn_value description;               /**< summary, as the page's metadata give it */
  matn_value language;                  /**< BCP 47 tag; declared, or guessed by the script of the text */
  matn_value canonical;                 /**< URL, resolved against the document's if that is known */
  matn_value image;                     /**< URL of the lead image, the same way */
  matn_value section;                   /**< of the site, such as Politics */
  matn_value tags;                      /**< keywords, divided by line feeds */
  matn_value licence;                   /**< URL, or name */
  matn_direction direction;             /**< declared, or that of the language */
  matn_page_kind kind;                  /**< of the page, as its data and its text tell */
  matn_encoding encoding;               /**< of the document; in article_start as far as known */
  matn_encoding_source encoding_source; /**< how the encoding was learnt */
} matn_metadata;

/** The least that inline_memory may be, in bytes. It has room for URLs of 128 bytes. With 32,768 bytes there
 * is room for URLs of 2,048. */
#define MATN_INLINE_MEMORY_MIN 2048

/** Enough, in bytes, for all inline events of nearly every page that is decided with all of its text in
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
  uint8_t kind; /**< matn_inline_kind */
  /** Of a link or image: resolved against the base URL if that is known, without white space and control
   *  characters; any scheme, even javascript: */
  matn_slice url;
  matn_slice text; /**< of an image: its alt text */
} matn_inline;

/**
 * The events of a document come in this order: article_start once, before the first block. Then for each
 * block of the article block_start, text once or several times, block_end. Last article_end, from
 * matn_finish(). A document without an article has article_end alone. With every_block, all blocks count as
 * blocks of the article here.
 *
 * A page that shows hardly any text of a story may have more of it in its data. It then gives one text of the
 * JSON-LD in its scripts: the longest articleBody or text, or, if there is none, the longest
 * description of what a page can be about (an article, a product, a recipe, an event ... not an organization
 * or a person). Its blocks come last, from matn_finish(), wherever the data stand. If the text is HTML, its
 * elements divide it into blocks; otherwise its line ends do. The blocks are kept, in the body, with a score
 * of 50; start and end are those of the whole string. The beginning of the text is held, up to the last
 * sentence or word that fits: 464 bytes, 5 KB in 64 KB of memory, 29 KB in MATN_MEMORY_TYPICAL, at most
 * 62 KB; less if the metadata need the room.
 *
 * Any member may be NULL. Every function returns 0 to go on. Anything else stops: no further event of this
 * document follows, and the running call returns MATN_STOPPED. What the arguments point to lives until the
 * function returns. Calling the same extractor from a callback gives MATN_ERROR_REENTRY.
 */
typedef struct matn_handler {
  /** The article begins. `metadata` has what is known so far. */
  int (*article_start)(void *ctx, const matn_metadata *metadata);
  /** A block begins. */
  int (*block_start)(void *ctx, const matn_block *block);
  /** Text of the block: valid UTF-8 that ends at a character boundary. White space is collapsed unless it is
   * preformatted. A line feed stands for a line break. */
  int (*text)(void *ctx, const char *utf8, size_t len);
  /** The block is complete. `block` now has its final end and number of words. */
  int (*block_end)(void *ctx, const matn_block *block);
  /** The document is at its end. `metadata` has all that was found. */
  int (*article_end)(void *ctx, const matn_metadata *metadata);
  /** An inline element begins in the running block, between two pieces of its text. Only if inline_memory was
   * given. Elements are well nested. Those that are open at the end of a block end there, and begin again in
   * the next block. An image between two blocks comes at the beginning of the second. */
  int (*inline_start)(void *ctx, const matn_inline *element);
  /** The innermost open inline element ends. */
  int (*inline_end)(void *ctx, const matn_inline *element);
} matn_handler;

/** Which mistake is worse, where a block could be article text or not. */
typedef enum matn_favour {
  MATN_BALANCED,         /**< both are equally bad */
  MATN_FAVOUR_PRECISION, /**< to keep other text; keeps less, to quote or to learn from */
  MATN_FAVOUR_RECALL     /**< to leave article text out; keeps more, to search or to filter */
} matn_favour;

/** Options; all zero is the default. */
typedef struct matn_options {
  matn_encoding encoding; /**< what the transport layer says; only a byte order mark wins over it */
  matn_favour favour;     /**< moves the score that a block needs to be kept; changes no score */
  bool every_block;       /**< also send the blocks that are not kept, with their reasons */
  /** Every page is a news story, a blog post or the like, as in a feed. Where it is unclear what a page's
   *  text is, doubtful blocks are left out sooner. Not for shops, forums and lists: most of their text is
   *  doubtful. */
  bool articles_only;
  bool head_only; /**< stop when the head is read; only article_end is sent, with the metadata */
  /** Stop after so many blocks of the body; 0: all. This option and most_text do not wait for the page's
   *  end. Once the blocks that are likely in the body make up what is asked for, and 8 blocks follow them,
   *  they are decided as if the page ended there. With the whole page in view some would be dropped: one
   *  in ten of the first 3, one in twenty of the first 10. */
  uint32_t most_blocks;
  uint64_t most_text; /**< stop after the block of the body that makes it so many bytes; 0: all */
  /** Bytes of the memory for inline events; 0: none are sent. Events without room are left out and
   *  counted. The text does not depend on them: with this much more memory, blocks are the same as without
   *  inline events. */
  uint32_t inline_memory;
} matn_options;

/** What happened to a document. */
typedef struct matn_stats {
  uint64_t bytes;      /**< of input */
  uint64_t blocks;     /**< blocks of text that were found */
  uint64_t kept;       /**< of these, part of the article */
  uint64_t text_bytes; /**< bytes of text in the blocks kept */
  uint64_t early;      /**< blocks decided before the end of the document was seen */
  uint64_t joined;     /**< boundaries of crowded blocks that became spaces; see matn_feed() */
  uint64_t too_deep;   /**< elements nested too deep for the memory: counted, not known */
  /** Cells that span rows beyond the eighth column, or in a table around another one with such cells;
   *  cells to their right have lower columns below. */
  uint64_t lost_spans;
  uint64_t lost_inlines; /**< inline elements without room in inline_memory */
  uint64_t cut_values;   /**< metadata and texts from data that were cut or left out */
} matn_stats;

/** An extractor, in the caller's memory. */
typedef struct matn_extractor matn_extractor;

/**
 * Sets an extractor up in a block of memory, ready for a document.
 *
 * With more memory, decisions can wait for more of the page, and deeper nesting and longer text from data
 * find room. Nothing else depends on it.
 *
 * @param extractor  receives the handle, which points into memory
 * @param memory     any alignment; belongs to the extractor until the caller stops using it
 * @param size       bytes in it, MATN_MEMORY_MIN or more; more than 1 GiB is not used
 * @param handler    copied
 * @param ctx        handed to the handler's functions
 * @param options    copied; NULL for the defaults
 * @return MATN_OK, MATN_ERROR_NULL, MATN_ERROR_MEMORY (size is too small; or inline_memory is too small, or
 * leaves less than MATN_MEMORY_MIN), MATN_ERROR_OPTION (an encoding or favour out of range) or
 * MATN_ERROR_ENCODING (see matn_encoding_supported()); on error nothing is written
 */
matn_status matn_init(matn_extractor **extractor, void *memory, size_t size, const matn_handler *handler,
                      void *ctx, const matn_options *options);

/**
 * Says where the document was found. URLs in it are resolved against this, unless it has a base element. To
 * be called before the first matn_feed() of the document; matn_reset() forgets the URL.
 *
 * @param extractor  set up, and not fed since then or since matn_reset()
 * @param url        absolute, in UTF-8; copied. A URL of more than 2,048 bytes, or without room in the
 * memory, is ignored, and counted in matn_stats.cut_values
 * @param len        bytes in it
 * @return MATN_OK, MATN_ERROR_NULL, MATN_ERROR_FINISHED (input was read before) or MATN_ERROR_REENTRY
 */
matn_status matn_set_url(matn_extractor *extractor, const char *url, size_t len);

/**
 * Reads the next bytes of the document; events come as soon as they are decided.
 *
 * If no encoding is declared, or UTF-8 or windows-1252, text waits from the first byte on that is not ASCII
 * until the encoding is clear. That takes a few characters of UTF-8, or otherwise 4 KB of input; with less
 * than 68 KB of memory it takes less, down to 1 KB.
 *
 * A block costs time, however short it is. Where thousands of blocks in a row stand for fewer than 56 bytes
 * of input each, as in a table of some 2,000 cells of one digit, neighbouring ones are joined with a space
 * between them. Paragraphs, items and cells are then not told apart. No text is lost, and matn_stats counts
 * the boundaries.
 *
 * @param extractor  set up, not finished since then or since matn_reset()
 * @param bytes      of any encoding; may be NULL if len is 0; needed only until the call returns
 * @param len        bytes in it
 * @return MATN_OK, MATN_STOPPED, MATN_ENOUGH, MATN_ERROR_NULL, MATN_ERROR_FINISHED or MATN_ERROR_REENTRY
 */
matn_status matn_feed(matn_extractor *extractor, const void *bytes, size_t len);

/**
 * Says that the document is at its end: decides all that is left, and sends article_end.
 *
 * @return MATN_OK, MATN_STOPPED, MATN_ENOUGH, MATN_ERROR_NULL, MATN_ERROR_FINISHED or MATN_ERROR_REENTRY
 */
matn_status matn_finish(matn_extractor *extractor);

/**
 * Makes the extractor ready for the next document, with the same memory, handler and options. It may be
 * called at any time, but not from a callback.
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
