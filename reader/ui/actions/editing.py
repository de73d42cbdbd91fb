"""Changing a source, field by field."""

from collections.abc import Mapping
from functools import partial

from reader.errors import ReaderError, UsageError
from reader.models import SourceSpec, SourceStatus
from reader.ui import words
from reader.ui.actions.desk import Desk
from reader.ui.messages import RefreshWanted, SourcesChanged
from reader.ui.screens.asking import Filling
from reader.ui.screens.field_sheet import FieldSheet
from reader.ui.screens.source_fields import WORDS, Field, fields
from reader.ui.widgets.choices import Option
from reader.ui.widgets.source_state import name_of


class Editing:
    """Shows the fields of a source and asks for one after the other. What is changed is kept at once.

    Where its articles are to be filed anew it is refreshed when the reader is done.
    """

    def __init__(self, desk: Desk, status: SourceStatus) -> None:
        self._desk, self._status = desk, status
        self._filed_anew = False
        self._sheet = FieldSheet(self._title, self._options, self._choose, desk.signs)
        desk.screen.app.push_screen(self._sheet, lambda _: self._done())

    @property
    def _title(self) -> str:
        return f"Edit {name_of(self._status)}"

    @property
    def _fields(self) -> Mapping[str, Field]:
        return {field.id: field for field in fields(self._status)}

    @property
    def _options(self) -> list[Option]:
        column = max(len(field.name) for field in self._fields.values()) + 3
        return [
            Option(field.id, f"{field.name.ljust(column)}{field.value or field.empty}")
            for field in self._fields.values()
        ]

    def _choose(self, id: str) -> None:
        field = self._fields[id]
        if field.toggles:
            self._keep(id, "")
        else:
            self._ask(id, field.value)

    def _ask(self, id: str, line: str, wrong: str = "") -> None:
        ask = self._fields[id].ask
        sheet = Filling(
            f"{wrong}\n{ask}" if wrong else ask,
            line,
            does="keep",
            replaced=line in WORDS,
            signs=self._desk.signs,
        )
        self._desk.screen.app.push_screen(sheet, lambda line: None if line is None else self._keep(id, line))

    def _keep(self, id: str, line: str) -> None:
        """Keeps what a line means, or asks again."""
        before = self._status
        try:
            spec = self._fields[id].read(before.spec, line)
        except UsageError as error:
            self._ask(id, line, str(error))
            return
        if spec != before.spec:
            self._status = before._replace(spec=spec)
            self._desk.run(partial(self._replace, before, spec), "editing")

    async def _replace(self, before: SourceStatus, spec: SourceSpec) -> None:
        desk, address = self._desk, spec.address
        try:
            await desk.background.write(lambda library: library.sources.replace(address, spec))
        except ReaderError as error:
            self._status = before
            desk.say(words.told(error))
            return
        if (spec.topics, spec.listed) != (before.spec.topics, before.spec.listed):
            self._filed_anew = True
        self._sheet.tell(self._title, self._options)
        desk.hear(SourcesChanged(address))

    def _done(self) -> None:
        if self._filed_anew and self._status.spec.enabled:
            self._desk.screen.post_message(RefreshWanted(self._status.spec.address, name_of(self._status)))
