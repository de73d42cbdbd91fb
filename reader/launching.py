"""Programs that open an address: a command of words, started without a shell and left to itself."""

import subprocess
from collections.abc import Sequence
from threading import Thread

# How long a command is watched for failing at once, in seconds; programs that stay on are left alone.
_PATIENCE_S = 0.3


def with_address(address: str, command: Sequence[str], sign: str = "{url}") -> list[str]:
    """The command with the address for `sign`, wherever that is in a word; it stays part of that one argument.

    It comes last where no word holds the sign.
    """
    program, *words = command
    if any(sign in word for word in words):
        return [program, *(word.replace(sign, address) for word in words)]
    return [program, *words, address]


def starts(command: Sequence[str]) -> bool:
    """Starts a command in a session of its own, silent; False where it does not start, or fails at once."""
    null = subprocess.DEVNULL
    try:
        process = subprocess.Popen(command, stdin=null, stdout=null, stderr=null, start_new_session=True)
    except OSError:
        return False
    try:
        return process.wait(_PATIENCE_S) == 0
    except subprocess.TimeoutExpired:
        # It runs on without us; somebody has to take note of its end.
        Thread(target=process.wait, daemon=True).start()
        return True
