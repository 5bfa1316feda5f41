#!/bin/sh
# The tests on another machine, emulated; its events are those of the host, in build/events.txt. What is not installed is
# said, and left out. Usage: emulated.sh CPU EMULATOR, with the files in PAGES
cpu=$1 emulator=$2
out=build/$cpu
mkdir -p "$out"
for tool in "$cpu-linux-gnu-gcc" "$emulator"; do
  command -v "$tool" > /dev/null || {
    echo "$cpu: left out, $tool is not installed"
    exit 0
  }
done
if ! make -s test events BUILD="$out" CC="$cpu-linux-gnu-gcc" CFLAGS='-O2 -Werror' LDFLAGS=-static \
  MATN_TEST_WRAPPER="$emulator" PAGES="$PAGES" > "$out/log" 2>&1; then
  cat "$out/log"
  exit 1
fi
if ! diff -a build/events.txt "$out/events.txt" > "$out/differences"; then
  head -n 20 "$out/differences"
  echo "$cpu: the events above differ (<: the host)"
  exit 1
fi
echo "$cpu: $(tail -n 1 "$out/log"), events as on the host"
