"""A git archive is read once, and after that what changed."""

import asyncio
import os
import pickle
import shutil
from pathlib import Path

import pytest

from reader.errors import SourceError
from reader.models import Document, Fingerprints
from reader.sources.base import Entry, Fetched, FetchFailure, Listing, Unchanged, Way
from reader.sources.git_clone import forget
from reader.sources.git_looking import look
from tests.sources.git_archive import Archive, Reader, needs_git
from tests.sources.helpers import ARTICLE, Read, read

pytestmark = needs_git
SITE = b"title: Daily\nurl: https://news.example\nbaseurl: /daily\n"
TOPICS = b"topic: Ships\n"


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """A site with articles, pictures and topics."""
    made = Archive(tmp_path / "archive")
    made.write("_config.yml", data=SITE)
    made.write("_data/topics/01-ships.yaml", data=TOPICS)
    made.write("_news/2024-01-01-one.md", "_news/2024-02-02-two.md", "_samples/deep/three.HTML", "README.md")
    made.write("_news/picture.png", "assets/large.bin", data=os.urandom(1 << 20))
    made.commit()
    return made


@pytest.fixture
def reader(tmp_path: Path, archive: Archive) -> Reader:
    """Somebody who reads that archive."""
    return Reader(tmp_path / "cache", archive.address)


async def look_at(reader: Reader, known: Fingerprints, *, offline: bool = False) -> Read:
    """What a refresh reads; what the source wanted to be remembered is."""
    found = await read(await reader.source(offline=offline), known)
    if found.listing is not None:
        reader.state = found.listing.state
    return found


async def test_the_first_time_everything_is_read_and_nothing_else_is_fetched(
    archive: Archive, reader: Reader
) -> None:
    found = await look_at(reader, {})

    assert found.keys == ["_news/2024-02-02-two.md", "_news/2024-01-01-one.md", "_samples/deep/three.HTML"]
    assert found.documents["_news/2024-01-01-one.md"] == Document(
        archive.address,
        "_news/2024-01-01-one.md",
        ARTICLE,
        str(reader.clone / "files/_news/2024-01-01-one.md"),
        "https://news.example/daily",
    )
    assert found.listing is not None
    assert found.listing.complete
    assert found.listing.state == archive.git("rev-parse", "HEAD")
    assert found.listing.outlook.title == "Daily"
    assert [topic.key for topic in found.listing.topics or ()] == ["_data/topics/01-ships.yaml"]
    assert "assets/large.bin" not in reader.files
    assert "_news/picture.png" not in reader.files
    assert sum(path.stat().st_size for path in reader.clone.rglob("*") if path.is_file()) < 1 << 20


@pytest.mark.parametrize("algorithm", ["sha1", "sha256"])
@pytest.mark.parametrize("place", ["file://{}", "{}"])
async def test_a_server_that_cannot_send_parts_sends_all(tmp_path: Path, place: str, algorithm: str) -> None:
    plain = Archive(tmp_path / "plain archive", filters=False, algorithm=algorithm)
    plain.write("_news/one.md")
    plain.commit()
    reader = Reader(tmp_path / "cache", place.format(plain.folder))

    first = await look_at(reader, {})
    plain.write("_news/two.md")
    plain.commit()
    second = await look_at(reader, first.known)

    assert (first.keys, second.keys) == (["_news/one.md"], ["_news/two.md"])


async def test_the_identity_is_that_of_the_site_else_of_the_repository(
    tmp_path: Path, archive: Archive
) -> None:
    whole = await Reader(tmp_path / "a", archive.address).source()
    inner = await Reader(tmp_path / "b", f"{archive.address}#_news").source()
    assert whole.identity == inner.identity == "https://news.example/daily"
    archive.git("rm", "--quiet", "_config.yml")
    archive.commit()
    bare = await Reader(tmp_path / "c", f"{archive.address}#_news").source()
    assert bare.identity == f"git+{archive.folder}"


async def test_a_folder_is_read_with_the_keys_of_its_site(archive: Archive, reader: Reader) -> None:
    reader.spec = reader.spec._replace(address=f"{archive.address}#_news")
    first = await look_at(reader, {})
    assert first.keys == ["_news/2024-02-02-two.md", "_news/2024-01-01-one.md"]
    assert first.listing is not None
    assert [topic.key for topic in first.listing.topics or ()] == ["_data/topics/01-ships.yaml"]
    archive.write("_news/2024-03-03-three.md", "_samples/other.md")
    archive.commit()
    assert (await look_at(reader, first.known)).keys == ["_news/2024-03-03-three.md"]


