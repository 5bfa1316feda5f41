#!/bin/sh
# The page that `matn explain -f html` writes, in Chromium: its script filters, and counts what is left.
# Usage: explain_page.sh build/matn FILE...
program=$1
shift
failed=0
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT

# count FRAGMENT: blocks that are shown, as the page says
count() {
  chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
    --disable-component-update --disable-sync --user-data-dir="$work/profile" \
    --dump-dom "file://$work/page.html$1" 2> /dev/null > "$work/dom"
  sed -n 's/.*<output>\([0-9]*\)<.*/\1/p' "$work/dom"
}

# same WHAT GOT EXPECTED
same() {
  [ "$2" = "$3" ] && return
  failed=$((failed + 1))
  printf 'FAIL explain: %s\n  expected: %s\n  got:      %s\n' "$1" "$3" "$2"
}

for page in "$@"; do
  "$program" explain -f html "$page" > "$work/page.html"
  "$program" explain "$page" > "$work/lines"
  same "$page: all" "$(count '')" "$(grep -c '' "$work/lines")"
  same "$page: dropped" "$(count '#only=dropped')" "$(grep -c '^-' "$work/lines")"
  same "$page: hidden" "$(grep -c '<section.* hidden=""' "$work/dom")" "$(grep -c '^+' "$work/lines")"
  same "$page: kept" "$(count '#only=kept,beside')" "$(grep -c '^+' "$work/lines")"
  same "$page: headings" "$(count '#role=heading')" "$(cut -f 2 "$work/lines" | grep -c '^heading$')"
  same "$page: no text" "$(count '#text=no%20such%20text')" 0
done
echo "explain: $failed failed"
[ "$failed" = 0 ]
