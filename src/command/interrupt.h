/* SIGINT ends the work between two documents, so that only whole lines are written. A second one ends it at
 * once. */
#ifndef MATN_COMMAND_INTERRUPT_H
#define MATN_COMMAND_INTERRUPT_H

#include <stdbool.h>

/* From now on a SIGINT is kept in mind. */
void interrupt_watch(void);

/* Whether there was a SIGINT. */
bool interrupted(void);

/* Ends the process as the signal would have done. */
void interrupt_die(void);

#endif
