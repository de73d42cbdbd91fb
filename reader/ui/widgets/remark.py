"""What an empty list says."""

from collections.abc import Sequence

from rich.segment import Segment
from textual.strip import Strip

from reader.ui.widgets.cells import fit, wrap
from reader.ui.widgets.inks import Inks

_MARGIN = 4


def draw_remark(paragraphs: Sequence[str], line: int, width: int, inks: Inks) -> Strip:
    """A line of the remark, a blank one between paragraphs: the first is what is, the others what one can do."""
    margin = _MARGIN if width >= 24 else 1
    lines = []
    for number, text in enumerate(paragraphs):
        tone = "muted" if number else "ink"
        lines += [(text[begin:end], tone) for begin, end in wrap(text, width - 2 * margin)] + [("", tone)]
    text, tone = lines[line] if 0 <= line < len(lines) else ("", "ink")
    shown = " " * margin + fit(text, max(0, width - margin))
    return Strip([Segment(shown, inks(tone, "ground"))]).adjust_cell_length(width)
