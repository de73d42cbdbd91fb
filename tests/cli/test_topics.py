from datetime import UTC, datetime, timedelta
from pathlib import Path

from reader.models import Json
from tests.archive import write_article
from tests.cli.on_terminal import on_terminal
from tests.cli.program import Program


def with_tree(archive: Path) -> Path:
    folder = archive / "_data" / "topics"
    folder.mkdir(parents=True)
    for number, (name, parent) in enumerate([("Energy", None), ("Homes", "Energy"), ("Travel", None)]):
        above = f"parent: {parent}\n" if parent else ""
        (folder / f"{number:02}-{name.lower()}.yaml").write_text(f"name: {name}\n{above}---\n")
    return archive


def test_topics_are_a_tree_that_counts_each_article_once(program: Program, archive: Path) -> None:
    ran = program.run("topics", with_tree(archive), "--json")
    assert ran.code == 0
    roots = ran.json()
    energy = roots[0]
    assert energy.keys() == ["name", "id", "parent", "total", "unread", "children"]
    assert {key: energy[key].value for key in ("name", "parent", "total", "unread")} == {
        "name": "Energy", "parent": None, "total": 2, "unread": 2,
    }  # fmt: skip
    assert energy["children"][0]["name"] == "Homes"
    assert energy["children"][0]["total"] == 1


def test_topics_for_scripts_name_their_parent(program: Program, archive: Path) -> None:
    rows = program.run("topics", with_tree(archive)).rows()
    names = [row[-1] for row in rows]
    assert names[:3] == ["Energy", "Homes", "Travel"]
    assert rows[1][1:] == [rows[0][0], "1", "1", "Homes"]
    assert len(program.run("topics", archive, "--jsonl").lines()) == len(rows)


def test_a_library_without_topics_says_so(program: Program) -> None:
    ran = program.run("topics", "--json")
    assert (ran.code, ran.out) == (3, "[]\n")


def lately(archive: Path) -> tuple[Path, list[str]]:
    """The archive with two articles of today and one of the day before yesterday; and these three days."""
    now = datetime.now(UTC).replace(hour=0, minute=0, second=1)  # never to come, wherever the test begins
    for name, days, topic in (("one", 0, "Homes"), ("two", 0, "Energy"), ("three", 2, "Homes")):
        moment = (now - timedelta(days)).isoformat()
        write_article(
            with_tree(archive) if name == "one" else archive, name, publishedDateTime=moment, topics=[topic]
        )
    return archive, [(now.date() - timedelta(days)).isoformat() for days in (2, 1, 0)]


def test_what_came_on_each_of_the_last_days(program: Program, archive: Path) -> None:
    program.environment["TZ"] = "UTC"
    folder, dates = lately(archive)
    roots = program.run("topics", folder, "--days", "3", "--json").json()

    def days(*counts: int) -> Json:
        return [{"date": date, "total": total} for date, total in zip(dates, counts, strict=True)]

    assert roots[0]["days"] == days(1, 0, 2)
    assert roots[0]["children"][0]["days"] == days(1, 0, 1)
    assert roots[1].pick("name", "days") == ("Travel", days(0, 0, 0))
    assert program.run("topics", folder, "--days", "3", "--jsonl").lines()[0]["days"] == days(1, 0, 2)
    rows = program.run("topics", folder, "--days", "3").rows()
    assert [row[4:] for row in rows][:3] == [
        ["Energy", dates[0], "1,0,2"], ["Homes", dates[0], "1,0,1"], ["Travel", dates[0], "0,0,0"],
    ]  # fmt: skip


def test_a_person_sees_them_as_a_graph(program: Program, archive: Path) -> None:
    program.environment["TZ"] = "UTC"
    folder, _ = lately(archive)
    shown = [" ".join(line.split()) for line in on_terminal(program, "topics", folder, "--days", "3")]
    assert shown[-4:-1] == [
        "Topic Last 3 days Total Unread", "Energy ▃▁▄ 5 5", "Homes ▃▁▃ 3 3",
    ]  # fmt: skip
    program.environment["COLUMNS"] = "30"
    narrow = on_terminal(program, "topics", folder, "--days", "60", columns=30)
    assert "Last 60 days" not in "".join(narrow), "where there is no room for it, it goes"
    assert "Total" in "".join(narrow)


def test_days_that_cannot_be_are_refused(program: Program) -> None:
    for days in ("0", "-3", "some", "3661", "99999999999"):
        ran = program.run("topics", "--days", days)
        assert ran.code == 2
        assert "--days" in ran.err
