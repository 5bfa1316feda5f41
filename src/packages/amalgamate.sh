#!/bin/sh
# Writes the library as one source and one header, DIRECTORY/matn.c and DIRECTORY/matn.h. The text of each included file
# stands in place of its #include. Usage: amalgamate.sh DIRECTORY VERSION SOURCE...
set -e
directory=$1 version=$2
shift 2
mkdir -p "$directory"

# run_avx2.c, the tokenizer once more with other instructions, needs a unit of its own: it is left out
sources=$(printf '%s\n' "$@" | grep -v run_avx2)

# expand FILE...: headers under include/ and src/ stand where they are first included; those that an #if includes may
# stand there again, since their guards stay. KNOWN files are left out.
expand() {
  awk -v known="$known" '
    function exists(path,   line, found) {
      found = (getline line < path) >= 0
      close(path)
      return found
    }
    function find(name, from,   directory) {
      directory = from
      sub("[^/]*$", "", directory)
      while (name ~ /^\.\.\//) {
        sub("^../", "", name)
        sub("[^/]*/$", "", directory)
      }
      if (exists(directory name)) return directory name
      if (exists("src/" name)) return "src/" name
      return exists("include/" name) ? "include/" name : ""
    }
    function expand(path, guard,   line, depth, included) {
      depth = -guard
      printf "\n/* %s */\n", path
      while ((getline line < path) > 0) {
        if (line ~ /^ *# *if/) depth++
        if (line ~ /^ *# *endif/) depth--
        included = ""
        if (line ~ /^ *# *include "/) {
          split(line, part, "\"")
          included = find(part[2], path)
          if (included == "") {
            print path ": " part[2] " is nowhere" > "/dev/stderr"
            exit 1
          }
        }
        if (included == "") print line
        else if (!(included in seen)) {
          if (depth <= 0) seen[included]
          expand(included, 1)
        }
      }
      close(path)
    }
    BEGIN {
      count = split(known, paths, " ")
      for (i = 1; i <= count; i++) seen[paths[i]]
      for (i = 1; i < ARGC; i++) if (!(ARGV[i] in seen)) {
        seen[ARGV[i]]
        expand(ARGV[i], ARGV[i] ~ /h$/)
      }
    }' "$@"
}

license() {
  echo "/* matn $2: $1"
  echo ' *'
  sed 's/^/ * /; s/ *$//' LICENSE
  echo ' */'
}

known=
{
  license 'extracts the article from HTML as it arrives.' "$version"
  expand include/matn_status.h include/matn_encoding.h include/matn_tokenizer.h include/matn.h
} > "$directory/matn.h"
known=$(echo include/*.h)
{
  license 'all of its sources, made one by "make amalgamation".' "$version"
  cat << 'END'

#define MATN_ONE_UNIT

#ifdef __GNUC__ /* a local name may be that of a type elsewhere; what is chosen leaves some things unused */
#pragma GCC diagnostic ignored "-Wshadow"
#pragma GCC diagnostic ignored "-Wunused-const-variable"
#pragma GCC diagnostic ignored "-Wunused-function"
#endif

#include "matn.h"
END
  expand $sources
} > "$directory/matn.c"
