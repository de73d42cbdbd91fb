"""`newsreader rules`: what is done with articles when they arrive."""

from pathlib import Path

import pytest

from tests.archive import write_article
from tests.cli.program import Program
from tests.cli.watching import end_of, next_event, watching

RULES = """\
[rules]
pumps = { when = "pumps", do = ["read", "star"] }
trains = { when = "列車", do = ["later", "notify"], enabled = false }
"""


@pytest.fixture
def file(program: Program, archive: Path) -> Path:
    """The settings with two rules; the library has the archive as its source, which was not read yet."""
    program.run("sources", "add", archive)
    file = program.home / "config" / "newsreader" / "config.toml"
    file.write_text(RULES)
    return file


@pytest.mark.usefixtures("file")
def test_they_are_listed_with_what_they_do(program: Program) -> None:
    assert program.run("rules").rows() == [
        ["pumps", "pumps", "read, star", "on"],
        ["trains", "列車", "later, notify", "off"],
    ]
    assert program.run("rules", "list", "--json").json()[1].pick("name", "when", "do", "enabled") == (
        "trains",
        "列車",
        ["later", "notify"],
        False,
    )


@pytest.mark.usefixtures("file")
def test_what_arrives_is_marked(program: Program) -> None:
    assert program.run("refresh").code == 0
    read = {row[4]: row[2] for row in program.run("list").rows()}
    assert read == {
        "Heat pumps outsell boilers [for the first time]": "read",
        "Boilers fall behind": "unread",
        "列車 run on time": "unread",
    }


def test_sources_given_with_a_command_know_none(program: Program, file: Path, archive: Path) -> None:
    assert file.exists()
    assert {row[2] for row in program.run("list", archive).rows()} == {"unread"}


def test_one_is_tried_and_nothing_is_done(program: Program, file: Path) -> None:
    file.unlink()
    program.run("refresh")
    file.write_text(RULES)
    ran = program.run("rules", "try", "pumps")
    assert (ran.code, ran.err) == (0, "newsreader: It would have matched 1 of the last 4.\n")
    assert [row[2] for row in ran.rows()] == ["unread"]
    assert "matched 1 of the last 2." in program.run("rules", "try", "-q", "boilers", "--last", "2").err
    told = program.run("rules", "try", "pumps", "--json").json()
    assert told.pick("total", "unread") == (1, 1)
    assert program.run("rules", "try", "-q", "nothing").code == 3


def test_one_is_applied_to_all_there_is(program: Program, file: Path) -> None:
    file.unlink()
    program.run("refresh")
    file.write_text(RULES)
    ran = program.run("rules", "apply", "pumps", "--json")
    assert ran.err == "newsreader: Applied pumps (read, star) to 1 article.\n"
    assert len(ran.json()["matched"]) == 1
    ran = program.run("rules", "undo", "pumps", "--json")
    assert ran.err == "newsreader: Took back what pumps did to 1 article.\n"
    assert ran.json().pick("rule", "changed") == ("pumps", 1)
    assert {row[2] for row in program.run("list").rows()} == {"unread"}
    assert program.run("rules", "undo", "pumps").code == 3
    assert program.run("rules", "apply", "trains").code == 0
    assert {row[4]: row[2] for row in program.run("list").rows()}["列車 run on time"] == "unread"


