"""Tables of a body, as columns where they fit and as lines where they do not. Pure."""

from collections.abc import Iterator, Sequence

from reader.content.blocks import Block
from reader.ui.widgets.cells import cells, fit
from reader.ui.widgets.page_view import MEASURE
from reader.ui.widgets.prose import Paragraph, Run

_GAP = 2


def table(rows: Sequence[Block]) -> Iterator[Paragraph]:
    """The rows of a table; those of its head are bold."""
    texts = [
        tuple("".join(span.text for span in cell).replace("\n", " ") for cell in row.cells) for row in rows
    ]
    widths = [
        max(cells(text[column]) for text in texts if column < len(text))
        for column in range(max((len(text) for text in texts), default=0))
    ]
    columns = sum(widths) + _GAP * (len(widths) - 1) <= MEASURE
    for row, text in zip(rows, texts, strict=True):
        head = row.level == 1
        if columns:
            shown = (
                (" " * _GAP)
                .join(fit(cell, width) for cell, width in zip(text, widths, strict=False))
                .rstrip()
            )
        else:
            shown = " · ".join(cell for cell in text if cell)
        yield Paragraph((Run(shown, "strong" if head else "ink", bold=head),), rest=Run("  "), fixed=columns)
