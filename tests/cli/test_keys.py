"""`newsreader keys`: the table of commands with the keys they have."""

from pathlib import Path

from reader.ui.commands import COMMANDS
from tests.cli.program import Program


def test_every_command_is_a_line(program: Program) -> None:
    rows = program.run("keys").rows()
    assert [row[0] for row in rows] == [command.id for command in COMMANDS]
    assert rows[0] == [
        "move.down",
        "j down",
        "Moving",
        "lists and articles",
        "Down one row, or one line of the article",
    ]


def test_a_preset_shows_its_keys(program: Program) -> None:
    rows = {row[0]: row[1] for row in program.run("keys", "--preset", "vim").rows()}
    assert (rows["mark.undo"], rows["mark.read"]) == ("u", "m")


def test_the_keys_of_the_settings_are_in_force_and_what_is_wrong_is_told(
    program: Program, home: Path
) -> None:
    file = home / "mine.toml"
    file.write_text('[keys]\n"mark.read" = ["Ctrl-Y", "n"]\n"mark.all" = []\n"zen" = "gg"\n')
    ran = program.run("keys", "--config", file, "--json")
    keys = {row["id"].text(): row["keys"].value for row in ran.json().objects()}
    assert ran.code == 0
    assert (keys["mark.read"], keys["unread.next"], keys["mark.all"], keys["zen"]) == (
        ["ctrl+y", "n"],
        [],
        [],
        ["z"],
    )
    first, second = ran.err.splitlines()
    assert f'{file}, line 2: "unread.next" has no key any more' in first
    assert f'{file}, line 4: "gg" is no key' in second


def test_actions_and_macros_of_the_users_own_stand_behind_the_others(program: Program, home: Path) -> None:
    file = home / "mine.toml"
    file.write_text(
        '[actions]\nAloud = "say {title}"\n[macros]\non = { keys = "ctrl+y", do = ["mark.read", "zen"] }\n'
    )
    rows = program.run("keys", "--config", file).rows()
    assert rows[-2:] == [
        ["action.Aloud", "", "Your own", "main screen", "Aloud"],
        ["macro.on", "ctrl+y", "Your own", "main screen", "on"],
    ]


def test_a_record_tells_what_a_command_is(program: Program) -> None:
    (record,) = [line for line in program.run("keys", "--jsonl").lines() if line["id"] == "quit"]
    assert record.pick("keys", "group", "where", "help") == (
        ["ctrl+c"],
        "The program",
        "anywhere",
        "Quit at once",
    )
