"""Bad input, as one meets it with the commands: a clear sentence, the right exit code, and nothing lost."""

import os
import socket
import subprocess
import unicodedata
from pathlib import Path

import apsw
import pytest

from reader.store import schema
from tests.archive import write_article
from tests.cli.program import Program, Ran
from tests.limits import Cramped, Ordinary, tiny_disk
from tests.sources.server import answer, serving

TEMPLATE = b'{% assign news = site.news %}{"totalCount": {{ news.size }}, "value": []}'
BROKEN_AT_12 = """---
title: "The ferry was early"
publishedDateTime: 2026-11-20T09:00:00Z
excerpt: |
  Four minutes.

  Nobody knew.
topics:
  - Sea
  - Towns
quality: 40
originalUrl: "https://news.example/ferry" early
provider:
  name: The Quay
---
The captain said it was the tide.
"""


@pytest.fixture
def articles(home: Path) -> Path:
    for number in range(3):
        write_article(home / "articles", f"item-{number}")
    return home / "articles"


def told(ran: Ran, code: int, *words: str) -> None:
    """It ended with `code`, and said `words` and no traceback."""
    assert ran.code == code, ran
    for word in words:
        assert word in ran.err
    assert "Traceback" not in ran.err
    assert ran.err.startswith("newsreader: ")


def titles(program: Program, *arguments: str | Path) -> list[object]:
    return list(program.run("list", *arguments, "--json").json()["articles"].each("title"))


@pytest.mark.parametrize("path", ["./nowhere", "articles/nothing.md", "articles/item-0.md/below"])
@pytest.mark.usefixtures("articles")
def test_a_path_that_is_missing(program: Program, path: str) -> None:
    told(program.run("list", path), 3, f"There is no file or folder '{path}'.")
    told(program.run("show", path), 3, path)


def test_a_folder_that_may_not_be_read(home: Path, articles: Path) -> None:
    program = Ordinary(home)
    articles.chmod(0)
    try:
        told(program.run("list", articles), 1, f"newsreader: {articles} cannot be read: permission denied")
        told(
            program.run("list", articles / "item-0.md"),
            1,
            "item-0.md' cannot be looked at: permission denied",
        )
    finally:
        articles.chmod(0o755)
    assert len(titles(program, articles)) == 3


def test_what_may_not_be_read_in_a_folder_leaves_the_rest_alone(home: Path, articles: Path) -> None:
    program = Ordinary(home)
    write_article(articles / "secret", "hidden")
    assert len(titles(program, articles)) == 4
    (articles / "item-0.md").chmod(0)
    (articles / "secret").chmod(0)
    os.utime(articles / "item-0.md", (1, 1))
    try:
        ran = program.run("list", articles, "--json")
        told(
            ran,
            1,
            "item-0.md: cannot be read: permission denied",
            "secret/: cannot be read: permission denied",
        )
        assert len(ran.json()["articles"]) == 4, "what was read before is still there"
    finally:
        (articles / "secret").chmod(0o755)


def test_a_source_whose_folder_is_gone_keeps_its_articles(program: Program, articles: Path) -> None:
    program.run("sources", "add", articles)
    program.run("refresh")
    articles.rename(articles.with_name("elsewhere"))
    told(program.run("refresh"), 1, f"No such file or folder: {articles}")
    assert len(titles(program)) == 3
    assert str(program.run("sources", "--json").json()[0]["error"].value).startswith("No such file or folder")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("photo.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "photo.png: is a PNG picture, not an article"),
        (
            "notes.md",
            b"Milk, bread.\n",
            "has no front matter (--- lines) at its beginning, so it is no article",
        ),
        ("empty.md", b"", "empty.md: is empty"),
        ("index.json", TEMPLATE, "index.json, line 1: is a template of the site ({% ... %}), not JSON"),
        (
            "open.md",
            b"---\ntitle: Never closed\n",
            "open.md: the front matter is not closed by a second --- line",
        ),
        (
            "deep.md",
            b"---\ntitle: Deep\na: " + b"[" * 60_000 + b"\n---\n",
            "deep.md, line 3: the front matter",
        ),
    ],
)
def test_a_file_that_is_no_article(
    program: Program, home: Path, name: str, content: bytes, words: str
) -> None:
    (home / name).write_bytes(content)
    ran = program.run("list", name, "--json")
    told(ran, 1, words)
    failure = ran.json()["failures"][0]
    assert failure.pick("source", "key") == (str(home / name), name)
    assert failure["message"].text() in ran.err


