"""The still of the last view: on the screen before anything is loaded, and gone without a trace."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.paths import default_place
from reader.ui import still, still_file
from tests.archive import write_article
from tests.cli.program import ROOT, Program
from tests.ui.archive import write_archive
from tests.ui.terminal import Terminal, terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")

FERRY = "The ferry came in four"
WIDE = (160, 45)
_TEXTUAL = b"\x1b[?1000h"
"""What Textual says to a terminal first, when it is spared entering the alternate screen."""
_TOP = b"\x1b[1;1H"
_PLACE = re.compile(rb"\x1b\[\d+;\d+H")

Cells = list[list[pyte.screens.Char]]


@pytest.fixture
def archive(archive: Path) -> Path:
    """The archive with so many articles that lists have to be scrolled, and topics as well."""
    for number in range(60):
        name = f"2026-10-{number // 2 + 1:02}-{number}"
        date = f"2026-10-{number // 2 + 1:02}T08:00:00Z"
        write_article(
            archive / "_news", name, title=f"Number {number}", topics=[f"T{number}"], publishedDateTime=date
        )
    return archive


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> tuple[Program, Path]:
    """The program in a home, and an archive that was read there and left, for tests that leave it as it is."""
    folder = tmp_path_factory.mktemp("left")
    (folder / "home").mkdir()
    return Program(folder / "home"), write_archive(folder / "archive")


def visit(
    program: Program,
    archive: Path,
    keys: str = "",
    size: tuple[int, int] = WIDE,
    environment: dict[str, str] | None = None,
) -> None:
    """A session that is left in order."""
    with terminal(program, archive, size=size, environment=environment or {}) as opened:
        opened.until("unread")
        opened.settle()
        for key in keys:
            opened.press(key)
            opened.settle(0.1)
        if keys:
            opened.settle()
        opened.press("\x03")
        assert opened.end() == 130


def kept(program: Program) -> Path:
    """The file of the still."""
    return program.home / "cache" / "newsreader" / "last.still"


def still_of(opened: Terminal) -> bytes:
    """What was drawn before Textual said anything; empty where no still was shown."""
    opened.until(lambda: _TEXTUAL in opened.sent)
    drawn = opened.sent[: opened.sent.index(_TEXTUAL)]
    return drawn if _TOP in drawn else b""


def frames(sent: bytes) -> tuple[bytes, bytes]:
    """What was drawn before Textual said anything, and from there to the end of its first frame."""
    begin = sent.index(_TEXTUAL)
    first = sent.index(_TOP, begin)
    # A whole frame is written from the top; what comes after it has places of its own.
    after = _PLACE.search(sent, first + len(_TOP))
    assert after is not None
    return sent[:begin], sent[begin : after.start()]


class Paper:
    """A screen that bytes are drawn on."""

    def __init__(self, size: tuple[int, int]) -> None:
        self._screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self._screen)
        self._size = size

    def draw(self, data: bytes) -> Cells:
        """All cells with their looks, when that was drawn."""
        self._stream.feed(data.replace(b"\x1b[>25u", b"").replace(b"\x1b[>1u", b""))
        columns, lines = self._size
        return [[self._screen.buffer[y][x] for x in range(columns)] for y in range(lines)]

    @property
    def text(self) -> str:
        return "\n".join(self._screen.display)


def assert_same(before: Cells, after: Cells) -> None:
    changed = [
        (y, "".join(cell.data for cell in one), "".join(cell.data for cell in other))
        for y, (one, other) in enumerate(zip(before, after, strict=True))
        if one != other
    ]
    assert not changed


@contextmanager
def over_still(program: Program, archive: Path) -> Iterator[Terminal]:
    """A start that shows a still, at the moment when that is on the screen."""
    if not kept(program).exists():
        visit(program, archive)
    with terminal(program, archive, size=WIDE) as opened:
        opened.until(lambda: _TOP in opened.sent)
        yield opened


@pytest.mark.parametrize(
    ("size", "keys", "environment"),
    [
        (WIDE, "jj", {}),
        ((120, 20), "1GkG2", {}),
        ((60, 12), "G", {}),
        (WIDE, "1j2jm", {"NO_COLOR": "1"}),
        ((100, 30), "/gull\rqJJJ", {"TERM": "xterm", "COLORTERM": ""}),
        (WIDE, "j\rz", {"TEXTUAL_THEME": "nord"}),
    ],
    ids=["wide", "topics", "narrow", "no colour", "16 colours", "reading"],
)
def test_the_first_frame_changes_nothing_of_the_still(
    program: Program, archive: Path, size: tuple[int, int], keys: str, environment: dict[str, str]
) -> None:
    visit(program, archive, keys, size, environment)
    with terminal(program, archive, size=size, environment=environment) as opened:
        assert still_of(opened)
        opened.settle()
        before, first = frames(opened.sent)
        paper = Paper(size)
        drawn = paper.draw(before)
        assert "unread" in paper.text
        for line in first.splitlines(keepends=True):
            assert_same(drawn, paper.draw(line))
        assert opened.sent.count(still.ENTER.encode()) == 1  # entered once more, it would be cleared
        beside = 80 if size == WIDE else size[0]  # where an article is shown meanwhile
        settled = paper.draw(opened.sent[len(before) + len(first) :])
        assert_same([line[:beside] for line in drawn], [line[:beside] for line in settled])
        opened.press("\x03")
        opened.end()
        opened.assert_whole()


def test_the_still_stands_where_the_reader_left(program: Program, archive: Path) -> None:
    visit(program, archive, "jj")
    with terminal(program, archive, size=WIDE) as opened:
        paper = Paper(WIDE)
        paper.draw(still_of(opened))
        bars = [line for line in paper.text.splitlines() if "▌●" in line]
        assert len(bars) == 1
        assert "東" in bars[0]


def test_ages_are_told_anew(program: Program, archive: Path) -> None:
    write_article(archive / "_news", "recent", title="Recent", publishedDateTime=_ago(600))
    visit(program, archive)
    text = kept(program).read_text()
    before, _, after = text.partition(still_file.AGE)
    moment, _, rest = after.partition(";")
    kept(program).write_text(f"{before}{still_file.AGE}{float(moment) - 7200};{rest}")
    with terminal(program, archive, size=WIDE) as opened:
        paper = Paper(WIDE)
        paper.draw(still_of(opened))
        lines = paper.text.splitlines()
        assert " 2 h " in lines[next(y for y, line in enumerate(lines) if "Recent" in line) + 1]


def _ago(seconds: float) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() - seconds))


@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT", "SIGHUP", "SIGQUIT"])
def test_a_signal_between_the_still_and_the_app_gives_the_terminal_back(
    left: tuple[Program, Path], name: str
) -> None:
    number = getattr(signal, name)
    with over_still(*left) as opened:
        assert opened.end(number) == 128 + number
        assert _TEXTUAL not in opened.sent
        opened.assert_whole()


@pytest.mark.parametrize("wait", [0.08, 0.16, 0.24])
def test_a_signal_at_any_moment_of_the_start_gives_the_terminal_back(
    left: tuple[Program, Path], wait: float
) -> None:
    with over_still(*left) as opened:
        time.sleep(wait)
        assert opened.end(signal.SIGTERM) == 128 + signal.SIGTERM
        opened.assert_whole()


def test_ctrl_c_over_the_still_ends_the_program(left: tuple[Program, Path]) -> None:
    with over_still(*left) as opened:
        opened.press("\x03")
        assert opened.end() == 130
        opened.assert_whole()


def test_a_stop_between_the_still_and_the_app_takes_the_still_away(left: tuple[Program, Path]) -> None:
    with over_still(*left) as opened:
        os.kill(opened.process.pid, signal.SIGTSTP)
        opened.until(lambda: b"\x1b[?1049l" in opened.sent)
        opened.assert_whole()
        os.kill(opened.process.pid, signal.SIGCONT)
        opened.until(lambda: opened.sent.count(still.ENTER.encode()) == 2)
        opened.settle()
        opened.press("\x03")
        assert opened.end() == 130
        opened.assert_whole()


def test_keys_typed_over_the_still_are_done_and_not_echoed(program: Program, archive: Path) -> None:
    with over_still(program, archive) as opened:
        opened.press("jj\x1a")
        opened.until(lambda: _TEXTUAL in opened.sent)
        opened.settle()
        before, first = frames(opened.sent)
        paper = Paper(WIDE)
        drawn = paper.draw(before)
        assert "▌●" in paper.text.splitlines()[2]
        assert_same(drawn, paper.draw(first))
        opened.until(lambda: b"Nothing left to take back" in opened.sent)
        assert "東" in next(line for line in opened.shown.splitlines() if "▌●" in line)
        opened.press("\x03")
        assert opened.end() == 130
        opened.assert_whole()


def test_the_app_over_a_still_is_suspended_and_comes_back(left: tuple[Program, Path]) -> None:
    with over_still(*left) as opened:
        opened.until(lambda: _TEXTUAL in opened.sent)
        opened.settle()
        os.kill(opened.process.pid, signal.SIGTSTP)
        opened.until(lambda: b"\x1b[?1049l" in opened.sent)
        opened.settle()
        opened.assert_whole()
        os.kill(opened.process.pid, signal.SIGCONT)
        opened.until(lambda: opened.sent.count(still.ENTER.encode()) == 2)
        opened.settle()
        opened.press("\x03")
        assert opened.end() == 130
        opened.assert_whole()


def test_no_still_is_shown_of_another_look(program: Program, archive: Path) -> None:
    visit(program, archive)
    none: dict[str, str] = {}
    for environment, arguments, size, expected in (
        (none, [], (159, 45), False),
        ({"TEXTUAL_THEME": "nord"}, [], WIDE, False),
        ({"NO_COLOR": "1"}, [], WIDE, False),
        ({"COLORTERM": ""}, [], WIDE, False),
        ({"TZ": "Pacific/Auckland"}, [], WIDE, False),
        (none, ["--ascii"], WIDE, False),
        (none, ["--keys", "vim"], WIDE, False),
        (none, [], WIDE, True),
    ):
        with terminal(program, archive, *arguments, environment=environment, size=size) as opened:
            assert bool(still_of(opened)) is expected, (environment, arguments, size)


def test_no_still_is_shown_when_the_settings_changed(program: Program, archive: Path) -> None:
    visit(program, archive)
    file = program.home / "config" / "newsreader" / "config.toml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text('theme = "nord"\n')
    with terminal(program, archive, size=WIDE) as opened:
        assert not still_of(opened)


def test_no_still_is_shown_when_another_session_left_elsewhere(program: Program, archive: Path) -> None:
    visit(program, archive)
    before = kept(program).read_bytes()
    visit(program, archive, "jJ")
    kept(program).write_bytes(before)
    with terminal(program, archive, size=WIDE) as opened:
        assert not still_of(opened)


def test_a_still_that_is_old_or_was_tampered_with_is_not_shown(program: Program, archive: Path) -> None:
    visit(program, archive)
    text = kept(program).read_text()
    for part, other in (
        ("('0.", "('9."),  # the version
        (f"({time.localtime().tm_year}, ", "(1999, "),  # the day
        (still_file.AGE, "\x1b]2;Gotcha\x07"),
        (f"{still_file.AGE}1", f"{still_file.AGE}inf"),
    ):
        assert part in text
        kept(program).write_text(text.replace(part, other, 1))
        with terminal(program, archive, size=WIDE) as opened:
            assert not still_of(opened), other
            opened.until(FERRY)
            assert other.encode() not in opened.sent
    kept(program).write_text(text)
    with terminal(program, archive, size=WIDE) as opened:
        assert still_of(opened)


@pytest.mark.parametrize("sequence", ["\x1b]2;Gotcha\x07", "\x9b5n", "\x1b[5n", "\x1bc"])
def test_what_a_terminal_obeys_is_not_harmless(sequence: str) -> None:
    assert still_file.harmless("\x1b[1;1H\x1b[1mA still\x1b[0m")
    assert not still_file.harmless(f"\x1b[1;1H\x1b[1mA {sequence}still\x1b[0m")


@given(st.text(), st.characters(max_codepoint=0x9F), st.text())
def test_what_may_be_shown_holds_no_control_but_looks_and_places(one: str, sign: str, other: str) -> None:
    controls = {chr(code) for code in [*range(32), *range(127, 160)]} - set("\n\x1b" + still_file.AGE)
    frame = one + sign + other
    if still_file.harmless(frame):
        assert not controls & set(frame)
        assert all(rest.startswith("[") for rest in frame.split("\x1b")[1:])
    if sign in controls:
        assert not still_file.harmless(frame)


@given(st.binary() | st.text().map(str.encode))
def test_whatever_the_file_holds_the_program_starts(data: bytes) -> None:
    file = Path(still_file.file_name())
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"look\0" + data)
    frame = still_file.kept("look")
    assert frame is None or still_file.harmless(frame)


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cache folder for what the tests themselves keep."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def test_it_lies_in_the_cache_folder() -> None:
    assert Path(still_file.file_name()).parent == default_place().database.parent


def test_a_pipe_or_a_giant_in_its_place_does_not_stop_the_program() -> None:
    file = Path(still_file.file_name())
    file.parent.mkdir(parents=True)
    os.mkfifo(file)
    assert still_file.kept("look") is None
    file.unlink()
    file.write_bytes(b"look\0" + b" " * (1 << 21))
    assert still_file.kept("look") is None


def test_it_is_for_its_owner_alone(program: Program, archive: Path) -> None:
    visit(program, archive)
    assert kept(program).stat().st_mode & 0o777 == 0o600


def test_the_sample_articles_are_there_at_once_the_second_time(program: Program) -> None:
    with terminal(program, size=WIDE) as opened:
        opened.until("These are sample articles")
        opened.settle()
        opened.press("\x03")
        opened.end()
    with terminal(program, size=WIDE) as opened:
        assert b"These are sample articles" in still_of(opened)


def test_an_error_before_the_app_is_told_on_the_terminal_as_it_was(program: Program, archive: Path) -> None:
    for _ in range(2):
        with terminal(program, archive, "--library", "mine.db", size=WIDE) as opened:
            opened.until("unread")
            opened.settle()
            opened.press("\x03")
            opened.end()
    for file in program.home.glob("mine.db*"):
        if file.is_file():
            file.unlink()
    (program.home / "mine.db").mkdir()
    with terminal(program, archive, "--library", "mine.db", size=WIDE) as opened:
        assert opened.end() == 4
        assert still.ENTER.encode() in opened.sent
        assert b"mine.db" in opened.sent[opened.sent.index(b"\x1b[?1049l") :]
        opened.assert_whole()


class Crashing(Program):
    """The program with a bug that ends it."""

    def command(self, *arguments: str | Path) -> list[str]:
        crash = (
            "import sys; from reader.ui.app import NewsreaderApp; "
            "NewsreaderApp.action_do = lambda self, id: 1 / 0; "
            "from reader.__main__ import main; sys.exit(main(sys.argv[1:]))"
        )
        return [sys.executable, "-c", crash, *map(str, arguments)]


def test_a_crash_leaves_no_still(program: Program, archive: Path) -> None:
    visit(program, archive)
    with terminal(Crashing(program.home, **program.environment), archive, size=WIDE) as opened:
        opened.until("unread")
        opened.settle()
        opened.press("\x03")
        assert opened.end() == 1
        assert b"ZeroDivisionError" in opened.sent
        opened.assert_whole()
    assert not kept(program).exists()


def test_without_a_terminal_there_is_no_still(program: Program, archive: Path) -> None:
    visit(program, archive)
    assert "1049" not in program.run("list", archive).out


def test_it_loads_nothing_that_python_has_not_loaded() -> None:
    count = "import sys; before = set(sys.modules); import reader.ui.still; print(*sorted(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-c", count], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.split() == [
        "reader",
        "reader.ui",
        "reader.ui.ages",
        "reader.ui.still",
        "reader.ui.still_file",
    ]
