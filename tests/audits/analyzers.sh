#!/bin/sh
# Reads the sources with the analyzers that are installed; what they report is a failure. What they need not report is
# listed with reasons in .clang-tidy and cppcheck.txt. Assertions are on: they tell what is known.
set -e
flags='-std=c11 -DMATN_ASSERT -D_POSIX_C_SOURCE=200809L -D_DEFAULT_SOURCE -Iinclude -Isrc'

if command -v cppcheck > /dev/null; then
  cppcheck --std=c11 --enable=warning,style,performance,portability --inconclusive -j 2 -q --error-exitcode=1 \
    --suppressions-list=tests/audits/cppcheck.txt -D__GNUC__=12 -DMATN_ASSERT -Iinclude -Isrc src
else
  echo 'cppcheck: left out, it is not installed'
fi
ls $(make -s sources) src/command/*.c | xargs -P 2 -n 1 gcc $flags -O2 -fanalyzer -Werror -c -o /dev/null
if command -v clang-tidy > /dev/null; then
  ls $(make -s sources) src/command/*.c | xargs -P 2 -n 4 sh -c 'clang-tidy --quiet "$@" -- '"$flags"' 2> /dev/null' sh
else
  echo 'clang-tidy: left out, it is not installed'
fi
