"""Which library a command is about, and opening it."""

import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

from reader import paths
from reader.cli.options import Options
from reader.cli.policy import rules
from reader.errors import NotFoundError, ReaderError, UsageError
from reader.ids import id_number
from reader.library import Library
from reader.models import Failure, Query, SourceKind, SourceSpec
from reader.paths import Place
from reader.subscriptions import specs_of

_LATELY = 16


class Chosen(NamedTuple):
    """A library by its place; `sources` are those given on the command line, None where its own are meant."""

    place: Place
    sources: tuple[SourceSpec, ...] | None = None


class Opened(NamedTuple):
    """An open library, and what could not be read of the sources that were given with the command."""

    library: Library
    failures: tuple[Failure, ...] = ()


def choose(library: str | None, addresses: Sequence[str] = (), kind: SourceKind | None = None) -> Chosen:
    """The library meant by `--library` and the sources given.

    Sources without a library are read into one of their own, so that yours is never touched; so are those given with a
    library that has a list of sources already, but what is marked there is known of them.

    Raises:
        UsageError: a source is written in a way that cannot be meant.
        NotFoundError: a file or folder does not exist.
        SourceError: the system lets nobody look whether it does.
    """
    specs = specs_of(addresses, kind)
    addresses = tuple(sorted(spec.address for spec in specs))
    if library is not None:
        place = paths.place_at(Path(library).expanduser())
        if specs and place.sources.exists():
            apart = paths.place_for((*addresses, str(place.database)))
            return Chosen(place._replace(database=apart.database), specs)
        return Chosen(place, specs or None)
    return Chosen(paths.place_for(addresses), specs) if specs else Chosen(paths.default_place())


@contextmanager
def opened(options: Options, addresses: Sequence[str] = ()) -> Iterator[Opened]:
    """The library a headless command is about; sources given with it are read first.

    Without sources the library answers as it is: nothing is read and nothing is asked of the network.
    """
    with _open(options, choose(options.library, addresses, options.kind)) as answer:
        yield answer


@contextmanager
def _open(options: Options, chosen: Chosen) -> Iterator[Opened]:
    policy, aliases = rules(options)
    with Library.open(
        chosen.place, sources=chosen.sources, offline=options.offline, policy=policy, aliases=aliases
    ) as library:
        tell_of_damage(library)
        if chosen.sources is None:
            yield Opened(library)
        else:
            from reader.cli.reading import read_now

            addresses = {spec.address for spec in chosen.sources}
            # With bodies come related stories, the same story elsewhere among them.
            yield Opened(library, read_now(library, addresses, stories=options.stories or options.body))


def tell_of_damage(library: Library) -> None:
    """Says so where the library was found damaged just now."""
    if library.aside is not None:
        from reader.cli.output import say

        say(f"{library.place.database} was damaged, and lies in {library.aside.name} now.")
        say("newsreader refresh builds it anew from its sources. Nothing you marked is lost.")


def article_of(options: Options) -> str:
    """The one ARTICLE that a command was given."""
    if len(options.words) != 1:
        raise UsageError(
            f"newsreader {options.command}: give one article: an id, a path or a URL.",
            "newsreader list prints the ids.",
        )
    return options.words[0]


@contextmanager
def found(options: Options, reference: str) -> Iterator[tuple[Library, str]]:
    """The library that holds an article, and its id there.

    That is your library or the one named, else one of those that sources were opened in lately. A file that none of
    them holds, and a document on standard input ("-"), are read into a library of their own.

    Raises:
        NotFoundError: there is no such article, or there are several.
    """
    with ExitStack() as stack:
        yield _found(options, reference, stack)


def _found(options: Options, reference: str, stack: ExitStack) -> tuple[Library, str]:
    if reference != "-":
        own = stack.enter_context(opened(options)).library
        try:
            return own, own.find(reference)
        except NotFoundError:
            path = os.path.expanduser(reference)
            a_file = os.path.lexists(path) and not os.path.isdir(path)
            certain = a_file or id_number(reference) is not None
            if (
                options.library is None
                and certain
                and (elsewhere := _opened_lately(options, reference, stack))
            ):
                return elsewhere
            if not a_file:
                raise
    apart = stack.enter_context(_open(options, choose(None, [reference])))
    return apart.library, _first(apart, reference)


def _opened_lately(options: Options, reference: str, stack: ExitStack) -> tuple[Library, str] | None:
    """Where an article is that was listed from a source, not from your library; a whole id or a path tells it."""
    own = paths.default_place()
    files = paths.place_for(()).database.parent.glob("*.db")
    for file in sorted(files, key=lambda file: file.stat().st_mtime, reverse=True)[:_LATELY]:
        try:
            library = stack.enter_context(_lately_at(own._replace(database=file), options))
            return library, library.find(reference)
        except ReaderError:
            continue
    return None


def _lately_at(place: Place, options: Options) -> Library:
    return Library.open(place, sources=(), offline=True, aliases=rules(options).aliases)


def _first(opened: Opened, reference: str) -> str:
    rows = opened.library.lists.articles(Query(unlisted=True), limit=1).rows
    for summary in opened.library.lists.summaries(rows):
        return summary.id
    reason = "; ".join(failure.message for failure in opened.failures) or "it holds no article"
    raise NotFoundError(f"Nothing can be shown of {reference}: {reason}.")
