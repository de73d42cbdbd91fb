"""Regular expressions that a person types: what is wrong with them is said, and nobody waits for them."""

import pytest

from reader.models import Pattern
from reader.query import regexes
from reader.query.regexes import GIVEN_UP, LONGEST, fault_of, finder

ENDLESS = "(a|a)*$"


@pytest.mark.parametrize("pattern", ["[", "(", "a{9999999999}", "(?P<x>a)(?P=y)", "x" * (LONGEST + 1)])
def test_what_cannot_be_used_is_said(pattern: str) -> None:
    assert fault_of(pattern)


def test_case_counts_unless_it_is_ignored() -> None:
    assert not finder(Pattern("title", "solar"))("Solar plant")
    assert finder(Pattern("title", "solar", ignoring_case=True))("Solar plant")


def test_what_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(regexes, "PATIENCE_S", 0.01)
    finder.cache_clear()
    found = finder(Pattern("title", ENDLESS))
    assert found("aaa"), "what is quick is found"
    for _ in range(GIVEN_UP):
        assert not found("a" * 60 + "!")
    assert not found("aaa"), "a library of a hundred thousand articles would take as long with each"
    finder.cache_clear()
