"""What is found out of the terminal before the app starts."""

import pytest

from reader.pictures.records import Form
from reader.ui.ability import ability

FULL = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
TMUX = {**FULL, "TERM": "tmux-256color", "TMUX": "/tmp/tmux-0/default,1,0"}
CASES: list[tuple[dict[str, str], str, Form | None]] = [
    (FULL, "", "half"),
    ({**FULL, "TERM": "xterm-kitty"}, "", "kitty"),
    ({**FULL, "TERM_PROGRAM": "ghostty"}, "", "kitty"),
    ({**FULL, "TERM": "foot"}, "", "sixel"),
    ({**FULL, "TERM_PROGRAM": "WezTerm"}, "", "sixel"),
    ({"TERM": "xterm-256color"}, "", None),
    ({**FULL, "NO_COLOR": ""}, "", None),
    ({**FULL, "TERM": "linux"}, "", None),
    ({**FULL, "TERM": "dumb"}, "", None),
    (TMUX, "", "half"),
    (TMUX, "off xterm-kitty bpaste,clipboard", "half"),
    (TMUX, "on xterm-kitty bpaste,clipboard", "kitty"),
    (TMUX, "off foot bpaste,sixel", "sixel"),
    ({**FULL, "NEWSREADER_PICTURES": "off"}, "", None),
    ({**FULL, "NEWSREADER_PICTURES": "sixel"}, "", "sixel"),
    ({**TMUX, "NEWSREADER_PICTURES": "kitty"}, "", "kitty"),
]


@pytest.mark.parametrize(("environ", "tmux", "form"), CASES)
def test_the_terminal_tells_how_it_shows_pictures(
    environ: dict[str, str], tmux: str, form: Form | None
) -> None:
    found = ability(environ, ascii=False, ask_tmux=lambda: tmux)
    assert found.form == form
    assert found.tmux == ("TMUX" in environ and form is not None)


def test_where_there_is_only_ascii_there_are_no_pictures() -> None:
    assert ability(FULL, ascii=True).form is None
