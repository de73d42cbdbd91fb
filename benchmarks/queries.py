"""Queries: from a key in the search bar to its first results, counts of many views, and the event loop meanwhile."""

import shutil
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from statistics import median
from typing import NamedTuple

from benchmarks import newsboat, searching
from benchmarks.keys import LIMIT_MS, longest, noted, p95, probed
from benchmarks.measure import Row, milliseconds
from benchmarks.searching import COMMONEST, FEW, FIELDS, TWO_LETTERS, Typed
from benchmarks.terminal import Terminal
from benchmarks.words import PROVIDERS, TOPICS
from benchmarks.workshop import Workshop, report, workshop
from reader.library import Library
from reader.models import Query
from reader.paths import place_at
from reader.query.parsing import parse_strict

TITLE = "Queries"

_COUNTS_MS = 100.0
_STARRED = 400


class _Asked(NamedTuple):
    """A query, in a large library and in a small one, and the seconds it took there, and in newsboat."""

    name: str
    large: Typed
    small: Typed
    in_large: list[float]
    in_small: list[float]
    in_newsboat: list[float] | None


def rows(shop: Workshop) -> Sequence[Row]:
    """The search bar beside a page down, a tenth of the articles and newsboat; counts of views; the event loop."""
    many, few = shop.scale.many, shop.scale.many // 10
    with _library(shop, many) as large, _library(shop, few) as small:
        queries, pages = _queries(large, small), searching.pages(large)
    paged = _in_turns(shop, queries, pages)
    page = milliseconds(p95(paged))
    number = f"{few:,}".replace(",", " ")
    times = [(one, milliseconds(p95(one.in_large))) for one in queries]
    return [
        *(Row(f"{one.name}, p95", took, page, "page down, p95", aim=2.5) for one, took in times),
        *(
            Row(f"{one.name}, median", milliseconds(median(one.in_large)), milliseconds(median(paged)), "page down")
            for one, _ in times
        ),
        *(
            Row(f"{one.name}, p95", took, milliseconds(p95(one.in_small)), f"of {number}", aim=1.5)
            for one, took in times
            if one.in_small
        ),
        *(
            Row(f"{one.name}, p95", took, milliseconds(p95(one.in_newsboat)), "newsboat", aim=0.1)
            for one, took in times
            if one.in_newsboat
        ),
        *_counts(shop),
        Row("longest step of the event loop while typing", _longest(shop, queries), LIMIT_MS, "limit", aim=1),
    ]  # fmt: skip


def _queries(large: Library, small: Library) -> list[_Asked]:
    rare = searching.rare_word((large, small))
    named = (
        (f"rare word ({rare})", rare), (f"commonest word ({COMMONEST})", COMMONEST),
        (f"two letters ({TWO_LETTERS})", TWO_LETTERS), (FIELDS, FIELDS), (FEW, FEW),
    )  # fmt: skip
    found = [
        _Asked(name, searching.typed(large, text), searching.typed(small, text), [], [], None if ":" in text else [])
        for name, text in named
    ]  # fmt: skip
    return [one for one in found if one.large.pieces]


