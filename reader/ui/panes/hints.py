"""The letters that links are marked with, and what typing them leads to. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice, product
from typing import NamedTuple

from reader.ui.widgets.in_sight import Leading

LETTERS = "fjdkslagh"
"""Of the middle row, those under the strongest fingers first. `y` is none of them: it copies."""
COPY = "y"


def labels(count: int) -> list[str]:
    """So many labels of one length, as short as they can be: no two are alike, and none begins another."""
    length = 1
    while len(LETTERS) ** length < count:
        length += 1
    return ["".join(letters) for letters in islice(product(LETTERS, repeat=length), count)]


class Hints(NamedTuple):
    """What the labels lead to, what was typed of one so far, and whether its address is to be copied."""

    leads: Mapping[str, Leading]
    typed: str = ""
    copying: bool = False

    @property
    def left(self) -> Sequence[str]:
        """The labels that may still be meant."""
        return [label for label in self.leads if label.startswith(self.typed)]

    @property
    def words(self) -> str:
        """What the next keys do, for the status line."""
        if self.typed:
            return f"{self.typed} and another letter {'copy' if self.copying else 'open'} a link, Esc leaves"
        if self.copying:
            return "Letters copy the address of a link, Esc leaves"
        return "Letters open a link, y and letters copy it, Esc leaves"

    def after(self, character: str | None) -> "Hints | Leading | None":
        """What one more key leads to: on, to a link, or out."""
        if character == COPY and not self.typed and not self.copying:
            return self._replace(copying=True)
        typed = self._replace(typed=self.typed + (character or " "))
        return self.leads.get(typed.typed) or (typed if typed.left else None)


def hints(leads: Iterable[Leading]) -> Hints:
    """Labels for what leads on, in its order."""
    found = list(leads)
    return Hints(dict(zip(labels(len(found)), found, strict=True)))
