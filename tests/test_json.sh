#!/bin/sh
# JSON Lines that a strict reader takes, whatever the page. Usage: test_json.sh build/matn
program=$1
reader=$(dirname "$program")/tests/read_json
matn() { $MATN_TEST_WRAPPER "$program" "$@"; }
passed=0 failed=0
set -- tests/attacks.html tests/pages/*.html fuzz/corpus/*/*

# reads WHAT OPTION...: the pages, one line each
reads() {
  what=$1 pages=$2
  shift 2
  output=$(matn "$@" -f jsonl $pages 2> /dev/null | $MATN_TEST_WRAPPER "$reader")
  status=$?
  if [ "$status" = 0 ] && [ "$output" = "$(echo "$pages" | wc -w | tr -d ' ')" ]; then passed=$((passed + 1)); else
    failed=$((failed + 1))
    printf 'FAIL json: %s: status %s, and: %s\n' "$what" "$status" "$output"
  fi
}

reads 'text' "$*"
reads 'blocks' "$*" --blocks
reads 'inline elements' "$*" --inlines --recall --url https://a.example/
reads 'inline elements, little memory' "$*" --inlines --recall -m 8K
reads 'the command itself' "$program" --inlines
reads 'a few blocks' "$*" --blocks --max-blocks 2

echo "json: $passed passed, $failed failed, 0 skipped"
[ "$failed" = 0 ]
