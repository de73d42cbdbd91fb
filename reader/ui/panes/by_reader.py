"""What the reader of an article gave it: a note, tags, and what their rules did. Pure."""

from collections.abc import Iterator, Sequence

from reader.library.by_rules import done_by_rules
from reader.models import ByRule
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


def rules(effects: Sequence[ByRule]) -> Iterator[Paragraph]:
    """What rules did to it, a line for each: "Read and tagged #press by rule press releases"."""
    for told, name in done_by_rules(effects):
        yield Paragraph((Run(f"{told} ", "faint"), Run(name, "faint", italic=True)))