async def test_a_site_below_the_root_of_the_repository_has_keys_of_its_own(
    tmp_path: Path, archive: Archive
) -> None:
    archive.write("docs/we ird[x]/_config.yml", data=b"title: Inner\n")
    archive.write("docs/we ird[x]/_posts/2024-01-01-inner.md", "docs/we ird[x]/page.md")
    archive.commit()
    reader = Reader(tmp_path / "cache", f"{archive.address}#docs/we ird[x]")
    first = await look_at(reader, {})
    assert first.keys == ["_posts/2024-01-01-inner.md"]
    assert first.source.identity == f"git+{archive.folder}#docs/we ird[x]"
    archive.write("docs/we ird[x]/_posts/2024-02-02-more.md", "docs/we ird[x]/assets/no.md")
    archive.commit()
    assert (await look_at(reader, first.known)).keys == ["_posts/2024-02-02-more.md"]


async def test_afterwards_only_what_changed_is_read_and_what_is_gone_is_told(
    archive: Archive, reader: Reader
) -> None:
    archive.write(*(f"_news/2023-01-01-{number}.md" for number in range(300)))
    archive.commit()
    first = await look_at(reader, {})
    assert len(first.documents) == 303

    for number in range(98):
        archive.write(f"_news/2023-01-01-{number}.md", data=ARTICLE + b"changed")
    archive.write("_news/2024-05-05-new.md", "assets/no.md", "top.md", "_includes/no.md", "_news/.hidden.md")
    archive.git("mv", "_news/2024-01-01-one.md", "_news/2024-06-06-renamed.md")
    archive.git("rm", "--quiet", "_news/2024-02-02-two.md")
    archive.git("update-index", "--chmod=+x", "_news/2023-01-01-200.md")
    archive.git("rm", "--quiet", "_news/2023-01-01-299.md", "_news/picture.png")
    archive.git("commit", "--quiet", "--message=x")
    archive.commit()
    second = await look_at(reader, first.known)

    assert len(second.documents) == 100
    assert second.keys[:2] == ["_news/2024-06-06-renamed.md", "_news/2024-05-05-new.md"]
    assert second.listing is not None
    assert sorted(second.listing.gone) == [
        "_news/2023-01-01-299.md",
        "_news/2024-01-01-one.md",
        "_news/2024-02-02-two.md",
    ]
    assert (second.listing.complete, second.listing.topics, second.failures) == (False, None, {})
    assert second.documents["_news/2023-01-01-7.md"].data == ARTICLE + b"changed"


async def test_nothing_new_is_told_without_a_listing(archive: Archive, reader: Reader) -> None:
    first = await look_at(reader, {})
    source = await reader.source()
    assert isinstance(await source.listing(first.known), Unchanged)
    archive.write("unwanted.bin")
    archive.commit()
    after = await look_at(reader, first.known)
    assert after.listing is not None
    assert (after.keys, after.listing.gone, after.listing.complete) == ([], (), False)


async def test_everything_is_looked_at_again_where_the_commit_of_last_time_is_not_there(
    archive: Archive, reader: Reader
) -> None:
    first = await look_at(reader, {})
    archive.git("rm", "--quiet", "_news/2024-02-02-two.md")
    archive.commit()
    for state in ("0" * 40, "no commit", "--output=x", None):
        reader.state = state
        again = await look_at(reader, first.known)
        assert again.listing is not None
        assert again.listing.complete
        assert again.keys == ["_news/2024-01-01-one.md", "_samples/deep/three.HTML"]


async def test_topics_are_told_again_where_they_or_the_site_changed(archive: Archive, reader: Reader) -> None:
    known = (await look_at(reader, {})).known
    archive.write("_data/topics/02-trains.yml", data=b"topic: Trains\n")
    archive.commit()
    found = await look_at(reader, known)
    assert found.listing is not None
    assert [topic.key for topic in found.listing.topics or ()] == [
        "_data/topics/01-ships.yaml",
        "_data/topics/02-trains.yml",
    ]


