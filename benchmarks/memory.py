"""Memory: of the app at its start and after a session, and of the indexer beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.articles import COMMON, SINGLE, THOUSANDTH
from benchmarks.measure import Row, python
from benchmarks.memory_of import Memory, children_of, memory_of, memory_of_children
from benchmarks.terminal import Terminal
from benchmarks.workshop import Workshop, report, workshop

TITLE = "Memory"

_PAGES = 200
_ARTICLES = 30
_SEARCHES = (
    COMMON,
    SINGLE,
    THOUSANDTH,
    "river",
    "energy report",
    "museum",
    "東京",
    "xyzzy",
    "gard",
    "tele",
) * 2
_QUIET_S = 3.0


@dataclass(frozen=True, slots=True)
class Session:
    """The app at its start and after a session, and what it had running beside it then."""

    start: Memory
    after: Memory
    beside_at_start: Memory
    beside_after: Memory


def rows(shop: Workshop) -> Sequence[Row]:
    """The app's own memory against an empty Textual app's; then the indexer's, and all together."""
    empty = _empty(shop)
    session = _session(shop)
    peer = "empty Textual app"
    start, after = session.start, session.after

    def row(what: str, measured: int, peer_size: int, aim: float | None = None) -> Row:
        return Row(what, measured / 1e6, peer_size / 1e6, peer, "MB", aim)

    return [
        row("app at start, resident", start.resident, empty.resident, 1.25),
        row("app after a session, resident", after.resident, empty.resident, 1.8),
        row("app at start, proportional", start.proportional, empty.proportional),
        row("app after a session, proportional", after.proportional, empty.proportional),
        row("indexer at start, resident", session.beside_at_start.resident, empty.resident),
        row("indexer after a session, resident", session.beside_after.resident, empty.resident),
        row(
            "both after a session, proportional",
            (after + session.beside_after).proportional,
            empty.proportional,
        ),
    ]


def _empty(shop: Workshop) -> Memory:
    with Terminal(python("-m", "benchmarks.empty_app"), shop.environment) as terminal:
        terminal.wait_for("ready")
        terminal.settle(_QUIET_S)
        return memory_of(terminal.pid)


def _session(shop: Workshop) -> Session:
    number = shop.scale.many
    with Terminal(shop.app(number), shop.environment) as terminal:
        terminal.wait_for(*shop.titles(number), number=6)
        terminal.settle(_QUIET_S, patience=20)
        if not children_of(terminal.pid):
            raise RuntimeError("The app has no indexer running beside it.")
        start, beside_at_start = memory_of(terminal.pid), memory_of_children(terminal.pid)
        scroll(terminal)
        read(terminal)
        search(terminal)
        terminal.settle(_QUIET_S, patience=20)
        return Session(start, memory_of(terminal.pid), beside_at_start, memory_of_children(terminal.pid))


def scroll(terminal: Terminal) -> None:
    """Goes through the list: to its end and back, then down page by page."""
    for keys in ("G", "g", *["\x1b[6~"] * _PAGES):
        terminal.press(keys)
        terminal.settle(0.05)
    terminal.settle()


def read(terminal: Terminal) -> None:
    """Opens one article after the other, and pages through each."""
    for _ in range(_ARTICLES):
        for keys in ("\r", "\x1b[6~", "\x1b[6~", "\x1b", "j"):
            terminal.press(keys)
            terminal.settle()


def search(terminal: Terminal) -> None:
    """Searches for one thing after the other, and leaves the search again."""
    for words in _SEARCHES:
        terminal.press("/")
        terminal.settle(0.1)
        for letter in words:
            terminal.press(letter)
            terminal.settle(0.05)
        for keys in ("\r", "\x1b"):
            terminal.press(keys)
            terminal.settle()


if __name__ == "__main__":
    with workshop() as made:
        report(TITLE, rows, made)
