"""The lines that were typed before, and the way through them. Pure."""

from collections.abc import Sequence

from reader.remembered import LINES


class TypedBefore:
    """Lines, each once, the latest last. One goes back among those that begin with what is typed just now."""

    def __init__(self, lines: Sequence[str] = ()) -> None:
        self._lines = list(dict.fromkeys(reversed(lines)))[::-1][-LINES:]
        self._begun: str | None = None
        self._at = 0

    @property
    def lines(self) -> tuple[str, ...]:
        """All of them, the latest last."""
        return tuple(self._lines)

    def add(self, line: str) -> None:
        """Notes a line that was carried out."""
        if line.strip():
            self._lines = [*(one for one in self._lines if one != line), line][-LINES:]
        self.begin()

    def begin(self) -> None:
        """What is typed now is a new line."""
        self._begun = None

    def step(self, by: int, typed: str) -> str:
        """The line before (-1) the one that stands there, or after it (1); the new one comes after the latest."""
        if self._begun is None:
            self._begun, self._at = typed, len(self._fitting(typed))
        fitting = self._fitting(self._begun)
        self._at = max(0, min(len(fitting), self._at + by))
        return fitting[self._at] if self._at < len(fitting) else self._begun

    def _fitting(self, begun: str) -> list[str]:
        return [line for line in self._lines if line.startswith(begun) and line != begun]
