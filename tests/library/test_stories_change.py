"""However files come, change and go, the stories are those that reading them all at once gives."""

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.library import Library
from reader.models import Query
from tests.archive import open_library, refresh, write_article

STORIES = Query(stories=True, unlisted=True)
HEADLINES = (
    "Dam of Lesk bursts after rain, thousands flee",
    "Dam of Lesk bursts after rain: thousands flee homes",
    "Thousands flee as dam of Lesk bursts after rain",
    "Norvin harbour ablaze: ships sunk",
    "Ships sunk as Norvin harbour is ablaze",
    "Dam of Lesk bursts after rain, thousands flee; Norvin harbour ablaze: ships sunk",
    "Cats found in a tree",
)
"""Of two events and of both; whether they share enough is told by the headlines alone, however rare their words are."""
OUTLETS = ("wire", "herald", "post", "mail", "echo")


class Told(tuple[str, int | None, bool, int]):
    """A headline, its heat, whether it is listed, and the hour it came."""

    __slots__ = ()


TOLD = st.tuples(
    st.sampled_from(HEADLINES),
    st.none() | st.integers(0, 3),
    st.sampled_from([True, True, False]),
    st.integers(0, 23),
).map(Told)
STEPS = st.lists(
    st.dictionaries(st.sampled_from(OUTLETS), st.none() | TOLD, min_size=1), min_size=1, max_size=6
)


def write(folder: Path, told: Mapping[str, Told | None]) -> None:
    """Writes the file of each outlet anew; where it tells nothing, takes it away."""
    for outlet, one in told.items():
        if one is None:
            (folder / f"{outlet}.md").unlink(missing_ok=True)
            continue
        title, heat, listed, hour = one
        write_article(
            folder,
            outlet,
            title=title,
            heat=heat,
            published=listed,
            provider={"name": outlet.capitalize()},
            publishedDateTime=f"2026-11-20T{hour:02}:00:00Z",
            body="x" * hour,  # so that files that change have another size, however quick the change is
        )


def stories(library: Library) -> set[tuple[str | None, ...]]:
    """Who tells each story, its lead first; an article that is alone is one of one."""
    found = set()
    for lead in library.lists.articles(STORIES).rows:
        (summary,) = library.lists.summaries([lead])
        accounts = library._store.stories.with_mates([library._store.stories.accounts([lead])[0].uid])
        assert accounts[0].row == summary.row
        found.add(tuple(account.provider for account in accounts))
    return found


def check(library: Library) -> None:
    """What holds of the tables whatever happened."""
    database = library._store.database
    assert (
        database.rows("SELECT story, place FROM articles WHERE story <> 0 GROUP BY 1, 2 HAVING count(*) > 1")
        == []
    )
    assert database.rows("SELECT story FROM articles WHERE story <> 0 GROUP BY 1 HAVING count(*) < 2") == []
    assert database.rows("SELECT story FROM articles WHERE story <> 0 GROUP BY 1 HAVING min(place) > 0") == []
    assert database.rows("SELECT row FROM articles WHERE story = 0 AND place <> 0") == []
    assert library._store.stories.pending() == 0
    counts = library.lists.counts().stories["all"]
    assert counts == library.lists.articles(Query(stories=True))[1:3]


@settings(max_examples=60)
@given(STEPS)
def test_the_stories_are_those_of_the_files_there_are(steps: list[dict[str, Told | None]]) -> None:
    with TemporaryDirectory() as place:
        folder, again = Path(place) / "step" / "_news", Path(place) / "again" / "_news"
        now: dict[str, Told | None] = {}
        for one in (
            folder,
            again,
        ):  # a folder that is empty all of a sudden may not be mounted: it loses nothing
            write_article(one, "stays", title="Goats sing")
        with open_library(Path(place) / "step.db", folder) as library:
            for step in steps:
                now |= step
                write(folder, step)
                refresh(library)
                check(library)
            found = stories(library)
        write(again, now)
        with open_library(Path(place) / "again.db", again) as library:
            refresh(library)
            check(library)
            assert found == stories(library)
