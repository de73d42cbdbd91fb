"""Keys with what they do, in a line; they can be clicked."""

from collections.abc import Sequence
from typing import NamedTuple

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from reader.ui import commands
from reader.ui.widgets.cells import cells
from reader.ui.widgets.clicks import Clicks
from reader.ui.widgets.signs import SIGNS, Signs

_GAP = 3
_ARROWS = str.maketrans({"↓": "Down", "↑": "Up", "←": "Left", "→": "Right"})
# What the key line shows where there is not room for all, and above all the rest.
_USEFUL = ("help", "back", "read.open", "search", "unread.next", "mark.starred", "read.on", "mark.read",
           "sources.help", "sources.close", "sources.articles", "sources.add", "sources.refresh", "sources.edit",
           "sources.remove", "sources.switch", "sources.site",
           "heat.help", "heat.close", "heat.open",
           "rules.close", "rules.list", "rules.switch", "rules.take_back")  # fmt: skip


def written(key: str, signs: Signs = SIGNS) -> str:
    """A key as it is printed for a person, on a terminal that shows these signs."""
    text = commands.written(key)
    return text.translate(_ARROWS) if signs.plain else text


class Hint(NamedTuple):
    """A key with what it does, and the id of that."""

    id: str
    key: str
    words: str

    @property
    def width(self) -> int:
        """The cells it takes."""
        return cells(self.key) + 1 + cells(self.words)


class HintLine(Widget):
    """Keys and what they do, one after the other; a click on one is as good as the key."""

    ALLOW_SELECT = False

    class Clicked(Message):
        """Posted when a hint was clicked."""

        def __init__(self, id: str) -> None:
            super().__init__()
            self.id = id

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._clicks = Clicks()

    def hints(self) -> Sequence[Hint]:
        """What is shown, all of which fits."""
        raise NotImplementedError

    def render(self) -> Content:
        """The line."""
        return Content(" " * _GAP).join(
            [
                Content.assemble((hint.key, "bold $accent"), (f" {hint.words}", "$muted"))
                for hint in self.hints()
            ]
        )

    def on_click(self, event: events.Click) -> None:
        """Says which hint was clicked."""
        if not self._clicks.meant(event):
            return
        offset = event.get_content_offset(self)
        left = 0
        for hint in self.hints():
            if offset is not None and left <= offset.x < left + hint.width:
                event.stop()
                self.post_message(self.Clicked(hint.id))
            left += hint.width + _GAP


def fitting(hints: Sequence[Hint], width: int) -> list[Hint]:
    """As many of the hints as fit whole, the useful ones before the others, in the order they had."""
    rank = {id: number for number, id in enumerate(_USEFUL)}
    kept: list[Hint] = []
    for hint in sorted(hints, key=lambda hint: rank.get(hint.id, len(rank))):
        if sum(one.width + _GAP for one in kept) + hint.width <= width:
            kept.append(hint)
    return [hint for hint in hints if hint in kept]
