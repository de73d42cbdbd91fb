"""What a worker process runs: chunks of entries in, batches out, until its input is closed."""

import gc
import os
import pickle
import sys

from reader.indexing.batches import read_batch


def main() -> None:
    """Answers chunks on standard input, as `pool.Worker` writes them, on standard output."""
    gc.disable()  # the objects of a batch live until it is written, and none of them refers to itself
    while True:
        try:
            chunk = pickle.load(sys.stdin.buffer)  # noqa: S301 - our own process wrote it
        except EOFError:
            return
        batch = pickle.dumps(read_batch(*chunk), pickle.HIGHEST_PROTOCOL)
        try:
            sys.stdout.buffer.write(batch)
            sys.stdout.buffer.flush()
        except BrokenPipeError:  # nobody waits for it any more
            os._exit(0)


if __name__ == "__main__":
    main()
