"""A note is written in the editor, shown with its article, and taken away again."""

import sys
from pathlib import Path

import pytest

from tests.cli.program import Program
from tests.ui.terminal import Terminal, terminal


def _ready(opened: Terminal) -> Terminal:
    opened.until("8 of 8 unread")
    opened.settle()
    return opened


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_a_note_is_written_in_the_editor_and_shown_under_the_headline(
    program: Program, archive: Path, tmp_path: Path
) -> None:
    script = tmp_path / "editor.sh"
    seen = tmp_path / "seen.txt"
    script.write_text(
        f'#!/bin/sh\ncat "$1" >> "{seen}"\nprintf "Ask the harbour\\n[bold]twice[/]\\n" > "$1"\n'
    )
    script.chmod(0o755)
    with terminal(program, archive, environment={"VISUAL": str(script)}) as opened:
        _ready(opened).press("N")
        opened.until("Noted")
        opened.press("\r")
        opened.until("Ask the harbour")
        opened.until("[bold]twice[/]")
        opened.settle()
        opened.press("N")
        opened.until("The note is as it was")
        assert seen.read_text() == "Ask the harbour\n[bold]twice[/]\n"
        script.write_text('#!/bin/sh\n: > "$1"\n')
        opened.press("N")
        opened.until("The note is gone")
        opened.press("q")
        opened.settle()
        opened.press("q")
        assert opened.end() == 0
        opened.assert_whole()
