"""Words below the line that one types in: quiet ones, news, and what is wrong."""

from collections.abc import Iterable

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from reader.ui.widgets.signs import SIGNS, Signs

_ENDS = (".", "!", "?", "…", ":")


def complaint(text: str, signs: Signs) -> Content:
    """What is wrong, a sentence, with the sign and the colour that failing sources have."""
    sentence = text if text.endswith(_ENDS) else f"{text}."
    return Content.assemble((f"{signs.failing} ", "bold $accent"), (sentence, "$strong"))


class Below(Widget):
    """Shows one thing at a time, and takes no room where there is nothing to say."""

    told: reactive[Content] = reactive(Content(""), layout=True)

    def __init__(self, signs: Signs = SIGNS) -> None:
        super().__init__(classes="told")
        self._signs = signs
        self.display = False

    def hint(self, text: str) -> None:
        """Says what can be done here."""
        self.tell([Content.styled(text, "$muted")])

    def say(self, text: str) -> None:
        """Says what happens; "" says nothing."""
        self.tell([Content.styled(text, "$ink")] if text else [])

    def complain(self, text: str) -> None:
        """Says what is wrong."""
        self.tell([complaint(text, self._signs)])

    def tell(self, lines: Iterable[Content]) -> None:
        """Shows these lines."""
        told = list(lines)
        self.told = Content("\n").join(told)
        self.display = bool(told)

    def render(self) -> Content:
        """The lines."""
        return self.told
