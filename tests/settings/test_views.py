"""Views, rules and macros as they stand in the file."""

from pathlib import Path

import pytest

from reader.models import Effect, RuleSpec
from reader.settings import Settings, read
from reader.settings.record import Macro
from reader.settings.writing import document, values

WRITTEN = """\
[views]
"Long reads" = "reading:>=15 is:unread"
Abc = 'title:"a phrase"'

[rules]
"press releases" = { when = 'provider:"PR Newswire"', do = ["read", "tag press release"] }
sport = { when = "topic:Sport", do = ["hide", "topic Games", "notify"], enabled = false }

[rules.long]
when = "reading:>=15"
do = ["later"]

[macros]
"later, and on" = { keys = "ctrl+y", do = ["mark.later", ":tag reading", "unread.next"] }
quiet = { do = ["mark.read"] }
"""
HELD = Settings(
    views={"Long reads": "reading:>=15 is:unread", "Abc": 'title:"a phrase"'},
    rules=(
        RuleSpec(
            "press releases", 'provider:"PR Newswire"', (Effect("read"), Effect("tag", "press release"))
        ),
        RuleSpec("sport", "topic:Sport", (Effect("hide"), Effect("topic", "Games"), Effect("notify")), False),
        RuleSpec("long", "reading:>=15", (Effect("later"),)),
    ),
    macros={
        "later, and on": Macro(("ctrl+y",), ("mark.later", ":tag reading", "unread.next")),
        "quiet": Macro((), ("mark.read",)),
    },
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def test_they_are_held_by_their_names_in_the_order_of_the_file(file: Path) -> None:
    file.write_text(WRITTEN)
    settings, faults = read(file)
    assert faults == ()
    assert settings == HELD
    assert list(settings.views) == ["Long reads", "Abc"]


def test_they_are_written_as_they_are_read(file: Path) -> None:
    file.write_text(document(HELD))
    assert read(file) == (HELD, ())
    told = values(HELD)
    assert told["views.Long reads"] == "reading:>=15 is:unread"
    assert told["rules.sport"] == {
        "when": "topic:Sport",
        "do": ["hide", "topic Games", "notify"],
        "enabled": False,
    }
    assert told["macros.quiet"] == {"keys": [], "do": ["mark.read"]}


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("[views]\n\nBad = 3", 3, '"views.Bad" must be a query in quotes, not 3.'),
        ('[views]\nBad = " "', 2, '"views.Bad" must be a query in quotes'),
        (
            '[views]\nBad = "sea titel:b"',
            2,
            '"views.Bad": column 5: There is no field titel. Did you mean title:?',
        ),
        ('[rules.Bad]\nwhen = "is:raed"\ndo = ["read"]', 2, "column 1: is: takes one of"),
        ('[rules.Bad]\nwhen = "sea limit:3"\ndo = ["read"]', 2, "sort: and limit: mean nothing in a rule."),
        ('[rules.Bad]\nwhen = "sort:heat"\ndo = ["read"]', 2, "it must say which articles are meant."),
        ('views = "x"', 1, '"views" is no setting but a table of queries, such as "Long" = "reading:>=15"'),
        ("[rules]\nBad = 3", 2, '"rules.Bad" must be { when = "QUERY", do = ["EFFECT"] }, not 3.'),
        ('[rules]\nBad = { do = ["read"] }', 2, '"rules.Bad": "when" is missing.'),
        ('[rules.Bad]\nwhen = "x"\ndo = []', 3, '"rules.Bad": "do" must be a list of what it does'),
        (
            '[rules.Bad]\nwhen = "x"\ndo = ["raed"]',
            3,
            '"do": there is no effect "raed". Did you mean "read"?',
        ),
        (
            '[rules.Bad]\nwhen = "x"\ndo = ["explode"]',
            3,
            "There are read, star, later, hide, notify, tag NAME",
        ),
        ('[rules.Bad]\nwhen = "x"\ndo = ["tag"]', 3, '"tag" is followed by the name of a tag'),
        ('[rules.Bad]\nwhen = "x"\ndo = ["tag a,b"]', 3, "A comma parts one tag from the next."),
        ('[rules.Bad]\nwhen = "x"\ndo = ["read now"]', 3, '"read" stands by itself, not as "read now".'),
        ('[rules.Bad]\nwhen = 1\ndo = ["read"]', 2, '"rules.Bad": "when" must be a query in quotes, not 1.'),
        ('[rules.Bad]\nwhne = "x"\ndo = ["read"]', 2, 'there is no "whne" in it. Did you mean "when"?'),
        ('[rules.Bad]\nwhen = "x"\ndo = ["read"]\nenabled = 1', 4, '"enabled" must be true or false, not 1.'),
        ('[macros]\nBad = { keys = "x" }', 2, '"macros.Bad": "do" is missing.'),
        ("[macros]\nBad = { keys = 1, do = ['zen'] }", 2, '"keys" must be a key in quotes'),
    ],
)
def test_what_is_wrong_is_told_with_its_line_and_the_rest_holds(
    file: Path, text: str, line: int, words: str
) -> None:
    file.write_text(f'{text}\n[list]\nsort = "heat"\n')
    settings, (fault,) = read(file)
    assert settings == Settings(sort="heat")
    assert fault.line == line
    assert words in fault.words


def test_a_name_is_given_once(file: Path) -> None:
    file.write_text('[views]\n"a.b" = "one"\na.b = "other"\n')
    settings, (fault,) = read(file)
    assert settings.views == {"a.b": "one"}
    assert '"views.a.b" is set twice; the first holds.' in fault.words
