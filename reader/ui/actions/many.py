"""Marks of many articles at once: of those that are picked, or that a query finds."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from reader.errors import ReaderError
from reader.library import Library
from reader.models import Change, Field, Query
from reader.ui import words
from reader.ui.actions.asked import Finder, finder, these
from reader.ui.actions.desk import Desk
from reader.ui.actions.marking import Marking
from reader.ui.actions.picked import Picked, counted
from reader.ui.command_line import Order, Wrong

MANY = 20
"""More than so many are not marked without asking."""
_IN_SIGHT = 1000
"""So many stay in a view that they would leave; of more, nobody looks for one of them."""


Doing = Callable[[Sequence[str], Library], Change]
"""What is done to the articles of these ids."""


class Done(NamedTuple):
    """How it is told that something is done to articles: what stands before their number, and behind it."""

    does: str
    did: str
    end: str = ""


_TOLD: Mapping[tuple[Field, bool], Done] = {
    ("read", True): Done("Mark", "Marked", " read"),
    ("read", False): Done("Mark", "Marked", " unread"),
    ("starred", True): Done("Star", "Starred"),
    ("starred", False): Done("Take the stars of", "Took the stars of", " away"),
    ("later", True): Done("Keep", "Kept", " for later"),
    ("later", False): Done("Keep", "Kept", " for later no longer"),
    ("hidden", True): Done("Hide", "Hid"),
    ("hidden", False): Done("Show", "Showed", " again"),
}
_MARKS: Mapping[str, tuple[Field, bool]] = {
    "read": ("read", True), "unread": ("read", False), "star": ("starred", True), "unstar": ("starred", False),
    "later": ("later", True), "unlater": ("later", False), "hide": ("hidden", True), "show": ("hidden", False),
}  # fmt: skip


class Many:
    """Marks what is picked where anything is and the reader is in the list, else the one article they are at."""

    def __init__(self, desk: Desk, picked: Picked, marking: Marking) -> None:
        self._desk, self._picked, self._marking = desk, picked, marking
        desk.commands |= {
            "mark.read": partial(self.toggle, "read"),
            "mark.starred": partial(self.toggle, "starred"),
            "mark.later": partial(self.toggle, "later"),
            "mark.all": self.mark_listed,
        }
        desk.verbs["mark"] = self.order

    def toggle(self, field: Field) -> None:
        """Sets a mark for all, or takes it off where all have it."""
        if ids := self._picked.several():
            self.mark(self._picked_for(ids, field), field, None)
        else:
            self._marking.toggle(field)

    def mark_listed(self) -> None:
        """Marks what is picked read, else all that is listed."""
        if ids := self._picked.several():
            self.mark(self._picked_for(ids, "read"), "read", value=True)
        else:
            self._marking.ask_for_all()

    def order(self, order: Order) -> Wrong | None:
        """Marks as the command line has it."""
        field, value = _MARKS[order.choice]
        if order.query:
            found = finder(order.query, order.at, self._desk.views)
            if isinstance(found, Wrong):
                return found
            self.mark(found, field, value)
        elif ids := self._picked.several():
            self.mark(self._picked_for(ids, field), field, value)
        elif (summary := self._desk.at_article()) and field == "hidden":
            self.mark(partial(these, [summary.id]), field, value)
        elif summary:
            self._marking.mark(summary, field, value=value, told=True)
        return None

    def _picked_for(self, ids: Sequence[str], field: Field) -> Finder:
        """The articles that are picked; those to be read with the others that their rows stand for."""
        query, whole = self._desk.articles.asked, field == "read" and self._desk.settings.mark_story
        return partial(_with_stories, ids, query) if whole and query.stories else partial(these, ids)

    def mark(self, find: Finder, field: Field, value: bool | None) -> None:
        """Marks all that is found; None turns the mark over."""
        self._desk.run(partial(self._mark, find, field, value), "marks")

    def change(self, find: Finder, told: Done, do: Doing) -> None:
        """Does something to all that is found, once the reader said yes where that is much, and tells what was done."""
        self._desk.run(partial(self._change, find, told, do), "marks")

    async def _change(self, find: Finder, told: Done, do: Doing) -> None:
        ids = await self._desk.background.read(find)
        if await self.may(len(ids), told):
            await self.do(ids, told, do)

    async def may(self, number: int, told: Done) -> bool:
        """Whether something is to be done to so many articles."""
        from reader.ui.screens.asking import Asking

        if not number:
            self._desk.say("No article matches")
        if number <= MANY:
            return bool(number)
        question = Asking(f"{told.does} {counted(number)}{told.end}?", "all of them", "leave them")
        yes = await self._desk.screen.app.push_screen_wait(question)
        return bool(yes)

    async def _mark(self, find: Finder, field: Field, value: bool | None) -> None:
        desk = self._desk
        ids = await desk.background.read(find)
        if value is None:
            value = bool(
                await desk.background.read(lambda library: library.marks.differing(ids, field, True))
            )
        told = _TOLD[field, value]
        # What is so already is not asked about; that nothing else is left is said behind it.
        different = await desk.background.read(
            lambda library: library.marks.differing(ids, field, bool(value))
        )
        if await self.may(different or min(len(ids), 1), told):
            await self.do(ids, told, lambda ids, library: library.marks.set(ids, field, bool(value)))

    async def do(self, ids: Sequence[str], told: Done, do: Doing) -> None:
        """Does it to these, and tells so."""
        desk = self._desk
        if len(ids) > _IN_SIGHT:
            desk.say(f"{told.does} {counted(len(ids))}{told.end} {desk.signs.ellipsis}")
        try:
            change = await desk.background.write(partial(do, ids))
            rows = await desk.background.read(partial(_rows, change.ids[:_IN_SIGHT]))
        except ReaderError as error:
            desk.say(words.told(error))
            return
        desk.articles.keep(rows)
        self._marking.renew(change)
        as_before = len(ids) - len(change.ids)
        if not change.ids:
            desk.say("It is so already" if len(ids) == 1 else f"All {words.number(len(ids))} are so already")
        else:
            were = words.count(as_before, "was", "were")
            more = f"; {were} so already" if as_before else ""
            desk.say(f"{told.did} {counted(len(change.ids))}{told.end}{more}")


def _with_stories(ids: Sequence[str], query: Query, library: Library) -> list[str]:
    """What is picked in a list, and what the rows of stories among it stand for."""
    rows = _rows(ids, library)
    covers = {one.row: one.cover for one in library.lists.summaries(rows, query)}
    folded = [row for row in rows if (cover := covers.get(row)) and cover.story not in query.unfolded]
    return list(dict.fromkeys([*ids, *(id for row in folded for id in library.lists.mates(row, query))]))


def _rows(ids: Sequence[str], library: Library) -> list[int]:
    return [row for id in ids if (row := library.lists.row(id)) is not None]
