#!/bin/sh
# Compares figures in the documents with what the library says of itself. Each figure is looked for with the words around it,
# so a document with other words fails, too.
set -e
mkdir -p build/audits
make -s build/libmatn.a
gcc -std=c11 -Wall -Wextra -Werror -Iinclude -Isrc -o build/audits/figures tests/audits/figures.c build/libmatn.a

{
  build/audits/figures
  sh tests/audits/sizes.sh | awk '/pointers of 32/ { exit } /^matn_tokenizer / { print "tokenizer", $2 }'
  for model in large small; do
    gcc -std=c11 -O2 -Iinclude -Isrc $([ $model = large ] || echo -DMATN_SMALL_MODEL) -c -o build/audits/model.o src/model/model.c
    size build/audits/model.o | awk -v model=$model 'NR == 2 { printf "model_%s_kb %.0f\n", model, ($1 + $2) / 1024 }'
  done
} > build/audits/figures.txt

# In each line a document, then what it says with the names of figures in braces.
awk '
  # 12345 as 12,345
  function written(number) {
    if (number !~ /^[0-9]+$/ || length(number) < 4) return number
    return written(substr(number, 1, length(number) - 3)) "," substr(number, length(number) - 2)
  }

  function document(path, line, text) {
    if (path in texts) return texts[path]
    while ((getline line < path) > 0) text = text line " "
    return texts[path] = text
  }

  FILENAME != "-" {
    figure[$1] = $2
    next
  }
  {
    path = $1
    wanted = substr($0, length(path) + 2)
    while (match(wanted, /\{[a-z0-9_]+\}/)) {
      name = substr(wanted, RSTART + 1, RLENGTH - 2)
      if (!(name in figure)) {
        print "no figure is called " name
        failed = 1
      }
      wanted = substr(wanted, 1, RSTART - 1) written(figure[name]) substr(wanted, RSTART + RLENGTH)
    }
    compared++
    if (index(document(path), wanted)) next
    print path " does not say: " wanted
    failed = 1
  }
  END {
    print compared + 0 " lines with figures"
    exit failed || compared == 0
  }' build/audits/figures.txt - << 'LINES'
README.md caller hands over ({memory_least_kb} KB is enough)
README.md | least memory for an extractor | {memory_least_kb} KB |
README.md {tokenizer} bytes of state |
README.md stand for less than {block_bytes} bytes each
README.md | thousands of blocks in a row of less than {block_bytes} bytes |
README.md deeper than memory allows, {elements_most} at most, are counted
README.md | elements nested as deep as memory allows, {elements_most} at most |
README.md | {url} bytes of a URL for `matn_set_url()`, 
README.md | {spans} columns covered by cells of rows above
README.md declared in the first {prescan} bytes
README.md a model of {model_small_kb} KB instead of {model_large_kb} KB
src/README.md | the struct | {struct_room} bytes, on every machine alike |
src/README.md | records of blocks | {record} bytes each
src/README.md {frame} bytes each | open elements and the document around them, {elements_most} elements at most
src/README.md | blocks in view | {blocks_8k} | {blocks_16k} | {blocks_32k} | {blocks_64k} | {blocks_256k} | {blocks_4m} |
src/README.md | bytes of their text | {text_8k} | {text_16k} | {text_32k} | {text_64k} | {text_256k} | {text_4m} |
src/README.md | open elements | {elements_8k} | {elements_16k} | {elements_32k} | {elements_64k} | {elements_256k} | {elements_4m} |
src/README.md for each look after {exit_step} trees
include/matn.h stand for fewer than {block_bytes} bytes
.github/CHANGELOG.md ## {version}
LINES
