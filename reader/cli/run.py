"""One run of the program: parse, do, and tell the truth in the exit code."""

import gc
import os
import sys
from collections.abc import Sequence

from reader.cli.arguments import parse
from reader.cli.commands import APP, COMMANDS
from reader.cli.output import complain, forgiving, say
from reader.cli.printable import block
from reader.errors import ReaderError, unexpected
from reader.ui import still

INTERRUPTED = 130


def run(argv: Sequence[str]) -> int:
    """Runs the command that `argv` names, and gives the exit code."""
    forgiving()
    try:
        code = _run(argv)
        sys.stdout.flush()
    except SystemExit as end:  # argparse printed help or the version
        return int(end.code or 0)
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - each end has its exit code, a bug as well
        still.drop()
        return _end(error, argv)
    return code


def _end(error: BaseException, argv: Sequence[str]) -> int:
    """Tells how it ended, and gives the exit code of that."""
    if isinstance(error, KeyboardInterrupt):
        return INTERRUPTED
    if isinstance(error, BrokenPipeError):
        _close_quietly()
        return 0
    if isinstance(error, ReaderError):
        complain(error)
        return error.exit_code
    if isinstance(error, OSError):
        _close_quietly()
    _report(error, verbose="-v" in argv or "--verbose" in argv)
    return 1


def _run(argv: Sequence[str]) -> int:
    options = parse(argv)
    if options.verbose:
        from reader.cli.verbose import tell_more

        tell_more()
    family = (COMMANDS[options.command] if options.command else APP).family()
    if options.command:
        # What is imported by now stays to the end. The app imports more, and does this itself.
        collect_again()
    return family.run(options)


def collect_again() -> None:
    """Ends the time without garbage collection that `reader.__main__` began."""
    gc.freeze()
    gc.enable()


def _close_quietly() -> None:
    # The interpreter flushes standard output once more at its end; it must find an open file there.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


def _report(error: BaseException, *, verbose: bool) -> None:
    if verbose:
        import traceback

        print(block("".join(traceback.format_exception(error))), file=sys.stderr)
    if isinstance(error, OSError):
        where = f"{error.filename}: " if error.filename else ""
        say(f"The system refused: {where}{error.strerror or error}.")
    else:
        words = unexpected(error)
        say(f"{words[0].upper()}{words[1:]}.")
    if not verbose:
        print("  With -v it says where.", file=sys.stderr)
