"""`newsreader list` and `search`."""

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.archive import write_article
from tests.cli.program import Program
from tests.sources.made import rss
from tests.sources.server import answer, serving

ARTICLE_KEYS = [
    "id", "title", "excerpt", "published_at", "type", "provider", "topics", "proposed_topics", "url", "original_url",
    "web_url", "amp_url", "quality", "heat", "listed", "images", "enclosures", "comments_url", "read", "starred",
    "later", "hidden", "tags", "note", "by_rules", "source", "path", "copies", "copy_paths", "author", "lang", "guid",
    "reading_time_s", "extra",
]  # fmt: skip


def test_json_is_one_document_with_every_field_of_the_contract(program: Program, archive: Path) -> None:
    ran = program.run("list", archive, "--json", "-q", "outsell")
    assert (ran.code, ran.err) == (0, "")
    document = ran.json()
    assert document.keys() == ["total", "unread", "articles", "failures"]
    assert document.pick("total", "unread", "failures") == (1, 1, [])
    article = document["articles"][0]
    assert sorted(article.keys()) == sorted(ARTICLE_KEYS)
    assert len(article["id"]) == 10
    expected = {
        "title": "Heat pumps outsell boilers [for the first time]",
        "excerpt": "Sales of heat pumps passed those of boilers.",
        "published_at": "2026-11-20T09:30:00Z",
        "type": "article",
        "provider": {"name": "The Herald", "domain": "herald.example"},
        "topics": ["Energy", "Homes"],
        "url": "https://herald.example/heat-pumps",
        "original_url": "https://herald.example/heat-pumps",
        "web_url": None,
        "amp_url": None,
        "quality": 65,
        "heat": 105,
        "listed": True,
        "images": [{"url": "https://herald.example/pump.jpg", "width": 1200, "height": 799}],
        "enclosures": [],
        "comments_url": None,
        "read": False,
        "starred": False,
        "later": False,
        "hidden": False,
        "tags": [],
        "note": None,
        "by_rules": [],
        "source": str(archive),
        "path": "_news/2026-11-20-heat-pumps.md",
        "copies": 1,
        "copy_paths": [],
        "author": None,
    }
    assert {key: article[key].value for key in expected} == expected
    assert article["extra"]["secured"] == "QUJD;REVG"


def test_files_and_comments_of_an_article_are_told(program: Program, archive: Path) -> None:
    (archive / "_news" / "2026-11-23-talk.md").write_text(
        "---\ntitle: A talk\ncomments: https://herald.example/talk#comments\nenclosures:\n"
        "- url: https://herald.example/talk.mp3\n  type: audio/mpeg\n  size: 4096\n  length: PT1M1S\n---\n"
    )
    article = program.run("list", archive, "--json", "-n", "1").json()["articles"][0]
    assert article.pick("title", "comments_url") == ("A talk", "https://herald.example/talk#comments")
    assert article["enclosures"].value == [
        {
            "url": "https://herald.example/talk.mp3",
            "type": "audio/mpeg",
            "size": 4096,
            "length_s": 61,
            "title": None,
        }
    ]


def test_the_newest_come_first_and_unlisted_ones_only_with_all(program: Program, archive: Path) -> None:
    titles = ["列車 run on time", "Boilers fall behind", "Heat pumps outsell boilers [for the first time]"]
    assert program.run("list", archive, "--json").json()["articles"].each("title") == titles
    everything = program.run("list", archive, "--json", "--all").json()
    assert everything["articles"].each("title") == [*titles, "A copy of little worth"]
    assert everything["articles"].each("listed") == [True, True, True, False]


def test_totals_count_the_whole_match_whatever_is_cut(program: Program, archive: Path) -> None:
    document = program.run("list", archive, "--json", "-n", "1", "--sort", "heat").json()
    assert document.pick("total", "unread") == (3, 3)
    assert len(document["articles"]) == 1
    assert document["articles"][0]["heat"] == 105


def test_json_lines_are_one_article_each(program: Program, archive: Path) -> None:
    whole = program.run("list", archive, "--json").json()
    lines = program.run("list", archive, "--jsonl").lines()
    assert lines == [whole["articles"][number] for number in range(3)]


def test_plain_is_what_scripts_get_and_has_a_fixed_order(program: Program, archive: Path) -> None:
    ran = program.run("list", archive)
    assert ran.out == program.run("list", archive, "--plain").out
    id = program.run("list", archive, "--json").json()["articles"][0]["id"].text()
    assert ran.rows()[0] == [
        id, "2026-11-22T09:30:00Z", "unread", "The Herald", "列車 run on time", "https://herald.example/trains",
    ]  # fmt: skip