def test_yaml_that_is_broken_at_line_12_is_listed_and_told_with_that_line(
    program: Program, home: Path
) -> None:
    (home / "ferry.md").write_text(BROKEN_AT_12)
    ran = program.run("list", "ferry.md", "--json")
    told(ran, 1, "ferry.md, line 12: the front matter is no valid YAML")
    document = ran.json()
    assert document["failures"][0].pick("key", "line") == ("ferry.md", 12)
    assert document["articles"][0].pick("title", "published_at") == (
        "The ferry was early",
        "2026-11-20T09:00:00Z",
    )


def test_what_a_server_does_wrong_is_told_with_the_address(program: Program) -> None:
    with serving() as site:
        site.routes["/index.json"] = answer(TEMPLATE)
        for path, words in (
            ("/gone.md", "answered 404 Not Found"),
            ("/index.json", "is a template of the site"),
        ):
            ran = program.run("list", site.url(path))
            told(ran, 1, f"newsreader: {site.url(path)} {words}")
        assert site.asked.count("/gone.md") == 1


def test_a_host_that_does_not_answer(program: Program) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # and nobody listens
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/news.md"
        told(program.run("list", url), 1, f"{url} cannot be reached: it refused the connection")


def test_a_source_that_fails_keeps_what_it_gave_before(program: Program) -> None:
    with serving() as site:
        url = site.url("/ferry.md")
        site.routes["/ferry.md"] = answer(b"---\ntitle: The ferry\n---\nEarly.\n")
        program.run("sources", "add", url)
        assert program.run("refresh").code == 0
        del site.routes["/ferry.md"]
        told(program.run("refresh"), 1, f"{url} answered 404 Not Found")
    told(program.run("refresh"), 1, f"{url} cannot be reached: it refused the connection")
    assert titles(program) == ["The ferry"]
    assert program.run("sources").rows()[0][1] == "remote_file"


def test_a_library_of_a_newer_version_is_left_as_it_is(program: Program, home: Path, articles: Path) -> None:
    program.run("list", articles, "--library", "x.db")
    connection = apsw.Connection(str(home / "x.db"))
    connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    connection.close()
    before = (home / "x.db").read_bytes()
    for arguments in (["list"], ["refresh", articles], ["mark", "read", "-q", "item"], ["doctor"]):
        ran = program.run(*arguments, "--library", "x.db")
        assert ran.code == 4
        assert "x.db was written by a newer version of newsreader" in ran.err + ran.out
    assert (home / "x.db").read_bytes() == before


def test_a_damaged_library_is_told_and_rebuilt_with_every_mark(
    program: Program, articles: Path, home: Path
) -> None:
    program.run("sources", "add", articles)
    program.run("refresh")
    program.run("mark", "star", "-q", "item")
    database = home / "cache/newsreader/library.db"
    database.write_bytes(b"\xa5" * database.stat().st_size)
    told(program.run("list"), 3, f"{database} was damaged", "library.db.set-aside-1", "newsreader refresh")
    assert program.run("refresh").code == 0
    starred = program.run("list", "--json").json()["articles"].each("starred")
    assert starred == [True, True, True]


