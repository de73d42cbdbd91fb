"""Opening articles: from Enter to the first lines of the text, for short articles and for very long ones."""

from collections.abc import Sequence
from pathlib import Path
from statistics import median, quantiles

from benchmarks.measure import Row, milliseconds, reader
from benchmarks.terminal import Terminal
from benchmarks.words import VOCABULARY
from benchmarks.workshop import Workshop, report, workshop

TITLE = "Opening an article"

_SIZES = ((5_000, 25.0), (200_000, 150.0))
"""Bytes of an article, and the ms that its first lines may take."""
_PAUSE_S = 0.3


def rows(shop: Workshop) -> Sequence[Row]:
    """The median and the slowest but one in twenty, each article opened for the first time."""
    found = []
    for size, limit in _SIZES:
        seconds = _opened(shop, size)
        name = f"{size // 1000} kB"
        found += [
            Row(f"an article of {name}", milliseconds(median(seconds)), limit, "limit", aim=1),
            Row("the same, p95", milliseconds(_p95(seconds)), limit, "limit"),
        ]
    return found


def _opened(shop: Workshop, size: int) -> list[float]:
    """The times of articles opened one after the other, at 200×50 where the list hides none of them."""
    number = shop.scale.keys // 4
    folder = shop.folder_for(f"long-{size}")
    for i in range(number + 1):
        _write(folder, i, size)
    command = reader("--library", str(shop.new_library()), str(folder))
    with Terminal(command, shop.environment, columns=100) as terminal:
        terminal.wait_for("Headline 0")
        terminal.settle(1)
        seconds = []
        for i in range(number + 1):
            pressed = terminal.press("\r")
            seconds.append(terminal.wait_for(f"beginning{i:04}") - pressed)
            terminal.settle(_PAUSE_S)
            terminal.press("q")
            terminal.settle(_PAUSE_S)
            terminal.press("j")
            terminal.settle(_PAUSE_S)
        return seconds[1:]  # the first loads the parsers


def _write(folder: Path, i: int, size: int) -> None:
    """An article of about `size` bytes: paragraphs, headings, lists and links."""
    words = iter(VOCABULARY[(i * 31 + place * 7) % len(VOCABULARY)] for place in range(size))
    parts = [f"beginning{i:04} of the text"]
    length = 0
    while length < size:
        text = " ".join(next(words) for _ in range(60))
        kind = len(parts) % 7
        part = (
            f"## {text[:40]}"
            if kind == 3
            else f"- {text[:80]}\n- [{text[:20]}](https://news.example/{i})"
            if kind == 5
            else text
        )
        parts.append(part)
        length += len(part)
    head = f'---\ntitle: "Headline {i}"\npublishedDateTime: 2026-01-01T00:{59 - i % 60:02}:00Z\n---\n'
    (folder / f"2026-01-01-{i:04}.md").write_text(head + "\n\n".join(parts) + "\n")


def _p95(values: Sequence[float]) -> float:
    return quantiles(values, n=20, method="inclusive")[-1]


if __name__ == "__main__":
    with workshop() as made:
        report(TITLE, rows, made)
