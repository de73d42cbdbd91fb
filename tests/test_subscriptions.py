"""The list of sources is a text file: read with care, changed without harm to what a person wrote in it."""

import os
import subprocess
import sys
import tomllib
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import ConfigError, LibraryWriteError, NotFoundError, UsageError
from reader.models import SourceSpec
from reader.subscriptions import Subscriptions, normalise

ROOT = Path(__file__).parents[1]

WRITTEN_BY_HAND = """\
# What I read in the morning

# the archive
[[source]]
address = "/archive/_news"   # on the big disk
name = 'Archive'

# slow, but good
[[source]]
enabled = false
address = "https://slow.example/feed.xml"

# the last
[[source]]
address = "https://last.example/api/news/index.json"
kind = "api"
# end
"""

ARCHIVE = SourceSpec("/archive/_news", name="Archive")
SLOW = SourceSpec("https://slow.example/feed.xml", enabled=False)
LAST = SourceSpec("https://last.example/api/news/index.json", kind="api")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "sources.toml"
    file.write_text(WRITTEN_BY_HAND)
    return file


def comments(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith("#")]


def test_there_are_no_sources_before_one_is_added(tmp_path: Path) -> None:
    assert Subscriptions(tmp_path / "config" / "sources.toml").all() == ()
    assert not (tmp_path / "config").exists()


def test_sources_come_in_the_order_of_the_file(file: Path) -> None:
    assert Subscriptions(file).all() == (ARCHIVE, SLOW, LAST)


def test_a_source_that_is_added_is_at_the_end_and_all_a_person_wrote_stays(file: Path) -> None:
    new = SourceSpec("https://new.example/", kind="remote_file", name='The "New"', enabled=False)
    Subscriptions(file).add(new)
    assert Subscriptions(file).all() == (ARCHIVE, SLOW, LAST, new)
    assert file.read_text().startswith(WRITTEN_BY_HAND)


def test_the_first_source_makes_the_file(tmp_path: Path) -> None:
    file = tmp_path / "config" / "sources.toml"
    for address in ("/one", "/two"):
        Subscriptions(file).add(SourceSpec(address))
    assert file.read_text() == (
        "# The sources of newsreader. What you write in here is kept.\n"
        '\n[[source]]\naddress = "/one"\n\n[[source]]\naddress = "/two"\n'
    )


@pytest.mark.parametrize("gone", [ARCHIVE, SLOW, LAST])
def test_a_source_that_is_removed_leaves_the_comments_around_it(file: Path, gone: SourceSpec) -> None:
    Subscriptions(file).remove(gone.address)
    assert Subscriptions(file).all() == tuple(each for each in (ARCHIVE, SLOW, LAST) if each != gone)
    assert comments(file.read_text()) == comments(WRITTEN_BY_HAND)


def test_all_sources_can_be_removed_and_added_again(file: Path) -> None:
    subscriptions = Subscriptions(file)
    for each in (ARCHIVE, LAST, SLOW):
        subscriptions.remove(each.address)
    assert subscriptions.all() == ()
    subscriptions.add(SLOW)
    assert subscriptions.all() == (SLOW,)
    assert comments(file.read_text()) == comments(WRITTEN_BY_HAND)


def test_a_source_is_switched_off_and_on_in_its_place(file: Path) -> None:
    subscriptions = Subscriptions(file)
    subscriptions.enable(ARCHIVE.address, False)
    subscriptions.enable(SLOW.address, True)
    assert [spec.enabled for spec in subscriptions.all()] == [False, True, True]
    subscriptions.enable(LAST.address, True)
    assert file.read_text() == WRITTEN_BY_HAND.replace("enabled = false", "enabled = true").replace(
        "name = 'Archive'\n", "name = 'Archive'\nenabled = false\n"
    )


