"""A command whose output is a source: run without a shell, bounded, and gone with all that it started."""

import asyncio
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from reader.content import parse
from reader.errors import SourceError
from reader.models import Article, SourceSpec
from reader.sources import open_source
from reader.sources.base import Fetched, FetchFailure, Listing, Way
from reader.sources.command import CommandSource, arguments
from reader.sources.process_output import output_of
from tests.sources.helpers import ARTICLE, learned, read
from tests.sources.made import opml, rss, sitemap, web_page
from tests.sources.server import Site, answer, page

ROOT = Path(__file__).parent.parent.parent


def printing(data: bytes, *, status: int = 0, complaint: str = "") -> SourceSpec:
    """A command that prints these bytes."""
    code = (
        f"import sys; sys.stdout.buffer.write({data!r}); sys.stdout.flush(); "
        f"sys.stderr.write({complaint!r}); sys.exit({status})"
    )
    return running(code)


def running(code: str) -> SourceSpec:
    """A command that runs some Python."""
    return SourceSpec(f"exec:{shlex.join([sys.executable, '-c', code])}")


async def failing(spec: SourceSpec, limit_s: float = 60) -> str:
    """What is said when a command is refreshed."""
    with pytest.raises(SourceError) as caught:
        await CommandSource(spec, limit_s=limit_s).listing({})
    return str(caught.value)


@pytest.mark.parametrize(
    ("output", "titles"),
    [
        (rss(["one", "two"]), ["one", "two"]),
        (page(["a", "b"], None), ["a", "b"]),
        (ARTICLE, ["A short story"]),
        (sitemap("https://n.example/a-story"), 1),
    ],
)
async def test_what_a_command_prints_is_read(output: bytes, titles: list[str] | int) -> None:
    source = await open_source(printing(output))
    result = await read(source)

    assert source.kind == "command"
    assert result.keys == ["output"]
    found = [part.title for part in parse(result.documents["output"]) if isinstance(part, Article)]
    assert found == titles or len(found) == titles
    assert result.listing is not None
    assert not result.listing.complete


async def test_the_same_output_is_not_read_again() -> None:
    first = await read(await open_source(printing(rss(["one"]))))

    again = await read(await open_source(printing(rss(["one"]))), first.known)
    changed = await read(await open_source(printing(rss(["two"]))), first.known)

    assert again.listing is None
    assert changed.documents


async def test_a_feed_says_its_title() -> None:
    feed = rss(["one"], name="From a script")

    listing = await (await open_source(printing(feed))).listing({})

    assert isinstance(listing, Listing)
    assert learned(listing, feed)[0].title == "From a script"


@pytest.mark.parametrize(
    ("spec", "words"),
    [
        (
            printing(b"x", status=3, complaint="one\nno such \x1b[31muser\n\n"),
            "failed with exit code 3: no such [31muser",
        ),
        (printing(rss(["one"]), status=1), "failed with exit code 1"),
        (running("import os; os.kill(os.getpid(), 15)"), "was ended by SIGTERM"),
        (printing(b" \n"), "printed nothing"),
        (printing(web_page()), "prints is a web page, which is not read from a command"),
        (printing(b"Just words"), "prints has no front matter"),
    ],
)
async def test_a_bad_command_is_reported_in_words(spec: SourceSpec, words: str) -> None:
    said = await failing(spec)

    assert words in said
    assert "import" not in said


async def test_what_is_at_the_addresses_that_a_command_prints_is_read(site: Site) -> None:
    site.routes |= {"/one": answer(rss(["one"])), "/two": answer(rss(["two"]))}
    for printed in (
        opml(site.url("/one"), site.url("/two")),
        site.url("/one\n").encode() + site.url("/two").encode(),
    ):
        source = await open_source(printing(printed))
        listing = await source.listing({})
        assert isinstance(listing, Listing)
        assert not listing.complete, "what is not printed any more is not gone"
        fetched = [one async for one in source.fetch(listing.entries)]
        found = [part for one in fetched if isinstance(one, Fetched) for part in parse(one.document)]
        assert sorted(part.title for part in found if isinstance(part, Article)) == ["one", "two"]


async def test_a_command_that_a_command_names_is_not_run() -> None:
    source = await open_source(printing(opml("https://n.example/", "exec:touch x")))
    listing = await source.listing({})
    assert isinstance(listing, Listing)
    assert [entry.address for entry in listing.entries] == ["https://n.example/"]
    assert "is a command" in listing.failures[0].message


async def test_a_program_that_is_not_there_is_named() -> None:
    with pytest.raises(SourceError, match=r"^There is no program no-such-program-here$") as caught:
        await CommandSource(SourceSpec("exec:no-such-program-here --secret=x")).listing({})
    assert "PATH" in str(caught.value.hint)


async def test_a_program_that_may_not_be_run_is_named(tmp_path: Path) -> None:
    (tmp_path / "script").write_text("echo hello")

    assert (
        await failing(SourceSpec(f"exec:{tmp_path}/script"))
        == f"{tmp_path}/script cannot be run: permission denied"
    )


