"""How an article looks in the list, from 3 to 200 columns."""

from datetime import timedelta
from typing import Literal

import pytest

from reader.models import Cover, Summary
from reader.settings.record import Dates
from reader.ui import words
from reader.ui.theme import NIGHT_TOKENS
from reader.ui.widgets.article_row import Look, RowStyle, cut, draw_row
from reader.ui.widgets.cells import cells
from reader.ui.widgets.inks import Inks
from reader.ui.widgets.signs import signs
from tests.ui.alone import NOW, article

INKS = Inks(NIGHT_TOKENS)
FERRY = article(
    3,
    "The ferry came in four minutes early",
    provider="The Harbour Post",
    topics=("News", "Sea"),
    heat=85,
    related=4,
)
STORY = FERRY._replace(cover=Cover(7, 4, 4))
LOOK = Look(NOW, frozenset({"News"}), INKS)


def text(summary: Summary, line: int, width: int, look: Look = LOOK, bar: str | None = None) -> str:
    return "".join(segment.text for segment in draw_row(summary, line, width, bar, look))


def styled(lines: Literal[1, 2], *, plain: bool = False) -> Look:
    return LOOK._replace(style=RowStyle(lines, "relative", signs(plain)))


@pytest.mark.parametrize(
    ("width", "first", "second"),
    [
        (
            64,
            " ●  The ferry came in four minutes early                        ",
            "    The Harbour Post · Sea                ▸ 4 more    3 h   85  ",
        ),
        (
            46,
            " ●  The ferry came in four minutes early      ",
            "    The Harbour Post         ▸ 4    3 h   85  ",
        ),
        (40, " ●  The ferry came in four minutes ea…  ", "    The Harbour Post   ▸ 4    3 h   85  "),
        (26, " ●  The ferry came in f…  ", "    The Harbour…     3 h  "),
        (10, " ● The fe…", "   The Ha…"),
        (3, " T…", " T…"),
    ],
)
def test_the_headline_leads_and_the_rest_gives_way(width: int, first: str, second: str) -> None:
    assert (text(STORY, 0, width), text(STORY, 1, width)) == (first, second)


@pytest.mark.parametrize("lines", [1, 2])
@pytest.mark.parametrize("title", ["The ferry " * 30, "東京の塔、" * 30, "Short", ""])
def test_a_row_takes_just_its_width(lines: Literal[1, 2], title: str) -> None:
    summary = FERRY._replace(title=title, listed=False, published_at=NOW + timedelta(days=900))
    for width in range(1, 201):
        for line in range(lines):
            assert cells(text(summary, line, width, styled(lines), "accent")) == width


@pytest.mark.parametrize(
    ("fields", "signs_seen"),
    [
        ({}, "●  "),
        ({"read": True}, "   "),
        ({"starred": True}, "●★ "),
        ({"starred": True, "read": True}, " ★ "),
        ({"later": True}, "●◇ "),
        ({"later": True, "read": True}, " ◇ "),
        ({"starred": True, "later": True}, "★◇ "),
        ({"starred": True, "later": True, "read": True}, "★◇ "),
    ],
)
def test_marks_stand_side_by_side_and_headlines_line_up(fields: dict[str, bool], signs_seen: str) -> None:
    assert text(FERRY._replace(**fields), 0, 60)[1:].startswith(f"{signs_seen}The ferry")  # type: ignore[arg-type]


@pytest.mark.parametrize("lines", [1, 2])
def test_what_is_starred_and_kept_for_later_has_both_signs_before_its_headline(lines: Literal[1, 2]) -> None:
    both = FERRY._replace(starred=True, later=True)
    assert text(both, 0, 60, styled(lines))[:8] == " ★◇ The "
    assert text(both, 1, 60)[:8] == "    The "
    assert text(both, 0, 20)[:8] == " ★ The f"


@pytest.mark.parametrize("width", [200, 60, 12])
def test_unread_is_seen_without_colour(width: int) -> None:
    starred = FERRY._replace(starred=True)
    for summary in (FERRY, starred):
        bold = [bool(one.style and one.style.bold) for one in draw_row(summary, 0, width, None, LOOK)]
        plain = draw_row(summary._replace(read=True), 0, width, None, LOOK)
        assert any(bold)
        assert not any(one.style and one.style.bold for one in plain)


