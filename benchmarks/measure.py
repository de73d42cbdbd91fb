"""How things are measured: commands in turns with their peers, medians of the turns, tables of ratios."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Row:
    """One number and what it is held against, both in `unit`; `aim` is the highest ratio that is within.

    A row without an aim is told for the whole picture.
    """

    what: str
    measured: float
    peer: float
    peer_name: str
    unit: str = "ms"
    aim: float | None = None

    @property
    def ratio(self) -> float:
        """How many times the peer the measured number is."""
        return self.measured / self.peer if self.peer else float("nan")

    @property
    def verdict(self) -> str:
        """Whether the aim is met, in words; "" where there is none."""
        if self.aim is None:
            return ""
        return "within" if self.ratio <= self.aim else "short of it"


def table(rows: Sequence[Row]) -> str:
    """The rows as a Markdown table, its columns aligned."""
    cells = [["", "measured", "against", "ratio", "aim", ""]]
    for row in rows:
        aim = "" if row.aim is None else f"≤ {row.aim:g}"
        against = f"{_number(row.peer)} {row.unit} ({row.peer_name})"
        cells.append(
            [row.what, f"{_number(row.measured)} {row.unit}", against, f"{row.ratio:.3g}", aim, row.verdict]
        )
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = [
        " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) for line in cells
    ]
    rule = "|".join("-" * (width + 2) for width in widths)
    return "\n".join([f"| {lines[0]} |", f"|{rule}|", *(f"| {line} |" for line in lines[1:])])


def _number(value: float) -> str:
    return f"{value:,.0f}".replace(",", " ") if value >= 100 else f"{value:.3g}"


def in_turns(turns: int, *works: Callable[[], float]) -> list[float]:
    """The median of each work's answers, the works taking turns so that the machine's moods hit all of them.

    A first turn is thrown away: it compiles byte code and fills the caches of the disk.
    """
    answers: list[list[float]] = [[] for _ in works]
    for turn in range(turns + 1):
        for answer, work in zip(answers, works, strict=True):
            value = work()
            if turn:
                answer.append(value)
    return [median(answer) for answer in answers]


@dataclass(frozen=True, slots=True)
class Ran:
    """A command that came to its end: how long it took in s, and what it and its children read from files, in bytes."""

    seconds: float
    read: int
    output: str


def run(command: Sequence[str], environment: Mapping[str, str]) -> Ran:
    """Runs a command to its end, from the start of its process.

    Raises:
        RuntimeError: it failed.
    """
    begun = time.perf_counter()
    with subprocess.Popen(
        command, env=environment, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True
    ) as process:
        output = process.stdout.read() if process.stdout else ""
        # What it has read is known as long as it is not waited for; see proc_pid_io(5).
        os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
        seconds = time.perf_counter() - begun
        read = _read_by(process.pid)
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with exit code {process.returncode}.")
    return Ran(seconds, read, output)


def _read_by(pid: int) -> int:
    fields = dict(line.split(": ") for line in Path(f"/proc/{pid}/io").read_text().splitlines())
    return int(fields["rchar"])


def python(*words: str) -> list[str]:
    """A command for the interpreter that runs this."""
    return [sys.executable, *words]


def reader(*words: str) -> list[str]:
    """A command of the reader."""
    return python("-m", "reader", *words)


def milliseconds(seconds: float) -> float:
    """The same time in ms."""
    return seconds * 1000


def environment(home: Path) -> dict[str, str]:
    """The environment for everything measured: settings and caches under `home`, byte code kept, a usual terminal."""
    personal = ("NEWSREADER_", "TEXTUAL", "PYTHON", "XDG_", "LC_", "NO_COLOR", "COLUMNS", "LINES")
    own = {name: value for name, value in os.environ.items() if not name.startswith(personal)}
    folders = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CACHE", "CONFIG", "DATA", "STATE")}
    terminal = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8", "BROWSER": "true"}
    return {**own, **folders, **terminal, "HOME": str(home), "PYTHONPATH": str(ROOT)}
