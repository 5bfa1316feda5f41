#!/bin/sh
# Counts, with valgrind, the instructions that parts of the library need for a byte of the sample pages, scaled
# up to the size of real ones. They are the same in every run with the same compiler.
#
#   budget.sh            fails if a part needs over 3% more than bench/budget.tsv allows
#   budget.sh rewrite    makes what they need now the budget
set -e
budget=bench/budget.tsv build=build/budget
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if ! grep -qw avx2 /proc/cpuinfo; then
  echo 'instructions a byte: left out, the budget is one for processors with AVX2'
  exit
fi
make -s $build/bench/bench $build/bench/corpus BUILD=$build CC=gcc CFLAGS=-O2 MATN_ENCODINGS=all

for row in decoder tokenizer tokenizer-skip-attributes decoder-and-tokenizer extractor; do
  valgrind --tool=callgrind --callgrind-out-file=/dev/null --toggle-collect=run_row \
    $build/bench/bench --once $row $build/bench/corpus > "$work/files" 2> "$work/log" || {
    cat "$work/log"
    exit 1
  }
  bytes=$(awk -F '\t' '{ bytes += $2 } END { print bytes }' "$work/files")
  awk -v row=$row -v bytes="$bytes" '/Collected :/ { printf "%s\t%.3f\n", row, $NF / bytes }' "$work/log"
done > "$work/counts"

if [ "$1" = rewrite ]; then
  {
    echo '# Instructions a byte that parts of the library need at most, but for 3%, on x86-64 with AVX2 and -O2,'
    echo "# as this compiler makes them: $(gcc --version | head -n 1)."
    echo '# Others make more or fewer. "make budget" writes this file.'
    cat "$work/counts"
  } > $budget
  cat $budget
  exit
fi
awk -F '\t' '
  /^#/ { next }
  FNR == NR { budget[$1] = $2; parts++; next }
  { parts--
    more = $1 in budget ? 100 * ($2 / budget[$1] - 1) : 100
    printf "%-26s %8.3f instructions a byte, %+.1f%% of what is allowed\n", $1, $2, more
    if (more > 3) bad = 1
    if (more < -3) better = 1 }
  END {
    if (better) print "make budget: fewer can be allowed"
    exit bad || parts != 0 }' $budget "$work/counts"
