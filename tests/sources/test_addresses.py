"""Which addresses may be connected to, however they are written."""

import socket

import httpx
import pytest

from reader.errors import SourceError
from reader.sources.addresses import AddressRefused, is_public, resolve
from reader.sources.http import redirected
from reader.sources.transport import CheckedBackend
from tests.sources.server import Site

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
        await CheckedBackend(()).connect_tcp(host, site.port)


async def test_only_the_very_port_that_was_given_is_allowed(site: Site) -> None:
    backend = CheckedBackend({("127.0.0.1", site.port)})

    await (await backend.connect_tcp("127.0.0.1", site.port)).aclose()
    with pytest.raises(AddressRefused):
        await backend.connect_tcp("127.0.0.1", site.port + 1)


async def test_a_name_that_leads_to_public_and_private_addresses_is_asked_at_the_public_ones(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", _answers("10.0.0.1", "8.8.8.8"))

    assert await CheckedBackend(())._checked("mixed.example", 80) == ["8.8.8.8"]


async def test_the_two_families_are_tried_in_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        socket, "getaddrinfo", _answers("2a00::1", "2a00::2", "8.8.8.8", "8.8.4.4", "2a00::3")
    )

    assert await resolve("many.example", 80) == ["2a00::1", "8.8.8.8", "2a00::2", "8.8.4.4", "2a00::3"]


async def test_an_address_of_a_host_that_is_dead_is_followed_by_the_next(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", _answers("::1", "127.0.0.1"))  # nobody listens on ::1

    await (await CheckedBackend({("two.example", site.port)}).connect_tcp("two.example", site.port)).aclose()


def _answers(*addresses: str) -> object:
    """What the system's resolver would answer."""

    def getaddrinfo(host: str, port: int, **_: object) -> list[tuple[int, int, int, str, tuple[str, int]]]:
        assert host.endswith(".example")
        return [(0, 0, 0, "", (address, port)) for address in addresses]

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
