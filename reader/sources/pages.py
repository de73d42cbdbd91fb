"""Asks for the pages that articles link to: not what the user named, so they are trusted with nothing."""

from collections.abc import Iterable

from reader.errors import SourceError
from reader.models import SourceSpec
from reader.sources.answers import Answer
from reader.sources.hops import checked
from reader.sources.http import Client
from reader.sources.network import Network
from reader.sources.transport import server

LARGEST = 8 << 20
"""Bytes of a page; no article is longer."""


class PageClient:
    """Asks for pages, of servers at public addresses and of those that the user reads sources from."""

    def __init__(self, network: Network, specs: Iterable[SourceSpec]) -> None:
        self._network = network
        self._trusted = frozenset(_servers(specs))

    def trusting(self, address: str) -> "PageClient":
        """The same, for an address that the user typed."""
        client = PageClient(self._network, ())
        client._trusted = self._trusted | frozenset(_servers((SourceSpec(address),)))
        return client

    async def get(self, address: str, *, limit: int = LARGEST) -> Answer:
        """What is at an address.

        Raises:
            SourceError: it cannot be had; the message says why, of which address.
        """
        async with Client(address, self._network, trusted=self._trusted) as client:
            return await client.get(address, limit=limit)


def _servers(specs: Iterable[SourceSpec]) -> Iterable[tuple[str, int]]:
    for spec in specs:
        if spec.address.startswith(("http://", "https://")):
            try:
                yield server(checked(spec.address))
            except SourceError:
                continue
