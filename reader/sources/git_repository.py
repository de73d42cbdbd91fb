"""A repository of our own with a checkout beside it: what of git's commands is used, each in one method."""

import os
import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from reader.errors import SourceError
from reader.files import replace_file
from reader.sources.git_address import GitAddress
from reader.sources.git_program import LIMIT_S, GitFailedError, expect_git, git
from reader.sources.git_scope import Change, changes, inside, is_article, patterns, tree

CLONE_S = 600.0
FETCH_S = 120.0
MOST_ARTICLES = 200_000
MANY_PACKS = 50

_COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_HEAD = "refs/newsreader/head"
_LOCKS = ("index.lock", "shallow.lock", "config.lock", "packed-refs.lock", f"{_HEAD}.lock")

# The last word on every path, whatever .gitattributes of the repository say: no program, no other encoding, as it is.
_ATTRIBUTES = "* -filter -text -ident -working-tree-encoding -export-subst -diff -merge -crlf -eol\n"


class Repository:
    """The one in `folder`/git, with the files that are wanted of it in `folder`/files. It has one commit at a time.

    Its methods raise GitFailedError where git fails, SourceError where it cannot be run.
    """

    def __init__(self, folder: str, address: GitAddress, told: Mapping[str, str]) -> None:
        """`told` are variables that git is given where it connects (`git_access`)."""
        self._told = told
        self.folder = folder
        self.files = os.path.join(folder, "files")
        self._git_folder = os.path.join(folder, "git")
        self._address = address

    async def make(self, algorithm: str) -> None:
        """Makes it, empty, in a folder that is empty; its commits are named by hashes of `algorithm`."""
        import asyncio

        await expect_git(self.folder)
        await asyncio.to_thread(os.mkdir, self.files)
        await self._git("init", "--quiet", "--template=", variables={"GIT_DEFAULT_HASH": algorithm})
        await asyncio.to_thread(self._prepare)

    async def fetch(self, url: str | None = None, *, limit_s: float = FETCH_S) -> None:
        """Brings in the commit that the address means now, without files and without what came before it.

        `url` is where the repository is found from now on.
        """
        import asyncio

        if url is not None:
            await asyncio.to_thread(self._keep_url, url)
        wanted = f"refs/heads/{self._address.branch}" if self._address.branch else "HEAD"
        await self._git(
            "fetch", "--quiet", "--force", "--no-tags", "--depth=1", "--update-shallow", "--filter=blob:none",
            "origin", f"+{wanted}:{_HEAD}",
            connects=True, limit_s=limit_s,
        )  # fmt: skip

    async def check_out(self, *, offline: bool, limit_s: float = FETCH_S) -> str:
        """Makes the files those of the commit, also where they were changed or deleted here; gives its name.

        Contents that are not there yet are fetched, all at once.
        """
        await self._git("read-tree", "--reset", "-u", _HEAD, connects=not offline, limit_s=limit_s)
        return (await self._git("rev-parse", "--verify", _HEAD)).decode("ascii").strip()

    async def branch(self) -> str | None:
        """The name of the branch that the address means; asks the repository where the address tells none."""
        if self._address.branch:
            return self._address.branch
        said = await self._git("ls-remote", "--symref", "origin", "HEAD", connects=True)
        first = said.decode("utf-8", "replace").partition("\t")[0]
        return first.removeprefix("ref: refs/heads/") if first.startswith("ref: refs/heads/") else None

    async def changed(self, old: str, new: str) -> list[Change] | None:
        """What differs between two commits; None where the old one is not there (any more)."""
        if not _COMMIT.fullmatch(old):
            return None
        try:
            return list(changes(await self._git("diff-tree", "-r", "-z", "--no-renames", old, new, "--")))
        except GitFailedError:
            return None

    async def articles(self) -> list[tuple[str, str]]:
        """Mode and path, from the folder that is meant, of all in it that is named like an article.

        Raises:
            SourceError: there is no such folder, or more articles than `MOST_ARTICLES`.
        """
        folder = self._address.folder
        below = ("--", f"{folder}/") if folder else ()
        found = list(tree(await self._git("ls-tree", "-r", "-z", "--full-tree", _HEAD, *below)))
        if folder and not found:
            raise SourceError(f"{self._address.public} has no folder {folder!r}")
        wanted = [(mode, path) for mode, path in inside(found, folder) if is_article(path, at_site=False)]
        if len(wanted) > MOST_ARTICLES:
            raise SourceError(
                f"{self._address.public} holds {len(wanted)} files named like articles, more than {MOST_ARTICLES}",
                "Give one of its folders, after a #.",
            )
        return wanted

    async def tidy(self) -> None:
        """Puts what many fetches brought together, so that it does not grow slow."""
        with suppress(OSError, GitFailedError):
            packs = os.listdir(os.path.join(self._git_folder, "objects", "pack"))
            if sum(name.endswith(".pack") for name in packs) > MANY_PACKS:
                await self._git("gc", "--quiet", limit_s=FETCH_S)

    def unlock(self) -> None:
        """Removes what a git that was killed left; nobody else is at work here."""
        for name in _LOCKS:
            Path(self._git_folder, name).unlink(missing_ok=True)

    async def _git(
        self,
        *arguments: str,
        connects: bool = False,
        limit_s: float = LIMIT_S,
        variables: dict[str, str] | None = None,
    ) -> bytes:
        own = {"GIT_DIR": self._git_folder, "GIT_WORK_TREE": self.files, **(variables or {})}
        if connects and self._address.is_ssh:
            own |= await self._ssh()
        if connects:
            own |= self._told
        transports = self._address.transports if connects else ()
        return await git(*arguments, at=self.folder, transports=transports, limit_s=limit_s, variables=own)

    async def _ssh(self) -> dict[str, str]:
        """Makes ssh ask nothing, unless the user has chosen what is run instead of it."""
        if "GIT_SSH" in os.environ or "GIT_SSH_COMMAND" in os.environ:
            return {}
        with suppress(GitFailedError):  # it is not set
            await git("config", "--get", "core.sshCommand", at=self.folder)
            return {}
        return {"GIT_SSH_COMMAND": "ssh -oBatchMode=yes"}

    def _prepare(self) -> None:
        info = Path(self._git_folder, "info")
        info.mkdir(exist_ok=True)
        (info / "attributes").write_text(_ATTRIBUTES, "ascii")
        (info / "sparse-checkout").write_text(patterns(self._address.folder), "utf-8", newline="\n")
        with Path(self._git_folder, "config").open("a", encoding="utf-8") as config:
            config.write("[include]\n\tpath = remote\n")

    def _keep_url(self, url: str) -> None:
        # In a file, for its own user alone: on a command line everybody on the machine could read a password.
        escaped = url.replace("\\", "\\\\").replace('"', '\\"')
        content = (
            f'[remote "origin"]\n\turl = "{escaped}"\n\tpromisor = true\n\tpartialclonefilter = blob:none\n'
        )
        replace_file(Path(self._git_folder, "remote"), content.encode())
