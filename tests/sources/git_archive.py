"""Real git repositories for tests: archives that somebody commits to."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from reader.models import SourceSpec
from reader.sources.base import Way
from reader.sources.git import GitSource, open_git
from tests.sources.helpers import ARTICLE

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


class Archive:
    """A repository with a checkout, whose owner lets others fetch parts of it unless told otherwise."""

    def __init__(self, folder: Path, *, filters: bool = True, algorithm: str = "sha1") -> None:
        self.folder = folder
        folder.mkdir(parents=True)
        self.git("init", "--quiet", "--initial-branch=main", f"--object-format={algorithm}")
        self.git("config", "uploadpack.allowFilter", str(filters).lower())

    def git(self, *arguments: str, data: bytes = b"") -> str:
        """What git prints."""
        somebody = {
            f"GIT_{who}_{what}": "nobody" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
        }
        own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        environment = own | somebody | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        done = subprocess.run(
            ["git", *arguments], cwd=self.folder, env=environment, input=data, capture_output=True, check=True
        )
        return done.stdout.decode("utf-8", "surrogateescape").strip()

    def write(self, *names: str, data: bytes = ARTICLE) -> None:
        """Writes files of the same content."""
        for name in names:
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)

    def commit(self) -> str:
        """Commits everything as it stands; gives the name of the commit."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message=x")
        return self.git("rev-parse", "HEAD")

    @property
    def address(self) -> str:
        """Where it is."""
        return f"file://{self.folder}"


class Reader:
    """Somebody who reads an archive again and again, with a cache of their own."""

    def __init__(self, cache: Path, address: str) -> None:
        self.cache = cache
        self.spec = SourceSpec(address, "git")
        self.state: str | None = None

    async def source(self, *, offline: bool = False) -> GitSource:
        """The source as a refresh opens it, with what it wanted to be remembered."""
        return await open_git(self.spec, Way(offline=offline, cache=str(self.cache), state=self.state))

    @property
    def clone(self) -> Path:
        """The folder of the clone."""
        return next(path for path in (self.cache / "git").iterdir() if path.is_dir() and path.name[0] != ".")

    @property
    def files(self) -> list[str]:
        """What lies in the checkout."""
        files = self.clone / "files"
        return sorted(str(path.relative_to(files)) for path in files.rglob("*") if not path.is_dir())
