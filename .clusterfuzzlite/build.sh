#!/bin/bash -eu
# Builds the fuzz targets for OSS-Fuzz and ClusterFuzzLite: $CC, $CXX, $CFLAGS, $LIB_FUZZING_ENGINE and $OUT are
# set by them. Seeds are those of fuzz/corpus and what broke the library once.
cd "$SRC/matn"
build=$WORK/build
make -j"$(nproc)" fuzz BUILD="$build" FUZZ_CC="$CC" FUZZ_LINKER="$CXX" FUZZ_FLAGS="$CFLAGS" FUZZ_ENGINE="$LIB_FUZZING_ENGINE"
for source in fuzz/*.c; do
  name=$(basename "$source" .c)
  cp "$build/fuzz/$name" "$OUT/"
  cp fuzz/html.dict "$OUT/$name.dict"
  seeds=(fuzz/corpus/"$name")
  if [ -d fuzz/regress/"$name" ]; then seeds+=(fuzz/regress/"$name"); fi
  zip -q -r "$OUT/${name}_seed_corpus.zip" "${seeds[@]}"
done
