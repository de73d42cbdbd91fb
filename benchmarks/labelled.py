"""How well stories are found: labelled pairs of articles, each put through the whole program."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measure import ROOT, reader, run

FOLDER = ROOT / "tests" / "stories" / "labelled"
SETS = ("first", "second", "third")


@dataclass(frozen=True, slots=True)
class Score:
    """Of pairs that tell the same event: those found, those missed; of the others, those taken for the same."""

    found: int = 0
    missed: int = 0
    wrong: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(self.found + other.found, self.missed + other.missed, self.wrong + other.wrong)

    @property
    def precision(self) -> float:
        """The share of those taken for the same that are."""
        return self.found / max(1, self.found + self.wrong)

    @property
    def recall(self) -> float:
        """The share of those that are the same that were found."""
        return self.found / max(1, self.found + self.missed)


def score(name: str, folder: Path, library: Path, environment: Mapping[str, str]) -> Score:
    """The score of one set, its articles written as files into `folder` and read into `library`."""
    _write(name, folder)
    run(reader("refresh", "--library", str(library), str(folder)), environment)
    told = run(reader("list", "--library", str(library), "--stories", "--jsonl"), environment).output
    story = {
        article["guid"] or article["original_url"].rpartition("/")[2]: number
        for number, line in enumerate(told.splitlines())
        for article in json.loads(line)["articles"]
    }
    total = Score()
    for one, other, label in pairs(name):
        together = story[one] == story[other]
        if label == "same":
            total += Score(found=1) if together else Score(missed=1)
        elif together:
            total += Score(wrong=1)
    return total


def pairs(name: str) -> Iterator[tuple[str, str, str]]:
    """The pairs of a set: two ids, and "same", "similar" or "unrelated"."""
    for line in (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
        if line.strip():
            one, other, label = line.split("\t")
            yield one.strip(), other.strip(), label.strip()


def _write(name: str, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for line in (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        told = json.loads(line)
        # JSON is YAML, as far as strings and maps go.
        matter = {
            "title": told["title"],
            "excerpt": told["excerpt"],
            "publishedDateTime": told["published_at"],
            "originalUrl": f"https://{told['domain']}/{told['id']}",
            "provider": {"name": told["provider"], "domain": told["domain"]},
        }
        lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in matter.items() if value]
        file = folder / f"{told['published_at'][:10]}-{told['id']}.md"
        file.write_text("---\n" + "\n".join(lines) + "\n---\n", encoding="utf-8")
