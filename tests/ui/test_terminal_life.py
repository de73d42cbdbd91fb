"""What happens to a terminal in a day: it is clicked, drawn, resized, suspended, and has few colours or none."""

import os
import random
import re
import signal
import sys
import time
from pathlib import Path

import pytest

from tests.cli.program import Program
from tests.ui.paper import write_paper
from tests.ui.terminal import Terminal, terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")

FERRY = "The ferry came in four minutes early"
COUNCIL = "Council to study the early ferry"


def _ready(opened: Terminal) -> Terminal:
    opened.until("8 of 8 unread")
    opened.settle()
    return opened


def test_a_double_click_reads_an_article_and_a_click_on_a_topic_lists_it(
    program: Program, archive: Path
) -> None:
    with terminal(program, archive) as opened:
        opened.click(*_ready(opened).place(COUNCIL), times=2)
        opened.until("About the council.")
        opened.press("q")
        opened.until("Friday 20 November 2026")
        opened.settle()
        opened.click(*opened.place("     Towns"))
        opened.until("News › Towns")


def test_the_border_of_a_pane_is_drawn_with_the_mouse_and_stays_there(
    program: Program, archive: Path
) -> None:
    with terminal(program, archive) as opened:
        before, line = _ready(opened).place(FERRY)
        opened.drag(line, 30, 40)
        opened.until(lambda: opened.place(FERRY)[0] == before + 10)
        opened.press("q")
        assert opened.end() == 0
    with terminal(program, archive) as opened:
        assert _ready(opened).place(FERRY)[0] == before + 10


def test_any_order_of_sizes_leaves_it_whole(program: Program, archive: Path) -> None:
    dice = random.Random(7)
    with terminal(program, archive) as opened:
        _ready(opened)
        for _ in range(100):
            opened.resize(dice.randint(1, 220), dice.randint(1, 60))
            time.sleep(0.01)
        opened.resize(120, 40)
        opened.until("8 of 8 unread")
        opened.until(FERRY)
        opened.press("q")
        assert opened.end() == 0
        opened.assert_whole()


def test_keys_faster_than_anyone_types_end_where_they_should(program: Program, archive: Path) -> None:
    with terminal(program, archive) as opened:
        _ready(opened)
        opened.press(("j" * 20 + "k" * 20 + "Gg") * 100)
        opened.settle()
        opened.press("j\r")
        opened.until("About the council.")
        opened.until("7 of 8 unread")
        opened.press("qq")
        assert opened.end() == 0


@pytest.mark.parametrize("how", ["key", "signal"])
def test_it_is_suspended_and_comes_back_as_it_was(program: Program, archive: Path, how: str) -> None:
    with terminal(program, archive) as opened:
        _ready(opened)
        if how == "key":
            opened.press("\x1c")  # Ctrl-\
        else:
            os.kill(opened.process.pid, signal.SIGTSTP)
        opened.until(lambda: _state(opened) == "T")
        opened.settle()
        opened.assert_whole()
        os.kill(opened.process.pid, signal.SIGCONT)
        opened.until(lambda: opened.sent.rfind(b"\x1b[?1049h") > opened.sent.rfind(b"\x1b[?1049l"))
        _ready(opened).press("q")
        assert opened.end() == 0


def _state(opened: Terminal) -> str:
    """Running, sleeping, stopped: the third field of /proc/PID/stat."""
    return Path(f"/proc/{opened.process.pid}/stat").read_text().rpartition(")")[2].split()[0]


@pytest.mark.parametrize(
    ("environment", "allowed"),
    [
        ({"TERM": "xterm", "COLORTERM": ""}, r"(?:3[0-7]|9[0-7]|39|4[0-7]|10[0-7]|49)"),
        ({"NO_COLOR": "1"}, r"38;2;(\d+);\1;\1|48;2;(\d+);\2;\2"),
    ],
    ids=["16 colours", "no colour"],
)
def test_with_few_colours_or_none_the_cursor_and_what_is_unread_are_seen(
    program: Program, archive: Path, environment: dict[str, str], allowed: str
) -> None:
    with terminal(program, archive, environment=environment) as opened:
        column, line = _ready(opened).place(FERRY)
        assert "▌" in opened.shown.splitlines()[line]
        assert opened.look(column, line).bold
        opened.press("\r")
        opened.until("7 of 8 unread")
        opened.press("qj")
        opened.settle()
        column, line = opened.place(FERRY)
        assert not opened.look(column, line).bold
        assert "●" not in opened.shown.splitlines()[line]
        assert _colours(opened.sent, allowed) == set()


def _colours(sent: bytes, allowed: str) -> set[str]:
    """The colours that were set and are not of the allowed ones."""
    found = re.findall(r"(?:38|48);(?:5;\d+|2;\d+;\d+;\d+)", sent.decode("utf-8", "replace"))
    return {colour for colour in found if not re.fullmatch(allowed, colour)}


ASCII_TOUR = (
    ("1", "J next topic", ""),
    ("2/", 'words, "a phrase"', ""),
    ("ferry", "2 found", ""),
    ("zzz", 'Nothing found in All for "ferryzzz".', "\x1b"),
    ("jjjj\r", "4.83 of 5, 1 318 votes", ""),
    ("G\t", "Also filed under", ""),
    (";", "capitals: browser, y: copy", "x"),
    ("s", "Starred", ""),
    ("\x1a", '"Mend one thing a week"', ""),
    ("?", "In the article", ""),
    ("G", "Go to what was found", "q"),
    ("E", "broken.md, line 2", "q"),
    ("\x10", "A command, a topic or a theme", ""),
    ("go to", "Go to All", "\x1b"),
    ("\\", "Heat: the stories most is written about", "\x1b"),
    ("\x14", "catppuccin-latte", "\x1b"),
    ("T", "Its topics, and why it is in each.", "q"),
    ("a", "Add a source", ""),
    ("{archive}/", "_news/", "\x1b"),
    ("A", "Mark 29 articles in All read?", "n"),
)
"""Keys, what is on the screen then, and the key that takes it away again."""


def test_ascii_alone_is_enough(program: Program, tmp_path: Path) -> None:
    archive = write_paper(tmp_path / "paper")
    told = {sign for file in archive.rglob("*.md") for sign in file.read_text()}
    with terminal(program, "--ascii", archive, size=(160, 45)) as opened:
        opened.until("30 of 30 unread")
        for keys, shown, leave in ASCII_TOUR:
            opened.press(keys.format(archive=archive))
            opened.until(shown)
            strange = {sign for sign in opened.shown if not sign.isascii()} - told
            assert not strange, f"{strange} with {shown!r}:\n{opened.shown}"
            if leave:
                opened.press(leave)
                opened.until(lambda shown=shown: shown not in opened.shown)  # type: ignore[misc]
        assert {sign for sign in opened.sent.decode() if not sign.isascii()} <= told
