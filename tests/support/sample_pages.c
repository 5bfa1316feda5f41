#include "sample_pages.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>

#include "test.h"

void each_sample_page(void (*see)(const char *path)) {
  static const char directory[] = "tests/pages";
  int count = 0;
  DIR *files = opendir(directory);
  for (struct dirent *entry; files != NULL && (entry = readdir(files)) != NULL;) {
    char path[512];
    if (strstr(entry->d_name, ".html") == NULL) continue;
    snprintf(path, sizeof path, "%s/%s", directory, entry->d_name);
    see(path);
    count++;
  }
  if (files != NULL) closedir(files);
  CHECK("pages in tests/pages", count != 0);
  see("tests/attacks.html");
}
