#!/bin/sh
# Fails if a function has more than 60 lines or 20 branches (cyclomatic complexity, cases of a switch counted), but for
# those listed here: the tokenizer's states, and five that are one switch, or one loop over a text with its state in
# many variables. Fails as well if one of these no longer needs to be listed. Usage: functions.sh
listed='run read_text set_option is_markup end_value end_state'
pmccabe src/*/*.c src/*/*.h | awk -F '\t' -v listed="$listed" '
  BEGIN { count = split(listed, name, " "); for (i = 1; i <= count; i++) is_listed[name[i]] = 1 }
  NF >= 6 {
    functions++
    function_name = $6
    sub(/.*: /, "", function_name)
    if ($2 <= 20 && $5 <= 60) next
    if (function_name in is_listed) { seen[function_name] = 1; next }
    print $6 ": " $2 " branches, " $5 " lines"
    failed = 1
  }
  END {
    for (i = 1; i <= count; i++) if (!(name[i] in seen)) { print name[i] " is listed, and is small"; failed = 1 }
    if (functions == 0) { print "no function was read"; failed = 1 }
    print functions " functions"
    exit failed
  }'
