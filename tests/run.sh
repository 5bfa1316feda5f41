#!/bin/sh
# Runs every test program and adds up what they report. Usage: run.sh BUILD_DIR
build=$1
total_passed=0 total_failed=0 total_skipped=0

# Runs one program; its last line is "NAME: N passed, M failed, K skipped".
run() {
  output=$("$@" 2>&1)
  status=$?
  last=$(printf '%s\n' "$output" | tail -n 1)
  counts=$(printf '%s\n' "$last" | sed -n 's/^.*: \([0-9]*\) passed, \([0-9]*\) failed, \([0-9]*\) skipped$/\1 \2 \3/p')
  if [ -z "$counts" ]; then
    printf '%s\n%s: no report, exit status %s\n' "$output" "$1" "$status"
    total_failed=$((total_failed + 1))
    return
  fi
  set -- $counts
  total_passed=$((total_passed + $1)) total_failed=$((total_failed + $2)) total_skipped=$((total_skipped + $3))
  if [ "$2" != 0 ] || [ "$status" != 0 ]; then printf '%s\n' "$output"; else printf '%s\n' "$output" | grep '^skipped' | head -n 5; printf '%s\n' "$last"; fi
  if [ "$2" = 0 ] && [ "$status" != 0 ]; then total_failed=$((total_failed + 1)); fi
}

for program in tests/test_*.c; do run $MATN_TEST_WRAPPER "$build/tests/$(basename "$program" .c)"; done
for target in fuzz/*.c; do
  name=$(basename "$target" .c)
  run $MATN_TEST_WRAPPER "$build/tests/replay_$name" fuzz/corpus/"$name"/* fuzz/regress/"$name"/* tests/pages/*.html
done
for script in tests/test_*.sh; do run sh "$script" "$build/matn"; done

echo "$total_passed passed, $total_failed failed, $total_skipped skipped"
[ "$total_failed" = 0 ] && [ "$total_passed" != 0 ]
