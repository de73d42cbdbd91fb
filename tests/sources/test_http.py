"""What a client makes of the answers of a server: where they lead, how long they hold, what is wrong with them."""

import asyncio
import gc
import gzip
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import NotAllowedError, NotNowError, SourceError, UnreachableError
from reader.models import Fingerprint
from reader.sources import transport
from reader.sources.answers import Answer, NotThereError, Same
from reader.sources.http import Client
from reader.sources.network import Network
from tests.sources import server
from tests.sources.helpers import ARTICLE
from tests.sources.server import Route, Site, answer, raw, redirect, serving, status

BODY = b"<rss/>"


async def ask(url: str, known: Fingerprint | None = None, *, deadline_s: float = 20) -> Answer | Same:
    """What is at an address."""
    async with Client(url, Network(deadline_s=deadline_s)) as client:
        return await client.get_changed(url, known)


async def refused(url: str, *, deadline_s: float = 20) -> SourceError:
    """Why there is nothing."""
    with pytest.raises(SourceError) as caught:
        await ask(url, deadline_s=deadline_s)
    return caught.value


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """Another server, as public as this machine allows."""
    monkeypatch.setattr(transport, "is_public", lambda _: True)
    with serving() as other:
        yield other


async def test_an_answer_tells_all_that_the_server_said(site: Site) -> None:
    site.routes["/feed"] = answer(BODY, ETag='"1"', Content_Type="application/rss+xml; charset=x")

    found = await ask(site.url("/feed").replace("//", "//me:secret@"))

    assert isinstance(found, Answer)
    assert (found.url, found.data, found.etag) == (site.url("/feed"), BODY, '"1"')
    assert found.content_type == "application/rss+xml; charset=x"
    assert found.outlook == (None, None, None, None)


@pytest.mark.parametrize("value", ["x" * 1000, "caf\xe9", ""])
async def test_a_content_type_that_is_none_is_left_out(site: Site, value: str) -> None:
    site.routes["/feed"] = answer(BODY, Content_Type=value)

    found = await ask(site.url("/feed"))

    assert isinstance(found, Answer)
    assert found.content_type == ""


async def test_it_is_told_how_long_an_answer_holds_also_where_nothing_changed(site: Site) -> None:
    said = {"Cache_Control": "max-age=300", "Age": "100"}
    site.routes["/feed"] = answer(BODY, ETag='"1"', **said)
    site.routes["/same"] = raw(b"HTTP/1.1 304 Not Modified\r\nCache-Control: max-age=300\r\n\r\n")

    first = await ask(site.url("/feed"))
    same = await ask(site.url("/same"), Fingerprint(etag='"1"'))

    assert first.outlook.fresh_s == 200
    assert same == Same(first.outlook._replace(fresh_s=300))


