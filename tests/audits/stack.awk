# Adds up what stack the library's functions need, over the call graphs that gcc -fcallgraph-info=su,da writes: prints
# the deepest chain of calls, and what each public function needs. Fails if functions call themselves in a circle, if
# a frame has no fixed size, if a call has no known target, or if more is needed than `most` bytes (0: no limit).
# Usage: awk -v most=BYTES -f stack.awk indirect_calls.tsv GRAPH.ci...

function fail(message) {
  print "stack: " message
  failed = 1
  exit 1
}

function quoted(key,  rest) {
  rest = substr($0, index($0, key ": \"") + length(key) + 3)
  return substr(rest, 1, index(rest, "\"") - 1)
}

function name_of(title) {
  sub(/^.*:/, "", title)
  return title
}

# The stack from a function on, in `deepest`; what it calls next on the way there, in `next_call`.
function measure(title,  calls, count, i, bytes) {
  if (title in deepest) return deepest[title]
  if (title in running) fail("recursion through " title)
  running[title]
  bytes = 0
  count = split(callees[title], calls, "\n")
  for (i = 2; i <= count; i++) {
    if (measure(calls[i]) <= bytes) continue
    bytes = measure(calls[i])
    next_call[title] = calls[i]
  }
  delete running[title]
  return deepest[title] = frame[title] + bytes
}

FILENAME ~ /\.tsv$/ {
  if ($0 ~ /^#/) next
  if ($1 == "outside") {
    outside[$2] = $3
  } else {
    targets[$1] = $2
  }
  next
}

/^node:/ {
  title = quoted("title")
  label = quoted("label")
  known[title]
  if (!match(label, /[0-9]+ bytes \(/)) next
  frame[title] = substr(label, RSTART) + 0
  if (label ~ /\(dynamic\)/ || label !~ /\\n0 dynamic objects/) fail(title " has a frame of no fixed size")
}

/^edge:/ {
  from = quoted("sourcename")
  to = quoted("targetname")
  if (to == "__indirect_call") {
    file = quoted("label")
    sub(/:.*/, "", file)
    indirect[from] = indirect[from] "\n" file
  } else {
    callees[from] = callees[from] "\n" to
  }
}

function add_indirect_calls(from,  files, count, i, title) {
  count = split(indirect[from], files, "\n")
  for (i = 2; i <= count; i++) {
    if (!(files[i] in targets)) fail(from " calls through a pointer in " files[i] ", which the table does not know")
    for (title in frame)
      if (name_of(title) ~ "^(" targets[files[i]] ")$") callees[from] = callees[from] "\n" title
  }
}

function add_outside(title,  pattern) {
  for (pattern in outside)
    if (title ~ "^(" pattern ")$") {
      frame[title] = outside[pattern]
      return
    }
  fail(title " is not the library's")
}

END {
  if (failed) exit 1
  for (title in known)
    if (!(title in frame) && title != "__indirect_call") add_outside(title)
  for (title in indirect) add_indirect_calls(title)
  for (title in frame)
    if (measure(title) > measure(worst)) worst = title
  for (title = worst; title != ""; title = next_call[title]) printf "%6d  %s\n", frame[title], name_of(title)
  printf "%6d  bytes of stack at most, of %s\n", deepest[worst], most == 0 ? "any" : most
  if (most != 0 && deepest[worst] > most) fail("more than " most " bytes")
}
