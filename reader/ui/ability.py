"""What the terminal can show of pictures: found out before the app starts, without a question that it had to answer.

A question would have to be asked before the app reads the keyboard, would cost each start its answer's time, and could
take keys that were typed ahead for one. What the environment tells is enough for the terminals that do pictures well;
NEWSREADER_PICTURES (half, kitty, sixel, off) goes before it.
"""

import struct
from collections.abc import Callable, Mapping
from typing import NamedTuple, get_args

from reader.pictures.records import Form
from reader.pictures.sizes import Cell

VARIABLE = "NEWSREADER_PICTURES"
_KITTY = ("xterm-kitty", "xterm-ghostty")
_SIXEL = ("foot", "foot-extra", "mlterm", "contour", "yaft-256color")
_SIXEL_PROGRAMS = ("WezTerm", "contour", "mintty", "rlogin")
_LEAST_PIXELS = 4  # of a cell that is told by a terminal that means it


class Ability(NamedTuple):
    """How pictures are shown, None where they are not; the pixels of a cell; whether tmux stands between."""

    form: Form | None = None
    cell: Cell = Cell()
    tmux: bool = False


def ability(
    environ: Mapping[str, str],
    *,
    ascii: bool,  # noqa: A002 (the name of the setting)
    ask_tmux: "Callable[[], str] | None" = None,
) -> Ability:
    """What the terminal of this environment can show; `ask_tmux` gives what tmux says of the terminal around it."""
    from reader.pictures.painter import can_paint
    from reader.ui.terminal import TRUECOLOUR, colours

    named = environ.get(VARIABLE, "")
    dumb = environ.get("TERM", "") in ("", "dumb", "linux")
    if named == "off" or ascii or dumb or colours(environ) < TRUECOLOUR or not can_paint():
        return Ability()
    tmux = bool(environ.get("TMUX"))
    form = next((one for one in get_args(Form) if one == named), None)
    if form is None:
        form = _through_tmux((ask_tmux or _asked_tmux)()) if tmux else _by_environment(environ)
    return Ability(form, cell_size(), tmux)


def _by_environment(environ: Mapping[str, str]) -> Form:
    term, program = environ.get("TERM", ""), environ.get("TERM_PROGRAM", "")
    if term in _KITTY or program == "ghostty":
        return "kitty"
    return "sixel" if _has_sixel_encoder() and (term in _SIXEL or program in _SIXEL_PROGRAMS) else "half"


def _through_tmux(told: str) -> Form:
    """What tmux lets through: sixel where it knows it itself (3.4), kitty's protocol where it passes it on."""
    passes, _, terminal = told.partition(" ")
    name, _, features = terminal.partition(" ")
    if passes in ("on", "all") and name in _KITTY:
        return "kitty"
    return "sixel" if _has_sixel_encoder() and "sixel" in features.split(",") else "half"


def _asked_tmux() -> str:
    import subprocess

    words = "#{allow-passthrough} #{client_termname} #{client_termfeatures}"
    try:
        done = subprocess.run(
            ["tmux", "display-message", "-p", words], capture_output=True, text=True, timeout=0.5, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip()


def _has_sixel_encoder() -> bool:
    from importlib.util import find_spec

    return find_spec("textual_image") is not None


def cell_size() -> Cell:
    """The pixels of a cell as the terminal's own device tells them (tty_ioctl(4), TIOCGWINSZ); else a usual ratio."""
    import fcntl
    import termios

    for descriptor in (0, 1, 2):
        try:
            told = fcntl.ioctl(descriptor, termios.TIOCGWINSZ, bytes(8))
        except OSError:
            continue
        rows, columns, width, height = struct.unpack("HHHH", told)
        if rows and columns and width // columns >= _LEAST_PIXELS and height // rows >= _LEAST_PIXELS:
            return Cell(width // columns, height // rows)
    return Cell()
