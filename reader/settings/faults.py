"""What is wrong with the settings: a value, never an exception, so that the rest of them holds."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple


class Fault(NamedTuple):
    """What is wrong, in words, and where: the file, its line from 1, the name of the setting."""

    words: str
    key: str | None = None
    line: int | None = None
    file: Path | None = None

    def __str__(self) -> str:
        return self._at(self.file.name if self.file else "")

    def whole(self) -> str:
        """As `str` gives it, with the whole path of the file."""
        return self._at(str(self.file or ""))

    def _at(self, file: str) -> str:
        where = ", ".join(filter(None, [file, f"line {self.line}" if self.line else ""]))
        return f"{where}: {self.words}" if where else self.words


def near(word: str, known: Iterable[str]) -> str:
    """A blank and "Did you mean …?" with what is nearest to `word`; "" where nothing is near."""
    # Imported when something is wrong: the start is not to wait for it.
    from reader.nearest import nearest

    found = nearest(word, known)
    return f' Did you mean "{found}"?' if found else ""


def shown(value: object) -> str:
    """A value of the file as it may stand in a sentence: on one line, printable, not long."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list):
        return f"[{', '.join(map(shown, value[:5]))}{', ...' if len(value) > 5 else ''}]"[:80]
    if isinstance(value, str):
        short = value if len(value) <= 60 else value[:57] + "..."
        return f'"{short}"' if short.isprintable() else ascii(short)
    return str(value)[:60]
