#!/bin/sh
# Fails if the library recurses, has a frame of no fixed size, or needs more stack than it may: 2 KB on a Cortex-M4, 4 KB
# on the host. The call graph is the compiler's; the user's callbacks are not in it.
set -e

# audit NAME BYTES COMPILER [FLAG...]
audit() {
  name=$1 most=$2
  out=build/stack/$name
  shift 2
  rm -rf "$out"
  mkdir -p "$out"
  for source in $(make -s sources); do
    "$@" -std=c11 -Iinclude -Isrc -Werror=vla -fcallgraph-info=su,da -c -o "$out/$(echo "$source" | tr / _).o" "$source"
  done
  echo "$name: bytes of each frame in the deepest chain of calls"
  awk -F'\t' -v most="$most" -f tests/audits/stack.awk tests/audits/indirect_calls.tsv "$out"/*.ci
}

if command -v arm-none-eabi-gcc > /dev/null; then
  audit cortex_m4 2048 arm-none-eabi-gcc -Os -mcpu=cortex-m4 -mthumb -ffreestanding
else
  echo 'stack on a Cortex-M4: left out, arm-none-eabi-gcc is not installed'
fi
audit host 4096 gcc -O2
