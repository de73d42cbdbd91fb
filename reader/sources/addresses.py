"""Which internet addresses may be connected to, and how a host name becomes addresses."""

import socket
from contextlib import suppress
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from asyncio import Future

MAX_LOOKUPS = 32
"""How many host names are looked up at the same time."""

_GLOBAL_UNICAST = IPv6Network("2000::/3")  # RFC 4291 §2.4, IANA: all that is handed out
_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052 §2.1


class AddressRefused(Exception):  # noqa: N818 - a decision, in words, on its way through the HTTP client
    """A host that leads to an address which nobody asked us to connect to."""


def is_public(text: str) -> bool:
    """Whether an address, as text, is one of the public internet, whatever way it is written.

    IPv6 addresses that stand for an IPv4 address count as that one.
    """
    try:
        address = ip_address(text.partition("%")[0])
    except ValueError:
        return False
    if isinstance(address, IPv6Address):
        inner = _inner(address)
        if inner is None:
            return address in _GLOBAL_UNICAST and address.is_global
        address = inner
    return address.is_global and not address.is_multicast


def _inner(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that an IPv6 address leads to in the end, if it is of that sort."""
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFF_FFFF)
    return address.ipv4_mapped or address.sixtofour


class Names:
    """Host names that are looked up: each once, and not too many at a time. What failed is remembered as well."""

    def __init__(self) -> None:
        self._answers: dict[str, Future[list[str] | Exception]] = {}
        self._waiting: list[str] = []
        self._asking = 0

    async def addresses(self, host: str) -> list[str]:
        """The addresses of a host, those of the two families in turn, the system's first choice first.

        Raises:
            OSError: the name is not known, or nobody can be asked (`socket.gaierror`).
            UnicodeError: it is no name of a host.
        """
        with suppress(ValueError):
            return [str(ip_address(host))]
        import asyncio

        answer = self._answers.get(host)
        if answer is None:
            answer = self._answers[host] = asyncio.get_running_loop().create_future()
            self._waiting.append(host)
            self._ask_next()
        found = await asyncio.shield(answer)  # others may wait for it too
        if isinstance(found, Exception):
            raise found
        return _in_turn(found)

    def _ask_next(self) -> None:
        """Asks the system in a thread of its own, which holds up nobody's end: it may take it half a minute."""
        from threading import Thread

        while self._waiting and self._asking < MAX_LOOKUPS:
            host = self._waiting.pop(0)
            self._asking += 1
            Thread(target=self._ask, args=(host, self._answers[host]), name="look up", daemon=True).start()

    def _ask(self, host: str, answer: "Future[list[str] | Exception]") -> None:
        found: list[str] | Exception
        try:
            found = [str(info[4][0]) for info in socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)]
        except (OSError, UnicodeError) as error:
            found = error
        with suppress(RuntimeError):  # the loop was closed meanwhile: nobody waits any more
            answer.get_loop().call_soon_threadsafe(self._deliver, answer, found)

    def _deliver(self, answer: "Future[list[str] | Exception]", found: list[str] | Exception) -> None:
        self._asking -= 1
        answer.set_result(found)
        self._ask_next()


def _in_turn(found: list[str]) -> list[str]:
    addresses = list(dict.fromkeys(found))
    six = [address for address in addresses if ":" in address]
    four = [address for address in addresses if ":" not in address]
    first, second = (six, four) if addresses and addresses[0] in six else (four, six)
    longest = max(len(first), len(second))
    return [family[n] for n in range(longest) for family in (first, second) if n < len(family)]
