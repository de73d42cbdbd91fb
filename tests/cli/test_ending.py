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
from tests.sources.made import rss
from tests.sources.server import Handler, answer, serving


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

    told = b"newsreader: Stopped: 0 of 1 sources done, nothing new.\n" if number == signal.SIGINT else b""
    assert (process.returncode, out, err) == (code, b"", told)
    with closing(apsw.Connection(str(library))) as connection:
        assert connection.execute("SELECT leased_by, checked_at FROM sources").fetchall() == [(None, None)]


def test_ctrl_c_tells_how_far_a_refresh_came(program: Program, tmp_path: Path) -> None:
    over = threading.Event()

    def silent(_: Handler) -> None:
        over.wait(20)

    library = tmp_path / "x.db"
    with serving() as site:
        site.routes |= {"/feed": answer(rss(["one", "two"])), "/silent": silent}
        for path in ("/feed", "/silent"):
            Subscriptions(place_at(library).sources).add(SourceSpec(site.url(path), "feed"))
        process = _begun(program, library, "--jsonl")
        assert process.stdout is not None
        while b'"updated"' not in process.stdout.readline():
            assert process.poll() is None
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=20)
        over.set()
    assert (process.returncode, err) == (130, b"newsreader: Stopped: 1 of 2 sources done, 2 new.\n")


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


def _begun(program: Program, library: Path, *options: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        program.command("refresh", "--library", library, *options),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=program.home,
        env=program.environment,
    )
