"""A source whose server refuses is added all the same: one says who asks, or keeps it unseen."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library import Library
from reader.models import Secret, SourceSpec
from reader.paths import place_at
from reader.ui.app import NewsreaderApp
from reader.ui.screens.adding import Adding
from tests.cli.test_credentials import PASSWORD, USER, guarded
from tests.sources.made import rss
from tests.sources.server import Site, serving, status
from tests.ui.archive import NOW
from tests.ui.driving import shown, until
from tests.ui.test_adding import asked

SIZE = (80, 24)
WHO, WHERE = "The user name for its server", "Where its password is found"


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        site.routes["/private"] = guarded(rss(["Behind the door"], name="Private Post"))
        yield site


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Library]:
    """A library that keeps its own list."""
    with Library.open(place_at(tmp_path / "own.db"), clock=lambda: NOW) as library:
        yield library


def nobody() -> str:
    """An address at which nobody answers."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return f"http://127.0.0.1:{taken.getsockname()[1]}/feed"


def words(app: NewsreaderApp) -> str:
    """What stands on the sheet, its lines run together."""
    sheet = app.screen.query_one(".sheet").region
    lines = shown(app).split("\n")[sheet.y : sheet.bottom]
    return " ".join(" ".join(line[sheet.x : sheet.right] for line in lines).split())


@pytest.mark.parametrize(
    ("line", "secret"),
    [
        ("env WORD", Secret(env="WORD")),
        (f"command printf {PASSWORD}", Secret(command=("printf", PASSWORD))),
    ],
    ids=["variable", "command"],
)
async def test_one_is_asked_who_asks_and_that_is_kept_with_the_source(
    own: Library, site: Site, monkeypatch: pytest.MonkeyPatch, line: str, secret: Secret
) -> None:
    monkeypatch.setenv("WORD", PASSWORD)
    app = NewsreaderApp(own, clock=lambda: NOW)
    async with app.run_test(size=SIZE) as pilot:
        await asked(pilot, app, site.url("/private"), "enter")
        await until(pilot, lambda: WHO in shown(app))
        assert f"! {site.url('/private')} answered 401 Unauthorized: it wants a user and password." in words(
            app
        )
        await pilot.press(*USER, "enter")
        await until(pilot, lambda: WHERE in shown(app))
        await pilot.press(*PASSWORD, "enter")
        await until(pilot, lambda: "! A secret is not kept here, only where it is found:" in words(app))
        await pilot.press("ctrl+u", *line, "enter")
        await until(pilot, lambda: "Private Post" in shown(app))
        assert "Behind the door" in shown(app)
        await pilot.press("enter")
        await until(pilot, own.sources.all)
        (status,) = own.sources.all()
        assert (status.spec.address, status.spec.user, status.spec.password) == (
            site.url("/private"),
            USER,
            secret,
        )


async def test_a_password_that_stands_in_the_address_stays_there(own: Library, site: Site) -> None:
    address = site.url("/private").replace("//", f"//{USER}:{PASSWORD}@")
    app = NewsreaderApp(own, clock=lambda: NOW)
    async with app.run_test(size=SIZE) as pilot:
        await asked(pilot, app, address, "enter")
        await until(pilot, lambda: "Behind the door" in shown(app))
        assert PASSWORD not in words(app).partition("Private Post")[2]
        await pilot.press("enter")
        await until(pilot, own.sources.all)
        assert own.sources.all()[0].spec.address == address


async def test_who_was_wrong_is_asked_again_with_what_was_said(own: Library, site: Site) -> None:
    app = NewsreaderApp(own, clock=lambda: NOW)
    async with app.run_test(size=SIZE) as pilot:
        await asked(pilot, app, site.url("/private"), "enter")
        await until(pilot, lambda: WHO in shown(app))
        await pilot.press(*"nobody", "enter")
        await until(pilot, lambda: WHERE in shown(app))
        await pilot.press(*"env NOT_SET_HERE", "enter")
        await until(pilot, lambda: "the variable NOT_SET_HERE is not set." in words(app))
        assert WHO in shown(app)
        assert "nobody" in shown(app)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, Adding))
        await until(pilot, lambda: "the variable NOT_SET_HERE is not set." in words(app))
        assert "Enter look" in shown(app)
        assert own.sources.all() == ()


@pytest.mark.parametrize("refused", [True, False], ids=["refused", "broken"])
async def test_what_is_not_reached_just_now_is_kept_unseen(own: Library, site: Site, refused: bool) -> None:
    site.routes["/broken"] = status(500)
    address, told = (
        (nobody(), "refused the connection.") if refused else (site.url("/broken"), "Server Error.")
    )
    app = NewsreaderApp(own, clock=lambda: NOW)
    async with app.run_test(size=(60, 20)) as pilot:
        await asked(pilot, app, address, "enter")
        await until(pilot, lambda: told in words(app))
        assert words(app).count("! ") == 1
        assert "Enter look again   Ctrl-K keep it all the same   Esc leave" in shown(app)
        assert own.sources.all() == ()
        await pilot.press("ctrl+k")
        await until(pilot, lambda: app.screen is app.main)
        await until(pilot, own.sources.all)
        assert [one.spec for one in own.sources.all()] == [SourceSpec(address)]
        await until(pilot, lambda: "Added 127.0.0.1" in shown(app))


async def test_where_nothing_is_there_is_nothing_to_keep(own: Library, site: Site) -> None:
    app = NewsreaderApp(own, clock=lambda: NOW)
    async with app.run_test(size=SIZE) as pilot:
        await asked(pilot, app, site.url("/nothing"), "enter")
        await until(pilot, lambda: "answered 404 Not Found" in words(app))
        assert "Ctrl-K" not in shown(app)
        await pilot.press("ctrl+k")
        assert isinstance(app.screen, Adding)
        assert own.sources.all() == ()
