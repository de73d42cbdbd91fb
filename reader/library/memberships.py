"""Why an article is in its topics. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from reader.models import Membership, MembershipKind
from reader.store.records import InTopic
from reader.topic_names import fold

_NAMED = 3
"""So many topics are named as those that another one stands above."""


class Grounds(NamedTuple):
    """What the library knows of the topics of one article.

    `listed` are those that its document names; `given` those of sources, with what the source is called; `keywords` is
    the keyword that proposes a topic, by the number of that, and where it stands ("title", "excerpt"); `put` are those
    that the reader put it into, with the rule that did, "" where none did.
    """

    listed: Sequence[str]
    given: Sequence[tuple[str, str]]
    keywords: Mapping[int, tuple[str, str]]
    medium: str = "file"
    put: Sequence[tuple[str, str]] = ()


class _Why(NamedTuple):
    kind: MembershipKind
    reason: str
    named: str = ""


def memberships(members: Sequence[InTopic], grounds: Grounds) -> tuple[Membership, ...]:
    """The topics in the order of `members`, but those that an article is in only by one below them last, the nearest
    first.
    """
    by_number = {member.number: member for member in members}
    shown = [member for member in members if not member.is_alias]
    direct: dict[int, _Why] = {}
    for member in (*shown, *(member for member in members if member.is_alias)):
        here = by_number.get(member.parent or 0) if member.is_alias else member
        if here is not None and (member.own or member.proposed):
            direct.setdefault(here.number, _why(member, grounds, shown_as_other=member.is_alias))
    lines = {number: _line(by_number, number) for number in direct}
    above = [member for member in shown if member.number not in direct]
    above.sort(key=lambda member: _distance(member.number, lines))
    return tuple(
        Membership(
            member.id,
            member.name,
            by_number[member.parent].id if member.parent in by_number else None,
            *(direct.get(member.number) or _above(member, lines, by_number)),
            hidden=member.hidden,
        )
        for member in (*(member for member in shown if member.number in direct), *above)
    )


def _why(member: InTopic, grounds: Grounds, *, shown_as_other: bool) -> _Why:
    """Why an article is in a topic that it is in by itself."""
    called = f"called \u201c{member.name}\u201d " if shown_as_other else ""
    if member.proposed:
        keyword, where = grounds.keywords.get(member.number, ("", ""))
        if not keyword:
            return _Why("proposed", "proposed by a keyword")
        return _Why("proposed", f"keyword \u201c{keyword}\u201d in the {where}", keyword)
    name = fold(member.name)
    given = next((source for topic, source in grounds.given if fold(topic) == name), None)
    if given is not None and name not in map(fold, grounds.listed):
        return _Why("given", f"{called}given by its source {given}", given)
    rule = next((rule for topic, rule in grounds.put if fold(topic) == name), None)
    if rule is not None and name not in map(fold, grounds.listed):
        return _Why("put", f"{called}put there by rule {rule}" if rule else f"{called}you put it there", rule)
    if shown_as_other:
        return _Why("listed", f"{called}in the {grounds.medium}", member.name)
    return _Why("listed", f"listed in the {grounds.medium}")


def _above(member: InTopic, lines: Mapping[int, Sequence[int]], by_number: Mapping[int, InTopic]) -> _Why:
    """Why an article is in a topic that stands above its own."""
    below = [by_number[number].name for number, line in lines.items() if member.number in line]
    named = _joined(below[:_NAMED]) if len(below) <= _NAMED else f"{_joined(below[:1])} and others"
    return _Why("below", f"above {named}", named) if below else _Why("below", "above others of its topics")


def _distance(number: int, lines: Mapping[int, Sequence[int]]) -> int:
    """How many levels a topic stands above the nearest of the article's own."""
    return min([line.index(number) for line in lines.values() if number in line], default=0)


def _line(by_number: Mapping[int, InTopic], number: int) -> list[int]:
    """The numbers of the topics above one, the nearest first."""
    line = [number]
    while (above := by_number[line[-1]].parent) in by_number and above is not None and above not in line:
        line.append(above)
    return line[1:]


def _joined(names: Iterable[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last
