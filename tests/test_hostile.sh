#!/bin/sh
# Pages made to do harm, through every format of the command: no control characters but tab and line feed come out,
# nothing of what is no text, and all of the input is read. Usage: test_hostile.sh build/matn
export LC_ALL=C
program=$1
matn() { $MATN_TEST_WRAPPER "$program" "$@"; }
passed=0 failed=0
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT

$MATN_TEST_WRAPPER "$(dirname "$program")/tests/hostile_pages" "$work" 20000 || exit 2
control=$(printf '[\001-\010\013-\037\177]\\|\302[\200-\237]\\|\357\273\277')

# prints WHAT ARGUMENT...: what the command prints is harmless
prints() {
  what=$1
  shift
  matn "$@" "$work"/*.html > "$work/printed" 2> "$work/messages"
  status=$?
  grep -v 'its encoding is not in this build' "$work/messages" > "$work/errors"
  if [ $status = 0 ] && [ ! -s "$work/errors" ] && ! grep -aq "$control" "$work/printed" &&
    ! grep -aq zqhidden "$work/printed" && [ "$(tr -d '\000' < "$work/printed" | wc -c)" = "$(wc -c < "$work/printed")" ]; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    printf 'FAIL hostile: %s: status %s, and:\n' "$what" "$status"
    { cat "$work/errors"; grep -a "$control\\|zqhidden" "$work/printed" | cut -c 1-200; } | head -n 5
  fi
}

all=title,byline,date,summary,captions,credits,source,tail,images
for format in text markdown html; do
  prints "$format" -f $format
  prints "$format, all parts" -f $format --recall --with $all
  prints "$format, least memory" -f $format -m 8K
done
for format in json jsonl; do
  prints "$format" -f $format
  prints "$format, blocks and inlines" -f $format --inlines
done
shown=$(matn -f jsonl "$work"/*.html | grep -c zqvisible)
if [ "$shown" = "$(grep -al zqvisible "$work"/*.html | wc -l)" ] && [ "$shown" -gt 30 ]; then passed=$((passed + 1)); else
  failed=$((failed + 1))
  echo "FAIL hostile: the story comes out of $shown pages"
fi

echo "hostile: $passed passed, $failed failed, 0 skipped"
[ "$failed" = 0 ]