async def test_no_shell_sees_the_command(tmp_path: Path) -> None:
    code = "import sys; print('---'); print('title:', sys.argv[1]); print('---')"
    word = f"$(touch {tmp_path}/x); `id` > {tmp_path}/y"
    spec = SourceSpec(f"exec:{shlex.join([sys.executable, '-c', code, word])}")

    result = await read(await open_source(spec))

    assert word.encode() in result.documents["output"].data
    assert list(tmp_path.iterdir()) == []


async def test_a_command_has_nothing_to_read_and_runs_in_the_home_folder(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(home))
    code = "import os, sys; print(repr(sys.stdin.read()), os.getcwd())"

    output = await output_of([sys.executable, "-c", code], limit=1000, limit_s=60)

    assert output.decode().strip() == f"'' {home}"


async def test_a_command_that_takes_too_long_is_ended_with_all_that_it_started(tmp_path: Path) -> None:
    script = f"sleep 600 & echo $! > {shlex.quote(str(tmp_path / 'child'))}; sleep 600"
    spec = SourceSpec(f"exec:{shlex.join(['/bin/sh', '-c', script])}")

    assert await failing(spec, limit_s=1.5) == "/bin/sh was not done within 1.5 seconds, and was ended"

    assert await _is_gone(int((tmp_path / "child").read_text()))


async def test_cancelling_ends_a_command(tmp_path: Path) -> None:
    code = f"import os, time; open({str(tmp_path / 'pid')!r}, 'w').write(str(os.getpid()) + ' '); time.sleep(600)"
    task = asyncio.ensure_future(CommandSource(running(code)).listing({}))
    while not (tmp_path / "pid").exists() or not (tmp_path / "pid").read_text().endswith(" "):
        await asyncio.sleep(0.01)
    task.cancel()

    with pytest.raises(asyncio.CancelledError):
        await task
    assert await _is_gone(int((tmp_path / "pid").read_text()))


async def test_a_command_that_leaves_something_running_is_done_when_it_is_done_itself() -> None:
    code = (
        "import subprocess, sys; subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)']); "
        f"sys.stdout.buffer.write({ARTICLE!r})"
    )

    assert (await read(await open_source(running(code)))).documents["output"].data == ARTICLE


async def test_endless_output_is_cut_off() -> None:
    with pytest.raises(SourceError, match="printed more than the 1 MB that are taken"):
        await output_of(["yes"], limit=1 << 20, limit_s=60)


async def test_endless_complaints_hold_up_nobody() -> None:
    code = "import sys; sys.stderr.write('x' * 5_000_000 + '\\nthe end\\n'); sys.exit(2)"

    assert (await failing(running(code))).endswith("failed with exit code 2: the end")


@pytest.mark.parametrize(
    ("address", "words"),
    [("exec:", "names no command"), ("exec:   ", "names no command"), ("exec:''", "names no command"),
     ("exec:a 'b", "cannot be split into words: no closing quotation"), ("exec:a\0b", "names no command")],
)  # fmt: skip
async def test_a_command_that_cannot_be_meant_is_refused(address: str, words: str) -> None:
    with pytest.raises(SourceError, match=words):
        await open_source(SourceSpec(address))


def test_words_are_split_as_a_shell_would() -> None:
    assert arguments("exec:my-script --name 'A b' $HOME") == ["my-script", "--name", "A b", "$HOME"]


async def test_offline_no_command_is_run(tmp_path: Path) -> None:
    with pytest.raises(
        SourceError, match=r"^exec:touch is not run while offline, for it may use the network$"
    ):
        await open_source(SourceSpec(f"exec:touch {tmp_path}/x"), Way(offline=True))
    assert list(tmp_path.iterdir()) == []


async def test_a_command_is_read_as_nothing_else_and_nothing_else_as_a_command() -> None:
    with pytest.raises(SourceError, match="exec:a is a command, so it cannot be read as feed"):
        await open_source(SourceSpec("exec:a --b", "feed"))
    with pytest.raises(SourceError, match="is no command"):
        await open_source(SourceSpec("/bin/ls", "command"))


async def test_fetching_without_a_listing_runs_the_command() -> None:
    from reader.sources.base import Entry

    entry = Entry("output", "exec:")
    (there,) = [item async for item in CommandSource(printing(ARTICLE)).fetch([entry])]
    (broken,) = [item async for item in CommandSource(printing(b"", status=1)).fetch([entry])]

    assert isinstance(there, Fetched)
    assert isinstance(broken, FetchFailure)


def test_a_command_needs_no_http_client() -> None:
    code = "import sys, reader.sources.command; sys.exit('httpx' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


async def _is_gone(pid: int) -> bool:
    """Whether a process ends; who inherits it may not have buried it yet."""
    for _ in range(500):
        try:
            os.kill(pid, 0)
            with open(f"/proc/{pid}/stat") as file:
                if file.read().rpartition(")")[2].split()[0] == "Z":
                    return True
        except (ProcessLookupError, FileNotFoundError):
            return True
        await asyncio.sleep(0.01)
    return False
