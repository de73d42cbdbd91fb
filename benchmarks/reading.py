"""Reading: keys while pages are fetched, a long text scrolled, and what ten pictures cost."""

import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles

from benchmarks.keys import probed
from benchmarks.measure import ROOT, Row, milliseconds, python, reader, run
from benchmarks.memory_of import memory_of
from benchmarks.terminal import Terminal
from benchmarks.workshop import Workshop, report, workshop

TITLE = "Reading"

_PAGES = 10
_LINES = 300


def rows(shop: Workshop) -> Sequence[Row]:
    """One library of forty articles, whose pages are on a server of this machine."""
    with _server() as port:
        library = shop.new_library()
        source = f"http://127.0.0.1:{port}/api/news/index.json"
        run(reader("sources", "add", source, "--full-text", "--library", str(library)), shop.environment)
        run(reader("refresh", "--library", str(library)), shop.environment)
        busy, steps = _while_fetching(shop, library)
        fetch = reader("refresh", "--full-text", "-q", "", "--library", str(library))
        run(fetch, shop.environment)
        calm, _ = _while_fetching(shop, library)
        per_second = _scrolled(shop, library)
        bare, hung = (_with_pictures(shop, library, images) for images in ("off", "all"))
    return [
        Row(f"next article while {_PAGES} pages are fetched", milliseconds(median(busy)), 20, "limit", aim=1),
        Row("the same, p95", milliseconds(_p95(busy)), milliseconds(_p95(calm)), "nothing fetched"),
        Row("longest step of the event loop meanwhile", steps, 20, "limit", aim=1),
        Row("lines a second of a page of 200 kB", per_second, 60, "the least", "lines"),
        Row("memory with ten pictures", hung[0] - bare[0], 40, "limit", "MB", aim=1),
        Row("cursor down among pictures", milliseconds(hung[1]), milliseconds(bare[1]), "without", aim=1.3),
    ]


@contextmanager
def _server() -> Iterator[int]:
    command = python("-m", "benchmarks.page_server")
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        yield int(process.stdout.readline())
        process.stdin.close()


def _while_fetching(shop: Workshop, library: Path) -> tuple[list[float], float]:
    """The times of the key that goes on to the next article; each that lacks its page has it fetched, with the next."""
    import signal

    notes = library.with_suffix(".steps")
    notes.unlink(missing_ok=True)
    run(reader("mark", "unread", "-q", "headline", "--library", str(library)), shop.environment)
    (library.with_name(library.name + ".data") / "view.json").unlink(missing_ok=True)
    command = probed(notes, reader("--library", str(library)))
    with Terminal(command, shop.environment) as terminal:
        terminal.wait_for("Headline 03")
        terminal.settle(1.5)
        terminal.press("\r")
        terminal.settle(0.5)
        terminal.signal(signal.SIGUSR1)
        seconds = []
        for _ in range(_PAGES):
            pressed = terminal.press("n")
            seconds.append(terminal.frame() - pressed)
            terminal.settle(0.05, patience=0.15)
        terminal.signal(signal.SIGUSR2)
        until = time.perf_counter() + 10
        while not notes.exists() and time.perf_counter() < until:
            terminal.read(0.02)
    took = [float(line.partition(" ")[0]) for line in notes.read_text().splitlines()]
    return seconds, max(took, default=0.0)


def _scrolled(shop: Workshop, library: Path) -> float:
    """Lines a second while the key down is held in the longest article."""
    with _opened(shop, library, {}) as terminal:
        terminal.settle(1)
        begun = terminal.press("j" * _LINES)
        end = begun
        while terminal.read(0.4):
            end = time.perf_counter()
        return _LINES / (end - begun)


def _with_pictures(shop: Workshop, library: Path, images: str) -> tuple[float, float]:
    """The memory of the app (MB) when all of an article with ten pictures was seen, and the time of a key in it."""
    settings = library.with_suffix(f".{images}.toml")
    settings.write_text(f'[article]\nimages = "{images}"\n')
    extra = {"COLORTERM": "truecolor", "TERM": "xterm-256color", "NEWSREADER_CONFIG": str(settings)}
    with _opened(shop, library, extra, down=1) as terminal:
        if images == "all":
            terminal.press("G")
            terminal.press("g")
            terminal.wait_for("▀▀")
        terminal.settle(2)
        for _ in range(12):
            terminal.press("\x04")
            terminal.settle(0.3)
        memory = memory_of(terminal.pid).resident / 2**20
        terminal.press("g")
        terminal.settle(0.5)
        seconds = []
        for _ in range(60):
            pressed = terminal.press("j")
            seconds.append(terminal.frame() - pressed)
        return memory, median(seconds)


@contextmanager
def _opened(
    shop: Workshop, library: Path, environment: Mapping[str, str], *, down: int = 0
) -> Iterator[Terminal]:
    (library.with_name(library.name + ".data") / "view.json").unlink(missing_ok=True)
    command = reader("--library", str(library))
    with Terminal(command, {**shop.environment, **environment}, columns=100) as terminal:
        terminal.wait_for("Headline 03")
        terminal.settle(1)
        terminal.press("j" * down)
        terminal.settle(0.3)
        terminal.press("\r")
        terminal.settle(1)
        yield terminal


def _p95(values: Sequence[float]) -> float:
    return quantiles(values, n=20, method="inclusive")[-1]


if __name__ == "__main__":
    with workshop() as made:
        report(TITLE, rows, made)
