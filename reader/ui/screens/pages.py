"""What stands on the pages: the help, made from the table of commands, and the problems."""

from collections.abc import Iterator, Sequence

from reader.content.urls import public
from reader.models import Failure
from reader.ui import commands, words
from reader.ui.widgets.prose import BLANK, RULE, Paragraph, Run

_KEYS = 16
_SHOWN = 500


def help_page() -> Iterator[Paragraph]:
    """All keys, by what they are for."""
    yield Paragraph((Run("Keys", "strong", bold=True),))
    for group, found in commands.groups().items():
        yield from (BLANK, RULE, BLANK, Paragraph((Run(group, "muted", bold=True),)), BLANK)
        for command in found:
            keys = " ".join(commands.written(key) for key in command.keys)
            yield Paragraph((Run(command.help, "ink"),), Run(keys.ljust(_KEYS), "accent"), Run(" " * _KEYS))


def problems_page(failures: Sequence[Failure]) -> Iterator[Paragraph]:
    """Each document that could not be read: what is wrong with it, and where it is."""
    if not failures:
        yield Paragraph((Run("No problems. Every document could be read.", "ink"),))
        return
    yield Paragraph((Run(words.count(len(failures), "problem", "problems"), "strong", bold=True),))
    yield BLANK
    yield Paragraph(
        (
            Run(
                "These documents could not be read, or not whole. What could be saved of them is listed.",
                "muted",
            ),
        )
    )
    yield from (BLANK, RULE)
    for failure in failures[:_SHOWN]:
        line = f", line {failure.line}" if failure.line is not None else ""
        yield BLANK
        yield Paragraph((Run(failure.key + line, "strong", bold=True),))
        yield Paragraph((Run(failure.message, "ink"),))
        yield Paragraph((Run(public(failure.source), "faint"),))
    if len(failures) > _SHOWN:
        yield BLANK
        rest = words.number(len(failures) - _SHOWN)
        yield Paragraph((Run(f"And {rest} more: `newsreader refresh` prints them all.", "muted"),))
