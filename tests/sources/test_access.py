"""What a source wants its server told: secrets from the environment or a command, for that server and no other."""

import asyncio
import sys
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reader.errors import SourceError
from reader.models import Secret, SourceSpec
from reader.sources import asking, transport
from reader.sources.base import Way
from reader.sources.http import client_for
from reader.sources.network import Network
from tests.sources.server import Site, answer, redirect, serving

FROM_ENV = Secret(env="NEWS_SECRET")


def printing(program: str) -> Secret:
    """The secret that a program in Python prints."""
    return Secret(command=(sys.executable, "-c", program))


async def told(site: Site, network: Network | None = None, **wishes: Any) -> dict[str, str]:
    """The headers that the server of a source with these wishes gets to see."""
    site.routes["/feed"] = answer()
    spec = SourceSpec(site.url("/feed"), **wishes)
    async with client_for(spec, Way(network=network)) as client:
        await client.get(spec.address)
    return site.headers[-1]


async def refused(site: Site, **wishes: Any) -> str:
    """Why the source is not asked."""
    with pytest.raises(SourceError) as caught:
        await told(site, **wishes)
    assert site.asked == []
    return str(caught.value)


def user_of(headers: dict[str, str]) -> str:
    """User and password as the server reads them."""
    scheme, _, encoded = headers["authorization"].partition(" ")
    assert scheme == "Basic"
    return b64decode(encoded).decode()


@pytest.fixture
def secret(monkeypatch: pytest.MonkeyPatch) -> str:
    """A secret that the environment holds."""
    monkeypatch.setenv("NEWS_SECRET", "pass: wörd ")
    return "pass: wörd "


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """Another server, as public as this machine allows."""
    monkeypatch.setattr(transport, "is_public", lambda _: True)
    with serving() as other:
        yield other


async def test_user_and_password_are_sent(site: Site, secret: str) -> None:
    assert user_of(await told(site, user="ann", password=FROM_ENV)) == f"ann:{secret}"


async def test_a_user_alone_and_a_password_alone_are_sent(site: Site, secret: str) -> None:
    assert user_of(await told(site, user="ann")) == "ann:"
    assert user_of(await told(site, password=FROM_ENV)) == f":{secret}"


async def test_the_user_may_stand_in_the_address_and_the_password_elsewhere(site: Site, secret: str) -> None:
    site.routes["/feed"] = answer()
    address = site.url("/feed").replace("//", "//b%C3%A9a@")
    async with client_for(SourceSpec(address, password=FROM_ENV), Way()) as client:
        await client.get(address)

    assert user_of(site.headers[-1]) == f"béa:{secret}"


