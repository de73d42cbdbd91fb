import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from reader.cli.known import findings
from reader.library import Library
from reader.models import Query
from reader.paths import place_at
from tests.archive import write_article
from tests.cli.program import Program
from tests.sources.git_archive import Archive, needs_git


def test_doctor_tells_versions_places_terminal_and_health(program: Program, home: Path) -> None:
    ran = program.run("doctor", "--json", TERM="xterm-256color")
    assert (ran.code, ran.err) == (0, "")
    document = ran.json()
    assert document.keys() == ["versions", "places", "terminal", "library", "findings"]
    assert {"newsreader", "python", "textual", "apsw", "sqlite"} <= set(document["versions"].keys())
    assert document["places"]["database"] == str(home / "cache/newsreader/library.db")
    assert document["terminal"]["term"] == "xterm-256color"
    assert document["library"].pick("sources", "articles") == (0, 0)


def test_doctor_counts_what_the_library_holds(program: Program, archive: Path) -> None:
    program.run("sources", "add", archive)
    program.run("refresh")
    library = program.run("doctor", "--json").json()["library"]
    assert library.pick("sources", "articles", "unread") == (1, 3, 3)


def test_doctor_tells_how_large_the_library_is(program: Program, archive: Path) -> None:
    program.run("sources", "add", archive)
    program.run("refresh")
    size = program.run("doctor", "--json").json()["library"]["size"].value
    assert isinstance(size, int)
    assert size >= database(program).stat().st_size > 0


def database(program: Program) -> Path:
    return program.home / "cache/newsreader/library.db"


def filled_and_emptied(program: Program, archive: Path) -> None:
    """A library whose file has much room that nothing needs any more."""
    bulk = program.home / "bulk"
    for number in range(300):
        words = " ".join(f"word{number * step % 4999}" for step in range(1, 300))
        write_article(bulk, f"item-{number}", excerpt=words[:1000], body=words)
    program.run("sources", "add", archive)
    program.run("sources", "add", bulk)
    program.run("refresh")
    program.run("sources", "remove", bulk)


def test_vacuum_makes_the_library_smaller_and_tells_what_it_freed(program: Program, archive: Path) -> None:
    filled_and_emptied(program, archive)
    before = database(program).stat().st_size
    ran = program.run("doctor", "--vacuum", "--json")
    assert (ran.code, ran.err) == (0, "")
    told = ran.json()["vacuum"]
    after = database(program).stat().st_size
    assert after < before / 2
    assert told.pick("after", "removed", "removed_bytes", "error") == (after, 0, 0, None)
    assert told["freed"] == before - after
    assert program.run("list", "--json").json()["total"] == 3
    assert program.run("search", "boilers", "--json").json()["total"] == 2
    assert ["vacuum", "freed", "0"] in program.run("doctor", "--vacuum").rows()


def test_vacuum_works_while_another_program_has_the_library_open(program: Program, archive: Path) -> None:
    filled_and_emptied(program, archive)
    before = database(program).stat().st_size
    with Library.open(place_at(database(program)), sources=()) as library:
        rows = library.lists.articles(Query()).rows
        assert program.run("doctor", "--vacuum", "--json").json()["vacuum"]["error"] == None  # noqa: E711 - JSON's
        assert database(program).stat().st_size < before / 2
        assert library.synchronise()
        assert library.lists.articles(Query()).rows == rows
        assert [row.title for row in library.lists.summaries(rows[:1])] == ["列車 run on time"]


def test_vacuum_says_why_it_could_not(program: Program, home: Path) -> None:
    file = home / "other.db"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE accounts(name)")
    ran = program.run("doctor", "--vacuum", "--json", "--library", file)
    assert ran.code == 4
    assert "another program" in ran.json()["vacuum"]["error"].text()
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("SELECT count(*) FROM accounts").fetchone() == (0,)


def test_vacuum_removes_libraries_of_given_sources_that_nobody_has_used_for_a_month(
    program: Program, archive: Path, home: Path
) -> None:
    write_article(home / "lately", "one")
    program.run("list", archive)
    opened = database(program).parent / "opened"
    old = {file.name: file.stat().st_size for file in opened.iterdir()}
    program.run("list", home / "lately")
    lately = {file.name for file in opened.iterdir()} - old.keys()
    for name in old:
        os.utime(opened / name, (0, 0))
    (opened / "notes.txt").write_text("not ours")
    os.utime(opened / "notes.txt", (0, 0))
    told = program.run("doctor", "--vacuum", "--json").json()["vacuum"]
    assert {file.name for file in opened.iterdir()} == {*lately, "notes.txt"}
    assert told.pick("removed", "removed_bytes") == (1, sum(old.values()))
    assert program.run("list", archive, "--json").json()["total"] == 3, "it is read again when it is wanted"


