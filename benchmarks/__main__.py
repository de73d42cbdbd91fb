"""All measurements, one after the other: python -m benchmarks [--small] [--keep FOLDER]."""

import sys
import traceback

from benchmarks import (
    faulty,
    feeds,
    fulltext,
    git,
    headless,
    index,
    keys,
    marking,
    memory,
    newsboat,
    opening,
    queries,
    reading,
    requests,
    start,
    stories,
)
from benchmarks.workshop import report, workshop


def main() -> int:
    """Prints the tables; 1 where something could not be measured."""
    failed = 0
    with workshop() as shop:
        for measurement in (
            start, index, git, keys, newsboat, opening, memory, headless, requests, feeds, faulty, stories, fulltext,
            reading, marking, queries,
        ):  # fmt: skip
            try:
                report(measurement.TITLE, measurement.rows, shop)
            except (RuntimeError, TimeoutError, OSError):
                failed = 1
                traceback.print_exc()
    return failed


if __name__ == "__main__":
    sys.exit(main())
