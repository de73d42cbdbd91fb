"""How far a refresh is, and what came of it, in a few words."""

import pytest

from reader.ui.indexer import Indexed
from reader.ui.progress import Progress

MANY = tuple(f"https://{number}.example/" for number in range(200))


def begun(*sources: str, progress: Progress | None = None) -> Progress:
    progress = progress or Progress("·", "E")
    progress.take_in(Indexed(begun=sources))
    return progress


def done(progress: Progress, source: str, new: int = 0, error: str | None = None) -> str:
    return progress.take_in(Indexed(source, finished=True, changed=bool(new), new=new, error=error))


def test_of_many_sources_it_is_told_how_many_are_done_what_came_and_what_failed() -> None:
    progress = begun(*MANY)
    assert progress.reading == "refreshing 0 of 200"
    for source in MANY[:34]:
        assert done(progress, source, 10) == ""
    assert progress.reading == "refreshing 34 of 200 · 340 new"
    for source in MANY[34:37]:
        done(progress, source, error="It is gone.")
    assert progress.reading == "refreshing 37 of 200 · 340 new · 3 failed"
    assert len(progress.left) == 163


def test_who_is_waited_for_is_told_of_the_last_one() -> None:
    progress = begun(*MANY[:9])
    for source in MANY[:7]:
        done(progress, source)
    assert (progress.reading, progress.waiting) == ("refreshing 7 of 9", "")
    done(progress, MANY[7])
    assert (progress.reading, progress.waiting) == ("refreshing 8 of 9", "waiting for 8.example")


def test_what_is_wrong_with_a_source_is_told_of_it_by_its_name() -> None:
    progress = Progress()
    progress.ask("The Weekly Collapse")
    begun("https://weekly.example/feed", progress=progress)
    done(progress, "https://weekly.example/feed", error="https://weekly.example/feed answered 404 Not Found")
    assert progress.error == "The Weekly Collapse answered 404 Not Found"


def test_at_the_end_it_is_summed_up_once() -> None:
    progress = begun(*MANY)
    for source in MANY[:-1]:
        done(progress, source, new=2 if source < "https://2" else 0)
    assert done(progress, MANY[-1], error="gone") == "222 new from 111 sources, 1 failed: E lists them"
    assert progress.reading == ""
    assert not progress.running
    assert progress.error == ""


def test_one_source_is_told_of_by_its_documents() -> None:
    progress = begun("/archive")
    assert progress.reading == "refreshing /archive"
    progress.take_in(Indexed("/archive", 1200, 20_000, 1100))
    assert progress.reading == "reading 1 200 of 20 000"
    assert done(progress, "/archive", 20_000) == ""
    assert progress.reading == ""


@pytest.mark.parametrize(
    ("new", "error", "came"),
    [(3, None, "3 new from 1 source"), (0, None, "Nothing new"), (0, "gone", "")],
)
def test_what_the_reader_asked_for_is_answered(new: int, error: str | None, came: str) -> None:
    progress = Progress()
    progress.ask("The archive")
    assert progress.running
    begun("/archive", progress=progress)
    assert progress.reading == "refreshing The archive"
    assert done(progress, "/archive", new, error) == came
    assert progress.error == (error or "")


def test_the_first_reading_of_a_source_that_was_added_is_answered_whenever_it_begins() -> None:
    progress = Progress()
    progress.expect("https://slow.example/feed", "Slow Wire")
    begun(progress=progress)  # local sources come first, and there are none
    assert (progress.names, progress.running, progress.reading) == (("Slow Wire",), True, "")
    begun("https://slow.example/feed", progress=progress)
    assert (progress.names, progress.reading) == (("Slow Wire",), "refreshing Slow Wire")
    assert done(progress, "https://slow.example/feed", 4) == "4 new from 1 source"
    assert (progress.names, progress.running) == ((), False)


def test_a_calm_refresh_of_many_without_news_says_nothing() -> None:
    progress = begun(*MANY[:5])
    assert [done(progress, source) for source in MANY[:5]] == [""] * 5


