"""What the reader of an article gave it: a note, tags, and what their rules did. Pure."""

from collections.abc import Iterator, Mapping, Sequence

from reader.models import ByRule, ChangedField
from reader.ui.panes.setting import Setting, whole
from reader.ui.widgets.prose import Paragraph, Run

_DID: Mapping[ChangedField, str] = {
    "read": "read", "starred": "starred", "later": "kept for later", "hidden": "hidden", "tag": "tagged #",
    "in_topic": "put into ",
}  # fmt: skip


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
    for name in dict.fromkeys(effect.rule for effect in effects):
        did = [f"{_DID[one.field]}{one.name}" for one in effects if one.rule == name and one.field in _DID]
        *others, last = did or ["changed"]
        told = f"{', '.join(others)} and {last}" if others else last
        yield Paragraph(
            (Run(f"{told[0].upper()}{told[1:]} by rule ", "faint"), Run(name, "faint", italic=True))
        )
