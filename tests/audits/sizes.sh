#!/bin/sh
# Prints the sizes of the library's structs beside their budget, and fails if one is larger.
set -e
mkdir -p build/audits
budget=tests/audits/sizes.tsv

# measure COLUMN COMPILER [FLAG...]: with pointers as the budget's column has them
measure() {
  column=$1
  shift
  "$@" -std=c11 -Iinclude -Isrc -c -o build/audits/sizes.o tests/audits/sizes.c
  nm -t d -S build/audits/sizes.o | awk -F'\t' -v column="$column" '
    FILENAME != "-" {
      if ($1 !~ /^#/) budget[$1] = $column
      next
    }
    match($0, /size_of_/) {
      name = substr($0, RSTART + RLENGTH)
      split($0, fields, " ")
      bytes = fields[2] + 0
      printf "%-16s %5d bytes, of %d\n", name, bytes, budget[name]
      if (bytes > budget[name]) failed = 1
    }
    END { exit failed }' $budget -
}

echo 'pointers of 64 bits:'
measure 2 gcc
if command -v arm-none-eabi-gcc > /dev/null; then
  echo 'pointers of 32 bits:'
  measure 3 arm-none-eabi-gcc -mcpu=cortex-m4 -mthumb
fi
