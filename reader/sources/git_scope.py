"""Which files of a repository are wanted: those named like articles, settings of sites, declarations of topics."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reader.sources.scan import SUFFIXES
from reader.sources.site_root import CONFIG
from reader.sources.walk import DATA, NO_CONTENT, NO_CONTENT_OF_SITE

LINK = "120000"
_FILES = frozenset(("100644", "100755", "100664"))
_TOPICS = f"{DATA}/topics/"
_SPECIAL = str.maketrans({letter: "\\" + letter for letter in "\\*?[ "})


class Change(NamedTuple):
    """A path where two commits differ; `mode` tells what stands there in the later one, "000000" that nothing does."""

    path: str
    mode: str

    @property
    def is_file(self) -> bool:
        """Whether a regular file stands there now."""
        return self.mode in _FILES


def patterns(folder: str) -> str:
    """What of a repository is laid into the checkout (gitignore's language, the last that fits decides), for a folder.

    Pictures and everything else that is no article is not even fetched.
    """
    inside = f"/{folder.translate(_SPECIAL)}/" if folder else "/"
    wanted = [f"{inside}**/*{_any_case(suffix)}" for suffix in SUFFIXES]
    unwanted = [f"!{inside}**/{name}/**" for name in sorted(NO_CONTENT)]
    hidden = [f"!{inside}**/.*/**"]
    below = [f"{inside}**/{_TOPICS}*{_any_case(suffix)}" for suffix in (".yml", ".yaml")]
    return "\n".join([*wanted, *unwanted, *hidden, *below, *_of_sites(folder), ""])


def is_article(path: str, *, at_site: bool) -> bool:
    """Whether a path, from the folder that was given, is that of an article: what a walk through it would list.

    `at_site` tells that this folder is the root of a Jekyll site.
    """
    *folders, name = path.split("/")
    if name.startswith(".") or not name.lower().endswith(SUFFIXES):
        return False
    if at_site and (not folders or folders[0] in NO_CONTENT_OF_SITE):
        return False
    return not any(folder.startswith(".") or folder in NO_CONTENT for folder in folders)


def declares(path: str) -> bool:
    """Whether a file tells of its site, or of the topics there."""
    return path.rpartition("/")[2] == CONFIG or _TOPICS in f"/{path}"


def changes(output: bytes) -> Iterator[Change]:
    """What `git diff-tree -r -z` printed ("Raw output format" in its manual), without mere changes of permissions."""
    pieces = iter(output.split(b"\0"))
    for head, path in zip(pieces, pieces, strict=False):
        old_mode, mode, old, new, _ = head.decode("ascii").lstrip(":").split(" ")
        if old != new or not {old_mode, mode} <= _FILES:
            yield Change(_text(path), mode)


def tree(output: bytes) -> Iterator[tuple[str, str]]:
    """Mode and path of every file, as `git ls-tree -r -z` printed them."""
    for piece in output.split(b"\0"):
        if piece:
            head, _, path = piece.partition(b"\t")
            yield head[:6].decode("ascii"), _text(path)


def inside(paths: Iterable[tuple[str, str]], folder: str) -> Iterator[tuple[str, str]]:
    """Those (mode, path) that lie in a folder, their paths from there."""
    beginning = f"{folder}/" if folder else ""
    for mode, path in paths:
        if path.startswith(beginning):
            yield mode, path[len(beginning) :]


def _of_sites(folder: str) -> Iterator[str]:
    """The settings and topics of the sites that a folder may belong to."""
    parts = folder.split("/") if folder else []
    for depth in range(len(parts) + 1):
        site = "/".join(["", *(part.translate(_SPECIAL) for part in parts[:depth]), ""])
        yield f"{site}{CONFIG}"
        yield from (f"{site}{_TOPICS}*{_any_case(suffix)}" for suffix in (".yml", ".yaml"))


def _any_case(suffix: str) -> str:
    return "".join(f"[{letter}{letter.upper()}]" if letter.isalpha() else letter for letter in suffix)


def _text(path: bytes) -> str:
    return path.decode("utf-8", "surrogateescape")
