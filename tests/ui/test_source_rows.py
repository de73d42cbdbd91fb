"""How sources are told: in a row of any width, in a sparkline, and one in full."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.models import Failure, Keep, SourceStatus
from reader.ui import theme
from reader.ui.panes.source_page import source_page
from reader.ui.widgets.cells import cells
from reader.ui.widgets.inks import Inks
from reader.ui.widgets.prose import lay_out
from reader.ui.widgets.signs import ASCII_SIGNS, SIGNS, Signs
from reader.ui.widgets.source_activity import sparkline
from reader.ui.widgets.source_columns import source_columns
from reader.ui.widgets.source_row import Fare, SourceLook, draw_captions, draw_source
from reader.ui.widgets.source_rows import SourceFoot, SourceHead, SourceRows
from reader.ui.widgets.source_state import failing, following, last, name_of, paused, state_of
from tests.ui.alone import Alone
from tests.ui.archive import NOW
from tests.ui.subscribed import SOURCES, WEEKS, fares

ARCHIVE, HARBOUR, WIRE, TARN, SHIOMI, FIELD, ALMANAC, QUAY, GONE, TIDES, BOREAS = SOURCES


def row(status: Fare, width: int, signs: Signs = SIGNS) -> str:
    look = SourceLook(NOW, Inks(theme.NIGHT_TOKENS), signs)
    return draw_source(status, width, None, look).text


def fare(address: str) -> Fare:
    status = next(status for status in SOURCES if status.spec.address == address)
    return Fare(status, 12, WEEKS.get(address, ()))


def test_a_row_tells_all_where_there_is_room() -> None:
    told = row(fare(HARBOUR.spec.address), 140).split("  ")
    assert [part.strip() for part in told if part.strip()] == [
        "· The Harbour Post", "feed", "News › Sea, Towns", "1 204", "12", "▆▆▅▆▇▇▆▅▆▆▇▆", "14", "1 h", "in 20 min"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("width", "seen", "left_out"),
    [
        (112, "News › Sea", ""),
        (100, "feed", "News"),
        (118, " 14 ", ""),
        (117, "News › Sea", " 14 "),
        (88, "1 204", "feed"),
        (72, "▆▆▅▆▇▇▆▅▆▆▇▆", "1 204"),
        (60, " 12 ", "▆"),
        (52, "in 20 min", " 12 "),
        (34, "1 h", "in 20"),
        (18, "· The Harbour P…", "1 h"),
    ],
)
def test_what_gives_way_where_not_all_fits(width: int, seen: str, left_out: str) -> None:
    told = row(fare(HARBOUR.spec.address), width)
    assert seen in told
    assert not left_out or left_out not in told


@given(
    st.sampled_from(SOURCES),
    st.text(max_size=60),
    st.text(max_size=60),
    st.integers(0, 220),
    st.sampled_from([SIGNS, ASCII_SIGNS]),
)
def test_a_row_fits_any_width(source: SourceStatus, name: str, error: str, width: int, signs: Signs) -> None:
    status = source._replace(title=name, error=error or None)
    look = SourceLook(NOW, Inks(theme.NIGHT_TOKENS), signs)
    for bar in (None, "accent"):
        assert draw_source(Fare(status, 10**6, (3, 99)), width, bar, look).cell_length == width
    assert draw_captions(("2 000 sources", error), width, look).cell_length == width
    assert sum(source_columns(width)[:-1]) == width


def test_a_source_that_fails_says_why_in_its_row() -> None:
    assert "! Tarn FM" in row(Fare(TARN), 140)
    assert "answered 503 Service Unavailable" in row(Fare(TARN), 140)
    assert "feed" not in row(Fare(TARN), 140)


@pytest.mark.parametrize("width", [60, 80, 120, 128])
def test_one_that_fails_and_never_brought_anything_has_the_room_of_the_numbers_to_say_why(width: int) -> None:
    told = row(Fare(GONE, 0, (0,) * 12), width)
    assert "▁" not in told
    assert " 0 " not in told
    assert "cannot be reached: its" in told
    assert "never" in told or width < 100
    assert "answered 503 Service" in row(Fare(TARN, 7, WEEKS[TARN.spec.address]), width)


BROKEN = fares("https://broken.example/feed", title="Broken Herald", problems=1)
CUT = Failure(BROKEN.spec.address, "feed", "is an RSS feed that ends before its first item does", 1)


def test_one_that_answered_with_something_that_cannot_be_read_does_not_look_fine() -> None:
    told = row(Fare(BROKEN, problem=CUT), 120)
    assert "! Broken Herald" in told
    assert "1 problem: it is an RSS feed that ends before its first item does" in told
    assert "in 20 min" in told
    assert "It is an RSS feed that ends before its first item does (line 1)" in page(
        Fare(BROKEN, problem=CUT)
    )
    some = row(Fare(ARCHIVE, 7, WEEKS[ARCHIVE.spec.address]), 120)
    assert "! The archive" in some
    assert "2 problems" in some
    assert "20 418" in some


def test_one_whose_articles_are_unlisted_has_a_sign_and_says_so() -> None:
    assert "◦ Tide table" in row(Fare(TIDES), 60)
    assert "unlisted" in row(Fare(TIDES), 120)
    assert "unlisted" not in row(Fare(HARBOUR), 120)


def test_offline_no_remote_source_promises_to_be_looked_at() -> None:
    for status in (HARBOUR, GONE):
        assert "in " not in row(Fare(status, offline=True), 120).replace("is not known, or there is no", "")
        assert "but not while offline" in page(Fare(status, offline=True))
    assert "disabled" in row(Fare(QUAY, offline=True), 120)


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("/tmp/eyes-repo#_news", "eyes-repo, _news"),
        ("git@git.example:ina/almanac.git#main:_news", "almanac, main:_news"),
        ("https://ina:secret@git.example/menders/almanac.git", "almanac"),
        ("ssh://git.example/menders/almanac#old:", "almanac, old"),
    ],
)
def test_a_git_archive_is_called_by_its_repository_and_folder(address: str, name: str) -> None:
    bare = fares(address, "git")
    assert name_of(bare) == name
    assert name_of(bare._replace(title="The Almanac")) == "The Almanac"


def test_a_password_in_an_address_is_never_told() -> None:
    bare = HARBOUR._replace(title=None)
    assert name_of(bare) == "harbourpost.example/feed.xml"
    assert "secret" not in row(Fare(bare), 200) + page(Fare(bare))


@pytest.mark.parametrize(
    ("status", "long", "brief"),
    [
        (ARCHIVE, "when it changes", "on change"),
        (HARBOUR, "in 20 min", "in 20 min"),
        (ALMANAC, "when asked", "when asked"),
        (QUAY, "disabled", "disabled"),
        (TARN._replace(next_at=NOW + timedelta(hours=2, seconds=-20)), "in 2 h", "in 2 h"),
        (TARN._replace(next_at=NOW + timedelta(days=2)), "in 2 d", "in 2 d"),
        (HARBOUR._replace(next_at=NOW + timedelta(minutes=90)), "in 90 min", "in 90 min"),
        (HARBOUR._replace(next_at=NOW + timedelta(minutes=119)), "in 2 h", "in 2 h"),
        (HARBOUR._replace(next_at=NOW + timedelta(seconds=5)), "in 1 min", "in 1 min"),
        (HARBOUR._replace(next_at=NOW), "due", "due"),
    ],
)
def test_when_a_source_is_looked_at_again(status: SourceStatus, long: str, brief: str) -> None:
    assert following(status, NOW, state_of(status)) == long
    assert following(status, NOW, state_of(status), brief=True) == brief
    assert following(status, NOW, "refreshing") == "now"


@pytest.mark.parametrize(
    ("after", "told"),
    [
        (timedelta(minutes=3), "paused until 12:03"),
        (timedelta(hours=13), "paused until 01:00"),
        (timedelta(days=2), "paused until 22 November, 12:00"),
    ],
)
def test_one_that_is_left_alone_tells_until_when(after: timedelta, told: str) -> None:
    assert paused(TARN._replace(next_at=NOW + after), NOW) == told
    assert f"(settings), {told}" in page(Fare(TARN._replace(next_at=NOW + after)))
    assert paused(HARBOUR, NOW) == ""


def test_how_long_ago_it_was_read() -> None:
    assert [last(status, NOW) for status in (HARBOUR, TARN, GONE)] == ["1 h", "8 d", "never"]


def test_a_failure_is_told_with_its_beginning() -> None:
    assert failing(TARN, NOW) == "has failed 17 times since 12 November: answered 503 Service Unavailable"
    assert failing(GONE, NOW).startswith("has failed once: cannot be reached: its host name is not known")
    assert failing(HARBOUR, NOW) == ""
    lately = TARN._replace(failing_since=NOW - timedelta(hours=2))
    assert failing(lately, NOW).startswith("has failed 17 times since 10:00: ")


@pytest.mark.parametrize(
    ("error", "told"),
    [
        ("https://tarn.example/rss answered 404 Not Found", "answered 404 Not Found"),
        ("https://tarn.example/rss: there is nothing", "there is nothing"),
        ("https://tarn.example/rss", "https://tarn.example/rss"),
        (
            "https://tarn.example/rss2 answered 404 Not Found",
            "https://tarn.example/rss2 answered 404 Not Found",
        ),
    ],
)
def test_a_failure_does_not_tell_again_whose_it_is(error: str, told: str) -> None:
    status = TARN._replace(error=error)
    assert told in row(Fare(status), 180)
    assert failing(status, NOW).endswith(f": {told}")


@pytest.mark.parametrize(
    ("weeks", "signs", "told"),
    [
        ((0, 1, 2, 3, 5, 8, 13, 20), SIGNS, "▁▂▃▄▅▅▆▇"),
        ((0, 600, 1200, 1), SIGNS, "▁▆▇▂"),
        ((0, 0), SIGNS, "▁▁"),
        ((0, 1, 8, 20), ASCII_SIGNS, " .=#"),
        ((), SIGNS, ""),
    ],
)
def test_a_sparkline(weeks: Sequence[int], signs: Signs, told: str) -> None:
    assert sparkline(weeks, signs) == told


def test_in_one_scale_a_source_of_which_more_comes_stands_higher() -> None:
    assert [sparkline((week,), most=66) for week in (1, 10, 66)] == ["▂", "▄", "▇"]


@pytest.mark.parametrize(
    ("weeks", "articles", "told"),
    [
        ((0,) * 11 + (66,), 66, "66 a week"),
        ((0,) * 10 + (1, 66), 67, "34 a week"),
        ((0,) * 11 + (66,), 67, "6 a week"),
        ((0,) * 9 + (1, 0, 1), 2, "2 in 3 weeks"),
    ],
)
def test_what_comes_a_week_is_counted_since_its_oldest_article(
    weeks: Sequence[int], articles: int, told: str
) -> None:
    status = HARBOUR._replace(articles=articles)
    assert f"0 unread; {told}" in page(Fare(status, 0, weeks))


@given(st.lists(st.integers(0, 10**9), max_size=20))
def test_a_sparkline_has_a_cell_for_each_number_and_more_is_never_lower(weeks: list[int]) -> None:
    told = sparkline(weeks)
    assert cells(told) == len(weeks)
    levels = [SIGNS.levels.index(sign) for sign in told]
    assert all((level > 0) == (week > 0) for level, week in zip(levels, weeks, strict=True))
    assert [level for _, level in sorted(zip(weeks, levels, strict=True))] == sorted(levels)


def page(one: Fare, width: int = 72) -> str:
    lines = lay_out(source_page(one, NOW, problems_key="E"), width).lines
    return "\n".join(
        (line.prefix.text if line.prefix else "") + "".join(run.text for run in line.runs) for line in lines
    )


def test_a_source_in_full() -> None:
    assert page(Fare(HARBOUR, 12, WEEKS[HARBOUR.spec.address])).splitlines() == [
        "The Harbour Post",
        "",
        "Address    https://harbourpost.example/feed.xml",
        "Topics     News › Sea, Towns",
        "Refreshed  every 30 min, next in 20 min",
        "Last read  1 h ago, Friday 20 November 2026, 11:00",
        "Articles   1 204, 12 unread; 14 a week",
        "Site       https://harbourpost.example/",
        "Kind       feed",
        "Kept       as long as the settings say",
        "Signed in  as ina",
    ]


@pytest.mark.parametrize(
    ("one", "told"),
    [
        (Fare(ARCHIVE), "Problems   2 documents could not be read; E lists them"),
        (Fare(ARCHIVE), "Refreshed  when it changes"),
        (Fare(FIELD), "Kept       90 days, at most 500 articles"),
        (Fare(GONE, 0), "Articles   none"),
        (Fare(FIELD, 0, (0, 1, 1, 0)), "Articles   61, 0 unread; 2 in 4 weeks"),
        (Fare(TARN), "Refreshed  every 30 min (settings), paused until 14:30"),
        (Fare(TARN, usual_s=5400), "Refreshed  every 90 min (settings), paused until 14:30"),
        (Fare(WIRE._replace(next_at=None), usual_s=0), "Refreshed  only when asked (settings)"),
        (Fare(FIELD), "Refreshed  every day, next in 4 h"),
        (Fare(ALMANAC), "Refreshed  only when asked"),
        (Fare(QUAY), "Refreshed  not at all: it is disabled"),
        (Fare(QUAY, refreshing=True), "Refreshed  now"),
        (Fare(TIDES), "Listed     no: its articles are unlisted"),
        (Fare(GONE), "Last read  never"),
        (Fare(HARBOUR._replace(spec=HARBOUR.spec._replace(keep=Keep()))), "Kept       for good"),
        (
            Fare(HARBOUR._replace(spec=HARBOUR.spec._replace(name="Harbour"))),
            "The Harbour Post, as it calls itself",
        ),
        (Fare(TARN), "Has failed 17 times since 12 November: answered 503 Service Unavailable"),
    ],
)
def test_what_is_told_of_a_source(one: Fare, told: str) -> None:
    assert told in page(one).splitlines()


def test_what_says_nothing_about_a_source_is_left_out() -> None:
    for kept_by_others in (ARCHIVE, ALMANAC):
        assert "Kept" not in page(Fare(kept_by_others))
    bare = ARCHIVE._replace(spec=ARCHIVE.spec._replace(name=None))
    assert page(Fare(bare)).count("/home/ina/archive") == 1


def many(number: int) -> list[str]:
    return [f"https://{one}.example/" for one in range(number)]


async def test_a_renewed_list_keeps_the_cursor_and_the_lines_where_they_are() -> None:
    rows = SourceRows(lambda: NOW)
    app = Alone(rows)
    async with app.run_test(size=(100, 20)) as pilot:
        rows.focus()
        sources = [fares(address) for address in many(1000)]
        rows.show(sources)
        rows.go_to(500)
        rows.go_to(490)
        await pilot.pause()
        before = app.lines()
        rows.show([status._replace(checked_at=NOW) for status in sources])
        await pilot.pause()
        assert app.lines() == before
        rows.show(sources[100:])
        await pilot.pause()
        assert rows.current == sources[490]
        assert app.lines() == before
        rows.show([one for one in sources[100:] if one != sources[490]])
        await pilot.pause()
        assert rows.current == sources[491]


async def test_what_is_unread_is_told_where_it_is_known() -> None:
    rows = SourceRows(lambda: NOW)
    app = Alone(rows)
    async with app.run_test(size=(100, 20)) as pilot:
        rows.show([fares(address) for address in many(5000)])
        rows.action_do("move.last")
        rows.unread = {many(5000)[-1]: 7}
        await pilot.pause()
        assert " 7 " in app.lines()[-1]


async def test_those_being_refreshed_have_their_sign() -> None:
    rows = SourceRows(lambda: NOW)
    app = Alone(rows)
    async with app.run_test(size=(100, 20)) as pilot:
        rows.show(SOURCES)
        rows.refreshing = frozenset({"https://harbourpost.example/feed.xml"})
        await pilot.pause()
        assert "↻ The Harbour Post" in app.lines()[1]
        assert "now" in app.lines()[1]


async def test_where_not_all_sources_are_seen_it_says_how_many_more_there_are() -> None:
    foot = SourceFoot()
    app = Alone(foot)
    async with app.run_test(size=(100, 1)) as pilot:
        for rest, told in (
            ((0, 0), ""),
            ((0, 2), "2 more below"),
            ((1200, 3), "1 200 more above, 3 more below"),
        ):
            foot.rest = rest
            await pilot.pause()
            assert app.lines()[0].strip() == told


async def test_the_sums_stand_above_the_columns() -> None:
    head = SourceHead(lambda: NOW)
    app = Alone(head)
    async with app.run_test(size=(140, 3)) as pilot:
        head.sums = ("214 sources", "3 failing")
        await pilot.pause()
        assert app.lines()[0] == app.lines()[2] == ""
        assert app.lines()[1].split() == [
            "214", "sources,", "3", "failing", "articles", "unread", "12", "weeks", "a", "week", "last", "next"
        ]  # fmt: skip