def test_paths_are_made_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", "/home/zoe")
    subscriptions = Subscriptions(tmp_path / "sources.toml")
    subscriptions.add(SourceSpec("news/../_news/"))
    assert subscriptions.all() == (SourceSpec(str(tmp_path / "_news")),)
    subscriptions.remove("./_news")
    assert normalise("~/news") == "/home/zoe/news"
    assert normalise("file:///a%20b/c") == "/a b/c"
    assert normalise("file:///a/repo#main:_news") == "/a/repo#main:_news"
    assert (
        normalise("file:///a/repo#main:../..") == "/a/repo#main:../.."
    )  # which is refused when it is looked at
    assert normalise("/a/./repo/#_news") == "/a/repo#_news"
    assert normalise("HTTPS://Me:Pw@News.Example/Feed") == "https://Me:Pw@news.example/Feed"


def test_paths_in_the_file_start_from_its_folder(tmp_path: Path) -> None:
    file = tmp_path / "sources.toml"
    file.write_text('[[source]]\naddress = "_news"\n')
    assert Subscriptions(file).all() == (SourceSpec(str(tmp_path / "_news")),)


@pytest.mark.parametrize(
    "address",
    [
        "-",
        "https://rain.example/A/?b=C",
        "http://rain.example/A",
        "https://host.example/owner/repo.git#main:_news",
        "ssh://git@host.example/owner/repo",
        "git@host.example:owner/repo#_news",
        "exec:my-script --flag 'two words'",
    ],
)
def test_all_that_is_no_path_is_kept_as_it_is_typed(address: str) -> None:
    assert normalise(address) == address


@pytest.mark.parametrize("address", ["", "  ", "/a\0b"])
def test_what_is_no_address_is_refused(tmp_path: Path, address: str) -> None:
    with pytest.raises(UsageError, match="is no address of a source"):
        Subscriptions(tmp_path / "sources.toml").add(SourceSpec(address))


def test_a_path_that_is_not_utf8_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"caf\\udce9' is not UTF-8"):
        Subscriptions(tmp_path / "sources.toml").add(SourceSpec("/caf\udce9"))


def test_a_source_is_added_once(file: Path) -> None:
    with pytest.raises(UsageError, match="/archive/_news is a source already"):
        Subscriptions(file).add(SourceSpec("/archive/_news/"))
    assert file.read_text() == WRITTEN_BY_HAND


def test_an_unknown_source_is_an_error_that_names_those_near(file: Path) -> None:
    with pytest.raises(NotFoundError, match=r"did you mean https://slow\.example/feed\.xml\?"):
        Subscriptions(file).remove("https://slow.example/feeds.xml")
    with pytest.raises(NotFoundError, match=r"/nowhere is not among the sources$"):
        Subscriptions(file).enable("/nowhere", True)


BROKEN = [
    ("[[source]]\naddress =\n", r"sources\.toml: not TOML: .*line 2, column 10"),
    (f"x = {'[' * 3000}", r"sources\.toml: not TOML that can be read"),
    (f"x = {'1' * 5000}", r"sources\.toml: not TOML that can be read"),
    ("[[sources]]\naddress = '/a'\n", "sources.toml has an unknown key 'sources'; did you mean 'source'"),
    ("[source]\naddress = '/a'\n", r"a source begins with \[\[source\]\], in two brackets"),
    ("source = [1]\n", r"source 1: a source begins with \[\[source\]\]"),
    ("source = [{adress = '/a'}]\n", r"sources\.toml: source 1 has an unknown key 'adress'"),
    (
        "# one\n\n[[source]]\nadress = '/a'\n",
        r"sources\.toml, line 3: source 1 has an unknown key 'adress'; did you mean 'address'\?",
    ),
    (
        "[[source]]\naddress = '/a'\nxyz = 1\n",
        "unknown key 'xyz'; there are address, name, kind, enabled, topics",
    ),
    ("[[source]]\naddress = '/a'\n[[source]]\nname = 'B'\n", "line 3: source 2 has no key 'address'"),
    ("[[source]]\naddress = 7\n", "line 2: source 1: key 'address' must be a text, not 7; it wants quotes"),
    ("[[source]]\naddress = ' '\n", "key 'address' must not be empty"),
    (
        "[[source]]\naddress = '/a'\nkind = 'foldr'\n",
        r"line 3: source 1: key 'kind' must be a kind, not 'foldr'; did you mean 'folder'\?",
    ),
    ("[[source]]\naddress = '/a'\nenabled = 'yes'\n", "key 'enabled' must be true or false, not 'yes'"),
    ("# \xe9\n[[source]]\naddress = '/\xe9'\n", r"not UTF-8 \(at line 1\)"),
]


