"""What is saved into the file of the settings leaves all else in it as a person wrote it."""

import os
import tomllib
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import ConfigError, NotFoundError, QueryError, UsageError
from reader.models import Effect, RuleSpec
from reader.settings import Settings, read
from reader.settings.editing import (
    move_view,
    remove_rule,
    remove_view,
    rename_view,
    save_rule,
    save_view,
)
from reader.settings.writing import document
from reader.toml_text import toml

WRITTEN = """\
# Mine.
theme = "nord"   # dark

[views]
# what is long
"Long reads" = "reading:>=15"  # minutes
Sea = 'topic:Sea'

# the end of them

[keys]
"mark.read" = "x"
"""
SPORT = RuleSpec("sport", "topic:Sport", (Effect("read"), Effect("tag", "games")))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def views(file: Path) -> list[tuple[str, str]]:
    settings, faults = read(file)
    assert faults == ()
    return list(settings.views.items())


def test_a_view_is_added_behind_the_others(file: Path) -> None:
    file.write_text(WRITTEN)
    save_view(file, "New", 'title:"a b"')
    line = "Sea = 'topic:Sea'\n"
    assert file.read_text() == WRITTEN.replace(line, line + 'New = "title:\\"a b\\""\n')
    assert views(file)[-1] == ("New", 'title:"a b"')


def test_another_query_takes_the_place_of_the_one_before(file: Path) -> None:
    file.write_text(WRITTEN)
    save_view(file, "Long reads", "reading:>=20")
    assert file.read_text() == WRITTEN.replace("reading:>=15", "reading:>=20")


def test_a_view_is_removed_and_the_comments_stay(file: Path) -> None:
    file.write_text(WRITTEN)
    remove_view(file, "Sea")
    assert file.read_text() == WRITTEN.replace("Sea = 'topic:Sea'\n", "")


def test_a_view_has_another_name_in_its_place(file: Path) -> None:
    file.write_text(WRITTEN)
    rename_view(file, "Long reads", "Long")
    assert file.read_text() == WRITTEN.replace('"Long reads"', "Long")


@pytest.mark.parametrize(("name", "by"), [("Sea", -1), ("Sea", -9), ("Long reads", 1), ("Long reads", 9)])
def test_a_view_is_moved_and_the_comments_stay(file: Path, name: str, by: int) -> None:
    file.write_text(WRITTEN)
    move_view(file, name, by)
    assert [name for name, _ in views(file)] == ["Sea", "Long reads"]
    long = '"Long reads" = "reading:>=15"  # minutes\n'
    assert file.read_text() == WRITTEN.replace("Sea = 'topic:Sea'\n", long).replace(
        long, "Sea = 'topic:Sea'\n", 1
    )


def test_where_it_is_there_already_nothing_is_moved(file: Path) -> None:
    file.write_text(WRITTEN)
    move_view(file, "Sea", 1)
    assert file.read_text() == WRITTEN


def test_the_first_one_stands_below_what_is_said_of_them(file: Path) -> None:
    file.write_text(document(Settings()))
    save_view(file, "New", "topic:Sea")
    save_rule(file, SPORT)
    settings, faults = read(file)
    assert faults == ()
    assert settings == Settings(views={"New": "topic:Sea"}, rules=(SPORT,))
    assert file.read_text() == document(settings).replace('"New" =', "New =").replace('"sport" =', "sport =")


def test_there_need_be_no_file_and_no_folder(tmp_path: Path) -> None:
    file = tmp_path / "a" / "b" / "config.toml"
    save_view(file, "New", "topic:Sea")
    assert file.read_text() == '[views]\nNew = "topic:Sea"\n'


def test_a_link_is_followed(file: Path, tmp_path: Path) -> None:
    real = tmp_path / "dotfiles" / "newsreader.toml"
    real.parent.mkdir()
    real.write_text(WRITTEN)
    file.symlink_to(real)
    remove_view(file, "Sea")
    assert file.is_symlink()
    assert "Sea" not in real.read_text()


def test_ends_of_lines_and_the_mark_of_the_encoding_stay(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbf[views]\r\nSea = 'topic:Sea'")
    save_view(file, "New", "b")
    assert file.read_bytes() == b"\xef\xbb\xbf[views]\r\nSea = 'topic:Sea'\r\nNew = \"b\"\r\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('views.Sea = "a"\n[list]\n', 'views.Sea = "a"\nviews.New = "b"\n[list]\n'),
        ("[views]", '[views]\nNew = "b"\n'),
        ("[views]\n# The keys.\n[keys]\n", '[views]\nNew = "b"\n# The keys.\n[keys]\n'),
        ("ascii = true", 'ascii = true\n\n[views]\nNew = "b"\n'),
    ],
)
def test_it_is_written_as_the_others_are(file: Path, before: str, after: str) -> None:
    file.write_text(before)
    save_view(file, "New", "b")
    assert file.read_text() == after


