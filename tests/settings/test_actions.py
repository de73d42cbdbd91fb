"""The user's own actions as they stand in the file."""

from pathlib import Path

import pytest

from reader.settings import Settings, read
from reader.settings.writing import document, values

ACTIONS = """\
[actions]
"Read it aloud" = ["say", "{title}"]
"list.sort" = "mail -s {title} me@home.example"

[list]
sort = "heat"

[keys]
"action.Read it aloud" = "ctrl+y"
"""
HELD = {"Read it aloud": ("say", "{title}"), "list.sort": ("mail", "-s", "{title}", "me@home.example")}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def test_each_is_a_command_by_its_name(file: Path) -> None:
    file.write_text(ACTIONS)
    settings, faults = read(file)
    assert faults == ()
    assert settings.actions == HELD
    assert settings.sort == "heat"
    assert settings.keys == {"action.Read it aloud": ("ctrl+y",)}


def test_they_are_written_as_they_are_read(file: Path) -> None:
    settings = Settings(actions=HELD)
    file.write_text(document(settings))
    assert read(file) == (settings, ())
    assert values(settings)["actions.Read it aloud"] == ["say", "{title}"]


@pytest.mark.parametrize("command", ["[]", '""', '[""]', "3", '["say", 3]', '["{url}"]', '"say \'"'])
def test_what_is_no_command_is_told_of_and_the_rest_holds(file: Path, command: str) -> None:
    file.write_text(f'[actions]\nBad = {command}\nGood = "say"\n')
    settings, (fault,) = read(file)
    assert settings.actions == {"Good": ("say",)}
    assert "actions.Bad" in str(fault)
    assert "line 2" in str(fault)


def test_a_table_is_what_is_wanted(file: Path) -> None:
    file.write_text('actions = "say"\n')
    settings, (fault,) = read(file)
    assert settings == Settings()
    assert 'a table of commands, such as "Name" = ["program", "{url}"]' in str(fault)
