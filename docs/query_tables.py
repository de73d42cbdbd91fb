"""What docs/queries.md tells of each field and value of the query language, from the tables in the code.

A value that nothing is told of here is a KeyError, so none is forgotten.
"""

from collections.abc import Iterator, Mapping, Sequence

from reader.models import Part, Sort, State
from reader.query.fields import FIELDS, PARTS, SORTS, STATES
from reader.query.moments import NAMED

Rows = Sequence[Sequence[str]]

_STATES: dict[State, str] = {
    "unread": "Not marked read",
    "read": "Marked read",
    "starred": "Starred, listed or not",
    "later": "Kept for later, listed or not",
    "listed": "Listed, as all are that are found without this",
    "unlisted": "Told by its file or source not to be listed",
    "lead": "Tells a story best, or one that nobody else tells",
    "duplicate": "Tells a story that another article tells better",
    "future": "Dated in the future",
    "begun": "Begun and not finished: what Continue reading lists",
    "hidden": "Hidden by you, or by a rule; nothing else finds these",
}
_PARTS: dict[Part, str] = {
    "related": "Its file lists related stories",
    "body": "A text of its own, not the excerpt alone",
    "image": "A picture",
    "video": "A video",
    "note": "A note of yours",
    "tag": "A tag of yours",
}
_SORTS: dict[Sort, str] = {
    "date": "The newest first",
    "heat": "The hottest first",
    "quality": "The best first",
    "title": "By headline, from A to Z",
    "provider": "By who published it, from A to Z",
    "relevance": "By where the words stand; see below",
}
_NAMED: Mapping[str, str] = {
    "today": "Since midnight, where you are",
    "yesterday": "The day before",
    "this-week": "From Monday on",
    "last-week": "The week before, Monday to Sunday",
    "this-month": "From the first on",
    "last-month": "The month before",
    "this-year": "From the first of January on",
    "last-year": "The year before",
    "last-visit": "Since you last left the app",
}


def fields() -> Rows:
    """Each field by its example."""
    return [(f"`{field.example}`", f"`{field.name}:`", field.help) for field in FIELDS]


def values() -> Rows:
    """Each value of the fields that have a few."""
    return list(_values())


def moments() -> Rows:
    """The moments that have names."""
    return [(f"`date:{name}`", _NAMED[name]) for name in NAMED]


def _values() -> Iterator[tuple[str, str]]:
    yield from ((f"`is:{state}`", _STATES[state]) for state in STATES)
    yield from ((f"`has:{part}`", _PARTS[part]) for part in PARTS)
    yield from ((f"`sort:{sort}`", _SORTS[sort]) for sort in SORTS)
