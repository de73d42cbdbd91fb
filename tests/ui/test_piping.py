"""The text goes to other programs in the terminal, and the app is there again afterwards."""

import sys
from pathlib import Path

import pytest

from tests.cli.program import Program
from tests.ui.terminal import Terminal, terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")

FERRY = "# The ferry came in four minutes early"


def _ready(opened: Terminal) -> Terminal:
    opened.until("8 of 8 unread")
    opened.settle()
    return opened


def _asked(opened: Terminal) -> None:
    """Asks for a command to pipe the text to."""
    _ready(opened).press("|")
    opened.until("Pipe the text to")


def _script(folder: Path, text: str) -> str:
    script = folder / "script.sh"
    script.write_text(f"#!/bin/sh\n{text}\n")
    script.chmod(0o755)
    return str(script)


def test_a_command_gets_the_text_and_what_it_says_stays_until_enter(program: Program, archive: Path) -> None:
    with terminal(program, archive) as opened:
        _asked(opened)
        opened.press("grep -c 'The ferry'\r")
        opened.until("Enter leads back.")
        opened.press("\r")
        _ready(opened).press("|")
        opened.until("grep -c 'The ferry'")
        opened.press("\x1b")
        opened.settle()
        opened.press("q")
        assert opened.end() == 0
        opened.assert_whole()


def test_no_shell_sees_the_command(program: Program, archive: Path, tmp_path: Path) -> None:
    with terminal(program, archive) as opened:
        _asked(opened)
        opened.press(f"echo '$HOME' ; touch {tmp_path}/made\r")
        opened.until("Enter leads back.")
        assert f"$HOME ; touch {tmp_path}/made" in opened.shown.replace("\n", "")
        opened.press("\r")
        _ready(opened)
        assert not (tmp_path / "made").exists()


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("no-such-program -x", "There is no program “no-such-program”"),
        ("cat 'open", "cannot be split into words"),
    ],
)
def test_what_cannot_be_run_is_told_in_words(
    program: Program, archive: Path, command: str, said: str
) -> None:
    with terminal(program, archive) as opened:
        _asked(opened)
        opened.press(f"{command}\r")
        opened.until(said)


def test_a_command_that_fails_is_told_of(program: Program, archive: Path) -> None:
    with terminal(program, archive) as opened:
        _asked(opened)
        opened.press("false\r")
        opened.until("Enter leads back.")
        opened.press("\r")
        opened.until("false ended with 1")


def test_the_editor_has_a_copy_that_is_gone_afterwards(
    program: Program, archive: Path, tmp_path: Path
) -> None:
    told = tmp_path / "told.txt"
    script = _script(tmp_path, f'echo "$2" > {told}; cat "$2" >> {told}; echo changed > "$2"')
    with terminal(program, archive, environment={"VISUAL": f"{script} -w", "EDITOR": "false"}) as opened:
        _ready(opened).press("\x05")
        opened.until("That was a copy")
        name, text = told.read_text().split("\n", 1)
        assert Path(name).name.startswith("2026-11-20-the-ferry-came-in")
        assert text.startswith(FERRY)
        assert not Path(name).exists()
        _ready(opened).press("q")
        assert opened.end() == 0
        opened.assert_whole()


def test_the_pager_has_the_text_and_the_terminal(program: Program, archive: Path, tmp_path: Path) -> None:
    told = tmp_path / "told.txt"
    script = _script(tmp_path, f"cat > {told}; echo paged; read line < /dev/tty; sleep 1.2")
    with terminal(program, archive, environment={"PAGER": script}) as opened:
        _ready(opened).press("P")
        opened.until("paged")
        opened.press("on\r")
        _ready(opened)
        assert told.read_text().startswith(FERRY)


def test_ctrl_c_ends_the_command_and_not_the_reader(program: Program, archive: Path) -> None:
    with terminal(program, archive) as opened:
        _asked(opened)
        opened.press("sh -c 'echo wait$((1+1)); sleep 60'\r")
        opened.until("wait2")
        opened.press("\x03")
        opened.settle(1)
        opened.press("\r")
        _ready(opened).press("q")
        assert opened.end() == 0
        opened.assert_whole()
