#include "measure.h"

#include <time.h>

static double started;

double measure_now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

#ifdef __linux__
#include <linux/perf_event.h>
#include <stdint.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <unistd.h>

static int group = -1; /* the counters are read together, so that all count the same */

static int open_counter(uint64_t event) {
  struct perf_event_attr attributes = {.type = PERF_TYPE_HARDWARE,
                                       .size = sizeof attributes,
                                       .config = event,
                                       .disabled = group < 0,
                                       .exclude_kernel = 1,
                                       .exclude_hv = 1,
                                       .read_format = PERF_FORMAT_GROUP};
  return (int)syscall(SYS_perf_event_open, &attributes, 0, -1, group, 0);
}

bool measure_open(void) {
  group = open_counter(PERF_COUNT_HW_CPU_CYCLES);
  if (group < 0) return false;
  if (open_counter(PERF_COUNT_HW_INSTRUCTIONS) >= 0 && open_counter(PERF_COUNT_HW_BRANCH_MISSES) >= 0)
    return true;
  group = -1;
  return false;
}

static void start_counters(void) {
  if (group < 0) return;
  ioctl(group, PERF_EVENT_IOC_RESET, PERF_IOC_FLAG_GROUP);
  ioctl(group, PERF_EVENT_IOC_ENABLE, PERF_IOC_FLAG_GROUP);
}

static void read_counters(measurement *m) {
  uint64_t counted[QUANTITIES]; /* their number, then their values */
  if (group < 0) return;
  ioctl(group, PERF_EVENT_IOC_DISABLE, PERF_IOC_FLAG_GROUP);
  if (read(group, counted, sizeof counted) != sizeof counted) return;
  for (int i = CYCLES; i < QUANTITIES; i++) m->of[i] = (double)counted[i];
}
#else
bool measure_open(void) {
  return false;
}

static void start_counters(void) {}

static void read_counters(measurement *m) {
  (void)m;
}
#endif

void measure_start(void) {
  started = measure_now();
  start_counters();
}

measurement measure_end(void) {
  measurement m = {0};
  read_counters(&m);
  m.of[NANOSECONDS] = measure_now() - started;
  return m;
}
