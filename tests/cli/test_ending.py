"""A signal in the middle of a refresh: it ends at once, and leaves nothing behind."""

import os
import signal
import subprocess
import threading
from contextlib import closing
from pathlib import Path

import apsw
import pytest

from reader.models import SourceSpec
from reader.paths import place_at
from reader.subscriptions import Subscriptions
from tests.cli.program import Program
from tests.sources.server import Handler, serving


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)]
)
def test_a_signal_ends_a_refresh_and_its_sources_are_free_for_the_next(
    program: Program, tmp_path: Path, number: signal.Signals, code: int
) -> None:
    asked, over = threading.Event(), threading.Event()

    def silent(_: Handler) -> None:
        asked.set()
        over.wait(20)

    library = tmp_path / "x.db"
    with serving() as site:
        site.routes["/feed"] = silent
        Subscriptions(place_at(library).sources).add(SourceSpec(site.url("/feed"), "feed"))
        process = _begun(program, library)
        assert asked.wait(20)
        process.send_signal(number)
        out, err = process.communicate(timeout=20)
        over.set()

    assert (process.returncode, out, err) == (code, b"", b"")
    with closing(apsw.Connection(str(library))) as connection:
        assert connection.execute("SELECT leased_by, checked_at FROM sources").fetchall() == [(None, None)]


def test_a_signal_ends_the_commands_that_a_refresh_runs(program: Program, tmp_path: Path) -> None:
    library, fifo, script = tmp_path / "x.db", tmp_path / "running", tmp_path / "script"
    os.mkfifo(fifo)
    script.write_text(f'#!/bin/sh\nsleep 100 &\nexec >"{fifo}"\nsleep 100\n')
    script.chmod(0o755)
    Subscriptions(place_at(library).sources).add(SourceSpec(f"exec:{script}", "command"))
    with _begun(program, library) as process, fifo.open("rb") as running:  # open once the script runs
        process.terminate()
        assert process.wait(20) == 143
        assert running.read() == b""  # it ends with the last one that holds it


def _begun(program: Program, library: Path) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        program.command("refresh", "--library", library),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=program.home,
        env=program.environment,
    )
