"""Tags: given and taken away, of one article or of many."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from reader.errors import UsageError
from reader.library import Library
from reader.models import Change
from reader.ui import words
from reader.ui.actions.asked import finder, these
from reader.ui.actions.desk import Desk
from reader.ui.actions.many import Done, Many
from reader.ui.actions.picked import Picked, counted
from reader.ui.command_line import Order, Wrong

if TYPE_CHECKING:
    from reader.ui.screens.tags_line import Known

_LOOKED_AT = 1000
"""Of so many articles it is told which tags they have."""


class Tagging:
    """Asks for the tags of what is picked, else of the article the reader is at."""

    def __init__(self, desk: Desk, picked: Picked, many: Many) -> None:
        self._desk, self._picked, self._many = desk, picked, many
        desk.commands["tag.edit"] = self.edit
        desk.verbs["tag"] = self.order

    def edit(self) -> None:
        """Asks for the tags."""
        if ids := self._chosen():
            self._desk.run(partial(self._ask, ids), "tags")

    def order(self, order: Order) -> Wrong | None:
        """Gives a tag or takes it away, as the command line has it."""
        from reader.content.typed import tag_name

        value = order.choice == "add"
        try:
            tag_name(order.name)
        except UsageError as error:
            return Wrong(words.told(error), len(f"tag {order.choice} "))
        if order.query:
            found = finder(order.query, order.at, self._desk.views)
            if isinstance(found, Wrong):
                return found
        elif ids := self._chosen():
            found = partial(these, ids)
        else:
            return None
        self._many.change(found, _told(order.name, value), partial(_tag, order.name, value))
        return None

    def _chosen(self) -> list[str]:
        if ids := self._picked.several():
            return ids
        summary = self._desk.at_article()
        return [summary.id] if summary else []

    async def _ask(self, ids: Sequence[str]) -> None:
        from reader.ui.screens.tagging import TagSheet
        from reader.ui.screens.tags_line import read_tags, told

        desk = self._desk
        known, title = await desk.background.read(partial(_known, ids))
        of = desk.signs.quoted(title) if len(ids) == 1 else counted(len(ids))
        line = await desk.screen.app.push_screen_wait(TagSheet(f"Tags of {of}", known, desk.signs))
        if named := read_tags(line or "", known):
            what, first = told(named), next(iter(named.items()))
            several = len(named) > 1
            done = Done(f"Tag {what}:", "Tagged", f": {what}") if several else _told(*first)
            if await self._many.may(len(ids), done):
                await self._many.do(ids, done, partial(_tag_all, named) if several else partial(_tag, *first))


def _told(name: str, value: bool) -> Done:
    if value:
        return Done("Tag", "Tagged", f" #{name}")
    return Done(f"Take #{name} off", f"Took #{name} off")


def _known(ids: Sequence[str], library: Library) -> "tuple[Known, str]":
    """The tags there are, those that articles have, and the headline of the first."""
    from reader.ui.screens.tags_line import Known, counted

    rows = [row for id in ids[:_LOOKED_AT] if (row := library.lists.row(id)) is not None]
    found = library.lists.summaries(rows)
    tags = {tag.name: tag.total for tag in sorted(library.lists.tags(), key=lambda tag: -tag.total)}
    have = counted([summary.tags for summary in found])
    return Known(tags, have, len(found)), found[0].title if found else ""


def _tag(name: str, value: bool, ids: Sequence[str], library: Library) -> Change:
    return library.marks.tag(ids, name, value)


def _tag_all(named: Mapping[str, bool], ids: Sequence[str], library: Library) -> Change:
    """Gives and takes away several tags, in one step to undo."""
    steps = (partial(library.marks.tag, ids, name, value) for name, value in named.items())
    return library.marks.as_one("tags", "", steps)
