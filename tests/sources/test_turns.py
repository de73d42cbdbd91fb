"""The order in which requests are made: no more than allowed, and nobody held up by a host that is slow."""

import asyncio
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from reader.sources.turns import Server, Turns

A, B, C = ("a.example", 80), ("b.example", 80), ("c.example", 443)


async def _order(turns: Turns, wanted: Sequence[tuple[Server, int]]) -> list[tuple[Server, int]]:
    """In which order requests were made, all of which wait before the first one ends."""
    asked: list[tuple[Server, int]] = []

    async def ask(server: Server, ticket: int) -> None:
        async with turns.turn(server, ticket):
            asked.append((server, ticket))
            await asyncio.sleep(0)

    await asyncio.gather(*(ask(server, ticket) for server, ticket in wanted))
    return asked


async def test_a_host_that_nobody_asks_comes_before_a_second_request_to_another() -> None:
    assert await _order(Turns(2, 2), [(A, 0), (A, 1), (B, 2), (C, 3)]) == [(A, 0), (A, 1), (B, 2), (C, 3)]

    turns = Turns(2, 2)
    async with turns.turn(A, 0):  # which takes long
        asked = await _order(turns, [(A, 1), (A, 2), (B, 3), (C, 4)])

    assert asked == [(A, 1), (B, 3), (C, 4), (A, 2)]


async def test_who_waits_for_a_host_takes_no_place_from_others() -> None:
    turns = Turns(3, 2)
    async with turns.turn(A, 0), turns.turn(A, 1):
        waiting = [asyncio.ensure_future(_order(turns, [(A, ticket)])) for ticket in range(2, 9)]
        await asyncio.sleep(0.01)

        assert len(await _order(turns, [(B, 9), (B, 10), (C, 11)])) == 3
        assert not any(task.done() for task in waiting)

    await asyncio.gather(*waiting)


async def test_an_old_ticket_comes_first_though_it_arrives_last() -> None:
    turns = Turns(1, 1)
    async with turns.turn(B, 0):
        waiting = asyncio.ensure_future(_order(turns, [(A, 7), (A, 5), (C, 6), (A, 1)]))
        await asyncio.sleep(0.01)

    assert await waiting == [(A, 1), (A, 5), (C, 6), (A, 7)]


@given(
    st.lists(st.tuples(st.sampled_from((A, B, C)), st.integers(0, 9), st.integers(0, 3)), max_size=40),
    st.integers(1, 5),
    st.integers(1, 3),
    st.sets(st.integers(0, 39)),
)
def test_limits_hold_and_everybody_gets_a_turn_whoever_gives_up(
    requests: list[tuple[Server, int, int]], at_once: int, per_host: int, cancelled: set[int]
) -> None:
    running: list[Server] = []
    most = {"all": 0, "host": 0}

    async def ask(turns: Turns, server: Server, ticket: int, long: int) -> None:
        async with turns.turn(server, ticket):
            running.append(server)
            most["all"] = max(most["all"], len(running))
            most["host"] = max(most["host"], running.count(server))
            try:
                for _ in range(long):
                    await asyncio.sleep(0)
            finally:
                running.remove(server)

    async def all_of_them() -> list[BaseException | None]:
        turns = Turns(at_once, per_host)
        tasks = [asyncio.ensure_future(ask(turns, *request)) for request in requests]
        for place, task in enumerate(tasks):
            if place in cancelled:
                await asyncio.sleep(0)
                task.cancel()
        async with asyncio.timeout(30):
            done = await asyncio.gather(*tasks, return_exceptions=True)
            # Nothing was lost on the way: as many as ever may ask now.
            await asyncio.gather(*(ask(turns, (f"{n}.example", 80), n, 1) for n in range(at_once)))
        assert most["all"] >= min(at_once, 1)
        return done

    done = asyncio.run(all_of_them())

    assert most["all"] <= at_once
    assert most["host"] <= per_host
    assert all(found is None for place, found in enumerate(done) if place not in cancelled)
    assert not running