def test_one_line_tells_all_where_there_is_room() -> None:
    wide = " ".join(text(STORY, 0, 160, styled(1)).split())
    assert wide == "● The ferry came in four minutes early The Harbour Post Sea ▸ 4 3 h 85"
    assert text(FERRY, 0, 60, styled(1)).split()[-3:] == ["3", "h", "85"]
    assert "Harbour" not in text(FERRY, 0, 60, styled(1))


def test_unlisted_articles_say_so() -> None:
    hidden = FERRY._replace(listed=False)
    assert "unlisted · The Harbour Post" in text(hidden, 1, 80)
    assert "minutes e…  unlisted" in text(hidden, 0, 66, styled(1))
    assert "unlisted" not in text(FERRY, 1, 80)


def test_ascii_is_ascii() -> None:
    starred = FERRY._replace(starred=True, title="The ferry " * 20, listed=False)
    lines = [
        text(starred, line, width, styled(2, plain=True), "accent") for line in (0, 1) for width in (20, 80)
    ]
    assert all(line.isascii() for line in lines)
    assert lines[1].startswith("|o* The ferry")


def test_matches_are_underlined_also_where_the_headline_is_cut() -> None:
    look = LOOK._replace(marks=lambda _: [(4, 9), (23, 30)])
    segments = list(draw_row(FERRY, 0, 34, None, look))
    assert [one.text for one in segments if one.style and one.style.underline] == ["ferry", "minu"]
    assert "".join(one.text for one in segments) == text(FERRY, 0, 34)


def test_what_is_cut_is_known() -> None:
    assert cut(FERRY, 40, LOOK)
    assert not cut(FERRY, 42, LOOK)
    assert cut(FERRY, 53, styled(1))
    assert not cut(FERRY, 54, styled(1))


@pytest.mark.parametrize("width", [24, 44, 60, 100, 150])
@pytest.mark.parametrize("lines", [1, 2])
@pytest.mark.parametrize("dates", ["relative", "iso", "local"])
@pytest.mark.parametrize(
    "away",
    [timedelta(minutes=-45), timedelta(days=-3), timedelta(days=-700), timedelta(days=500), timedelta(0)],
)
def test_no_date_is_cut(width: int, lines: Literal[1, 2], dates: Dates, away: timedelta) -> None:
    look = LOOK._replace(style=RowStyle(lines, dates))
    summary = FERRY._replace(published_at=NOW - away)
    date = words.when(summary.published_at, NOW, dates)
    row = text(summary, lines - 1, width, look)
    assert f" {date} " in row or (lines == 1 and width < 32)


def test_blanks_before_a_number_are_no_part_of_it() -> None:
    link = INKS("link", "ground")
    assert [one.text for one in draw_row(STORY, 1, 64, None, LOOK) if one.style == link] == ["▸ 4 more"]


MINE = FERRY._replace(tags=("maps", "to read"), noted=True)


@pytest.mark.parametrize(
    ("width", "lines", "told"),
    [
        (80, 2, ["The Harbour Post · Sea · #maps #to read", "minutes early", "✎"]),
        (64, 2, ["The Harbour Post · Sea · #maps ", "✎"]),
        (40, 2, ["The Harbour Post ", "✎"]),
        (160, 1, ["Sea  #maps #to read", "✎"]),
        (64, 1, ["The ferry came in four minutes", "✎"]),
    ],
)
def test_tags_stand_where_topics_do_when_there_is_room_and_a_note_has_a_sign(
    width: int, lines: Literal[1, 2], told: list[str]
) -> None:
    row = "\n".join(text(MINE, line, width, styled(lines)) for line in range(lines))
    assert [part for part in told if part not in row] == []
    assert cells(text(MINE, 0, width, styled(lines))) == width
    assert "#to" not in row or "#to read" in row


def test_what_is_picked_still_shows_its_star() -> None:
    look = LOOK._replace(picked=frozenset({FERRY.id}))
    assert text(FERRY._replace(starred=True), 0, 64, look).startswith(" ✓★ The ferry")