@pytest.mark.parametrize(("text", "message"), BROKEN)
def test_a_broken_file_is_named_with_the_place_and_left_as_it_is(
    tmp_path: Path, text: str, message: str
) -> None:
    file = tmp_path / "sources.toml"
    file.write_bytes(text.encode("latin-1"))
    with pytest.raises(ConfigError, match=message):
        Subscriptions(file).all()
    with pytest.raises(ConfigError, match=message):
        Subscriptions(file).add(SourceSpec("/new"))
    assert file.read_bytes() == text.encode("latin-1")


def test_a_list_in_one_line_is_read_and_changing_it_is_refused_in_words(tmp_path: Path) -> None:
    file = tmp_path / "sources.toml"
    file.write_text('source = [{address = "/a"}]\n')
    assert Subscriptions(file).all() == (SourceSpec("/a"),)
    with pytest.raises(ConfigError, match=r"under its own \[\[source\]\]"):
        Subscriptions(file).remove("/a")


@given(st.text())
def test_no_text_in_the_file_is_a_bug(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    file = tmp_path_factory.mktemp("config") / "sources.toml"
    file.write_bytes(text.encode("utf-8", "surrogatepass"))
    with suppress(ConfigError):
        Subscriptions(file).all()


def test_a_link_to_the_file_stays_a_link(file: Path, tmp_path: Path) -> None:
    link = tmp_path / "config" / "sources.toml"
    link.parent.mkdir()
    link.symlink_to(file)
    Subscriptions(link).add(SourceSpec("/new"))
    assert link.is_symlink()
    assert SourceSpec("/new") in Subscriptions(file).all()


def test_a_file_keeps_its_permissions(file: Path) -> None:
    file.chmod(0o640)
    Subscriptions(file).remove("/archive/_news")
    assert file.stat().st_mode & 0o777 == 0o640


def test_sources_added_by_several_processes_at_once_are_all_there(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from reader.models import SourceSpec\n"
        "from reader.subscriptions import Subscriptions\n"
        "for number in range(5): Subscriptions(Path(sys.argv[1])).add(SourceSpec(f'/{sys.argv[2]}{number}'))"
    )
    file = tmp_path / "sources.toml"
    command = [sys.executable, "-c", program, str(file)]
    processes = [subprocess.Popen([*command, letter], cwd=ROOT) for letter in "abcd"]
    assert [process.wait(60) for process in processes] == [0] * 4
    assert {spec.address for spec in Subscriptions(file).all()} == {
        f"/{x}{n}" for x in "abcd" for n in range(5)
    }


def test_a_file_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("")
    with pytest.raises(LibraryWriteError, match=r"sources\.toml was not written: "):
        Subscriptions(tmp_path / "config" / "sources.toml").add(SourceSpec("/new"))


def test_what_is_written_is_toml_for_everybody(file: Path) -> None:
    Subscriptions(file).add(SourceSpec("/new", name="\U0001f600 \\ ' \""))
    assert tomllib.loads(file.read_text("utf-8"))["source"][-1]["name"] == "\U0001f600 \\ ' \""
    assert os.listdir(file.parent).count("sources.toml") == 1
