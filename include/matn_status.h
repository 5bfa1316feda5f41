/**
 * @file matn_status.h
 * What the functions of the library return.
 */
#ifndef MATN_STATUS_H
#define MATN_STATUS_H

/** No input is ever an error. Every code but the first three says that the API was used wrongly. */
typedef enum matn_status {
  MATN_OK = 0,         /**< done */
  MATN_STOPPED,        /**< a callback asked to stop; nothing more will come of this document */
  MATN_ENOUGH,         /**< all that the options ask for was sent; nothing more will come of this document */
  MATN_ERROR_NULL,     /**< an argument that must not be NULL is */
  MATN_ERROR_MEMORY,   /**< the memory handed over is too small */
  MATN_ERROR_ENCODING, /**< an encoding that this build cannot decode was asked for */
  MATN_ERROR_OPTION,   /**< an option has a value that it cannot have */
  MATN_ERROR_FINISHED, /**< input after the end of the document */
  MATN_ERROR_REENTRY   /**< called from inside one of its own callbacks */
} matn_status;

#endif
