"""What an address leads to, as a process of its own finds it out."""

import asyncio
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.models import Offer, Secret, SourceSpec
from reader.ui import looking
from reader.ui.looking import PASSWORD, Found, command, look, signed_in, understand
from tests.ui.child import answering, offer, running


async def test_offers_come_with_their_headlines() -> None:
    told = offer(
        "https://quay.example/feed",
        name="The  Quay",
        titles=["One", "Two"],
        articles=25,
        topics=[["News", "Sea"], []],
    )
    found = await look(answering(told)("quay.example"))
    spec = SourceSpec("https://quay.example/feed", "feed", "The Quay", topics=(("News", "Sea"),))
    assert found == Found((Offer(spec, "RSS 2.0 feed", ("One", "Two"), 25),))


async def test_what_is_wrong_is_told_in_the_words_of_the_process() -> None:
    found = await look(answering(failure="https://quay.example/: the server answers 404.", code=1)("x"))
    assert found == Found(trouble="https://quay.example/: the server answers 404.")


async def test_a_process_that_only_complains_is_understood() -> None:
    code = "print('newsreader: that is no address', file=sys.stderr); sys.exit(2)"
    assert (await look(running(code)("x"))).trouble == "that is no address"


async def test_one_that_cannot_be_started_is_told_of() -> None:
    assert "could not be found out" in (await look(["/nowhere/newsreader"])).trouble
    assert "could not be found out" in (await look(["/bin/echo", "a\0b"])).trouble


async def test_one_that_says_nothing_in_time_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "_PATIENCE_S", 0.3)
    assert "no answer within" in (await look(running("time.sleep(60)")("x"))).trouble


async def test_one_that_never_stops_talking_is_cut_off() -> None:
    found = await look(running("while True: print('[' * 70000)")("x"))
    assert found.trouble == "There is too much there to be shown."


async def test_it_ends_with_all_it_started_when_nobody_waits_any_more(tmp_path: Path) -> None:
    told = tmp_path / "pids"
    code = f"""
child = os.fork()
if child:
    open({str(told)!r}, "w").write(f"{{os.getpid()}} {{child}}")
    os.rename({str(told)!r}, {str(told) + ".whole"!r})
time.sleep(600)
"""
    task = asyncio.create_task(look(running(code)("x")))
    whole = told.with_name("pids.whole")
    while not whole.exists():
        await asyncio.sleep(0.01)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    for pid in map(int, whole.read_text().split()):
        while _lives(pid):
            await asyncio.sleep(0.01)


def _lives(pid: int) -> bool:
    try:
        with open(f"/proc/{pid}/stat") as stat:
            return stat.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_the_address_is_never_an_option() -> None:
    words = command("--help", ["--library", "my.db"])
    assert words[-2:] == ["--", "--help"]
    assert words[-8:-2] == ["sources", "add", "--dry-run", "--json", "--library", "my.db"]


def test_it_is_told_who_asks_and_where_the_password_is_found() -> None:
    spec = SourceSpec("https://x.example/", user="-me", password=Secret(command=("pass", "show", "my feed")))
    assert signed_in(spec) == ["--user=-me", "--password-command=pass show 'my feed'"]
    assert signed_in(spec._replace(user=None, password=Secret(env="WORD"))) == ["--password-env=WORD"]
    assert signed_in(spec._replace(user=None, password=None)) == []


async def test_the_kind_of_trouble_is_told_where_something_can_be_done_about_it() -> None:
    found = await look(answering(failure="It wants a user.", reason="password", code=1)("x"))
    assert found == Found(trouble="It wants a user.", reason=PASSWORD)


def test_texts_are_cleaned_and_cut() -> None:
    told = offer("https://x.example/", name="\x1b]0;owned\x07" + "n" * 4000, titles=["\u202eevil", 7, ""])
    (found,) = understand(json.dumps({"offers": [told]}).encode()).offers
    assert found.spec.name is not None
    assert found.spec.name.isprintable()
    assert len(found.spec.name) <= 500
    assert found.titles == ("evil",)


def test_an_unknown_kind_is_found_out_later() -> None:
    told = offer("https://x.example/", kind="hologram", words="")
    (found,) = understand(json.dumps({"offers": [told, offer(" "), 7, {"address": 1}]}).encode()).offers
    assert (found.spec.kind, found.words) == (None, "source")


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(
    st.fixed_dictionaries({}, optional={"offers": _JSON, "failures": _JSON}) | _JSON, st.binary(max_size=40)
)
def test_whatever_it_prints_something_is_told(told: object, complaints: bytes) -> None:
    found = understand(json.dumps(told).encode(), complaints)
    assert bool(found.offers) != bool(found.trouble)


@given(st.binary(max_size=60))
def test_noise_is_no_offer(noise: bytes) -> None:
    assert understand(noise, noise).offers == ()


@pytest.mark.parametrize("delay_s", [0, 0.001, 0.003, 0.01, 0.03])
async def test_it_ends_also_where_it_has_just_begun(tmp_path: Path, delay_s: float) -> None:
    told = tmp_path / "pid"
    task = asyncio.create_task(
        look(running(f"open({str(told)!r}, 'w').write(str(os.getpid()))\ntime.sleep(600)")("x"))
    )
    await asyncio.sleep(delay_s)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert not (told.exists() and told.read_text() and _lives(int(told.read_text())))
