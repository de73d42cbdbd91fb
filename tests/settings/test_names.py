"""Views and rules are named as one types."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.settings import called


@pytest.mark.parametrize(
    ("name", "means"),
    [
        ("Press", "Press"),
        ("press", "press"),
        ("PRESS", "Press"),
        (" straße ", "STRASSE"),
        ("pres", None),
        ("", None),
    ],
)
def test_the_letters_go_before_how_they_are_capitalised(name: str, means: str | None) -> None:
    assert called(name, ("Press", "press", "STRASSE")) == means


@given(st.lists(st.text()), st.text())
def test_what_is_found_is_one_of_them(known: list[str], name: str) -> None:
    found = called(name, known)
    assert found in known or found is None
    assert all(called(one, known) == one for one in known)
