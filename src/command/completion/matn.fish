# Completion of matn for fish. The options are those that `matn --help` lists.

complete -c matn -n __fish_use_subcommand -a 'explain tokens'
for line in (matn --help 2> /dev/null)
    set -l found (string match -r '^ +((?:-[a-zA-Z])?),? *--([a-z-]+)((?: [A-Z]+)?)  +(.*)$' -- $line)
    or continue
    set -l option -l $found[3] -d $found[5]
    test -n "$found[2]"; and set -a option -s (string sub -s 2 -- $found[2])
    switch $found[4]
        case ''
        case ' FORMAT'
            set -a option -x -a 'text markdown json jsonl html none'
        case ' PARTS'
            set -a option -x -a '(__fish_append , title byline date summary captions credits source tail headings lists quotes tables code definitions images links emphasis)'
        case ' LABEL'
            set -a option -x -a 'utf-8 iso-8859-1 windows-1251 windows-1252 windows-1256 koi8-r shift_jis euc-jp euc-kr gbk big5'
        case '*'
            set -a option -x
    end
    complete -c matn $option
end
