#!/bin/sh
# The command from outside: options, messages, exit statuses. Usage: test_command.sh build/matn
program=$1
matn() { $MATN_TEST_WRAPPER "$program" "$@"; }
passed=0 failed=0
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT

# same WHAT GOT EXPECTED
same() {
  if [ "$2" = "$3" ]; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    printf 'FAIL command: %s\n  expected: %s\n  got:      %s\n' "$1" "$3" "$2"
  fi
}

# gives WHAT EXPECTED_STATUS EXPECTED_OUTPUT ARGUMENT...  (standard input: $input)
gives() {
  what=$1 expected_status=$2 expected=$3
  shift 3
  output=$(printf '%s' "$input" | matn "$@" 2>"$work/errors")
  status=$?
  same "$what: output" "$output" "$expected"
  same "$what: status" "$status" "$expected_status"
}

# says WHAT: part of a message on standard error in the last run
says() {
  if grep -qF -- "$1" "$work/errors"; then passed=$((passed + 1)); else
    failed=$((failed + 1))
    printf 'FAIL command: no "%s" on standard error, but: %s\n' "$1" "$(cat "$work/errors")"
  fi
}

p1='The ferry left the harbour an hour late, and nobody on the quay could say why it had waited so long.'
p2='By noon the fog had lifted, the gulls were back, and the captain had told his story "twice" to all.'
input="<title>A ferry - News</title><h1>A ferry</h1><p>$p1</p><h2>Then</h2><p>$p2</p>"
printf '%s' "$input" > "$work/a.html"
printf '' > "$work/empty.html"

gives 'standard input' 0 "$p1

Then

$p2"
gives 'a dash' 0 "$output" -
gives 'small chunks' 0 "$output" --chunk 1
gives 'least memory' 0 "$output" -m 8K --recall
gives 'a group of options' 0 "$output" --recall -ftext -m8192 -- "$work/a.html"
gives 'none' 0 '' --format none
gives 'two files' 0 "$p1

Then

$p2

$p1

Then

$p2" "$work/a.html" "$work/a.html"
gives 'markdown' 0 "# A ferry

$p1

## Then

$p2" -f markdown
kept=$input
input="<p>1. *$p1* [a](b) &lt;i> &amp;amp; c_d"
gives 'markdown escapes' 0 "1\\. \\*$p1\\* [a\\](b) \\<i> &amp\\; c_d" -f markdown
input="<article><p>$p1 $p2<ul><li>$p1<ul><li># $p2</ul></ul><blockquote>$p2<br>- $p1</blockquote><pre>$p2 $p1
  # b</pre>"
gives 'markdown blocks' 0 "$p1 $p2

- $p1
  - \\# $p2

> $p2\\
> \\- $p1

