#!/bin/sh
# Changes each constant by which text and metadata are decided, one after the other, a step up and a step down
# (mutants.awk says which and how far), and runs the tests that see it. A change that no test notices survives; it is
# listed in tests/mutants.tsv with the reason why no test can notice, or this fails. It fails as well if one that is
# listed there does not survive. The sources stay as they are: a copy in BUILD is changed. BUILD/noticed.tsv tells
# which test noticed what.
# Usage: mutants.sh BUILD [CONSTANT ...]: with names, of these alone
build=$1 known=$PWD/tests/mutants.tsv here=$PWD
shift

# where is decided
decide=$(ls src/decide/*.[ch])
extractor='src/extractor/headline.c src/extractor/decisions.c src/extractor/data_body.c'
metadata=$(ls src/metadata/byline.[ch] src/metadata/title.[ch] src/metadata/date.[ch] src/metadata/month.[ch] src/metadata/trust.h)
files="$decide src/blocks/roles.c src/blocks/roles.h $extractor $metadata $(ls src/outline/*kind.[ch])"

# The tests that see a file's constants, those of its own part first.
tests_of() {
  case $1 in
  src/decide/*) echo test_regions* test_score* test_trees* test_roles* test_stopping* test_extractor* test_pages* ;;
  src/blocks/*) echo test_roles* test_extractor* ;;
  src/extractor/*) echo test_metadata* test_roles* test_data* test_extractor* test_stopping* ;;
  src/outline/*) echo test_page_kind* test_metadata* ;;
  src/metadata/trust.h) echo test_trust* test_metadata* test_values* test_data* ;;
  *) echo test_values* test_metadata* ;;
  esac
}

# Whether all tests of a file pass, with the changed source; sets `notices` to what does not. What hangs does not.
all_pass() {
  for source in $(cd tests && tests_of "$1"); do
    test=${source%.c}
    [ -f "tests/$test.c" ] || continue
    notices='the compiler'
    make -s -j2 "build/tests/$test" BUILD=build CFLAGS=-O1 > build/log 2>&1 || return 1
    notices=$test
    timeout 60 "build/tests/$test" > build/log 2>&1 || return 1
  done
}

is_chosen() {
  [ -z "$chosen" ] && return 0
  for one in $chosen; do [ "$one" = "$1" ] && return 0; done
  return 1
}

ls $files > /dev/null || exit 1
chosen=$* tab=$(printf '\t') begin=$(date +%s) count=0 survivors=0 uncompiled=0 failed=0
constants=$(sed -nE 's/^ *#define ([A-Z_0-9]+) +\(?-?[0-9]+\)?( .*)?$/\1/p' $files | tr '\n' ' ')
mutants() { awk -v constants="$constants" -v pick="$1" -f "$here/tests/mutants.awk" "$2"; }

mkdir -p "$build/build"
build=$(cd "$build" && pwd)
rm -rf "$build/src" "$build/include" "$build/tests"
cp -Rp Makefile include src tests "$build"
cd "$build" || exit 1
touch $files
: > noticed.tsv
for file in $files; do
  all_pass "$file" || { echo "mutants: $file as it is"; cat build/log; exit 1; }
done

for file in $files; do
  mutants 0 "$file" > build/list
  while IFS=$tab read -r number name direction; do
    is_chosen "$name" || continue
    count=$((count + 1)) listed=false survives=false
    mutants "$number" "$here/$file" > "$file"
    grep -qF "$file$tab$name$tab$direction$tab" "$known" && listed=true
    if all_pass "$file"; then
      survives=true survivors=$((survivors + 1))
    else
      printf '%s\t%s\t%s\t%s\n' "$file" "$name" "$direction" "$notices" >> noticed.tsv
      [ "$notices" = 'the compiler' ] && uncompiled=$((uncompiled + 1))
    fi
    case $survives,$listed in
    true,false) echo "survives: $file $name $direction" ;;
    false,true) echo "is listed as a survivor, and does not survive: $file $name $direction" ;;
    *) continue ;;
    esac
    failed=$((failed + 1))
  done < build/list
  cp "$here/$file" "$file"
done

if [ -z "$chosen" ] && [ "$survivors" -lt "$(grep -vc '^#' "$known")" ]; then
  echo 'tests/mutants.tsv lists what is not there'
  failed=$((failed + 1))
fi
echo "mutants: $count, of which $((count - survivors)) are noticed ($uncompiled by the compiler) and $survivors survive," \
  "in $(($(date +%s) - begin)) seconds"
[ "$failed" = 0 ]
