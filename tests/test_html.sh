#!/bin/sh
# The HTML output has nothing in it that runs, whatever the page: read by the tokenizer, every start tag and
# attribute is one of those below. Usage: test_html.sh build/matn
export LC_ALL=C
program=$1
matn() { $MATN_TEST_WRAPPER "$program" "$@"; }
passed=0 failed=0
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT

string='\(\\.\|[^"\\]\)*'
link='\(\(https\?:\|mailto:\|tel:\)'$string'\|[^"\\:/?#][^"\\:/?#]*\|[^"\\:/?#]*[/?]'$string'\)'
cat > "$work/allowed" << PATTERNS
\["DOCTYPE","html",null,null,true\]
\["Character",.*\]
\["EndTag",.*\]
\["StartTag","html",{\("lang":"$string",\)\?"dir":"\(ltr\|rtl\|auto\)"}\]
\["StartTag","meta",{"charset":"utf-8"}\]
\["StartTag","\(title\|article\|header\|h[1-6]\|p\|time\|ul\|li\|blockquote\|pre\)",{}\]
\["StartTag","\(table\|tr\|td\|th\|dl\|dt\|dd\|figure\|figcaption\|em\|strong\|br\)",{}\]
\["StartTag","ol",{"start":"[1-9][0-9]*"}\]
\["StartTag","code",{\("class":"language-$string"\)\?}\]
\["StartTag","a",{"href":"$link"}\]
\["StartTag","img",{"src":"$link","alt":"$string"}\]
PATTERNS

# is_clean WHAT ARGUMENT...: what the command prints has nothing but that, and ends all that it begins
is_clean() {
  what=$1
  shift
  matn -f html "$@" > "$work/page"
  matn tokens "$work/page" | sed 's/^\[\[/[/; s/,$//; s/\]\]$/]/' > "$work/tokens"
  grep -vxf "$work/allowed" "$work/tokens" > "$work/others"
  begun=$(grep '^\["StartTag"' "$work/tokens" | grep -vcE '"(meta|br|img)"')
  if [ -s "$work/others" ] || [ "$begun" != "$(grep -c '^\["EndTag"' "$work/tokens")" ]; then
    failed=$((failed + 1))
    printf 'FAIL html: %s: %s begin, %s end, and:\n' "$what" "$begun" "$(grep -c '^\["EndTag"' "$work/tokens")"
    head -n 5 "$work/others"
  else
    passed=$((passed + 1))
  fi
}

all=title,byline,date,summary,captions,credits,source,tail,images
is_clean 'attacks' --recall --articles tests/attacks.html
is_clean 'attacks, all parts' --recall --articles --with $all tests/attacks.html
is_clean 'attacks from a page' --recall --articles --with $all --url https://a.example/b tests/attacks.html
written=$(grep -c '<p>Attack [0-9]*: ' tests/attacks.html)
shown=$(grep -c '<p>Attack [0-9]*: ' "$work/page")
if [ "$shown" = "$written" ] && [ "$written" -gt 100 ]; then passed=$((passed + 1)); else
  failed=$((failed + 1))
  echo "FAIL html: of $written attacks $shown are in the page"
fi
for page in tests/pages/*.html fuzz/corpus/extract/* fuzz/corpus/tokens/*; do is_clean "$page" --with $all "$page"; done

echo "html: $passed passed, $failed failed, 0 skipped"
[ "$failed" = 0 ]
