#!/bin/sh
# Builds the library and a program around it without a C library, for the host and for RISC-V 32, and runs the files
# through it: their events are those of the usual build. Usage: bare.sh HOST_EVENTS FILE...
set -e
host_events=$1
shift

# run NAME WRAPPER LIBRARIES COMPILER [FLAG...] -- FILE...
run() {
  name=$1 wrapper=$2 libraries=$3
  out=build/bare/$name
  shift 3
  compile=
  while [ "$1" != -- ]; do
    compile="$compile $1"
    shift
  done
  shift
  rm -rf "$out"
  mkdir -p "$out"
  for source in $(make -s sources) tests/machines/bare.c tests/machines/events.c; do
    $compile -std=c11 -ffreestanding -fno-stack-protector -ffunction-sections -fdata-sections -Wall -Wextra -Werror \
      -Iinclude -Isrc -c -o "$out/$(echo "$source" | tr / _).o" "$source"
  done
  $compile -nostdlib -static -Wl,--gc-sections -Wl,-z,noexecstack -o "$out/matn" "$out"/*.o $libraries
  $wrapper "$out/matn" "$@" > "$out/events.txt"
  cmp "$host_events" "$out/events.txt"
  echo "$name, without a C library: events of $# pages as with one"
}

case $(uname -m) in
  x86_64) run host '' '' gcc -O2 -- "$@" ;;
  *) echo 'a program without a C library: left out, the host is not x86-64' ;;
esac
if command -v riscv64-unknown-elf-gcc > /dev/null && command -v qemu-riscv32 > /dev/null; then
  run riscv32 qemu-riscv32 -lgcc riscv64-unknown-elf-gcc -Os -march=rv32imac -mabi=ilp32 -- "$@"
  riscv64-unknown-elf-size -t build/bare/riscv32/src_*.o | awk '/TOTALS/ { print "riscv32: " $1 " bytes of flash, " $2 + $3 " of writable data" }'
else
  echo 'RISC-V 32: left out, riscv64-unknown-elf-gcc or qemu-riscv32 is not installed'
fi
