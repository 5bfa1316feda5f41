#!/bin/sh
# Runs the command so that it ends if it asks for memory. Usage: no_malloc.sh COMMAND FILE...
set -e
command=$1
shift
mkdir -p build/audits
cc -shared -fPIC -O2 -fno-builtin -Wall -Wextra -Werror -o build/audits/no_malloc.so tests/audits/no_malloc.c
run() { LD_PRELOAD=$PWD/build/audits/no_malloc.so "$@" > /dev/null; }

if run sort /dev/null 2> /dev/null; then
  echo 'sort was not ended: this shows nothing'
  exit 1
fi
for format in text markdown html json jsonl none; do run "$command" -f $format "$@"; done
run "$command" -f json --blocks --inlines "$@"
for page in "$@"; do
  run "$command" explain "$page"
  run "$command" explain -f html "$page"
  run "$command" tokens "$page"
done
