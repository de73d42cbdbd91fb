"""The program in a real terminal: it draws, it opens, and it gives the terminal back."""

import signal
import sys
import time
from pathlib import Path

import pytest

from tests.archive import write_article
from tests.cli.program import Program
from tests.ui.terminal import Terminal, terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")


def _listed(opened: Terminal) -> Terminal:
    opened.until("The ferry came in four minutes early")
    return opened


def test_it_reads_an_archive_and_gives_the_terminal_back(
    program: Program, archive: Path, browser: Path
) -> None:
    program.environment["BROWSER"] = str(browser.with_suffix(".sh"))
    with terminal(program, archive) as opened:
        _listed(opened).until("8 of 8 unread")
        opened.press("j\r")
        opened.until("About the council.")
        opened.until("7 of 8 unread")
        opened.press("o")
        opened.until(browser.exists)
        assert browser.read_text() == "https://news.example/council\n"
        assert b"\x1b]2;newsreader \xe2\x80\x94 All\x07" in opened.sent
        opened.press("q")
        opened.until("The ferry came in four minutes early")
        opened.press("q")
        assert opened.end() == 0
        opened.assert_whole()


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGQUIT", "SIGINT"])
def test_a_signal_ends_it_in_order(program: Program, archive: Path, name: str) -> None:
    number = getattr(signal, name)
    with terminal(program, archive) as opened:
        _listed(opened)
        assert opened.end(number) == 128 + number
        opened.assert_whole()


def test_ctrl_c_ends_it_in_order(program: Program, archive: Path) -> None:
    with terminal(program, archive) as opened:
        _listed(opened).press("\x03")
        assert opened.end() == 130
        opened.assert_whole()


def test_it_ends_when_its_terminal_is_gone(program: Program, archive: Path) -> None:
    with terminal(program, archive) as opened:
        _listed(opened).hang_up()
        assert opened.process.wait(30) == 128 + signal.SIGHUP


def test_a_file_that_comes_while_one_reads_is_listed(program: Program, archive: Path) -> None:
    with terminal(program, archive) as opened:
        _listed(opened)
        write_article(
            archive / "_news", "2026-11-20-new", title="Just in", publishedDateTime="2026-11-20T11:00:00Z"
        )
        opened.until("Just in")


def test_a_first_index_fills_the_list_while_one_looks(program: Program) -> None:
    for number in range(300):
        write_article(program.home / "many", f"item-{number}")
    with terminal(program, "many") as opened:
        opened.until("300 of 300 unread")
        opened.press("jG")
        opened.until("Item ")
        opened.press("\x03")
        opened.end()


@pytest.mark.parametrize("size", [(10, 3), (1, 1)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_it_runs_in_the_smallest_of_terminals(program: Program, archive: Path, size: tuple[int, int]) -> None:
    with terminal(program, archive, size=size) as opened:
        opened.until(lambda: b"\x1b[?1049h" in opened.sent)
        for keys in ("j", "\r", "q", "?", "q", "/a\x1b"):
            opened.press(keys)
            time.sleep(0.1)
        opened.press("\x03")
        # On a slow machine a `q` comes before the article it should leave is open, and quits.
        assert opened.end() in (0, 130)
        opened.assert_whole()


def test_the_sample_is_announced_where_there_is_nothing_else(program: Program) -> None:
    with terminal(program) as opened:
        opened.until("These are sample articles")
        opened.press("\x03")
        opened.end()
