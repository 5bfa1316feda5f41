#!/bin/sh
# Builds the library for a Cortex-M4, prints its sizes, runs the sample pages through it under qemu, and compares
# the events with those of the host. What is not installed is said, and left out.
set -e
out=build/embedded
mkdir -p $out
cc=${CC:-cc}

# the pages as assembly and a table of them
: > $out/pages.S
{ echo '#include "program.h"'; } > $out/pages.c
table=
i=0
for page in tests/pages/*.html; do
  printf '.section .rodata\n.global page_%s, page_end_%s\npage_%s: .incbin "%s"\npage_end_%s: .byte 0\n' $i $i $i "$page" $i >> $out/pages.S
  echo "extern const char page_$i[], page_end_$i[];" >> $out/pages.c
  table="$table  {\"$(basename "$page" .html)\", page_$i, page_end_$i},
"
  i=$((i + 1))
done
echo '.section .note.GNU-stack,"",%progbits' >> $out/pages.S
printf 'const struct page pages[] = {\n%s};\nconst size_t page_count = %s;\n' "$table" $i >> $out/pages.c

$cc -std=c11 -O2 -Iinclude -Isrc -Itests/embedded -o $out/host tests/embedded/host.c tests/embedded/program.c $out/pages.c \
  $out/pages.S src/*.c src/encoding/*.c
$out/host > $out/host.txt

arm=arm-none-eabi-gcc
if ! command -v $arm > /dev/null; then
  echo "Cortex-M4: left out, $arm is not installed"
  exit 0
fi
flags='-std=c11 -Os -mcpu=cortex-m4 -mthumb -ffreestanding -ffunction-sections -fdata-sections -fno-jump-tables -Iinclude -Isrc -Itests/embedded'
objects=
for source in src/*.c src/encoding/*.c; do
  object=$out/$(echo "$source" | tr / _).o
  $arm $flags -Wall -Wextra -Werror -c -o "$object" "$source"
  objects="$objects $object"
done
echo 'Cortex-M4, -Os: bytes of flash (text) and of writable data (data, bss) of each part; an extractor needs'
echo 'its caller'\''s memory besides, 8 KB at least.'
arm-none-eabi-size -t $objects | sed "s|$out/||"
$arm $flags -nostdlib -Wl,--gc-sections -Wl,-z,noexecstack -T tests/embedded/cortex_m4.ld -o $out/matn.elf tests/embedded/cortex_m4.c \
  tests/embedded/program.c $out/pages.c $out/pages.S $objects -lc -lgcc

if ! command -v qemu-system-arm > /dev/null; then
  echo 'Cortex-M4 run: left out, qemu-system-arm is not installed'
  exit 0
fi
timeout 300 qemu-system-arm -M mps2-an386 -nographic -semihosting-config enable=on,target=native -kernel $out/matn.elf \
  > $out/arm.txt 2>&1 < /dev/null
grep '^stack' $out/arm.txt | sed 's/$/ bytes at most, painted/'
grep -v '^stack' $out/arm.txt > $out/arm-events.txt
if cmp -s $out/host.txt $out/arm-events.txt; then
  echo "events of $i pages: the same as on the host"
else
  diff $out/host.txt $out/arm-events.txt
  exit 1
fi
