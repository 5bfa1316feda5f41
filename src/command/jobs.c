/* A ring of slots, each for one document. The main thread opens one slot after the other and fills in the
 * document's bytes, while a worker takes them out. So a slot is small, and a document may have any length.
 * Output waits in the slot until all output before it is written. If it does not fit there, the worker waits
 * for its turn. The documents before it are complete or being read, so they come to their end, and no worker
 * waits for ever. */
#include "jobs.h"

#include <pthread.h>
#include <signal.h>
#include <string.h>

#include "reader.h"

/* Bytes of a document that wait for its worker. */
#define SLOT_BYTES ((size_t)1 << 20)

/* Slots for each worker: while one reads a long document, the others can go on with later ones. */
#define SLOTS_PER_JOB 4

/* A slot is FREE, then OPEN for a worker, TAKEN by one, DONE, and FREE again when its output is written. */
typedef enum slot_state { SLOT_FREE, SLOT_OPEN, SLOT_TAKEN, SLOT_DONE } slot_state;

typedef struct slot {
  slot_state state;
  const char *name; /* of a file; NULL: a record */
  record record;
  char *bytes;          /* the record's, a ring */
  size_t given, taken;  /* of the record so far */
  bool ended, whole;    /* all were given; the record is whole */
  bool enough;          /* no more is wanted */
  pthread_cond_t moved; /* given, taken, ended or enough changed */
  hold hold;
  jobs *jobs;
} slot;

typedef struct worker {
  jobs *jobs;
  reader reader;
  output out;
  pthread_t thread;
} worker;

struct jobs {
  pthread_mutex_t lock; /* for all that follows, and the slots without their bytes and output */
  pthread_cond_t opened, done, turned;
  size_t opened_count, taken_count, written_count; /* of documents so far */
  bool finished;                                   /* no more documents come */
  bool writing;                                    /* a thread is writing output that waited */
  bool divide;                                     /* an empty line stands between two documents */
  bool any;                                        /* something was written */
  int error;                                       /* of the output */
  int status;
  int file;
  size_t slot_count, worker_count;
  worker *workers;
  slot slots[];
};

static slot *slot_at(jobs *j, size_t n) {
  return &j->slots[n % j->slot_count];
}

/* Prints what divides the output of the next document, which is not empty, from that before it. */
static void divide(jobs *j) {
  if (j->divide && j->any && j->error == 0) j->error = write_all(j->file, "\n", 1);
  j->any = true;
}

/* Writes the output of all documents that are next. */
static void write_done(jobs *j) {
  if (j->writing) return;
  j->writing = true;
  slot *place = slot_at(j, j->written_count);
  while (place->state == SLOT_DONE) {
    spool *held = &place->hold.held;
    if (held->len != 0) divide(j);
    if (j->error == 0) {
      pthread_mutex_unlock(&j->lock);
      int error = write_all(j->file, held->bytes, held->len);
      pthread_mutex_lock(&j->lock);
      j->error = error;
    }
    held->len = 0;
    place->state = SLOT_FREE;
    j->written_count++;
    pthread_cond_signal(&j->done);
    pthread_cond_broadcast(&j->turned);
    place = slot_at(j, j->written_count);
  }
  j->writing = false;
}

/* Waits until all documents before that of a slot are written. */
static void wait_for_turn(void *ctx) {
  slot *place = ctx;
  jobs *j = place->jobs;
  pthread_mutex_lock(&j->lock);
  while (slot_at(j, j->written_count) != place) pthread_cond_wait(&j->turned, &j->lock);
  divide(j);
  pthread_mutex_unlock(&j->lock);
}

/* Reads a record's bytes as they come. The lock is held, except while they are read. */
static void read_record(worker *self, slot *place) {
  jobs *j = self->jobs;
  bool wanted = true;
  reader_begin(&self->reader, &place->record);
  while (wanted && (place->taken < place->given || !place->ended)) {
    if (place->taken == place->given) {
      pthread_cond_wait(&place->moved, &j->lock);
      continue;
    }
    size_t from = place->taken % SLOT_BYTES, len = place->given - place->taken;
    if (len > SLOT_BYTES - from) len = SLOT_BYTES - from;
    if (len > OUTPUT_SIZE) len = OUTPUT_SIZE;
    pthread_mutex_unlock(&j->lock);
    wanted = reader_feed(&self->reader, place->bytes + from, len);
    pthread_mutex_lock(&j->lock);
    place->taken += len;
    pthread_cond_signal(&place->moved);
  }
  place->enough = true;
  pthread_cond_signal(&place->moved);
  while (!place->ended) pthread_cond_wait(&place->moved, &j->lock);
}

/* Reads one document, and leaves what it printed in its slot. */
static void work(worker *self, slot *place) {
  jobs *j = self->jobs;
  output *o = &self->out;
  int status = STATUS_OK;
  bool whole = true;
  self->reader.document.separate = self->reader.document.follows = false;
  output_hold(o, &place->hold);
  o->error = j->error;
  if (place->name == NULL) {
    read_record(self, place);
    whole = place->whole;
  }
  pthread_mutex_unlock(&j->lock);
  if (place->name != NULL) {
    status = reader_file(&self->reader, place->name);
  } else if (whole || place->hold.through) {
    status = reader_end(&self->reader);
  }
  output_flush(o);
  pthread_mutex_lock(&j->lock);
  if (!whole && !place->hold.through) place->hold.held.len = 0;
  if (place->hold.held.failed) complain(NULL, "Out of memory: a document is missing");
  if (status != STATUS_OK || place->hold.held.failed || !whole) j->status = STATUS_FAILED;
  if (o->error != 0) j->error = o->error;
  place->state = SLOT_DONE;
  write_done(j);
}

