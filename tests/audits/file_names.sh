#!/bin/sh
# Fails if a comment, a document or a list of exceptions names a source file that does not exist. A name without a folder may
# be that of any file; one with a folder has to be the end of a path. Names of files that are built are left alone.
set -e
mkdir -p build/audits
git ls-files > build/audits/files.txt

awk '
  FNR == 1 { language = FILENAME ~ /\.(c|h|ts|js|mjs|ino)$/ ? "c" : FILENAME ~ /\.(md|tsv)$/ ? "text" : "shell"; inside = 0 }
  FILENAME == "build/audits/files.txt" {
    for (path = $0; path != ""; path = path ~ /\// ? substr(path, index(path, "/") + 1) : "") known[path] = 1
    next
  }

  # what of a line is comment, or text
  function prose(line, out, at) {
    if (language == "text") return line
    if (language == "shell") return match(line, /(^|[ \t])#/) ? substr(line, RSTART) : ""
    gsub(/"([^"\\]|\\.)*"/, "", line)
    out = ""
    while (line != "") {
      if (inside) {
        at = index(line, "*/")
        out = out " " (at ? substr(line, 1, at - 1) : line)
        line = at ? substr(line, at + 2) : ""
        if (at) inside = 0
      } else if (match(line, /\/\*|\/\//)) {
        if (substr(line, RSTART, 2) == "//") return out " " substr(line, RSTART)
        line = substr(line, RSTART + 2)
        inside = 1
      } else {
        line = ""
      }
    }
    return out
  }

  {
    text = prose($0)
    gsub(/<[a-z_\/]+\.h>/, "", text)
    gsub(/[A-Za-z]+:\/\/[^ ]*/, "", text)
    while (match(text, /[A-Za-z0-9_.\/-]+\.(c|h|sh|awk|py|mjs|tsv|map|md)/)) {
      name = substr(text, RSTART, RLENGTH)
      next_byte = substr(text, RSTART + RLENGTH, 1)
      text = substr(text, RSTART + RLENGTH)
      if (next_byte ~ /[A-Za-z0-9_]/ || name ~ /NAME|^\.|(^|\/)build\/|^[A-Z]+\// || name !~ /[a-z]/) continue
      count++
      if (name in known) continue
      print FILENAME ":" FNR ": there is no " name
      failed = 1
    }
  }

  END {
    print count + 0 " names of files"
    exit failed || count == 0
  }' build/audits/files.txt $(grep -E '\.(c|h|sh|awk|py|md|js|mjs|ts|tsv|ino|txt)$|(^|/)(Makefile|deps|run|Kconfig)$' build/audits/files.txt |
    grep -vE '^(tests/pages|fuzz/corpus|src/tables/gen/texts)/')
