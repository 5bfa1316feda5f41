/* What the page's data (JSON-LD) say for the metadata: authors, dates, site, image, tags and so on. */
#ifndef MATN_JSON_LD_VALUES_H
#define MATN_JSON_LD_VALUES_H

#include "json_scan.h"
#include "metadata.h"

/* Containers nested deeper than this are ignored. */
#define DATA_DEPTH_MAX 16

/* Whether an object is what the page is about. */
typedef enum data_object { DATA_OTHER, DATA_UNTYPED, DATA_PAGE, DATA_SITE } data_object;

/* Ready for a script if all are 0. */
typedef struct data_values {
  uint8_t contexts[DATA_DEPTH_MAX]; /* what each open container holds: see json_ld_values.c */
  uint8_t list;                     /* depth of the container whose entries are being collected; 0: none */
  uint8_t reading;           /* metadata_key of the string being read, METADATA_NONE if it is no value */
  uint8_t list_key;          /* of the list */
  uint8_t trust;             /* in what is being collected */
  bool organization, person; /* types of the authors in the list */
} data_values;

/* Takes an event of the scan, and the object that it stands in. A container that begins stands in the object
 * around it. Returns whether the event belongs to a value. */
bool matn_data_values_event(data_values *v, metadata *m, const json_scan *s, json_event event,
                            matn_slice text, data_object object);

/* The type of the object at the scan's depth is that of an organization, or of a person. */
void matn_data_values_type(data_values *v, const json_scan *s, bool organization);

/* Whether the container at a depth, or one around it, is about something else than the page. */
bool matn_data_values_elsewhere(const data_values *v, uint32_t depth);

/* Stores the list being collected, before another value is collected or when the script ends. */
void matn_data_values_store(data_values *v, metadata *m);

#endif
