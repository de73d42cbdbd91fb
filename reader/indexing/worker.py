"""What a worker process runs: chunks of entries in, batches out, until its input is closed."""

import gc
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
        pickle.dump(read_batch(*chunk), sys.stdout.buffer, pickle.HIGHEST_PROTOCOL)
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
