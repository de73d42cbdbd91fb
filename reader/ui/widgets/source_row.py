"""How one source looks in the list of sources, and the captions above it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from rich.segment import Segment
from textual.strip import Strip

from reader.models import Failure, Policy, SourceStatus
from reader.ui import words
from reader.ui.widgets.cells import cells, fit
from reader.ui.widgets.inks import Inks
from reader.ui.widgets.signs import Signs
from reader.ui.widgets.source_activity import rate, sparkline
from reader.ui.widgets.source_columns import WEEKS, SourceColumns, source_columns
from reader.ui.widgets.source_state import (
    KINDS,
    State,
    following,
    last,
    name_of,
    sign_of,
    state_of,
    topics_of,
    why,
)
from reader.ui.widgets.source_trouble import about_problems

_GAP = 2
_COUNTED = 12
"""Cells that "12 problems" needs."""


class Fare(NamedTuple):
    """A source with what is known of it beside its status: its unread articles, and how many came week by week; the
    first `problem` of those that it has; how many seconds lie between two looks by the settings; and whether it is
    `offline`, so that nobody looks at it.
    """

    status: SourceStatus
    unread: int | None = None
    weeks: Sequence[int] = ()
    refreshing: bool = False
    problem: Failure | None = None
    usual_s: int = Policy().every_s
    offline: bool = False

    @property
    def state(self) -> State:
        """How it fares, in a word."""
        return state_of(self.status, refreshing=self.refreshing)


class SourceLook(NamedTuple):
    """What all rows have in common: the moment ages are counted from, the styles, the signs, and the `most` that any
    source brought in a week.
    """

    now: datetime
    inks: Inks
    signs: Signs
    most: int = 0


_NAMES: Mapping[State, tuple[str, bool]] = {
    "ok": ("ink", False), "refreshing": ("ink", False), "failing": ("strong", True),
    "partly": ("ink", False), "disabled": ("faint", False),
}  # fmt: skip


def draw_source(fare: Fare, width: int, bar: str | None, look: SourceLook) -> Strip:
    """The row of a source. `bar` is the tone of the cursor's bar, None without."""
    shape, ground = _shape(fare, width), "here" if bar else "ground"
    inks, signs = look.inks, look.signs
    state, status = fare.state, fare.status
    tone, bold = _NAMES[state]
    marked = "accent" if state in ("failing", "partly", "refreshing") else "faint"
    sign = sign_of(state, signs, listed=status.spec.listed).ljust(max(0, shape.start - 1))
    strip = [
        Segment((signs.bar if bar else " ")[: shape.start], inks(bar or "ink", ground)),
        Segment(sign[: max(0, shape.start - 1)], inks(marked, ground, bold=bold)),
        Segment(fit(name_of(status), shape.name, signs.ellipsis), inks(tone, ground, bold=bold)),
        *_about(fare, shape, ground, look),
        Segment(_right(words.number(status.articles), shape.articles), inks("faint", ground)),
        Segment(_right(_some(fare.unread), shape.unread), inks("muted", ground)),
        *_weeks(fare, shape, ground, look),
        Segment(_right(last(status, look.now), shape.last), inks("muted", ground)),
        Segment(
            _left(_next(fare, shape, look), shape.following, signs),
            inks("muted" if state == "failing" else "faint", ground),
        ),
        Segment(" " * shape.rest, inks("ink", ground)),
    ]
    return Strip(strip).adjust_cell_length(width)


def draw_captions(sums: Sequence[str], width: int, look: SourceLook, following: str = "next") -> Strip:
    """What stands above the list: the sums, as many of them as fit, and what the numbers mean."""
    shape, inks, signs = source_columns(width), look.inks, look.signs
    room = shape.name + shape.about
    told = ", ".join(sums[:1])
    for one in sums[1:]:
        if cells(told) + 2 + cells(one) <= room:
            told = f"{told}, {one}"
    captions = (
        ""
        if not sums
        else "".join(
            (
                _right("articles", shape.articles),
                _right("unread", shape.unread),
                _left(f"{WEEKS} weeks", shape.weeks, signs),
                _right("a week", shape.rate),
                _right("last", shape.last),
                _left(following, shape.following, signs),
                " " * shape.rest,
            )
        )
    )
    return Strip(
        [
            Segment(" " * shape.start, inks("ink", "ground")),
            Segment(fit(told, room, signs.ellipsis), inks("muted", "ground", bold=True)),
            Segment(captions, inks("faint", "ground")),
        ]
    ).adjust_cell_length(width, inks("ink", "ground"))


def _about(fare: Fare, shape: SourceColumns, ground: str, look: SourceLook) -> list[Segment]:
    """Its kind, whether its articles are unlisted, and its topics; of one that could not be read, why."""
    inks, signs, status = look.inks, look.signs, fare.status
    if fare.state == "failing" or (fare.state == "partly" and shape.about > _COUNTED):
        wrong = why(status) if status.error else about_problems(status.problems, fare.problem)
        return [Segment(_left(wrong, shape.about, signs), inks("ink", ground))]
    unlisted = () if status.spec.listed else ("unlisted",)
    given = f" {signs.dot} ".join(filter(None, (*unlisted, topics_of(status.spec, signs))))
    return [
        Segment(_left(KINDS[status.kind], shape.kind, signs), inks("faint", ground)),
        Segment(_left(given, shape.topics, signs), inks("muted", ground)),
    ]


def _shape(fare: Fare, width: int) -> SourceColumns:
    """The columns of its row: one that could not be read needs room to say why, all the more if nothing ever came."""
    shape, bare = source_columns(width), not fare.status.articles
    saying = fare.state == "failing" or (fare.state == "partly" and bare)
    return shape.saying_why(bare=bare) if saying else shape


def _weeks(fare: Fare, shape: SourceColumns, ground: str, look: SourceLook) -> list[Segment]:
    shown = sparkline(fare.weeks[-WEEKS:], look.signs, look.most).rjust(WEEKS)
    number = rate(fare.weeks, fare.status.articles)
    return [
        Segment(_left(shown, shape.weeks, look.signs), look.inks("faint", ground)),
        Segment(_right(number, shape.rate), look.inks("muted", ground)),
    ]


def _next(fare: Fare, shape: SourceColumns, look: SourceLook) -> str:
    """When it is looked at again; nothing where the head says that nobody is asked."""
    if fare.offline and fare.state != "disabled":
        return ""
    return following(fare.status, look.now, fare.state, brief=shape.brief)


def _some(number: int | None) -> str:
    return words.number(number) if number else ""


def _right(text: str, width: int) -> str:
    """A number at the right of its column."""
    return text.rjust(width)[-width:] if width else ""


def _left(text: str, width: int, signs: Signs) -> str:
    """Words at the left of their column, behind the gap."""
    return " " * min(_GAP, width) + fit(text, width - _GAP, signs.ellipsis)
