"""A rule that is kept while the program runs holds for what arrives from then on, and rings."""

import re
import sys
from pathlib import Path

import pytest

from tests.archive import write_article
from tests.cli.program import Program
from tests.ui.terminal import Terminal, terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")

_TITLES = re.compile(rb"\x1b\][^\x07]*\x07")
"""They end with the byte that rings elsewhere."""


def _rang(opened: Terminal) -> int:
    return _TITLES.sub(b"", opened.sent).count(b"\x07")


def test_what_a_rule_is_to_tell_of_is_told_and_rings(program: Program, archive: Path) -> None:
    program.run("sources", "add", archive)
    program.run("refresh")
    with terminal(program) as opened:
        opened.until("8 of 8 unread")
        opened.settle()
        opened.press(":rule add tides notify, star, tag sea tide\r")
        opened.until("Kept the rule “tides”")
        assert _rang(opened) == 0
        write_article(archive / "_news", "2026-11-30-tide", title="The tide is late")
        opened.until("tides: The tide is late")
        opened.until(lambda: _rang(opened) == 1)
        opened.press("q")
        assert opened.end() == 0
    assert [row[4] for row in program.run("list", "-q", "tag:sea is:starred").rows()] == ["The tide is late"]
