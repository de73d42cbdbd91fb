"""What people type of articles: tags, several of them parted by commas, and notes."""

from reader.content import clean
from reader.errors import UsageError
from reader.topic_names import fold

LONGEST_TAG = 100
LONGEST_NOTE = 10_000


def tag_name(text: str) -> str:
    """The name of a tag, cleaned.

    Raises:
        UsageError: this cannot be one.
    """
    name = clean.line(text)
    if not name:
        raise UsageError("A tag needs a name.")
    if len(name) > LONGEST_TAG:
        raise UsageError(f"A tag has at most {LONGEST_TAG} characters, and {name[:20]}… has {len(name)}.")
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


def topic_name(text: str) -> str:
    """The name of a topic, cleaned.

    Raises:
        UsageError: this cannot be one.
    """
    name = clean.line(text)
    if not 0 < len(name) <= LONGEST_TAG:
        raise UsageError(f"A topic needs a name of at most {LONGEST_TAG} characters.")
    return name


def note_text(text: str) -> str:
    """The text of a note, cleaned.

    Raises:
        UsageError: it is too long.
    """
    note = clean.block(text).strip()
    if len(note) > LONGEST_NOTE:
        raise UsageError(f"A note has at most {LONGEST_NOTE} characters, and this one has {len(note)}.")
    return note
