"""Runs the reader, and notes how long each step on its event loop keeps the others waiting.

usage: python -m benchmarks.loop_probe REPORT [ARGUMENT ...]

SIGUSR1 begins the notes anew. SIGUSR2 writes them to the file REPORT: one line a step, its time in ms and, from 2 ms
up, its name.
"""

import asyncio
import signal
import sys
import time
from pathlib import Path

_NAMED_MS = 2.0

_steps: list[tuple[float, str]] = []
_run_step = asyncio.Handle._run  # noqa: SLF001 - the one place all steps pass


def _timed(handle: asyncio.Handle) -> None:
    begun = time.perf_counter()
    _run_step(handle)
    took = (time.perf_counter() - begun) * 1000
    # A name costs time itself: only what is worth a look gets one.
    _steps.append((took, _name(handle) if took >= _NAMED_MS else ""))


def _name(handle: asyncio.Handle) -> str:
    callback: object = getattr(handle, "_callback", None)
    owner: object = getattr(callback, "__self__", None)
    return owner.get_name() if isinstance(owner, asyncio.Task) else repr(callback)


def _write(report: Path) -> None:
    unfinished = report.with_name(report.name + ".part")
    unfinished.write_text("".join(f"{took:.3f} {name}\n" for took, name in _steps))
    unfinished.rename(report)


def main() -> int:
    """Runs the reader with the arguments that follow REPORT; gives its exit code."""
    report = Path(sys.argv[1])
    asyncio.Handle._run = _timed  # type: ignore[method-assign, assignment]  # noqa: SLF001 - as above
    signal.signal(signal.SIGUSR1, lambda *_: _steps.clear())
    signal.signal(signal.SIGUSR2, lambda *_: _write(report))
    from reader.__main__ import main as run_reader

    return run_reader(sys.argv[2:])


if __name__ == "__main__":
    sys.exit(main())
