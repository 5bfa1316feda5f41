/* Where documents come from, and who reads them. */
#include <sys/stat.h>

#include "interrupt.h"
#include "jobs.h"
#include "progress.h"
#include "reader.h"
#include "streams.h"

/* One reader without other threads. */
typedef struct alone {
  reader reader;
  hold hold;
  bool wanted; /* the record's next bytes are wanted */
  int status;
} alone;

static void note(alone *a, int status) {
  if (status != STATUS_OK) a->status = status;
}

static void begin(void *ctx, const record *r) {
  alone *a = ctx;
  output_hold(a->reader.document.out, &a->hold);
  reader_begin(&a->reader, r);
  a->wanted = true;
}

static void give(void *ctx, const char *bytes, size_t len) {
  alone *a = ctx;
  a->wanted = a->wanted && reader_feed(&a->reader, bytes, len);
}

static void end(void *ctx, bool whole) {
  alone *a = ctx;
  output *o = a->reader.document.out;
  if (whole || a->hold.through) note(a, reader_end(&a->reader));
  if (whole) {
    output_release(o);
  } else {
    output_drop(o);
    note(a, STATUS_FAILED);
  }
}

static void read_alone(alone *a, const char *file) {
  output *o = a->reader.document.out;
  bool is_line = a->reader.document.settings->format == FORMAT_JSONL;
  if (is_line) output_hold(o, &a->hold);
  int status = reader_file(&a->reader, file);
  note(a, status);
  if (is_line && interrupted() && status != STATUS_OK) {
    output_drop(o);
  } else if (is_line) {
    output_release(o);
  }
}

static bool alone_goes_on(void *ctx) {
  return ((alone *)ctx)->reader.document.out->error == 0;
}

static bool jobs_go_on(void *ctx) {
  return !jobs_in_vain(ctx);
}

static int read_stream(const settings *s, const char *file, record_sink to, go_on_fn go_on) {
  return s->warc ? read_warc(file, to, go_on, to.ctx) : read_json_lines(file, to, go_on, to.ctx);
}

static bool has_records(const settings *s) {
  return s->warc || s->json_lines;
}

static int print_alone(output *o, const settings *s, char **files, int count) {
  alone a = {.status = STATUS_OK};
  const record_sink to = {begin, give, end, &a};
  if (!reader_init(&a.reader, o, s)) return STATUS_FAILED;
  for (int i = 0; i < count && o->error == 0 && !interrupted(); i++) {
    if (has_records(s)) {
      note(&a, read_stream(s, files[i], to, alone_goes_on));
    } else {
      read_alone(&a, files[i]);
    }
  }
  return a.status;
}

static int print_in_jobs(output *o, const settings *s, char **files, int count) {
  jobs *j = jobs_start(o->file, s);
  if (j == NULL) return STATUS_FAILED;
  int status = STATUS_OK;
  for (int i = 0; i < count && !jobs_in_vain(j) && !interrupted(); i++) {
    if (!has_records(s)) {
      jobs_file(j, files[i]);
    } else if (read_stream(s, files[i], jobs_sink(j), jobs_go_on) != STATUS_OK) {
      status = STATUS_FAILED;
    }
  }
  return jobs_finish(j, &o->error) != STATUS_OK ? STATUS_FAILED : status;
}

/* Bytes of all files; 0 if that cannot be known. */
static uint64_t bytes_of(char **files, int count) {
  uint64_t total = 0;
  for (int i = 0; i < count; i++) {
    struct stat about = {0};
    bool is_input = files[i][0] == '-' && files[i][1] == '\0';
    if ((is_input ? fstat(0, &about) : stat(files[i], &about)) != 0) continue;
    if (!S_ISREG(about.st_mode)) return 0;
    total += (uint64_t)about.st_size;
  }
  return total;
}

int print_articles(output *o, const settings *s, char **files, int count) {
  if (s->format == FORMAT_JSONL || s->jobs > 1) interrupt_watch();
  if (s->progress) progress_begin(bytes_of(files, count));
  int status = s->jobs > 1 ? print_in_jobs(o, s, files, count) : print_alone(o, s, files, count);
  progress_end();
  if (!interrupted()) return status;
  output_flush(o);
  interrupt_die();
  return STATUS_FAILED;
}
