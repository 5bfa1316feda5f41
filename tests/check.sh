#!/bin/sh
# Everything beyond `make test`: other compilers, sanitizers, valgrind, audits, fuzz smoke, other
# machines. Installs nothing: it says what is missing, and leaves that out. The first failure ends it.
set -e
export MAKEFLAGS=-j2
checks=0

# Says how long the last step took.
running=
end_step() {
  [ -z "$running" ] || echo "check: $running: $(($(date +%s) - began)) s"
  running=
}

# step NAME [TOOL...]: announces a step; fails if a tool it needs is missing
step() {
  end_step
  name=$1
  shift
  for tool in "$@"; do
    command -v "$tool" > /dev/null || {
      echo "check: $name: left out, $tool is not installed"
      return 1
    }
  done
  checks=$((checks + 1))
  running=$name began=$(date +%s)
  echo "check: $name"
}

fail() {
  echo "check: FAILED: $1"
  exit 1
}

if step 'format' clang-format; then
  git ls-files '*.c' '*.h' | xargs clang-format --dry-run -Werror
fi

if step 'floors of the library' gcc; then LC_ALL=C sh tests/audits/floors.sh || fail 'see above'; fi

if step 'length and branches of functions' pmccabe awk; then sh tests/audits/functions.sh || fail 'see above'; fi

if step 'the map of the sources' awk; then sh tests/audits/map.sh || fail 'src/README.md is not their map'; fi

if step 'files that comments and documents name' git awk; then sh tests/audits/file_names.sh || fail 'see above'; fi

if step 'figures in the documents' gcc size nm; then sh tests/audits/figures.sh || fail 'they are not those of the library'; fi

for cc in gcc clang; do
  if step "tests with $cc, warnings as errors" $cc; then
    make -s test build/$cc/bench/train build/$cc/bench/quality BUILD=build/$cc CC=$cc CFLAGS='-O2 -Werror'
  fi
done

if step 'tests without vector instructions, events as with them' cc; then
  make -s events
  make -s test events BUILD=build/portable MATN_SIMD=none CFLAGS='-O2 -Werror'
  cmp build/events.txt build/portable/events.txt || fail 'the events differ'
fi

if step 'tests built for size, events as built for speed' cc; then
  make -s events
  make -s test events BUILD=build/size CFLAGS='-Os -Werror'
  cmp build/events.txt build/size/events.txt || fail 'the events differ'
fi

for choice in utf8 single; do
  if step "tests with MATN_ENCODINGS=$choice" cc; then
    make -s test BUILD="build/$choice" MATN_ENCODINGS=$choice CFLAGS='-O2 -Werror'
  fi
done

if step 'tests under AddressSanitizer and UndefinedBehaviorSanitizer' clang; then
  numbers='undefined,integer,local-bounds -fno-sanitize=unsigned-shift-base -fsanitize-ignorelist=tests/audits/wrapping.txt'
  make -s test BUILD=build/sanitized CC=clang CFLAGS="-O1 -g -fno-sanitize-recover=all -fsanitize=address,$numbers"
fi

if step 'tests under MemorySanitizer' clang; then
  make -s test BUILD=build/memory CC=clang CFLAGS='-O1 -g -fsanitize=memory -fno-sanitize-recover=all'
fi

if step 'digests of events' cc; then make -s digests || fail 'the events are others'; fi

