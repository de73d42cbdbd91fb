"""The letters that links are marked with, and what typing them leads to. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice, product
from typing import Literal, NamedTuple, TypeAlias

from reader.ui import words
from reader.ui.widgets.cells import cells
from reader.ui.widgets.in_sight import Leading

LETTERS = "fjdkslagh"
"""Of the middle row, those under the strongest fingers first. `y` is none of them: it copies."""
COPY = "y"
How: TypeAlias = Literal["inside", "outside", "copy"]
"""What is done with the link: opened here, opened in the browser, or its address copied."""
_HOWS: Mapping[How, str] = {
    "inside": "capitals: browser, y: copy",
    "outside": "opens in the browser",
    "copy": "copies the address",
}
_GAP = 3


def labels(count: int) -> list[str]:
    """So many labels of one length, as short as they can be: no two are alike, and none begins another."""
    length = 1
    while len(LETTERS) ** length < count:
        length += 1
    return ["".join(letters) for letters in islice(product(LETTERS, repeat=length), count)]


class Hints(NamedTuple):
    """What the labels lead to, what was typed of one so far, and what is to be done with the link."""

    leads: Mapping[str, Leading]
    typed: str = ""
    how: How = "inside"

    @property
    def left(self) -> Sequence[str]:
        """The labels that may still be meant."""
        return [label for label in self.leads if label.startswith(self.typed)]

    def told(self, width: int, ellipsis: str = "…") -> str:
        """What the labels that are left lead to, as far as `width` cells hold it, and what letters do with it."""
        left, about = self.left, _HOWS[self.how]
        if len(left) == 1:
            return f"{left[0]} {words.address(self.leads[left[0]].url or '')}"
        room = width - cells(about)
        parts: list[str] = []
        for label in left:
            part = f"{label} {_brief(self.leads[label].url or '', ellipsis)}"
            if cells(part) + _GAP > room:
                break
            parts.append(part)
            room -= cells(part) + _GAP
        return (" " * _GAP).join([*parts, about])

    def after(self, character: str | None) -> "Hints | None":
        """What one more key leads to: on, to a link, or out."""
        if character == COPY and not self.typed and self.how != "copy":
            return self._replace(how="copy")
        letter = character or " "
        how: How = "outside" if letter.isupper() and self.how == "inside" else self.how
        typed = self._replace(typed=self.typed + letter.lower(), how=how)
        return typed if typed.left else None

    @property
    def lead(self) -> Leading | None:
        """What was typed to the end."""
        return self.leads.get(self.typed)


def _brief(url: str, ellipsis: str) -> str:
    """An address by its host."""
    host, path, _ = words.address(url).partition("/")
    return f"{host}/{ellipsis}" if path else host


def hints(leads: Iterable[Leading]) -> Hints:
    """Labels for what leads on, in its order."""
    found = list(leads)
    return Hints(dict(zip(labels(len(found)), found, strict=True)))
