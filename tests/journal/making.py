"""Changes to write in tests."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from reader.journal import Entry, Journal, latest

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def mark(id: str = "article001", field: str = "read", value: bool | float | str | None = True) -> Entry:
    """A change of an article that is not described."""
    return Entry(NOON, id, field, value)


def described(id: str = "article001", title: str = "Rain", value: bool = True) -> Entry:
    """A change of an article with all there is to tell which one it was."""
    return Entry(
        NOON, id, "read", value, title=title, url=f"https://rain.example/{id}", source="rain", key=f"{id}.md"
    )


def at(folder: Path, device: str, hours: float = 0) -> Journal:
    """A journal of `device`, whose clock stands still, `hours` past noon."""
    return Journal(folder, device, clock=lambda: NOON + timedelta(hours=hours))


def values(journal: Journal) -> dict[tuple[str, str], bool | float | str | None]:
    """What a journal says, read from the start."""
    entries, _ = journal.read({})
    return {name: entry.value for name, entry in latest(entries).items()}
