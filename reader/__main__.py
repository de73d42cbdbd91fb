"""Where the program starts: the command `newsreader`, and `python -m reader`."""

import gc
import sys


def main(argv: list[str] | None = None) -> int:
    """Runs the program with `argv` (those of the process where None) and gives its exit code."""
    # Importing makes thousands of objects and no rubbish; each collection meanwhile only costs start-up time.
    gc.disable()
    words = sys.argv[1:] if argv is None else argv
    from reader.ui import still

    still.show(words)
    from reader.cli.run import run

    return run(words)


if __name__ == "__main__":
    sys.exit(main())
