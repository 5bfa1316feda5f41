#!/bin/sh
# What the shells complete of a command line of matn. Usage: completion.sh MATN. A shell that is not installed is
# left out, with a word about it. Fails if a shell lacks something.
PATH=$(cd "$(dirname "$1")" && pwd):$PATH
completion=src/command/completion
failed=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cat > "$work/bash" << 'END'
source src/command/completion/matn.bash
COMP_WORDS=($1) COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
_matn
printf '%s\n' "${COMPREPLY[@]}"
END
printf 'source src/command/completion/matn.fish\ncomplete -C $argv[1]\n' > "$work/fish"
cat > "$work/zsh" << 'END'
zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell "PS1= fpath=($PWD/src/command/completion \$fpath); autoload -U compinit; compinit -u -d $2.dump"
zpty -w shell "zstyle ':completion:*' verbose no; LISTMAX=1000; bindkey '^I' list-choices; echo is''ready"
zpty -r shell output '*isready*'
zpty -n -w shell "$1"$'\t'
zpty -r shell output '*'$'\n''*'
sleep 0.5
while zpty -r -t shell more; do output+=$more; done
print -r -- $output | sed 's/\x1b\[[0-9;?]*[A-Za-z]/ /g' | tr -s '\r ' '\n'
END

# complete LINE EXPECTED...: in every shell, LINE can become each EXPECTED, which may have a description behind it
complete() {
  line=$1
  shift
  for shell in bash fish zsh; do
    command -v $shell > /dev/null || continue
    $shell "$work/$shell" "$line" "$work/zsh" > "$work/found" 2>&1
    for expected in "$@"; do
      cut -f 1 "$work/found" | grep -qxe "$expected" || {
        echo "$shell: '$line' does not become $expected, but:"
        head -n 20 "$work/found"
        failed=1
      }
    done
  done
}

for shell in bash fish zsh; do
  command -v $shell > /dev/null || echo "completion in $shell: left out, it is not installed"
done
complete 'matn --' $(matn --help | sed -n 's/^  \(-., \|    \)\(--[a-z-]*\).*/\2/p')
complete 'matn --format m' markdown
complete 'matn -e windows-125' windows-1251 windows-1252
complete 'matn --with title,cap' '.*captions'
complete 'matn ex' explain
exit $failed
