#!/bin/sh
# The examples print what stands beside them. Usage: test_examples.sh build/matn
build=$(dirname "$1")
passed=0 failed=0

# prints NAME INPUT ARGUMENT...: the example, with INPUT as standard input, prints examples/NAME.expected
prints() {
  name=$1 input=$2
  shift 2
  if $MATN_TEST_WRAPPER "$build/examples/$name" "$@" < "$input" 2> /dev/null | cmp - "tests/examples/$name.expected"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    printf 'FAIL examples: %s %s < %s prints something else\n' "$name" "$*" "$input"
  fi
}

prints reader tests/pages/arabic-news.html
prints crawler /dev/null tests/pages/arabic-news.html tests/pages/english-news.html tests/pages/blog.html
prints first_paragraph tests/pages/english-news.html
prints tokens tests/pages/blog.html
prints threads /dev/null tests/pages/[a-h]*-news.html
prints messages tests/examples/messages.txt 100

echo "examples: $passed passed, $failed failed, 0 skipped"
[ "$failed" = 0 ]
