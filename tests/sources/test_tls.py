"""Servers that talk TLS: whose certificate nobody vouches for is refused, and the name counts, not the address."""

import asyncio
import gc
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.errors import SourceError
from reader.sources import transport
from reader.sources.answers import Answer
from reader.sources.http import Client
from reader.sources.network import Network
from tests.sources import server
from tests.sources.server import Site, answer, serving

CERTIFICATE = Path(__file__).with_name("certificate.pem")
"""Signed by itself, with its key, for 127.0.0.1 and news.example, until 2126."""


@pytest.fixture
def site() -> Iterator[Site]:
    """A server that talks TLS."""
    with serving(CERTIFICATE) as running:
        running.routes["/"] = answer()
        yield running


@pytest.fixture(autouse=True)
def _certificates_of_its_own() -> Iterator[None]:
    transport._load.cache_clear()
    yield
    transport._load.cache_clear()


@pytest.fixture
def trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    """The certificate is one that is trusted."""
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))


@pytest.fixture
def named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every host name leads to this machine."""
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [(0, 0, 0, "", ("127.0.0.1", 0))])


async def get(url: str, network: Network | None = None) -> Answer:
    """What is at an address."""
    async with Client(url, network) as client:
        return await client.get(url)


async def test_a_certificate_that_nobody_vouches_for_is_refused(site: Site) -> None:
    with pytest.raises(SourceError) as caught:
        await get(site.url())

    assert str(caught.value) == f"{site.url()} is not who it says it is: self-signed certificate"
    assert site.asked == []


@pytest.mark.usefixtures("trusted")
async def test_a_certificate_that_is_trusted_is_good_for_all_requests(site: Site) -> None:
    async with Network() as network:
        for _ in range(3):
            assert (await get(site.url(), network)).url == site.url()

    assert site.connections == 1


@pytest.mark.usefixtures("trusted", "named")
@pytest.mark.parametrize("host", ["news.example", "NEWS.example", "news.example."])
async def test_the_certificate_is_for_the_name_not_for_the_address(site: Site, host: str) -> None:
    assert await get(site.url("/", host))


@pytest.mark.usefixtures("trusted", "named")
async def test_a_certificate_for_another_name_is_refused(site: Site) -> None:
    with pytest.raises(SourceError, match="is not who it says it is: Hostname mismatch"):
        await get(site.url("/", "other.example"))


@pytest.mark.usefixtures("trusted")
async def test_what_came_before_a_connection_broke_counts_here_too(site: Site) -> None:
    def breaking(handler: server.Handler) -> None:
        answer(b"<rss/>")(handler)
        server.break_off(handler)

    site.routes["/"] = breaking

    for _ in range(20):
        assert (await get(site.url())).data == b"<rss/>"


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize("route", [server.cut_off, server.endless, server.garbage, server.raw()])
async def test_a_bad_answer_is_reported_here_too(site: Site, route: server.Route) -> None:
    site.routes["/"] = route

    with pytest.raises(SourceError):
        await get(site.url())


@pytest.mark.usefixtures("trusted")
async def test_a_secret_page_never_leads_to_a_plain_one(site: Site) -> None:
    site.routes["/"] = server.redirect(site.url("/x").replace("https:", "http:"))

    with pytest.raises(SourceError, match="leads from https to http, which is not followed"):
        await get(site.url())


async def test_certificates_that_cannot_be_read_are_reported(
    site: Site, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "none.pem"))

    with pytest.raises(SourceError, match="SSL_CERT_FILE"):
        await get(site.url())


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize("steps", range(20))
async def test_cancelling_at_any_point_leaves_nothing_behind(site: Site, steps: int) -> None:
    await transport.certificates()
    task = asyncio.ensure_future(get(site.url()))
    for _ in range(steps):
        await asyncio.sleep(0.0005)

    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    await asyncio.sleep(0.01)  # the loop closes what was let go
    gc.collect()

    assert asyncio.all_tasks() == {asyncio.current_task()}
