/* Documents read by several threads, each with its own memory. They are printed in the order they came in. */
#ifndef MATN_COMMAND_JOBS_H
#define MATN_COMMAND_JOBS_H

#include "command.h"
#include "record.h"

typedef struct jobs jobs;

/* Starts the threads; NULL, and a message, if the system has no memory or threads for them. */
jobs *jobs_start(int file, const settings *s);

/* A document that a thread opens and reads itself. `name` stays as it is until jobs_finish(). */
void jobs_file(jobs *j, const char *name);

/* Where records go. Their bytes are copied; a record waits while all threads are busy. */
record_sink jobs_sink(jobs *j);

/* Whether the output cannot be written any more. */
bool jobs_in_vain(jobs *j);

/* Waits for all that was given to be done; *error is that of the output. Returns a STATUS. */
int jobs_finish(jobs *j, int *error);

#endif
