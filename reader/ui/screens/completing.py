"""Completion of paths."""

import os
from heapq import nsmallest

_MOST = 50


def complete_path(text: str) -> list[str]:
    """The paths that begin with `text`, folders with a slash at their end, at most 50 in the order of the alphabet.

    Capitals matter only where both exist; hidden files are given where the dot was typed; "~" stays as it was
    typed. Names that cannot be shown in a line are left out. Nothing is opened but the folder itself, and of that
    which cannot be read nothing is given. It reads the disk: not for the event loop.
    """
    if text == "~":
        return ["~/"]
    folder, begun = os.path.split(text)
    try:
        with os.scandir(os.path.expanduser(folder) or ".") as entries:
            seen = [entry for entry in entries if _fits(entry.name, begun)]
            exact = [entry for entry in seen if entry.name.startswith(begun)]
            found = nsmallest(_MOST, exact or seen, key=lambda entry: (entry.name.casefold(), entry.name))
            return [os.path.join(folder, entry.name) + ("/" if _is_folder(entry) else "") for entry in found]
    except (OSError, ValueError):  # a folder that is none, or a name that cannot be one
        return []


def _fits(name: str, begun: str) -> bool:
    hidden = name.startswith(".") and not begun.startswith(".")
    return not hidden and name.isprintable() and name.casefold().startswith(begun.casefold())


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False
