"""`@NAME`: a saved view stands for its query, wherever a query is taken."""

from pathlib import Path

import pytest

from tests.cli.program import Program

PUMPS, BOILERS = "Heat pumps outsell boilers [for the first time]", "Boilers fall behind"

VIEWS = """\
[views]
"Heat first" = "boilers sort:title limit:1"
Boilers = "boilers sort:title"
"""


@pytest.fixture
def file(program: Program, archive: Path) -> Path:
    """The settings with two views, and the archive read."""
    program.run("sources", "add", archive)
    program.run("refresh")
    file = program.home / "config" / "newsreader" / "config.toml"
    file.write_text(VIEWS)
    return file


@pytest.mark.usefixtures("file")
@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("@Boilers",), [BOILERS, PUMPS]),
        (("@boilers", "--sort", "heat"), [PUMPS, BOILERS]),
        (("@Heat first",), [BOILERS]),
        (("@HEAT FIRST", "-n", "5"), [BOILERS, PUMPS]),
        (("@Boilers", "-q", "pumps"), [PUMPS]),
        (("-q", "@Boilers pumps"), [PUMPS]),
        (("-q", '@"heat first"'), [BOILERS]),
        (("-q", '@"heat first" limit:2'), [BOILERS, PUMPS]),
        (("-q", '@Boilers -title:pumps OR "no such thing"'), [BOILERS]),
        (("@Boilers", "@Heat first"), [BOILERS]),
    ],
)
def test_it_lists_what_its_query_finds(program: Program, words: tuple[str, ...], found: list[str]) -> None:
    ran = program.run("list", *words)
    assert (ran.code, ran.err) == (0, "")
    assert [row[4] for row in ran.rows()] == found


@pytest.mark.usefixtures("file")
def test_within_sources_as_well(program: Program, archive: Path) -> None:
    assert [row[4] for row in program.run("list", archive, "@Heat first").rows()] == [BOILERS]


@pytest.mark.usefixtures("file")
def test_wherever_a_query_is_taken(program: Program, tmp_path: Path) -> None:
    assert program.run("search", "@boilers", "pumps").rows()[0][4] == PUMPS
    told = program.run("export", "json", "-q", "@boilers").json()
    assert told["articles"].each("title") == [BOILERS, PUMPS]
    assert "Wrote 1 article " in program.run("export", "md", tmp_path / "out", "-q", "@Boilers pumps").err
    assert "would have matched 2 of" in program.run("rules", "try", "-q", "@boilers").err
    assert "0 of 0 articles" not in program.run("refresh", "--full-text", "-q", "@nothing").err
    ran = program.run("mark", "read", "-q", '@"Heat first"')
    assert (ran.code, len(ran.out.split())) == (0, 1)


def test_what_is_kept_means_what_was_tried(program: Program, file: Path) -> None:
    assert "sort" in program.run("rules", "add", "mine", "-q", "@Boilers pumps", "--do", "star").err
    program.run("views", "add", "Plain", "boilers")
    program.run("rules", "add", "mine", "-q", "@plain pumps", "--do", "star")
    assert 'when = "boilers pumps"' in file.read_text()
    program.run("views", "add", "Also", '@"Heat first" -pumps')
    assert 'Also = "boilers -pumps sort:title limit:1"' in file.read_text()
    program.run("views", "add", "Without", "-pumps")
    assert 'Without = "-pumps"' in file.read_text()
    assert program.run("rules", "add", "x", "-q", "@Gone", "--do", "star").code == 3


@pytest.mark.usefixtures("file")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("list", "@Boilrs"), 'There is no saved view "Boilrs".\n  Did you mean "Boilers"?'),
        (("list", "-q", "@Heat first"), 'There is no saved view "Heat".\n  '),
        (("mark", "read", "-q", "@x"), 'There is no saved view "x".\n  newsreader views lists them.'),
    ],
)
def test_one_that_there_is_not_is_told_with_the_nearest(
    program: Program, words: tuple[str, ...], said: str
) -> None:
    ran = program.run(*words)
    assert ran.code == 3
    assert said in ran.err


def test_what_is_wrong_behind_it_is_pointed_at(program: Program, file: Path) -> None:
    ran = program.run("list", "-q", "@Boilers heat:much")
    assert ran.code == 2
    assert "  @Boilers heat:much\n           ^" in ran.err
    file.write_text('[views]\nBoilers = "heat:much"\n')
    ran = program.run("list", "@Boilers")
    assert ran.code == 3
    assert "line 2" in ran.err
