# Changes one constant of a C source, so that a test may notice: awk -v constants="NAME ..." -v pick=N -f mutants.awk FILE
# With pick=0 it lists what can be changed, a line each: number, name, direction. With another number it prints the
# source so changed.
#
# A constant is a #define or an enumerator whose value is a number, or computed from numbers and `constants`, or an
# entry of a table of numbers. It goes up and down by a step: an eighth of SCORE_ONE for what is computed from that, a
# hundredth for a share of 65,536, or else 1. Few pages change by steps as small as these, but each constant has a
# place where it decides between two of them, and a test of its part can stand there.

# Whether a value is computed from nothing but numbers and known constants.
function is_number(value, words, count, i) {
  gsub(/[-+*\/() ]/, " ", value)
  count = split(value, words, " ")
  for (i = 1; i <= count; i++) {
    if (words[i] !~ /^[0-9]+$/ && index(" " constants " ", " " words[i] " ") == 0) return 0
  }
  return count > 0
}

function step_of(value) {
  if (value ~ /SCORE_ONE/) return "SCORE_ONE / 8"
  return value ~ /65536/ ? "65536 / 100" : "1"
}

# Offers the text of a line from `at` on, of length `len`, as the value of a constant: it is listed or changed.
function offer(name, at, len, value) {
  value = substr($0, at, len)
  offer_one(name, "up", at, len, "((" value ") + (" step_of(value) "))")
  offer_one(name, "down", at, len, "((" value ") - (" step_of(value) "))")
}

function offer_one(name, direction, at, len, value) {
  number++
  if (pick == 0) printf "%d\t%s\t%s\n", number, name, direction
  if (pick == number) changed = substr($0, 1, at - 1) value substr($0, at + len)
}

# Offers what stands between the braces of a table, from `at` on.
function offer_entries(name, at, entry) {
  for (entry = 0; match(substr($0, at), /[^,}]+/) != 0 && substr($0, at - 1, 1) != "}"; entry++) {
    at += RSTART - 1
    if (is_number(substr($0, at, RLENGTH))) offer(name "[" entry "]", at, RLENGTH)
    at += RLENGTH + 1
  }
}

{ changed = $0 }

/^ *#define [A-Z_0-9]+ / {
  match($0, /^ *#define [A-Z_0-9]+ +/)
  at = RLENGTH + 1
  name = $2
  len = length($0) - RLENGTH
  if (match(substr($0, at), / *\/\*/) != 0) len = RSTART - 1
  if (is_number(substr($0, at, len))) offer(name, at, len)
}

/^ *[A-Z][A-Z_0-9]* = [0-9]+(,|$| )/ {
  match($0, /= [0-9]+/)
  offer($1, RSTART + 2, RLENGTH - 2)
}

/static const [a-z0-9_ ]+\[[A-Z_0-9]*\] = \{[-0-9, ]+\};/ {
  match($0, /[a-z_]+\[[A-Z_0-9]*\] = \{/)
  name = substr($0, RSTART, RLENGTH)
  at = RSTART + RLENGTH
  sub(/\[.*/, "", name)
  offer_entries(name, at)
}

/^ *\[[A-Z_]+\] = \{.*\},?$/ {
  match($0, /\[[A-Z_]+\]/)
  offer_entries(substr($0, RSTART + 1, RLENGTH - 2), index($0, "{") + 1)
}

pick != 0 { print changed }