async def test_a_branch_that_was_moved_by_force_is_followed(archive: Archive, reader: Reader) -> None:
    archive.write("_news/2024-03-03-wrong.md")
    archive.commit()
    known = (await look_at(reader, {})).known
    archive.git("reset", "--quiet", "--hard", "HEAD~1")
    archive.write("_news/2024-03-03-right.md")
    archive.commit()
    found = await look_at(reader, known)
    assert found.listing is not None
    assert (found.keys, found.listing.gone) == (["_news/2024-03-03-right.md"], ("_news/2024-03-03-wrong.md",))


async def test_another_branch_is_read_where_it_is_named(archive: Archive, reader: Reader) -> None:
    archive.git("checkout", "--quiet", "-b", "drafts/next")
    archive.write("_news/2025-01-01-draft.md")
    archive.commit()
    archive.git("checkout", "--quiet", "main")
    assert len((await look_at(reader, {})).keys) == 3
    reader.spec = reader.spec._replace(address=f"{archive.address}#drafts/next:_news")
    assert (await look_at(reader, {})).keys[0] == "_news/2025-01-01-draft.md"


@pytest.mark.parametrize(
    ("after", "words"),
    [
        ("#nope:", "has no branch 'nope'"),
        ("#_nope", "has no folder '_nope'"),
        ("#README.md", "has no folder"),
    ],
)
async def test_a_branch_or_folder_that_is_not_there_is_named(
    archive: Archive, reader: Reader, after: str, words: str
) -> None:
    reader.spec = reader.spec._replace(address=archive.address + after)
    with pytest.raises(SourceError) as caught:
        await reader.source()
    assert words in str(caught.value)
    assert not list((reader.cache / "git").glob("*/")), "nothing half is left"


async def test_a_repository_without_commits_says_so(tmp_path: Path) -> None:
    Archive(tmp_path / "empty")
    with pytest.raises(SourceError, match="is empty"):
        await Reader(tmp_path / "cache", f"{tmp_path}/empty").source()


async def test_where_nothing_is_an_article_nothing_is_listed(tmp_path: Path, archive: Archive) -> None:
    found = await look_at(Reader(tmp_path / "cache", f"{archive.address}#assets"), {})
    assert found.keys == []


async def test_an_archive_that_comes_back_empty_loses_nothing(archive: Archive, reader: Reader) -> None:
    known = (await look_at(reader, {})).known
    archive.git("rm", "--quiet", "-r", "_news", "_samples")
    archive.commit()
    found = await look_at(reader, known)
    assert found.listing is not None
    assert (found.keys, found.listing.gone, found.listing.complete) == ([], (), True)


async def test_what_cannot_be_fetched_leaves_what_was_there(archive: Archive, reader: Reader) -> None:
    known = (await look_at(reader, {})).known
    archive.folder.rename(archive.folder.with_name("away"))
    with pytest.raises(SourceError, match="is no git repository that you can see"):
        await look_at(reader, known)
    assert "_news/2024-01-01-one.md" in reader.files
    archive.folder.with_name("away").rename(archive.folder)
    assert isinstance(await (await reader.source()).listing(known), Unchanged)


async def test_offline_a_repository_on_this_machine_is_read_as_ever(archive: Archive, reader: Reader) -> None:
    assert len((await look_at(reader, {}, offline=True)).documents) == 3
    archive.write("_news/2024-07-07-later.md")
    archive.commit()
    assert len((await look_at(reader, {}, offline=True)).documents) == 4


@pytest.mark.parametrize(
    "damage",
    [
        "files",
        "git/HEAD",
        "git/objects",
        "git/index",
        "git/config",
        "git/remote",
        "git/refs",
        "git/info",
        "git",
        "",
    ],
)
async def test_a_clone_that_is_damaged_is_made_again_by_itself(
    archive: Archive, reader: Reader, damage: str
) -> None:
    known = (await look_at(reader, {})).known
    target = reader.clone / damage
    if target.is_dir():
        shutil.rmtree(target)
    else:
        target.write_bytes(b"\0damaged")
    archive.write("_news/2024-03-03-new.md")
    archive.commit()
    found = await look_at(reader, known)
    assert "_news/2024-03-03-new.md" in found.documents
    assert len([name for name in reader.files if name.startswith("_news/")]) == 3


