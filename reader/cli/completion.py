"""`newsreader completion`: a script with which a shell completes commands, options and their values."""

import sys

from reader.cli.options import Options
from reader.cli.parser import Parser, add_words
from reader.errors import UsageError

SHELLS = ("bash", "zsh", "fish")


def configure(parser: Parser) -> None:
    """What `completion` takes."""
    parser.usage = f"newsreader completion {'|'.join(SHELLS)}"
    parser.description = "Prints a script that completes the command line of newsreader."
    parser.epilog = """  bash   newsreader completion bash > ~/.local/share/bash-completion/completions/newsreader
  zsh    newsreader completion zsh > ~/.zfunc/_newsreader    (any folder of $fpath)
  fish   newsreader completion fish > ~/.config/fish/completions/newsreader.fish"""
    add_words(parser, "SHELL", first=SHELLS, files=False)


def run(options: Options) -> int:
    """Prints the script."""
    if len(options.words) != 1 or options.words[0] not in SHELLS:
        raise UsageError(f"newsreader completion: name one of {', '.join(SHELLS)}.")
    from reader.cli import shells
    from reader.cli.completing import tree

    write = {"bash": shells.bash, "zsh": shells.zsh, "fish": shells.fish}[options.words[0]]
    sys.stdout.write(write(tree()) + "\n")
    return 0
