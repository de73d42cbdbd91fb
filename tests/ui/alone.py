"""A widget alone on a screen, and articles and topics to show in it."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from textual import on
from textual.app import App, ComposeResult
from textual.message import Message
from textual.reactive import Reactive
from textual.widget import Widget

from reader.models import Count, Counts, Summary, Topic
from reader.ui import theme
from reader.ui.messages import Folded, Highlighted, Listed, Opened, PlaceChosen
from reader.ui.widgets.cursor_list import CursorList

Said = TypeVar("Said", bound=Message)

NOW = datetime(2021, 5, 11, 19, 30, tzinfo=UTC)


class Alone(App[None], inherit_bindings=False):
    """Shows one widget over the whole screen, and keeps what it said."""

    CSS = "Screen, Screen > * { scrollbar-size: 0 0; width: 1fr; height: 1fr; }"
    theme: Reactive[str] = Reactive(theme.NIGHT)

    def __init__(self, widget: Widget) -> None:
        super().__init__()
        self.widget = widget
        self.said: list[Message] = []

    def get_css_variables(self) -> dict[str, str]:
        if theme.NIGHT not in self.available_themes:
            for own in theme.own_themes():
                self.register_theme(own)
        return super().get_css_variables()

    def compose(self) -> ComposeResult:
        yield self.widget

    @on(CursorList.Chosen)
    @on(Folded)
    @on(Highlighted)
    @on(Listed)
    @on(Opened)
    @on(PlaceChosen)
    def _said(self, message: Message) -> None:
        self.said.append(message)

    def heard(self, kind: type[Said]) -> list[Said]:
        """What of a kind was said so far."""
        return [message for message in self.said if isinstance(message, kind)]

    def lines(self) -> list[str]:
        """What stands on the screen."""
        strips = self.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip).rstrip() for strip in strips]


def article(number: int, title: str = "", **fields: Any) -> Summary:
    """An article; the higher its number, the older it is."""
    plain = Summary(
        row=10_000 - number,
        id=f"{number:010}",
        title=title or f"Headline {number}",
        provider="The Quay",
        topics=("Sea",),
        published_at=NOW - timedelta(hours=number),
        type="article",
        url=f"https://news.example/{number}",
        quality=40,
        heat=None,
        listed=True,
        read=False,
        starred=False,
        later=False,
        related=0,
    )
    return plain._replace(**fields)


def topic(id: str, *children: Topic, unread: int = 0, total: int = 1) -> Topic:
    """A topic whose name is its id with a capital."""
    return Topic(id, id.capitalize(), None, total, unread, children)


TOPICS: Sequence[Topic] = (
    topic("sea", topic("ships", topic("tugs"), unread=2, total=30), topic("tides"), unread=7, total=1234),
    topic("towns"),
)
COUNTS = Counts(2000, 1500, {"starred": Count(12, 3), "new": Count(9, 8)})
