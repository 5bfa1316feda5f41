#!/bin/sh
# Prints the floors of the library: the folders of src from the ground up, and how many includes of each go to which.
# Fails if an include goes up, if parts include one another in a circle, if a header for one floor alone is included
# elsewhere, if a header does not stand alone, if what stands on the library includes more than its public headers,
# and, where Universal Ctags is installed, if an include is not used.
set -e
floors=$(make -s floors)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# headers that only their own floor may include
insides='encoding/characters.h encoding/choice.h encoding/decoders.h encoding/guess.h encoding/indexes.h
tokenizer/states.h tokenizer/run.h tokenizer/text_runs.h tokenizer/references.h tokenizer/skip_attributes.h
outline/attributes.h outline/counting.h decide/neighbours.h
extractor/handlers.h extractor/decisions.h extractor/send.h extractor/memory.h extractor/read_data.h'

# each include of a file of our own: the file, and what it includes, both from src on; "public" stands for include
for floor in $floors tables command wasm; do
  for file in src/"$floor"/*.[ch]; do
    sed -n 's/^ *# *include "\(.*\)".*/\1/p' "$file" | while read -r included; do
      case $included in
        */*) echo "$floor/${file##*/} $included" ;;
        *) if [ -f "src/$floor/$included" ]; then echo "$floor/${file##*/} $floor/$included"; else echo "$floor/${file##*/} public/$included"; fi ;;
      esac
    done
  done
done > "$work/includes"

awk -v floors="$floors" -v insides="$insides" '
  function fail(what) { print what; failed = 1 }
  function floor_of(path) { return substr(path, 1, index(path, "/") - 1) }
  BEGIN {
    count = split(floors, name)
    for (i = 1; i <= count; i++) height[name[i]] = i
    split(insides, list)
    for (i in list) inside[list[i]]
  }
  {
    from = floor_of($1)
    to = floor_of($2)
    if (from == "tables" && to != "public") fail($1 " includes " $2 ": tables include public headers at most")
    else if (from != "tables" && !(from in height)) {
      if (to != "public" && to != from) fail($1 " includes " $2 ": it may include public headers only")
    } else if (from in height && to in height) {
      if (height[to] > height[from]) fail($1 " includes " $2 ": that goes up")
      if (to != from) arrows[from, to]++
      if (to != from && $2 in inside) fail($1 " includes " $2 ", which is for " to " alone")
    } else if (from in height && to != "public" && to != "tables") fail($1 " includes " $2 ": no such floor")
  }
  END {
    for (i = 1; i <= count; i++) {
      line = ""
      for (k = 1; k < i; k++) if ((name[i], name[k]) in arrows) line = line "  " name[k] " " arrows[name[i], name[k]]
      printf "%d %-10s%s\n", i, name[i], line
    }
    exit failed
  }' "$work/includes"

for header in $(ls src/*/*.h | grep -vE '^src/(tables|command|packages)/|scan_neon'); do
  gcc -std=c11 -Iinclude -Isrc -w -fsyntax-only -xc "$header" || {
    echo "$header needs another before it"
    exit 1
  }
done

# parts, which are a header and its source: tsort names those that form a circle
grep -v '^command' "$work/includes" | sed 's/\.[ch]//g' | awk '$1 != $2' | sort -u > "$work/parts"
tsort "$work/parts" > /dev/null 2> "$work/circles" || true
if [ -s "$work/circles" ]; then
  echo 'these parts include one another in a circle:'
  sed 's/^tsort: //' "$work/circles"
  exit 1
fi

if ! ctags --version 2> /dev/null | grep -q Universal; then
  echo 'unused includes: left out, Universal Ctags is not installed'
  exit 0
fi
# names HEADER: what it declares, and with it the table that it includes; base.h stands for the standard's types, too
names() {
  ctags -x --language-force=C --c-kinds=degpstuvxf "$1" $(sed -n 's|^ *# *include "\(tables/.*\)".*|src/\1|p' "$1") |
    awk '{ print $1 }'
  case $1 in src/base/base.h) printf '%s\n' bool size_t ptrdiff_t NULL uint8_t uint16_t uint32_t uint64_t int8_t int16_t int32_t ;; esac
}
while read -r file included; do
  case $included in
    public/*) header=include/${included#public/} ;;
    *) header=src/$included ;;
  esac
  [ "${file%.c}" = "${included%.h}" ] && continue
  case $included in tables/*) continue ;; esac # of use by what it defines
  names "$header" | sort -u > "$work/names"
  tr -cs 'A-Za-z0-9_' '\n' < "src/$file" | sort -u | comm -12 - "$work/names" | grep -q . ||
    echo "$file does not use $included"
done < "$work/includes" > "$work/unused"
if [ -s "$work/unused" ]; then
  cat "$work/unused"
  exit 1
fi
