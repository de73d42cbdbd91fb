"""The page that says why an article is in each of its topics, and hides it from those it is not about."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from textual import on

from reader.models import Membership
from reader.ui import words
from reader.ui.bindings import bindings, rebind
from reader.ui.keymap import Keymap
from reader.ui.screens.page import PageScreen
from reader.ui.widgets.cells import cells, fit
from reader.ui.widgets.hint_line import written
from reader.ui.widgets.page_view import PageView
from reader.ui.widgets.prose import BLANK, Paragraph, Run
from reader.ui.widgets.signs import SIGNS, Signs
from reader.ui.widgets.targets_view import TargetsView

_WIDEST = 30
"""Cells of the column of names."""
_GAP = 3
_HIDDEN = "you said that it is not about this"
_DEFAULT = Keymap()


class Around(NamedTuple):
    """What the page does not do itself.

    `turn_over` is called with the page and the topic that the article is not about, or is after all; with None to take
    the last change back. `visit` goes to the list of a topic.
    """

    turn_over: Callable[["WhyScreen", Membership | None], object]
    visit: Callable[[Membership], object]


class WhyScreen(PageScreen, inherit_bindings=False):
    """Lists the topics of the article of a headline. The cursor keys go from topic to topic."""

    BINDINGS = bindings("why")

    def __init__(
        self,
        title: str,
        topics: Sequence[Membership],
        around: Around,
        *,
        keymap: Keymap = _DEFAULT,
        signs: Signs = SIGNS,
    ) -> None:
        self._title, self._topics, self._around = title, topics, around
        keys = keymap.of("why.hide")
        self._key = written(keys[0], signs) if keys else ""
        super().__init__("Topics", self._page(signs), keymap=keymap, signs=signs)
        rebind(self, "why", keymap)
        self.keys.pane = "why"

    def view(self) -> PageView:
        """The page, with a cursor that goes from topic to topic."""
        return TargetsView(id="page")

    def tell(self, topics: Sequence[Membership]) -> None:
        """Shows the topics as they are now."""
        self._topics = topics
        self._paragraphs = self._page(self._signs)
        if self.is_mounted:
            self.lay()

    def say(self, text: str) -> None:
        """Tells something in the status line for some seconds."""
        if self.is_mounted:
            self.status.say(text)

    def action_do(self, id: str) -> None:
        """Carries out a command of this page; once it is gone or covered it is too late."""
        if not self.is_active:
            return
        if id == "why.close":
            self.dismiss()
        elif id == "why.undo":
            self._around.turn_over(self, None)
        elif (target := self.query_one(PageView).target) is not None:
            topic = in_order(self._topics)[target]
            if id == "why.hide":
                self._around.turn_over(self, topic)
            else:
                self.dismiss()
                self._around.visit(topic)

    @on(PageView.Chosen)
    def _chosen(self, event: PageView.Chosen) -> None:
        event.stop()
        self.query_one(PageView).target = event.target
        self.action_do("why.list")

    def _page(self, signs: Signs) -> list[Paragraph]:
        return list(why_page(self._title, self._topics, self._key, signs))


def in_order(topics: Sequence[Membership]) -> list[Membership]:
    """The topics as the page lists them: those that stand above others last."""
    return sorted(topics, key=lambda topic: topic.kind == "below")


def why_page(
    title: str, topics: Sequence[Membership], key: str = "", signs: Signs = SIGNS
) -> Iterator[Paragraph]:
    """The headline, and each topic with why the article is in it; `key` says that it is not about one."""
    yield Paragraph((Run(title, "strong", bold=True),))
    yield BLANK
    if not topics:
        yield Paragraph((Run("It is in no topic.", "ink"),))
        yield Paragraph(
            (Run("A file may list some, its source may give it some, and keywords propose some.", "muted"),)
        )
        return
    yield Paragraph((Run("Its topics, and why it is in each.", "muted"),))
    if key:
        yield Paragraph((Run(f"{key} takes it out of one alone, or brings it back there.", "muted"),))
    width = min(_WIDEST, max(cells(_named(topic)) for topic in topics))
    kind = ""
    for target, topic in enumerate(in_order(topics)):
        if (topic.kind == "below") != (kind == "below") or not kind:
            yield BLANK
        kind = topic.kind
        yield _paragraph(topic, target, width, signs)


def _paragraph(topic: Membership, target: int, width: int, signs: Signs) -> Paragraph:
    name = fit(_named(topic), width, signs.ellipsis) + " " * _GAP
    margin = Run(" " * cells(name))
    if topic.hidden:
        return Paragraph((Run(_HIDDEN, "faint"),), Run(name, "faint"), margin, target=target)
    below = topic.kind == "below"
    first = Run(name, "ink" if below else "strong", bold=not below)
    return Paragraph(tuple(_reason(topic, signs)), first, margin, target=target)


def _reason(topic: Membership, signs: Signs) -> Iterator[Run]:
    """Why, with what it is about set off."""
    quoted = f"\u201c{topic.named}\u201d"
    if quoted in topic.reason:
        before, _, after = topic.reason.partition(quoted)
        named = signs.quoted(topic.named)
    else:
        before, named, after = topic.reason.rpartition(topic.named) if topic.named else (topic.reason, "", "")
    for text, tone in ((before, "muted"), (named, "ink"), (after, "muted")):
        if text:
            yield Run(text, tone)


def _named(topic: Membership) -> str:
    return words.proposed(topic.name) if topic.kind == "proposed" else topic.name