def test_the_client_loads_nothing_that_draws_or_reads_a_command_line() -> None:
    program = (
        "import sys, reader.sources.http; print({'rich', 'click', 'httpcore', 'anyio'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert done.stdout == "set()\n"


class TestRedirects:
    @pytest.mark.parametrize("number", [301, 308])
    async def test_an_address_that_moved_for_good_is_told(self, site: Site, number: int) -> None:
        site.routes["/old"] = redirect("/middle", number)
        site.routes["/middle"] = redirect(site.url("/new?a=1#part"), 308)
        site.routes["/new?a=1"] = answer(BODY, ETag='"1"')

        found = await ask(site.url("/old"))
        same = await ask(site.url("/old"), Fingerprint(etag='"1"'))

        assert found.outlook.moved_to == same.outlook.moved_to == site.url("/new?a=1")

    @pytest.mark.parametrize("numbers", [(302,), (303,), (307,), (301, 302), (307, 301)])
    async def test_one_that_moved_for_a_time_is_not(self, site: Site, numbers: tuple[int, ...]) -> None:
        for place, number in enumerate(numbers):
            site.routes[f"/{place}"] = redirect(f"/{place + 1}", number)
        site.routes[f"/{len(numbers)}"] = answer(BODY)

        found = await ask(site.url("/0"))

        assert isinstance(found, Answer)
        assert found.url == site.url(f"/{len(numbers)}")
        assert found.outlook.moved_to is None

    async def test_one_that_leads_back_to_itself_did_not_move(self, site: Site) -> None:
        site.routes["/feed"] = server.once(redirect("/feed", 301), answer(BODY))

        assert (await ask(site.url("/feed"))).outlook.moved_to is None

    async def test_one_that_moved_to_nothing_is_only_reported(self, site: Site) -> None:
        site.routes["/old"] = redirect("/gone", 301)

        assert isinstance(await refused(site.url("/old")), NotThereError)

    async def test_what_the_user_wrote_beside_the_address_stays_on_its_server(
        self, site: Site, elsewhere: Site
    ) -> None:
        site.routes |= {"/old": redirect("/new", 301), "/new": answer(BODY)}
        site.routes["/away"] = redirect(elsewhere.url("/new"), 301)
        elsewhere.routes["/new"] = answer(BODY)
        with_user = site.url().replace("//", "//me:secret@")

        here = await ask(f"{with_user}old#part")
        away = await ask(f"{with_user}away#part")

        assert here.outlook.moved_to == f"{with_user}new#part"
        assert away.outlook.moved_to == elsewhere.url("/new#part")
        assert "authorization" in site.headers[-1]
        assert "authorization" not in elsewhere.headers[-1]

    @pytest.mark.parametrize("location", ["http://8.8.8.8:70000/x", "http://8.8.8.8:0/", "//host:99999"])
    async def test_to_a_port_that_there_is_not_it_leads_nowhere(self, site: Site, location: str) -> None:
        site.routes["/a"] = redirect(location)
        with pytest.raises(SourceError, match="leads to something that is no http or https address"):
            await ask(site.url("/a"))

    async def test_five_are_followed_and_six_are_not(self, site: Site) -> None:
        for place in range(6):
            site.routes[f"/{place}"] = redirect(f"/{place + 1}")
        site.routes["/6"] = answer(BODY)

        assert isinstance(await ask(site.url("/1")), Answer)
        assert "leads on and on: more than 5 redirects" in str(await refused(site.url("/0")))

    async def test_all_hops_share_one_deadline(self, site: Site) -> None:
        site.routes["/"] = server.slow(0.15, redirect("/"))

        words = str(await refused(site.url("/"), deadline_s=0.4))

        assert words == f"{site.url('/')} did not answer completely within 0.4 seconds"


class TestStatuses:
    @pytest.mark.parametrize(
        ("number", "headers", "seconds"),
        [
            (429, {}, 3600),
            (503, {}, 600),
            (429, {"Retry_After": "120"}, 120),
            (503, {"Retry_After": "0"}, 0),
            (503, {"Retry_After": "99999999999"}, 7 * 86400),
            (503, {"Retry_After": "soon"}, 600),
            (429, {"Retry_After": "Mon, 23 Nov 2020 10:05:00 GMT", "Date": "Mon, 23 Nov 2020 10:00:00 GMT"}, 300),
        ],
    )  # fmt: skip
    async def test_a_server_may_ask_for_patience(
        self, site: Site, number: int, headers: dict[str, str], seconds: int
    ) -> None:
        head = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
        site.routes["/"] = raw(f"HTTP/1.1 {number} X\r\n{head}Content-Length: 0\r\n\r\n".encode())

        error = await refused(site.url("/"))

        assert isinstance(error, NotNowError)
        assert error.retry_after_s == seconds
        assert f"answered {number} " in str(error)

    async def test_patience_is_for_nothing_else(self, site: Site) -> None:
        site.routes["/"] = answer(b"", 500, Retry_After="5")

        assert not isinstance(await refused(site.url("/")), NotNowError)

    async def test_what_is_gone_for_good_is_told_apart_from_what_is_not_there(self, site: Site) -> None:
        site.routes |= {"/410": status(410), "/404": status(404)}

        gone, missing = await refused(site.url("/410")), await refused(site.url("/404"))

        assert isinstance(gone, NotThereError)
        assert isinstance(missing, NotThereError)
        assert str(gone) == f"{site.url('/410')} answered 410 Gone: it is gone for good"
        assert str(missing) == f"{site.url('/404')} answered 404 Not Found"

    @pytest.mark.parametrize(
        ("number", "user", "words"),
        [
            (401, "", "401 Unauthorized: it wants a user and password"),
            (403, "", "403 Forbidden: it may want a user and password, or another user agent"),
            (401, "me:secret@", "401 Unauthorized: it does not accept what it was told of the user"),
            (403, "me:secret@", "403 Forbidden: it does not accept what it was told of the user"),
        ],
    )
    async def test_a_refusal_tells_what_may_be_missing(
        self, site: Site, number: int, user: str, words: str
    ) -> None:
        site.routes["/"] = status(number)

        error = await refused(site.url("/").replace("//", f"//{user}"))

        assert str(error) == f"{site.url('/')} answered {words}"
        assert "newsreader sources" in str(error.hint)
        assert isinstance(error, NotAllowedError) == (number == 401)

    @pytest.mark.parametrize(
        ("route", "passes"),
        [
            (status(500), True),
            (status(503), True),
            (status(429), True),
            (server.reset, True),
            (server.dripping, True),
            (status(404), False),
            (raw(b"no HTTP at all\r\n\r\n"), False),
        ],
    )
    async def test_what_may_pass_is_told_apart_from_what_stays(
        self, site: Site, route: Route, passes: bool
    ) -> None:
        site.routes["/feed"] = route

        error = await refused(site.url("/feed"), deadline_s=0.5)

        assert isinstance(error, UnreachableError) == passes

    async def test_a_server_that_is_not_there_may_be_there_later(self, site: Site) -> None:
        url = site.url("/feed", host="nowhere.invalid")

        assert isinstance(await refused(url), UnreachableError)


OK = b"HTTP/1.1 200 OK\r\n"


@pytest.mark.parametrize(
    "route",
    [
        raw(OK + b"Transfer-Encoding: chunked\r\n\r\n3\r\n<rs\r\n3\r\ns/>\r\n0\r\nX-Trailer: 1\r\n\r\n"),
        raw(OK + b"Transfer-Encoding: chunked\r\n\r\n6;sig=1\r\n<rss/>\r\n0\r\n\r\n"),
        raw(b"HTTP/1.0 200 Okay\r\n\r\n", BODY),
        raw(b"HTTP/1.1 100 Continue\r\n\r\n" + OK + b"Content-Length: 6\r\n\r\n" + BODY),
        raw(b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" * 20, OK + b"Content-Length: 6\r\n\r\n" + BODY),
        raw(OK + b"Content-Length: 6\r\nContent-Length: 6\r\n\r\n" + BODY + b"and more than was promised"),
        raw(OK.replace(b"OK", b""), b"X-Long: " + b"y" * 30_000, b"\r\nContent-Length: 6\r\n\r\n", BODY),
        raw(*(bytes([byte]) for byte in OK + b"Content-Length: 6\r\n\r\n" + BODY)),
        raw(OK.replace(b"\r", b"") + b"Content-Length: 6\n\n" + BODY),
    ],
)
async def test_every_way_of_saying_it_is_understood(site: Site, route: Route) -> None:
    site.routes["/feed"] = route

    found = await ask(site.url("/feed"))

    assert isinstance(found, Answer)
    assert found.data == BODY


@pytest.mark.parametrize(
    ("route", "words"),
    [
        (raw(), "ended before the answer was complete"),
        (raw(b"HTTP/1.1 2"), "ended before the answer was complete"),
        (raw(OK + b"Content-Length: 7\r\n\r\n" + BODY), "ended before the answer was complete"),
        (raw(OK + b"Transfer-Encoding: chunked\r\n\r\n6\r\n<rss"), "ended before the answer was complete"),
        (raw(OK + b"Transfer-Encoding: chunked\r\n\r\nsix\r\n"), "sent something that is not HTTP"),
        (raw(OK + b"Transfer-Encoding: smoke\r\n\r\n"), "sent something that is not HTTP"),
        (raw(OK + b"Content-Length: -1\r\n\r\n"), "sent something that is not HTTP"),
        (raw(OK + b"Content-Length: 6\r\nContent-Length: 7\r\n\r\n"), "sent something that is not HTTP"),
        (raw(OK + b"X-Bad\x00Name: 1\r\n\r\n"), "sent something that is not HTTP"),
        (raw(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n"), "sent something that is not HTTP"),
        (raw(b"HTTP/2 200\r\n\r\n"), "sent something that is not HTTP"),
        (raw(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" * 9), "sent something that is not HTTP"),
        (server.flood, "sent more headers than are taken"),
        (server.interim, "sent more headers than are taken"),
        (server.crumbs, "sent its answer in crumbs"),
        (server.reset, "broke off the connection"),
        (status(500), "answered 500 Internal Server Error"),
        (answer(gzip.compress(ARTICLE)[5:], Content_Encoding="gzip"), "sent a broken gzip file"),
    ],
)
async def test_a_bad_answer_is_reported_in_words(site: Site, route: Route, words: str) -> None:
    site.routes["/feed"] = route

    assert str(await refused(site.url("/feed"))) == f"{site.url('/feed')} {words}"


async def test_bytes_of_an_answer_that_came_before_the_connection_broke_count(site: Site) -> None:
    def breaking(handler: server.Handler) -> None:
        answer(BODY)(handler)
        server.break_off(handler)

    site.routes["/feed"] = breaking

    for _ in range(20):
        found = await ask(site.url("/feed"))
        assert isinstance(found, Answer)
        assert found.data == BODY


@pytest.mark.parametrize("route", [server.dripping, server.Gate()])
async def test_cancelling_leaves_nothing_behind(site: Site, route: Route) -> None:
    site.routes["/feed"] = route
    task = asyncio.ensure_future(ask(site.url("/feed")))
    while not site.asked:
        await asyncio.sleep(0.01)

    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task

    assert asyncio.all_tasks() == {asyncio.current_task()}
    if isinstance(route, server.Gate):
        route.open()


@pytest.mark.parametrize("steps", range(30))
async def test_cancelling_at_any_point_leaves_nothing_behind(site: Site, steps: int) -> None:
    site.routes |= {"/": redirect("/feed"), "/feed": answer(BODY)}
    task = asyncio.ensure_future(ask(site.url("/")))
    for _ in range(steps):
        await asyncio.sleep(0.0002)

    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    await asyncio.sleep(0)  # the loop closes what was let go
    gc.collect()

    assert asyncio.all_tasks() == {asyncio.current_task()}


def test_no_bytes_raise_anything_but_a_source_error() -> None:
    good = (
        OK + b"Transfer-Encoding: chunked\r\nCache-Control: max-age=60\r\n\r\n6\r\n" + BODY + b"\r\n0\r\n\r\n"
    )

    with serving() as site:

        @given(st.integers(0, len(good)), st.binary(max_size=40), st.integers(0, 20))
        @settings(max_examples=60)
        def ask_for(place: int, noise: bytes, lost: int) -> None:
            site.routes["/"] = raw(good[:place] + noise + good[place + lost :])
            with suppress(SourceError):
                asyncio.run(ask(site.url("/")))

        ask_for()
