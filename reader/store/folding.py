"""Stories in lists: which article stands for one, who else tells it, and what of it is unread."""

from array import array
from collections.abc import Sequence

from reader.models import Cover, Matches
from reader.store.database import Database
from reader.store.meant import Condition
from reader.store.names import Names
from reader.store.selecting import Asked, mates
from reader.store.values import integer, maybe_integer, numbers


class Folding:
    """Tells of the stories of rows, as far as the articles that tell them match a query."""

    def __init__(self, database: Database, names: Names) -> None:
        self._database = database
        self._names = names

    def covers(self, rows: Sequence[int], asked: Asked) -> dict[int, Cover]:
        """The stories of rows, by row, as far as others of them match a query too."""
        text, values = mates(asked)
        found = self._database.rows(
            "SELECT a.row, a.story, b.place < a.place, b.read, b.provider FROM json_each(?) wanted"
            " CROSS JOIN articles a ON a.row = wanted.value JOIN articles b ON b.row <> a.row"
            f" WHERE a.story <> 0 AND {text} ORDER BY a.row, b.place",
            (numbers(rows), *values),
        )
        covers: dict[int, Cover] = {}
        for row, story, is_better, read, provider in found:
            before = covers.get(integer(row), Cover(integer(story)))
            name = None if (number := maybe_integer(provider)) is None else self._names.name(number)[0]
            covers[integer(row)] = Cover(
                before.story,
                before.more + 1,
                before.unread + (not read),
                before.providers if name is None or name in before.providers else (*before.providers, name),
                before.inside or bool(is_better),
            )
        return covers

    def first_unread(self, rows: Sequence[int], asked: Asked) -> int | None:
        """The place among `rows` of the first that is unread; of a story that is folded, whose article any is."""
        text, values = unread(asked, folded=True)
        found = self._database.row(
            "SELECT wanted.key FROM json_each(?) wanted CROSS JOIN articles a ON a.row = wanted.value"
            f" WHERE {text} LIMIT 1",
            (numbers(rows), *values),
        )
        return None if found is None else integer(found[0])

    def lead(self, row: int, asked: Asked) -> int:
        """The row that stands in a list of stories for the article of a row; that row itself where no other does."""
        text, values = mates(asked)
        found = self._database.row(
            f"SELECT b.row FROM articles a JOIN articles b ON b.place < a.place WHERE a.row = ? AND {text}"
            " ORDER BY b.place LIMIT 1",
            (row, *values),
        )
        return row if found is None else integer(found[0])

    def mates(self, row: int, asked: Asked) -> list[int]:
        """The identities of the others of the story of a row that match a query."""
        text, values = mates(asked)
        found = self._database.rows(
            f"SELECT b.uid FROM articles a JOIN articles b ON b.row <> a.row WHERE a.row = ? AND {text}"
            " ORDER BY b.place",
            (row, *values),
        )
        return [integer(uid) for (uid,) in found]

    def folded(self, rows: "array[int]") -> "array[int]":
        """Rows but for those whose story a better one among them tells."""
        found = self._database.rows(
            "SELECT a.story, a.row FROM json_each(?) wanted CROSS JOIN articles a ON a.row = wanted.value"
            " WHERE a.story <> 0 ORDER BY a.place",
            (numbers(rows),),
        )
        best: dict[int, int] = {}
        for story, row in found:
            best.setdefault(integer(story), integer(row))
        others = {integer(row) for _, row in found}.difference(best.values())
        return array("q", [row for row in rows if row not in others])

    def unfolded(self, matches: Matches, asked: Asked) -> Matches:
        """Puts the others of unfolded stories behind the best of each, the newest first."""
        text, values = mates(asked)
        found = self._database.rows(
            "SELECT a.row, b.row FROM json_each(?) wanted"
            " CROSS JOIN articles a ON a.story = wanted.value AND a.story <> 0"
            f" JOIN articles b ON b.row <> a.row WHERE {text} ORDER BY b.row DESC",
            (numbers(asked.query.unfolded), *values),
        )
        others: dict[int, list[int]] = {}
        for lead, other in found:
            others.setdefault(integer(lead), []).append(integer(other))
        rows, inside = array("q"), list[int]()
        for lead in matches.rows:
            rows.append(lead)
            for other in others.get(lead, ()):
                inside.append(len(rows))
                rows.append(other)
        return matches._replace(rows=rows, inside=tuple(inside))


def unread(asked: Asked, *, folded: bool = False) -> Condition:
    """The condition for article `a` to be unread; where it stands for a story, for any of that: also where the story is
    unfolded, unless only those that are `folded` count.
    """
    if not asked.query.stories:
        return "NOT a.read", ()
    text, values = mates(asked)
    others = f"EXISTS (SELECT 1 FROM articles b WHERE {text} AND NOT b.read)"
    if not folded:
        return f"(NOT a.read OR {others})", values
    among = "a.story NOT IN (SELECT value FROM json_each(?))"
    return f"(NOT a.read OR ({among} AND {others}))", (numbers(asked.query.unfolded), *values)


def told_by(rows: "array[int]", asked: Asked) -> Condition:
    """The condition for article `a` to stand in some rows of a list, or behind one that stands for its story."""
    these = numbers(rows)
    row = "a.row IN (SELECT value FROM json_each(?))"
    if not asked.query.stories:
        return row, (these,)
    leads = "SELECT l.story FROM json_each(?) wanted CROSS JOIN articles l ON l.row = wanted.value"
    return f"({row} OR (a.story <> 0 AND a.story IN ({leads})))", (these, these)