def test_what_is_begun_meanwhile_is_part_of_the_same_run() -> None:
    progress = begun(*MANY[:5])
    done(progress, MANY[0], 1)
    begun(MANY[1], MANY[7], progress=progress)
    assert progress.reading == "refreshing 1 of 6 · 1 new"
    for source in (*MANY[1:5], MANY[7]):
        came = done(progress, source)
    assert came == "1 new from 1 source"
    begun(*MANY[:6], progress=progress)
    assert progress.reading == "refreshing 0 of 6"


def test_of_a_few_sources_it_is_told_how_many_are_done_until_there_are_documents_to_count() -> None:
    progress = begun(*MANY[:3])
    done(progress, MANY[0], 1)
    assert progress.reading == "refreshing 1 of 3 · 1 new"
    progress.take_in(Indexed(MANY[1], 1, 1))
    assert progress.reading == "refreshing 1 of 3 · 1 new"
    progress.take_in(Indexed(MANY[1], 10, 40))
    assert progress.reading == "reading 10 of 40"


def test_where_nothing_may_be_refreshed_now_that_is_the_end_of_it() -> None:
    progress = Progress()
    assert progress.take_in(Indexed(begun=())) == ""
    assert not progress.running
    progress.ask("all sources")
    assert progress.take_in(Indexed(begun=())) == "There is nothing to refresh now"
    assert not progress.running


def test_offline_it_is_no_news_that_others_could_not_be_asked() -> None:
    progress = Progress("·", "E", offline=True)
    progress.ask("all sources")
    begun(*MANY[:9], progress=progress)
    for source in MANY[:8]:
        assert done(progress, source, error="not asked, because of --offline") == ""
    assert progress.reading == "refreshing 8 of 9"
    assert done(progress, MANY[8], new=1) == "1 new from 1 source"


def test_an_error_that_nobody_asked_for_is_told_once() -> None:
    progress = Progress()
    for told in ("It is gone.", "", ""):
        assert done(begun("/gone", progress=progress), "/gone", error="It is gone.") == told
    assert done(begun("/gone", progress=progress), "/gone", error="It is locked.") == "It is locked."


def test_the_error_of_another_source_is_not_told_again() -> None:
    progress = begun("/gone")
    done(progress, "/gone", error="It is gone.")
    assert progress.error == "It is gone."
    done(begun("/archive", progress=progress), "/archive")
    assert progress.error == ""


def test_an_error_is_told_where_nothing_could_be_read() -> None:
    progress = begun(*MANY[:2])
    done(progress, MANY[0], error="no network")
    assert progress.error == ""
    done(progress, MANY[1], error="no network")
    assert progress.error == "no network"
    begun(MANY[1], progress=progress)
    done(progress, MANY[1])
    done(begun(MANY[0], progress=progress), MANY[0])
    assert progress.error == ""


def test_a_refresh_that_is_stopped_is_over() -> None:
    progress = begun(*MANY)
    done(progress, MANY[0], 4)
    progress.stop()
    assert (progress.reading, progress.running, progress.left) == ("", False, frozenset())
    assert done(progress, MANY[1], 4) == ""  # was on its way


def test_the_end_of_the_indexer_is_the_end_of_its_work() -> None:
    progress = begun(*MANY)
    progress.take_in(Indexed(finished=True, error="It has ended"))
    assert (progress.error, progress.reading, progress.running) == ("It has ended", "", False)


def test_it_is_told_how_far_stories_are_found_where_that_takes_a_while() -> None:
    progress = Progress()
    assert progress.take_in(Indexed(done=200, total=999, grouping=True)) == ""
    assert (progress.reading, progress.running) == ("", True)
    progress.take_in(Indexed(done=200, total=1000, grouping=True))
    assert progress.reading == "finding stories in 200 of 1 000"
    begun("https://one.example/feed", progress=progress)
    assert progress.reading.startswith("refreshing"), "what comes in is of more interest"
    done(progress, "https://one.example/feed")
    assert progress.reading == "finding stories in 200 of 1 000"
    progress.take_in(Indexed(done=1000, total=1000, grouping=True))
    assert (progress.reading, progress.running) == ("", False)


def test_stopped_it_no_longer_finds_stories() -> None:
    progress = Progress()
    progress.take_in(Indexed(done=200, total=20_000, grouping=True))
    progress.stop()
    assert (progress.reading, progress.running) == ("", False)
