"""Asks who is to be told to the server of a source: a user name, and where the password is found."""

from collections.abc import Callable
from typing import Any

from textual.app import App

from reader.content.urls import public
from reader.errors import UsageError
from reader.models import SourceSpec
from reader.ui import words
from reader.ui.screens.filling import Filling, Wanted
from reader.ui.screens.source_fields import Field, access_fields
from reader.ui.widgets.signs import Signs


async def ask_who(app: App[Any], spec: SourceSpec, why: str, signs: Signs) -> SourceSpec | None:
    """The source with what was answered, None where one turned away. `why` it is asked stands below the first line; the
    answers begin with what the source says now.
    """
    found = [spec]
    for field in access_fields(spec):
        name = f"{words.address(public(spec.address))} {signs.path} {field.name}"
        wanted = Wanted(name, field.ask, field.value, wrong=why)
        if not await app.push_screen_wait(Filling(wanted, _taking(field, found), signs)):
            return None
        why = ""
    return found[-1]


def _taking(field: Field, found: list[SourceSpec]) -> Callable[[str], str]:
    """Adds what a line makes of the last of the sources found; gives what is wrong with it."""

    def take(line: str) -> str:
        try:
            found.append(field.read(found[-1], line))
        except UsageError as error:
            return words.told(error)
        return ""

    return take