async def test_files_that_were_changed_or_deleted_in_the_checkout_are_put_right(reader: Reader) -> None:
    known = (await look_at(reader, {})).known
    news = reader.clone / "files/_news"
    (news / "2024-01-01-one.md").write_text("scribbled")
    (news / "2024-02-02-two.md").unlink()
    assert isinstance(await (await reader.source()).listing(known), Unchanged)
    assert {path.read_bytes() for path in news.iterdir()} == {ARTICLE}


async def test_what_a_git_that_was_killed_left_is_in_nobodys_way(archive: Archive, reader: Reader) -> None:
    known = (await look_at(reader, {})).known
    made = (reader.clone / "git").stat().st_ino
    for name in ("index.lock", "shallow.lock", "refs/newsreader/head.lock"):
        (reader.clone / "git" / name).touch()
    half = reader.clone.with_name(f".{reader.clone.name}.0a0b0c0d")
    half.mkdir()
    archive.write("_news/2024-03-03-new.md")
    archive.commit()
    assert (await look_at(reader, known)).keys == ["_news/2024-03-03-new.md"]
    assert (reader.clone / "git").stat().st_ino == made, "it was not made again"
    shutil.rmtree(reader.clone / "git")
    await look_at(reader, known)
    assert not half.exists()


async def test_two_readers_at_once_make_one_clone(reader: Reader) -> None:
    found = await asyncio.gather(*(look_at(reader, {}) for _ in range(3)))
    assert [len(one.documents) for one in found] == [3, 3, 3]
    assert len([path for path in (reader.cache / "git").iterdir() if path.is_dir()]) == 1


async def test_many_updates_are_put_together(
    archive: Archive, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.sources.git_repository.MANY_PACKS", 3)
    known = (await look_at(reader, {})).known
    for number in range(4):
        archive.write(f"_news/2024-04-0{number}.md")
        archive.commit()
        found = await look_at(reader, known)
        assert found.keys == [f"_news/2024-04-0{number}.md"]
        known = found.known
    assert len(list((reader.clone / "git/objects/pack").glob("*.pack"))) <= 3


async def test_a_file_that_is_too_large_is_a_failure_and_hurts_no_other(
    archive: Archive, reader: Reader
) -> None:
    known = (await look_at(reader, {})).known
    archive.write("_news/2024-03-03-huge.md", data=ARTICLE + b"x" * (8 << 20))
    archive.write("_news/2024-03-04-fine.md")
    archive.commit()
    found = await look_at(reader, known)
    assert list(found.documents) == ["_news/2024-03-04-fine.md"]
    assert "8 MB" in found.failures["_news/2024-03-03-huge.md"]


async def test_a_worker_process_can_read_it(reader: Reader) -> None:
    source = await reader.source()
    listing = await source.listing({})
    assert isinstance(listing, Listing)
    copy = pickle.loads(pickle.dumps(source))
    assert isinstance(copy.read(listing.entries[0]), Fetched)
    assert isinstance(copy.read(Entry("no.md", "/nowhere/no.md")), FetchFailure)


async def test_what_an_archive_holds_is_told_before_it_is_added(archive: Archive, reader: Reader) -> None:
    archive.write("_news/2024-09-09-late.md", data=b"---\ntitle: The latest\n---\n")
    archive.write("_news/2024-10-10-none.md", data=b"no article")
    archive.commit()
    offer = await look(reader.spec._replace(kind=None), Way(cache=str(reader.cache)))
    assert offer.words == "git archive, branch main, 5 article files"
    assert offer.titles == ("The latest", *["A short story"] * 3)
    assert (offer.articles, offer.spec.kind) == (5, "git")
    with pytest.raises(SourceError, match="holds no article files"):
        await look(reader.spec._replace(address=f"{archive.address}#assets"), Way(cache=str(reader.cache)))


async def test_a_source_that_was_removed_leaves_no_clone(archive: Archive, reader: Reader) -> None:
    await look_at(reader, {})
    other = Reader(reader.cache, f"{archive.address}#_news")
    await look_at(other, {})
    forget("https://no.example/feed.xml", str(reader.cache))
    forget(archive.address, str(reader.cache))
    assert [path.name for path in (reader.cache / "git").iterdir() if path.is_dir()] == [other.clone.name]
    forget("-", str(reader.cache))