\`\`\`
$p2 $p1
  # b
\`\`\`" -f markdown
input="<title>Other words</title><article><ul><ul><ul><li>$p1</ul></ul><li>$p2</ul><h2>A #</h2><p>$p1 $p2<h1>Other words here</h1>"
gives 'markdown: the title first, lists no deeper than they are' 0 "# Other words here

- $p1
- $p2

## A \\#

$p1 $p2" --recall -f markdown
input=$kept
gives 'jsonl' 0 "{\"file\":\"-\",\"text\":\"$p1\\n\\nThen\\n\\n$(printf '%s' "$p2" | sed 's/"/\\"/g')\",\"title\":\"A ferry\",\"encoding\":\"UTF-8\",\"encoding_source\":\"default\",\"sources\":{\"title\":\"text\"},\"bytes\":${#input}}" --format=jsonl
gives 'json' 0 "{
  \"file\": \"$work/empty.html\",
  \"text\": \"\",
  \"encoding\": \"UTF-8\",
  \"encoding_source\": \"default\",
  \"bytes\": 0
}" -f json "$work/empty.html"
gives 'empty file' 0 '' "$work/empty.html"

# many documents
printf 'WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a/b\r\nWARC-Date: 2026-01-01T00:00:00Z\r
WARC-Record-ID: <urn:x>\r\nContent-Type: application/http\r\nContent-Length: %d\r\n\r
HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n%s\r\n\r\nWARC' $((44 + ${#input})) "$input" > "$work/a.warc"
escaped="\"text\":\"$p1\\n\\nThen\\n\\n$(printf '%s' "$p2" | sed 's/"/\\"/g')\",\"title\":\"A ferry\",\"encoding\":\"UTF-8\""
found="\"encoding_source\":\"default\",\"sources\":{\"title\":\"text\"},\"bytes\":${#input}}"
gives 'a WARC file' 1 "{\"url\":\"http://a/b\",\"warc_date\":\"2026-01-01T00:00:00Z\",\"record_id\":\"<urn:x>\",\"status\":200,$escaped,$found" --warc "$work/a.warc"
says "a.warc: record at byte $(($(wc -c < "$work/a.warc") - 4)): no record begins here"
gives 'a WARC file to two threads' 1 "$output" --warc -j 2 "$work/a.warc"
gives 'WARC as text' 2 '' --warc -f text
says '--warc and --ndjson print jsonl'
printf '\037\213' > "$work/a.warc.gz"
gives 'a compressed WARC file' 1 '' --warc "$work/a.warc.gz"
says 'compressed: pipe it through zcat'
# of a stream, how many bytes were read does not depend on how they came
i=0 more=$input
while [ $i -lt 10 ]; do more="$more$more" i=$((i + 1)); done
length=$((44 + ${#more}))
printf 'WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: %d\r\n\r
HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n%s\r\n\r\n' $length "$more" > "$work/b.warc"
cat "$work/b.warc" "$work/b.warc" > "$work/c.warc"
for option in --head --max-blocks=1 --max-text=10; do
  expected=$(matn --warc $option "$work/c.warc")
  same "$option in pieces of 64 KB" "$(echo "$expected" | grep -c '"bytes":65536}')" 2
  for cut in 1 1000 70000; do
    same "$option of a stream that comes in parts" \
      "$({ head -c $cut "$work/c.warc"; sleep 0.02; tail -c +$((cut + 1)) "$work/c.warc"; } | matn --warc $option)" "$expected"
  done
  same "$option of a stream to two threads" "$(matn --warc $option -j 2 "$work/c.warc")" "$expected"
done
kept=$input
input="{\"id\":7,\"html\":\"$(printf '%s' "$kept" | sed 's/"/\\"/g')\"}
{\"id\":\"x\",\"html\":1}
{}
"
found="\"encoding_source\":\"transport\",\"sources\":{\"title\":\"text\"},\"bytes\":${#kept}}"
gives 'JSON lines' 1 "{\"id\":7,$escaped,$found
{\"id\":\"x\",\"error\":\"it has no string html or base64 that can be read\"}
{\"line\":3,\"error\":\"it has no string html or base64 that can be read\"}" --ndjson
says 'line 3: it has no string'
gives 'JSON lines to three threads' 1 "$output" --ndjson -j3 -
input=$kept
gives 'tokens of JSON lines' 2 '' tokens --ndjson
says 'tokens and explain read a document'
gives 'two kinds of input' 2 '' --ndjson --warc
gives 'no jobs' 2 '' -j 0
gives 'too many jobs' 2 '' -j 257
gives 'progress without a terminal' 0 "$(matn "$work/a.html")" --progress "$work/a.html"
same 'progress without a terminal' "$(cat "$work/errors")" ''
i=0
while [ $i -lt 40 ]; do
  i=$((i + 1))
  printf '%s<p>Page %d was written after page %d and before the others, of which there are many.' "$input" $i $((i - 1)) > "$work/$i.html"
done
gives 'text of many files in their order' 1 "$(matn "$work"/?.html "$work"/??.html "$work/none" "$work/a.html" 2>/dev/null)" \
  -j 4 "$work"/?.html "$work"/??.html "$work/none" "$work/a.html"
says 'none: No such file or directory'

# parts and limits
gives 'a title above the text' 0 "A ferry

$p1

Then

$p2" --with title
gives 'no headings' 0 "$p1

$p2" --without headings
gives 'the last one counts' 0 "$p1

$p2" --with title,headings --without title,headings
gives 'one block' 0 "$p1" --max-blocks 1
gives 'some text' 0 "$p1" --max-text 50
gives 'the head' 0 "title: A ferry - News
encoding: UTF-8
encoding_source: default" --head
gives 'the head as jsonl' 0 "{\"file\":\"-\",\"title\":\"A ferry - News\",\"encoding\":\"UTF-8\",\"encoding_source\":\"default\",\"sources\":{\"title\":\"title\"},\"bytes\":${#input}}" --head -f jsonl
gives 'the head as Markdown' 2 '' --head -f markdown
says '--head goes with'
gives 'an unknown part' 2 '' --with title,colour
says 'known are: title,byline,date,'
gives 'no part' 2 '' --without ''
gives 'no blocks' 2 '' --max-blocks 0
gives 'no text' 2 '' --max-text x
kept=$input
p3='Nobody who waited there that morning had seen so many boats come in at once, or heard so loud a horn.'
p4='The mayor, who had come down to the quay to see it for herself, went home before the last of them was in.'
p5='For a week the fishermen talked of little else, and some of them said that it would happen again.'
input="<article><h1>A ferry</h1><p>$p1</p><p>$p2 <a href=b>a <b>b</b></a><a href='javascript:c'>c</a><ol><li>$p3<li><em>$p4</em></ol>
<p>$p5</p><table><tr><th>Harbour<th>Boats|<tr><td><td>The $p5</table><pre><code class=language-c>int ferry; // $p3</code></pre><p>$p1 $p5</p>"
gives 'markdown of everything' 0 "# A ferry

$p1

$p2 [a **b**](https://a.example/b)c

1. $p3
2. *$p4*

$p5

| Harbour | Boats\\| |
| --- | --- |
|  | The $p5 |

\`\`\`c
int ferry; // $p3
\`\`\`

$p1 $p5" --recall -f markdown --url https://a.example/
gives 'html of everything' 0 "<!doctype html>
<html dir=\"auto\">
<meta charset=\"utf-8\">
<title>A ferry</title>
<article>
<header>
<h1>A ferry</h1>
</header>
<p>$p1</p>
<p>$p2 <a href=\"https://a.example/b\">a <strong>b</strong></a>c</p>
<ol start=\"1\">
<li>$p3</li>
<li><em>$p4</em></li>
</ol>
<p>$p5</p>
<table>
<tr><th>Harbour</th><th>Boats|</th></tr>
<tr><td></td><td>The $p5</td></tr>
</table>
<pre><code class=\"language-c\">int ferry; // $p3</code></pre>
<p>$p1 $p5</p>
</article>
</html>" --recall -f html --url https://a.example/
gives 'markdown of text alone' 0 "# A ferry

$p1

$p2 a bc

$p5

\`\`\`c
int ferry; // $p3
\`\`\`

$p1 $p5" --recall -f markdown --without links,emphasis,lists,tables
gives 'the same in little memory' 0 "$output" --recall -f markdown --without links,emphasis,lists,tables --recall -m 8K
matn --inlines -f jsonl "$work/a.html" | grep -q '"inlines":\[\]'
same 'no inline elements' $? 0
printf '%s' "$input" | matn --inlines -f jsonl --url https://a.example/ |
  grep -qF "\"inlines\":[{\"kind\":\"strong\",\"start\":102,\"end\":103},{\"kind\":\"link\",\"start\":100,\"end\":103,\"url\":\"https://a.example/b\"}"
same 'places of inline elements' $? 0
input=$kept

gives 'a missing file' 1 "$p1

Then

$p2" "$work/none.html" "$work/a.html"
says "matn: $work/none.html: No such file or directory"
gives 'a directory' 1 '' -f json "$work"
says 'Is a directory'
gives 'unknown option' 2 '' --colour
says "matn: --colour: unknown option"
gives 'unknown letter' 2 '' -q
gives 'unknown format' 2 '' -f pdf
says 'unknown format'
gives 'unknown encoding' 2 '' -e latin-99
says 'unknown encoding'
gives 'no value' 2 '' --format
says 'needs a value'
gives 'a value too many' 2 '' --stats=yes
gives 'little memory' 2 '' -m 4K
gives 'odd memory' 2 '' -m 1G1
gives 'chunk of nothing' 2 '' --chunk 0
gives 'option of tokens' 2 '' --state 'Data state'
gives 'version' 0 'matn 0.1.0' --version
gives 'version, in a group of options' 0 'matn 0.1.0' -Vm1M
gives 'options together' 0 '' --recall --articles --precision -f none "$work/a.html"
gives 'figures' 0 '' --stats -f none "$work/a.html"
says "$work/a.html: ${#input} bytes, 4 blocks, 4 kept"
matn --help | grep -q -- '--encoding LABEL'
same 'help' $? 0

# encodings; the build's first choice is which of them it has
read -r encodings rest < "$(dirname "$program")/choices"
printf '<p>\343\345\344\301: \307\341\325\335\315\311 \307\341\303\346\341\354 \343\344 \307\341\316\310\321 \332\344 \307\341\343\344\307\306\305\317 \307\341\306\317\355\317 \335\355 \307\341\343\317\355\344\311 \307\341\334\317\355\343\311.' > "$work/1256.html"
if [ "$encodings" = utf8 ]; then
  gives 'encoding left out' 2 '' -e windows-1256 "$work/1256.html"
  says 'encoding not in this build'
else
  matn -e windows-1256 -f jsonl "$work/1256.html" | grep -q '"encoding":"windows-1256"'
  same 'transport encoding' $? 0
  same 'its text' "$(matn -e windows-1256 "$work/1256.html" | cut -c1-8)" "$(matn -e cp1256 --chunk 1 "$work/1256.html" | cut -c1-8)"
fi

if [ "$encodings" = all ]; then
  for i in 1 2 3 4 5 6 7 8 9; do printf '\304\343\272\303\243\254\312\300\275\347\241\243'; done > "$work/gbk.html"
  for i in 1 2 3 4 5 6 7 8 9; do printf '你好，世界。'; done > "$work/utf8.html"
  same 'GBK' "$(matn -e gb2312 "$work/gbk.html")" "$(matn "$work/utf8.html")"
  matn -e gb2312 "$work/gbk.html" | grep -q '你好，世界。'
  same 'its text' $? 0
fi

# binary input: valid output, no message
head -c 100000 "$program" > "$work/binary"
gives 'binary file' 0 "$(matn --chunk 7 "$work/binary")" "$work/binary"

# a closed pipe ends it quietly
for i in 1 2 3 4 5 6 7 8 9; do cat "$work/a.html" "$work/a.html" > "$work/b.html" && cat "$work/b.html" "$work/b.html" > "$work/c.html" && cat "$work/c.html" > "$work/a.html"; done
{ matn "$work/a.html" "$work/a.html"; echo $? > "$work/status"; } 2>"$work/errors" | head -n 1 > "$work/first"
same 'closed pipe: status' "$(cat "$work/status")" 0
same 'closed pipe: messages' "$(cat "$work/errors")" ''

# tokens
input='<!DOCTYPE html><A HREF=x href=y b>a&amp;b"<br/></a><!--c-->'
gives 'tokens' 0 '[["DOCTYPE","html",null,null,true],
["StartTag","a",{"href":"x","b":""}],
["Character","a&b\""],
["StartTag","br",{},true],
["EndTag","a"],
["Comment","c"]]' tokens
gives 'tokens in chunks' 0 "$output" tokens --chunk 1
input='<p a=b><!DOCTYPE X>'
gives 'tokens: a DOCTYPE behind a tag' 0 '[["StartTag","p",{"a":"b"}],
["DOCTYPE","x",null,null,true]]' tokens
input='<title><b></title><svg><title><b></title><![CDATA[x<y]]></svg><![CDATA[z]]><p'
gives 'tokens and content' 0 '[["StartTag","title",{}],
["Character","<b>"],
["EndTag","title"],
["StartTag","svg",{}],
["StartTag","title",{}],
["StartTag","b",{}],
["EndTag","title"],
["Character","x<y"],
["EndTag","svg"],
["Comment","[CDATA[z]]"]]' tokens
input='<A\B"C>'
gives 'tokens of odd names' 0 '[["StartTag","a\\b\"c",{}]]' tokens
gives 'tokens of odd names in chunks' 0 "$output" tokens --chunk 1
input='</xmp>&lt;</XMP>'
gives 'tokens from a state' 0 '[["Character","</xmp>&lt;</XMP>"]]' tokens --state 'RAWTEXT state'
gives 'tokens with a start tag' 0 '[["EndTag","xmp"],
["Character","<"],
["EndTag","xmp"]]' tokens --state 'RAWTEXT state' --last-start-tag xmp
gives 'tokens of no state' 2 '' tokens --state 'Odd state'
input=$(printf '\357\273\277a')
gives 'tokens of a mark' 0 "[[\"Character\",\"$input\"]]" tokens
input='<!DOCTYPE html PUBLIC "p" "s">'
gives 'tokens of identifiers' 0 '[["DOCTYPE","html","p","s",true]]' tokens --stats
says 'UTF-8'
input=''
gives 'tokens of nothing' 0 '[]' tokens
gives 'tokens of no file' 1 '' tokens "$work/nowhere.html"
gives 'an explanation of no file' 1 '' explain "$work/nowhere.html"

# explain
input="<nav><a href=x>Home</a></nav><article><p>$p1 $p2"
output=$(printf '%s' "$input" | matn explain | cut -f 1,2,4)
same 'explain' "$output" "$(printf -- '-\tparagraph\tnav\n+\tparagraph\tarticle>p')"

printf '%s' "$input" | matn explain -f html > "$work/page.html"
same 'explain as a page' "$(grep -cE '^<section class="(kept|beside|dropped)"' "$work/page.html")" 2
gives 'explain as Markdown' 2 '' explain -f markdown
hashes=$(grep -o "sha256-[^']*" "$work/page.html")
for tag in style script; do
  if command -v openssl > /dev/null; then
    sed -n "/^<$tag>/,/^<.$tag>/p" "$work/page.html" | tr '\n' '\1' | sed "s/^<$tag>//; s/<.$tag>.\$//" | tr '\1' '\n' > "$work/$tag"
    same "the page's $tag has its hash" "$(echo "$hashes" | grep -cF "$(openssl dgst -sha256 -binary "$work/$tag" | openssl base64)")" 1
  fi
done

echo "command: $passed passed, $failed failed, 0 skipped"
[ "$failed" = 0 ]