def test_body_adds_what_show_adds(program: Program, archive: Path) -> None:
    articles = program.run("list", archive, "--json", "--body").json()["articles"]
    for number in range(3):
        id = articles[number]["id"].text()
        assert articles[number] == program.run("show", id, "--json").json()
    assert articles[1]["body"]["format"] == "markdown"
    assert "A second with a" in articles[1]["body"]["text"].text()
    assert articles[1]["links"][0]["url"] == "https://herald.example/heat-pumps"
    assert articles[0]["body"].value is None


@pytest.mark.parametrize(
    "words",
    [
        ("list", "-q", "-boilers"),
        ("list", "--query", "-topic:energy OR -boilers"),
        ("list", "-n", "5", "-q", "-boilers", "--json"),
        ("search", "-boilers"),
        ("search", "-boilers", "-n", "5"),
        ("search", "--", "-boilers"),
    ],
)
def test_a_query_may_begin_with_what_is_left_out(
    program: Program, archive: Path, words: tuple[str, ...]
) -> None:
    program.run("sources", "add", archive)
    program.run("refresh")
    ran = program.run(*words)
    assert ran.code == 0
    assert "boilers" not in ran.out


@pytest.mark.parametrize(
    ("words", "found"), [(["boil"], 2), (["boil", "behind"], 1), (['"fall behind"'], 1), (["列車"], 1)]
)
def test_search_finds_articles_that_hold_all_the_words(
    program: Program, archive: Path, words: list[str], found: int
) -> None:
    program.run("sources", "add", archive)
    program.run("refresh")
    assert program.run("search", *words, "--json").json()["total"] == found
    assert program.run("list", "-q", " ".join(words), "--json").json()["total"] == found


def test_nothing_matched_is_an_exit_code_and_a_sentence(program: Program, archive: Path) -> None:
    ran = program.run("list", archive, "-q", "zeppelin", "--json")
    assert ran.code == 3
    assert ran.json()["articles"] == []
    assert "No article matches 'zeppelin'." in ran.err


def test_an_empty_library_tells_how_to_fill_it(program: Program) -> None:
    ran = program.run("list")
    assert (ran.code, ran.out) == (3, "")
    assert "newsreader sources add" in ran.err


def test_a_source_given_never_touches_the_users_own_library(
    program: Program, home: Path, archive: Path
) -> None:
    program.run("list", archive, "--json")
    assert not (home / "cache/newsreader/library.db").exists()
    assert not (home / "config").exists()
    assert program.run("list", "--json").json()["total"] == 0


def test_a_library_can_be_named(program: Program, tmp_path: Path, archive: Path) -> None:
    file = tmp_path / "mine.db"
    assert program.run("list", archive, "--library", file, "--json").json()["total"] == 3
    assert file.exists()
    assert program.run("list", "--library", file, "--json").json()["total"] == 3
    assert program.run("list", "--json", NEWSREADER_LIBRARY=str(file)).json()["total"] == 3


def test_sources_given_with_a_library_that_has_its_own_leave_that_alone(
    program: Program, tmp_path: Path, archive: Path
) -> None:
    file, other = tmp_path / "mine.db", tmp_path / "other"
    write_article(other, "2026-11-24-elsewhere", title="Elsewhere")
    assert program.run("sources", "add", archive, "--library", file).code == 0
    assert program.run("refresh", "--library", file).code == 0

    listed = program.run("list", other, "--library", file, "--json").json()
    assert listed["articles"].each("title") == ["Elsewhere"]
    assert program.run("topics", other, "--library", file, "--json").json() == []
    refreshed = program.run("refresh", other, "--library", file)
    assert "not all sources of your library" in refreshed.err
    assert program.run("list", "--library", file, "--json").json()["total"] == 3


def test_a_document_on_standard_input_is_a_source(program: Program, archive: Path) -> None:
    document = (archive / "_news" / "2026-11-22-trains.md").read_bytes()
    assert program.run("list", "-", "--json", stdin=document).json()["articles"].each("title") == [
        "列車 run on time"
    ]


