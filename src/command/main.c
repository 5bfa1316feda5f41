/* matn: the command line. */
#include <errno.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "command.h"
#include "parts.h"

static const char help[] =
    "Usage: matn [OPTION]... [FILE]...\n"
    "       matn tokens [--state NAME] [--last-start-tag NAME] [--encoding LABEL] [--chunk N] [FILE]\n"
    "       matn explain [--format text|html] [--memory SIZE] [--encoding LABEL] [--precision|--recall]\n"
    "                    [--articles] [FILE]\n"
    "\n"
    "Reads each FILE (- or none: standard input) as an HTML document and prints its article.\n"
    "\n"
    "  -f, --format FORMAT    text (default), markdown, json, jsonl, html, none\n"
    "      --with PARTS       print these parts, too: names with commas between them, of title, byline,\n"
    "                         date, summary, captions, credits, source, tail, headings, lists, quotes,\n"
    "                         tables, code, definitions, images, links, emphasis\n"
    "      --without PARTS    leave these parts out\n"
    "      --head             metadata alone; reads no further than they stand\n"
    "      --max-blocks N     stop after N blocks of the body\n"
    "      --max-text SIZE    stop after the block with which the text has so many bytes\n"
    "      --url URL          where the document is from: its links are resolved against this\n"
    "  -m, --memory SIZE      working memory for a document, with K or M; default 256K, least 8K\n"
    "  -e, --encoding LABEL   the encoding, when the transport layer names one\n"
    "      --precision        keep less: rather leave text out than let other text in\n"
    "      --recall           keep more: rather let other text in than leave text out\n"
    "      --articles         every page is a news story, a blog post or the like\n"
    "      --chunk N          hand the input over N bytes at a time\n"
    "      --blocks           JSON: add the blocks with their roles, offsets and scores\n"
    "      --inlines          JSON: the same, with links, emphasis and code in them\n"
    "      --warc             the input is a WARC stream, not compressed: a line of JSON for each HTML page "
    "in it\n"
    "      --ndjson           the input is a JSON object a line, with html or base64, id, url and encoding: "
    "a line\n"
    "                         of JSON for each\n"
    "  -j, --jobs N           N threads, each with memory of its own; the output stays in the order of the "
    "input\n"
    "      --progress         how far it is, on standard error if that is a terminal\n"
    "      --stats            figures about each document on standard error\n"
    "  -h, --help             this text\n"
    "  -V, --version          the version\n"
    "\n"
    "tokens prints the token stream as JSON, in the format of html5lib's tests. explain prints a line\n"
    "for each block of text: kept (+) or dropped (-), role, score, elements, reasons, its beginning; with\n"
    "-f html a page that shows all of them.\n"
    "\n"
    "Exit status: 0 all was read; 1 some input could not be; 2 wrong usage.\n";

#define JOBS_MOST 256

typedef enum option {
  OPTION_NONE,
  OPTION_FORMAT,
  OPTION_MEMORY,
  OPTION_ENCODING,
  OPTION_PRECISION,
  OPTION_RECALL,
  OPTION_ARTICLES,
  OPTION_CHUNK,
  OPTION_WITH,
  OPTION_WITHOUT,
  OPTION_HEAD,
  OPTION_MAX_BLOCKS,
  OPTION_MAX_TEXT,
  OPTION_URL,
  OPTION_BLOCKS,
  OPTION_INLINES,
  OPTION_STATS,
  OPTION_WARC,
  OPTION_NDJSON,
  OPTION_JOBS,
  OPTION_PROGRESS,
  OPTION_STATE,
  OPTION_LAST_START_TAG,
  OPTION_HELP,
  OPTION_VERSION
} option;

