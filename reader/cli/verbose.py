"""What `-v` tells beside all else: where a fault of ours is, also one that hurt a single source only."""

import logging

from reader.cli.printable import block


def tell_more() -> None:
    """Has our own modules tell on standard error what else only they know."""
    handler = logging.StreamHandler()
    handler.setFormatter(_Printable("%(name)s: %(message)s"))
    ours = logging.getLogger("reader")
    ours.addHandler(handler)
    ours.setLevel(logging.DEBUG)


class _Printable(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        """What a terminal may be given: a message may hold what came from outside."""
        return block(super().format(record))
