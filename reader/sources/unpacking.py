"""Takes in the body of an answer, plain or gzip, up to a limit: whatever it unpacks to, no more is held."""

import zlib
from collections.abc import Iterator, Sequence

_GZIP = 16 + zlib.MAX_WBITS
_FIRST_BYTE = b"\x1f"
_PACKED_PIECE = 2048


class BadBody(Exception):  # noqa: N818 - the words of a SourceError on their way up
    """A body that is not taken in, and why in words."""


class Body:
    """A body on its way in."""

    def __init__(self, encodings: Sequence[str], limit: int) -> None:
        """`encodings` are the values of Content-Encoding, `limit` the most bytes wanted, packed or not.

        Raises:
            BadBody: it is packed in a way that was not asked for, or more than once.
        """
        names = [name.strip().lower() for value in encodings for name in value.split(",")]
        names = [name for name in names if name not in {"", "identity"}]
        if names not in ([], ["gzip"], ["x-gzip"]):
            raise BadBody("sent its answer packed in a way that was not asked for")
        self._limit = limit
        self._packed = bool(names)
        self._gzip = zlib.decompressobj(_GZIP)
        self._received = 0
        self._data = bytearray()

    @property
    def size(self) -> int:
        """How many bytes are held."""
        return len(self._data)

    def pieces(self, chunk: bytes) -> Iterator[bytes]:
        """What has just arrived, in pieces to feed: a packed one may become a thousand times as large."""
        step = _PACKED_PIECE if self._packed else len(chunk)
        return (chunk[start : start + step] for start in range(0, len(chunk), step))

    def feed(self, chunk: bytes) -> None:
        """Takes in what has just arrived.

        Raises:
            BadBody: it is more than the limit, or broken.
        """
        self._received += len(chunk)
        if self._received > self._limit:
            raise self._too_large()
        if self._packed:
            self._unpack(chunk)
        else:
            self._data += chunk

    def finish(self) -> bytes:
        """The whole body.

        Raises:
            BadBody: it ended too early.
        """
        if self._packed and self._received and not self._gzip.eof:
            raise BadBody("ended before the answer was complete")
        return bytes(self._data)

    def drop(self) -> None:
        """Lets go of what is held: an error on its way up holds on to all that was at hand where it was raised."""
        self._data.clear()

    def _unpack(self, chunk: bytes) -> None:
        """Unpacks member by member (RFC 1952 §2.2); what follows the last one and is none is left."""
        while chunk:
            if self._gzip.eof:
                if not chunk.startswith(_FIRST_BYTE):
                    return
                self._gzip = zlib.decompressobj(_GZIP)
            try:
                self._data += self._gzip.decompress(chunk, self._limit + 1 - len(self._data))
            except zlib.error:
                raise BadBody("sent a broken gzip file") from None
            if len(self._data) > self._limit:
                raise self._too_large()
            chunk = self._gzip.unused_data if self._gzip.eof else self._gzip.unconsumed_tail

    def _too_large(self) -> BadBody:
        return BadBody(f"sent more than the {self._limit >> 20} MB that are taken")
