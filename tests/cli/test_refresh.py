"""`newsreader refresh`, once and with `--watch`."""

import select
import signal
from pathlib import Path

import pytest

from tests.archive import write_article
from tests.cli.on_terminal import on_terminal
from tests.cli.program import Program
from tests.cli.watching import end_of, next_source, watching
from tests.sources.made import rss
from tests.sources.server import answer, redirect, serving

SOURCE_KEYS = ["source", "kind", "status", "new", "changed", "gone", "failed", "seconds", "error"]


def test_json_tells_what_became_of_each_source(program: Program, archive: Path) -> None:
    first = program.run("refresh", archive, "--json")
    assert first.code == 0
    source = first.json()["sources"][0]
    assert source.keys() == SOURCE_KEYS
    assert {key: source[key].value for key in SOURCE_KEYS if key != "seconds"} == {
        "source": str(archive), "kind": "folder", "status": "updated", "new": 4, "changed": 0, "gone": 0, "failed": 0,
        "error": None,
    }  # fmt: skip
    again = program.run("refresh", archive, "--json").json()["sources"][0]
    assert again.pick("status", "new") == ("unchanged", 0)


def test_what_changed_and_went_is_counted(program: Program, archive: Path) -> None:
    program.run("refresh", archive)
    (archive / "_news" / "2026-11-22-trains.md").unlink()
    write_article(
        archive / "_news", "2026-11-21-boilers", title="Anew", originalUrl="https://gazette.example/boilers"
    )
    source = program.run("refresh", archive, "--json").json()["sources"][0]
    assert source.pick("changed", "gone") == (1, 1)


def test_json_lines_tell_what_happens_as_it_happens(program: Program, archive: Path) -> None:
    lines = program.run("refresh", archive, "--jsonl").lines()
    assert lines[0].pick("event", "sources") == ("begun", [str(archive)])
    assert lines[1]["event"] == "progress"
    assert sorted(lines[1].keys()) == ["done", "event", "saved", "source", "total"]
    assert lines[-2].pick("event", "new", "failures") == ("source", 4, [])
    assert lines[-1].pick("event", "done", "total") == ("grouping", 4, 4)


def test_a_broken_document_is_named_with_its_line(program: Program, archive: Path) -> None:
    (archive / "_news" / "2026-11-23-broken.md").write_text(
        "---\ntitle: x\nprovider: {\n---\n", encoding="utf-8"
    )
    ran = program.run("refresh", archive, "--jsonl")
    assert ran.code == 1
    last = next(line for line in ran.lines() if line["event"] == "source")
    assert last["failed"] == 1
    failure = last["failures"][0]
    assert failure.keys() == ["source", "key", "line", "message"]
    assert failure["key"] == "_news/2026-11-23-broken.md"
    assert "_news/2026-11-23-broken.md" in ran.err


def test_only_the_sources_named_are_refreshed_where_the_library_has_them(
    program: Program, archive: Path, tmp_path: Path
) -> None:
    other = write_article(tmp_path / "other", "2026-01-01-other").parent
    program.run("sources", "add", archive, other)
    document = program.run("refresh", other, "--json").json()
    assert document["sources"].each("source") == [str(other)]
    assert program.run("list", "--json").json()["total"] == 1


def test_a_source_that_the_library_does_not_have_leaves_it_alone(
    program: Program, archive: Path, tmp_path: Path
) -> None:
    other = write_article(tmp_path / "other", "2026-01-01-other").parent
    program.run("sources", "add", archive)
    assert program.run("refresh", other).code == 0
    assert program.run("list", "--json").json()["total"] == 0


def test_a_library_without_sources_says_how_to_add_one(program: Program) -> None:
    ran = program.run("refresh")
    assert ran.code == 2
    assert "newsreader sources add" in ran.err


def test_a_server_that_is_not_there_is_an_error_of_its_source_alone(program: Program, archive: Path) -> None:
    ran = program.run("refresh", archive, "http://127.0.0.1:9/api/news/index.json", "--json")
    assert ran.code == 1
    assert ran.json()["sources"].each("status") == ["updated", "failed"]
    assert "127.0.0.1:9" in ran.err


