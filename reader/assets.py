"""The files that ship with the program: styles and sample articles."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """The shipped folder of that name: inside the package in a wheel, beside it in a checkout.

    Raises:
        FileNotFoundError: the installation lacks the folder.
    """
    for base in (_PACKAGE, _PACKAGE.parent):
        if (base / name).is_dir():
            return base / name
    raise FileNotFoundError(f"This installation lacks its folder {name!r}; install newsreader again.")