def test_a_broken_file_is_listed_and_named_and_hurts_no_other(program: Program, archive: Path) -> None:
    broken = archive / "_news" / "2026-11-23-broken.md"
    broken.write_text('---\ntitle: Half of it\nprovider: {name: "x"\n---\n', encoding="utf-8")
    for _ in range(2):  # told each time, not only when the file is new
        ran = program.run("list", archive, "--json")
        assert ran.code == 1
        document = ran.json()
        assert "Half of it" in document["articles"].each("title")
        failure = document["failures"][0]
        assert failure.pick("source", "key") == (str(archive), "_news/2026-11-23-broken.md")
        assert "2026-11-23-broken.md" in ran.err
        assert "Traceback" not in ran.err


def test_a_reader_that_goes_away_ends_the_list_quietly(program: Program, archive: Path) -> None:
    for number in range(400):
        write_article(archive / "_news", f"2026-10-01-{number}", title=f"Number {number} " + "x" * 300)
    shell = " ".join(program.command("list", archive, "--jsonl")) + " | head -n 1"
    ran = subprocess.run(
        ["bash", "-o", "pipefail", "-c", shell], env=program.environment, capture_output=True, check=False
    )
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert ran.stdout.count(b"\n") == 1


def test_a_terminal_that_knows_only_ascii_gets_an_answer(program: Program, archive: Path) -> None:
    plain = program.run("list", archive, PYTHONIOENCODING="ascii")
    assert plain.code == 0
    assert "?? run on time" in plain.out
    json = program.run("list", archive, "--json", PYTHONIOENCODING="ascii")
    assert json.json()["articles"][0]["title"] == "列車 run on time"


def test_a_full_disk_is_told(program: Program, archive: Path) -> None:
    shell = " ".join(program.command("list", archive, "--json")) + " > /dev/full"
    ran = subprocess.run(["bash", "-c", shell], env=program.environment, capture_output=True, check=False)
    assert ran.returncode == 1
    assert b"No space left" in ran.stderr
    assert b"Traceback" not in ran.stderr


def test_what_only_videos_and_courses_have_is_handed_on_as_extra(program: Program, tmp_path: Path) -> None:
    folder = tmp_path / "courses"
    write_article(
        folder,
        "2026-11-01-course",
        type="course",
        price="free",
        length="PT1H",
        levels=["beginner"],
        actions=[{"url": "https://course.example/start", "type": "start", "title": "Begin"}],
        featuredContent='<iframe src="https://video.example/embed/1"></iframe>',
        unheardOf={"a": [1, 2]},
    )
    extra = program.run("list", folder, "--json").json()["articles"][0]["extra"]
    assert extra == {
        "unheardOf": {"a": [1, 2]},
        "featuredContent": "https://video.example/embed/1",
        "price": "free",
        "length_s": 3600,
        "levels": ["beginner"],
        "actions": [{"url": "https://course.example/start", "title": "Begin", "type": "start"}],
    }


def test_names_of_files_command_nothing_and_break_nothing(program: Program, archive: Path) -> None:
    text = (archive / "_news" / "2026-11-22-trains.md").read_bytes()
    for name in (b"2026-11-22-\x1b]0;owned\x07.md", b"2026-11-22-\xff.md", "2026-11-22-\u202e.md".encode()):
        file = os.fsencode(archive / "_news") + b"/" + name
        Path(os.fsdecode(file)).write_bytes(
            text.replace(b"herald.example/trains", b"herald.example/" + name.hex().encode())
        )
    for form in ("--json", "--jsonl", "--plain"):
        ran = program.run("list", archive, form)
        assert ran.code in {0, 1}
        assert "Traceback" not in ran.err
        assert not {"\x1b", "\x07", "\u202e"} & {*ran.out, *ran.err}


def test_ctrl_c_ends_it_with_130_and_without_a_word(program: Program) -> None:
    process = subprocess.Popen(
        program.command("list", "-"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=program.home,
        env=program.environment,
    )
    database = program.home / "cache" / "newsreader" / "opened"
    while not database.exists() and process.poll() is None:
        time.sleep(0.01)
    time.sleep(0.3)  # it waits for standard input now; were it not there yet, the end is the same
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert (process.returncode, out, err) == (130, b"", b"")


def test_a_feed_without_articles_is_no_folder_without_files(program: Program) -> None:
    with serving() as site:
        site.routes["/feed"] = answer(rss([]))
        for more, words in ([], ""), (["--offline"], ", as far as it is known: --offline asks nobody"):
            url = site.url("/feed" if not more else "/other")
            ran = program.run("list", url, *more)
            assert (ran.code, ran.err) == (3, f"newsreader: No articles are in {url}{words}.\n")
