"""`newsreader config` and `newsreader themes`: what is in force, where it is kept, what is wrong with it."""

import re
import tomllib
from pathlib import Path

import pytest

from reader.cli.arguments import parse
from reader.cli.configured import configured
from reader.settings import Settings, read
from reader.settings.writing import document
from reader.ui.commands import COMMANDS
from tests.cli.program import Program


@pytest.fixture
def file(home: Path) -> Path:
    """The user's own file of settings."""
    folder = home / "config" / "newsreader"
    folder.mkdir(parents=True)
    return folder / "config.toml"


def test_the_path_is_beside_the_list_of_sources(program: Program, home: Path) -> None:
    expected = f"{home}/config/newsreader/config.toml"
    assert program.run("config", "path").out == f"{expected}\n"
    assert program.run("config", "path", "--json").json() == expected
    # the settings are the user's, whatever the library
    assert program.run("config", "path", "--library", "other.db").out == f"{expected}\n"


def test_another_file_is_named_by_the_option_or_the_environment(program: Program) -> None:
    assert program.run("config", "path", NEWSREADER_CONFIG="mine.toml").out == "mine.toml\n"
    assert program.run("config", "path", "--config", "a.toml", NEWSREADER_CONFIG="b.toml").out == "a.toml\n"
    assert program.run("--config", "a.toml", "config", "path").out == "a.toml\n"


def test_what_is_shown_can_be_kept_as_the_file(program: Program, file: Path) -> None:
    file.write_text('mark_read = 3\nbrowser = "firefox {url}"\n[keys]\npreset = "vim"\n"mark.read" = "w"\n')
    shown = program.run("config", "show")
    assert (shown.code, shown.err) == (0, "")
    before = read(file)
    file.write_text(shown.out)
    assert read(file) == before
    assert program.run("config", "show").out == shown.out


def test_the_settings_are_shown_as_json(program: Program, file: Path) -> None:
    file.write_text('list.lines = 1\nlist.line = 2\nkeys."zen" = ["Z", "f"]\n')
    told = program.run("config", "show", "--json").json()
    assert told["file"] == str(file)
    assert told["settings"].pick("list.lines", "mark_read", "theme", "keys.zen") == (
        1,
        "on open",
        "newsreader-night",
        ["Z", "f"],
    )
    assert told["faults"][0].pick("line", "key") == (2, "list.line")


def test_a_file_in_order_is_said_to_be(program: Program, file: Path) -> None:
    absent = program.run("config", "check")
    assert (absent.code, absent.err) == (0, f"newsreader: There is no {file}; the defaults hold.\n")
    file.write_text("ascii = true\n")
    ran = program.run("config", "check")
    assert (ran.code, ran.out, ran.err) == (0, "", f"newsreader: {file} is in order.\n")


FAULTY = """\
theme = "newsreader-nigth"
list.line = 1
ascii = true
[keys]
"mark.raed" = "x"
zen = "crtl+z"
"""


def test_each_fault_is_told_with_its_file_line_key_and_what_is_near(program: Program, file: Path) -> None:
    file.write_text(FAULTY)
    ran = program.run("config", "check")
    assert ran.code == 2
    assert ran.err.splitlines() == [
        f'newsreader: {file}, line 1: there is no theme "newsreader-nigth". Did you mean "newsreader-night"?',
        f'newsreader: {file}, line 2: there is no setting "list.line". Did you mean "list.lines"?',
        f'newsreader: {file}, line 5: there is no command "mark.raed". Did you mean "mark.read"?',
        f'newsreader: {file}, line 6: "crtl+z" is no key. Did you mean "ctrl+z"?',
    ]
    told = program.run("config", "check", "--json")
    assert told.code == 2
    assert told.json().each("line") == [1, 2, 5, 6]


def test_a_file_that_is_no_toml_is_told_with_its_line(program: Program, file: Path) -> None:
    file.write_text("ascii = true\nmark_read = never\n")
    ran = program.run("config", "check")
    assert ran.code == 2
    assert f"{file}, line 2: this is not TOML" in ran.err


def test_a_file_that_was_named_and_is_not_there_is_told(program: Program) -> None:
    ran = program.run("config", "check", "--config", "nowhere.toml")
    assert (ran.code, ran.err) == (2, "newsreader: nowhere.toml: there is no such file; the defaults hold.\n")


