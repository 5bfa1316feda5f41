# Reads what `gcov -bct` prints, and prints how much of each file of src ran. First comes the list of exceptions:
# file, line of code, reason, with tabs between. Fails if a line of the library did not run that is not in the
# list, or fewer than `least` of a hundred branches were taken. The command's files are printed, no more.

function is_command(file) {
  return file ~ /^src\/command\//
}

FILENAME == exceptions {
  split($0, field, "\t")
  if ($0 !~ /^#/) excepted[field[1], field[2]] = 1
  next
}

/^ *-: *0:Source:/ {
  file = $0
  sub(/^.*:Source:/, "", file)
  counted = file ~ /^src\//
}

counted && /^ *[^ :]+: *[0-9]+:/ {
  count = $0
  sub(/:.*/, "", count)
  gsub(/[ *]/, "", count)
  code = $0
  sub(/^[^:]*: */, "", code)
  number = code + 0
  sub(/^[0-9]+:[ \t]*/, "", code)
  key = file SUBSEP number
  branch_of = ""
  if (count == "-" || code ~ /ASSERT\(/) next
  branch_of = key
  text[key] = code
  if (!(key in ran)) ran[key] = 0
  if (count !~ /^[#=]/) ran[key] = 1
  next
}

counted && branch_of != "" && /^branch +[0-9]+ / {
  key = branch_of SUBSEP $2
  if (!(key in taken)) taken[key] = 0
  if ($4 + 0 > 0) taken[key] = 1
}

END {
  for (key in ran) {
    split(key, part, SUBSEP)
    is_excepted = (part[1], text[key]) in excepted
    if (is_excepted) continue
    lines[part[1]]++
    lines_ran[part[1]] += ran[key]
    if (!ran[key] && !is_command(part[1])) missing[++missed] = part[1] ":" part[2] ": did not run: " text[key]
  }
  for (key in taken) {
    split(key, part, SUBSEP)
    if ((part[1], text[part[1], part[2]]) in excepted) continue
    branches[part[1]]++
    branches_taken[part[1]] += taken[key]
    if (!taken[key] && verbose) print part[1] ":" part[2] ": branch " part[3] " not taken: " text[part[1], part[2]]
  }
  for (file in lines) {
    if (!is_command(file)) {
      all += lines[file]
      all_ran += lines_ran[file]
      all_branches += branches[file]
      all_taken += branches_taken[file]
    }
    printf "%-32s %5d of %5d lines %5d of %5d branches\n", file, lines_ran[file], lines[file], branches_taken[file],
      branches[file] | "sort"
  }
  close("sort")
  for (i = 1; i <= missed; i++) print missing[i]
  printf "coverage of the library: %.2f%% of lines, %.2f%% of branches\n", 100 * all_ran / all, 100 * all_taken / all_branches
  exit missed > 0 || all_taken * 100 < least * all_branches
}
