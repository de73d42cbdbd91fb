"""Keys: how soon the cursor follows, and how long the event loop is ever busy meanwhile."""

import signal
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

from benchmarks.measure import Row, milliseconds, python
from benchmarks.terminal import Terminal
from benchmarks.workshop import Workshop, removed, report, workshop

TITLE = "Keys"

_DOWN = "j"
_CURSOR = "▌"
_PAUSE_S = 0.3  # longer than the app waits before it shows the article under the cursor
LIMIT_MS = 5.0


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the event loop: how long it took in ms, and what it was, where that was long."""

    took: float
    name: str


@dataclass(frozen=True, slots=True)
class Pressed:
    """What came of pressing keys: the time of each in s, and the steps of the event loop meanwhile."""

    seconds: Sequence[float]
    steps: Sequence[Step]


def rows(shop: Workshop) -> Sequence[Row]:
    """The cursor in a long and in a short list; the event loop with nothing else to do, and while indexing."""
    many, few = _in_turns(shop)
    calm, busy = _calm(shop), _while_indexing(shop)
    large, small = (f"{number:,}".replace(",", " ") for number in (shop.scale.many, shop.scale.few))
    peer = f"of {small}"
    return [
        _row(f"cursor down, of {large}", median(many), median(few), peer, aim=1.1),
        _row("the same, p95", p95(many), p95(few), peer),
        _row("cursor down while indexing", median(busy.seconds), median(few), peer),
        _row("the same, p95", p95(busy.seconds), p95(few), peer),
        _row("the same, longest", max(busy.seconds), max(few), peer),
        Row(f"longest step of the event loop, of {large}", longest(calm.steps), LIMIT_MS, "limit", aim=1),
        Row("longest step while indexing", longest(busy.steps), LIMIT_MS, "limit", aim=1),
    ]


def _row(what: str, measured: float, peer: float, name: str, aim: float | None = None) -> Row:
    return Row(what, milliseconds(measured), milliseconds(peer), name, aim=aim)


def _in_turns(shop: Workshop) -> tuple[list[float], list[float]]:
    """The times of the same key in a long and in a short list, both open."""
    many, few = shop.scale.many, shop.scale.few
    with (
        Terminal(shop.app(many), shop.environment) as long,
        Terminal(shop.app(few), shop.environment) as short,
    ):
        long.wait_for(*shop.titles(many), number=6)
        short.wait_for(*shop.titles(few), number=6)
        long.settle(2)
        times: tuple[list[float], list[float]] = ([], [])
        for _ in range(shop.scale.keys):
            for terminal in (long, short):
                terminal.settle(_PAUSE_S / 2)
            for terminal, its in zip((long, short), times, strict=True):
                its.append(_key(terminal))
    return times


def _calm(shop: Workshop) -> Pressed:
    """The event loop of an app that has nothing to do but to move the cursor and to show what is under it."""
    number, notes = shop.scale.many, shop.new_library().with_suffix(".steps")
    with Terminal(probed(notes, shop.app(number)), shop.environment) as terminal:
        terminal.wait_for(*shop.titles(number), number=6)
        terminal.settle(2)
        terminal.signal(signal.SIGUSR1)
        seconds = []
        for _ in range(shop.scale.keys):
            terminal.settle(_PAUSE_S)
            seconds.append(_key(terminal))
        return Pressed(seconds, noted(terminal, notes, "at rest"))


def _while_indexing(shop: Workshop) -> Pressed:
    """The event loop from the first screen of a new library on, with a key up to 20 times a second."""
    number, library = shop.scale.indexed, shop.new_library()
    notes = library.with_suffix(".steps")
    with Terminal(probed(notes, shop.app(number, library)), shop.environment) as terminal:
        terminal.wait_for(*shop.titles(number), number=6)
        found = press_while_busy(terminal, notes, shop.scale.keys, "while indexing")
    removed(library)
    return found


def press_while_busy(terminal: Terminal, notes: Path, number: int, when: str) -> Pressed:
    """So many keys, up to 20 a second, in an app that draws other things as well, and the steps of its event loop."""
    terminal.settle(0.02, patience=0.1)
    terminal.signal(signal.SIGUSR1)
    seconds = []
    for _ in range(number):
        pressed = terminal.press(_DOWN)
        seconds.append(terminal.wait_for(_CURSOR) - pressed)
        terminal.settle(0.05, patience=0.05)
    return Pressed(seconds, noted(terminal, notes, when))


def _key(terminal: Terminal) -> float:
    pressed = terminal.press(_DOWN)
    return terminal.frame() - pressed


def probed(notes: Path, command: Sequence[str]) -> list[str]:
    """The command that opens the app, with its event loop timed."""
    return python("-m", "benchmarks.loop_probe", str(notes), *command[command.index("reader") + 1 :])


def noted(terminal: Terminal, notes: Path, when: str) -> list[Step]:
    """What was noted since the notes were begun; the longest steps are named on standard error."""
    terminal.signal(signal.SIGUSR2)
    until = time.perf_counter() + 10
    while not notes.exists() and time.perf_counter() < until:
        terminal.read(0.02)
    lines = (line.partition(" ") for line in notes.read_text().splitlines())
    steps = sorted((Step(float(took), name) for took, _, name in lines), key=lambda step: -step.took)
    for step in steps[:5]:
        print(f"{when}: {step.took:.1f} ms, {step.name}", file=sys.stderr)
    return steps


def longest(steps: Sequence[Step]) -> float:
    """The time in ms of the longest of some steps."""
    return max(step.took for step in steps)


def p95(values: Sequence[float]) -> float:
    """What 95 in a hundred of some values stay below."""
    return quantiles(values, n=20, method="inclusive")[-1]


if __name__ == "__main__":
    with workshop() as made:
        report(TITLE, rows, made)
