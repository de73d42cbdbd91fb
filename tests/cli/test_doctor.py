import sqlite3
from pathlib import Path

from reader.cli.known import findings
from tests.cli.program import Program


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
