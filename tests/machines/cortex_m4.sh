#!/bin/sh
# Builds the library for a Cortex-M4, prints its sizes, runs the files through it under qemu, and compares their events
# with those of the host. What is not installed is said, and left out. Usage: cortex_m4.sh HOST_EVENTS FILE...
set -e
out=build/cortex_m4
host_events=$1
shift
mkdir -p $out

arm=arm-none-eabi-gcc
if ! command -v $arm > /dev/null; then
  echo "Cortex-M4: left out, $arm is not installed"
  exit 0
fi
flags='-std=c11 -Os -mcpu=cortex-m4 -mthumb -ffreestanding -ffunction-sections -fdata-sections -fno-jump-tables -Iinclude -Isrc'
# Compiles the library with a choice of encodings; the objects are then in $objects.
compile() {
  objects=
  mkdir -p "$out/$1"
  for source in src/*.c src/encoding/*.c; do
    object=$out/$1/$(echo "$source" | tr / _).o
    $arm $flags -DMATN_ENCODINGS="MATN_ENCODINGS_$1" -Wall -Wextra -Werror -c -o "$object" "$source"
    objects="$objects $object"
  done
}

echo 'Cortex-M4, -Os: bytes of flash (text) and of writable data (data, bss) of each part; an extractor needs'
echo 'its caller'\''s memory besides, 8 KB at least.'
compile all
arm-none-eabi-size -t $objects | sed "s|$out/all/||"
for choice in utf8 single; do
  compile $choice
  echo "with MATN_ENCODINGS=$choice: $(arm-none-eabi-size -t $objects | awk '/TOTALS/ { print $1 }') bytes of flash"
done
$arm $flags -nostdlib -Wl,--gc-sections -Wl,-z,noexecstack -T tests/machines/cortex_m4.ld -o $out/matn.elf \
  tests/machines/cortex_m4.c tests/machines/events.c $objects -lc -lgcc

if ! command -v qemu-system-arm > /dev/null; then
  echo 'Cortex-M4 run: left out, qemu-system-arm is not installed'
  exit 0
fi
arguments=$(printf ',arg=%s' matn "$@")
timeout 300 qemu-system-arm -M mps2-an386 -nographic -semihosting-config enable=on,target=native"$arguments" \
  -kernel $out/matn.elf > $out/output.txt < /dev/null
tail -n 1 $out/output.txt
sed '$d' $out/output.txt > $out/events.txt
diff -a "$host_events" $out/events.txt > $out/differences || {
  head -n 20 $out/differences
  exit 1
}
echo "events of $# pages: the same as on the host"
