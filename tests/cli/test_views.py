"""`newsreader views`: the searches that are kept."""

from pathlib import Path

import pytest

from tests.cli.program import Program


@pytest.fixture
def file(home: Path) -> Path:
    file = home / "mine.toml"
    file.write_text('# Mine.\n[views]\nSea = "topic:Sea"\n"Long reads" = "reading:>=15"  # minutes\n')
    return file


def test_they_are_listed_in_their_order(program: Program, file: Path) -> None:
    ran = program.run("views", "--config", file)
    assert (ran.code, ran.err) == (0, "")
    assert ran.rows() == [["Sea", "topic:Sea"], ["Long reads", "reading:>=15"]]
    told = program.run("views", "list", "--json", "--config", file).json()
    assert told[1].pick("name", "query") == ("Long reads", "reading:>=15")


def test_they_are_added_renamed_moved_and_removed(program: Program, file: Path) -> None:
    assert program.run("views", "add", "New", "title:heat", "pump", "--config", file).code == 0
    assert "is called Old now" in program.run("views", "rename", "New", "Old", "--config", file).err
    assert program.run("views", "move", "Old", "up", "--config", file).code == 0
    assert program.run("views", "remove", "Sea", "--config", file).code == 0
    assert file.read_text() == (
        '# Mine.\n[views]\nOld = "title:heat pump"\n"Long reads" = "reading:>=15"  # minutes\n'
    )


def test_without_a_file_one_is_made(program: Program) -> None:
    assert "There are no views yet" in program.run("views").err
    ran = program.run("views", "add", "Sea", "topic:Sea")
    assert (ran.code, ran.out, ran.err) == (0, "", "newsreader: Kept the view Sea.\n")
    assert program.run("views").rows() == [["Sea", "topic:Sea"]]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("remove", "Seaa"), 3, 'There is no view "Seaa".\n  Did you mean "Sea"?'),
        (("rename", "Sea", "Long reads"), 2, 'There is a view "Long reads" already.'),
        (("add", "Sea"), 2, "newsreader views add takes a NAME and a QUERY."),
        (("add", "Sea", " "), 2, "must be a query in quotes"),
        (("move", "Sea", "left"), 2, "'left' is none of up, down"),
        (("remove", "Sea", "Long reads"), 2, "newsreader views remove takes a NAME."),
        (("list", "Sea"), 2, "newsreader views list takes no words."),
        (("ad", "Sea"), 2, "'ad' is none of list, add, remove, rename, move."),
    ],
)
def test_what_cannot_be_meant_changes_nothing(
    program: Program, file: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    before = file.read_text()
    ran = program.run("views", *words, "--config", file)
    assert ran.code == code
    assert said in ran.err
    assert file.read_text() == before


def test_a_broken_file_is_told_of_and_stays(program: Program, file: Path) -> None:
    file.write_text("theme = \n")
    ran = program.run("views", "add", "Sea", "topic:Sea", "--config", file)
    assert ran.code == 2
    assert f"Nothing was changed: {file}, line 1: this is not TOML" in ran.err
    assert "Mend the file first" in ran.err
    assert file.read_text() == "theme = \n"


def test_one_is_named_however_it_is_capitalised(program: Program, file: Path) -> None:
    assert "Kept the view Sea." in program.run("views", "add", "sea", "topic:Ships", "--config", file).err
    assert "Moved the view Sea down." in program.run("views", "move", "SEA", "down", "--config", file).err
    ran = program.run("views", "rename", "long reads", "Long", "--config", file)
    assert "The view Long reads is called Long now." in ran.err
    assert program.run("views", "--config", file).rows() == [["Long", "reading:>=15"], ["Sea", "topic:Ships"]]
    assert "Removed the view Sea." in program.run("views", "remove", "sEA", "--config", file).err
