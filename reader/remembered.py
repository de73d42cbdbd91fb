"""What the app remembers from one session to the next: where the reader was, what was unfolded, the last visit."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple, TypeAlias, TypeGuard, get_args

from reader.files import locked, replace_file, write_failed
from reader.models import Sort, SourceOrder
from reader.paths import Place

LIBRARIES = 16
"""So many libraries are remembered, those that were used last."""
PLACES = 300
"""So many cursors and sorts are kept of a library, the last ones of each."""
TOPICS = 2000
"""So many folded topics are kept of a library."""
LINES = 200
"""So many lines of the command line are kept of a library, the last ones."""
LARGEST = 1 << 23
"""Bytes of a file that is read; a larger one is not ours."""

_Members: TypeAlias = dict[str, object]


class Remembered(NamedTuple):
    """What is remembered of one library.

    A place is named by its key: a view ("unread"), or "topic:" and the topic's id. `cursors` holds the id of the
    article the cursor stood on in each place, `sorts` the order chosen there, `stories` whether articles of one story
    are one row there, where that was chosen; `folded` are the ids of folded topics.
    `visited` is the end of the last visit, `order` that of the sources on their page, `lines` what was typed in the
    command line, the latest last.

    The rest holds for all libraries: `theme` is the one chosen in the app, and `theme_before` the one that the
    settings named then (the choice ends when they name another). `widths` are the columns of topics and articles
    that were dragged; 0 is the width of the settings.
    """

    place: str = "all"
    cursors: Mapping[str, str] = {}
    sorts: Mapping[str, Sort] = {}
    stories: Mapping[str, bool] = {}
    folded: frozenset[str] = frozenset()
    visited: datetime | None = None
    theme: str | None = None
    theme_before: str | None = None
    widths: tuple[int, int] = (0, 0)
    order: SourceOrder = "list"
    lines: tuple[str, ...] = ()


def load(place: Place) -> Remembered:
    """What is remembered of the library at `place`; where the file is missing or damaged, what is so at first."""
    try:
        members = _read(place.view)
    except OSError:
        members = {}
    return _remembered(members, _section(members, place))


def save(place: Place, remembered: Remembered, before: Remembered | None = None) -> None:
    """Remembers it; what the file holds of other libraries stays, and so does what is unknown here.

    Of cursors and sorts the last `PLACES` are kept. `before` is what was loaded: theme and widths that are still the
    same are left as they are now in the file, where another instance may have changed them.

    Raises:
        LibraryWriteError: the file is as it was.
    """
    path = place.view
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with locked(path.with_name(".view.lock")):
            members = _read(path)
            sections = _dictionary(members.get("libraries"))
            section = _section(members, place) | _own_members(remembered)
            sections.pop(_name(place), None)
            members |= _common_members(remembered, before)
            members["libraries"] = dict([*sections.items(), (_name(place), section)][-LIBRARIES:])
            replace_file(path, _written(members))
    except OSError as error:
        raise write_failed(path, error) from error


def _read(path: Path) -> _Members:
    """The members of the file; none where it is not ours. OSError where it is there and cannot be read."""
    import json

    if not path.is_file():
        return {}
    with path.open("rb") as file:
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        return {}
    try:
        return _dictionary(json.loads(data))
    except (ValueError, RecursionError):
        return {}


def _written(members: _Members) -> bytes:
    import json

    # A lone surrogate (a path that is not UTF-8) becomes \\udcxx, which is how JSON writes it.
    text = json.dumps(members, ensure_ascii=False, indent=2)
    return f"{text}\n".encode("utf-8", "backslashreplace")


def _name(place: Place) -> str:
    return str(place.database)


def _section(members: _Members, place: Place) -> _Members:
    return _dictionary(_dictionary(members.get("libraries")).get(_name(place)))


def _own_members(remembered: Remembered) -> _Members:
    visited = remembered.visited
    return {
        "place": remembered.place,
        "cursors": dict(list(remembered.cursors.items())[-PLACES:]),
        "sorts": dict(list(remembered.sorts.items())[-PLACES:]),
        "stories": dict(list(remembered.stories.items())[-PLACES:]),
        "folded": sorted(remembered.folded)[:TOPICS],
        "visited": visited.astimezone(UTC).isoformat() if visited else None,
        "order": remembered.order,
        "lines": list(remembered.lines[-LINES:]),
    }


def _common_members(remembered: Remembered, before: Remembered | None) -> _Members:
    members: _Members = {}
    if before is None or (before.theme, before.theme_before) != (remembered.theme, remembered.theme_before):
        members |= {"theme": remembered.theme, "theme_before": remembered.theme_before}
    if before is None or before.widths != remembered.widths:
        members["widths"] = list(remembered.widths)
    return members


def _remembered(common: _Members, own: _Members) -> Remembered:
    cursors, sorts = _dictionary(own.get("cursors")), _dictionary(own.get("sorts"))
    stories = _dictionary(own.get("stories"))
    folded = own.get("folded")
    return Remembered(
        place=_text(own.get("place")) or Remembered().place,
        cursors={place: id for place, id in cursors.items() if isinstance(id, str)},
        sorts={place: sort for place, sort in sorts.items() if _is_sort(sort)},
        stories={place: chosen for place, chosen in stories.items() if isinstance(chosen, bool)},
        folded=frozenset(id for id in folded if isinstance(id, str))
        if isinstance(folded, list)
        else frozenset(),
        visited=_time(own.get("visited")),
        theme=_text(common.get("theme")),
        theme_before=_text(common.get("theme_before")),
        widths=_widths(common.get("widths")),
        order=_order(own.get("order")),
        lines=_lines(own.get("lines")),
    )


def _dictionary(value: object) -> _Members:
    return dict(value) if isinstance(value, dict) else {}


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _is_sort(value: object) -> TypeGuard[Sort]:
    return value in get_args(Sort)


def _order(value: object) -> SourceOrder:
    return next((order for order in get_args(SourceOrder) if order == value), Remembered().order)


def _time(value: object) -> datetime | None:
    try:
        time = datetime.fromisoformat(value) if isinstance(value, str) else None
        return time.astimezone(UTC) if time and time.tzinfo else None
    except (ValueError, OverflowError):
        return None


def _lines(value: object) -> tuple[str, ...]:
    return tuple(line for line in value if isinstance(line, str))[-LINES:] if isinstance(value, list) else ()


def _widths(value: object) -> tuple[int, int]:
    match value:
        case [int(topics), int(articles)] if topics >= 0 and articles >= 0:
            return int(topics), int(articles)
    return Remembered().widths
