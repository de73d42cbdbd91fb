"""A refresh that goes on, and what it tells."""

import json
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.cli.program import Parsed, Program


@contextmanager
def watching(
    program: Program, *arguments: str | Path, command: Sequence[str] = ()
) -> "Iterator[subprocess.Popen[bytes]]":
    """`refresh --watch --jsonl` with these arguments, or `command`, while the block is in."""
    process = subprocess.Popen(
        command or program.command("refresh", "--watch", "--jsonl", *arguments),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=program.home,
        env=program.environment,
    )
    with process:
        try:
            yield process
        finally:
            process.kill()


def next_source(process: "subprocess.Popen[bytes]") -> Parsed:
    """The next event that tells a source is done."""
    return next_event(process, "source")


def next_event(process: "subprocess.Popen[bytes]", name: str) -> Parsed:
    """The next event of that name."""
    assert process.stdout is not None
    for line in process.stdout:
        event = Parsed(json.loads(line))
        if event["event"] == name:
            return event
    raise AssertionError("the program ended before that")


def end_of(process: "subprocess.Popen[bytes]") -> tuple[int, bytes]:
    """Closes its standard input; gives the exit code, and what it said on standard error."""
    _, err = process.communicate(timeout=20)
    return process.returncode, err
