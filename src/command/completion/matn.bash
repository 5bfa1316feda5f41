# Completion of matn for bash. The options are those that `matn --help` lists.

_matn() {
  local word=${COMP_WORDS[COMP_CWORD]} option=${COMP_WORDS[COMP_CWORD - 1]} before= values=
  local parts='title byline date summary captions credits source tail headings lists quotes tables code
    definitions images links emphasis'
  local labels='utf-8 utf-16le utf-16be iso-8859-1 iso-8859-2 iso-8859-15 windows-1250 windows-1251 windows-1252
    windows-1253 windows-1254 windows-1255 windows-1256 windows-1257 windows-1258 windows-874 koi8-r koi8-u
    shift_jis euc-jp iso-2022-jp euc-kr gbk gb18030 big5'
  if [[ $option == = ]]; then
    option=${COMP_WORDS[COMP_CWORD - 2]}
  elif [[ $word == = ]]; then
    word=
  fi
  case $option in
    -f | --format) values='text markdown json jsonl html none' ;;
    -e | --encoding) values=$labels ;;
    --with | --without)
      [[ $word == *,* ]] && before=${word%,*},
      values=$parts
      ;;
    *)
      if [[ $word == -* ]]; then
        values=$("${COMP_WORDS[0]}" --help 2> /dev/null | grep -oE '^ +(-[a-zA-Z], )?--[a-z-]+' | grep -oE -- '--?[a-zA-Z-]+')
      elif [[ $COMP_CWORD == 1 ]]; then
        values='explain tokens'
      fi
      ;;
  esac
  COMPREPLY=($(compgen -P "$before" -W "$values" -- "${word#"$before"}"))
}

complete -o default -F _matn matn
