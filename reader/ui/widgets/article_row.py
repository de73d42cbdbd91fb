"""How one article looks in the list."""

from datetime import datetime
from typing import NamedTuple

from rich.segment import Segment
from textual.strip import Strip

from reader.models import Summary
from reader.ui import words
from reader.ui.widgets.cells import fit
from reader.ui.widgets.inks import Inks

_RIGHT_MARGIN = 2


class Look(NamedTuple):
    """What all rows of a list have in common: the moment ages are counted from, topics not worth a mention, styles."""

    now: datetime
    hidden: frozenset[str]
    inks: Inks


def draw_row(summary: Summary, line: int, width: int, bar: str | None, look: Look) -> Strip:
    """Line 0, the headline, or line 1, what is said about it. `bar` is the tone of the cursor's bar, None without."""
    ground = "here" if bar else "ground"
    start = Segment("▌" if bar else " ", look.inks(bar or "ink", ground))
    inner = max(0, width - 1)
    body = _headline(summary, inner, ground, look) if line == 0 else _about(summary, inner, ground, look)
    return Strip([start, *body]).adjust_cell_length(width)


def _mark(summary: Summary) -> tuple[str, str]:
    if summary.starred:
        return "★", "accent"
    if summary.later:
        return "◇", "accent"
    return (" ", "ink") if summary.read else ("●", "accent")


def _headline(summary: Summary, width: int, ground: str, look: Look) -> list[Segment]:
    inks = look.inks
    mark, tone = _mark(summary)
    title = fit(summary.title, max(0, width - 2 - _RIGHT_MARGIN))
    style = inks("muted", ground) if summary.read else inks("strong", ground, bold=True)
    return [
        Segment(mark + " ", inks(tone, ground)),
        Segment(title, style),
        Segment(" " * _RIGHT_MARGIN, inks("ink", ground)),
    ]


def _about(summary: Summary, width: int, ground: str, look: Look) -> list[Segment]:
    inks = look.inks
    columns = _columns(summary, width, look.now)
    room = max(0, width - 2 - _RIGHT_MARGIN - sum(len(text) for text, _ in columns))
    told = [summary.provider or ""]
    told.append(
        ", ".join(topic for topic in summary.topics if topic not in look.hidden or len(summary.topics) == 1)
    )
    left = fit(" · ".join(part for part in told if part), room)
    return [
        Segment("  ", inks("ink", ground)),
        Segment(left, inks("faint" if summary.read else "muted", ground)),
        *(Segment(text, inks(tone, ground)) for text, tone in columns),
        Segment(" " * _RIGHT_MARGIN, inks("ink", ground)),
    ]


def _columns(summary: Summary, width: int, now: datetime) -> list[tuple[str, str]]:
    """The columns on the right, as many as the width allows."""
    heat = summary.heat if summary.heat is not None else summary.quality
    columns = []
    if width >= 60:
        columns.append((f"▸ {summary.related} more".rjust(12) if summary.related else " " * 12, "link"))
    elif width >= 44:
        columns.append((f"▸ {summary.related}".rjust(6) if summary.related else " " * 6, "link"))
    columns.append((words.age(summary.published_at, now).rjust(8), "muted"))
    if width >= 36:
        columns.append(((str(heat) if heat is not None and heat >= 0 else "").rjust(5), "faint"))
    return columns
