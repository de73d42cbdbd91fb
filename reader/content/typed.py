"""What people type of articles: tags, topics to put them into, and notes."""

from reader.content import clean
from reader.errors import UsageError

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
