#!/bin/sh
# Runs all tests, and the command over random pages, in a build that counts what runs, and prints how much of src
# did; fails as tests/coverage.awk says.
# Usage: coverage.sh BUILD [verbose]: then each branch that was not taken is named, too
set -e
build=$1 exceptions=tests/coverage_exceptions.tsv
find "$build" -name '*.gcda' -exec rm {} +
make -s test "$build/tests/random_page" BUILD="$build" CC=gcc CFLAGS='-O0 --coverage' > "$build/test.log" 2>&1 || {
  tail -n 20 "$build/test.log"
  exit 1
}
mkdir -p "$build/random"
for seed in $(seq 200); do "$build/tests/random_page" "$seed" > "$build/random/$seed.html"; done
all=title,byline,date,summary,captions,credits,source,tail,headings,lists,quotes,tables,code,definitions,images,links,emphasis
for options in '-f text' '-f json --blocks' '-f jsonl --inlines --recall' "-f text --with $all" '-f markdown' \
  "-f markdown --with $all" "-f html --with $all --precision"; do
  "$build/matn" $options "$build"/random/*.html tests/pages/*.html tests/attacks.html fuzz/corpus/extract/* > /dev/null
done
for page in tests/pages/*.html fuzz/corpus/extract/*; do
  "$build/matn" explain "$page" > /dev/null
  "$build/matn" explain -f html "$page" > /dev/null
done
find "$build" '(' -path '*/src/*.gcda' -o -path '*/tests/*.gcda' ')' -exec gcov -bct {} \; > "$build/gcov.txt" 2> /dev/null
awk -v exceptions="$exceptions" -v least=97 -v verbose="${2:+1}" -f tests/coverage.awk "$exceptions" "$build/gcov.txt"
