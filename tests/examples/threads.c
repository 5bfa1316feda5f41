/* Several threads, each with an extractor of its own: counts the words of the articles in many files. */
#include <matn.h>
#include <pthread.h>
#include <stdio.h>

#define THREADS 4

typedef struct work {
  char **paths;
  unsigned long long *words; /* one for each path */
  int count, next;           /* the next path that nobody has taken */
  pthread_mutex_t lock;
} work;

static int add_words(void *ctx, const matn_block *block) {
  unsigned long long *words = ctx;
  if (block->body) *words += block->words;
  return 0;
}

static int take(work *w) {
  pthread_mutex_lock(&w->lock);
  int taken = w->next++;
  pthread_mutex_unlock(&w->lock);
  return taken;
}

/* The library has no variables: what a thread needs stands on its stack. */
static void *run(void *ctx) {
  static const matn_handler handler = {.block_end = add_words};
  work *w = ctx;
  unsigned char memory[65536];
  char bytes[4096];
  unsigned long long words;
  matn_extractor *extractor;
  if (matn_init(&extractor, memory, sizeof memory, &handler, &words, NULL) != MATN_OK) return NULL;
  for (int i; (i = take(w)) < w->count; w->words[i] = words) {
    FILE *file = fopen(w->paths[i], "rb");
    words = 0;
    if (file == NULL) continue;
    matn_reset(extractor);
    for (size_t len; (len = fread(bytes, 1, sizeof bytes, file)) > 0;) matn_feed(extractor, bytes, len);
    matn_finish(extractor);
    fclose(file);
  }
  return NULL;
}

int main(int argc, char **argv) {
  static unsigned long long words[1000];
  pthread_t threads[THREADS];
  int started = 0;
  work w = {.paths = argv + 1, .words = words, .count = argc - 1 < 1000 ? argc - 1 : 1000};
  pthread_mutex_init(&w.lock, NULL);
  while (started < THREADS && pthread_create(&threads[started], NULL, run, &w) == 0) started++;
  for (int i = 0; i < started; i++) pthread_join(threads[i], NULL);
  for (int i = 0; i < w.count; i++) printf("%s\t%llu\n", w.paths[i], words[i]);
  return started == 0;
}