static const struct known_option {
  const char *name;
  char letter;
  bool has_value;
  option option;
} known_options[] = {
    {"format", 'f', true, OPTION_FORMAT},
    {"memory", 'm', true, OPTION_MEMORY},
    {"encoding", 'e', true, OPTION_ENCODING},
    {"chunk", '\0', true, OPTION_CHUNK},
    {"precision", '\0', false, OPTION_PRECISION},
    {"recall", '\0', false, OPTION_RECALL},
    {"articles", '\0', false, OPTION_ARTICLES},
    {"with", '\0', true, OPTION_WITH},
    {"without", '\0', true, OPTION_WITHOUT},
    {"head", '\0', false, OPTION_HEAD},
    {"max-blocks", '\0', true, OPTION_MAX_BLOCKS},
    {"max-text", '\0', true, OPTION_MAX_TEXT},
    {"url", '\0', true, OPTION_URL},
    {"blocks", '\0', false, OPTION_BLOCKS},
    {"inlines", '\0', false, OPTION_INLINES},
    {"stats", '\0', false, OPTION_STATS},
    {"warc", '\0', false, OPTION_WARC},
    {"ndjson", '\0', false, OPTION_NDJSON},
    {"jobs", 'j', true, OPTION_JOBS},
    {"progress", '\0', false, OPTION_PROGRESS},
    {"state", '\0', true, OPTION_STATE},
    {"last-start-tag", '\0', true, OPTION_LAST_START_TAG},
    {"help", 'h', false, OPTION_HELP},
    {"version", 'V', false, OPTION_VERSION},
};

/* How far the arguments are read. */
typedef struct arguments {
  char **next;
  const char *letters; /* the rest of a group of short options, or NULL */
} arguments;

static bool wrong(const char *what, const char *why) {
  complain(what, why);
  complain(NULL, "try 'matn --help'");
  return false;
}

/* The option with a name of `len` bytes, or NULL. */
static const struct known_option *find_name(const char *name, size_t len) {
  for (size_t i = 0; i < sizeof known_options / sizeof *known_options; i++) {
    const char *known = known_options[i].name;
    if (strlen(known) == len && memcmp(known, name, len) == 0) return &known_options[i];
  }
  return NULL;
}

/* The option with a letter, which is not NUL; or NULL. */
static const struct known_option *find_letter(char letter) {
  for (size_t i = 0; i < sizeof known_options / sizeof *known_options; i++) {
    if (known_options[i].letter == letter) return &known_options[i];
  }
  return NULL;
}

/* Takes the option at rest->next. *value receives its value, if it has one. */
static const struct known_option *next_option(arguments *rest, const char **value) {
  bool is_long = rest->letters == NULL && (*rest->next)[1] == '-';
  const char *name = rest->letters != NULL ? rest->letters : *rest->next + (is_long ? 2 : 1);
  size_t len = is_long ? strcspn(name, "=") : 1;
  const struct known_option *found = is_long ? find_name(name, len) : find_letter(*name);
  if (found == NULL) return wrong(*rest->next, "unknown option"), NULL;
  const char *after = name[len] != '\0' ? name + len + (is_long ? 1 : 0) : NULL;
  rest->letters = NULL;
  if (found->has_value) {
    *value = after != NULL ? after : *++rest->next;
    if (*value == NULL) return wrong(found->name, "needs a value"), NULL;
  } else if (after != NULL) {
    if (is_long) return wrong(found->name, "takes no value"), NULL;
    rest->letters = after;
    return found;
  }
  rest->next++;
  return found;
}

/* A number, with K or M behind it if `suffix`; 0 if it is none, or out of range. */
static size_t read_size(const char *text, bool suffix) {
  uint64_t size = 0;
  const char *p = text;
  for (; *p >= '0' && *p <= '9'; p++) {
    if (size > (UINT64_C(1) << 40)) return 0;
    size = size * 10 + (uint64_t)(*p - '0');
  }
  if (p == text) return 0;
  if (suffix && (*p == 'K' || *p == 'k')) {
    size <<= 10;
    p++;
  } else if (suffix && (*p == 'M' || *p == 'm')) {
    size <<= 20;
    p++;
  }
  return *p == '\0' && size <= SIZE_MAX ? (size_t)size : 0;
}

static bool set_format(settings *s, const char *name) {
  static const char *const names[] = {"text", "markdown", "json", "jsonl", "html", "none"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    if (strcmp(names[i], name) != 0) continue;
    s->format = (format)i;
    return true;
  }
  return wrong(name, "unknown format");
}

static bool set_encoding(settings *s, const char *label) {
  s->encoding = matn_encoding_for_label(label, strlen(label));
  if (s->encoding == MATN_ENCODING_NONE) return wrong(label, "unknown encoding");
  return matn_encoding_supported(s->encoding) || wrong(label, "encoding not in this build");
}

