/* What the page's data (JSON-LD) say of its authors and its date, for the metadata. */
#ifndef MATN_DATA_VALUES_H
#define MATN_DATA_VALUES_H

#include "json_scan.h"
#include "metadata.h"

/* Whether an object is what the page is about. */
typedef enum data_object { DATA_OTHER, DATA_UNTYPED, DATA_PAGE } data_object;

/* Ready for a script if all are 0. */
typedef struct data_values {
  uint16_t authors; /* a bit for each depth: the container tells of authors of the page */
  uint8_t list;     /* depth of the container whose authors are being collected; 0: none */
  uint8_t reading;  /* what the string being read is: see data_values.c */
  uint8_t trust;    /* in the authors */
} data_values;

/* An event of the scan, in an object (of a container that begins: in the one around it). Returns whether it
 * belongs to a value. */
bool matn_data_values_event(data_values *v, metadata *m, const json_scan *s, json_event event,
                            matn_slice text, data_object object);

/* Stores the authors being collected: another value is about to be, or the script ends. */
void matn_data_values_store(data_values *v, metadata *m);

#endif
