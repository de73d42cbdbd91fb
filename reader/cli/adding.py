"""`newsreader sources add`: finds out what an address leads to, shows it, and adds it."""

import asyncio
import shlex
from collections.abc import Sequence
from typing import NamedTuple

from reader.cli import records
from reader.cli.options import Options
from reader.cli.output import beside, complain, in_form, output_for, say
from reader.cli.running import run_to_end
from reader.cli.source_options import changed
from reader.cli.table import Column, Row
from reader.content.urls import public, same_server
from reader.errors import NotAllowedError, ReaderError, SourceError, UnreachableError, UsageError
from reader.library import Library
from reader.models import Json, Offer, SourceSpec
from reader.sources.base import Way
from reader.subscriptions import has_secrets, meant, specs_of
from reader.subscriptions.fields import checked

COLUMNS = (
    Column("Source", flexible=True),
    Column("Kind"),
    Column("Name"),
    Column("What"),
    Column("Articles", right=True),
)
_UNSEEN = "not looked at, because of --offline"


class _Asked(NamedTuple):
    """What a word turned out to be: sources on offer, the likeliest first, or what is wrong."""

    word: str
    offers: tuple[Offer, ...] = ()
    error: ReaderError | None = None


def add(library: Library, words: Sequence[str], options: Options) -> int:
    """Adds the sources that `words` name, or with `--dry-run` only shows what they are; gives the exit code."""
    found = run_to_end(_find(library, words, options))
    outcomes = [_take(library, asked, options) for asked in found]
    if options.dry_run or options.format:
        _print(outcomes if options.dry_run else [_as_added(outcome) for outcome in outcomes], options)
    errors = [outcome.error for outcome in outcomes if outcome.error]
    if errors and len(errors) == len(outcomes):
        return errors[0].exit_code
    return 1 if errors else 0


async def _find(library: Library, words: Sequence[str], options: Options) -> list[_Asked]:
    from reader.sources.network import Network

    way = Way(options.offline, Network(), str(library.place.clones))
    known = [] if options.dry_run else [status.spec.address for status in library.sources.all()]
    return list(await asyncio.gather(*(_ask(word, known, options, way) for word in words)))


async def _ask(word: str, known: Sequence[str], options: Options, way: Way) -> _Asked:
    try:
        if word == "-":
            raise UsageError("Standard input cannot be kept as a source.")
        (spec,) = specs_of([word], options.kind)
        if there := meant(spec.address, known):
            raise _there_already(there)
        spec = checked(changed(spec, options))
        return _Asked(word, await _offers(word, spec, way))
    except ReaderError as error:
        return _Asked(word, error=error)


async def _offers(word: str, spec: SourceSpec, way: Way) -> tuple[Offer, ...]:
    from reader.sources.discover import looks_like_host
    from reader.sources.discovery import look_into
    from reader.sources.offline import needs_network

    if way.offline and needs_network(spec):
        return (Offer(spec, _UNSEEN),)
    if has_secrets(spec):
        return _by_its_server(spec, await look_into(spec, way))
    if spec.address == f"https://{word}" and looks_like_host(word):
        spec = spec._replace(address=word)  # it is asked by http as well, where nobody answers by https
    return await look_into(spec, way)


def _by_its_server(spec: SourceSpec, offers: tuple[Offer, ...]) -> tuple[Offer, ...]:
    """The offers that are at the server of `spec`: no other is told who asks."""
    own = tuple([offer for offer in offers if same_server(offer.spec.address, spec.address)])
    if not own:
        raise SourceError(
            f"{public(spec.address)} leads to {public(offers[0].spec.address)}, which is on another server",
            "Add that address itself, if that server is to be told who asks.",
        )
    return own


def _take(library: Library, asked: _Asked, options: Options) -> _Asked:
    """Tells what was found, and adds the first of it."""
    error = asked.error
    if error is None:
        _show(asked.offers[0])
        try:
            if not options.dry_run:
                _add(library, asked.offers[0].spec, options)
        except ReaderError as refused:
            error = refused
    if error is not None:
        complain(error)
    _show_others(asked.offers[1:])
    return asked._replace(error=error)


def _add(library: Library, offered: SourceSpec, options: Options) -> None:
    spec = changed(offered, options)
    if options.kind is None and spec.kind in {"folder", "file"}:
        spec = spec._replace(kind=None)  # what is there counts, whatever it was today
    if meant(spec.address, [status.spec.address for status in library.sources.all()]):
        raise _there_already(spec.address)
    library.sources.add(spec)
    say(f"Added {public(spec.address)}.")
    if public(spec.address) != spec.address:
        say(
            f"Its user name and password stand in clear in {library.place.sources}. This takes them out of there:"
        )
        beside(f"newsreader sources set {shlex.quote(public(spec.address))} --password-env VARIABLE")


def _as_added(outcome: _Asked) -> _Asked:
    """What was found without what was not added of it."""
    return outcome._replace(offers=() if outcome.error else outcome.offers[:1])


def _show(offer: Offer) -> None:
    say(f"{public(offer.spec.address)}: {_in_words(offer)}")
    for title in offer.titles:
        beside(title)


def _show_others(offers: Sequence[Offer]) -> None:
    for offer in offers:
        say(f"Also there: {_in_words(offer)}")
        beside(f"newsreader sources add {shlex.quote(public(offer.spec.address))}")


def _in_words(offer: Offer) -> str:
    name = f" “{offer.name}”" if offer.name and offer.words != _UNSEEN else ""
    told = offer.articles is None or " article" in offer.words
    count = "" if told else f", {offer.articles} article{'' if offer.articles == 1 else 's'}"
    return f"{offer.words}{name}{count}"


def _print(outcomes: Sequence[_Asked], options: Options) -> None:
    output = output_for(options)
    offers = [records.offer(offer) for outcome in outcomes for offer in outcome.offers]
    failures = [_failure(outcome.word, outcome.error) for outcome in outcomes if outcome.error]
    if not in_form(output, json=lambda: {"offers": offers, "failures": failures}, objects=lambda: offers):
        output.rows(COLUMNS, (_row(offer) for outcome in outcomes for offer in outcome.offers))


def _row(offer: Offer) -> Row:
    spec, articles = offer.spec, "" if offer.articles is None else str(offer.articles)
    return Row((public(spec.address), spec.kind or "", offer.name or "", offer.words, articles))


def _failure(word: str, error: ReaderError) -> Json:
    reasons = ((NotAllowedError, "password"), (UnreachableError, "unreachable"))
    reason = next((reason for kind, reason in reasons if isinstance(error, kind)), None)
    return {"source": public(word), "key": None, "line": None, "message": str(error), "reason": reason}


def _there_already(address: str) -> UsageError:
    return UsageError(f"{public(address)} is a source already.")