/* If --with and --without both name a part, the last one counts. */
static bool set_parts(const char *list, uint32_t *set, uint32_t *other) {
  uint32_t parts = parts_read(list);
  if (parts == 0) {
    complain(list, "unknown part");
    complain("known are", part_names);
    return false;
  }
  *set |= parts;
  *other &= ~parts;
  return true;
}

static bool set_most_blocks(settings *s, const char *value) {
  size_t count = read_size(value, false);
  s->most_blocks = count < UINT32_MAX ? (uint32_t)count : UINT32_MAX;
  return count != 0 || wrong(value, "not a number of blocks");
}

static bool set_option(settings *s, option which, const char *value) {
  switch (which) {
  case OPTION_FORMAT: return set_format(s, value);
  case OPTION_ENCODING: return set_encoding(s, value);
  case OPTION_MEMORY:
    s->memory = read_size(value, true);
    if (s->memory > ((size_t)1 << 30)) return wrong(value, "more memory than can be used (1024M)");
    return s->memory >= MATN_MEMORY_MIN || wrong(value, "not a size of 8K or more");
  case OPTION_CHUNK:
    s->chunk = read_size(value, false);
    return s->chunk != 0 || wrong(value, "not a number of bytes");
  case OPTION_PRECISION: s->favour = MATN_FAVOUR_PRECISION; return true;
  case OPTION_RECALL: s->favour = MATN_FAVOUR_RECALL; return true;
  case OPTION_ARTICLES: s->articles = true; return true;
  case OPTION_WITH: return set_parts(value, &s->with, &s->without);
  case OPTION_WITHOUT: return set_parts(value, &s->without, &s->with);
  case OPTION_HEAD: s->head = true; return true;
  case OPTION_MAX_BLOCKS: return set_most_blocks(s, value);
  case OPTION_MAX_TEXT:
    s->most_text = read_size(value, true);
    return s->most_text != 0 || wrong(value, "not a size");
  case OPTION_URL: s->url = value; return true;
  case OPTION_BLOCKS: s->blocks = true; return true;
  case OPTION_INLINES: s->blocks = s->inlines = true; return true;
  case OPTION_STATS: s->stats = true; return true;
  case OPTION_WARC: s->warc = true; return true;
  case OPTION_NDJSON: s->json_lines = true; return true;
  case OPTION_JOBS:
    s->jobs = read_size(value, false);
    return (s->jobs != 0 && s->jobs <= JOBS_MOST) || wrong(value, "not a number of jobs from 1 to 256");
  case OPTION_PROGRESS: s->progress = true; return true;
  case OPTION_STATE: s->state = value; return true;
  case OPTION_LAST_START_TAG: s->last_start_tag = value; return true;
  case OPTION_NONE:
  case OPTION_HELP:
  case OPTION_VERSION: break;
  }
  return true;
}

/* Reads the options; the files move to the front of argv, and *count says how many there are. Returns
 * OPTION_HELP or OPTION_VERSION if one of them is there; *good is false after wrong usage. */
static option read_arguments(settings *s, char **argv, int *count, bool *good) {
  arguments rest = {argv, NULL};
  int files = 0;
  bool options_end = false;
  *good = true;
  while (*good && *rest.next != NULL) {
    const char *value = "";
    if (rest.letters == NULL && !options_end && strcmp(*rest.next, "--") == 0) {
      options_end = true;
      rest.next++;
    } else if (rest.letters == NULL && (options_end || (*rest.next)[0] != '-' || (*rest.next)[1] == '\0')) {
      argv[files++] = *rest.next++;
    } else {
      const struct known_option *known = next_option(&rest, &value);
      if (known != NULL && (known->option == OPTION_HELP || known->option == OPTION_VERSION))
        return known->option;
      *good = known != NULL && set_option(s, known->option, value);
    }
  }
  *count = files;
  return OPTION_NONE;
}

/* What a command line asks for, as a set. */
enum {
  ASKS_TEXT = 1 << FORMAT_TEXT,
  ASKS_MARKDOWN = 1 << FORMAT_MARKDOWN,
  ASKS_JSON = 1 << FORMAT_JSON,
  ASKS_JSONL = 1 << FORMAT_JSONL,
  ASKS_HTML = 1 << FORMAT_HTML,
  ASKS_NONE = 1 << FORMAT_NONE,
  ASKS_ARTICLES = 1 << FORMAT_COUNT,
  ASKS_TOKENS = ASKS_ARTICLES << 1,
  ASKS_EXPLANATION = ASKS_ARTICLES << 2,
  ASKS_STATE = ASKS_ARTICLES << 3, /* of the tokenizer, to begin in */
  ASKS_WARC = ASKS_ARTICLES << 4,
  ASKS_NDJSON = ASKS_ARTICLES << 5,
  ASKS_HEAD = ASKS_ARTICLES << 6,
  ASKS_FILES = ASKS_ARTICLES << 7 /* more than one */
};

