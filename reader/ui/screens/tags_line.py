"""Tags in a line: "maps, -to read". Pure."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from reader.ui.widgets.choices import Option


class Known(NamedTuple):
    """The tags there are, with the numbers of their articles, and of `number` articles those they have, with how many
    of them have it.
    """

    tags: Mapping[str, int] = {}
    have: Mapping[str, int] = {}
    number: int = 1

    def of(self, name: str) -> str:
        """A tag as it is written already; as it was typed where it is new."""
        return next((tag for tag in (*self.have, *self.tags) if tag.casefold() == name.casefold()), name)


def read_tags(line: str, known: Known) -> dict[str, bool]:
    """The tags that a line gives (True) and takes away (False), the last word on each holds."""
    named: dict[str, bool] = {}
    for part in line.split(","):
        text = part.strip()
        name = " ".join(text.lstrip("-#").split())
        if name:
            named[known.of(name)] = not text.startswith("-")
    return named


def offered(line: str, known: Known) -> list[Option]:
    """What the last tag of a line may become: the whole line with it. Those that the articles have come first, to be
    taken away; once something is typed, last.
    """
    before, comma, last = line.rpartition(",")
    lead = f"{before}, " if comma else ""
    begun = last.strip()
    wanted = " ".join(begun.lstrip("-#").split()).casefold()
    named = read_tags(before, known)
    taken = [
        Option(f"{lead}-{name}", f"-{name}", _had(number, known.number))
        for name, number in known.have.items()
        if name.casefold().startswith(wanted) and name not in named
    ]
    given = [
        Option(f"{lead}{name}", name, str(number))
        for name, number in known.tags.items()
        if name.casefold().startswith(wanted)
        and known.have.get(name, 0) != known.number
        and name not in named
    ]
    if begun.startswith("-"):
        return taken
    return given + taken if wanted else taken + given


def told(named: Mapping[str, bool], sign: str = "#") -> str:
    """What a line does, in words: "#maps #sea, no longer #old"."""
    given, taken = (
        " ".join(f"{sign}{name}" for name, value in named.items() if value is wanted)
        for wanted in (True, False)
    )
    return ", ".join(filter(None, (given, f"no longer {taken}" if taken else "")))


def _had(number: int, of: int) -> str:
    return "has it: take it off" if of == 1 else f"{number} of {of} have it: take it off"


def counted(tags: Sequence[Sequence[str]]) -> dict[str, int]:
    """How many of some articles have each tag, by the tags of each."""
    found: dict[str, int] = {}
    for names in tags:
        for name in names:
            found[name] = found.get(name, 0) + 1
    return found
