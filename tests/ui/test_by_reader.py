"""A page tells what the reader of an article gave it, and what rules of theirs did."""

import pytest

from reader.models import ByRule
from reader.ui.panes.by_reader import rules, set_note, tags
from reader.ui.panes.setting import Setting
from reader.ui.widgets.signs import ASCII_SIGNS
from tests.ui.alone import NOW

SETTING = Setting(NOW)


@pytest.mark.parametrize(
    ("effects", "told"),
    [
        ([], []),
        ([ByRule("read", "", "press releases")], ["Read by rule press releases"]),
        (
            [ByRule("read", "", "press"), ByRule("tag", "pr", "press"), ByRule("in_topic", "Firms", "press")],
            ["Read, tagged #pr and put into Firms by rule press"],
        ),
        (
            [ByRule("hidden", "", "mute"), ByRule("later", "", "long"), ByRule("starred", "", "long")],
            ["Hidden by rule mute", "Kept for later and starred by rule long"],
        ),
    ],
)
def test_what_rules_did_is_told_rule_by_rule(effects: list[ByRule], told: list[str]) -> None:
    assert [paragraph.text for paragraph in rules(effects)] == told


def test_a_note_is_plain_text_line_by_line_behind_a_bar() -> None:
    note = list(set_note("Ask *them*\n\n[bold]twice[/]\n", SETTING._replace(signs=ASCII_SIGNS)))
    assert [paragraph.text for paragraph in note] == ["Ask *them*", " ", "[bold]twice[/]"]
    assert {paragraph.first.text for paragraph in note if paragraph.first} == {"| "}


def test_tags_stand_in_one_line_and_are_not_broken() -> None:
    assert [paragraph.text for paragraph in tags(["maps", "to read"])] == ["#maps  #to\u00a0read"]
    assert list(tags([])) == []
