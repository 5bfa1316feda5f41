#!/bin/sh
# Builds the library for a Cortex-M4, prints its sizes, and fails if one is beyond budget.tsv; runs the files through it
# under qemu, and compares their events with those of the host. What is not installed is said, and left out.
# Usage: cortex_m4.sh HOST_EVENTS FILE...
set -e
out=build/cortex_m4
budget=tests/machines/budget.tsv
host_events=$1
shift
mkdir -p $out

arm=arm-none-eabi-gcc
if ! command -v $arm > /dev/null; then
  echo "Cortex-M4: left out, $arm is not installed"
  exit 0
fi
flags='-std=c11 -Os -mcpu=cortex-m4 -mthumb -ffreestanding -ffunction-sections -fdata-sections -Iinclude -Isrc'
# compile NAME ENCODINGS [FLAG...]: compiles the library; the objects are then in $objects.
compile() {
  objects=
  directory=$out/$1
  choice=-DMATN_ENCODINGS=MATN_ENCODINGS_$2
  shift 2
  mkdir -p "$directory"
  for source in $(make -s sources); do
    object=$directory/$(echo "$source" | tr / _).o
    $arm $flags "$choice" "$@" -Wall -Wextra -Werror -c -o "$object" "$source"
    objects="$objects $object"
  done
}

# within NAME BYTES: prints a size beside its budget.
within() {
  most=$(awk -F'\t' -v name="$1" '$1 == name { print $2 }' $budget)
  echo "$1: $2 bytes, of $most"
  [ "$2" -le "$most" ] || {
    echo "that is beyond $budget"
    exit 1
  }
}

# linked FUNCTION...: bytes of flash of a program that calls these, and nothing else; with the four functions of
# memory, and what the compiler calls for arithmetic. Objects that were compiled with -flto are optimized together.
$arm $flags -fno-tree-loop-distribute-patterns -c -o $out/memory.o tests/machines/memory.c
linked() {
  $arm -Os -flto -flto-partition=one -mcpu=cortex-m4 -mthumb -nostdlib -Wl,--gc-sections -Wl,-z,noexecstack \
    -Wl,-e,"$1" $(printf ' -Wl,-u,%s' "$@") -o $out/linked.elf $objects $out/memory.o -lgcc
  arm-none-eabi-size $out/linked.elf | awk 'NR == 2 { print $1 + $2 }'
}

echo 'Cortex-M4, -Os: bytes of flash (text) and of writable data (data, bss) of each part; an extractor needs'
echo 'its caller'\''s memory besides, 8 KB at least.'
compile all all
arm-none-eabi-size -t $objects | sed "s|$out/all/||"
$arm $flags -nostdlib -Wl,--gc-sections -Wl,-z,noexecstack -T tests/machines/cortex_m4.ld -o $out/matn.elf \
  tests/machines/cortex_m4.c tests/machines/events.c $objects -lc -lgcc
compile utf8 utf8
echo "with MATN_ENCODINGS=utf8: $(arm-none-eabi-size -t $objects | awk '/TOTALS/ { print $1 }') bytes of flash"
within 'tokenizer and decoder of UTF-8' "$(linked matn_tokenizer_init matn_tokenizer_begin matn_tokenizer_feed \
  matn_tokenizer_finish matn_decoder_init matn_decoder_feed matn_decoder_finish)"
compile small single -DMATN_SMALL_MODEL -flto
within 'extractor, single-byte encodings, small model' "$(linked matn_init matn_feed matn_finish)"
within 'the whole library, single-byte encodings, small model' \
  "$(linked $(sed -n 's/^.*\b\(matn_[a-z0-9_]*\)(.*$/\1/p' include/*.h | grep -v '_fn$' | sort -u))"
compile single single
echo "with MATN_ENCODINGS=single: $(arm-none-eabi-size -t $objects | awk '/TOTALS/ { print $1 }') bytes of flash"

if ! command -v qemu-system-arm > /dev/null; then
  echo 'Cortex-M4 run: left out, qemu-system-arm is not installed'
  exit 0
fi
arguments=$(printf ',arg=%s' matn "$@")
timeout 600 qemu-system-arm -M mps2-an386 -nographic -semihosting-config enable=on,target=native"$arguments" \
  -kernel $out/matn.elf > $out/output.txt < /dev/null
least=$(sed -n 's/^#define MATN_MEMORY_MIN //p' include/matn.h)
within 'memory of an extractor, and the deepest stack' \
  "$((least + $(awk '/^stack / { bytes = $2 } END { print bytes + 0 }' $out/output.txt)))"
sed '$d' $out/output.txt > $out/events.txt
diff -a "$host_events" $out/events.txt > $out/differences || {
  head -n 20 $out/differences
  exit 1
}
echo "events of $# pages: the same as on the host"
