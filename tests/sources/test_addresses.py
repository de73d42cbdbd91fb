"""Which addresses may be connected to, however they are written."""

import asyncio
import socket
import threading
from collections.abc import Callable

import httpx
import pytest

from reader.errors import SourceError
from reader.sources.addresses import MAX_LOOKUPS, AddressRefused, Names, is_public
from reader.sources.hops import redirected
from reader.sources.http import Client
from reader.sources.network import Network, Peer
from reader.sources.transport import Transport
from tests.sources.server import Site, redirect

PRIVATE = (
    "127.0.0.1", "127.255.255.254", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1",
    "169.254.169.254", "100.64.0.1", "192.0.2.1", "198.18.0.1", "224.0.0.251", "239.255.255.250", "240.0.0.1",
    "255.255.255.255", "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12:3456::1", "fec0::1", "ff02::1",
    "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:0:0", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a00:1",
    "64:ff9b:1::808:808", "2002:7f00:1::", "2002:c0a8:101::1", "2001:db8::1", "2001::1", "100::1", "nonsense", "",
)  # fmt: skip
PUBLIC = (
    "8.8.8.8", "1.1.1.1", "172.32.0.1", "192.169.0.1", "2606:4700:4700::1111", "2a00:1450:4001::2004",
    "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1",
)  # fmt: skip


@pytest.mark.parametrize("address", PRIVATE)
def test_private_addresses_are_none_of_the_internet(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses_are(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "127.1",
        "0",
        "0x7f.1",
        "2130706433",
        "017700000001",
        "::1",
        "::ffff:127.0.0.1",
    ],
)
async def test_no_way_of_writing_loopback_gets_through(site: Site, host: str) -> None:
    with pytest.raises(AddressRefused, match="a private address that you did not give yourself"):
        await connect(host, site.port)


async def test_only_the_very_port_that_was_given_is_allowed(site: Site) -> None:
    given = f"http://127.0.0.1:{site.port}/"
    site.routes["/"] = redirect(f"http://127.0.0.1:{site.port + 1}/")

    await connect("127.0.0.1", site.port, trusted=True)
    with pytest.raises(SourceError, match="a private address that you did not give yourself"):
        async with Client(given) as client:
            await client.get(given)


async def test_a_name_that_leads_to_public_and_private_addresses_is_asked_at_the_public_ones(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", _answers("10.0.0.1", "8.8.8.8"))
    transport = Transport(Network(), ())

    assert await transport.checked(Peer("http", "mixed.example", 80, trusted=False)) == ["8.8.8.8"]


async def test_the_two_families_are_tried_in_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        socket, "getaddrinfo", _answers("2a00::1", "2a00::2", "8.8.8.8", "8.8.4.4", "2a00::3")
    )

    in_turn = ["2a00::1", "8.8.8.8", "2a00::2", "8.8.4.4", "2a00::3"]
    assert await Names().addresses("many.example") == in_turn


async def test_an_address_of_a_host_that_is_dead_is_followed_by_the_next(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", _answers("::1", "127.0.0.1"))  # nobody listens on ::1

    await connect("two.example", site.port, trusted=True)


async def test_a_host_is_looked_up_once_for_all(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(socket, "getaddrinfo", _answers("8.8.8.8", asked=asked))
    names = Names()

    found = await asyncio.gather(*(names.addresses(f"h{number % 2}.example") for number in range(20)))

    assert found == [["8.8.8.8"]] * 20
    assert sorted(asked) == ["h0.example", "h1.example"]


async def test_a_host_that_is_not_known_is_not_looked_up_again(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(socket, "getaddrinfo", _answers(asked=asked))
    names = Names()

    for _ in range(2):
        with pytest.raises(socket.gaierror):
            await names.addresses("gone.example")

    assert asked == ["gone.example"]


async def test_only_so_many_hosts_are_looked_up_at_the_same_time(monkeypatch: pytest.MonkeyPatch) -> None:
    gate, asked, busy = threading.Event(), list[str](), list[int]()
    known = _answers("8.8.8.8", asked=asked)

    def getaddrinfo(host: str, port: None, **how: object) -> object:
        gate.wait(10)
        busy.append(sum(thread.name == "look up" for thread in threading.enumerate()))
        return known(host, port, **how)

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    names = Names()
    waiting = [asyncio.ensure_future(names.addresses(f"h{number}.example")) for number in range(200)]
    await asyncio.sleep(0)
    gate.set()
    await asyncio.gather(*waiting)

    assert len(asked) == 200
    assert max(busy) <= MAX_LOOKUPS


async def test_who_gives_up_waiting_for_a_host_takes_it_from_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", _answers("8.8.8.8"))
    names = Names()
    first = asyncio.ensure_future(names.addresses("slow.example"))
    await asyncio.sleep(0)
    second = asyncio.ensure_future(names.addresses("slow.example"))
    await asyncio.sleep(0)
    first.cancel()

    assert await second == ["8.8.8.8"]


async def connect(host: str, port: int, *, trusted: bool = False) -> None:
    """Connects to a host, which may have a private address where it is trusted."""
    (await Transport(Network(), ()).connect(Peer("http", host, port, trusted))).abort()
    await asyncio.sleep(0)


def _answers(*addresses: str, asked: list[str] | None = None) -> Callable[..., object]:
    """What the system's resolver would answer."""

    def getaddrinfo(host: str, _port: None, **_: object) -> list[tuple[int, int, int, str, tuple[str, int]]]:
        assert host.endswith(".example")
        if asked is not None:
            asked.append(host)
        if not addresses:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return [(0, 0, 0, "", (address, 0)) for address in addresses]

    return getaddrinfo


@pytest.mark.parametrize(
    ("given", "location", "expected"),
    [
        ("http://a.example/x/y", "../z", "http://a.example/z"),
        ("http://a.example/x", "//b.example/y", "http://b.example/y"),
        ("http://a.example/x", "https://me:secret@b.example/y#part", "https://b.example/y"),
        ("http://me:secret@a.example/x", "/y", "http://a.example/y"),
        ("https://a.example/x", "/y?z=1", "https://a.example/y?z=1"),
    ],
)
def test_a_redirect_leads_on_without_credentials(given: str, location: str, expected: str) -> None:
    assert str(redirected(httpx.URL(given), location)) == expected


def test_a_redirect_never_gives_up_encryption() -> None:
    with pytest.raises(SourceError, match="leads from https to http, which is not followed"):
        redirected(httpx.URL("https://a.example/x"), "http://a.example/y")
