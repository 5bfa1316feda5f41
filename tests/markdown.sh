#!/bin/sh
# Compares Markdown with text. The Markdown of each page goes through a CommonMark parser. What comes back, without its
# tags, has to be the text. Usage: markdown.sh build/matn FILE... (.gz: compressed)
export LC_ALL=C
program=$1
shift
parts=title,byline,date,summary,captions,credits,source,tail
pages=0 differ=0
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT

one_line() { tr -s ' \t\n' ' ' | sed 's/^ //; s/ $//'; }

for page in "$@"; do
  case $page in
    *.gz) gzip -dc "$page" > "$work/page" ;;
    *) cp "$page" "$work/page" ;;
  esac
  "$program" --with $parts "$work/page" | one_line > "$work/text"
  "$program" --with $parts -f markdown "$work/page" | cmark-gfm -e table |
    sed 's/<[^>]*>//g; s/&lt;/</g; s/&gt;/>/g; s/&quot;/"/g; s/&amp;/\&/g' | one_line > "$work/parsed"
  pages=$((pages + 1))
  cmp -s "$work/text" "$work/parsed" && continue
  differ=$((differ + 1))
  printf 'FAIL markdown: %s: %s\n' "$page" "$(cmp "$work/text" "$work/parsed" 2>&1)"
done
echo "markdown: $pages pages, $differ differ"
[ "$differ" = 0 ] && [ "$pages" != 0 ]
