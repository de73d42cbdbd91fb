"""How one source looks in the list of sources, and the captions above it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from rich.segment import Segment
from textual.strip import Strip

from reader.models import SourceStatus
from reader.ui import words
from reader.ui.widgets.cells import cells, fit
from reader.ui.widgets.inks import Inks
from reader.ui.widgets.signs import Signs
from reader.ui.widgets.source_columns import WEEKS, SourceColumns, source_columns
from reader.ui.widgets.source_state import (
    KINDS,
    State,
    following,
    last,
    name_of,
    sign_of,
    sparkline,
    state_of,
    topics_of,
    why,
)

_GAP = 2


class Fare(NamedTuple):
    """A source with what is known of it beside its status: its unread articles, and how many came week by week."""

    status: SourceStatus
    unread: int | None = None
    weeks: Sequence[int] = ()
    refreshing: bool = False

    @property
    def state(self) -> State:
        """How it fares, in a word."""
        return state_of(self.status, refreshing=self.refreshing)


class SourceLook(NamedTuple):
    """What all rows have in common: the moment ages are counted from, the styles, the signs."""

    now: datetime
    inks: Inks
    signs: Signs


_NAMES: Mapping[State, tuple[str, bool]] = {
    "ok": ("ink", False), "refreshing": ("ink", False), "failing": ("strong", True), "disabled": ("faint", False)
}  # fmt: skip


def draw_source(fare: Fare, width: int, bar: str | None, look: SourceLook) -> Strip:
    """The row of a source. `bar` is the tone of the cursor's bar, None without."""
    shape, ground = source_columns(width), "here" if bar else "ground"
    inks, signs = look.inks, look.signs
    state, status = fare.state, fare.status
    tone, bold = _NAMES[state]
    marked = "accent" if state in ("failing", "refreshing") else "faint"
    sign = sign_of(state, signs).ljust(max(0, shape.start - 1))[: max(0, shape.start - 1)]
    strip = [
        Segment((signs.bar if bar else " ")[: shape.start], inks(bar or "ink", ground)),
        Segment(sign, inks(marked, ground, bold=bold)),
        Segment(fit(name_of(status), shape.name, signs.ellipsis), inks(tone, ground, bold=bold)),
        *_about(fare, shape, ground, look),
        Segment(_right(words.number(status.articles), shape.articles), inks("faint", ground)),
        Segment(_right(_some(fare.unread), shape.unread), inks("muted", ground)),
        *_weeks(fare.weeks, shape, ground, look),
        Segment(_right(last(status, look.now), shape.last), inks("muted", ground)),
        Segment(
            _left(following(status, look.now, state, brief=shape.brief), shape.following, signs),
            inks("muted" if state == "failing" else "faint", ground),
        ),
        Segment(" " * shape.rest, inks("ink", ground)),
    ]
    return Strip(strip).adjust_cell_length(width)


def draw_captions(sums: Sequence[str], width: int, look: SourceLook) -> Strip:
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
                _right("last", shape.last),
                _left("next", shape.following, signs),
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
    """Its kind and topics; of one that fails, why."""
    inks, signs = look.inks, look.signs
    if fare.state == "failing":
        return [Segment(_left(why(fare.status), shape.about, signs), inks("ink", ground))]
    return [
        Segment(_left(KINDS[fare.status.kind], shape.kind, signs), inks("faint", ground)),
        Segment(_left(topics_of(fare.status.spec, signs), shape.topics, signs), inks("muted", ground)),
    ]


def _weeks(weeks: Sequence[int], shape: SourceColumns, ground: str, look: SourceLook) -> list[Segment]:
    shown = sparkline(weeks[-WEEKS:], look.signs).rjust(WEEKS)
    return [Segment(_left(shown, shape.weeks, look.signs), look.inks("faint", ground))]


def _some(number: int | None) -> str:
    return words.number(number) if number else ""


def _right(text: str, width: int) -> str:
    """A number at the right of its column."""
    return text.rjust(width)[-width:] if width else ""


def _left(text: str, width: int, signs: Signs) -> str:
    """Words at the left of their column, behind the gap."""
    return " " * min(_GAP, width) + fit(text, width - _GAP, signs.ellipsis)
