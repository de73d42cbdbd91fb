"""Changing a source, field by field."""

from asyncio import Lock
from collections.abc import Mapping
from functools import partial

from reader.errors import ReaderError, UsageError
from reader.library import Library
from reader.models import SourceSpec, SourceStatus
from reader.settings import policy_of
from reader.subscriptions import ask_alike, specs_of
from reader.ui import words
from reader.ui.actions.desk import Desk
from reader.ui.messages import PlaceChosen, RefreshWanted, SourcesChanged
from reader.ui.panes.tree import key_of, source_place
from reader.ui.screens.field_sheet import FieldSheet
from reader.ui.screens.filling import Filling, Wanted
from reader.ui.screens.source_fields import WORDS, Field, fields
from reader.ui.widgets.choices import Option
from reader.ui.widgets.source_state import name_of


class Editing:
    """Shows the fields of a source and asks for one after the other. What is changed is kept at once.

    Where its server is to be asked otherwise, or its articles are to be filed anew, it is refreshed when the reader is
    done.
    """

    def __init__(self, desk: Desk, status: SourceStatus) -> None:
        self._desk, self._status = desk, status
        self._policy = policy_of(desk.settings)
        self._look = False
        self._sheet = FieldSheet(self._title, self._options, self._choose, desk.signs)
        self._turn = Lock()  # one change after the other, each made of what the one before it left
        desk.screen.app.push_screen(self._sheet, lambda _: desk.run(self._done, "editing"))

    @property
    def _title(self) -> str:
        return f"Edit {name_of(self._status)}"

    @property
    def _fields(self) -> Mapping[str, Field]:
        return {field.id: field for field in fields(self._status, self._policy)}

    @property
    def _options(self) -> list[Option]:
        return [
            Option(field.id, field.name, field.value or field.usual, usual=not field.value)
            for field in self._fields.values()
        ]

    def _choose(self, id: str) -> None:
        field = self._fields[id]
        if field.toggles:
            self._take(field, "")
        else:
            self._ask(field, field.value)

    def _ask(self, field: Field, line: str, wrong: str = "") -> None:
        name = f"{name_of(self._status)} {self._desk.signs.path} {field.name}"
        wanted = Wanted(name, field.ask, line, line in WORDS, wrong)
        self._sheet.make_way(way=True)
        self._desk.screen.app.push_screen(
            Filling(wanted, partial(self._take, field), self._desk.signs),
            lambda _: self._sheet.make_way(way=False),
        )

    def _take(self, field: Field, line: str) -> str:
        """Keeps what a line means; gives what is wrong with it."""
        if line != field.value or field.toggles:
            try:
                field.read(self._status.spec, line)
            except UsageError as error:
                return words.told(error)
            self._desk.run(partial(self._keep, field, line), "editing")
        return ""

    async def _keep(self, field: Field, line: str) -> None:
        desk = self._desk
        async with self._turn:
            old = self._status.spec
            try:
                self._status = await desk.background.write(partial(_changed, old.address, field, line))
            except ReaderError as error:
                self._refused(field, line, words.told(error))
                return
            new = self._status.spec
            if (old.topics, old.listed) != (new.topics, new.listed) or not ask_alike(old, new):
                self._look = True
        self._sheet.tell(self._title, self._options)
        if desk.place.query.source == old.address != new.address:
            place = source_place(self._status)
            desk.topics.stand_elsewhere(key_of(place))
            desk.hear(PlaceChosen(place, enter=False))
        desk.hear(SourcesChanged(new.address))

    def _refused(self, field: Field, line: str, why: str) -> None:
        if self._sheet.is_active and not field.toggles:
            self._ask(field, line, why)
        else:
            self._desk.say(why)

    async def _done(self) -> None:
        async with self._turn:
            spec = self._status.spec
        if self._look and spec.enabled:
            self._desk.screen.post_message(RefreshWanted(spec.address, name_of(self._status)))


def _changed(address: str, field: Field, line: str, library: Library) -> SourceStatus:
    """Changes one field of a source. A new address is understood as one that is added is."""

    def edit(before: SourceSpec) -> SourceSpec:
        spec = field.read(before, line)
        if spec.address != before.address:
            (found,) = specs_of([spec.address])
            spec = spec._replace(address=found.address)
        return spec

    return library.sources.change(address, edit)
