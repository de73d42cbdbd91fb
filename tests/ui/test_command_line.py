"""Lines behind `:` are read, completed and found again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.remembered import LINES
from reader.ui.command_line import Order, Wrong, ids_and_words, read_line
from reader.ui.command_words import Names, completions
from reader.ui.commands import groups
from reader.ui.own_commands import own_commands
from reader.ui.typed_before import TypedBefore
from reader.ui.verbs import VERBS

_PIECES = st.sampled_from(
    [
        *(verb.name for verb in VERBS),
        *(c for verb in VERBS for c in verb.choices),
        '"',
        ":",
        "@",
        "#",
        " ",
        "-",
        ",",
    ]
)
LINES_TYPED = st.one_of(st.text(), st.lists(st.one_of(_PIECES, st.text(max_size=3))).map(" ".join))
NAMES = Names(
    tags=("to read", "Maps"),
    topics=("Computer Vision", "Sea"),
    views=("Morning",),
    themes=("newsreader-day",),
    commands=ids_and_words(),
    rules=("press releases",),
)


@pytest.mark.parametrize(
    ("line", "order"),
    [
        ("mark read", Order("mark", "read", at=9)),
        (":mark read older:30d -is:starred ", Order("mark", "read", query="older:30d -is:starred", at=11)),
        ("MARK Star", Order("mark", "star", at=9)),
        ('tag add "to  read" is:unread', Order("tag", "add", "to read", "is:unread", 19)),
        ("tag remove #maps", Order("tag", "remove", "maps", at=16)),
        ("list heat:>=90", Order("list", query="heat:>=90", at=5)),
        ("list @Morning", Order("list", query="@Morning", at=5)),
        ("mark read -q older:30d", Order("mark", "read", query="older:30d", at=13)),
        ("list -q 'topic:\"AI\"'", Order("list", query='topic:"AI"', at=9)),
        ("tag add pr --query=provider:wire", Order("tag", "add", "pr", "provider:wire", 19)),
        ("mark read -quiet", Order("mark", "read", query="-quiet", at=10)),
        ("note ask Ada", Order("note", name="ask Ada", at=5)),
        ("search heat pump", Order("search", query="heat pump", at=7)),
        ("search", Order("do", name="search.library")),
        ("sort relevance", Order("sort", "relevance")),
        ("topics Computer  Vision", Order("topics", name="Computer Vision", at=7)),
        ("themes newsreader-day", Order("themes", name="newsreader-day", at=7)),
        ("show k3v9", Order("show", name="k3v9", at=5)),
        ("undo", Order("do", name="mark.undo")),
        ("q", Order("quit", at=1)),
        ("story.timeline", Order("do", name="story.timeline")),
        ("next unread", Order("do", name="unread.next")),
        ("the heat view: what came when, topics against days", Order("do", name="heat")),
    ],
)
def test_a_line_asks_for_what_it_says(line: str, order: Order) -> None:
    assert read_line(line) == order


@pytest.mark.parametrize(
    ("line", "words", "at"),
    [
        ("quti", "There is no command “quti”. Did you mean “quit”?", 0),
        (":wxyz", "There is no command “wxyz”. Tab lists what there is.", 1),
        ("mrak read older:3d", "There is no command “mrak read older:3d”. Did you mean “mark”?", 0),
        ("mark raed", "“raed” is nothing to mark. Did you mean “read”?", 5),
        ("mark", "What is missing: mark read|unread|star|unstar|later|unlater|hide|show [QUERY]", 4),
        ("tag add", "What is missing: tag add|remove TAG [QUERY]", 7),
        ("tag of", "“of” is nothing to tag. Say add or remove.", 4),
        ("list ", "What is missing: list QUERY|@VIEW", 5),
        ("undo it", "Nothing may follow “undo”", 5),
        ("quit now", "Nothing may follow “quit”", 5),
        ("sort date heat", "Nothing may follow the order", 10),
    ],
)
def test_a_line_that_asks_for_nothing_there_is_says_what_to_do(line: str, words: str, at: int) -> None:
    assert read_line(line) == Wrong(words, at)


def test_all_commands_are_found_by_their_ids_and_those_of_ones_own_by_their_names() -> None:
    for command in (command for group in groups().values() for command in group):
        order = read_line(command.id)
        assert isinstance(order, Order)
        assert order == Order("do", name=command.id) or command.id in {verb.name for verb in VERBS}
    assert read_line("Send to  Phone", own_commands(["send to phone"])) == Order(
        "do", name="action.send to phone"
    )


@given(LINES_TYPED)
def test_no_line_raises_and_what_is_wrong_stands_in_it(line: str) -> None:
    found = read_line(line)
    if found is None:
        assert not line.strip(": \t\n") or not line.lstrip(": \t").split()
        return
    assert 0 <= found.at <= len(line)
    if isinstance(found, Order) and found.query:
        assert line[found.at :].rstrip() == found.query


@given(LINES_TYPED)
def test_every_completion_goes_on_from_what_is_typed(line: str) -> None:
    def folded(text: str) -> str:
        return text.casefold().replace('"', "")

    found = completions(line, NAMES)
    assert all(folded(one).startswith(folded(line)) for one in found)
    assert len(set(found)) == len(found)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("qu", ["quit"]),
        ("mark un", ["mark unread", "mark unstar", "mark unlater"]),
        ("mark read is:un", ["mark read is:unread ", "mark read is:unlisted "]),
        ("mark read -(pro", ["mark read -(provider:"]),
        ("list has:im", ["list has:image "]),
        ("list x tag:t", ['list x tag:"to read" ']),
        ("tag add m", ["tag add Maps"]),
        ("tag add Maps old", ["tag add Maps older:"]),
        ("list @", ["list @Morning"]),
        ("rule un", ["rule undo"]),
        ("rule apply p", ["rule apply press releases"]),
        ("rule add p", ['rule add "press releases"']),
        ('rule add "press releases" st', ['rule add "press releases" star']),
        ("rule add x read, sta", ["rule add x read, star"]),
        ("rule add x read,sta", ["rule add x read,star"]),
        ("rule add x read, tag to", ['rule add x read, tag "to read"']),
        ("rule add x star provid", ["rule add x star provider:"]),
        ("rule try is:un", ["rule try is:unread ", "rule try is:unlisted "]),
        ("mute pro", ["mute provider:"]),
        ("topics com", ["topics Computer Vision"]),
        ("themes new", ["themes newsreader-day"]),
        ("next u", ["next unread"]),
        ("story.t", ["story.timeline"]),
        ("nothing like it", []),
    ],
)
def test_a_line_is_completed(line: str, found: list[str]) -> None:
    assert completions(line, NAMES) == found


def test_what_was_typed_before_comes_back_and_so_does_what_was_begun() -> None:
    before = TypedBefore(["undo", "mark read", "undo"])
    assert before.lines == ("mark read", "undo")
    assert [before.step(by, "") for by in (-1, -1, -1, 1, 1, 1)] == [
        "undo",
        "mark read",
        "mark read",
        "undo",
        "",
        "",
    ]
    before.begin()
    assert [before.step(by, "ma") for by in (-1, -1, 1)] == ["mark read", "mark read", "ma"]
    before.add("mark read")
    assert before.lines == ("undo", "mark read")


def test_only_the_last_lines_are_kept() -> None:
    before = TypedBefore([str(number) for number in range(LINES + 1)])
    before.add("one more")
    assert len(before.lines) == LINES
    assert before.lines[0] == "2"
