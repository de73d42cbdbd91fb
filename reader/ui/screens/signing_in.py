"""Asks who is to be told to the server of a source: a user name, and where the password is found."""

from typing import Any

from textual.app import App
from textual.content import Content

from reader.errors import UsageError
from reader.models import SourceSpec
from reader.ui.screens.asking import Filling
from reader.ui.screens.below import complaint
from reader.ui.screens.source_fields import Field, access_fields
from reader.ui.widgets.signs import Signs


async def ask_who(app: App[Any], spec: SourceSpec, why: str, signs: Signs) -> SourceSpec | None:
    """The source with what was answered, None where one turned away. `why` it is asked stands above the first question;
    the answers begin with what the source says now.
    """
    for field in access_fields(spec):
        answered = await _ask(app, spec, field, why, signs)
        if answered is None:
            return None
        spec, why = answered, ""
    return spec


async def _ask(app: App[Any], spec: SourceSpec, field: Field, why: str, signs: Signs) -> SourceSpec | None:
    """Asks until the answer is understood."""
    line: str | None = field.value
    while line is not None:
        prompt = Content("\n").join([*([complaint(why, signs)] if why else []), Content(field.ask)])
        line = await app.push_screen_wait(Filling(prompt, line, does="go on", replaced=False, signs=signs))
        try:
            return None if line is None else field.read(spec, line)
        except UsageError as error:
            why = str(error)
    return None
