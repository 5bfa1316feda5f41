#!/bin/sh
# Counts the instructions that the extractor needs for a byte of each hostile input, and compares them with
# those for a byte of typical pages. Fails if an input needs more than 12 times as many. Inputs of less than
# 4 KB are left out, since part of the cost of a document does not depend on its length.
#
#   worst.sh BENCH CORPUS HOSTILE     HOSTILE: folder of .html files
set -e
bench=$1 corpus=$2 hostile=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# count FOLDER: for each file its name, its size and the instructions
count() {
  valgrind --tool=callgrind --callgrind-out-file="$work/profile" --combine-dumps=yes --toggle-collect=run_row \
    --dump-after=run_row "$bench" --once extractor "$1" > "$work/files" 2> "$work/log" || { cat "$work/log"; exit 1; }
  sed -n 's/^totals: //p' "$work/profile" | paste "$work/files" - | awk -F '\t' '$2 >= 4096 && $3 > 0'
}

count "$corpus" > "$work/typical"
count "$hostile" > "$work/hostile"
typical=$(awk -F '\t' '{ bytes += $2; n += $3 } END { print n / bytes }' "$work/typical")
awk -F '\t' -v typical="$typical" '{ printf "%8.1f %8.2f  %s\n", $3 / $2, $3 / $2 / typical, $1 }' "$work/hostile" |
  sort -rn > "$work/ratios"
echo "instructions a byte of the extractor: $typical for typical pages; of $(wc -l < "$work/ratios") hostile inputs:"
echo '  a byte    times'
head -n 20 "$work/ratios"
awk '$2 > 12 { bad++ } END { if (bad > 0) print bad " need more than 12 times as many"; exit bad > 0 }' "$work/ratios"
