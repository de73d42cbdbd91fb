"""Where the program starts: the command `newsreader`, and `python -m reader`."""

import gc
import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the program with `argv` (those of the process where None) and gives its exit code."""
    # Importing makes thousands of objects and no rubbish; each collection meanwhile only costs start-up time.
    gc.disable()
    from reader.cli.run import run

    return run(sys.argv[1:] if argv is None else argv)


if __name__ == "__main__":
    sys.exit(main())
