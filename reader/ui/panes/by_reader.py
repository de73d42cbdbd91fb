"""What the reader of an article gave it: a note, and tags. Pure."""

from collections.abc import Iterator, Sequence

from reader.ui.panes.setting import Setting, whole
from reader.ui.widgets.prose import Paragraph, Run


def set_note(text: str, setting: Setting) -> Iterator[Paragraph]:
    """A note, line by line behind a bar of its own."""
    bar = Run(f"{setting.signs.quote} ", "accent")
    for line in text.strip().splitlines():
        yield Paragraph((Run(line.rstrip() or " ", "ink", italic=True),), bar, bar)


def tags(names: Sequence[str]) -> Iterator[Paragraph]:
    """The tags of an article."""
    if names:
        yield Paragraph((Run("  ".join(f"#{whole(name)}" for name in names), "muted"),))