def _in_turns(shop: Workshop, queries: Sequence[_Asked], pages: Sequence[str]) -> list[float]:
    """Types each query in each program, in turns, and gives the seconds of pages down between them."""
    paged = list[float]()
    with ExitStack() as stack:
        large, small = (
            stack.enter_context(_app(shop, number)) for number in (shop.scale.many, shop.scale.many // 10)
        )
        theirs = stack.enter_context(_newsboat(shop)) if shutil.which("newsboat") else None
        for turn in range(shop.scale.turns + 1):
            page = searching.paged(large, pages)
            paged += page if turn else []
            for one in queries:
                for terminal, query, times in (
                    (large, one.large, one.in_large),
                    (small, one.small, one.in_small),
                ):
                    if query.pieces:
                        _take(times, searching.searched(terminal, query), turn)
                if theirs and one.in_newsboat is not None:
                    _take(one.in_newsboat, _searched(theirs, one.large.text), turn)
    return paged


def _take(times: list[float], seconds: float, turn: int) -> None:
    """The first turn is thrown away: it compiles byte code and fills caches."""
    if turn:
        times.append(seconds)


def _searched(terminal: Terminal, word: str) -> float:
    """The seconds from Enter to the results in newsboat; then its list of all articles is back."""
    terminal.press("/")
    terminal.settle()
    terminal.press(word)
    terminal.settle()
    pressed = terminal.press("\r")
    seen = terminal.wait_for("Search results")
    terminal.settle()
    terminal.press("q")
    terminal.settle()
    return seen - pressed


def _counts(shop: Workshop) -> Sequence[Row]:
    """What thirty views take to be counted; the slowest of them is named."""
    with _library(shop, shop.scale.many) as library:
        texts = _views(library)
        queries = [Query(parse_strict(text).where, stories=True) for text in texts]
        ids = library.lists.all_ids(Query())[:: shop.scale.many // _STARRED or 1]
        for field in ("starred", "later"):
            library.marks.set(ids, field, True)
        together, alone = list[float](), list[list[float]]()
        for _ in range(shop.scale.turns + 1):
            together.append(_counted(library, queries))
            alone.append([_counted(library, [query]) for query in queries])
        for _ in range(2):
            library.marks.undo()
    each = [median(times) for times in zip(*alone[1:], strict=True)]
    slowest = max(range(len(texts)), key=each.__getitem__)
    for place in sorted(range(len(texts)), key=lambda place: -each[place])[:5]:
        print(f"counted: {milliseconds(each[place]):.1f} ms, {texts[place]}", file=sys.stderr)
    return [
        Row(f"counts of {len(texts)} views", milliseconds(median(together[1:])), _COUNTS_MS, "limit", aim=1),
        Row(f"the slowest of them ({texts[slowest]})", milliseconds(each[slowest]), _COUNTS_MS, "limit"),
    ]


def _views(library: Library) -> list[str]:
    """Thirty queries as a user may keep them."""
    rare = searching.rare_word((library,))
    return [
        *(f'topic:"{topic}" is:unread' for topic in TOPICS[1:9]),
        *(f'provider:"{name}"' for name, _ in PROVIDERS[:6]),
        rare, '"heat snow" newer:30d', "harvest train", "island is:unread", "goal -forest", "title:beetle",
        "heat:>=90 newer:7d", "heat:>120 quality:>95", "date:2021-05", "has:image lang:en newer:1mo", "is:starred",
        "is:later has:related", "older:1y is:unread type:video", "(comet OR telescope) topic:Space", "domain:example",
        "the",
    ]  # fmt: skip


def _counted(library: Library, queries: Sequence[Query]) -> float:
    begun = time.perf_counter()
    library.queries.count(queries)
    return time.perf_counter() - begun


def _longest(shop: Workshop, queries: Sequence[_Asked]) -> float:
    """The longest step of the event loop while queries are typed, key by key."""
    number, notes = shop.scale.many, shop.new_library().with_suffix(".steps")
    with Terminal(probed(notes, shop.app(number)), shop.environment) as terminal:
        terminal.wait_for(*shop.titles(number), number=6)
        terminal.settle(2)
        terminal.signal(signal.SIGUSR1)
        for one in queries:
            searching.searched(terminal, one.large)
        return longest(noted(terminal, notes, "while typing"))


@contextmanager
def _library(shop: Workshop, number: int) -> Iterator[Library]:
    with Library.open(place_at(shop.library(number)), offline=True) as library:
        yield library


@contextmanager
def _app(shop: Workshop, number: int) -> Iterator[Terminal]:
    with Terminal(shop.app(number), shop.environment) as terminal:
        terminal.wait_for(*shop.titles(number), number=6)
        terminal.settle(2)
        yield terminal


@contextmanager
def _newsboat(shop: Workshop) -> Iterator[Terminal]:
    with Terminal(newsboat.command(shop, shop.scale.many), shop.environment) as terminal:
        terminal.wait_for("unread", patience=120)
        terminal.settle(2)
        terminal.press("\r")
        terminal.settle(3)
        yield terminal


if __name__ == "__main__":
    with workshop() as made:
        report(TITLE, rows, made)
