/* What a block is in its page, and where it stands in lists and tables. */
#ifndef MATN_ROLES_H
#define MATN_ROLES_H

#include "outline/outline.h"
#include "ring.h"

typedef struct roles {
  uint16_t table;     /* serial number of the last table that is not in another */
  bool table_is_data; /* and not used for layout */
  bool past_summary;  /* running text of the story was seen */
  uint8_t summaries;  /* blocks of the summary so far */
} roles;

/* What is known about a block that is being decided. */
typedef struct role_context {
  const ring *ring;       /* the block is its oldest */
  uint32_t end;           /* serial number after the last complete block */
  matn_slice description; /* of the metadata; set only below a headline */
  bool below_headline;    /* no text stands between it and the headline */
  bool in_body;           /* it was decided to be of the running text */
} role_context;

/* Fills in what the open elements tell of a block that begins in them. */
void matn_roles_place(block_record *record, const outline *o);

/* Gives a block the role by which it is decided. It comes from the elements around it and their names. */
void matn_roles_give(block_record *record);

/* Makes an h1 that is not the headline a heading. */
void matn_roles_demote(block_record *record);

/* Gives a decided block the role that the caller sees. It says more, and changes no decision. */
void matn_roles_refine(roles *state, block_record *record, const role_context *ctx);

#endif