def test_doctor_for_scripts_is_one_fact_a_line(program: Program) -> None:
    rows = program.run("doctor").rows()
    assert {row[0] for row in rows} >= {"versions", "places", "terminal", "library"}
    assert all(len(row) == 3 for row in rows)


def test_doctor_explains_what_is_known_to_be_bad(program: Program) -> None:
    ran = program.run("doctor", "--json", TERM="dumb")
    told = {
        str(finding["about"].value): finding["level"].value for finding in ran.json()["findings"].objects()
    }
    assert told["TERM"] == "note"
    assert ran.code == 0


def test_doctor_names_all_that_is_wrong_with_the_list_of_sources_and_goes_on(
    program: Program, archive: Path
) -> None:
    program.run("sources", "add", archive)
    program.run("refresh")
    file = program.home / "config/newsreader/sources.toml"
    with file.open("a") as opened:
        opened.write(
            '\n[[source]]\naddress = "https://a.example/"\npassword = "hush"\nnaem = "A"\ntopics = 3\n[[source]]\n'
        )
    ran = program.run("doctor", "--json")
    assert (ran.code, ran.err) == (1, "")
    document = ran.json()
    assert document["library"].pick("sources", "articles") == (None, 3)
    told = [one["message"].text() for one in document["findings"].objects() if one["about"] == "sources"]
    assert [words.removeprefix(f"{file}, ") for words in told if "password" not in words] == [
        "line 6: source 2 has an unknown key 'naem'; did you mean 'name'?",
        "line 10: source 2: key 'topics' must be a list of at most 100 topics, not 3",
        "line 11: source 3 has no key 'address'",
    ]
    assert told[2].startswith(f"{file}, line 8: source 2: key 'password' may not stand in clear")
    assert "hush" not in ran.out
    file.write_bytes(b"\xff")
    assert "not UTF-8" in program.run("doctor").out


def test_a_sqlite_with_the_wal_reset_bug_is_a_fault() -> None:
    def sqlite(version: str) -> list[str]:
        return [
            finding.level for finding in findings({"sqlite": version}) if finding.about.startswith("SQLite")
        ]

    assert sqlite("3.40.1") == sqlite("3.51.2") == ["fault"]
    assert sqlite("3.51.3") == sqlite("3.53.0") == sqlite("4.0.0") == []


def test_a_library_that_cannot_be_used_is_the_exit_code(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "other.db"
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE accounts(name)")
    for arguments in (["doctor"], ["list"], ["topics"]):
        ran = program.run(*arguments, "--library", file)
        assert ran.code == 4
        assert "Traceback" not in ran.err
    assert str(file) in program.run("doctor", "--library", file).out
    with sqlite3.connect(file) as connection:
        assert connection.execute("SELECT count(*) FROM accounts").fetchone() == (0,)


@needs_git
def test_vacuum_removes_clones_that_no_source_is_read_from(program: Program, tmp_path: Path) -> None:
    for name in ("kept", "gone"):
        archive = Archive(tmp_path / name)
        archive.write("_news/2026-11-20-one.md")
        archive.commit()
        program.run("sources", "add", f"{archive.folder}#_news")
    program.run("refresh")
    clones = database(program).with_name("library.db.clones") / "git"
    stray = next(path for path in clones.iterdir() if path.is_dir() and "gone" in path.name)
    shutil.copytree(stray, aside := tmp_path / "aside", symlinks=True)
    program.run("sources", "remove", f"{tmp_path / 'gone'}#_news")
    for left in (stray, clones / f".{stray.name}.new"):  # as by a run that went on while it was removed
        shutil.copytree(aside, left, symlinks=True)

    told = program.run("doctor", "--vacuum", "--json").json()["vacuum"]

    assert told["removed"].value == 2
    assert ["kept" in path.name for path in clones.iterdir() if path.is_dir()] == [True]
    assert program.run("refresh", "--json").json()["sources"].each("error") == [None]
