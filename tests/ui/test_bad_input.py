"""Bad input, as one meets it in the app: words on the screen, nothing lost, and the terminal given back whole."""

import resource
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw
import pytest

from reader.store import schema
from tests.archive import write_article
from tests.cli.program import Program
from tests.limits import Cramped, Ordinary
from tests.sources.server import answer, serving
from tests.test_bad_input import HOSTILE, TEMPLATE
from tests.ui.terminal import Terminal, terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")


@contextmanager
def reading(
    program: Program, *arguments: str | Path, size: tuple[int, int] = (120, 30)
) -> Iterator[Terminal]:
    """The app, left in order at the end of the block."""
    with terminal(program, *arguments, size=size) as opened:
        opened.until(lambda: b"\x1b[?1049h" in opened.sent)
        yield opened
        opened.press("\x03")
        assert opened.end() == 130
        opened.assert_whole()


def refused(program: Program, *arguments: str | Path) -> tuple[int, str]:
    """The exit code and the words of an app that never comes to its screen."""
    with terminal(program, *arguments, size=(400, 10)) as opened:
        code = opened.end()
        assert b"\x1b" not in opened.sent
        return code, opened.shown


def test_a_missing_path_and_one_that_may_not_be_looked_at(home: Path, archive: Path) -> None:
    code, words = refused(Program(home), "./nowhere")
    assert (code, "There is no file or folder './nowhere'." in words) == (3, True)
    archive.chmod(0)
    try:
        code, words = refused(Ordinary(home), archive / "_news")
    finally:
        archive.chmod(0o755)
    assert (code, "cannot be looked at" in words) == (1, True)


def test_a_folder_that_may_not_be_read_is_told_in_the_status_line(home: Path, archive: Path) -> None:
    archive.chmod(0)
    try:
        with reading(Ordinary(home), archive) as opened:
            opened.until("cannot be read: permission denied")
    finally:
        archive.chmod(0o755)


def test_a_folder_that_vanishes_while_one_reads(program: Program, archive: Path) -> None:
    with reading(program, archive) as opened:
        opened.until("8 of 8 unread")
        archive.rename(archive.with_name("elsewhere"))
        opened.until("No such file or folder")
        opened.press("\r")
        opened.until("index knows of it.")
        archive.with_name("elsewhere").rename(archive)
        opened.press("R")
        opened.until(lambda: "No such file or folder" not in opened.shown)


@pytest.mark.parametrize(
    ("path", "words"),
    [("/gone.md", "answered 404 Not Found"), ("/index.json", "is a template of the site")],
)
def test_what_a_server_does_wrong_is_in_the_status_line(program: Program, path: str, words: str) -> None:
    with serving() as site:
        site.routes["/index.json"] = answer(TEMPLATE)
        with reading(program, site.url(path)) as opened:
            opened.until(words)


def test_a_host_that_does_not_answer(program: Program) -> None:
    with reading(program, "http://127.0.0.1:9/news.md") as opened:
        opened.until("http://127.0.0.1:9/news.md cannot be reached: it refused the connection")


def test_broken_yaml_is_listed_under_problems_with_its_line(program: Program, archive: Path) -> None:
    with reading(program, archive) as opened:
        opened.until("1 problem")
        opened.press("E")
        opened.until("2026-11-09-broken.md, line 2")


def test_a_library_of_a_newer_version_is_refused_before_the_screen_is_touched(
    program: Program, home: Path, archive: Path
) -> None:
    program.run("list", archive, "--library", "x.db")
    connection = apsw.Connection(str(home / "x.db"))
    connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    connection.close()
    code, words = refused(program, archive, "--library", "x.db")
    assert code == 4
    assert "newer version of newsreader" in words


def test_a_damaged_library_is_rebuilt_before_ones_eyes(program: Program, home: Path, archive: Path) -> None:
    program.run("sources", "add", archive)
    program.run("refresh")
    program.run("mark", "read", "-q", "ferry")
    database = home / "cache/newsreader/library.db"
    database.write_bytes(b"\xa5" * database.stat().st_size)
    with reading(program) as opened:
        opened.until("The library was damaged and is built anew; nothing you marked is lost")
        opened.until("The ferry came in four minutes early")
        opened.until("6 of 8 unread")
    assert (home / "cache/newsreader/library.db.set-aside-1").exists()


@pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="no limit can be set from outside")
def test_a_mark_on_a_full_disk_is_not_shown_as_done_and_the_reason_is(
    program: Program, archive: Path
) -> None:
    with reading(program, archive) as opened:
        opened.until("8 of 8 unread")
        opened.until(lambda: "reading" not in opened.shown)
        limit = (10, resource.RLIM_INFINITY)
        resource.prlimit(opened.process.pid, resource.RLIMIT_FSIZE, limit)
        opened.press("m")
        opened.until("the disk is full")
        assert "●  The ferry came in four minutes early" in opened.shown
        assert program.run("list", archive, "--json").json()["unread"] == 8
        resource.prlimit(opened.process.pid, resource.RLIMIT_FSIZE, (limit[1], limit[1]))
        opened.press("m")
        opened.until("7 of 8 unread")


def test_a_disk_that_is_full_while_sources_are_read_is_told(home: Path) -> None:
    for number in range(400):
        write_article(home / "many", f"item-{number}", body=f"words of number {number} " * 60)
    with reading(Cramped(home, 300_000), "many") as opened:
        opened.until("the disk is full")
        opened.press("R")
        opened.until("Nothing reads the sources any more: start again")


@pytest.mark.parametrize("size", [(120, 30), (10, 3), (1, 1)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_hostile_titles_stay_text_in_any_terminal(
    program: Program, home: Path, size: tuple[int, int]
) -> None:
    for name, text in HOSTILE.items():
        clean = text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
        write_article(home / "hostile", name, title=clean, excerpt=clean, topics=[clean], body=clean)
    with reading(program, "hostile", size=size) as opened:
        if size[0] > 100:
            opened.until("[/] [bold]x[/")
            opened.until("of 6 unread")
        for keys in "j\r2j\r2j\r2j\r2j\r21jjjE":
            opened.press(keys)
            time.sleep(0.05)
    for sequence in (b"\x1b]52", b"\x1b[31mc", b"\xc2\x9b", "\u202e".encode(), "\u2066".encode()):
        assert sequence not in opened.sent
    assert b"\xcc\x81" * 17 not in opened.sent
