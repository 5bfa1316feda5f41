#!/bin/sh
# Runs every fuzz target for some seconds from its seeds and the inputs that broke it once.
# Usage: smoke.sh DIRECTORY [SECONDS]
directory=$1 seconds=${2:-5}
for source in fuzz/*.c; do
  name=$(basename "$source" .c)
  scratch=$(mktemp -d) || exit 2
  "$directory/$name" -max_total_time="$seconds" -max_len=4096 -timeout=60 -dict=fuzz/html.dict -print_final_stats=1 \
    -artifact_prefix="$scratch/" "$scratch" fuzz/corpus/"$name" $(ls -d fuzz/regress/"$name" 2> /dev/null) \
    > "$scratch.log" 2>&1 || {
    tail -n 40 "$scratch.log"
    echo "fuzz $name: failed; the input is in $scratch"
    exit 1
  }
  echo "fuzz $name: $(sed -n 's/^stat::number_of_executed_units: //p' "$scratch.log") inputs in $seconds seconds"
  rm -rf "$scratch" "$scratch.log"
done
