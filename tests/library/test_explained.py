"""Topics that explain themselves: why an article is in each, what keywords propose, what it is not about."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from reader.errors import NotFoundError
from reader.ids import id_number
from reader.indexing.proposing import propose
from reader.library import Library
from reader.models import Membership, Query, SourceSpec, TopicSpec
from reader.paths import place_at
from reader.store import proposals
from reader.store.retention import UNTOUCHED
from tests.archive import open_library, refresh, titles, write_article
from tests.library.test_topics import outline


def declare(news: Path, name: str, **fields: object) -> Path:
    """Declares a topic for the site of `news`."""
    folder = news.parent / "_data" / "topics"
    folder.mkdir(parents=True, exist_ok=True)
    lines = [f"{key}: {value}" for key, value in {"name": name, **fields}.items()]
    file = folder / f"10-{name.lower().replace(' ', '-')}.yaml"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def one(library: Library, words: str = "") -> str:
    """The id of the only article that is listed, or of the one of that headline."""
    rows = library.lists.articles(Query()).rows
    found = [row.id for row in library.lists.summaries(rows) if words in row.title]
    assert len(found) == 1
    return found[0]


def told(found: Sequence[Membership]) -> list[tuple[str, str, str]]:
    """Name, kind and reason of each topic."""
    return [(topic.name, topic.kind, topic.reason) for topic in found]


def test_each_topic_says_why_an_article_is_in_it(library: Library, news: Path) -> None:
    declare(news, "AI")
    declare(news, "Vision", parent="AI")
    write_article(news, "faces", topics=["Vision", "Law"])
    refresh(library)
    assert told(library.explain(one(library))) == [
        ("Vision", "listed", "listed in the file"),
        ("Law", "listed", "listed in the file"),
        ("AI", "below", "above Vision"),
        ("Other", "below", "above Law"),
    ]


def test_a_topic_that_a_source_gives_names_the_source(tmp_path: Path, news: Path) -> None:
    write_article(news, "faces", topics=["Law"])
    source = SourceSpec(str(news.parent), name="My archive", topics=(("Europe", "Law"), ("Europe", "Courts")))
    with Library.open(place_at(tmp_path / "news.db"), sources=[source]) as library:
        refresh(library)
        assert told(library.explain(one(library))) == [
            ("Law", "listed", "listed in the file"),
            ("Courts", "given", "given by its source My archive"),
            ("Europe", "below", "above Law and Courts"),
        ]


def test_an_article_without_topics_is_in_none(library: Library, news: Path) -> None:
    write_article(news, "plain")
    refresh(library)
    assert library.explain(one(library)) == ()
    with pytest.raises(NotFoundError):
        library.explain("0000000000")


def test_keywords_propose_topics_for_articles_that_have_none(library: Library, news: Path) -> None:
    declare(news, "AI", keywords="[facial recognition]")
    declare(news, "Vision", parent="AI", keywords="[camera]", hashtags='["#seen"]')
    write_article(news, "one", title="Facial Recognition halted")
    write_article(news, "two", title="New glass", excerpt="For any camera.")
    write_article(news, "three", title="Old glass #seen")
    write_article(news, "own", title="A camera", topics=["Law"])
    refresh(library)
    assert outline(library.topics()) == [("AI", 3, 3), ("  Vision", 2, 2), ("Other", 1, 1), ("  Law", 1, 1)]
    assert told(library.explain(one(library, "halted"))) == [
        ("AI", "proposed", "keyword \u201cfacial recognition\u201d in the title")
    ]
    assert told(library.explain(one(library, "New"))) == [
        ("Vision", "proposed", "keyword \u201ccamera\u201d in the excerpt"),
        ("AI", "below", "above Vision"),
    ]
    row = library.lists.row(one(library, "New"))
    assert row is not None
    summary = library.lists.summaries([row])[0]
    assert (summary.topics, summary.proposed) == ((), ("Vision",))
    assert library.story(summary.id).article.topics == ()


def test_other_keywords_propose_anew_what_is_there_already(library: Library, news: Path) -> None:
    file = declare(news, "AI", keywords="[camera]")
    for number in range(5):
        write_article(news, f"camera-{number}")
        write_article(news, f"lens-{number}")
    refresh(library)
    assert outline(library.topics()) == [("AI", 5, 5)]
    declare(news, "AI", keywords="[lens, camera 3]")
    refresh(library)
    assert outline(library.topics()) == [("AI", 6, 6)]
    file.unlink()
    refresh(library)
    assert outline(library.topics()) == []
    assert not any(row.proposed for row in library.lists.summaries(library.lists.articles(Query()).rows))


def test_an_article_that_gets_topics_of_its_own_needs_no_proposal(library: Library, news: Path) -> None:
    declare(news, "AI", keywords="[camera]")
    write_article(news, "camera")
    refresh(library)
    write_article(news, "camera", topics=["Law"])
    refresh(library)
    assert outline(library.topics()) == [("AI", 0, 0), ("Other", 1, 1), ("  Law", 1, 1)]


def test_an_article_is_hidden_from_one_topic_alone(library: Library, news: Path) -> None:
    declare(news, "AI")
    declare(news, "Vision", parent="AI")
    write_article(news, "faces", topics=["Vision", "AI"])
    refresh(library)
    id = one(library)
    change = library.marks.hide([id], "AI", value=True)
    assert (change.field, change.name, change.value, change.ids) == ("hidden_from", "AI", True, (id,))
    assert outline(library.topics()) == [("AI", 0, 0), ("  Vision", 1, 1)]
    assert titles(library, Query(topic="ai")) == []
    assert titles(library, Query(topic="vision")) == ["Faces"]
    assert [(topic.name, topic.hidden) for topic in library.explain(id)] == [("Vision", False), ("AI", True)]
    assert library.marks.hide([id], "ai", value=True).ids == ()


def test_what_was_hidden_is_taken_back_step_by_step(library: Library, news: Path) -> None:
    write_article(news, "faces", topics=["AI", "Law"])
    refresh(library)
    id = one(library)
    library.marks.hide([id], "AI", value=True)
    library.marks.hide([id], "Law", value=True)
    library.marks.hide([id], "AI", value=False)
    undone = library.marks.undo()
    assert undone is not None
    assert (undone.name, undone.value) == ("AI", True)
    assert outline(library.topics()) == []
    library.marks.undo()
    library.marks.undo()
    assert outline(library.topics()) == [("AI", 1, 1), ("Law", 1, 1)]
    assert library.marks.undo() is None


def test_what_was_hidden_stays_so_when_the_database_is_made_anew(tmp_path: Path, news: Path) -> None:
    write_article(news, "faces", topics=["AI", "Law"])
    file = tmp_path / "news.db"
    with open_library(file, news) as library:
        refresh(library)
        library.marks.hide([one(library)], "AI", value=True)
    file.unlink()
    with open_library(file, news) as library:
        refresh(library)
        assert outline(library.topics()) == [("Law", 1, 1)]
        write_article(news, "faces", title="Other faces", topics=["Law", "AI", "Homes"])
        declare(news, "Law", parent="AI")
        refresh(library)
        assert outline(library.topics()) == [
            ("Other", 1, 1), ("  AI", 0, 0), ("    Law", 1, 1), ("  Homes", 1, 1)
        ]  # fmt: skip


def test_another_device_hides_as_well(tmp_path: Path, news: Path) -> None:
    write_article(news, "faces", topics=["AI", "Law"])
    here, there = place_at(tmp_path / "here.db"), place_at(tmp_path / "there.db")
    with open_library(here, news) as mine, open_library(there._replace(state=here.state), news) as other:
        refresh(mine)
        refresh(other)
        other.marks.hide([one(other)], "AI", value=True)
        mine.synchronise()
        assert outline(mine.topics()) == [("Law", 1, 1)]


def test_a_proposal_that_was_refused_is_not_shown(library: Library, news: Path) -> None:
    declare(news, "AI", keywords="[camera]")
    write_article(news, "camera")
    refresh(library)
    library.marks.hide([one(library)], "AI", value=True)
    declare(news, "AI", keywords="[camera, lens]")
    refresh(library)
    assert outline(library.topics()) == [("AI", 0, 0)]
    assert library.lists.summaries(library.lists.articles(Query()).rows)[0].proposed == ()


def test_hiding_keeps_no_article_from_being_let_go(library: Library, news: Path) -> None:
    write_article(news, "faces", topics=["AI"])
    refresh(library)
    id = one(library)
    uid = id_number(id)
    assert uid is not None
    library.marks.hide([id], "AI", value=True)
    assert library._store.retention.standing([uid]) == {uid: UNTOUCHED}
    library.marks.set([id], "starred", value=True)
    assert library._store.retention.standing([uid]) == {uid: (False, True)}


def test_proposing_anew_goes_on_where_it_was_ended(
    tmp_path: Path, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proposals, "BATCH", 2)
    file = tmp_path / "news.db"
    for number in range(5):
        write_article(news, f"lens-{number}")
    with open_library(file, news) as library:
        refresh(library)
        with library._store.database.transaction() as connection:
            library._store.topics.declare(connection, 1, [TopicSpec("ai", "AI", keywords=("lens",))])
        assert next(propose(library._store)) == 2
        assert outline(library.topics()) == [("AI", 2, 2)]
    with open_library(file, news) as library:
        assert list(propose(library._store)) == [2, 1]
        assert outline(library.topics()) == [("AI", 5, 5)]
        assert list(propose(library._store)) == []


def test_proposals_go_with_the_source_that_declares_the_topic(tmp_path: Path, news: Path) -> None:
    declare(news, "AI", keywords="[camera]")
    other = tmp_path / "other" / "_news"
    write_article(other, "camera")
    with Library.open(place_at(tmp_path / "news.db")) as library:
        library.sources.add(SourceSpec(str(other)))
        refresh(library)
        assert outline(library.topics()) == []
        library.sources.add(SourceSpec(str(news.parent)))
        refresh(library)
        assert outline(library.topics()) == [("AI", 1, 1)]
        library.sources.remove(str(news.parent))
        refresh(library)
        assert outline(library.topics()) == []


def test_an_article_that_is_given_topics_needs_no_proposal(tmp_path: Path, news: Path) -> None:
    declare(news, "AI", keywords="[camera]")
    write_article(news, "camera")
    source = SourceSpec(str(news.parent), topics=(("Law",),))
    with Library.open(place_at(tmp_path / "news.db"), sources=[source]) as library:
        refresh(library)
        assert outline(library.topics()) == [("AI", 0, 0), ("Law", 1, 1)]


def test_a_topic_that_is_proposed_under_another_name_tells_its_keyword(tmp_path: Path, news: Path) -> None:
    declare(news, "AI", keywords="[camera]")
    write_article(news, "camera")
    sources = [SourceSpec(str(news.parent))]
    with Library.open(place_at(tmp_path / "news.db"), sources=sources, aliases={"AI": "Machines"}) as library:
        refresh(library)
        assert told(library.explain(one(library))) == [
            ("Machines", "proposed", "keyword \u201ccamera\u201d in the title")
        ]
        assert library.lists.summaries(library.lists.articles(Query()).rows)[0].proposed == ("Machines",)