def test_they_are_added_and_removed(program: Program, file: Path) -> None:
    ran = program.run("rules", "add", "boilers", "-q", "boilers", "--do", "hide", "tag old news")
    assert ran.code == 0
    assert file.read_text() == RULES + 'boilers = {when = "boilers", do = ["hide", "tag old news"]}\n'
    assert program.run("rules", "remove", "pumps").code == 0
    assert [row[0] for row in program.run("rules").rows()] == ["trains", "boilers"]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("try",), 2, "newsreader rules try takes a NAME or -q QUERY."),
        (("try", "pump"), 3, "There is no rule 'pump'.\n  Did you mean \"pumps\"?"),
        (("apply", "x"), 3, "newsreader rules lists them."),
        (("add", "a", "-q", "b"), 2, "takes a NAME, -q QUERY and --do EFFECT."),
        (("add", "a", "-q", "b", "--do", "raed"), 2, 'there is no effect "raed". Did you mean "read"?'),
        (("remove", "x"), 3, 'There is no rule "x".'),
        (("list", "--last", "3"), 2, "newsreader rules list takes no --last."),
        (("aply", "x"), 2, "'aply' is none of list, try, apply, undo, add, remove."),
    ],
)
def test_what_cannot_be_meant_changes_nothing(
    program: Program, file: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    ran = program.run("rules", *words)
    assert ran.code == code
    assert said in ran.err
    assert file.read_text() == RULES


def test_what_a_rule_is_to_tell_of_is_told(program: Program, file: Path, archive: Path) -> None:
    file.write_text('[rules]\nsea = { when = "sea", do = ["notify"] }\n')
    program.run("refresh")
    write_article(archive / "_news", "2026-11-23-sea", title="The sea is calm")
    ran = program.run("refresh")
    assert ran.err == "newsreader: sea: The sea is calm\n"
    with watching(program) as process:
        next_event(process, "source")
        write_article(archive / "_news", "2026-11-24-sea", title="The sea is rough")
        event = next_event(process, "noticed")
        assert event.pick("rule", "titles") == ("sea", ["The sea is rough"])
        program.run("rules", "add", "storm", "-q", "storm", "--do", "notify")
        write_article(archive / "_news", "2026-11-25-storm", title="A storm at night")
        event = next_event(process, "noticed")
        assert event.pick("rule", "titles") == ("storm", ["A storm at night"])
        assert end_of(process)[0] == 0


def test_they_hold_in_their_order_also_for_what_one_of_them_hid(
    program: Program, file: Path, archive: Path
) -> None:
    file.write_text(
        """\
[rules]
mute = { when = "storm", do = ["hide"] }
sea = { when = 'topic:Sea', do = ["read", "tag salt water", "topic Weather"] }
seen = { when = 'topic:Weather is:read', do = ["star", "later"] }
"""
    )
    for day, title in (("24", "The storm"), ("25", "The calm")):
        write_article(archive / "_news", f"2026-11-{day}", title=title, topics=["Sea"])
    assert program.run("refresh").code == 0
    assert "The storm" not in program.run("list").out
    told = program.run("list", "-q", "is:hidden", "--json").json()["articles"]
    assert told.each("title") == ["The storm"]
    assert told[0].pick("read", "starred", "later", "tags") == (True, True, True, ["salt water"])
    assert [one.pick("rule", "field", "name") for one in told[0]["by_rules"].objects()] == [
        ("sea", "read", ""),
        ("seen", "starred", ""),
        ("seen", "later", ""),
        ("mute", "hidden", ""),
        ("sea", "in_topic", "Weather"),
        ("sea", "tag", "salt water"),
    ]
    for rule, left in (("seen", (True, False)), ("sea", (False, False)), ("mute", (False, False))):
        assert "to 2 articles" in program.run("rules", "undo", rule).err or rule == "mute"
        query = "storm" if rule == "mute" else "is:hidden"
        (article,) = program.run("list", "-q", query, "--json").json()["articles"].objects()
        assert article.pick("read", "starred") == left
    assert program.run("list", "-q", "tag:water").code == 3


def test_the_first_rule_there_is_holds_for_what_arrives_from_then_on(
    program: Program, file: Path, archive: Path
) -> None:
    file.unlink()
    program.run("refresh")
    with watching(program) as process:
        next_event(process, "source")
        program.run("rules", "add", "sea", "-q", "sea", "--do", "notify", "hide")
        write_article(archive / "_news", "2026-11-24-sea", title="The sea is rough")
        assert next_event(process, "noticed").pick("rule", "titles") == ("sea", ["The sea is rough"])
        assert end_of(process)[0] == 0
    assert "sea" not in program.run("list").out


def test_what_was_there_before_a_library_that_is_built_anew_does_not_arrive(
    program: Program, file: Path, archive: Path, tmp_path: Path
) -> None:
    file.unlink()
    program.run("refresh")
    program.run("rules", "add", "all", "-q", "is:unread", "--do", "star", "notify")
    (program.home / "cache" / "newsreader" / "library.db").unlink()
    ran = program.run("refresh")
    assert (ran.code, ran.err) == (0, "")
    assert len(program.run("list").rows()) == 3
    assert program.run("list", "-q", "is:starred").code == 3

    write_article(archive / "_news", "2026-11-24-sea", title="The sea is rough")
    assert program.run("refresh").err == "newsreader: all: The sea is rough\n"
    write_article(tmp_path / "other" / "_news", "2026-11-25-storm", title="A storm at night")
    program.run("sources", "add", tmp_path / "other")
    assert program.run("refresh").code == 0
    starred = program.run("list", "-q", "is:starred", "--json").json()["articles"]
    assert sorted(map(str, starred.each("title"))) == ["A storm at night", "The sea is rough"]


def test_one_is_named_however_it_is_capitalised(program: Program, file: Path) -> None:
    program.run("refresh")
    assert program.run("rules", "try", "Pumps").code == 0
    assert "Applied pumps" in program.run("rules", "apply", "PUMPS").err
    ran = program.run("rules", "add", "Pumps", "-q", "boilers", "--do", "star")
    assert ran.err.startswith("newsreader: Kept the rule pumps;")
    assert [row[:2] for row in program.run("rules").rows()] == [["pumps", "boilers"], ["trains", "列車"]]
    assert "Removed the rule pumps." in program.run("rules", "remove", "Pumps").err
    assert "Took back what pumps did to 1 article" in program.run("rules", "undo", "PUMPS").err
    assert "pumps" not in file.read_text()
