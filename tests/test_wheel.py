"""The wheel: built, installed where the checkout is not, and started there."""

import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from tests.cli.program import Program
from tests.ui.terminal import terminal

ROOT = Path(__file__).parents[1]
SHIPPED = ["reader", "styles", "sample_content", "pyproject.toml", "README.md", "LICENSE"]


class Installed(Program):
    """`newsreader` as the wheel installs it, far from the checkout."""

    def __init__(self, home: Path, command: Path) -> None:
        super().__init__(home)
        self.environment.pop("PYTHONPATH")
        self._command = command

    def command(self, *arguments: str | Path) -> list[str]:
        return [str(self._command), *map(str, arguments)]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    source = tmp_path_factory.mktemp("source")
    for name in SHIPPED:
        here = ROOT / name
        if here.is_dir():
            shutil.copytree(here, source / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(here, source / name)
    command = [
        sys.executable,
        "-m",
        "build",
        "--wheel",
        "--no-isolation",
        "--outdir",
        str(source / "dist"),
        str(source),
    ]
    subprocess.run(command, check=True, capture_output=True)
    return next((source / "dist").glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command `newsreader` in an environment that has the wheel, and its dependencies from this one."""
    place = tmp_path_factory.mktemp("environment")
    venv.create(place, with_pip=False)
    packages = next(place.glob("lib/python*/site-packages"))
    subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "install",
            "--quiet",
            "--no-deps",
            "--no-index",
            "--target",
            packages,
            wheel,
        ],
        check=True,
        capture_output=True,
    )
    # A path in a .pth file is searched after the environment's own, and the .pth files in it are not read: what is
    # found of this package is what the wheel brought.
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    command = place / "bin" / "newsreader"
    command.write_text(
        f"#!{place / 'bin' / 'python'}\nimport sys\nfrom reader.__main__ import main\nsys.exit(main())\n"
    )
    command.chmod(0o755)
    return command


def test_the_wheel_holds_the_styles_and_the_samples(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "reader/py.typed" in names
    assert "reader/styles/app.tcss" in names
    assert sum(name.startswith("reader/sample_content/_news/") for name in names) > 60
    assert not [name for name in names if "tests/" in name or "__pycache__" in name]


def test_the_wheel_names_its_command(wheel: Path) -> None:
    entry = next(name for name in zipfile.ZipFile(wheel).namelist() if name.endswith("entry_points.txt"))
    assert "newsreader = reader.__main__:main" in zipfile.ZipFile(wheel).read(entry).decode()


def test_the_installed_command_lists_the_samples_it_brought(installed: Path, tmp_path: Path) -> None:
    program = Installed(tmp_path, installed)
    samples = next(installed.parents[1].glob("lib/python*/site-packages/reader/sample_content"))
    ran = program.run("list", samples, "--json")
    assert ran.code == 0, ran.err
    assert ran.json()["total"] == 80


def test_the_installed_app_opens_on_its_samples(installed: Path, tmp_path: Path) -> None:
    with terminal(Installed(tmp_path, installed), size=(140, 40)) as screen:
        screen.until("Good evening. Put the kettle on")
        screen.press("q")
        assert screen.end() == 0
        screen.assert_whole()