def test_rules_are_added_and_removed(file: Path) -> None:
    file.write_text('[rules]\n# one\nquiet = { when = "a", do = ["read"] }\n')
    save_rule(file, SPORT)
    assert read(file)[0].rules == (RuleSpec("quiet", "a", (Effect("read"),)), SPORT)
    remove_rule(file, "quiet")
    assert file.read_text() == (
        '[rules]\n# one\nsport = {when = "topic:Sport", do = ["read", "tag games"]}\n'
    )


def test_rules_may_be_tables_of_their_own(file: Path) -> None:
    own = '[rules.quiet]\nwhen = "a"  # why\ndo = ["read"]\n\n[list]\nlines = 1\n'
    file.write_text(own)
    save_rule(file, SPORT)
    save_rule(file, RuleSpec("quiet", "b", (Effect("hide"),), enabled=False))
    assert read(file)[0].rules == (RuleSpec("quiet", "b", (Effect("hide"),), False), SPORT)
    assert "# why" in file.read_text()
    remove_rule(file, "quiet")
    remove_rule(file, "sport")
    assert read(file) == (Settings(row_lines=1), ())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("theme = \n", "line 1: this is not TOML"),
        ('views = { Sea = "a" }\n', "[views] is written in a way that cannot be changed safely"),
        ("views = 3\n", "[views] is written in a way that cannot be changed safely"),
        ("[[views]]\n", "[views] is written in a way that cannot be changed safely"),
        (f"theme = '{'x' * 3000}'\n", "this line is too long"),
    ],
)
def test_a_file_that_cannot_be_changed_stays_as_it_is(file: Path, text: str, words: str) -> None:
    file.write_text(text)
    with pytest.raises(ConfigError) as refused:
        save_view(file, "New", "b")
    assert words in str(refused.value)
    assert str(file) in str(refused.value)
    assert refused.value.hint
    assert file.read_text() == text


def test_what_is_no_file_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no regular file"):
        save_view(Path(os.devnull), "New", "b")
    with pytest.raises(ConfigError, match="no regular file"):
        save_view(tmp_path, "New", "b")


def test_a_folder_that_cannot_be_made_is_told_of(tmp_path: Path) -> None:
    tmp_path.joinpath("file").write_text("")
    with pytest.raises(ConfigError, match="was not written") as refused:
        save_view(tmp_path / "file" / "config.toml", "New", "b")
    assert refused.value.hint


@pytest.mark.parametrize(
    ("change", "error", "words"),
    [
        (lambda file: remove_view(file, "Seaa"), NotFoundError, 'There is no view "Seaa".'),
        (lambda file: move_view(file, "x", 1), NotFoundError, 'There is no view "x".'),
        (lambda file: rename_view(file, "x", "y"), NotFoundError, 'There is no view "x".'),
        (lambda file: rename_view(file, "Sea", "Long reads"), UsageError, "already"),
        (lambda file: save_view(file, " ", "a"), UsageError, "cannot be called"),
        (lambda file: save_view(file, "a\nb", "a"), UsageError, "cannot be called"),
        (lambda file: save_view(file, "a", " "), UsageError, "must be a query in quotes"),
        (lambda file: save_view(file, "a", "titel:b"), QueryError, "There is no field titel."),
        (lambda file: save_rule(file, SPORT._replace(when="(b")), QueryError, "not closed"),
        (
            lambda file: save_rule(file, SPORT._replace(when="b limit:3")),
            UsageError,
            "mean nothing in a rule",
        ),
        (lambda file: save_view(file, "a", "x" * 3000), ConfigError, "cannot be changed safely"),
        (lambda file: save_rule(file, RuleSpec("a", "b", ())), UsageError, '"do" must be a list'),
        (lambda file: remove_rule(file, "sport"), NotFoundError, 'There is no rule "sport".'),
    ],
)
def test_what_cannot_be_meant_is_told_and_nothing_is_changed(
    file: Path, change: Callable[[Path], object], error: type[Exception], words: str
) -> None:
    file.write_text(WRITTEN)
    with pytest.raises(error) as refused:
        change(file)
    assert words in str(refused.value)
    assert file.read_text() == WRITTEN


@pytest.mark.parametrize(
    "change",
    [
        lambda file: remove_view(file, "a"),
        lambda file: rename_view(file, "a", "c"),
        lambda file: move_view(file, "a", 1),
    ],
    ids=["remove", "rename", "move"],
)
def test_what_cannot_be_changed_is_not_said_to_be(file: Path, change: Callable[[Path], object]) -> None:
    inline = 'views = { a = "sea", b = "gull" }\n'
    file.write_text(inline)
    with pytest.raises(ConfigError, match="cannot be changed safely"):
        change(file)
    assert file.read_text() == inline


