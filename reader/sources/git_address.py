"""Addresses of archives kept in git: a repository, and after a # the branch and the folder that are meant.

`https://host/owner/repo#_news` is a folder, `…#branch:folder` one of a branch, `…#branch:` all of a branch.
"""

import os
import re
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from reader.content.urls import public
from reader.errors import SourceError

TRANSPORTS = ("https", "http", "ssh", "git")
"""What a repository elsewhere may be reached through; one on this machine by "file" alone."""

HINT = (
    "Give https://host/owner/repo, git@host:path, ssh://…, git://…, file://… or the path of a repository,"
    " and #folder, #branch:folder or #branch: after it."
)
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")
_HELPER = re.compile(r"([A-Za-z0-9][A-Za-z0-9+.-]*)::")
_SCP = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.+-]*@[A-Za-z0-9\[][A-Za-z0-9.:\]_-]*?:(?!//)[^-].*", re.DOTALL)
_HOST = re.compile(r"[A-Za-z0-9:]")
_UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_NO_BRANCH = re.compile(r"[ ~^:?*\[\\]|\.\.|@\{|//|^[/.]|[/.]$|\.lock$")


class GitAddress(NamedTuple):
    """A repository as git is told of it (a path where it lies on this machine), and what of it is meant.

    `branch` None is the one that the repository itself points out; `folder` "" is all of it.
    """

    repository: str
    branch: str | None = None
    folder: str = ""

    @property
    def is_local(self) -> bool:
        """Whether the repository lies on this machine."""
        return os.path.isabs(self.repository)

    @property
    def url(self) -> str:
        """What git is given. A path is made an address, since of a path git would copy all that it ever held."""
        if self.is_local:
            return "file://" + quote(os.fsencode(self.repository))
        return self.repository

    @property
    def transports(self) -> tuple[str, ...]:
        """What git may use to get at it."""
        return ("file",) if self.is_local else TRANSPORTS

    @property
    def is_ssh(self) -> bool:
        """Whether the repository is reached through ssh."""
        return not self.is_local and (
            "://" not in self.repository or self.repository.lower().startswith("ssh:")
        )

    @property
    def public(self) -> str:
        """The repository for everybody to see: without user name and password."""
        return public(self.repository)


def is_git_address(address: str) -> bool:
    """Whether an address means a git repository, by its form and by what lies at a path; nobody is asked.

    A folder on this machine is one only where it is a bare repository, is called `….git`, or has a # that no file name
    has; others are read as they lie there. Of http(s) addresses, those that end in `.git` or whose # names a folder.
    """
    if _HELPER.match(address):
        return False
    if found := _SCHEME.match(address):
        return _is_git_url(found[1].lower(), *_parted(address))
    if _SCP.fullmatch(address) and not os.path.lexists(address):
        return True
    return _is_repository(address)


def parse_address(address: str) -> GitAddress:
    """The repository, the branch and the folder that an address means.

    Raises:
        SourceError: it is none that is read, in words.
    """
    shown = public(address)
    if _UNFIT.search(address):
        raise SourceError(f"{_UNFIT.sub('?', shown)}: the address holds control characters", HINT)
    if not address.strip() or address.startswith("-"):
        raise SourceError(f"{shown!r} is no address of a git repository", HINT)
    repository, fragment = _parted(address)
    branch, folder = _meant(shown, fragment)
    return GitAddress(_repository(shown, repository), branch, folder)


def _parted(address: str) -> tuple[str, str]:
    """The address of the repository, and what is after the #. A path may hold a # of its own."""
    if _SCHEME.match(address) or _SCP.fullmatch(address):
        repository, _, fragment = address.partition("#")
    elif os.path.lexists(address):
        return address, ""
    else:
        repository, _, fragment = address.rpartition("#") if "#" in address else (address, "", "")
    return repository, fragment


def _meant(shown: str, fragment: str) -> tuple[str | None, str]:
    """Branch and folder of what is after the #."""
    branch, colon, folder = fragment.rpartition(":") if ":" in fragment else ("", "", fragment)
    if colon and (not branch or _NO_BRANCH.search(branch)):
        raise SourceError(f"{shown}: {branch!r} cannot be the name of a branch", HINT)
    parts = [part for part in folder.split("/") if part not in {"", "."}]
    if ".." in parts:
        raise SourceError(f"{shown}: the folder leads out of the repository", HINT)
    return branch or None, "/".join(parts)


def _repository(shown: str, repository: str) -> str:
    if helper := _HELPER.match(repository):
        raise SourceError(f"{shown}: {helper[1]}:: addresses are not read, for they run programs", HINT)
    found = _SCHEME.match(repository)
    if found is None:
        is_elsewhere = _SCP.fullmatch(repository) and not os.path.lexists(repository)
        return repository if is_elsewhere else os.path.abspath(os.path.expanduser(repository))
    scheme, rest = found[1].lower().removeprefix("git+"), repository[found.end() :]
    if scheme == "file":
        from urllib.request import url2pathname

        return os.path.abspath(url2pathname("/" + rest.partition("/")[2]))
    if scheme not in TRANSPORTS:
        raise SourceError(f"{shown}: git repositories are not read through {scheme}", HINT)
    try:
        host = urlsplit(f"{scheme}://{rest}").hostname or ""
    except ValueError:
        host = ""
    if not _HOST.match(host):
        raise SourceError(f"{shown} names no host", HINT)
    return f"{scheme}://{rest}"


def _is_git_url(scheme: str, repository: str, fragment: str) -> bool:
    if scheme in {"git", "ssh"} or scheme.startswith("git+"):
        return True
    if repository.rstrip("/").endswith(".git"):
        return scheme in {"http", "https", "file"}
    if scheme == "file":
        return _is_repository(_repository(repository, repository), named=bool(fragment))
    return scheme in {"http", "https"} and (fragment.startswith("_") or ":" in fragment)


def _is_repository(path: str, *, named: bool = False) -> bool:
    """Whether a path is a repository that is meant as one; `named` tells that a branch or a folder of it is."""
    path = os.path.expanduser(path)
    if not os.path.lexists(path) and "#" in path:
        path, named = path.rpartition("#")[0], True
    if path.rstrip("/").endswith(".git"):
        return True
    try:
        bare = all(os.path.exists(os.path.join(path, name)) for name in ("HEAD", "objects", "refs"))
        return bare or (named and os.path.exists(os.path.join(path, ".git")))
    except ValueError:  # a NUL character
        return False
