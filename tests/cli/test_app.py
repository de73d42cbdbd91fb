"""`newsreader` without a command: what happens around the screen. The screen itself is tested in tests/ui."""

import fcntl
import os
import pty
import select
import struct
import subprocess
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from reader.cli.app import _command, _environment
from reader.cli.arguments import parse
from tests.cli.program import Program
from tests.cli.watching import end_of, next_source, watching


def test_the_process_beside_the_app_reads_the_same_sources(program: Program, archive: Path) -> None:
    options = parse(["--offline", str(archive)])
    with watching(program, command=_command(options, options.words, sample=False)) as process:
        event = next_source(process)
        assert event.pick("source", "new") == (str(archive), 4)
        assert end_of(process) == (0, b"")
    assert program.run("list", archive, "--json").json()["total"] == 3


def test_files_named_like_modules_of_python_are_not_run(home: Path, archive: Path) -> None:
    for name in ("json.py", "argparse.py", "asyncio.py", "reader.py"):
        (home / name).write_text("raise SystemExit('a file of the folder was run')\n")
    options = parse([str(archive)])
    outside = Program(home, PYTHONPATH=_environment()["PYTHONPATH"])
    with watching(outside, command=_command(options, options.words, sample=False)) as process:
        assert next_source(process)["new"] == 4
        assert end_of(process) == (0, b"")


@dataclass
class Screen:
    """The app in a terminal of its own."""

    process: "subprocess.Popen[bytes]"
    terminal: int
    shown: bytes = b""

    def until(self, *words: str) -> None:
        """Waits until one of the words was drawn."""
        deadline = time.monotonic() + 30
        while not any(word.encode() in self.shown for word in words):
            ended = self.process.poll() is not None
            self._read(0.1)
            assert not ended or any(word.encode() in self.shown for word in words), self.shown
            assert time.monotonic() < deadline, f"{words} not in {self.shown[-2000:]!r}"

    def press(self, key: str) -> None:
        os.write(self.terminal, key.encode())

    def end(self) -> int:
        """The exit code, once it has ended."""
        deadline = time.monotonic() + 30
        while self.process.poll() is None:
            assert time.monotonic() < deadline, "the app does not end"
            self._read(0.1)
        return self.process.returncode

    def _read(self, seconds: float) -> None:
        if select.select([self.terminal], [], [], seconds)[0]:
            with suppress(OSError):  # Linux tells the end of a terminal so
                self.shown += os.read(self.terminal, 65536)


@contextmanager
def screen(program: Program, *arguments: str | Path) -> Iterator[Screen]:
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    process = subprocess.Popen(
        program.command(*arguments),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        cwd=program.home,
        env={**program.environment, "TERM": "xterm-256color"},
        start_new_session=True,
    )
    os.close(theirs)
    try:
        yield Screen(process, ours)
    finally:
        process.kill()
        process.wait()
        os.close(ours)


def children(process: "subprocess.Popen[bytes] | subprocess.Popen[str]") -> list[int]:
    """The processes that a process has started."""
    listed = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    return [int(number) for number in listed.read_text().split()] if listed.exists() else []


@pytest.fixture
def linux() -> None:
    if not Path("/proc/self/task").is_dir():
        pytest.skip("children of a process are counted in /proc")


@pytest.mark.usefixtures("linux")
def test_the_process_beside_the_app_ends_with_it(program: Program, archive: Path) -> None:
    with screen(program, archive) as app:
        app.until("Boilers")
        beside = children(app.process)
        assert beside
        app.press("q")
        assert app.end() == 0
        assert not any(Path(f"/proc/{number}").exists() for number in beside)


def test_an_empty_library_shows_sample_articles_and_keeps_none_of_them(program: Program) -> None:
    with screen(program) as app:
        app.until("sample", "Sample")
        app.press("q")
        assert app.end() == 0
    assert program.run("list", "--json").json()["total"] == 0


def test_a_source_given_with_add_is_remembered(program: Program, archive: Path) -> None:
    for _ in range(2):  # again, it is there already
        with screen(program, archive, "--add") as app:
            app.until("Boilers")
            app.press("q")
            assert app.end() == 0
    assert program.run("sources").rows()[0][0] == str(archive)
    assert len(program.run("sources", "--json").json()) == 1


def test_a_source_that_does_not_exist_is_told_before_the_screen_is_touched(program: Program) -> None:
    with screen(program, "./nowhere") as app:
        assert app.end() == 3
        app.until("There is no file or folder")
        assert b"\x1b" not in app.shown


@pytest.mark.parametrize("name", ["mine.db", "mine.log", "mine"])
def test_no_file_beside_a_library_is_taken_for_its_log(program: Program, archive: Path, name: str) -> None:
    log = program.home / "mine.log"
    if name != log.name:
        log.write_text("what somebody keeps\n")
    program.run("refresh", archive, "--library", name)
    with screen(program, archive, "--library", name) as app:
        app.until("Boilers")
        app.press("q")
        assert app.end() == 0
    assert name == log.name or log.read_text() == "what somebody keeps\n"
    assert program.run("list", "--library", name, "--json").json()["total"] == 3
    assert not [file.name for file in program.home.glob(f"{name}*set-aside*")]
    assert (program.home / f"{name}.refresh.log").is_file()
