#!/bin/sh
# Prints the compiler's flags for the peers that are installed, and says which are left out.

# peer NAME MACRO FLAGS...
peer() {
  name=$1
  shift
  if ${CC:-cc} -Ibench "$@" -fsyntax-only bench/peers.c 2> /dev/null; then
    echo "$@"
  else
    echo "bench-peers: $name: left out, its headers are not installed, or not those that are known" >&2
  fi
}

peer libxml2 -DBENCH_LIBXML2 -I/usr/include/libxml2 -lxml2
peer gumbo -DBENCH_GUMBO -lgumbo
peer lexbor -DBENCH_LEXBOR -llexbor
