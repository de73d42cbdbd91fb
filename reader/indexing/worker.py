"""What a worker process runs: functions of ours that it is sent, until its input is closed."""

import gc
import os
import pickle
import sys


def main() -> None:
    """Answers what comes on standard input, as `pool.Worker` writes it, on standard output."""
    gc.disable()  # the objects of an answer live until it is written, and none of them refers to itself
    while True:
        try:
            work, arguments = pickle.load(sys.stdin.buffer)  # noqa: S301 - our own process wrote it
        except EOFError:
            return
        answer = pickle.dumps(work(*arguments), pickle.HIGHEST_PROTOCOL)
        try:
            sys.stdout.buffer.write(answer)
            sys.stdout.buffer.flush()
        except BrokenPipeError:  # nobody waits for it any more
            os._exit(0)


if __name__ == "__main__":
    main()
