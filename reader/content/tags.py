"""Tags as people type them: names, several of them parted by commas."""

from reader.content import clean
from reader.errors import UsageError
from reader.topic_names import fold

LONGEST = 100
"""Characters of a tag."""


def tag_name(text: str) -> str:
    """The name of a tag, cleaned.

    Raises:
        UsageError: this cannot be one.
    """
    name = clean.line(text)
    if not name:
        raise UsageError("A tag needs a name.")
    if len(name) > LONGEST:
        raise UsageError(f"A tag has at most {LONGEST} characters, and {name[:20]}… has {len(name)}.")
    if "," in name:
        raise UsageError(f"{name!r} cannot be a tag.", "A comma parts one tag from the next.")
    return name


def tag_names(text: str) -> tuple[str, ...]:
    """The names of tags with commas between them, each once, however it is cased.

    Raises:
        UsageError: one of them cannot be a tag, or there is none.
    """
    parts = [part for part in text.split(",") if clean.line(part)] or [""]
    found: dict[str, str] = {}
    for name in map(tag_name, parts):
        found.setdefault(fold(name), name)
    return tuple(found.values())
