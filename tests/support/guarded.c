#include "guarded.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

static void fail(const char *what) {
  perror(what);
  exit(2);
}

static void protect(const guarded *g, int protection) {
  if (mprotect(g->pages, g->size, protection) != 0) fail("mprotect");
}

void *guarded_open(guarded *g, size_t len) {
  if (len > g->size || g->pages == NULL) {
    size_t page = (size_t)sysconf(_SC_PAGESIZE), size = (len / page + 2) * page;
    if (g->pages != NULL && munmap(g->pages, g->size + page) != 0) fail("munmap");
    void *pages = mmap(NULL, size + page, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (pages == MAP_FAILED) fail("mmap");
    *g = (guarded){pages, size};
  }
  protect(g, PROT_READ | PROT_WRITE);
  return g->pages + g->size - len;
}

void guarded_close(guarded *g) {
  protect(g, PROT_NONE);
}
