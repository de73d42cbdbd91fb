"""Tables of a body, as columns where they fit and as lines where they do not. Pure."""

from collections.abc import Iterator, Sequence

from reader.content.blocks import Block
from reader.ui.panes.setting import Setting, told
from reader.ui.widgets.cells import cells, fit
from reader.ui.widgets.prose import Paragraph, Run

_GAP = 3


def table(rows: Sequence[Block], setting: Setting) -> Iterator[Paragraph]:
    """The rows of a table; those of its head are bold."""
    texts = [
        tuple("".join(span.text for span in cell).replace("\n", " ") for cell in row.cells) for row in rows
    ]
    widths = [
        max(cells(text[column]) for text in texts if column < len(text))
        for column in range(max((len(text) for text in texts), default=0))
    ]
    columns = sum(widths) + _GAP * (len(widths) - 1) <= setting.width
    for row, text in zip(rows, texts, strict=True):
        head = row.level == 1
        if columns:
            padded = (fit(cell, room) for cell, room in zip(text, widths, strict=False))
            shown = (" " * _GAP).join(padded).rstrip()
        else:
            shown = told(text, f" {setting.signs.dot} ")
        run = Run(shown, "strong" if head else "ink", bold=head)
        yield Paragraph((run,), rest=None if columns else Run("  "), fixed=columns, parts=not columns)