static void *run(void *ctx) {
  worker *self = ctx;
  jobs *j = self->jobs;
  pthread_mutex_lock(&j->lock);
  for (;;) {
    while (j->taken_count == j->opened_count && !j->finished) pthread_cond_wait(&j->opened, &j->lock);
    if (j->taken_count == j->opened_count) break;
    slot *place = slot_at(j, j->taken_count++);
    place->state = SLOT_TAKEN;
    work(self, place);
  }
  pthread_mutex_unlock(&j->lock);
  return NULL;
}

/* Threads leave signals to the one that reads the input. */
static bool start_workers(jobs *j, const settings *s) {
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  bool good = true;
  while (good && j->worker_count < s->jobs) {
    worker *next = &j->workers[j->worker_count];
    next->jobs = j;
    next->out.file = j->file;
    good = reader_init(&next->reader, &next->out, s);
    if (good && pthread_create(&next->thread, NULL, run, next) != 0) {
      complain(NULL, "too many threads for this system");
      good = false;
    }
    j->worker_count += good;
  }
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  return good;
}

jobs *jobs_start(int file, const settings *s) {
  size_t slot_count = s->jobs * SLOTS_PER_JOB;
  jobs *j = system_memory(sizeof *j + slot_count * sizeof *j->slots);
  worker *workers = system_memory(s->jobs * sizeof *workers);
  char *bytes = system_memory(slot_count * SLOT_BYTES);
  if (j == NULL || workers == NULL || bytes == NULL) {
    complain(NULL, "Out of memory");
    return NULL;
  }
  j->file = file;
  j->workers = workers;
  j->divide = s->format == FORMAT_TEXT || s->format == FORMAT_MARKDOWN;
  j->slot_count = slot_count;
  pthread_mutex_init(&j->lock, NULL);
  pthread_cond_init(&j->opened, NULL);
  pthread_cond_init(&j->done, NULL);
  pthread_cond_init(&j->turned, NULL);
  for (size_t i = 0; i < slot_count; i++) {
    slot *of = &j->slots[i];
    of->jobs = j;
    of->bytes = bytes + i * SLOT_BYTES;
    of->hold = (hold){.turn = wait_for_turn, .ctx = of};
    pthread_cond_init(&of->moved, NULL);
  }
  if (start_workers(j, s)) return j;
  int error;
  jobs_finish(j, &error);
  return NULL;
}

/* Opens the next slot, when it is free, for a file or (NULL) a record; the lock is held. */
static void open_slot(jobs *j, const char *name, const record *r) {
  slot *place = slot_at(j, j->opened_count);
  while (place->state != SLOT_FREE) pthread_cond_wait(&j->done, &j->lock);
  place->state = SLOT_OPEN;
  place->name = name;
  if (r != NULL) place->record = *r;
  place->given = place->taken = 0;
  place->ended = place->enough = false;
  place->whole = true;
  j->opened_count++;
  pthread_cond_signal(&j->opened);
}

void jobs_file(jobs *j, const char *name) {
  pthread_mutex_lock(&j->lock);
  open_slot(j, name, NULL);
  pthread_mutex_unlock(&j->lock);
}

static void begin(void *ctx, const record *r) {
  jobs *j = ctx;
  pthread_mutex_lock(&j->lock);
  open_slot(j, NULL, r);
  pthread_mutex_unlock(&j->lock);
}

static void give(void *ctx, const char *bytes, size_t len) {
  jobs *j = ctx;
  slot *place = slot_at(j, j->opened_count - 1);
  pthread_mutex_lock(&j->lock);
  while (len > 0 && !place->enough) {
    size_t room = SLOT_BYTES - (place->given - place->taken), at = place->given % SLOT_BYTES;
    if (room == 0) {
      pthread_cond_wait(&place->moved, &j->lock);
      continue;
    }
    size_t part = len < room ? len : room;
    if (part > SLOT_BYTES - at) part = SLOT_BYTES - at;
    pthread_mutex_unlock(&j->lock);
    memcpy(place->bytes + at, bytes, part);
    pthread_mutex_lock(&j->lock);
    place->given += part;
    pthread_cond_signal(&place->moved);
    bytes += part;
    len -= part;
  }
  pthread_mutex_unlock(&j->lock);
}

static void end(void *ctx, bool whole) {
  jobs *j = ctx;
  slot *place = slot_at(j, j->opened_count - 1);
  pthread_mutex_lock(&j->lock);
  place->ended = true;
  place->whole = whole;
  pthread_cond_signal(&place->moved);
  pthread_mutex_unlock(&j->lock);
}

record_sink jobs_sink(jobs *j) {
  return (record_sink){begin, give, end, j};
}

bool jobs_in_vain(jobs *j) {
  pthread_mutex_lock(&j->lock);
  bool in_vain = j->error != 0;
  pthread_mutex_unlock(&j->lock);
  return in_vain;
}

int jobs_finish(jobs *j, int *error) {
  pthread_mutex_lock(&j->lock);
  j->finished = true;
  pthread_cond_broadcast(&j->opened);
  pthread_mutex_unlock(&j->lock);
  for (size_t i = 0; i < j->worker_count; i++) pthread_join(j->workers[i].thread, NULL);
  *error = j->error;
  return j->status;
}
