from pathlib import Path

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
