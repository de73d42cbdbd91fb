"""Tags in a line: what is given, what is taken away, and what may be meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ui.screens.tags_line import Known, counted, offered, read_tags, told

KNOWN = Known({"maps": 12, "Market": 3, "to read": 5}, {"to read": 1}, 1)


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("", {}),
        (" , -, #", {}),
        ("maps", {"maps": True}),
        ("MAPS, #new  one", {"maps": True, "new one": True}),
        ("-to read", {"to read": False}),
        ("maps, -maps", {"maps": False}),
        ("-#maps,market", {"maps": False, "Market": True}),
    ],
)
def test_a_line_gives_tags_and_takes_them_away(line: str, named: dict[str, bool]) -> None:
    assert read_tags(line, KNOWN) == named


@pytest.mark.parametrize(
    ("line", "lines"),
    [
        ("", ["-to read", "maps", "Market"]),
        ("ma", ["maps", "Market"]),
        ("-", ["-to read"]),
        ("maps, ", ["maps, -to read", "maps, Market"]),
        ("maps,m", ["maps, Market"]),
        ("to", ["-to read"]),
        ("xyz", []),
    ],
)
def test_what_the_last_tag_may_become_is_listed(line: str, lines: list[str]) -> None:
    assert [option.id for option in offered(line, KNOWN)] == lines


def test_of_several_articles_it_is_told_how_many_have_a_tag() -> None:
    known = Known({"maps": 12}, counted([("maps",), (), ("maps",)]), 3)
    assert [(option.text, option.note) for option in offered("", known)] == [
        ("-maps", "2 of 3 have it: take it off"),
        ("maps", "12"),
    ]


def test_what_is_typed_is_rather_given_than_taken_away() -> None:
    known = Known({"maps": 12}, {"maps": 2}, 3)
    assert [option.text for option in offered("ma", known)] == ["maps", "-maps"]
    assert [option.text for option in offered("-ma", known)] == ["-maps"]


def test_what_a_line_does_is_told() -> None:
    assert told({"maps": True, "sea": True, "old": False}) == "#maps #sea, no longer #old"
    assert told({"old": False}) == "no longer #old"


@given(st.text())
def test_any_line_can_be_read_and_offered_for(line: str) -> None:
    named = read_tags(line, KNOWN)
    assert all(name == " ".join(name.split()) and "," not in name for name in named)
    for option in offered(line, KNOWN):
        assert len(read_tags(option.id, KNOWN)) >= len(read_tags(line.rpartition(",")[0], KNOWN))
