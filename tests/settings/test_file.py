"""Whatever lies where the settings should be, the app starts."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from reader.settings import Settings, read
from tests.cli.program import ROOT


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def fault(file: Path, *, needed: bool = False) -> str:
    settings, faults = read(file, needed=needed)
    assert settings == Settings()
    (only,) = faults
    assert only.file == file
    assert only.whole() == str(only).replace(file.name, str(file))
    return str(only)


def test_a_file_that_was_named_must_be_there(file: Path) -> None:
    assert fault(file, needed=True) == "config.toml: there is no such file; the defaults hold."


def test_a_folder_is_told_of(file: Path) -> None:
    file.mkdir()
    assert fault(file) == "config.toml: it is no regular file; the defaults hold."


def test_a_pipe_is_not_waited_for(file: Path) -> None:
    os.mkfifo(file)
    assert fault(file) == "config.toml: it is no regular file; the defaults hold."


def test_no_file_is_what_the_null_device_stands_for() -> None:
    assert read(Path(os.devnull), needed=True) == (Settings(), ())


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to root")
def test_a_file_that_may_not_be_read_is_told_of(file: Path) -> None:
    file.write_text("ascii = true")
    file.chmod(0)
    assert "Permission denied" in fault(file)


def test_a_file_in_a_loop_of_links_is_told_of(file: Path) -> None:
    file.symlink_to(file)
    assert "it cannot be read" in fault(file)


def test_a_link_is_followed(file: Path) -> None:
    real = file.with_name("dotfiles.toml")
    real.write_text("ascii = true")
    file.symlink_to(real)
    assert read(file) == (Settings(ascii=True), ())


def test_a_file_of_more_than_a_million_bytes_is_not_read(file: Path) -> None:
    file.write_text("#\n" * 500_001)
    assert fault(file) == "config.toml: it is larger than 1 MB; the defaults hold."


def test_bytes_that_are_no_utf_8_are_told_with_their_line(file: Path) -> None:
    file.write_bytes(b"ascii = true\n# caf\xe9\n")
    assert fault(file).startswith("config.toml, line 2: it is not UTF-8")


def test_without_a_file_nothing_is_loaded_to_read_it(file: Path) -> None:
    program = (
        "import sys; from pathlib import Path; before = set(sys.modules); from reader.settings import read;"
        f"read(Path({str(file)!r})); print(*sorted(set(sys.modules) - before))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=True
    )
    loaded = {name for name in ran.stdout.split() if not name.startswith("reader")}
    assert loaded & {"tomllib", "difflib", "json", "shlex", "textwrap"} == set()
    assert "reader.settings.reading" not in ran.stdout.split()
