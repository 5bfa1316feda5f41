#!/bin/sh
# The peers that are installed, over the same folder. Usage: peers.sh FOLDER
if pkg-config --exists libxml-2.0 2>/dev/null; then
  mkdir -p build/bench
  ${CC:-cc} -O2 -D_POSIX_C_SOURCE=200809L $(pkg-config --cflags libxml-2.0) -o build/bench/peers bench/peers.c \
    $(pkg-config --libs libxml-2.0) && build/bench/peers "$1"/*.html
else
  echo 'libxml2-push: left out, libxml2-dev is not installed'
fi