async def test_headers_and_the_name_of_the_program_are_sent(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEWS_SECRET", "t-1")
    headers = (("X-Token", FROM_ENV), ("Accept", printing("print('a/b')")))

    seen = await told(site, headers=headers, user_agent="Mozilla/5.0")

    assert (seen["x-token"], seen["accept"], seen["user-agent"]) == ("t-1", "a/b", "Mozilla/5.0")
    assert seen["accept-encoding"] == "gzip"


async def test_a_command_is_run_as_it_is_with_nothing_to_read_and_its_first_line_counts(site: Site) -> None:
    program = "import sys; print(sys.argv[1] + sys.stdin.read() + ';', 'second line', sep='\\n')"
    password = Secret(command=(sys.executable, "-c", program, "$HOME `id`"))

    assert user_of(await told(site, user="ann", password=password)) == "ann:$HOME `id`;"


async def test_a_command_is_run_once_for_all(site: Site, tmp_path: Path) -> None:
    log = tmp_path / "runs"
    password = printing(f"open({str(log)!r}, 'a').write('x'); print('pw')")
    async with Network() as network:
        await asyncio.gather(*(told(site, network, user="ann", password=password) for _ in range(4)))

    assert log.read_text() == "x"


async def test_nothing_is_looked_for_before_it_is_needed(site: Site) -> None:
    async with client_for(SourceSpec(site.url(), password=FROM_ENV), Way()):
        pass


@pytest.mark.parametrize(
    ("secret", "words"),
    [
        (Secret(), "neither a variable nor a command is named"),
        (FROM_ENV, "the variable NEWS_SECRET is not set"),
        (Secret(command=("no-such-program-here", "-x")), 'there is no program "no-such-program-here"'),
        (Secret(command=("/", "-x")), '"/" cannot be run: permission denied'),
        (Secret(command=("a\0b",)), "cannot be run: not a command"),
        (printing("raise SystemExit('pw')"), "failed with exit code 1"),
        (printing(""), "printed nothing"),
        (printing("print(); print('pw')"), "printed nothing"),
        (printing("print('pw' * 100_000)"), "printed more than 64 kB"),
        (printing("import os; os.write(1, b'pw\\xff')"), "printed something that is not UTF-8"),
        (printing("print('pw\\x1b[0m')"), "they hold characters that cannot be sent"),
    ],
)  # fmt: skip
async def test_what_cannot_be_had_is_named_and_its_value_never(
    site: Site, secret: Secret, words: str
) -> None:
    message = await refused(site, user="ann", password=secret)

    assert message.startswith(f"{site.url('/feed')} was not asked, for want of its user and password: ")
    assert words in message
    assert "pw" not in message


async def test_a_command_that_takes_too_long_is_ended_with_all_that_it_started(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "SECONDS", 1)
    started = tmp_path / "pid"
    sleeping = f"import os, time; open({str(started)!r}, 'w').write(str(os.getpid())); time.sleep(60)"
    program = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {sleeping!r}])"

    message = await refused(site, password=printing(program))

    assert "took more than 1 seconds" in message
    async with asyncio.timeout(30):
        while runs(int(started.read_text())):
            await asyncio.sleep(0.01)


def runs(pid: int) -> bool:
    """Whether a process runs; one that nobody has waited for yet does not."""
    try:
        return "State:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except FileNotFoundError:
        return False


async def test_cancelling_ends_the_command(site: Site, tmp_path: Path) -> None:
    begun = tmp_path / "begun"
    password = printing(f"import time; open({str(begun)!r}, 'w'); time.sleep(60)")
    task = asyncio.ensure_future(told(site, password=password))
    while not begun.exists():
        await asyncio.sleep(0.01)

    task.cancel()

    with pytest.raises(asyncio.CancelledError):
        await task


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("X-Token", "a\r\nHost: b", "it holds characters that cannot be sent"),
        ("X-Token", "a\n", "it holds characters that cannot be sent"),
        ("X-Token", "a" * 9000, "or too many"),
        ("X Token", "a", "that is no name for a header"),
        ("X-Token: b\r\nX", "a", "that is no name for a header"),
        ("", "a", "that is no name for a header"),
        ("Host", "a", "this header is not for a source to say"),
        ("transfer-Encoding", "chunked", "this header is not for a source to say"),
    ],
)
async def test_a_header_can_be_nothing_but_one_header(
    site: Site, name: str, value: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEWS_SECRET", value)

    message = await refused(site, headers=((name, FROM_ENV),))

    assert words in message
    assert "\r" not in message


async def test_a_user_agent_can_be_nothing_but_that(site: Site) -> None:
    assert "for want of its User-Agent" in await refused(site, user_agent="a\r\nX: b")
    assert "cannot hold a colon" in await refused(site, user="a:b")


async def test_no_other_server_is_told_anything(site: Site, elsewhere: Site, secret: str) -> None:
    site.routes |= {"/feed": redirect("/here"), "/here": redirect(elsewhere.url("/feed"))}
    elsewhere.routes["/feed"] = redirect(site.url("/back"))
    site.routes["/back"] = answer()
    wishes = SourceSpec(
        site.url("/feed"),
        user="ann",
        password=FROM_ENV,
        headers=(("X-Token", printing("print('t')")),),
        user_agent="Own/1",
    )
    async with client_for(wishes, Way()) as client:
        await client.get(wishes.address)

    (away,) = elsewhere.headers
    assert not {"authorization", "x-token"} & away.keys()
    assert away["user-agent"].startswith("newsreader/")
    assert [headers.get("x-token") for headers in site.headers] == ["t", "t", "t"]
    assert {user_of(headers) for headers in site.headers} == {f"ann:{secret}"}
