"""The program under conditions that are worse than those of the one who tests it."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import DEVNULL, run

import pytest

from tests.cli.program import Program

_SMALL_FILES = """
import os, resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
os.execv(sys.argv[2], sys.argv[2:])
"""
_NOT_ALMIGHTY = [
    "setpriv",
    "--bounding-set=-dac_override,-dac_read_search",
    "--inh-caps=-dac_override,-dac_read_search",
]


class Cramped(Program):
    """The program where no file may grow beyond some bytes: what it meets is what a full disk gives."""

    def __init__(self, home: Path, bytes_of_file: int) -> None:
        super().__init__(home)
        self._limit = str(bytes_of_file)

    def command(self, *arguments: str | Path) -> list[str]:
        return [sys.executable, "-c", _SMALL_FILES, self._limit, *super().command(*arguments)]


class Ordinary(Program):
    """The program without the power of root to read what nobody may read."""

    def command(self, *arguments: str | Path) -> list[str]:
        command = super().command(*arguments)
        if os.geteuid():
            return command
        setpriv = shutil.which("setpriv")
        if setpriv is None:
            pytest.skip("root may read everything here")
        return [setpriv, *_NOT_ALMIGHTY[1:], *command]


@contextmanager
def tiny_disk(folder: Path, size: str) -> Iterator[Path]:
    """A disk of its own at `folder`, as small as that; skips the test where none can be mounted."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    if shutil.which("mount") is None or run(mount, stderr=DEVNULL, check=False).returncode:
        pytest.skip("no disk can be mounted here")
    try:
        yield folder
    finally:
        run(["umount", str(folder)], check=True)