/* What does not go together: something of one set with something of the other. */
static const struct conflict {
  uint32_t one, other;
  const char *mistake;
} conflicts[] = {
    {ASKS_STATE, ASKS_ARTICLES | ASKS_EXPLANATION, "--state and --last-start-tag belong to 'matn tokens'"},
    {ASKS_WARC, ASKS_NDJSON, "the input is either --warc or --ndjson"},
    {ASKS_WARC | ASKS_NDJSON, ASKS_TEXT | ASKS_MARKDOWN | ASKS_JSON | ASKS_HTML,
     "--warc and --ndjson print jsonl"},
    {ASKS_HEAD, ASKS_MARKDOWN | ASKS_HTML, "--head goes with text, json and jsonl"},
    {ASKS_EXPLANATION, ASKS_MARKDOWN | ASKS_JSON | ASKS_JSONL | ASKS_NONE, "explain prints text or html"},
    {ASKS_TOKENS | ASKS_EXPLANATION, ASKS_WARC | ASKS_NDJSON, "tokens and explain read a document"},
    {ASKS_TOKENS | ASKS_EXPLANATION, ASKS_FILES, "one file at a time"},
};

static uint32_t asked(const settings *s, bool tokens, bool explain, int count) {
  uint32_t set = UINT32_C(1) << s->format;
  set |= tokens ? ASKS_TOKENS : explain ? ASKS_EXPLANATION : ASKS_ARTICLES;
  if (s->state != NULL || s->last_start_tag != NULL) set |= ASKS_STATE;
  if (s->warc) set |= ASKS_WARC;
  if (s->json_lines) set |= ASKS_NDJSON;
  if (s->head) set |= ASKS_HEAD;
  if (count > 1) set |= ASKS_FILES;
  return set;
}

/* The first mistake in what is asked for; NULL if all of it goes together. */
static const char *find_mistake(uint32_t set) {
  for (size_t i = 0; i < sizeof conflicts / sizeof *conflicts; i++) {
    if ((set & conflicts[i].one) != 0 && (set & conflicts[i].other) != 0) return conflicts[i].mistake;
  }
  return NULL;
}

static int run(output *o, settings *s, char **argv) {
  static char standard_input[] = "-";
  static char *no_files[] = {standard_input, NULL};
  bool tokens = *argv != NULL && strcmp(*argv, "tokens") == 0;
  bool explain = *argv != NULL && strcmp(*argv, "explain") == 0;
  int count = 0;
  bool good;
  argv += tokens || explain;
  switch (read_arguments(s, argv, &count, &good)) {
  case OPTION_HELP: output_string(o, help); return STATUS_OK;
  case OPTION_VERSION: output_string(o, "matn " MATN_VERSION "\n"); return STATUS_OK;
  default: break;
  }
  if (!good) return STATUS_USAGE;
  bool records = s->warc || s->json_lines;
  if (s->format == FORMAT_COUNT) s->format = records ? FORMAT_JSONL : FORMAT_TEXT;
  const char *mistake = find_mistake(asked(s, tokens, explain, count));
  if (mistake != NULL) {
    wrong(NULL, mistake);
    return STATUS_USAGE;
  }
  char **files = count != 0 ? argv : no_files;
  if (tokens) return print_tokens(o, s, files[0]);
  if (explain) return print_explanation(o, s, files[0]);
  return print_articles(o, s, files, count != 0 ? count : 1);
}

int main(int argc, char **argv) {
  static output out;
  settings s = {.format = FORMAT_COUNT, .memory = MATN_MEMORY_TYPICAL, .jobs = 1};
  (void)argc;
  (void)signal(SIGPIPE, SIG_IGN);
  out.file = STDOUT_FILENO;
  int status = run(&out, &s, argv + 1);
  output_flush(&out);
  if (out.error != 0 && out.error != EPIPE) {
    complain("standard output", error_text(out.error));
    return STATUS_FAILED;
  }
  return status;
}
