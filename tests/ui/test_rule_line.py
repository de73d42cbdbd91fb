"""Rules as they are typed: a name, what is done, and with what."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.models import Effect
from reader.settings.effects import words_of
from reader.ui.command_line import Wrong
from reader.ui.rule_line import RuleLine, offered, quoted, read_effects, read_rule

READ, STAR, HIDE = Effect("read"), Effect("star"), Effect("hide")


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("pr read", RuleLine("pr", (READ,), "", 7)),
        ("pr read sea", RuleLine("pr", (READ,), "sea", 8)),
        (
            '"press releases" read, tag pr provider:"PR Newswire"',
            RuleLine("press releases", (READ, Effect("tag", "pr")), 'provider:"PR Newswire"', 30),
        ),
        ("a READ,star ,hide  -sea OR b", RuleLine("a", (READ, STAR, HIDE), "-sea OR b", 19)),
        (
            'a tag "old news", topic Sport x',
            RuleLine("a", (Effect("tag", "old news"), Effect("topic", "Sport")), "x", 30),
        ),
        ("a read, read", RuleLine("a", (READ,), "", 12)),
        ('a tag #pr "read"', RuleLine("a", (Effect("tag", "pr"),), '"read"', 10)),
    ],
)
def test_a_line_says_what_is_done_with_what(line: str, rule: RuleLine) -> None:
    assert read_rule(line) == rule


@pytest.mark.parametrize(
    ("line", "words", "at"),
    [
        ("", "a name and what the rule does", 0),
        ("pr", "What is missing: what the rule does: read, star", 2),
        ("pr raed sea", 'Did you mean "read"?', 3),
        ("pr read, sea", 'There is no effect "sea".', 9),
        ("pr read,", "What is missing: read", 8),
        ("pr tag", "is followed by the name of a tag", 3),
        ("pr tag, read", "is followed by the name of a tag", 3),
        ("pr read star sea", "Effects are parted by commas", 8),
    ],
)
def test_what_is_wrong_is_pointed_at(line: str, words: str, at: int) -> None:
    found = read_rule(line, 9)
    assert isinstance(found, Wrong)
    assert words in found.words
    assert found.at == 9 + at


def test_effects_by_themselves() -> None:
    assert read_effects(" read, tag x ") == (READ, Effect("tag", "x"))
    found = read_effects("read sea")
    assert isinstance(found, Wrong)
    assert found.at == 4
    assert isinstance(read_effects(""), Wrong)


def test_what_may_come_next_is_offered() -> None:
    assert [*offered("")][:3] == ["read", "star", "later"]
    assert [*offered("read, s")] == ["read, star"]
    assert next(iter(offered("read, "))) == "read, star"
    assert [*offered("tag o", ["old news", "x"])] == ['tag "old news"']
    assert [*offered("topic ", topics=["Sport"])] == ["topic Sport"]


NAMES = st.from_regex(r"[a-z]{1,8}( [a-z]{1,8})?", fullmatch=True)
EFFECTS = st.one_of(
    st.sampled_from([Effect("read"), Effect("star"), Effect("later"), Effect("hide"), Effect("notify")]),
    st.builds(Effect, st.sampled_from(["tag", "topic"]), NAMES),
)


def _typed(effect: Effect) -> str:
    return f"{effect.kind} {quoted(effect.name)}" if effect.name else words_of(effect)


@given(
    NAMES, st.lists(EFFECTS, min_size=1, max_size=5, unique=True), st.sampled_from(["", "sea", '"a b" -c'])
)
def test_what_is_typed_is_read_as_it_was_meant(name: str, effects: list[Effect], query: str) -> None:
    found = read_rule(f"{quoted(name)} {', '.join(map(_typed, effects))} {query}")
    assert isinstance(found, RuleLine)
    assert (found.name, found.effects, found.query) == (name, tuple(effects), query)


@given(st.text(max_size=80))
def test_no_line_is_too_odd(line: str) -> None:
    found = read_rule(line)
    assert not isinstance(found, Wrong) or 0 <= found.at <= len(line)
    assert read_effects(line) is not None
    assert all(one.startswith(line.rpartition(",")[0]) for one in offered(line))
