"""`newsreader` without a command: the app.

What takes long comes last: the settings are read, the library is opened, and where it is empty the process that reads
the sources started, before Textual is imported.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from difflib import get_close_matches
from functools import partial
from typing import IO

from reader import processes
from reader.cli.commands import COMMANDS
from reader.cli.configured import add_preset, configured
from reader.cli.libraries import Chosen, choose
from reader.cli.options import Options
from reader.cli.parser import Parser, add_kind, add_words
from reader.cli.run import collect_again
from reader.cli.samples import samples
from reader.errors import UsageError
from reader.library import Library
from reader.paths import Place
from reader.settings import policy_of
from reader.subscriptions import specs_of
from reader.ui.configured import Configured
from reader.ui.outcome import OWN_LIBRARY, Added, Outcome


def configure(parser: Parser) -> None:
    """What the app takes, and the commands there are beside it."""
    parser.usage = "newsreader [SOURCE ...] [--add]\n       newsreader COMMAND ..."
    parser.description = """Reads the news in the terminal.

A SOURCE is a folder of articles or a file, a feed, a site, a git repository, or exec: and a command.
Without one your library is opened, and sample articles where it is empty."""
    parser.epilog = "\n".join(
        [
            "commands:",
            *(f"  {name:11} {command.summary}" for name, command in COMMANDS.items()),
            "",
            "newsreader COMMAND --help tells more.",
            "",
            "exit codes: 0 done, 1 done in part, 2 wrong usage, 3 nothing matched or not found,",
            "4 the library cannot be used, 130 interrupted.",
        ]
    )
    add_words(parser, "SOURCE", first=tuple(COMMANDS))
    add_kind(parser)
    parser.add_argument("--add", action="store_true", help="remember the sources given in your library")
    add_preset(parser, "--keys")
    parser.add_argument("--ascii", action="store_true", help="draw with the characters of ASCII alone")


def run(options: Options) -> int:
    """Runs the app to its end."""
    _check(options)
    chosen = configured(options)
    came = _begin(options, chosen)
    return _own(options, chosen, came.added).code if came.code == OWN_LIBRARY else came.code


def _begin(options: Options, chosen: Configured) -> Outcome:
    if options.add:
        _remember(options)
    elif options.words:
        given = choose(options.library, options.words, options.kind)
        return _open(options, chosen, given, options.words)
    own = choose(options.library)
    with Library.open(
        own.place, offline=options.offline, policy=policy_of(chosen.settings), aliases=chosen.settings.aliases
    ) as library:
        if options.add or library.sources.all() or library.lists.counts().total:
            with _indexer(options, own, ()) as start:
                return _show(library, start, chosen, options)
    return _open(options, chosen, samples(options.library), (), sample=True)


def _own(options: Options, chosen: Configured, added: Added | None) -> Outcome:
    own = choose(options.library)
    with (
        _indexer(options, own, ()) as start,
        Library.open(
            own.place,
            offline=options.offline,
            policy=policy_of(chosen.settings),
            aliases=chosen.settings.aliases,
        ) as library,
    ):
        return _show(library, start, chosen, options, added=added)


def _open(
    options: Options, chosen: Configured, given: Chosen, words: Sequence[str], *, sample: bool = False
) -> Outcome:
    with _indexer(options, given, words, sample=sample) as start:
        if not given.place.database.exists():
            start()
        with Library.open(
            given.place,
            sources=given.sources,
            offline=options.offline,
            policy=policy_of(chosen.settings),
            aliases=chosen.settings.aliases,
        ) as library:
            return _show(library, start, chosen, options, sample=sample)


def _show(
    library: Library,
    start: "Callable[[], subprocess.Popen[bytes]]",
    chosen: Configured,
    options: Options,
    *,
    sample: bool = False,
    added: Added | None = None,
) -> Outcome:
    """Shows the library. Where there is something to show, the sources are read once it is on the screen.

    Two programs that start at the same time take longer to start, on two cores as well.
    """
    if not library.lists.counts().total:
        start()
    from reader.ui import looking
    from reader.ui.ability import ability
    from reader.ui.session import run as run_app

    collect_again()
    chosen = chosen._replace(ability=ability(os.environ, ascii=chosen.settings.ascii))
    look: looking.Command = partial(looking.command, options=_options(options))
    return run_app(library, start, chosen, look=look, sample=sample, added=added)


def _check(options: Options) -> None:
    _check_words(options.words)
    if options.format is not None:
        raise UsageError(
            f"--{options.format} is for commands, not for the app.", "newsreader list prints articles."
        )
    if options.add and not options.words:
        raise UsageError("--add needs a source to remember.")
    specs_of(options.words, options.kind)
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError("The app needs a terminal.", "newsreader list prints articles for anything else.")


def _check_words(words: Sequence[str]) -> None:
    for word in words:
        if word == "-":
            raise UsageError(
                "The app reads keys from standard input.", "newsreader show - prints a document from it."
            )
        # A lone word is more likely a command that does not exist than a file that does not.
        if word.replace("-", "").isalpha() and not os.path.lexists(word):
            near = get_close_matches(word, COMMANDS, cutoff=0.5)
            raise UsageError(
                f"There is no file or folder, and no command, of the name {word!r}.",
                f"Near it: {', '.join(near)}." if near else "newsreader --help lists the commands.",
            )


def _remember(options: Options) -> None:
    with Library.open(choose(options.library).place, offline=True) as library:
        known = {status.spec.address for status in library.sources.all()}
        for spec in specs_of(options.words, options.kind):
            if spec.address not in known:
                library.sources.add(spec)


@contextmanager
def _indexer(
    options: Options, chosen: Chosen, words: Sequence[str], *, sample: bool = False
) -> "Iterator[Callable[[], subprocess.Popen[bytes]]]":
    """What starts the process that reads the sources, when it is first called; it runs until the block is left."""
    with _log(chosen.place) as log:
        running: list[subprocess.Popen[bytes]] = []

        def start() -> "subprocess.Popen[bytes]":
            if not running:
                running.append(_started(_command(options, words, sample=sample), log))
            return running[0]

        try:
            yield start
        finally:
            from reader.ui.indexer import end

            for process in running:
                end(process)
                if process.stdout is not None:
                    process.stdout.close()


def _started(command: list[str], log: IO[bytes]) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=log,
        env=_environment(),
        start_new_session=True,  # Ctrl-C in the terminal is for the app, which ends the process itself
    )


def _command(options: Options, words: Sequence[str], *, sample: bool) -> list[str]:
    command = processes.command("reader", "refresh", "--watch", "--own", "--jsonl", "--verbose")
    command += [*_options(options), *(["--samples"] if sample else [])]
    if options.kind is not None and words:
        command += ["--kind", options.kind]
    return [*command, "--", *words]


def _options(options: Options) -> list[str]:
    """The options that other processes are given: the library, the settings and the network."""
    library = ["--library", options.library] if options.library is not None else []
    settings = ["--config", options.config] if options.config is not None else []
    return [*library, *settings, *(["--offline"] if options.offline else [])]


def _environment() -> dict[str, str]:
    return {name: value for name, value in processes.environment().items() if name != "NEWSREADER_LIBRARY"}


def _log(place: Place) -> IO[bytes]:
    """Where the process tells what the screen has no room for: a log beside the library, where that can be."""
    try:
        place.database.parent.mkdir(parents=True, exist_ok=True)
        return place.database.with_name(place.database.name + ".refresh.log").open("wb")
    except OSError:
        return open(os.devnull, "wb")