def test_watching_ends_when_standard_input_is_closed(program: Program, archive: Path) -> None:
    with watching(program, archive) as process:
        assert next_source(process)["new"] == 4
        assert end_of(process) == (0, b"")


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 0), (signal.SIGHUP, 0), (signal.SIGINT, 130)])
def test_watching_ends_cleanly_on_a_signal(
    program: Program, archive: Path, number: signal.Signals, code: int
) -> None:
    with watching(program, archive) as process:
        next_source(process)
        process.send_signal(number)
        assert process.wait(20) == code
        assert process.stderr is not None
        assert process.stderr.read() == b""


def test_watching_ends_at_once_even_while_it_reads(program: Program, archive: Path) -> None:
    for number in range(1500):
        write_article(archive / "_news", f"2026-10-01-{number}")
    with watching(program, archive) as process:
        assert process.stdout is not None
        process.stdout.readline()
        assert end_of(process) == (0, b"")


def test_a_line_on_standard_input_refreshes_that_source_and_an_empty_one_all(
    program: Program, archive: Path
) -> None:
    with watching(program, archive) as process:
        assert process.stdin is not None
        next_source(process)
        for wish in (f"{archive}\n", "\n"):
            process.stdin.write(wish.encode())
            process.stdin.flush()
            assert next_source(process)["source"] == str(archive)


def test_a_wish_that_cannot_be_granted_ends_nothing(program: Program, archive: Path) -> None:
    with watching(program, archive) as process:
        assert process.stdin is not None
        next_source(process)
        process.stdin.write(b"/no/where\n\n")
        process.stdin.flush()
        assert next_source(process)["source"] == str(archive)
        code, err = end_of(process)
        assert code == 0
        assert b"/no/where" in err


def test_a_file_that_is_added_is_seen(program: Program, archive: Path) -> None:
    with watching(program, archive) as process:
        assert process.stdout is not None
        next_source(process)
        # The folder is followed from a moment after it was read on: files are added until one is seen.
        for number in range(100):
            write_article(archive / "_news", f"2026-11-24-{number}")
            if select.select([process.stdout], [], [], 0.2)[0]:
                break
        assert next_source(process)["new"] != 0
        assert end_of(process)[0] == 0


def test_a_reader_that_goes_away_ends_watching(program: Program, archive: Path) -> None:
    with watching(program, archive) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        next_source(process)
        process.stdout.close()
        process.stdin.write(b"\n")
        process.stdin.flush()
        assert process.wait(20) == 0


def test_a_source_is_refreshed_by_its_name(program: Program, archive: Path, tmp_path: Path) -> None:
    other = write_article(tmp_path / "other", "2026-01-01-other").parent
    program.run("sources", "add", archive, "--name", "The Archive")
    program.run("sources", "add", other, "--name", "Others")
    assert program.run("refresh", "archive", "--json").json()["sources"].each("source") == [str(archive)]
    ran = program.run("refresh", "nobody")
    assert (ran.code, ran.err) == (
        3,
        "newsreader: No source is called 'nobody'.\n  newsreader sources lists them.\n",
    )


def test_a_folder_that_is_here_is_meant_before_a_source_of_that_name(
    program: Program, archive: Path, home: Path
) -> None:
    here = write_article(home / "archive", "2026-01-01-here").parent
    program.run("sources", "add", archive, "--name", "The archive")
    assert program.run("refresh", "archive", "--json").json()["sources"].each("source") == [str(here)]


def test_that_a_source_has_moved_is_told(program: Program) -> None:
    with serving() as site:
        site.routes |= {"/old": redirect("/new", 301), "/new": answer(rss(["one"]))}
        program.run("sources", "add", site.url("/old"))
        assert "moved" not in program.run("refresh").err
        told = f"newsreader: {site.url('/old')} has moved for good, and is {site.url('/new')} from now on.\n"
        assert program.run("refresh").err == told
        assert program.run("refresh").err == ""


def test_that_a_source_has_moved_is_told_to_a_script(program: Program) -> None:
    with serving() as site:
        site.routes |= {"/old": redirect("/new", 301), "/new": answer(rss(["one"]))}
        program.run("sources", "add", site.url("/old"))
        events = [line for _ in range(2) for line in program.run("refresh", "--jsonl").lines()]
        told = [line.pick("source", "moved_to") for line in events if line["event"] == "source"]
        assert told == [(site.url("/old"), None), (site.url("/old"), site.url("/new"))]


