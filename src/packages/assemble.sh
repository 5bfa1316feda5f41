#!/bin/sh
# Puts the packages for other builds together, of the amalgamation and what stands in this folder.
# Usage: assemble.sh BUILD VERSION; they are then in BUILD/packages.
set -e
amalgamation=$1/amalgamation packages=$1/packages version=$2
here=$(dirname "$0")
rm -rf "$packages"
for name in zephyr esp-idf arduino; do
  package=$packages/$name
  mkdir -p "$package/src"
  cp -r "$here/$name/." "$package/"
  cp LICENSE "$package/"
  cp "$amalgamation/matn.c" "$amalgamation/matn.h" "$package/src/"
done
for name in zephyr esp-idf; do cp "$here/Kconfig.options" "$packages/$name/"; done
cat "$here/arduino/choices.h" "$amalgamation/matn.c" > "$packages/arduino/src/matn.c"
rm "$packages/arduino/choices.h"
for file in esp-idf/idf_component.yml arduino/library.properties arduino/library.json; do
  sed "s/@VERSION@/$version/" "$here/$file" > "$packages/$file"
done