def test_a_full_disk_ends_reading_in_words_and_what_is_there_stays(program: Program, home: Path) -> None:
    for number in range(400):
        write_article(home / "many", f"item-{number}", body=f"words of number {number} " * 60)
    with tiny_disk(home / "disk", "400k") as disk:
        ran = program.run("list", "many", "--library", disk / "x.db")
        told(ran, 4, "full", "Make room and try again")
        assert program.run("list", "--library", disk / "x.db").code in {0, 3}
        told(program.run("mark", "read", "-q", "words", "--library", disk / "x.db"), 4, "full")


def test_a_mark_that_found_no_room_is_not_made(program: Program, home: Path, articles: Path) -> None:
    program.run("sources", "add", articles)
    program.run("refresh")
    program.run("mark", "star", "-q", "item")
    journal = next((home / "data/newsreader/state").glob("*.jsonl"))
    before = journal.read_bytes()
    told(Cramped(home, 10).run("mark", "read", "-q", "item"), 4, "disk is full", "Make room and try again")
    assert journal.read_bytes() == before
    assert program.run("list", "--json").json().pick("total", "unread") == (3, 3)
    assert program.run("mark", "read", "-q", "item").code == 0


def test_output_that_finds_no_room_is_told(program: Program, home: Path, articles: Path) -> None:
    with open("/dev/full", "wb") as full:
        command = program.command("list", articles)
        ran = subprocess.run(
            command, stdout=full, stderr=subprocess.PIPE, env=program.environment, cwd=home, check=False
        )
    assert ran.returncode == 1
    assert b"No space left on device" in ran.stderr
    assert b"Traceback" not in ran.stderr


HOSTILE = {
    "markup": "[/] [bold]x[/",
    "escape": "a\x1b]52;c;QUJD\x07b\x1b[31mc\x9b5md",
    "bidi": "\u202eabc\u2066def\u200fg",
    "marks": "e" + "\u0301" * 20_000,
    "long": "y" * 50_000,
    "tags": "x\U000e0041\U000e0042\ud800",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_title_reaches_neither_terminal_nor_script(program: Program, home: Path, name: str) -> None:
    text = HOSTILE[name].encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    write_article(home / "hostile", "one", title=text, excerpt=text, provider={"name": text}, body=text)
    for arguments in (["list"], ["list", "--plain"], ["topics"], ["list", "--json"]):
        ran = program.run(arguments[0], "hostile", *arguments[1:])
        assert ran.code in {0, 3}, ran.err
        harmless(ran.out)
        harmless(ran.err)
    whole = program.run("show", home / "hostile/one.md")
    assert whole.code == 0
    harmless(whole.out)


def harmless(printed: str) -> None:
    """No control character, bidi control or tag is in it, and no tower of marks."""
    marks = 0
    for character in printed:
        category = unicodedata.category(character)
        assert category not in {"Cc", "Cs"} or character in "\n\t", repr(character)
        assert character not in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", repr(character)
        assert not 0xE0000 <= ord(character) <= 0xE007F
        marks = marks + 1 if category == "Mn" else 0
        assert marks <= 16


def test_pipes_and_links_in_a_folder_are_reported_and_end_nowhere(program: Program, articles: Path) -> None:
    os.mkfifo(articles / "pipe.md")
    (articles / "again").symlink_to(articles, target_is_directory=True)
    (articles / "itself.md").symlink_to("itself.md")
    (articles / "gone.md").symlink_to("nowhere.md")
    (articles / "out.md").symlink_to("/etc/hostname")
    ran = program.run("list", articles, "--json")
    told(
        ran,
        1,
        "pipe.md: is not read: it is a named pipe, not a regular file",
        "itself.md: cannot be read: too many levels of symbolic links",
        "gone.md: is a link that leads nowhere",
        "out.md: is not followed: the link leads out of the folder that was given",
    )
    assert len(ran.json()["articles"]) == 3
    told(program.run("list", articles / "pipe.md"), 1, "it is a named pipe, not a regular file")
    told(program.run("show", articles / "pipe.md"), 3, "it is a named pipe, not a regular file")
