"""The search bar tells what a query may become, completes it, and points at what cannot be meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library import Library
from reader.models import Query
from reader.query.completing import Suggestion, begun, narrowed, suggestions
from reader.query.fields import FIELDS
from reader.query.parsing import Problem, parse
from reader.ui.app import NewsreaderApp
from reader.ui.panes.search import SearchLine
from reader.ui.panes.search_below import Below, told
from reader.ui.widgets.signs import SIGNS
from tests.ui.archive import NOW
from tests.ui.driving import click, listed, shown, typed, until

VALUES = {"provider": [("Forbes", 412), ("Foreign Policy", 7)], "topic": [("AI", 3)]}


def values(field: str, beginning: str) -> list[tuple[str, int]]:
    return [
        (name, count)
        for name, count in VALUES.get(field, [])
        if name.casefold().startswith(beginning.casefold())
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("solar prov", ["solar provider:"]),
        ("provider:for", ["provider:Forbes ", 'provider:"Foreign Policy" ']),
        ('provider:"fore', ['provider:"Foreign Policy" ']),
        ("-provider:forb", ["-provider:Forbes "]),
        ("(solar OR provider:forb", ["(solar OR provider:Forbes "]),
        ("topic:=a", ["topic:=AI "]),
        ("is:unl", ["is:unlisted "]),
        ("has:no", ["has:note "]),
        ("sort:he", ["sort:heat "]),
        ("newer:last-v", ["newer:last-visit "]),
        ("provider:forbes ", []),
        ('"solar', []),
        ("heat:9", []),
        ("title:/x", []),
    ],
)
def test_what_is_typed_is_completed(text: str, found: list[str]) -> None:
    assert [one.text for one in suggestions(text, values)] == found


@given(
    st.text()
    | st.lists(st.sampled_from([*'()"-:= ', "is", "provider:", "x", "OR "]), max_size=9).map("".join)
)
def test_whatever_is_typed_what_it_may_become_goes_on_from_it(text: str) -> None:
    typed_now = begun(text)
    for one in suggestions(text, values):
        assert typed_now is not None
        assert one.text.startswith(text[: typed_now.start])
    told(Below(text), 40, SIGNS)


@pytest.mark.parametrize(
    ("before", "text", "found"),
    [
        ("provider:fo", "provider:for", ["provider:Forbes ", 'provider:"Foreign Policy" ']),
        ("provider:", "provider:pol", ['provider:"Foreign Policy" ']),
        ("is:un", "is:unli", ["is:unlisted "]),
        ("provider:for", "provider:forbes ", []),
        ("t", "topic:", []),
    ],
)
def test_what_still_holds_stays_while_one_types_on(before: str, text: str, found: list[str]) -> None:
    assert [one.text for one in narrowed(before, suggestions(before, values), text)] == found


def test_what_a_field_holds_is_told_once_it_is_known_to_have_no_suggestions() -> None:
    heat = Below("heat").meanwhile("heat:")
    assert told(heat, 60, SIGNS).plain == ""
    for text in ("heat:9", "heat:90"):
        assert "heat:>=90" in told(heat._replace(known=True).meanwhile(text), 60, SIGNS).plain


def test_a_field_without_suggestions_tells_what_it_holds() -> None:
    assert told(Below("heat:"), 60, SIGNS).plain.strip() == "How much is written about it: heat:>=90"


def test_what_cannot_be_meant_is_pointed_at_once_it_is_typed() -> None:
    assert told(Below("solar is:unraed ", margin=1), 60, SIGNS).plain.startswith(
        " " * 7 + "^ Did you mean is:unread?"
    )
    assert told(Below("solar is:unre", margin=1), 60, SIGNS).plain.strip() != ""
    assert told(Below("(solar OR"), 60, SIGNS).plain == ""


def test_a_field_that_nobody_knows_is_pointed_at_with_its_colon() -> None:
    assert told(Below("solar prvider"), 60, SIGNS).plain == ""
    for text in ("solar prvider:", "solar prvider:x"):
        assert told(Below(text, margin=1), 60, SIGNS).plain.startswith(" " * 7 + "^ Did you mean provider:?")


@pytest.mark.parametrize(
    ("text", "hint"),
    [("heat:>=hot", "heat: needs a number"), ("solar heat>=90", "Did you mean heat:>=90?")],
)
def test_a_number_is_pointed_at_while_it_is_the_last(text: str, hint: str) -> None:
    assert told(Below(text), 60, SIGNS).plain.strip().startswith(f"^ {hint}")


def test_an_expression_that_cannot_be_used_is_pointed_at_once_it_is_closed() -> None:
    assert "cannot be used" in told(Below("title:/(/"), 60, SIGNS).plain
    assert "cannot be used" not in told(Below("title:/("), 60, SIGNS).plain


def test_every_field_is_offered() -> None:
    for field in FIELDS:
        offered = [one.shown for one in suggestions(field.name[:2], values)]
        assert f"{field.name}:" in offered


async def test_tab_takes_one_after_the_other_and_the_list_follows(library: Library) -> None:
    app = NewsreaderApp(library, clock=lambda: NOW)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: listed(app))
        await pilot.press("slash")
        await until(pilot, lambda: app.main.query("#search"))
        line = app.main.query_one("#search", SearchLine)
        await typed(pilot, *"gull is:")
        await until(pilot, lambda: "unread 8  read 0  starred 0" in shown(app))
        await pilot.press("tab")
        assert line.value == "gull is:unread "
        await until(pilot, lambda: listed(app) == ["A gull is thirty-four"])
        await pilot.press("tab")
        assert line.value == "gull is:read "
        await until(pilot, lambda: listed(app) == [])
        await pilot.press("shift+tab", "shift+tab")
        assert line.value == "gull is:hidden "
        await pilot.press("escape")
        await until(pilot, lambda: len(listed(app)) > 3)
        assert not app.main.query("#search-below")


async def test_a_field_that_was_completed_tells_its_values(library: Library) -> None:
    app = NewsreaderApp(library, clock=lambda: NOW)
    name, count = library.queries.suggestions("topic:")[0][1:]
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: listed(app))
        await pilot.press("slash")
        await until(pilot, lambda: app.main.query("#search"))
        await typed(pilot, *"top")
        await until(pilot, lambda: "topic:" in shown(app))
        await pilot.press("tab")
        await until(pilot, lambda: f"{name} {count}" in shown(app))


async def test_a_click_takes_a_suggestion_and_what_is_typed_next_follows_it(library: Library) -> None:
    app = NewsreaderApp(library, clock=lambda: NOW)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: listed(app))
        await pilot.press("slash")
        await until(pilot, lambda: app.main.query("#search"))
        line = app.main.query_one("#search", SearchLine)
        await typed(pilot, *"h")
        await click(pilot, app, "has:")
        await until(pilot, lambda: line.value == "has:")
        await click(pilot, app, "image")
        await until(pilot, lambda: line.value == "has:image ")
        await typed(pilot, *"gull")
        assert line.value == "has:image gull"


async def test_nor_does_the_line_tell_of_a_key_that_is_typed_into_it(library: Library) -> None:
    app = NewsreaderApp(library, clock=lambda: NOW)
    async with app.run_test(size=(100, 24)) as pilot:
        await until(pilot, lambda: listed(app) and "? help" in shown(app))
        await pilot.press("slash")
        await until(pilot, lambda: "? help" not in shown(app))
        await pilot.press("escape")
        await until(pilot, lambda: "? help" in shown(app))
        await pilot.press("colon")
        await until(pilot, lambda: "? help" not in shown(app))


async def test_values_come_with_how_many_articles_have_them(library: Library) -> None:
    app = NewsreaderApp(library, clock=lambda: NOW)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: listed(app))
        await pilot.press("slash")
        await until(pilot, lambda: app.main.query("#search"))
        await typed(pilot, *"topic:")
        name, count = library.queries.suggestions("topic:")[0][1:]
        await until(pilot, lambda: f"{name} {count}" in shown(app))


def test_a_library_tells_its_own_values(library: Library) -> None:
    gull = library.lists.summaries(library.lists.articles(parse_query("gull")).rows)[0]
    library.marks.tag([gull.id], "to ask", True)
    assert library.queries.suggestions("tag:") == (Suggestion('tag:"to ask" ', "to ask", 1),)
    provider = library.queries.suggestions("provider:")[0]
    assert provider.articles is not None
    assert provider.articles >= 1
    for field in ("domain", "type", "topic", "source"):
        assert library.queries.suggestions(f"{field}:"), field
    assert library.queries.suggestions("title:x") == ()
    assert isinstance(parse("heat:hot").problems[0], Problem)


def parse_query(words: str) -> Query:
    return Query(parse(words).where)
