"""The program on a terminal of its own, for what it prints only there."""

import fcntl
import os
import pty
import re
import struct
import subprocess
import termios
from pathlib import Path

from tests.cli.program import Program

_STYLES = re.compile(r"\x1b\[\d*m")


def on_terminal(program: Program, *arguments: str | Path, columns: int = 80) -> list[str]:
    """All the lines that were ever shown, those that others were written over among them, without their styles."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    with subprocess.Popen(
        program.command(*arguments),
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs,
        cwd=program.home,
        env={**program.environment, "TERM": "xterm-256color"},
    ) as process:
        os.close(theirs)
        shown = b""
        try:
            while data := os.read(ours, 65536):
                shown += data
        except OSError:  # Linux tells the end of a terminal so
            pass
        finally:
            os.close(ours)
            process.wait()
    lines = _STYLES.sub("", shown.decode()).replace("\n", "\r").split("\r")
    return [line.rstrip() for line in lines if line.strip()]
