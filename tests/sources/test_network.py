"""The network that sources share: so many requests at a time, fairly, over connections that are used again."""

import asyncio
import gc
import socket
import tracemalloc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from reader.errors import SourceError
from reader.sources import network as network_module
from reader.sources.answers import Answer
from reader.sources.deadline import Deadline
from reader.sources.http import Client
from reader.sources.network import MAX_LARGE, Network
from reader.sources.room import Room
from tests.sources import server
from tests.sources.server import Gate, Site, answer, leaving, once, redirect, status

OTHERS = ("one.example", "two.example", "three.example", "four.example")


@pytest.fixture(autouse=True)
def hosts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Host names that all lead to this machine."""

    def getaddrinfo(host: str, _port: None, **_: object) -> list[tuple[int, int, int, str, tuple[str, int]]]:
        assert host in OTHERS
        return [(0, 0, 0, "", ("127.0.0.1", 0))]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)


async def get(network: Network, url: str) -> Answer:
    """What is at an address, over a network."""
    async with Client(url, network) as client:
        return await client.get(url)


async def until_asked(site: Site, number: int) -> None:
    """Waits until the server was asked so many times."""
    async with asyncio.timeout(30):
        while len(site.asked) < number:
            await asyncio.sleep(0.005)


async def held(site: Site, network: Network, urls: list[str], expected: int) -> Gate:
    """Asks all of these at once, while the server waits until `expected` are there."""
    gate = site.routes["/"] = Gate()
    waiting = [asyncio.ensure_future(get(network, url)) for url in urls]
    await until_asked(site, expected)
    await asyncio.sleep(0.05)
    gate.open()
    await asyncio.gather(*waiting)
    return gate


async def test_only_so_many_ask_one_host_at_a_time(site: Site) -> None:
    gate = await held(site, Network(per_host=3), [site.url()] * 10, 3)

    assert gate.most == 3
    assert len(site.asked) == 10


async def test_only_so_many_ask_at_a_time(site: Site) -> None:
    urls = [site.url("/", host) for host in OTHERS] * 3

    assert (await held(site, Network(at_once=5), urls, 5)).most == 5


async def test_the_same_host_on_another_port_is_another_server(site: Site) -> None:
    with server.serving() as other:
        gate = other.routes["/"] = Gate()
        network = Network(per_host=1)
        slow = asyncio.ensure_future(get(network, other.url()))
        await until_asked(other, 1)
        site.routes["/"] = answer()

        assert await get(network, site.url())
        gate.open()
        await slow


async def test_a_slow_host_holds_up_no_other(site: Site) -> None:
    gate = site.routes["/slow"] = Gate()
    site.routes["/quick"] = answer()
    network = Network(at_once=3, per_host=2)
    slow = [asyncio.ensure_future(get(network, site.url("/slow"))) for _ in range(20)]
    await until_asked(site, 2)

    for host in OTHERS * 3:
        assert await get(network, site.url("/quick", host))

    gate.open()
    await asyncio.gather(*slow)


async def test_waiting_for_a_turn_is_not_part_of_the_deadline(site: Site) -> None:
    site.routes["/"] = answer()
    network = Network(per_host=1, deadline_s=1)
    async with network.turn("127.0.0.1", site.port, network.ticket()):
        waiting = asyncio.ensure_future(get(network, site.url()))
        await asyncio.sleep(1.1)

    assert await waiting


class Watched(Network):
    """Counts how many take in a large document at a time."""

    inside = most = 0

    @asynccontextmanager
    async def large(self) -> AsyncIterator[None]:
        async with super().large():
            self.inside += 1
            self.most = max(self.most, self.inside)
            yield
            self.inside -= 1


async def test_of_large_documents_only_a_few_are_taken_in_at_a_time(site: Site) -> None:
    gate, half = Gate(), b"-" * (1 << 20)
    site.routes["/"] = server.halting(gate, half, half)
    network = Watched(per_host=50, at_once=50)
    waiting = [asyncio.ensure_future(get(network, site.url())) for _ in range(12)]
    async with asyncio.timeout(30):
        while network.inside < MAX_LARGE:
            await asyncio.sleep(0.005)
    gate.open()

    assert [len(found.data) for found in await asyncio.gather(*waiting)] == [2 << 20] * 12
    assert network.most == MAX_LARGE


async def test_nothing_more_is_asked_for_while_too_much_waits_to_be_parsed(site: Site) -> None:
    site.routes["/"] = answer()
    network = Network()
    network.room = Room(most=100)
    with network.room.holding(60):
        assert await get(network, site.url())
        site.asked.clear()
        with network.room.holding(60):
            waiting = asyncio.ensure_future(get(network, site.url()))
            await asyncio.wait([waiting], timeout=0.2)
            assert site.asked == []
        assert await waiting


async def test_the_deadline_stands_still_while_a_turn_is_waited_for() -> None:
    deadline = Deadline("http://slow.example/", 0.2)
    async with deadline.running(), deadline.standing_still():
        await asyncio.sleep(0.3)

    with pytest.raises(SourceError, match=r"slow\.example/ did not answer completely within 0\.2 seconds"):
        async with deadline.running():
            await asyncio.sleep(30)


async def test_a_redirect_waits_for_its_own_turn_and_gives_the_first_one_back(site: Site) -> None:
    site.routes["/"] = redirect("/next")
    site.routes["/next"] = answer()

    found = await asyncio.gather(*(get(Network(at_once=1, per_host=1), site.url()) for _ in range(5)))

    assert [answer.url for answer in found] == [site.url("/next")] * 5


async def test_a_document_keeps_its_place_in_the_queue_where_it_is_led_on(site: Site) -> None:
    site.routes |= {f"/{n}": answer() for n in range(5)} | {"/moved": redirect("/next"), "/next": answer()}
    network = Network(at_once=1)

    await asyncio.gather(*(get(network, site.url(path)) for path in ("/moved", *(f"/{n}" for n in range(5)))))

    assert site.asked[:3] == ["/moved", "/0", "/next"]


async def test_those_who_are_cancelled_while_they_wait_keep_nobody_from_their_turn(site: Site) -> None:
    gate = site.routes["/"] = Gate()
    network = Network(at_once=1, per_host=1)
    tasks = [asyncio.ensure_future(get(network, site.url())) for _ in range(6)]
    await until_asked(site, 1)
    for task in tasks[::2]:
        task.cancel()
    gate.open()

    done = await asyncio.gather(*tasks, return_exceptions=True)

    assert [isinstance(found, Answer) for found in done] == [False, True] * 3
    assert len(site.asked) == 4


async def test_what_was_sent_is_not_held_by_the_error_that_it_was_too_much(site: Site) -> None:
    site.routes["/"] = server.endless
    errors: list[BaseException] = []
    tracemalloc.start()
    try:
        async with Client(site.url()) as client:
            for _ in range(4):
                with pytest.raises(SourceError, match="sent more than the 4 MB") as caught:
                    await client.get(site.url(), limit=4 << 20)
                errors.append(caught.value)
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert len(errors) == 4
    assert held < 4 << 20


class TestConnections:
    async def test_one_is_used_again(self, site: Site) -> None:
        site.routes |= {"/": answer(), "/moved": redirect("/"), "/gone": status(404)}
        async with Network() as network:
            for _ in range(5):
                await get(network, site.url())
                await get(network, site.url("/moved"))
                with pytest.raises(SourceError):
                    await get(network, site.url("/gone"))

        assert site.connections == 1
        assert len(site.asked) == 20

    async def test_one_client_alone_uses_it_again_too(self, site: Site) -> None:
        site.routes["/"] = answer()
        async with Client(site.url()) as client:
            await client.get(site.url())
            await client.get(site.url())

        assert site.connections == 1

    @pytest.mark.parametrize(
        "route",
        [
            answer(Connection="close"),
            server.raw(b"HTTP/1.0 200 OK\r\n\r\n", b"x"),
            server.raw(b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx and more", close=False),
        ],
    )
    async def test_one_that_is_no_good_any_more_is_not(self, site: Site, route: server.Route) -> None:
        site.routes["/"] = route
        async with Network() as network:
            for _ in range(3):
                await get(network, site.url())

        assert site.connections == 3

    async def test_one_that_the_server_closed_meanwhile_is_made_anew(self, site: Site) -> None:
        site.routes["/"] = leaving(answer())
        async with Network() as network:
            for _ in range(10):
                assert await get(network, site.url())

        assert len(site.asked) == 10

    @pytest.mark.parametrize("first", [server.raw(), server.break_off, status(408)])
    async def test_one_that_the_server_closes_just_now_is_made_anew_once(
        self, site: Site, first: server.Route
    ) -> None:
        site.routes |= {"/": answer(), "/stale": once(first, answer())}
        async with Network() as network:
            await get(network, site.url())
            assert await get(network, site.url("/stale"))

        assert site.asked == ["/", "/stale", "/stale"]
        assert site.connections == 2

    async def test_a_new_one_that_is_closed_is_not_tried_again(self, site: Site) -> None:
        site.routes["/"] = server.raw()
        with pytest.raises(SourceError, match="ended before the answer was complete"):
            await get(Network(), site.url())

        assert len(site.asked) == 1

    async def test_no_redirect_of_a_stranger_gets_at_one_that_the_user_may_have(self, site: Site) -> None:
        with server.serving() as stranger:
            stranger.routes["/"] = redirect(site.url())
            site.routes["/"] = answer()
            async with Network() as network:
                await get(network, site.url())
                with pytest.raises(SourceError, match="a private address that you did not give yourself"):
                    await get(network, stranger.url())

        assert len(site.asked) == 1

    async def test_only_so_many_are_kept(self, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(network_module, "MAX_IDLE", 2)
        site.routes["/"] = answer()
        async with Network() as network:
            for host in OTHERS + OTHERS[::-1]:
                await get(network, site.url("/", host))

        assert site.connections == 6

    async def test_all_are_closed_at_the_end(self, site: Site) -> None:
        site.routes["/"] = answer()
        async with Network() as network:
            for host in OTHERS:
                await get(network, site.url("/", host))
        gc.collect()  # what is open still would warn, and a warning is an error

        await get(network, site.url())
        gc.collect()


def test_a_network_serves_one_loop_after_the_other(site: Site) -> None:
    network = Network(at_once=2, per_host=1)
    site.routes["/"] = answer()

    async def some() -> int:
        return len(await asyncio.gather(*(get(network, site.url()) for _ in range(6))))

    assert [asyncio.run(some()), asyncio.run(some())] == [6, 6]
