"""How one article looks in the list."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Literal, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.models import Summary
from reader.settings.record import Dates
from reader.ui import words
from reader.ui.widgets.article_columns import AGE, Columns, columns
from reader.ui.widgets.cells import cells, fit, kept
from reader.ui.widgets.inks import Inks
from reader.ui.widgets.signs import SIGNS, Signs

Marks = Callable[[str], Sequence[tuple[int, int]]]
"""Where in a text stands what was searched for: from which character, to which."""

_UNLISTED = "unlisted"
_BEGUN = 5
_INSIDE = 2
_NAMED = 3
_FOLDED = 5
"""Cells of "▸ 12" with the gap before it."""
_LEAST = 16
"""So much of a headline or its provider is left beside it."""
_DATES: Mapping[Dates, int] = {"relative": AGE, "iso": 7, "local": 8}
"""Cells of the widest date that is common: "45 min", "2021-05", "May 2021"."""
_UNDERLINE = Style(underline=True)


class RowStyle(NamedTuple):
    """What the settings say of rows: their `lines`, how dates are told, which signs there are."""

    lines: Literal[1, 2] = 2
    dates: Dates = "relative"
    signs: Signs = SIGNS


class Look(NamedTuple):
    """What all rows of a list have in common: the moment ages are counted from, topics not worth a mention, styles, the
    numbers of the stories that are unfolded, the ids of the articles that are picked.
    """

    now: datetime
    hidden: frozenset[str]
    inks: Inks
    style: RowStyle = RowStyle()
    marks: Marks | None = None
    unfolded: frozenset[int] = frozenset()
    picked: frozenset[str] = frozenset()


def is_unread(summary: Summary) -> bool:
    """Whether a row is to be read: its article is, or another of its story that it stands for."""
    cover = summary.cover
    return not summary.read or bool(cover and cover.unread and not cover.inside)


def alone(summary: Summary, unfolded: frozenset[int]) -> Summary:
    """An article as its row tells of it: where its story is unfolded, of itself only."""
    cover = summary.cover
    if cover is None or cover.story not in unfolded:
        return summary
    return summary._replace(cover=cover._replace(unread=0))


def draw_row(summary: Summary, line: int, width: int, bar: str | None, look: Look) -> Strip:
    """Line 0, the headline, or line 1, what is said about it. `bar` is the tone of the cursor's bar, None without."""
    ground = "here" if bar else "ground"
    shape = _shape(summary, width, look)
    summary = alone(summary, look.unfolded)
    segments = [Segment(look.style.signs.bar if bar else " ", look.inks(bar or "ink", ground))]
    if line == 0:
        signs = look.style.signs
        told = _signs(summary, shape, signs, picked=summary.id in look.picked)
        told = told.ljust(shape.start - 1)[: shape.start - 1]
        segments.append(Segment(told, look.inks("accent", ground)))
        segments += _headline(summary, shape, ground, look)
        if look.style.lines == 1:
            segments += _beside(summary, shape, ground, look)
    else:
        segments.append(Segment(" " * (shape.start - 1), look.inks("ink", ground)))
        segments += _about(summary, shape, ground, look)
    if line == 1 or look.style.lines == 1:
        segments += _numbers(summary, shape, ground, look)
    segments.append(Segment(" " * shape.rest, look.inks("ink", ground)))
    return Strip(segments).adjust_cell_length(width)


def cut(summary: Summary, width: int, look: Look) -> bool:
    """Whether the headline has no room in a row of `width` cells."""
    return cells(summary.title) > _room(summary, _shape(summary, width, look))


def unfolds(summary: Summary, line: int, x: int, width: int, look: Look) -> bool:
    """Whether a cell of a row tells how many more tell its story: a click there unfolds it."""
    told_in = 0 if look.style.lines == 1 else 1
    if line != told_in or summary.cover is None:
        return False
    shape = _shape(summary, width, look)
    told = min(cells(_others(summary, shape, look)[0]), shape.related)
    right = width - shape.rest - shape.heat - shape.when
    return right - told <= x < right


def _shape(summary: Summary, width: int, look: Look) -> Columns:
    # A date that is longer than others of its kind ("in 45 min") takes the room of its own row alone.
    date = words.when(summary.published_at, look.now, look.style.dates)
    shape = columns(width, look.style.lines, max(_DATES[look.style.dates], cells(date)))
    if summary.cover and not summary.cover.inside and not shape.related:
        return _with_others(shape)
    if summary.cover and summary.cover.inside and shape.headline > 4 * _INSIDE:
        about = max(0, shape.about - _INSIDE)
        return shape._replace(start=shape.start + _INSIDE, headline=shape.headline - _INSIDE, about=about)
    return shape


def _with_others(shape: Columns) -> Columns:
    """Room for how many more tell a story where there is no column for that: that of its own row alone."""
    if shape.about >= _LEAST + _FOLDED:
        return shape._replace(about=shape.about - _FOLDED, related=_FOLDED)
    if not shape.about and shape.headline >= _LEAST + _FOLDED:
        return shape._replace(headline=shape.headline - _FOLDED, related=_FOLDED)
    return shape


def _signs(summary: Summary, shape: Columns, signs: Signs, *, picked: bool) -> str:
    """Picked, unread, starred, kept for later. Where there is no cell for the second, the weight alone tells what is
    unread; where there is one for all, the last gives way.
    """
    unread = signs.unread if is_unread(summary) else ""
    starred, later = signs.starred if summary.starred else "", signs.later if summary.later else ""
    if picked:
        return signs.picked + (starred or later)
    if shape.marks == 2:
        told = starred + later if starred and later else (unread or " ") + (starred or later)
    else:
        told = starred or later or unread
    return told


