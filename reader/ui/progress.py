"""What the indexer said so far, in words for the status line."""

from reader.ui import words
from reader.ui.indexer import Indexed


class Progress:
    """Adds up what the indexer says of each source."""

    def __init__(self) -> None:
        self._running: dict[str, Indexed] = {}
        self._errors: dict[str, str] = {}

    def take_in(self, said: Indexed) -> None:
        """Notes one thing it said."""
        if not said.finished:
            self._running[said.source] = said
            return
        self._running.pop(said.source, None)
        self._errors.pop(said.source, None)
        if said.error:
            self._errors[said.source] = said.error

    @property
    def error(self) -> str:
        """The first source's error that still holds, in words."""
        return next(iter(self._errors.values()), "")

    @property
    def reading(self) -> str:
        """How far it is: "reading 1 200 of 20 000"; "" where nothing is being read."""
        done = sum(said.done for said in self._running.values())
        total = sum(said.total or 0 for said in self._running.values())
        if not done:
            return ""
        return f"reading {words.number(done)}" + (f" of {words.number(total)}" if total else "")
