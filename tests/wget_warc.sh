#!/bin/sh
# What wget makes of pages on a server, compressed record by record, gives the same text as the pages themselves.
# Usage: wget_warc.sh MATN PAGE...
program=$1
shift
work=$(mktemp -d) || exit 2
trap 'kill "$server" 2> /dev/null; rm -rf "$work"' EXIT
mkdir "$work/pages"
cp "$@" "$work/pages"
/usr/bin/python3 -u -m http.server --bind 127.0.0.1 -d "$work/pages" 0 > "$work/server" 2> /dev/null &
server=$!
for _ in $(seq 100); do
  port=$(sed -n 's/.* port \([0-9]*\) .*/\1/p' "$work/server")
  [ -n "$port" ] && break
  sleep 0.1
done
wget -q -r -l1 -nd -P "$work/got" --warc-file="$work/pages" "http://127.0.0.1:$port/" # robots.txt is missing: status 8
zcat "$work/pages.warc.gz" | "$program" --warc > "$work/records.jsonl" || exit 1
for page in "$work"/pages/*; do
  name=$(basename "$page")
  "$program" -f jsonl "$page" | sed 's/.*"text":\("[^\\"]*\(\\.[^\\"]*\)*"\).*/\1/' > "$work/expected"
  grep -F "/$name\"," "$work/records.jsonl" | sed 's/.*"status":200,"text":\("[^\\"]*\(\\.[^\\"]*\)*"\).*/\1/' > "$work/record"
  cmp "$work/expected" "$work/record" || exit 1
done