def _room(summary: Summary, shape: Columns) -> int:
    """The cells for the headline beside what is said there."""
    told = sum(cells(part) for part, _ in _behind(summary, shape, SIGNS))
    return shape.headline - told if shape.headline - told >= _LEAST else shape.headline


def _behind(summary: Summary, shape: Columns, signs: Signs) -> list[tuple[str, str]]:
    """What is said at the end of a headline, and its tone: that there is a note, of one-line rows "unlisted"."""
    unlisted = "" if summary.listed or shape.about else f"  {_UNLISTED}"
    return [(part, "faint") for part in (unlisted, f"  {signs.noted}" if summary.noted else "") if part]


def _headline(summary: Summary, shape: Columns, ground: str, look: Look) -> list[Segment]:
    inks = look.inks
    unread = is_unread(summary)
    style = inks("strong", ground, bold=True) if unread else inks("muted", ground)
    room = _room(summary, shape)
    ellipsis = look.style.signs.ellipsis
    title = fit(summary.title, room, ellipsis)
    spans = look.marks(summary.title) if look.marks else ()
    if spans:
        hit = inks("strong", ground, bold=unread) + _UNDERLINE
        segments = _marked(title, spans, kept(summary.title, room, ellipsis), style, hit)
    else:
        segments = [Segment(title, style)]
    if room < shape.headline:
        segments += [
            Segment(part, inks(tone, ground)) for part, tone in _behind(summary, shape, look.style.signs)
        ]
    return segments


def _marked(
    title: str, spans: Sequence[tuple[int, int]], end: int, style: Style, hit: Style
) -> list[Segment]:
    """The headline with its spans set off, as far as they are seen: up to character `end`."""
    segments, at = [], 0
    for first, last in spans:
        if min(last, end) > max(first, at):
            segments += [Segment(title[at:first], style), Segment(title[first : min(last, end)], hit)]
            at = min(last, end)
    return [*segments, Segment(title[at:], style)]


def _about(summary: Summary, shape: Columns, ground: str, look: Look) -> list[Segment]:
    signs = look.style.signs
    between = f" {signs.dot} "
    text = "" if summary.listed else _UNLISTED
    for part in (_providers(summary), _topics(summary, look)):
        # What would be cut to less than a syllable is not begun.
        if part and (not text or cells(text) + len(between) + _BEGUN <= shape.about):
            text = f"{text}{between}{part}" if text else part
    text = _tagged(text, between, summary, shape.about)
    text = fit(text, shape.about, signs.ellipsis)
    return [Segment(text, look.inks("muted" if is_unread(summary) else "faint", ground))]


def _providers(summary: Summary) -> str:
    """Who tells a story: "Forbes, Wired, BBC +2"; of an article, who published it."""
    cover = summary.cover
    if cover is None or cover.inside:
        return summary.provider or ""
    names = list(dict.fromkeys(filter(None, (summary.provider, *cover.providers))))
    more = f" +{len(names) - _NAMED}" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more


def _topics(summary: Summary, look: Look) -> str:
    named = [topic for topic in summary.topics if topic not in look.hidden or len(summary.topics) == 1]
    return ", ".join([*named, *map(words.proposed, summary.proposed)])


def _tagged(text: str, between: str, summary: Summary, room: int) -> str:
    """The text with as many tags behind it as there is room for."""
    for tag in summary.tags:
        longer = f"{text}{between}#{tag}" if text else f"#{tag}"
        if cells(longer) > room:
            break
        text, between = longer, " "
    return text


def _beside(summary: Summary, shape: Columns, ground: str, look: Look) -> list[Segment]:
    """Provider and topics in columns beside the headline."""
    style = look.inks("muted" if is_unread(summary) else "faint", ground)
    ellipsis = look.style.signs.ellipsis
    return [
        Segment("  " + fit(text, width - 2, ellipsis), style)
        for text, width in (
            (_providers(summary), shape.provider),
            (_tagged(_topics(summary, look), "  ", summary, shape.topics - 2), shape.topics),
        )
        if width
    ]


def _numbers(summary: Summary, shape: Columns, ground: str, look: Look) -> Iterator[Segment]:
    """The others of its story, date and heat in columns at the right."""
    others, tone = _others(summary, shape, look)
    heat = ""
    score = summary.heat if summary.heat is not None else summary.quality
    if score is not None and score >= 0:
        heat = str(score)
    when = words.when(summary.published_at, look.now, look.style.dates)
    # The blanks are no part of a link: a theme may underline it.
    yield Segment(" " * (shape.related - cells(others)), look.inks("ink", ground))
    yield Segment(others[: shape.related], look.inks(tone, ground))
    for text, width, tone in ((when, shape.when, "muted"), (heat, shape.heat, "faint")):
        yield Segment(text[:width].rjust(width), look.inks(tone, ground))


def _others(summary: Summary, shape: Columns, look: Look) -> tuple[str, str]:
    """How many more tell the story of a row, else how many stories its file lists; and the tone of that."""
    cover, signs, roomy = summary.cover, look.style.signs, shape.related > 8
    if cover and not cover.inside:
        sign = signs.unfolded if cover.story in look.unfolded else signs.more
        return f"{sign} {cover.more}{' more' if roomy else ''}", "link"
    if summary.related and roomy:
        return f"{summary.related} related", "faint"
    return "", "faint"
