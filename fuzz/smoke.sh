#!/bin/sh
# Runs every fuzz target for some seconds from its seeds. Usage: smoke.sh DIRECTORY [SECONDS]
directory=$1 seconds=${2:-10}
for source in fuzz/*.c; do
  name=$(basename "$source" .c)
  scratch=$(mktemp -d) || exit 2
  echo "fuzz $name: $seconds seconds"
  "$directory/$name" -max_total_time="$seconds" -max_len=4096 -dict=fuzz/html.dict -print_final_stats=1 \
    -artifact_prefix="$scratch/" "$scratch" fuzz/corpus/"$name" > "$scratch.log" 2>&1 || {
    tail -n 40 "$scratch.log"
    echo "fuzz $name: failed; the input is in $scratch"
    exit 1
  }
  grep -E 'number_of_executed_units' "$scratch.log"
  rm -rf "$scratch" "$scratch.log"
done
