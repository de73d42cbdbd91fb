"""Starting the app: from exec to the first screen of articles, on an indexed library and on none, and to the still."""

from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.measure import Row, in_turns, milliseconds, python, run
from benchmarks.terminal import Terminal
from benchmarks.workshop import Workshop, removed, report, workshop

TITLE = "Start"

_ENOUGH = 6  # so many titles are a screen of articles, and not one that happens to be on it
_SAME = 1.05  # what is told apart from noise on a quiet machine
_TEXTUAL = "\x1b[?1000h"  # what the app says to the terminal before it draws


def rows(shop: Workshop) -> Sequence[Row]:
    """Warm and first starts with many and with few articles, against an empty Textual app; the still."""
    return [*_stills(shop), *_starts(shop)]


def _stills(shop: Workshop) -> Sequence[Row]:
    many = shop.scale.many
    still, bare, over, without = in_turns(
        shop.scale.turns,
        lambda: _over_still(shop, many)[0],
        lambda: run(python("-c", "pass"), shop.environment).seconds,
        lambda: _over_still(shop, many)[1],
        _warm(shop, many),
    )
    return [
        _row("to the still of the last view", still, bare, "python -c pass", 3),
        _row("to the app over the still", over, without, "without a still", _SAME),
    ]


def _starts(shop: Workshop) -> Sequence[Row]:
    many, few = shop.scale.many, shop.scale.few
    warm_many, warm_few, first_many, first_few, empty = in_turns(
        shop.scale.turns,
        _warm(shop, many),
        _warm(shop, few),
        _first(shop, many),
        _first(shop, few),
        lambda: _seconds(shop, python("-m", "benchmarks.empty_app"), ["ready"], 1),
    )
    peer = "empty Textual app"
    large, small = _number(many), _number(few)
    return [
        _row(f"to a list of {large} indexed articles", warm_many, empty, peer, 1.15),
        _row(f"to a list of {small} indexed articles", warm_few, empty, peer, 1.15),
        _row(f"{large} against {small} indexed articles", warm_many, warm_few, small, _SAME),
        _row(f"to articles, no index yet, {large} files", first_many, empty, peer, 1.4),
        _row(f"to articles, no index yet, {small} files", first_few, empty, peer, 1.4),
        _row(f"no index yet, {large} against {small} files", first_many, first_few, small, _SAME),
    ]


def _row(what: str, measured: float, peer: float, name: str, aim: float) -> Row:
    return Row(what, milliseconds(measured), milliseconds(peer), name, aim=aim)


def _warm(shop: Workshop, number: int) -> Callable[[], float]:
    command, titles = shop.app(number), shop.titles(number)
    return lambda: _seconds(shop, command, titles, _ENOUGH)


def _first(shop: Workshop, number: int) -> Callable[[], float]:
    titles = shop.titles(number)

    def work() -> float:
        library = shop.new_library()
        seconds = _seconds(shop, shop.app(number, library), titles, _ENOUGH)
        removed(library)
        return seconds

    return work


def _over_still(shop: Workshop, number: int) -> tuple[float, float]:
    """The seconds to the still that a session before this one left, and those to the app over it."""
    command, titles = shop.app(number), shop.titles(number)
    _seconds(shop, command, titles, _ENOUGH)
    with Terminal(command, shop.environment) as terminal:
        still = terminal.wait_for(*titles, number=_ENOUGH)
        begun = terminal.wait_for(_TEXTUAL)
        app = terminal.wait_for(*titles, number=_ENOUGH)
        assert still < begun < app
        return still - terminal.begun, app - terminal.begun


def _seconds(shop: Workshop, command: Sequence[str], texts: Sequence[str], enough: int) -> float:
    """The seconds until the app itself has drawn so many of the texts: no still is there to draw them before."""
    (Path(shop.environment["XDG_CACHE_HOME"]) / "newsreader" / "last.still").unlink(missing_ok=True)
    with Terminal(command, shop.environment) as terminal:
        return terminal.wait_for(*texts, number=enough) - terminal.begun


def _number(value: int) -> str:
    return f"{value:,}".replace(",", " ")


if __name__ == "__main__":
    with workshop() as made:
        report(TITLE, rows, made)
