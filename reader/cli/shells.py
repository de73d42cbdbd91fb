"""What can be completed, written as a script for each shell. Names are ours and hold nothing that needs quoting."""

from collections.abc import Iterable, Mapping

from reader.cli.commands import COMMANDS
from reader.cli.completing import Completed, Option

Tree = Mapping[str, Completed]


def bash(tree: Tree) -> str:
    """For bash 3.2 and later; where nothing else fits, bash completes names of files itself."""
    cases = "\n".join(
        f"    {_label(name)}) options='{' '.join(_names(known))}' words='{' '.join(known.words)}'"
        f" files={int(known.files)} ;;"
        for name, known in tree.items()
    )
    return f"""# completion of newsreader for bash: source this file
_newsreader() {{
  local current=${{COMP_WORDS[COMP_CWORD]}} previous=${{COMP_WORDS[COMP_CWORD-1]}}
  local command='' options words files i first=1
  for ((i = 1; i < COMP_CWORD; i++)); do
    case ${{COMP_WORDS[i]}} in
      {"|".join(_with_value(tree))}) ((i++)) ;;
      -*) ;;
      {"|".join(COMMANDS)}) if [[ -z $command ]]; then command=${{COMP_WORDS[i]}}; else first=0; fi ;;
      *) first=0 ;;
    esac
  done
  COMPREPLY=()
  case $previous in
{_bash_values(tree)}
  esac
  case $command in
{cases}
  esac
  if [[ $current == -* ]]; then
    COMPREPLY=($(compgen -W "$options" -- "$current"))
  elif ((first)); then
    COMPREPLY=($(compgen -W "$words" -- "$current"))
  fi
  if ((!files)) || [[ $current == -* ]]; then
    compopt +o default 2>/dev/null
  fi
}}
complete -o default -F _newsreader newsreader"""


def zsh(tree: Tree) -> str:
    """For zsh: a function for a folder of $fpath, which may also be sourced."""
    cases = "\n".join(
        f"    {_label(name)})\n      options=({_described(known)})\n      words_here=({' '.join(known.words)})"
        f" files={int(known.files)} ;;"
        for name, known in tree.items()
    )
    return f"""#compdef newsreader
# completion of newsreader for zsh: keep this as _newsreader in a folder of $fpath
_newsreader() {{
  local -a options words_here commands
  local command='' word files=0 first=1 skip=0
  commands=({" ".join(_quoted(f"{name}:{command.summary}") for name, command in COMMANDS.items())})
  for word in ${{words[2,CURRENT-1]}}; do
    if ((skip)); then skip=0; continue; fi
    case $word in
      {"|".join(_with_value(tree))}) skip=1 ;;
      -*) ;;
      {"|".join(COMMANDS)}) if [[ -z $command ]]; then command=$word; else first=0; fi ;;
      *) first=0 ;;
    esac
  done
  case ${{words[CURRENT-1]}} in
{_zsh_values(tree)}
  esac
  case $command in
{cases}
  esac
  if [[ ${{words[CURRENT]}} == -* ]]; then
    _describe option options
    return
  fi
  if ((first)); then
    if [[ -z $command ]]; then _describe command commands; else compadd -a words_here; fi
  fi
  if ((files)); then _files; fi
}}
if [[ $funcstack[1] == _newsreader ]]; then _newsreader "$@"; else compdef _newsreader newsreader; fi"""


def fish(tree: Tree) -> str:
    """For fish: a file for ~/.config/fish/completions."""
    lines = ["# completion of newsreader for fish: keep this as ~/.config/fish/completions/newsreader.fish"]
    for name, command in COMMANDS.items():
        lines.append(
            f"complete -c newsreader -n __fish_use_subcommand -a {name} -d {_quoted(command.summary)}"
        )
    for name, known in tree.items():
        where = f"'__fish_seen_subcommand_from {name}'" if name else "__fish_use_subcommand"
        lines += [_fish_option(where, option) for option in known.options]
        if name and not known.files:
            lines.append(f"complete -c newsreader -n {where} -f")
        if name and known.words:
            lines.append(f"complete -c newsreader -n {where} -a '{' '.join(known.words)}'")
    return "\n".join(lines)


def _fish_option(where: str, option: Option) -> str:
    names = [f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}" for name in option.names]
    value = "-r" if option.file else "-x" if option.takes_value else ""
    choices = f"-a '{' '.join(option.values)}'" if option.values else ""
    parts = ["complete -c newsreader -n", where, *names, value, choices, "-d", _quoted(option.help)]
    return " ".join(filter(None, parts))


def _bash_values(tree: Tree) -> str:
    return "\n".join(
        f"    {'|'.join(option.names)}) "
        + (
            "return ;;"
            if option.file
            else f"COMPREPLY=($(compgen -W '{' '.join(option.values)}' -- \"$current\"));"
            " compopt +o default 2>/dev/null; return ;;"
        )
        for option in _valued(tree)
    )


def _zsh_values(tree: Tree) -> str:
    return "\n".join(
        f"    {'|'.join(option.names)}) "
        + ("_files" if option.file else f"compadd -- {' '.join(option.values)}" if option.values else ":")
        + "; return ;;"
        for option in _valued(tree)
    )


def _valued(tree: Tree) -> Iterable[Option]:
    found = {tuple(option.names): option for known in tree.values() for option in known.options}
    return [option for option in found.values() if option.takes_value]


def _with_value(tree: Tree) -> list[str]:
    return [name for option in _valued(tree) for name in option.names]


def _names(known: Completed) -> list[str]:
    return [name for option in known.options for name in option.names]


def _described(known: Completed) -> str:
    return " ".join(_quoted(f"{name}:{option.help}") for option in known.options for name in option.names)


def _label(name: str) -> str:
    return name or "''"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "’") + "'"
