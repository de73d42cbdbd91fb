"""Makes folders of article files of the real shape, the same ones each time.

usage: python -m benchmarks.corpus FOLDER -n 20000 [--seed 1]

A corpus of 1 000 is the beginning of one of 100 000. Files are `FOLDER/YYYY-MM-DD-slug-i.md`, 4 kB on average: front
matter with everything a publisher's archive has, none to five related stories of which half are articles of the
corpus, a Markdown body in one of seven, titles and excerpts with accents and other scripts; one in thirty is unlisted.
`benchmarks.articles` tells which words a search can look for.
"""

import argparse
import os
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from benchmarks.articles import article

_CHUNK = 500


def write(folder: Path, number: int, seed: int = 1) -> int:
    """Writes articles 0 to `number` - 1 into `folder`, on all cores; gives their size in bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    with ProcessPoolExecutor(os.cpu_count()) as workers:
        starts = range(0, number, _CHUNK)
        return sum(workers.map(partial(_write_chunk, folder, number, seed), starts))


def _write_chunk(folder: Path, number: int, seed: int, start: int) -> int:
    size = 0
    for i in range(start, min(number, start + _CHUNK)):
        name, text = article(seed, i)
        size += (folder / name).write_bytes(text.encode())
    return size


def main() -> None:
    parser = argparse.ArgumentParser(description="Makes a folder of article files.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("-n", "--number", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    size = write(options.folder, options.number, options.seed)
    print(
        f"{options.number} articles, {size} bytes, {size // max(1, options.number)} bytes each: {options.folder}"
    )


if __name__ == "__main__":
    main()
