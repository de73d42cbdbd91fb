"""The article pane alone on a screen, over a real library."""

import re
from collections.abc import Sequence

from textual.app import App, ComposeResult
from textual.strip import Strip
from textual.widgets import Input

from reader.library import Library
from reader.models import Term
from reader.ui.background import Background
from reader.ui.messages import HintsTyped, LinkChosen, LinkCopied, LinkPointed, MediaChosen, RelatedChosen
from reader.ui.panes.article import ArticlePane
from reader.ui.theme import own_themes
from tests.ui.archive import NOW

KEYS = {"read.open": "Enter", "read.on": "Space", "search": "/", "mark.starred": "s", "read.original": "o"}


def find(text: str, terms: Sequence[Term]) -> list[tuple[int, int]]:
    """Where one of the terms stands."""
    wanted = "|".join(re.escape(term.text) for term in terms)
    return [found.span() for found in re.finditer(wanted, text, re.IGNORECASE)]


class PageApp(App[None]):
    """Keeps what the pane tells. A field beside it may have the focus."""

    CSS = """
    Screen { background: $ground; color: $ink; scrollbar-size: 0 0; }
    #article { scrollbar-size: 0 0; width: 1fr; height: 1fr; }
    Input { dock: bottom; }
    """

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.background = Background(library)
        self.pane = ArticlePane(self.background, lambda: NOW, lambda id: KEYS.get(id, ""), find)
        self.told: list[object] = []
        for theme in own_themes():
            self.register_theme(theme)
        self.theme = "newsreader-night"

    def compose(self) -> ComposeResult:
        yield self.pane
        yield Input()

    def on_unmount(self) -> None:
        self.background.close()

    def text(self) -> str:
        """The page as it can be read."""
        return "\n".join(self.pane.page.texts).replace("\u00a0", " ")

    def seen(self) -> str:
        """What stands in the pane."""
        return "\n".join(strip.text for strip in self.strips())

    def strips(self) -> list[Strip]:
        """The lines of the pane as they are drawn."""
        return self.pane.render_lines(self.pane.size.region)

    def on_hints_typed(self, event: HintsTyped) -> None:
        self.told.append(event.text)

    def on_link_chosen(self, event: LinkChosen) -> None:
        self.told.append(("browser" if event.outside else "open", event.url))

    def on_link_pointed(self, event: LinkPointed) -> None:
        self.told.append(("at", event.url))

    def on_media_chosen(self, event: MediaChosen) -> None:
        self.told.append(("play", event.url))

    def on_link_copied(self, event: LinkCopied) -> None:
        self.told.append(("copy", event.url))

    def on_related_chosen(self, event: RelatedChosen) -> None:
        self.told.append(("story", event.related.title))
