"""A git archive: read a first time with and without the clone, again where nothing is new, and after 100 changes."""

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from benchmarks.measure import Row, milliseconds, reader, run
from benchmarks.workshop import Workshop, removed, report, workshop

TITLE = "Git archives"
CHANGED = 100


class Archive:
    """A repository that holds a corpus in one folder, and somebody who reads it through a list of sources."""

    def __init__(self, shop: Workshop) -> None:
        self.number = shop.scale.indexed
        self.folder = shop.folder_for(f"archive-{self.number}")
        self._environment = shop.environment
        self._turn = 0
        if not (self.folder / ".git").exists():
            shutil.copytree(shop.corpus(self.number), self.folder / "_news", dirs_exist_ok=True)
            self._git("init", "--quiet")
            self._git("config", "uploadpack.allowFilter", "true")
            self._git("config", "gc.auto", "0")
            self._commit()
            self._git("gc", "--quiet")  # as a server keeps it

    def change(self) -> None:
        """Commits a change of some articles, all over the archive."""
        self._turn += 1
        files = sorted((self.folder / "_news").iterdir())
        for file in files[:: len(files) // CHANGED][:CHANGED]:
            text = file.read_text(encoding="utf-8")
            file.write_text(f"{text}\nAmended for turn {os.getpid()}.{self._turn}.\n", encoding="utf-8")
        self._commit()

    def read(self, library: Path, *, status: str, new: int = 0, changed: int = 0) -> float:
        """The seconds of a refresh from the repository; what it says is checked."""
        sources = library.with_name(library.name + ".data") / "sources.toml"
        sources.parent.mkdir(exist_ok=True)
        sources.write_text(f'[[source]]\naddress = "{self.folder}#_news"\nkind = "git"\n', encoding="utf-8")
        return self._refresh(library, status=status, new=new, changed=changed)

    def read_folder(self, library: Path) -> float:
        """The seconds of a refresh from the same files as a folder."""
        return self._refresh(library, str(self.folder / "_news"), status="updated", new=self.number)

    def clone(self, folder: Path) -> float:
        """The seconds that git itself takes to clone the repository, without what came before."""
        url = f"file://{self.folder}"
        seconds = run(["git", "clone", "--quiet", "--depth=1", url, str(folder)], self._environment).seconds
        shutil.rmtree(folder)
        return seconds

    def _refresh(self, library: Path, *words: str, status: str, new: int, changed: int = 0) -> float:
        command = reader("refresh", "--library", str(library), "--json", *words)
        ran = run(command, self._environment)
        source = json.loads(ran.output)["sources"][0]
        if [source[key] for key in ("status", "new", "changed", "failed")] != [status, new, changed, 0]:
            raise RuntimeError(f"The refresh says {source}, not {status}, {new} new, {changed} changed.")
        return ran.seconds

    def _commit(self) -> None:
        somebody = {f"GIT_{who}_{what}": "x" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        self._git("add", "--all")
        self._git("commit", "--quiet", "--message=x", **somebody)

    def _git(self, *words: str, **variables: str) -> None:
        subprocess.run(["git", *words], cwd=self.folder, env=self._environment | variables, check=True)


def rows(shop: Workshop) -> Sequence[Row]:
    """First readings against the index of the same folder, an update against a second."""
    archive = Archive(shop)
    folders, clones, cloned, again, updates, same = [], [], [], [], [], []
    archive.read_folder(shop.new_library())
    for _ in range(shop.scale.long_turns):
        library = shop.new_library()
        folders.append(archive.read_folder(library))
        removed(library)
        clones.append(archive.clone(library.with_suffix(".clone")))
        cloned.append(archive.read(library, status="updated", new=archive.number))
        removed(library)
        again.append(archive.read(library, status="updated", new=archive.number))
        for _ in range(3):
            archive.change()
            updates.append(archive.read(library, status="updated", changed=CHANGED))
            same.append(archive.read(library, status="unchanged"))
        removed(library)
    folder, number = milliseconds(median(folders)), f"{archive.number:,}".replace(",", " ")
    unchanged = milliseconds(median(same))
    update = milliseconds(median(updates))
    return [
        Row(
            f"first reading of {number} files, with the clone",
            milliseconds(median(cloned)),
            folder,
            "as a folder",
            aim=1.5,
        ),
        Row("the same where the clone is there", milliseconds(median(again)), folder, "as a folder", aim=1.5),
        Row(
            "what the clone takes of it",
            milliseconds(median(cloned) - median(again)),
            milliseconds(median(clones)),
            "git clone --depth=1",
        ),
        Row(f"{CHANGED} files changed, fetch and all", update, 1000, "a second", aim=1),
        Row("nothing changed, fetch and all", unchanged, 1000, "a second"),
        Row("what the changes themselves take", update - unchanged, 1000, "a second", aim=1),
    ]


if __name__ == "__main__":
    with workshop() as made:
        report(TITLE, rows, made)