_names = st.text(st.sampled_from("abZ9 .#=[]{}'\"\\é_-"), min_size=1, max_size=5).filter(
    lambda text: text == text.strip()
)
_queries = st.text(st.sampled_from("ab#=[]{}'\\é: "), max_size=8).map('title:"a{}"'.format)
_between = st.sampled_from(["", "\n", "# a comment = 1\n", "  # [views]\n\n"])
_ends = st.sampled_from(["", "  # why", "\t"])
_before = st.sampled_from(
    ["", "ascii = true\n", '"a b" = """\n[views]\nx = 1\n"""\n', "a.b = [\n  1, # one\n]\n"]
)
_after = st.sampled_from(["", '[keys]\n"mark.read" = "x"\n', "\n[list]\nlines = 1  # one\n# the end"])


@st.composite
def files(draw: st.DrawFn) -> tuple[list[str], list[str]]:
    """The lines of a file with views, in pieces of which those with odd places are views; and their names."""
    names = draw(st.lists(_names, min_size=1, max_size=4, unique=True))
    head = draw(_before) + draw(_between) + "[views]\n" + draw(_between)
    pieces = [head]
    for name in names:
        pieces += [f"{toml(name)} = {toml(draw(_queries))}{draw(_ends)}\n", draw(_between)]
    pieces[-1] += draw(_after)
    return pieces, names


@given(files(), st.data())
def test_the_rest_of_any_file_stays_byte_for_byte(
    made: tuple[list[str], list[str]], data: st.DataObject
) -> None:
    pieces, names = made
    name = data.draw(st.sampled_from(names))
    at = 2 * names.index(name) + 1
    other = data.draw(_names.filter(lambda other: other not in names))
    query = data.draw(_queries)
    before = tomllib.loads("".join(pieces))
    held = before["views"]
    with TemporaryDirectory() as folder:
        file = Path(folder, "config.toml")

        def after(change: Callable[[Path], object]) -> tuple[str, dict[str, object]]:
            file.write_text("".join(pieces), newline="")
            change(file)
            text = file.read_text()
            document = tomllib.loads(text)
            found = document.pop("views", {})
            assert document == {key: value for key, value in before.items() if key != "views"}
            return text, found

        text, found = after(lambda file: remove_view(file, name))
        assert text == "".join(pieces[:at] + pieces[at + 1 :])
        assert found == {one: value for one, value in held.items() if one != name}

        text, found = after(lambda file: save_view(file, other, query))
        assert list(found.items()) == [*held.items(), (other, query)]
        last = 2 * len(names)
        kept, added = "".join(pieces[:last]), "".join(pieces[last:])
        assert text.startswith(kept)
        assert text.endswith((added, added + "\n"))

        text, found = after(lambda file: save_view(file, name, query))
        assert list(found.items()) == [*(held | {name: query}).items()]
        assert text.startswith("".join(pieces[:at]))
        assert text.removesuffix("\n").endswith("".join(pieces[at + 1 :]).removesuffix("\n"))

        text, found = after(lambda file: rename_view(file, name, other))
        assert list(found) == [other if one == name else one for one in names]
        assert text.startswith("".join(pieces[:at]))
        assert text.endswith("".join(pieces[at + 1 :]))

        by = data.draw(st.integers(-4, 4))
        text, found = after(lambda file: move_view(file, name, by))
        assert found == held
        place = min(max(names.index(name) + by, 0), len(names) - 1)
        assert list(found).index(name) == place
        assert sorted(text.splitlines()) == sorted("".join(pieces).splitlines())


def test_a_view_is_changed_however_its_name_is_capitalised(file: Path) -> None:
    file.write_text(WRITTEN)
    assert save_view(file, "sea", "topic:Ships") == "Sea"
    assert move_view(file, "SEA", -1) == "Sea"
    assert views(file) == [("Sea", "topic:Ships"), ("Long reads", "reading:>=15")]
    with pytest.raises(UsageError, match='There is a view "Sea" already'):
        rename_view(file, "long READS", "sEA")
    assert rename_view(file, "sea", "SEA") == "Sea"
    assert remove_view(file, "long reads") == "Long reads"
    assert views(file) == [("SEA", "topic:Ships")]


def test_of_two_names_that_differ_in_capitals_alone_the_one_that_is_typed_is_meant(file: Path) -> None:
    file.write_text('[views]\nSea = "topic:Sea"\nsea = "topic:Lakes"\n')
    assert remove_view(file, "sea") == "sea"
    assert views(file) == [("Sea", "topic:Sea")]


def test_there_are_no_two_rules_that_differ_in_capitals_alone(file: Path) -> None:
    save_rule(file, SPORT)
    assert save_rule(file, SPORT._replace(name="Sport", when="topic:Games")) == "sport"
    assert read(file)[0].rules == (SPORT._replace(when="topic:Games"),)
    assert remove_rule(file, "SPORT") == "sport"
    assert read(file)[0].rules == ()
