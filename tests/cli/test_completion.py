"""The completion of shells, asked of a real bash."""

import subprocess
from pathlib import Path

import pytest

from reader.cli import shells
from reader.cli.completing import tree
from reader.cli.options import KINDS, SORTS
from reader.settings import PRESETS
from tests.cli.program import COMMANDS, Program


@pytest.fixture(scope="module")
def script(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("completion")
    file = folder / "newsreader.bash"
    file.write_text(Program(folder).run("completion", "bash").out)
    return file


def complete(script: Path, *words: str) -> set[str]:
    """What bash offers after `newsreader` and these words, the last of which is being typed."""
    typed = " ".join(f"'{word}'" for word in ("newsreader", *words))
    asked = (
        f"source '{script}'; COMP_WORDS=({typed}); COMP_CWORD={len(words)}; _newsreader;"
        ' printf "%s\\n" "${COMPREPLY[@]}"'
    )
    ran = subprocess.run(["bash", "--norc", "-c", asked], capture_output=True, text=True, check=True)
    return set(ran.stdout.split())


def test_bash_takes_the_script(script: Path) -> None:
    ran = subprocess.run(["bash", "-n", str(script)], capture_output=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, b"")


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["li"], {"list"}),
        (["s"], {"search", "show", "sources"}),
        (["--library", "x.db", "to"], {"topics"}),
        (["list", "--sort", ""], set(SORTS)),
        (["list", "--sort", "q"], {"quality"}),
        (["refresh", "--kind", ""], set(KINDS)),
        (["mark", "un"], {"unread", "unstar", "unlater"}),
        (["mark", "--offline", "st"], {"star"}),
        (["mark", "read", "un"], set()),
        (["sources", "a"], {"add"}),
        (["config", ""], {"show", "path", "check", "write"}),
        (["--keys", ""], set(PRESETS)),
        (["--config", "x.toml", "th"], {"themes"}),
        (["completion", ""], {"bash", "zsh", "fish"}),
        (["show", "--js"], {"--json", "--jsonl"}),
        (["refresh", "--w"], {"--watch"}),
        (["list", "--w"], set()),
        (["--ad"], {"--add"}),
        (["search", "x"], set()),
    ],
    ids=lambda value: " ".join(sorted(value)),
)
def test_bash_offers_what_fits(script: Path, words: list[str], offered: set[str]) -> None:
    assert complete(script, *words) == offered


def test_bash_offers_every_command(script: Path) -> None:
    assert complete(script, "") == set(COMMANDS)


def test_hidden_options_are_offered_nowhere() -> None:
    for write in (shells.bash, shells.zsh, shells.fish):
        assert "--own" not in write(tree())


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_other_shells_know_every_command_and_its_options(program: Program, shell: str) -> None:
    ran = program.run("completion", shell)
    assert ran.code == 0
    for command in COMMANDS:
        assert command in ran.out
    for option in ("library", "offline", "jsonl", "sort", "watch"):
        assert option in ran.out
    for value in (*KINDS, *SORTS):
        assert value in ran.out
    assert ran.out.count("'") % 2 == 0


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_other_shells_take_their_script_where_they_are_installed(
    program: Program, shell: str, tmp_path: Path
) -> None:
    from shutil import which

    if which(shell) is None:
        pytest.skip(f"no {shell} here")
    file = tmp_path / "script"
    file.write_text(program.run("completion", shell).out)
    assert subprocess.run([shell, "-n", str(file)], capture_output=True, check=False).returncode == 0
