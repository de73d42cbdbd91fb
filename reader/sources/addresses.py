"""Which internet addresses may be connected to, and how a host name becomes addresses."""

import socket
from contextlib import suppress
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

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


async def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host, those of the two families in turn, the system's first choice first.

    Raises:
        OSError: the name is not known, or nobody can be asked (`socket.gaierror`).
        UnicodeError: it is no name of a host.
    """
    with suppress(ValueError):
        return [str(ip_address(host))]
    addresses = list(dict.fromkeys(await _look_up(host, port)))
    six = [address for address in addresses if ":" in address]
    four = [address for address in addresses if ":" not in address]
    first, second = (six, four) if addresses and addresses[0] in six else (four, six)
    longest = max(len(first), len(second))
    return [family[n] for n in range(longest) for family in (first, second) if n < len(family)]


async def _look_up(host: str, port: int) -> list[str]:
    """Asks the system in a thread of its own, which holds up nobody's end: it may take it half a minute."""
    import asyncio
    from threading import Thread

    loop = asyncio.get_running_loop()
    answer: asyncio.Future[list[str]] = loop.create_future()

    def deliver(found: list[str] | Exception) -> None:
        if answer.done():
            return  # nobody waits any more
        if isinstance(found, Exception):
            answer.set_exception(found)
        else:
            answer.set_result(found)

    def ask() -> None:
        found: list[str] | Exception
        try:
            found = [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
        except (OSError, UnicodeError) as error:
            found = error
        if not loop.is_closed():
            loop.call_soon_threadsafe(deliver, found)

    Thread(target=ask, name=f"look up {host}", daemon=True).start()
    return await answer