def test_that_a_source_has_moved_to_where_another_is_is_told_with_what_to_do(program: Program) -> None:
    with serving() as site:
        site.routes |= {"/old": redirect("/new", 301), "/new": answer(rss(["one"]))}
        program.run("sources", "add", site.url("/old"), site.url("/new"), "--offline")
        assert program.run("refresh").err == ""
        events = program.run("refresh", "--jsonl").lines()
        told = {event["source"].text(): event["twin"].value for event in events if event["event"] == "source"}
        assert told == {site.url("/old"): site.url("/new"), site.url("/new"): None}
        command = f"newsreader sources remove {site.url('/old')}"
        assert program.run("refresh").err == (
            f"newsreader: {site.url('/old')} has moved for good to {site.url('/new')}, which is a source already:"
            f" {command} takes the old one away.\n"
        )
        program.run(*command.split()[1:])
        assert program.run("refresh").err == ""


def test_offline_it_is_told_how_many_sources_were_not_asked(program: Program, archive: Path) -> None:
    with serving() as site:
        program.run("sources", "add", archive, site.url("/one"), "exec:my-script", "--offline")
        for _ in range(2):
            ran = program.run("refresh", "--offline", "--json")
            assert ran.code == 0
            assert ran.json()["sources"].each("source") == [str(archive)]
            assert ran.err == "newsreader: 2 sources were not asked, because of --offline.\n"
        program.run("sources", "disable", "exec:my-script")
        assert program.run("refresh", "--offline").err == (
            "newsreader: 1 source was not asked, because of --offline.\n"
        )
        named = program.run("refresh", "--offline", site.url("/one"))
        assert named.code == 1
        assert "is not asked while offline" in named.err
        assert site.asked == []


def test_of_very_many_failures_the_first_are_named_and_how_to_see_the_others(
    program: Program, home: Path
) -> None:
    folder = home / "notes"
    folder.mkdir()
    for number in range(30):
        (folder / f"{number:02}.md").write_text("no article")
    program.run("sources", "add", "notes")
    ran = program.run("refresh")
    assert ran.code == 1
    *named, last = ran.err.splitlines()
    assert len(named) == 10
    assert last == f"newsreader: {folder}: and 20 more; newsreader sources show {folder} lists them."
    shown = program.run("sources", "show", folder, "--json").json()["not_read"]
    assert len(shown) == 30
    assert (
        "and 20 more; --jsonl lists them" in program.run("refresh", "notes", "--library", home / "x.db").err
    )


def test_sources_whose_server_asked_for_patience_are_named(program: Program) -> None:
    with serving() as site:
        site.routes["/busy"] = answer(b"", 429, Retry_After="120")
        program.run("sources", "add", site.url("/busy"), "--offline", "--name", "Busy")
        assert "it asks to be left alone for 2 min" in program.run("refresh").err
        again = program.run("refresh")
        assert (again.code, again.out) == (0, "")
        assert again.err == "newsreader: Left alone for now, as the server asked: Busy.\n"
        assert program.run("refresh", "--due").err == ""
        assert program.run("refresh", "Busy").code == 1


def test_no_address_is_told_twice_of_what_could_not_be_read(program: Program, home: Path) -> None:
    with serving() as site:
        (home / "list.txt").write_text(site.url("/gone\n"))
        program.run("sources", "add", home / "list.txt", "--kind", "list")
        said = program.run("refresh").err
        assert f"{home / 'list.txt'}: {site.url('/gone')} answered 404 Not Found\n" in said
        assert said.count(site.url("/gone")) == 1


def test_a_terminal_shows_how_many_sources_are_done_and_then_a_table_by_name(
    program: Program, archive: Path, tmp_path: Path
) -> None:
    other = write_article(tmp_path / "other", "2026-01-01-other").parent
    program.run("sources", "add", archive, "--name", "The Archive")
    program.run("sources", "add", other, "--name", "Others")
    shown = on_terminal(program, "refresh")
    assert any("1 of 2 sources, 4 new, 0 failed" in line for line in shown)
    head, first, second = shown[-3:]
    assert head.split() == ["Source", "Kind", "Status", "New", "Changed", "Gone", "Failed", "Seconds"]
    assert first.split()[:5] == ["The", "Archive", "folder", "updated", "4"]
    assert second.split()[:4] == ["Others", "folder", "updated", "1"]


def test_a_host_that_several_sources_are_at_is_a_source_of_its_own(program: Program) -> None:
    program.run("sources", "add", "--offline", "--kind", "feed", "news.example/one", "news.example/two")
    ran = program.run("refresh", "--offline", "news.example")
    assert "a part of several" not in ran.err
    assert "not all sources of your library" in ran.err
    assert "https://news.example is not asked while offline" in ran.err
