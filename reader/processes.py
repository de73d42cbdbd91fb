"""Processes of our own: another Python that runs a module of this package, whatever folder we were started in."""

import os
import sys
from pathlib import Path

import reader


def command(module: str, *arguments: str) -> list[str]:
    """The command that runs a module of this package."""
    # -P: the folder that the reader was started in may hold files named like Python's own modules, or like ours.
    return [sys.executable, "-P", "-m", module, *arguments]


def environment() -> dict[str, str]:
    """The environment for that command: ours, and where this package is, which need not be installed."""
    root = str(Path(reader.__file__).resolve().parent.parent)
    paths = [root, *os.environ.get("PYTHONPATH", "").split(os.pathsep)]
    return {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(filter(None, paths)),
    }  # an empty one would be this folder