if step 'the optimised command under valgrind' valgrind; then
  for format in text markdown html json jsonl; do
    valgrind -q --error-exitcode=9 build/matn -f $format tests/pages/*.html tests/attacks.html build/hostile/*.html \
      > build/valgrind.txt || fail "$format under valgrind"
  done
fi

pages='tests/pages/*.html tests/attacks.html build/hostile/*.html'
if [ -n "$TRAIN_DATA" ]; then
  rm -rf build/sample
  mkdir -p build/sample
  for page in $(for directory in $TRAIN_DATA; do ls "$directory"/html/*.gz; done | awk 'NR % 200 == 0'); do
    gzip -dc "$page" > "build/sample/$(basename "$page" .gz)"
  done
  pages="$pages build/sample/*.html"
fi
if step 'tests on s390x, i686, powerpc and aarch64, events as on the host' make; then
  make -s events PAGES="$pages"
  echo s390x qemu-s390x i686 qemu-i386 powerpc qemu-ppc aarch64 qemu-aarch64 |
    PAGES=$pages xargs -P 2 -n 2 sh tests/machines/emulated.sh || fail 'see above'
fi

if step 'programs without a C library' gcc; then
  make -s events PAGES="$pages"
  sh tests/machines/bare.sh build/events.txt $pages || fail 'they do not link, or read otherwise'
fi

if step 'symbols of the library' nm; then
  make -s build/libmatn.a build/libmatn.so build/matn
  nm -u build/libmatn.a build/clang/libmatn.a 2> /dev/null | awk '$1 == "U" && $2 !~ /^matn_/ { print $2 }' | sort -u > build/undefined
  grep -vxE 'memcpy|memmove|memset|memcmp' build/undefined && fail 'the library calls the functions above'
  size -t build/libmatn.a | awk '/TOTALS/ && $2 + $3 != 0 { exit 1 }' || fail 'the library has data that is written'
  nm build/libmatn.a | grep -E ' [DdBbCS] ' && fail 'the library has the writable data above'
  nm -g --defined-only build/libmatn.a | awk 'NF == 3 { print $3 }' | grep -v '^matn_' && fail 'names without matn_'
  nm -D --defined-only build/libmatn.so | awk '$2 == "T" { sub(/@.*/, "", $3); print $3 }' | sort > build/exported
  sed -n 's/^.*\b\(matn_[a-z_]*\)(.*$/\1/p' include/*.h | grep -v '_fn$' | sort -u > build/declared
  cmp build/exported build/declared || fail 'the shared library does not export what the headers declare'
  nm -u build/matn | grep -E ' (malloc|calloc|realloc|free|printf|fopen|fwrite)(@|$)' && fail 'the command allocates'
fi

if step 'stack of the library' gcc; then sh tests/audits/stack.sh || fail 'see above'; fi

if step 'sizes of structs' gcc nm; then sh tests/audits/sizes.sh || fail 'larger than tests/audits/sizes.tsv allows'; fi
if step 'the command without memory to ask for' cc; then
  sh tests/audits/no_malloc.sh build/matn tests/pages/*.html tests/attacks.html || fail 'it asks for memory'
fi

if step 'headers alone, as C11 and C++17' g++ clang; then
  for header in include/*.h; do
    gcc -std=c11 -Wall -Wextra -Wpedantic -Werror -Iinclude -fsyntax-only -xc "$header"
    g++ -std=c++17 -Wall -Wextra -Wpedantic -Werror -Iinclude -fsyntax-only -xc++ "$header"
    clang -std=c11 -Weverything -Wno-padded -Wno-unused-macros -Werror -Iinclude -fsyntax-only -xc "$header"
    clang++ -std=c++17 -Weverything -Wno-padded -Wno-unused-macros -Wno-c++98-compat -Werror -Iinclude -fsyntax-only -xc++ "$header"
  done
fi

if step 'analyzers' gcc; then sh tests/audits/analyzers.sh || fail 'see above'; fi

if [ -z "$HOSTILE_CHECK" ]; then
  echo 'check: hostile set: left out, HOSTILE_CHECK names no program that runs it'
elif step 'hostile set' python3; then
  for format in text markdown jsonl; do
    python3 "$HOSTILE_CHECK" --no-ctrl --flat-rss 512 --stack-kib 256 --as-mib 64 -- build/matn -f $format ||
      fail "hostile set, $format"
  done
fi

if step 'the library as one source: its tests, other compilers' gcc clang tcc; then
  make -s amalgamation
  one=build/amalgamation/matn.c
  make -s $(ls tests/test_*.c | sed 's|^tests/\(.*\)\.c$|build/one/tests/\1|') BUILD=build/one LIB_SRC=$one CFLAGS='-O1 -Werror'
  for test in build/one/tests/test_*; do
    $test > build/one/log || {
      cat build/one/log
      fail "$test"
    }
  done
  for cc in 'gcc -ffreestanding -O0' 'clang -O0'; do
    $cc -std=c11 -Wall -Wextra -Wpedantic -Wconversion -Werror -c -o build/one/matn.o $one
  done
  tcc -std=c11 -Ibuild/amalgamation -o build/one/reader tests/examples/reader.c $one
  build/one/reader < tests/pages/arabic-news.html | cmp - tests/examples/reader.expected || fail 'as tcc compiles it'
fi

if step 'generated tables' cc; then
  make -s generated DATA="$WHATWG_DATA"
  for table in build/tables/*.h; do
    cmp "$table" "src/tables/${table##*/}" || fail "${table##*/} is not what its generator writes"
  done
  [ -z "$WHATWG_DATA" ] || cmp build/charref_names.h tests/support/charref_names.h || fail 'charref_names.h'
fi

if [ -z "$TRAIN_DATA" ]; then
  echo 'check: model: left out, TRAIN_DATA names no annotated pages'
elif step 'model: what training writes' gzip; then
  make -s build/bench/train build/bench/quality CFLAGS='-O2 -Werror'
  build/bench/train $TRAIN_DATA | cmp - src/tables/model.h || fail 'model.h is not what training writes'
  build/bench/train size=small $TRAIN_DATA | cmp - src/tables/model_small.h || fail 'nor is model_small.h'
fi

if step 'installing' make pkg-config; then
  installed=$PWD/build/installed
  rm -rf "$installed"
  make -s install DESTDIR="$installed" PREFIX=/usr LIBDIR=/usr/lib/here
  export PKG_CONFIG_PATH="$installed/usr/lib/here/pkgconfig" PKG_CONFIG_SYSROOT_DIR="$installed"
  sed -n '/^\.EX$/,/^\.EE$/ { /^\./d; s/\\e/\\/g; p; }' src/packages/matn.3 > build/manual_example.c
  for linking in '' -static; do
    cc -std=c11 -Wall -Wextra -Werror -o build/manual_example build/manual_example.c \
      $linking $(pkg-config --cflags --libs matn)
    LD_LIBRARY_PATH="$installed/usr/lib/here" build/manual_example < tests/pages/arabic-news.html > build/manual_example.txt
    grep -qF "$(head -n 1 tests/pages/arabic-news.txt)" build/manual_example.txt ||
      fail "the example in matn(3), linked with the installed library $linking"
  done
  [ "$(pkg-config --modversion matn)" = "$("$installed/usr/bin/matn" --version | sed 's/matn //')" ] ||
    fail 'matn.pc has another version than the command'
  unset PKG_CONFIG_PATH PKG_CONFIG_SYSROOT_DIR
  make -s uninstall DESTDIR="$installed" PREFIX=/usr LIBDIR=/usr/lib/here
  [ -z "$(find "$installed" ! -type d)" ] || fail 'uninstalling leaves files'
fi

if step 'manual pages' mandoc groff; then
  mandoc -Tlint -Wwarning src/command/matn.1 src/packages/matn.3 || fail 'mandoc complains'
  for page in src/command/matn.1 src/packages/matn.3; do
    grep -q "^.TH .*\"$(build/matn --version)\"" $page || fail "$page is of another version"
    [ -z "$(groff -ww -man -Tutf8 $page 2>&1 > /dev/null)" ] || fail "groff complains about $page"
  done
  build/matn --help | grep -oE '^ +(-., )?--[a-z-]+' | grep -oE '[a-z-]+$' | while read -r option; do
    sed 's/\\//g' src/command/matn.1 | grep -qwe "$option" || fail "matn(1) does not have $option"
  done
fi

if step 'packages for Zephyr, ESP-IDF, Arduino and PlatformIO' cmake arm-none-eabi-g++ /usr/bin/python3; then
  make -s packages
  packages=$PWD/build/packages
  /usr/bin/python3 tests/packages/manifests.py "$packages" "$(build/matn --version | sed 's/matn //')" || fail 'a manifest'
  arm='-mcpu=cortex-m4 -mthumb -Os -Wall -Wextra -Werror'
  for name in zephyr esp-idf; do
    cmake --no-warn-unused-cli -S tests/packages -B "$packages/$name/build" -DPACKAGE="$packages/$name" -DCONFIG_MATN=y \
      -DCONFIG_MATN_ENCODINGS_UTF8=y -DCONFIG_MATN_SMALL_MODEL=y -DCMAKE_EXPORT_COMPILE_COMMANDS=ON \
      -DCMAKE_SYSTEM_NAME=Generic -DCMAKE_TRY_COMPILE_TARGET_TYPE=STATIC_LIBRARY \
      -DCMAKE_C_COMPILER=arm-none-eabi-gcc -DCMAKE_C_FLAGS="$arm -O0" > build/cmake.txt
    cmake --build "$packages/$name/build" >> build/cmake.txt || fail "$name: see build/cmake.txt"
    grep -e '-DMATN_ENCODINGS=MATN_ENCODINGS_utf8' "$packages/$name/build/compile_commands.json" |
      grep -qe -DMATN_SMALL_MODEL || fail "$name: what is chosen does not reach the compiler"
  done
  sketch="-std=c++17 -I$packages/arduino/src -I$packages/arduino/examples/Article -Itests/packages tests/packages/sketch.cpp"
  arm-none-eabi-gcc $arm -c -o build/sketch_matn.o "$packages/arduino/src/matn.c"
  arm-none-eabi-g++ $arm $sketch -c -o build/sketch.o
  gcc -O0 -c -o build/sketch_matn.o "$packages/arduino/src/matn.c"
  g++ -Wall -Wextra -Werror $sketch -o build/sketch build/sketch_matn.o
  build/sketch < tests/pages/english-news.html > build/sketch.txt
  grep -Fxvf build/sketch.txt tests/pages/english-news.txt && fail 'the sketch lacks the lines above'
fi

if step 'Debian packages' dpkg-deb dpkg-shlibdeps lintian; then
  unpacked=$PWD/build/unpacked
  rm -rf "$unpacked"
  packages=$(make -s deb 2> /dev/null)
  lintian --allow-root --fail-on error,warning $packages || fail 'lintian complains'
  for package in $packages; do dpkg-deb -x "$package" "$unpacked"; done
  "$unpacked/usr/bin/matn" tests/pages/arabic-news.html | cmp - tests/pages/arabic-news.txt || fail 'the packaged command'
  libraries=$(dirname "$unpacked"/usr/lib/*/libmatn.so.0)
  PKG_CONFIG_PATH=$libraries/pkgconfig PKG_CONFIG_SYSROOT_DIR=$unpacked \
    sh -c 'cc -std=c11 -o build/packaged_reader tests/examples/reader.c $(pkg-config --cflags --libs matn)'
  LD_LIBRARY_PATH=$libraries build/packaged_reader < tests/pages/arabic-news.html | cmp - tests/examples/reader.expected ||
    fail 'a program linked with the packaged library'
fi

if step 'reference of the headers' doxygen; then make -s doc || fail 'Doxygen complains'; fi

if step 'completion in shells' bash zsh fish; then sh tests/completion.sh build/matn || fail 'they do not complete'; fi

if step 'the program in README' cc; then
  sed -n '/^```c$/,/^```$/p' README.md | grep -v '^```' > build/reader.c
  cc -std=c11 -Wall -Wextra -Werror -o build/reader build/reader.c -Iinclude -Lbuild -l:libmatn.a
  build/reader < tests/pages/arabic-news.html > build/reader.txt
  grep -qF "$(head -n 1 tests/pages/arabic-news.txt)" build/reader.txt || fail 'it does not print the article'
fi

if step 'the commands in README' cc arm-none-eabi-gcc nm; then
  sed -n '/^## Three ways/,/^## The command/s/^    //p' README.md | grep -vE '^make (test|fuzz|bench)' > build/commands.sh
  sh -e build/commands.sh > build/commands.txt 2>&1 || {
    tail -n 5 build/commands.txt
    fail 'one of them'
  }
fi

if step '10,000 small documents a second' cc; then
  make -s build/examples/messages
  build/examples/messages 100000 < tests/examples/messages.txt 2> build/rate > build/messages.txt
  cat build/rate
  awk '/a second/ && $1 >= 10000 { enough = 1 } END { exit !enough }' build/rate || fail 'too few'
fi

if step 'Markdown, parsed again' cmark-gfm gzip; then
  make -s build/tests/random_page
  rm -rf build/random
  mkdir -p build/random
  for seed in $(seq 500); do build/tests/random_page "$seed" > "build/random/$seed.html"; done
  sh tests/markdown.sh build/matn build/random/*.html || fail 'Markdown of random pages'
  sh tests/markdown.sh build/matn tests/pages/*.html tests/attacks.html || fail 'Markdown of the sample pages'
  for directory in $TRAIN_DATA; do
    sh tests/markdown.sh build/matn "$directory"/html/*.gz || fail "Markdown of the pages in $directory"
  done
fi

if step 'decoders beside the TextDecoder of Node' node; then
  make -s build/tests/transcode
  node tests/text_decoder.js build/tests/transcode > build/text_decoder.txt || {
    grep DIFFERENT build/text_decoder.txt
    fail 'the documents above are decoded otherwise'
  }
  awk '/ compared$/ { n += $2 } END { print "check: " n " documents" }' build/text_decoder.txt
fi

if step 'decoders beside the TextDecoder of Chromium' node chromium; then
  node tests/text_decoder.js build/tests/transcode 2 page > build/text_decoder.html
  chromium --headless --no-sandbox --disable-gpu --user-data-dir="$PWD/build/chromium" \
    --dump-dom "file://$PWD/build/text_decoder.html" 2> /dev/null | sed '/<\/pre>/q' > build/text_decoder.txt
  grep DIFFERENT build/text_decoder.txt && fail 'the documents above are decoded otherwise'
  awk '/ compared$/ { n += $2 } END { print "check: " n " documents"; exit n == 0 }' build/text_decoder.txt ||
    fail 'nothing was compared'
fi

if step 'the page of matn explain' chromium; then
  sh tests/explain_page.sh build/matn tests/pages/english-news.html tests/pages/arabic-news.html || fail 'it misleads'
fi

if step 'WARC files of wget, SIGINT, progress' wget /usr/bin/python3; then
  sh tests/wget_warc.sh build/matn tests/pages/*.html || fail 'WARC files of wget'
  /usr/bin/python3 tests/terminal.py build/matn tests/pages/*.html || fail 'SIGINT or progress'
fi

if step 'WARC files on a Dask cluster' dask-scheduler; then
  /usr/bin/python3 tests/dask_warc.py build/matn tests/pages/*.html || fail 'lines were lost or doubled'
fi

if step 'threads of the command under ThreadSanitizer' clang; then
  make -s build/threads/matn BUILD=build/threads CC=clang CFLAGS='-O1 -g -fsanitize=thread'
  build/threads/matn -j 4 -f jsonl tests/pages/*.html > build/threads.jsonl
  build/matn -f jsonl tests/pages/*.html | cmp - build/threads.jsonl || fail 'the lines differ from those of one thread'
fi

if step 'WebAssembly in Node, beside the command' clang wasm-ld node; then
  make -s wasm WASM_CFLAGS='-O2 -Werror'
  node tests/wasm.mjs build/wasm build/matn tests/pages/*.html || fail 'the package differs'
fi

if step 'WebAssembly in Chromium, and its demonstration' clang wasm-ld node chromium; then
  node tests/wasm.mjs chromium build/wasm build/matn tests/pages/*.html || fail 'the package differs'
fi

if step 'the npm package, and the program in README' clang wasm-ld node npm; then
  rm -rf build/npm
  mkdir -p build/npm/node_modules
  (cd build/npm && npm pack --silent --offline ../wasm > name && tar xf "$(cat name)" && mv package node_modules/matn)
  sed -n '/^```js$/,/^```$/p' README.md | grep -v '^```' > build/npm/reader.mjs
  node build/npm/reader.mjs < tests/pages/arabic-news.html 2> /dev/null | sed '$d' | cmp - tests/pages/arabic-news.txt ||
    fail 'it does not print the article'
fi

if step 'Python beside the header and the command' /usr/bin/python3 cc; then
  make -s build/libmatn.so build/matn
  /usr/bin/python3 tests/test_python.py build/matn tests/pages/*.html > build/python.txt 2>&1 || {
    cat build/python.txt
    fail 'the module differs'
  }
  sed -n '/^## In Python$/,/^## /p' README.md | sed -n '/^```python$/,/^```$/p' | grep -v '^```' > build/reader.py
  PYTHONPATH=src/python /usr/bin/python3 -B build/reader.py < tests/pages/arabic-news.html 2> /dev/null | sed '$d' |
    cmp - tests/pages/arabic-news.txt || fail 'the program in README does not print the article'
fi

if step 'the small model' size; then
  make -s build/small/matn BUILD=build/small CFLAGS='-O2 -Werror -DMATN_SMALL_MODEL'
  size build/small/lib/src/model/model.o | awk 'NR == 2 && $1 + $2 > 6144 { exit 1 }' || fail 'it is larger than 6 KB'
  build/small/matn tests/pages/english-news.html | cmp - tests/pages/english-news.txt || fail 'it reads another story'
fi

if step 'instructions a byte' valgrind gcc; then make -s instructions || fail 'more than the budget allows'; fi
if step 'fuzz smoke, and what each target was broken by' clang; then make -s fuzz-smoke; fi
if step 'what of the sources the tests run' gcc gcov; then
  make -s coverage > build/coverage.txt || { tail -n 40 build/coverage.txt; fail 'too little'; }
  tail -n 1 build/coverage.txt
fi
if step 'Cortex-M4' cc; then make -s embedded; fi

end_step
echo "check: $checks steps passed"
