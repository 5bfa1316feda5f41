#!/bin/sh
# Compares src/README.md, the map, with the sources: it names every file, every file that it names exists, and a function
# is defined in a file that the same line names. Generated tables are named by their pattern.
set -e
map=src/README.md
mkdir -p build/audits
failed=0

complain() {
  echo "$map: $1"
  failed=1
}

# Prints "file PATH" for each file named, and "function NAME PATH..." for each function in a line of a table. Below a heading
# that is a folder's name with a slash, files are named without the folder.
awk '
  /^#/ { folder = /^### `[a-z]+\/`$/ ? substr($2, 2, length($2) - 2) : "" }
  {
    line = $0
    paths = ""
    while (match(line, /[A-Za-z0-9_.-]+(\/[A-Za-z0-9_.-]+)*\.(c|h|1|3|d\.ts|fish|bash|html|ino|in|js|json|map|md|mjs|options|properties|py|sh|tsv|txt|yml)/)) {
      path = substr(line, RSTART, RLENGTH)
      line = substr(line, RSTART + RLENGTH)
      if (path ~ /^[A-Za-z_]/ && path !~ /NAME/) paths = paths " " (folder != "" && /^\|/ ? folder path : path)
    }
    count = split(paths, named, " ")
    for (i = 1; i <= count; i++) print "file " named[i]
    line = $0
    while (/^\|/ && match(line, /`[a-z_0-9]+\(\)`/)) {
      print "function " substr(line, RSTART + 1, RLENGTH - 4) paths
      line = substr(line, RSTART + RLENGTH)
    }
    line = $0
    while (folder != "" && /^\|/ && match(line, /`[A-Za-z_\/-]+`/)) {
      print "file " folder substr(line, RSTART + 1, RLENGTH - 2)
      line = substr(line, RSTART + RLENGTH)
    }
  }' $map > build/audits/map.txt

place_of() {
  for path in "src/$1" "$1"; do [ -e "$path" ] && echo "$path" && return; done
  return 1
}

named=0
while read -r what name paths; do
  case $what in
  file)
    case ${name#*/} in */* | *.*) place_of "$name" > /dev/null || complain "there is no $name" ;; esac
    named=$((named + 1))
    ;;
  function)
    found=
    for path in $paths; do
      place=$(place_of "$path") && grep -q "^[A-Za-z].*\<$name(" "$place" && found=$place
    done
    [ -n "$found" ] || complain "$name() is defined in none of:$(printf ' %s' $paths)"
    ;;
  esac
done < build/audits/map.txt

for path in $(git ls-files src); do
  case $path in src/README.md | src/tables/*.h | src/tables/gen/texts/*) continue ;; esac
  grep -qx "file ${path#src/}" build/audits/map.txt || complain "$path is not in it"
done
echo "$map names $named files"
[ "$failed" = 0 ] && [ "$named" != 0 ]
