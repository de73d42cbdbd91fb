"""The command line on a large library: listing 50 articles, against the imports that it cannot do without."""

from collections.abc import Sequence

from benchmarks.measure import Row, in_turns, milliseconds, python, run
from benchmarks.workshop import Workshop, report, workshop

TITLE = "Command line"

# What the installed command `newsreader` runs.
_ENTRY = "import sys; from reader.__main__ import main; sys.exit(main())"


def rows(shop: Workshop) -> Sequence[Row]:
    """`newsreader list --json -n 50` against Python with its own sqlite3, json and argparse."""
    library = str(shop.library(shop.scale.many))
    listing = python("-c", _ENTRY, "list", "--library", library, "--json", "-n", "50")
    imports = python("-c", "import sqlite3, json, argparse")
    measured, peer = in_turns(
        shop.scale.turns,
        lambda: run(listing, shop.environment).seconds,
        lambda: run(imports, shop.environment).seconds,
    )
    number = f"{shop.scale.many:,}".replace(",", " ")
    what = f"newsreader list --json -n 50, of {number} articles"
    return [Row(what, milliseconds(measured), milliseconds(peer), "import sqlite3, json, argparse", aim=3)]


if __name__ == "__main__":
    with workshop() as made:
        report(TITLE, rows, made)
