#!/bin/sh
# Builds Debian packages of the command, the shared library and the headers with dpkg-deb: BUILD/NAME_VERSION_ARCH.deb.
# Usage: build.sh BUILD VERSION
set -e
build=$1 version=$2
here=$(dirname "$0")
architecture=$(dpkg --print-architecture)
libdir=usr/lib/$(dpkg-architecture -qDEB_HOST_MULTIARCH)
maintainer='the matn authors <matn@packages.invalid>'
if [ -z "$SOURCE_DATE_EPOCH" ]; then SOURCE_DATE_EPOCH=$(git log -1 --format=%ct 2> /dev/null || date +%s); fi
export SOURCE_DATE_EPOCH
work=$build/debian
rm -rf "$work"
mkdir -p "$work/debian"

# what the shell's caller may have asked of make, as another build directory, goes on
make -s install PREFIX=/usr LIBDIR="/$libdir" DESTDIR="$work/all" BUILD="$build"
(
  cd "$work/all"
  mv usr/share/zsh/site-functions usr/share/zsh/vendor-completions
  gzip -9n usr/share/man/man?/*
  strip --strip-unneeded -R .comment -R .note usr/bin/matn "$libdir"/libmatn.so.*.*
  strip --strip-debug "$libdir/libmatn.a"
  chmod 644 "$libdir"/libmatn.so.*.*
)

# field NAME of PACKAGE in control, with its lines behind it
paragraph() {
  sed "s/@ARCHITECTURE@/$architecture/; s/@VERSION@/$version/" "$here/control" |
    awk -v RS= -v name="Package: $1" 'index($0 "\n", name "\n") == 1'
}

# needs FILE: the libraries that it is linked with, as packages
needs() {
  (
    cd "$work"
    printf 'Source: matn\n\nPackage: matn\nArchitecture: any\n' > debian/control
    dpkg-shlibdeps -O "-e$1" | sed 's/^shlibs:Depends=//'
  )
}

# pack NAME: its tree in WORK/NAME becomes a package
pack() {
  tree=$work/$1
  documents=$tree/usr/share/doc/$1
  mkdir -p "$tree/DEBIAN" "$documents"
  {
    printf 'Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n\nFiles: *\n'
    sed -n 's/^Copyright (c) /Copyright: /p' LICENSE
    echo 'License: Expat'
    sed '1,/^Copyright/d; /./!d; s/^/ /' LICENSE
  } > "$documents/copyright"
  printf 'matn (%s) unstable; urgency=medium\n\n  * Release %s.\n\n -- %s  %s\n' "$version" "$version" \
    "$maintainer" "$(date -R -u -d "@$SOURCE_DATE_EPOCH")" | gzip -9n > "$documents/changelog.gz"
  {
    paragraph "$1" | sed '/^Description/,$d'
    case $1 in matn) echo "Depends: $(needs all/usr/bin/matn)" ;; libmatn0) echo "Depends: $(needs "all/$libdir/libmatn.so.0")" ;; esac
    printf 'Source: matn\nVersion: %s\nPriority: optional\nMaintainer: %s\n' "$version" "$maintainer"
    printf 'Installed-Size: %s\n' "$(du -sk --apparent-size "$tree" | cut -f 1)"
    paragraph "$1" | sed -n '/^Description/,$p'
  } > "$work/control"
  if [ "$1" = libmatn0 ]; then
    echo 'libmatn 0 libmatn0' > "$tree/DEBIAN/shlibs"
    echo 'activate-noawait ldconfig' > "$tree/DEBIAN/triggers"
  fi
  (cd "$tree" && find usr -type f | LC_ALL=C sort | xargs md5sum) > "$work/md5sums"
  mv "$work/control" "$work/md5sums" "$tree/DEBIAN/"
  chmod -R u=rwX,go=rX "$tree"
  dpkg-deb --root-owner-group -b "$tree" "$build/$1_${version}_$architecture.deb" > /dev/null
  echo "$build/$1_${version}_$architecture.deb"
}

sed "s|@LIBDIR@|$libdir|" "$here/files" | while read -r package pattern; do
  for file in "$work/all"/$pattern; do
    target=$work/$package/${file#"$work"/all/}
    mkdir -p "$(dirname "$target")"
    cp -a "$file" "$target"
  done
done
for package in $(sed -n 's/^Package: //p' "$here/control"); do pack "$package"; done