def test_the_file_is_written_once_with_every_default(program: Program, home: Path) -> None:
    file = home / "config" / "newsreader" / "config.toml"
    ran = program.run("config", "write")
    assert (ran.code, ran.out, ran.err) == (0, "", f"newsreader: Wrote {file}.\n")
    assert read(file) == (Settings(), ())
    assert file.read_text().startswith(document(Settings()))
    file.write_text("ascii = true\n")
    again = program.run("config", "write")
    assert again.code == 2
    assert "is there already" in again.err
    assert file.read_text() == "ascii = true\n"


def test_every_line_that_is_written_as_a_comment_holds_without_its_sign(program: Program, file: Path) -> None:
    text = program.run("config", "show").out
    file.write_text(re.sub(r'^# ("[a-z._]+" = )', r"\1", text, flags=re.MULTILINE))
    assert program.run("config", "check").code == 0
    kept = tomllib.loads(file.read_text())["keys"]
    assert kept.keys() == {"preset", *(command.id for command in COMMANDS)}


def test_a_link_that_leads_nowhere_is_not_written_through(program: Program, file: Path) -> None:
    file.symlink_to("elsewhere.toml")
    assert program.run("config", "write").code == 2
    assert not file.with_name("elsewhere.toml").exists()


def test_a_folder_that_cannot_be_written_is_told(program: Program, home: Path) -> None:
    (home / "config").write_text("no folder")
    ran = program.run("config", "write")
    assert ran.code == 4
    assert "was not written" in ran.err


@pytest.mark.parametrize("words", [[], ["burn"], ["show", "me"]])
def test_what_config_cannot_do_is_told(program: Program, words: list[str]) -> None:
    ran = program.run("config", *words)
    assert (ran.code, ran.out) == (2, "")
    assert "name one of show, path, check, write" in ran.err


def test_options_of_the_app_go_before_the_file(
    home: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    file.write_text('keys.preset = "newsboat"\nlist.lines = 1\nkeys."zen" = "Z"\n')
    chosen = configured(parse(["--keys", "vim", "--ascii"]))
    assert chosen.settings == Settings(preset="vim", ascii=True, row_lines=1, keys={"zen": ("Z",)})
    assert (chosen.keymap.of("mark.undo"), chosen.keymap.of("zen")) == (("u",), ("Z",))
    assert configured(parse([])).keymap.of("mark.read") == ("N",)


def test_only_presets_there_are_can_be_asked_for(program: Program) -> None:
    ran = program.run("--keys", "emacs")
    assert ran.code == 2
    assert "invalid choice: 'emacs'" in ran.err


def test_themes_are_listed_with_ours_first_and_the_one_in_force(program: Program, file: Path) -> None:
    program.environment |= {"COLORTERM": "truecolor"}
    rows = program.run("themes").rows()
    assert rows[:2] == [["newsreader-night", "in force"], ["newsreader-day", ""]]
    assert ["nord", ""] in rows
    file.write_text('theme = "nord"\n')
    assert ["nord", "in force"] in program.run("themes").rows()
    dracula = program.run("themes", "--json", TEXTUAL_THEME="none,dracula").json()
    assert [theme["name"].value for theme in dracula.objects() if theme["in_force"] == True] == ["dracula"]  # noqa: E712 - parsed JSON, not a bool


def test_a_theme_that_does_not_exist_is_told(program: Program, file: Path) -> None:
    program.environment |= {"COLORTERM": "truecolor"}
    file.write_text('theme = "norrd"\n')
    ran = program.run("themes")
    assert ran.rows()[0] == ["newsreader-night", "in force"]
    assert ran.err == f'newsreader: {file}, line 1: there is no theme "norrd". Did you mean "nord"?\n'


def test_the_original_opens_in_the_browser_of_the_settings(
    program: Program, archive: Path, file: Path, home: Path
) -> None:
    program.run("refresh", archive)
    script, log = home / "my browser", home / "opened"
    script.write_text(f"#!/bin/sh\nfor word; do echo \"$word\"; done > '{log}'\n")
    script.chmod(0o755)
    file.write_text(f'browser = ["{script}", "--app={{url}}"]\nlist.lins = 1\n')
    program.run("sources", "add", archive)
    program.run("refresh")
    ran = program.run("open", "https://gazette.example/boilers", BROWSER="false")
    assert (ran.code, log.read_text()) == (0, "--app=https://gazette.example/boilers\n")
    assert "list.lins" not in ran.err
    file.write_text("browser = 3\n")
    ran = program.run("open", "https://gazette.example/boilers", BROWSER=f"'{script}'")
    assert (ran.code, log.read_text()) == (0, "https://gazette.example/boilers\n")
    assert f'{file}, line 1: "browser" must be' in ran.err
